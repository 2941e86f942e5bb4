package content

import (
	"fmt"
	"regexp"
	"strings"

	"readout/model"
)

// perPattern finds "(per a, b)" at the end of a position line.
var perPattern = regexp.MustCompile(`(?:^|\s)\((?i:per)\s+([^()]*)\)\s*$`)

// dashPattern finds what stands between a stance and its note.
var dashPattern = regexp.MustCompile(`\s+(?:-|–|—|--)(?:\s+|$)`)

// positionLine decodes  stance[?] - note (per a, b).
func (d *decoder) positionLine(p *model.Position, n *node) {
	s := d.words(n)
	if n.kind != scalar {
		n = &node{text: s, start: n.start, end: lineEnd(d.src, n.start)}
	}
	x := splitPosition(s)
	if x.per != "" {
		p.Per = d.actorList(n, x.per, x.perAt, "per")
	}
	stance, at := x.stance, x.stanceAt
	if before, after, more := strings.Cut(stance, " "); more && x.note == "" {
		if word := strings.TrimRight(before, ",;:."); isStance(word) {
			d.dashMissing(n, at+len(word), len(before)-len(word)+1, word)
			stance, x.note = word, after
		}
	}
	d.stance(p, n, stance, at)
	p.Note = strings.TrimSpace(model.CleanLine(x.note))
}

// positionParts are the parts of a position line.
type positionParts struct {
	stance, note, per string
	stanceAt, perAt   int
}

// splitPosition splits  stance[?] - note (per a, b).
func splitPosition(s string) (x positionParts) {
	end := len(s)
	if m := perPattern.FindStringSubmatchIndex(s); m != nil {
		x.per, x.perAt = s[m[2]:m[3]], m[2]
		end = m[0]
	}
	head := s[:end]
	if m := dashPattern.FindStringIndex(head); m != nil {
		head, x.note = s[:m[0]], s[m[1]:end]
	}
	x.stance = strings.TrimSpace(head)
	x.stanceAt = strings.Index(s, x.stance)
	return x
}

func isStance(s string) bool {
	s = strings.ToLower(strings.TrimSuffix(s, "?"))
	for _, known := range model.Stances {
		if s == known {
			return true
		}
	}
	return false
}

// dashMissing notes a note that nothing divides from its stance.
func (d *decoder) dashMissing(n *node, at, size int, stance string) {
	start, end := d.within(n, at, at+size)
	f := fault{
		start: start, end: end, code: "dash", severity: model.Warning,
		what: "a dash is missing between the stance and the note", mend: "write  " + stance + " - note",
	}
	if end == start+size {
		f.fix = &model.Edit{Start: start, End: end, New: " - "}
	}
	d.add(f)
}

// stance reads a stance, with "?" behind it if it is a guess. What is none
// counts as unclear.
func (d *decoder) stance(p *model.Position, n *node, s string, at int) {
	word, guess := strings.CutSuffix(s, "?")
	if guess {
		p.Guess = true
		start, end := d.within(n, at, at+len(s))
		d.guesses = append(d.guesses, d.place(start, end))
	}
	word = strings.TrimSpace(word)
	p.Stance = model.Stance(d.choiceIn(n, word, at, "a stance", model.Stances))
	if p.Stance == "" {
		if word == "" {
			d.fault(n, "stance", "a position without a stance", "one of  "+strings.Join(model.Stances, "  "), model.Error)
		}
		p.Stance = model.Unclear
	}
}

// positionsByIssue decodes the positions that stand under their issues.
func (d *decoder) positionsByIssue(issues *node) {
	if issues.null() {
		return
	}
	for i, n := range issues.items {
		under := n.get("positions")
		if under.null() {
			continue
		}
		name := ""
		if issues.kind == table {
			name = d.issueOfKey(issues.keys[i])
		} else if v := n.get("id"); v != nil {
			name = d.issueOfKey(v)
		} else {
			name, _ = d.issueCalled(model.CleanLine(n.get("title").string()))
		}
		if name != "" {
			d.positionsOn(name, under)
		}
	}
}

