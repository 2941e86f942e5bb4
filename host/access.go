package host

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"

	gossh "golang.org/x/crypto/ssh"

	"go.yaml.in/yaml/v4"

	"readout/model"
)

// AccessSample is an access.yaml to begin with. It lets nobody in.
const AccessSample = `# Who may read, and what. The host reads this file again whenever it changes;
# one with a mistake is not taken, and the rules before it stay in force.
#
# A ceiling is a label of the Traffic Light Protocol: TLP:CLEAR, TLP:GREEN,
# TLP:AMBER, TLP:AMBER+STRICT, TLP:RED; or all. A briefing without a marking is
# above every ceiling unless "unmarked: true" stands beside it. Folders count from
# the folder that is served; without them all of it is meant. Markings of the
# house, which no ceiling reaches but all, are granted by name: markings: [Internal]
#
# What several groups allow is allowed.

# groups:
#   desk:
#     ceiling: TLP:AMBER+STRICT
#     unmarked: true
#   partners:
#     ceiling: TLP:GREEN
#     folders: [shared]

# readers:
#   anna:
#     groups: [desk]
#     keys:
#       - ssh-ed25519 AAAA... anna@laptop
#   ben:
#     ceiling: TLP:CLEAR
#     keys: [ssh-ed25519 AAAA... ben]

# Certificates that an authority signed for one of the principals:
#
# authorities:
#   newsroom:
#     key: ssh-ed25519 AAAA... newsroom-ca
#     principals: [readout]
#     groups: [desk]

# Strangers, who are asked nothing:
#
# anonymous:
#   ceiling: TLP:CLEAR
`

// Access reads an access.yaml. Every mistake in it is told, with line and column,
// and then nothing of it is taken.
func Access(file string) (*Rules, error) {
	data, err := readSmall(file)
	if err != nil {
		return nil, err
	}
	a := access{file: file, rules: &Rules{}, groups: map[string][]Grant{}, keys: map[string]string{}}
	a.read(data)
	if len(a.faults) > 0 {
		return nil, errors.Join(a.faults...)
	}
	return a.rules, nil
}

// access is an access.yaml that is being read.
type access struct {
	file   string
	rules  *Rules
	groups map[string][]Grant
	keys   map[string]string // where each key stands, by its bytes
	faults []error
}

func (a *access) fault(at *yaml.Node, format string, args ...any) {
	a.faults = append(a.faults, fmt.Errorf("%s:%d:%d: %s", a.file, at.Line, at.Column, model.CleanLine(fmt.Sprintf(format, args...))))
}

func (a *access) read(data []byte) {
	if saysNothing(data) {
		return
	}
	var doc yaml.Node
	if err := yaml.Load(data, &doc); err != nil {
		a.syntax(err)
		return
	}
	if len(doc.Content) == 0 {
		return
	}
	top := a.mapping(doc.Content[0], "rules", "groups", "readers", "authorities", "anonymous")
	for name, node := range a.entries(top["groups"], "groups") { // first, since the others name them
		a.groups[name.Value] = a.grants(name, a.mapping(node, "a group", grantKeys...), false)
	}
	for name, node := range a.entries(top["readers"], "readers") {
		a.reader(name, node)
	}
	for name, node := range a.entries(top["authorities"], "authorities") {
		a.authority(name, node)
	}
	if node := top["anonymous"]; node != nil {
		a.rules.anonymous = a.grants(node, a.mapping(node, "anonymous", slices.Concat(grantKeys, []string{"groups"})...), true)
	}
}

// grantKeys are the keys of what says what may be read.
var grantKeys = []string{"ceiling", "folders", "markings", "unmarked"}

func (a *access) reader(name, node *yaml.Node) {
	fields := a.mapping(node, "a reader", slices.Concat(grantKeys, []string{"groups", "keys"})...)
	grants := a.grants(name, fields, true)
	if fields["keys"] == nil && fields[odd] == nil {
		a.fault(name, "%s has no keys", name.Value)
	}
	for _, line := range a.list(fields["keys"], "keys") {
		m, err := parseKey(line.Value)
		if err != nil {
			a.fault(line, "%s", err)
			continue
		}
		if a.twice(line, m.key) {
			continue
		}
		m.name, m.grants = model.CleanLine(name.Value), grants
		a.rules.readers = append(a.rules.readers, m)
	}
}

func (a *access) authority(name, node *yaml.Node) {
	fields := a.mapping(node, "an authority", slices.Concat(grantKeys, []string{"groups", "key", "principals"})...)
	grants := a.grants(name, fields, true)
	for _, needed := range []string{"key", "principals"} {
		if fields[needed] == nil {
			if fields[odd] == nil {
				a.fault(name, "%s has no %s", name.Value, needed)
			}
			return
		}
	}
	m, err := parseKey(a.text(fields["key"], "key"))
	if err != nil || len(m.from) > 0 || !m.expires.IsZero() {
		a.fault(fields["key"], "the key of an authority is a public key without options")
		return
	}
	if a.twice(fields["key"], m.key) {
		return
	}
	var principals []string
	for _, p := range a.list(fields["principals"], "principals") {
		principals = append(principals, p.Value)
	}
	a.rules.authorities = append(a.rules.authorities, authority{key: m.key, principals: principals, grants: grants})
}

// twice reports whether a key stands in the file already: whose it is would
// depend on the order.
func (a *access) twice(at *yaml.Node, key gossh.PublicKey) bool {
	blob := string(key.Marshal())
	if before := a.keys[blob]; before != "" {
		a.fault(at, "this key stands in line %s already", before)
		return true
	}
	a.keys[blob] = strconv.Itoa(at.Line)
	return false
}

// grants reads what may be read: of its own, and by groups.
func (a *access) grants(name *yaml.Node, fields map[string]*yaml.Node, groups bool) []Grant {
	var all []Grant
	if own := fields["ceiling"]; own != nil {
		g := Grant{}
		var err error
		if g.Ceiling, err = Ceiling(a.text(own, "ceiling")); err != nil {
			a.fault(own, "%s", err)
		}
		for _, n := range a.list(fields["folders"], "folders") {
			clean := path.Clean(n.Value)
			if path.IsAbs(n.Value) || !fs.ValidPath(clean) {
				a.fault(n, "%q is no folder below the one that is served", n.Value)
			}
			g.Folders = append(g.Folders, clean)
		}
		for _, n := range a.list(fields["markings"], "markings") {
			g.Markings = append(g.Markings, n.Value)
		}
		if n := fields["unmarked"]; n != nil {
			switch a.text(n, "unmarked") {
			case "true":
				g.Unmarked = true
			case "false":
			default:
				a.fault(n, "unmarked takes true or false")
			}
		}
		all = append(all, g)
	} else {
		for _, key := range grantKeys[1:] {
			if n := fields[key]; n != nil && fields[odd] == nil {
				a.fault(n, "%s belongs to a ceiling, and there is none", key)
			}
		}
	}
	for _, n := range a.list(fields["groups"], "groups") {
		grants, ok := a.groups[n.Value]
		if !ok {
			a.fault(n, "no group is called %q%s", n.Value, didYouMean(n.Value, a.groups))
		}
		all = append(all, grants...)
	}
	if fields[odd] == nil && fields["ceiling"] == nil && fields["groups"] == nil && fields["folders"] == nil && fields["markings"] == nil && fields["unmarked"] == nil {
		needs := "a ceiling"
		if groups {
			needs += " or groups"
		}
		a.fault(name, "nothing may be read here without %s", needs)
	}
	return all
}
