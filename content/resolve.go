package content

import (
	"fmt"
	"strings"
	"unicode"

	"readout/model"
)

// reference is a reference with its place, wherever it was written.
type reference struct {
	text       string // without "#" and "?"
	start, end int
	link       bool   // written as "#id"
	from       string // what it is part of, such as "position"
}

// actorRef resolves a reference that is part of a scalar of the facts.
func (d *decoder) actorRef(n *node, s string, at int, from string) string {
	text, _ := cutRef(model.CleanLine(s))
	if text == "" {
		return ""
	}
	at += strings.Index(s, text)
	start, end := d.within(n, at, at+len(text))
	return d.resolveActor(reference{text: text, start: start, end: end, from: from})
}

// actorRefs resolves one actor or a list of them, with commas or as a list.
func (d *decoder) actorRefs(n *node, from string) []string {
	var out []string
	d.each(n, func(key, v *node) {
		if v.kind != scalar || key != nil {
			d.fault(v, "not-a-text", "an actor is expected here", "write an id, or a list of ids", model.Error)
			return
		}
		out = append(out, d.actorList(v, v.text, 0, from)...)
	})
	return out
}

// actorList resolves actors with commas between them. A name with a comma in
// it is one actor if somebody is called so.
func (d *decoder) actorList(n *node, s string, at int, from string) []string {
	if len(d.actorsCalled(strings.TrimSpace(model.CleanLine(s)))) > 0 {
		return []string{d.actorRef(n, s, at, from)}
	}
	var out []string
	for part := range strings.SplitSeq(s, ",") {
		if id := d.actorRef(n, part, at, from); id != "" {
			out = append(out, id)
		}
		at += len(part) + 1
	}
	return out
}

// resolveActor returns the id of the actor that a reference names. An actor
// whom nobody declared comes to be by being named.
func (d *decoder) resolveActor(r reference) string {
	found := d.actorsCalled(r.text)
	switch {
	case len(found) == 1:
		id := d.b.Actors()[found[0]].ID
		if d.unknown[id] {
			d.nobody(r)
		}
		return id
	case len(found) > 1:
		d.add(fault{
			start: r.start, end: r.end, code: "ambiguous", what: cite(r.text) + " fits " + d.namesOf(found),
			mend: "write the id of the one who is meant",
		})
		return ""
	}
	if id, ok := d.takeShared(r.text); ok {
		return id
	}
	if what := d.otherThing(r.text); what != "" && r.link {
		d.add(fault{
			start: r.start, end: r.end, code: "not-an-actor", what: cite(r.text) + " is " + what + ", not an actor",
			mend: "put the id of an actor here" + d.knownActors(),
		})
		return ""
	}
	a := model.Actor{ID: r.text, Name: r.text}
	if isID(r.text) && !strings.ContainsFunc(r.text, unicode.IsUpper) {
		a.Name = nameFrom(r.text)
	} else if a.ID = slugOf(r.text); a.ID == "" {
		d.add(fault{
			start: r.start, end: r.end, code: "unknown-id", what: cite(r.text) + " names nobody",
			mend: "write an id" + d.knownActors(),
		})
		return ""
	}
	d.unknown[a.ID] = d.nobody(r)
	d.addActor(withDefaults(a))
	d.inferOnce("actor", "actor:"+a.ID, r.from)
	return a.ID
}

// nobody notes a reference to somebody who is not declared: as a mistake if
// somebody with nearly that id is, or if it is a link in a text with a cast;
// else as a hint. It reports whether it was a mistake.
func (d *decoder) nobody(r reference) bool {
	sign := ""
	if r.link {
		sign = "#"
	}
	near, _ := d.nearest(r.text, d.callable())
	f := fault{
		start: r.start, end: r.end, code: "unknown-id", severity: model.Warning,
		what: "nobody here has the id " + cite(r.text),
	}
	if !isID(r.text) {
		f.what = "nobody here is called " + cite(r.text)
	}
	switch {
	case near != "":
		f.mend = "did you mean " + sign + near + "?" + d.knownActors()
	case r.link && d.declared > 0:
		f.mend = fmt.Sprintf("add %s under actors:, or take one of these.%s", r.text, d.knownActors())
	default:
		f.severity, f.code = model.Hint, "undeclared"
		f.what = cite(r.text) + " is not declared under actors"
		f.mend = fmt.Sprintf("add  %s: Name, role", slugOf(r.text))
	}
	d.add(f)
	return f.severity != model.Hint
}