func (d *decoder) issueOfKey(key *node) string {
	name, _ := cutRef(model.CleanLine(key.text))
	if id, ok := d.issueCalled(name); ok {
		return id
	}
	id, _ := d.issueCalled(slugOf(name))
	return id
}

// positionsOn decodes  actor: line,  actor: [line, …]  and lists of records.
func (d *decoder) positionsOn(issue string, n *node) {
	if n.kind != table {
		d.each(n, func(_, v *node) { d.positionRecord(v, "", issue) })
		return
	}
	seen := map[string]*node{}
	for i, key := range n.keys {
		if first := seen[key.text]; first != nil {
			at := d.place(first.start, first.end)
			d.add(fault{
				start: key.start, end: key.end, code: "twice", also: []model.Place{at},
				what: fmt.Sprintf("%s stands here twice, first on line %d", cite(key.text), at.Line),
				mend: "put both below one  " + key.text + ":  each behind a dash",
			})
		}
		seen[key.text] = key
		actor := d.actorRef(key, key.text, 0, "position")
		if actor == "" {
			continue
		}
		v := n.items[i]
		if v.kind != list {
			d.position(key, v, actor, issue)
			continue
		}
		for _, item := range v.items {
			d.position(item, item, actor, issue)
		}
	}
}

// position decodes what one account says of one actor on one issue.
func (d *decoder) position(at, v *node, actor, issue string) {
	if v.kind == table && (v.get("stance") != nil || len(v.keys) != 1) {
		d.positionRecord(v, actor, issue)
		return
	}
	p := model.Position{Actor: actor, Issue: issue, At: d.place(at.start, at.end)}
	d.positionLine(&p, v)
	d.wrote(model.TypePosition, len(d.b.Positions()), at, v)
	d.b.Facts.Positions = append(d.b.Facts.Positions, p)
}

// positionRecords decodes the list at the top level.
func (d *decoder) positionRecords(n *node) {
	d.each(n, func(key, v *node) {
		if key != nil {
			if issue := d.issueOfKey(key); issue != "" && v.kind == table {
				d.positionsOn(issue, v)
				return
			}
		}
		d.positionRecord(v, "", "")
	})
}

// positionRecord decodes a position in its long form.
func (d *decoder) positionRecord(n *node, actor, issue string) {
	p := model.Position{Actor: actor, Issue: issue, At: d.place(n.start, n.end)}
	if n.kind != table {
		d.fault(n, "position", "a position is expected here", "write  actor: stance - note", model.Error)
		return
	}
	d.known("position", n, func(key string, v *node) { d.positionField(&p, key, v) }, &p.Extra)
	if p.Actor == "" || p.Issue == "" {
		d.fault(n, "position", "a position needs an actor and an issue", "", model.Error)
		return
	}
	if p.Stance == "" {
		d.stance(&p, n, "", 0)
	}
	d.wrote(model.TypePosition, len(d.b.Positions()), nil, n)
	d.b.Facts.Positions = append(d.b.Facts.Positions, p)
}

func (d *decoder) positionField(p *model.Position, key string, v *node) {
	switch key {
	case "actor":
		p.Actor = d.actorRef(v, v.text, 0, "position")
	case "issue":
		p.Issue = d.issueRef(v)
	case "stance":
		if s := d.line(v); s != "" {
			d.stance(p, v, s, max(strings.Index(v.text, s), 0))
		}
	case "guess":
		d.guessed(&p.Guess, v)
	case "note":
		p.Note = d.line(v)
	case "per":
		p.Per = d.actorRefs(v, "per")
	case "source":
		p.Source = d.sourceRef(v)
	case "confidence":
		p.Confidence = d.choice(v, "a confidence", model.Confidences)
	case "on":
		p.On = d.date(v, false)
	}
}
