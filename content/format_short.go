package content

import (
	"fmt"
	"slices"
	"strings"

	"readout/model"
)

// shortRecord is a briefing in short forms, without what reading infers.
func shortRecord(b *model.Briefing, text string) object {
	inferred := inferredOf(b, text)
	o := record(b, false)
	for i := range o {
		switch m := &o[i]; m.key {
		case "actors":
			m.value = shortActors(b, inferred)
		case "issues":
			m.value = shortIssues(b, inferred)
		case "events":
			m.value = shortEvents(b)
		case "sources":
			m.value = shortSources(b)
		case "judgements":
			m.value = shortJudgements(b)
		}
	}
	o = o.without("positions")
	if b.Status == model.Draft {
		o = o.without("status")
	}
	for _, key := range []string{"title", "summary"} {
		if inferred[key+" "] {
			o = o.without(key)
		}
	}
	for _, key := range []string{"actors", "issues"} {
		if v, ok := o.get(key).(object); ok && len(v) == 0 {
			o = o.without(key)
		}
	}
	return o
}

// shortListed leaves out of listed quotes or questions what reading infers.
func shortListed(b *model.Briefing, records []object, what, text string) []object {
	inferred := inferredOf(b, text)
	var out []object
	for _, o := range records {
		of := what + ":" + fmt.Sprint(o.get("id"))
		for _, key := range []string{"issue", "source"} {
			if inferred[key+" "+of] || key == "issue" && text == "" && o.get(key) == nil {
				o = o.without(key)
			}
		}
		out = append(out, o)
	}
	return out
}

// inferredOf tells what reading would infer again, with or without a text.
func inferredOf(b *model.Briefing, text string) map[string]bool {
	out := make(map[string]bool, len(b.Inferred()))
	for _, i := range b.Inferred() {
		if text != "" || !slices.Contains(fromText, i.From) {
			out[i.What+" "+i.Of] = true
		}
	}
	return out
}

// get returns the value of a key.
func (o object) get(key string) any {
	for _, m := range o {
		if m.key == key {
			return m.value
		}
	}
	return nil
}

// groupOf names the group of a part.
func groupOf(part model.Part) string {
	for name, p := range groups {
		if p == part {
			return name
		}
	}
	return "others"
}

// shortActors groups the cast by part.
func shortActors(b *model.Briefing, inferred map[string]bool) object {
	var out object
	for _, a := range b.Actors() {
		if inferred["actor actor:"+a.ID] {
			continue
		}
		group := groupOf(a.Part)
		if len(out) == 0 || out[len(out)-1].key != group {
			out = append(out, member{group, object{}})
		}
		last := &out[len(out)-1]
		last.value = append(last.value.(object), member{a.ID, shortActor(a)})
	}
	return out
}

// shortActor is  Name, role  or a record on one line.
func shortActor(a model.Actor) any {
	line := a.Name
	if a.Role != "" {
		line += ", " + a.Role
	}
	name, role := splitActor(line)
	if name == a.Name && role == a.Role && a.Kind == "person" && len(a.Aliases) == 0 &&
		a.SpeaksFor == "" && a.Wikidata == "" && len(a.Extra) == 0 {
		return line
	}
	o := actorRecord(a).without("id").without("part")
	if a.Kind == "person" {
		o = o.without("kind")
	}
	return flow{o}
}

// shortIssues puts positions under their issues.
func shortIssues(b *model.Briefing, inferred map[string]bool) object {
	var out object
	for _, x := range b.Issues() {
		o, id := issueRecord(x).without("id").without("guess"), x.ID
		if x.Guess {
			id += "?"
		}
		if inferred["title issue:"+x.ID] {
			o = o.without("title")
		}
		if positions := shortPositions(b, x.ID); len(positions) > 0 {
			o = append(o, member{"positions", positions})
		}
		if inferred["issue issue:"+x.ID] && len(o) == 1 && !x.Guess {
			continue
		}
		out = append(out, member{id, o})
	}
	return out
}

// shortPositions puts what is said of one actor on one line, or in a list.
func shortPositions(b *model.Briefing, issue string) object {
	var out object
	for _, p := range b.Positions() {
		if p.Issue != issue {
			continue
		}
		if n := len(out); n > 0 && out[n-1].key == p.Actor {
			lines, ok := out[n-1].value.([]any)
			if !ok {
				lines = []any{out[n-1].value}
			}
			out[n-1].value = append(lines, shortPosition(p))
			continue
		}
		out = append(out, member{p.Actor, shortPosition(p)})
	}
	for i := range out {
		// One line to a list reads better than all lines on one.
		if lines, ok := out[i].value.([]any); ok {
			out[i].value = stacked(lines)
		}
	}
	return out
}

// stacked is a list with each item on a line of its own.
type stacked []any

// shortPosition is  stance[?] - note (per a, b)  or a record on one line.
func shortPosition(p model.Position) any {
	line := string(p.Stance)
	if p.Guess {
		line += "?"
	}
	if p.Note != "" {
		line += " - " + p.Note
	}
	if len(p.Per) > 0 {
		line += fmt.Sprintf(" (per %s)", strings.Join(p.Per, ", "))
	}
	x := splitPosition(line)
	if x.note == p.Note && x.per == strings.Join(p.Per, ", ") && p.Source == "" && p.Confidence == "" &&
		p.On.IsZero() && len(p.Extra) == 0 {
		return line
	}
	return flow{positionRecord(p).without("actor").without("issue")}
}

func shortEvents(b *model.Briefing) []flow {
	var out []flow
	for i, e := range b.Events() {
		o := eventRecord(e)
		if e.ID == fmt.Sprint("e", i+1) {
			o = o.without("id")
		}
		if e.State == model.Happened {
			o = o.without("state")
		}
		out = append(out, flow{o})
	}
	return out
}

func shortJudgements(b *model.Briefing) []flow {
	var out []flow
	for i, j := range b.Judgements() {
		o := judgementRecord(j)
		if j.ID == fmt.Sprint("j", i+1) {
			o = o.without("id")
		}
		out = append(out, flow{o})
	}
	return out
}

func shortSources(b *model.Briefing) object {
	var out object
	for _, s := range b.Sources() {
		o := sourceRecord(s).without("id")
		if len(o) == 1 && o[0].key == "title" && !strings.Contains(s.Title, "://") {
			out = append(out, member{s.ID, s.Title})
			continue
		}
		out = append(out, member{s.ID, flow{o}})
	}
	return out
}
