package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"readout/host"
	"readout/model"
	"readout/store"
	"readout/ui"
)

// config is what one run goes by, and where each of its settings came from.
type config struct {
	settings
	keys   map[string][]string // by the id of the command
	from   map[string]string   // by the name of the setting; absent means the default
	path   string              // of the file that was read; "" for none
	faults []string
}

// maxConfig is the size of the largest configuration that is read.
const maxConfig = 256 << 10

// configure reads the configuration, then the environment, then the flags, each
// overriding the one before. All faults are told at once.
func (a *app) configure() (*config, error) {
	c := &config{settings: defaults(), keys: map[string][]string{}, from: map[string]string{}}
	if a.visit != nil {
		c.MaxSize = host.Usual().StandardInput
	} else if err := c.read(a.configPath(), commandIDs()); err != nil {
		return nil, err
	}
	for _, s := range settingsTable() {
		if a.visit != nil && s.local {
			continue
		}
		if v := a.env(s.variable()); v != "" {
			c.take(s, v, s.variable(), s.variable())
		}
		if v, ok := a.flags.given[s.name]; ok {
			c.take(s, v, "--"+s.flagName(), "--"+s.flagName())
		}
	}
	if len(c.faults) > 0 {
		hint := ""
		if c.path != "" {
			hint = "`readout config` shows what may stand in " + c.path
		}
		return nil, wrong(hint, "%s", strings.Join(c.faults, "\n"))
	}
	if store.IsURL(c.State) && !a.serves {
		return nil, wrong("readout serve keeps what its readers keep there; for yourself --state takes a whole path, none or auto",
			"%s is a database of hosts, and nothing that a reader at their own computer uses", store.Redacted(c.State))
	}
	return c, nil
}

// take sets a setting from what somebody wrote, or notes what is wrong with it.
// The place ends with the name under which the setting was written.
func (c *config) take(s setting, value, from, place string) {
	if !s.set(&c.settings, value) {
		c.fault("%s takes %s, not %q", place, s.takes, value)
		return
	}
	c.from[s.name] = from
}

func (c *config) fault(format string, args ...any) {
	c.faults = append(c.faults, fmt.Errorf(format, args...).Error())
}

// read takes in the file, if there is one.
func (c *config) read(path string, commands []string) error {
	if path == "" {
		return nil
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return unreadable(err)
	case !info.Mode().IsRegular():
		return unreadable(fmt.Errorf("%s: not a regular file", path))
	case info.Size() > maxConfig:
		return unreadable(fmt.Errorf("%s: larger than %s", path, formatSize(maxConfig)))
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return unreadable(err)
	}
	c.path = path
	c.decode(path, data, commands)
	return nil
}

// decode takes in the text of a configuration; every fault has its line and column.
func (c *config) decode(path string, data []byte, commands []string) {
	if saysNothing(data) {
		return
	}
	var doc yaml.Node
	if err := yaml.Load(data, &doc); err != nil {
		c.syntax(path, err)
		return
	}
	if len(doc.Content) == 0 {
		return
	}
	top := doc.Content[0]
	if top.Kind == yaml.ScalarNode && top.Tag == "!!null" {
		return
	}
	if top.Kind != yaml.MappingNode {
		c.fault("%s: settings are lines such as \"theme: dark\"", at(path, top))
		return
	}
	known := []string{"keys"}
	table := map[string]setting{}
	for _, s := range settingsTable() {
		known, table[s.name] = append(known, s.name), s
	}
	seen := map[string]int{}
	for key, value := range pairs(top) {
		s, ok := table[key.Value]
		switch {
		case seen[key.Value] > 0:
			c.fault("%s: %q stands in line %d already", at(path, key), key.Value, seen[key.Value])
		case key.Value == "keys":
			c.decodeKeys(path, value, commands)
		case !ok:
			c.fault("%s: no setting called %q%s", at(path, key), key.Value, didYouMean(key.Value, known))
		case value.Kind != yaml.ScalarNode:
			c.fault("%s: %s takes %s", at(path, value), s.name, s.takes)
		default:
			c.take(s, value.Value, at(path, value), at(path, value)+": "+s.name)
		}
		seen[key.Value] = key.Line
	}
}

// saysNothing reports whether a configuration holds comments at most, which the
// YAML reader takes for a fault.
func saysNothing(data []byte) bool {
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			return false
		}
	}
	return true
}

// decodeKeys takes in which keys run which command.
func (c *config) decodeKeys(path string, node *yaml.Node, commands []string) {
	if node.Kind != yaml.MappingNode {
		c.fault("%s: keys are lines such as \"help: [\"?\", f1]\"", at(path, node))
		return
	}
	places := map[string]string{}
	for key, value := range pairs(node) {
		if _, twice := c.keys[key.Value]; twice {
			c.fault("%s: %q is given keys twice", at(path, key), key.Value)
			continue
		}
		known := false
		for _, id := range commands {
			known = known || id == key.Value
		}
		if !known {
			c.fault("%s: no command called %q%s", at(path, key), key.Value, didYouMean(key.Value, commands))
			continue
		}
		list := []*yaml.Node{value}
		if value.Kind == yaml.SequenceNode {
			list = value.Content
		}
		names := []string{}
		for _, n := range list {
			if n.Kind != yaml.ScalarNode || n.Value == "" {
				c.fault("%s: a key is a word such as ctrl+d", at(path, n))
				continue
			}
			names = append(names, n.Value)
			places[key.Value+" "+n.Value] = at(path, n)
		}
		c.keys[key.Value] = names
	}
	c.checkKeys(path, places)
}

// checkKeys notes what is wrong with the keys as a whole, each at the key that
// the file names; the other of two that clash may be a usual one.
func (c *config) checkKeys(path string, places map[string]string) {
	var clash *ui.KeymapError
	if err := ui.Keymap(c.keys).Validate(); errors.As(err, &clash) {
		for i, what := range clash.What {
			key := clash.Key[i]
			place := places[clash.Command[i]+" "+key]
			for id, keys := range c.keys {
				if place == "" && slices.Contains(keys, key) {
					place = places[id+" "+key]
				}
			}
			c.fault("%s: %s", first(place, path), what)
		}
	}
}

// syntax notes what the YAML reader has against the file.
func (c *config) syntax(path string, err error) {
	var many *yaml.LoadErrors
	var one *yaml.LoadError
	switch {
	case errors.As(err, &many):
		for _, e := range many.Errors {
			c.fault("%s:%d:%d: %s", path, e.Mark.Line, max(e.Mark.Column, 1), e.Message)
		}
	case errors.As(err, &one):
		c.fault("%s:%d:%d: %s", path, one.Mark.Line, max(one.Mark.Column, 1), one.Message)
	default:
		c.fault("%s: %w", path, err)
	}
}

// pairs walks the keys and values of a mapping.
func pairs(node *yaml.Node) func(yield func(key, value *yaml.Node) bool) {
	return func(yield func(key, value *yaml.Node) bool) {
		for i := 0; i+1 < len(node.Content); i += 2 {
			if !yield(node.Content[i], node.Content[i+1]) {
				return
			}
		}
	}
}

func at(path string, node *yaml.Node) string {
	return fmt.Sprintf("%s:%d:%d", path, node.Line, node.Column)
}

func didYouMean(word string, candidates []string) string {
	if near, _ := model.Nearest(word, candidates); near != "" {
		return fmt.Sprintf("; did you mean %q?", near)
	}
	return ""
}

// commandIDs are the names that keys can be given to.
func commandIDs() []string {
	var ids []string
	for _, c := range ui.Commands() {
		ids = append(ids, c.ID)
	}
	return ids
}