// callable lists what a reference to a declared actor may be spelt like.
func (d *decoder) callable() []string {
	out := make([]string, 0, 2*d.declared)
	for _, a := range d.b.Actors()[:min(d.declared, maxAmong)] {
		out = append(out, a.ID)
	}
	return out
}

// maxAmong is how many ids a misspelt one is compared with.
const maxAmong = 500

// knownActors lists the first ids of the cast for a mend.
func (d *decoder) knownActors() string {
	return knownIDs(d.callable(), d.declared)
}

// knownIDs lists the first four of all ids.
func knownIDs(ids []string, all int) string {
	if all == 0 || len(ids) == 0 {
		return ""
	}
	first := ids[:min(4, len(ids))]
	s := "  Known: " + strings.Join(first, ", ")
	if all > len(first) {
		s += fmt.Sprintf(", %d more", all-len(first))
	}
	return s
}

// namesOf names the actors that one name fits.
func (d *decoder) namesOf(found []int) string {
	var names []string
	for _, i := range found[:min(len(found), 4)] {
		names = append(names, fmt.Sprintf("%s (%s)", d.b.Actors()[i].ID, d.b.Actors()[i].Name))
	}
	count := "two"
	if len(found) > 2 {
		count = fmt.Sprint(len(found))
	}
	return count + " actors: " + strings.Join(names, ", ")
}

// takeShared takes an actor over from the shared cast.
func (d *decoder) takeShared(s string) (id string, ok bool) {
	found := d.shared.actorsCalled(s)
	if len(found) != 1 {
		return "", false
	}
	a := d.shared.b.Actors()[found[0]]
	a.At = model.Place{}
	d.addActor(withDefaults(a))
	d.inferOnce("actor", "actor:"+a.ID, fromCast)
	if _, known := d.ids[a.SpeaksFor]; !known && a.SpeaksFor != "" {
		d.takeShared(a.SpeaksFor)
	}
	return a.ID, true
}

// otherThing says what an id is that is no actor's.
func (d *decoder) otherThing(s string) string {
	if _, ok := d.issue[s]; ok {
		return "an issue"
	}
	if _, ok := d.source[s]; ok {
		return "a source"
	}
	for _, h := range d.body.Headings {
		if h.Slug == s && s != "" {
			return "a heading"
		}
	}
	return ""
}

// issueRef resolves a reference to an issue.
func (d *decoder) issueRef(n *node) string {
	text, _ := cutRef(d.line(n))
	if text == "" {
		return ""
	}
	if id, ok := d.issueCalled(text); ok {
		return id
	}
	var ids []string
	for _, x := range d.b.Issues()[:min(len(d.b.Issues()), maxAmong)] {
		ids = append(ids, x.ID)
	}
	d.noSuch(n, "issue", text, ids, len(d.b.Issues()))
	return ""
}

// sourceRef resolves a reference to a source.
func (d *decoder) sourceRef(n *node) string {
	text, _ := cutRef(d.line(n))
	if text == "" {
		return ""
	}
	if id, ok := d.sourceCalled(text); ok {
		return id
	}
	var ids []string
	for _, x := range d.b.Sources()[:min(len(d.b.Sources()), maxAmong)] {
		ids = append(ids, x.ID)
	}
	d.noSuch(n, "source", text, ids, len(d.b.Sources()))
	return ""
}

// noSuch notes a reference to an issue or a source that there is none of.
func (d *decoder) noSuch(n *node, what, text string, ids []string, all int) {
	f := fault{
		code: "unknown-id", severity: model.Warning,
		what: fmt.Sprintf("no %s here has the id %s", what, cite(text)),
	}
	f.start, f.end = n.start, n.end
	if i := strings.Index(n.text, text); i >= 0 {
		f.start, f.end = d.within(n, i, i+len(text))
	}
	near, _ := d.nearest(text, ids)
	switch {
	case near != "":
		f.mend = "did you mean " + near + "?" + knownIDs(ids, all)
	case all > 0:
		f.mend = "take one of these." + knownIDs(ids, all)
	default:
		f.mend = fmt.Sprintf("declare it under %ss:", what)
	}
	d.add(f)
}
