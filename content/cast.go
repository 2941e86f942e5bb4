package content

import (
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"readout/model"
)

// fromCast names the shared cast of a folder as what something is inferred from.
const fromCast = "actors.yaml"

// groups are the keys under which actors may be grouped by their part.
var groups = map[string]model.Part{
	"parties": model.Party, "mediators": model.Mediator, "supporters": model.Supporter,
	"analysts": model.Analyst, "others": model.Other,
}

// parseCast reads a shared cast: what stands under "actors:" of a file, or a
// file that holds nothing but that.
func parseCast(name string, src []byte) ([]model.Actor, error) {
	text, _, err := decodeText(name, string(src))
	if err != nil {
		return nil, err
	}
	d := newDecoder(name, text, Options{})
	root, err := d.loadYAML(0, len(d.src))
	if err != nil {
		return nil, d.refuse(err)
	}
	if under := root.get("actors"); under != nil {
		root = under
	}
	d.actors(root)
	d.speaksFor()
	return d.b.Actors(), nil
}

// withCast takes the shared cast that lies beside a briefing, unless its folder
// gave one already. A briefing opened alone has the same actors as in a library
// that begins with its folder; nobody told that the folders above belong to one.
func (o Options) withCast(name string) (with Options, notice string) {
	if o.cast != nil || o.noSources || name == "" || name == "-" || path.Base(filepath.ToSlash(name)) == fromCast {
		return o, ""
	}
	o.cast = []model.Actor{}
	text, err := readSource(name, fromCast, Options{FS: o.FS, MaxSize: maxFront})
	if errors.Is(err, errNoFile) {
		return o, ""
	}
	if err == nil {
		o.cast, err = parseCast(fromCast, []byte(text))
	}
	if err != nil {
		line, _, _ := strings.Cut(err.Error(), "\n")
		return o, "the shared cast is not used: " + model.CleanLine(line)
	}
	return o, ""
}

// actors decodes the cast: groups, id: Name, role, and records.
func (d *decoder) actors(v *node) {
	d.shared = newLookup(&model.Briefing{Facts: &model.Facts{}})
	for _, a := range d.o.cast {
		if _, twice := d.shared.ids[a.ID]; !twice {
			d.shared.addActor(a)
		}
	}
	d.each(v, func(key, n *node) {
		if key != nil {
			if part, ok := d.group(key, n); ok {
				d.each(n, func(key, n *node) { d.actor(key, n, part) })
				return
			}
		}
		d.actor(key, n, "")
	})
	d.declared = len(d.b.Actors())
}

// group tells a group of actors from an actor.
func (d *decoder) group(key, n *node) (model.Part, bool) {
	if part, ok := groups[key.text]; ok {
		return part, true
	}
	if n.kind == scalar {
		return "", false
	}
	for _, k := range n.keys {
		if _, ok := fieldOf("actor", k.text); ok {
			return "", false
		}
	}
	names := []string{"parties", "mediators", "supporters", "analysts", "others"}
	if near, _ := d.nearest(key.text, names); near != "" {
		d.misspelt(key, key.text, names)
		return groups[near], true
	}
	if n.kind == table && len(n.items) > 0 {
		d.fault(key, "unknown-key", "there is no group of actors called "+cite(key.text),
			"one of  "+strings.Join(names, "  "), model.Warning)
		return model.Other, true
	}
	return "", false
}

// actor decodes one actor.
func (d *decoder) actor(key, n *node, part model.Part) {
	a := model.Actor{Part: part, At: d.at(key, n)}
	if key != nil {
		a.ID = d.id(key)
	}
	if n.kind == table && (key != nil || len(n.keys) != 1 || !n.keys[0].plain) {
		d.known("actor", n, func(key string, v *node) { d.actorField(&a, key, v) }, &a.Extra)
	} else {
		a.Name, a.Role = splitActor(d.line(n))
	}
	a = d.fromShared(a)
	if !d.declare("actor", &a.ID, a.Name, key, n) {
		return
	}
	if a.Name == "" {
		a.Name = nameFrom(a.ID)
	}
	d.addActor(withDefaults(a))
}

func (d *decoder) actorField(a *model.Actor, key string, v *node) {
	switch key {
	case "id":
		a.ID = d.id(v)
	case "name":
		a.Name = d.line(v)
	case "role":
		a.Role = d.line(v)
	case "aliases":
		a.Aliases = d.texts(v)
	case "kind":
		a.Kind = d.choice(v, "a kind", model.Kinds)
	case "part":
		if s := d.choice(v, "a part", model.Parts); s != "" {
			a.Part = model.Part(s)
		}
	case "speaks_for":
		a.SpeaksFor = strings.TrimPrefix(d.line(v), "#")
		if a.SpeaksFor != "" {
			d.speakers = append(d.speakers, v)
		}
	case "wikidata":
		a.Wikidata = d.line(v)
	}
}

// withDefaults gives an actor the kind and the part that nobody wrote.
func withDefaults(a model.Actor) model.Actor {
	if a.Kind == "" {
		a.Kind = "person"
	}
	if a.Part == "" {
		a.Part = model.Other
	}
	return a
}

// fromShared fills the fields that the briefing leaves to the shared cast.
func (d *decoder) fromShared(a model.Actor) model.Actor {
	i, ok := d.shared.ids[a.ID]
	if !ok {
		return a
	}
	s := d.shared.b.Actors()[i]
	fill := func(name string, own *string, shared string) {
		if *own == "" && shared != "" {
			*own = shared
			d.inferOnce(name, "actor:"+a.ID, fromCast)
		}
	}
	part := string(a.Part)
	fill("name", &a.Name, s.Name)
	fill("role", &a.Role, s.Role)
	fill("part", &part, string(s.Part))
	fill("kind", &a.Kind, s.Kind)
	fill("speaks_for", &a.SpeaksFor, s.SpeaksFor)
	fill("wikidata", &a.Wikidata, s.Wikidata)
	a.Part = model.Part(part)
	if len(a.Aliases) == 0 && len(s.Aliases) > 0 {
		a.Aliases = s.Aliases
		d.inferOnce("aliases", "actor:"+a.ID, fromCast)
	}
	return a
}

// splitActor splits Name, role.
func splitActor(s string) (name, role string) {
	name, role, _ = strings.Cut(s, ",")
	return strings.TrimSpace(name), strings.TrimSpace(role)
}

// id reads an id.
func (d *decoder) id(n *node) string { return d.idIn(n, d.line(n)) }

// idIn reads an id that is all of a scalar but for a sign behind it.
func (d *decoder) idIn(n *node, s string) string {
	s = strings.TrimPrefix(s, "#")
	if s != "" && !isID(s) {
		d.fault(n, "id", cite(s)+" is not an id", "letters, digits and - only, such as "+slugOf(s), model.Error)
		s = slugOf(s)
	}
	return s
}

// declare sees to it that an actor, issue or source has an id of its own. It
// reports false if there is none or another of its type has it.
func (d *decoder) declare(what string, id *string, name string, key, n *node) bool {
	if key == nil {
		key = n
		if v := n.get("id"); v != nil {
			key = v
		}
	}
	if *id == "" {
		*id = slugOf(name)
	}
	if *id == "" {
		d.fault(key, "no-id", what+" without an id", "write  id: followed by the rest", model.Error)
		return false
	}
	for _, kind := range []string{"actor", "issue", "source"} {
		first, taken := d.firsts[kind+":"+*id]
		switch {
		case taken && kind == what:
			d.twice(key, first, fmt.Sprintf("the id %s is given twice", cite(*id)))
			return false
		case taken:
			at := d.place(first.start, first.end)
			d.add(fault{
				start: key.start, end: key.end, code: "twice", severity: model.Warning, also: []model.Place{at},
				what: fmt.Sprintf("the id %s is that of %s %s on line %d too", cite(*id), article(kind), kind, at.Line),
				mend: "give one of them another id",
			})
		}
	}
	d.firsts[what+":"+*id] = key
	return true
}

func article(noun string) string {
	if strings.ContainsRune("aeiou", rune(noun[0])) {
		return "an"
	}
	return "a"
}

// speaksFor looks up whom actors speak for, once all of them are known.
func (d *decoder) speaksFor() {
	for i := range len(d.b.Actors()) {
		to := d.b.Actors()[i].SpeaksFor
		if to == "" {
			continue
		}
		at := slices.IndexFunc(d.speakers, func(n *node) bool { return strings.TrimPrefix(model.CleanLine(n.text), "#") == to })
		if at >= 0 {
			d.b.Actors()[i].SpeaksFor = d.actorRef(d.speakers[at], to, 0, "speaks_for")
		} else if _, ok := d.ids[to]; !ok {
			d.takeShared(to)
		}
	}
}
