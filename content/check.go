package content

import (
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"readout/model"
)

// CheckBytes returns every mistake of a briefing, in file order. An error
// means that the file cannot be read at all; if it is text, the error is a
// *Refusal and what it holds is the only mistake, with place and mend.
func CheckBytes(name string, src []byte, o Options) ([]model.Mistake, error) {
	d, err := decode(name, string(src), o)
	var refused *Refusal
	switch {
	case errors.As(err, &refused):
		return []model.Mistake{refused.Mistake}, refused
	case err != nil:
		return nil, err
	}
	return d.b.Mistakes, nil
}

// links looks up the references of the text that are no quotations.
func (d *decoder) links() {
	headings := make(map[string]bool, len(d.body.Headings))
	for _, h := range d.body.Headings {
		headings[h.Slug] = true
	}
	for _, r := range d.body.Refs {
		if r.Guess {
			d.guesses = append(d.guesses, r.At)
		}
		if r.Text == "" || headings[r.Text] || strings.Contains(r.Text, ":") {
			continue
		}
		if found := d.actorsCalled(r.Text); len(found) > 0 && !d.unknown[d.b.Actors()[found[0]].ID] {
			continue
		}
		_, issue := d.issueCalled(r.Text)
		_, source := d.sourceCalled(r.Text)
		if issue || source {
			continue
		}
		if len(d.list) >= maxMistakes {
			d.over++
			continue
		}
		if _, shared := d.takeShared(r.Text); shared {
			continue
		}
		f := fault{
			start: r.At.Start, end: r.At.End, code: "unknown-id", severity: model.Warning,
			what: "nothing here has the id " + cite(r.Text), mend: strings.TrimSpace(d.knownActors()),
		}
		ids := append(d.callable(), d.otherIDs()...)
		if near, _ := d.nearest(r.Text, ids); near != "" {
			f.mend = "did you mean #" + near + "?" + d.knownActors()
		} else if f.mend == "" {
			f.mend = "declare it, or take the link out"
		}
		d.add(f)
	}
}

// otherIDs lists the ids of issues, sources and headings.
func (d *decoder) otherIDs() []string {
	var ids []string
	for _, x := range d.b.Issues() {
		ids = append(ids, x.ID)
	}
	for _, x := range d.b.Sources() {
		ids = append(ids, x.ID)
	}
	for _, h := range d.body.Headings {
		ids = append(ids, h.Slug)
	}
	return ids[:min(len(ids), maxAmong)]
}

var (
	langPattern = regexp.MustCompile(`^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$`)
	wikiPattern = regexp.MustCompile(`^Q[1-9][0-9]*$`)
	tlpLabels   = []string{"TLP:RED", "TLP:AMBER+STRICT", "TLP:AMBER", "TLP:GREEN", "TLP:CLEAR"}
)

// review applies the rules that need the whole briefing.
func (d *decoder) review() {
	b := d.b
	if b.Status == model.Reviewed {
		d.reviewedFor(d.nodeOf("status"))
	}
	if strings.HasPrefix(strings.ToUpper(b.Marking), "TLP") && !slices.Contains(tlpLabels, b.Marking) {
		d.fault(d.nodeOf("marking"), "marking", cite(b.Marking)+" is not a label of TLP 2.0",
			"one of  "+strings.Join(tlpLabels, "  "), model.Warning)
	}
	if b.Lang != "" && !langPattern.MatchString(b.Lang) {
		d.fault(d.nodeOf("lang"), "lang", cite(b.Lang)+" is not a language tag", "such as en, de or pt-BR", model.Warning)
	}
	for _, a := range b.Actors() {
		if a.Wikidata != "" && !wikiPattern.MatchString(a.Wikidata) {
			d.add(fault{
				start: a.At.Start, end: a.At.End, code: "wikidata", severity: model.Warning,
				what: cite(a.Wikidata) + " is not an item of Wikidata", mend: "such as Q42",
			})
		}
	}
	for _, s := range b.Sources() {
		if s.URL == "" {
			continue
		}
		if u, err := url.Parse(s.URL); err != nil || u.Scheme != "https" && u.Scheme != "http" && u.Scheme != "mailto" {
			d.add(fault{
				start: s.At.Start, end: s.At.End, code: "url", severity: model.Warning,
				what: cite(s.URL) + " is not an address that may be followed", mend: "http, https and mailto only",
			})
		}
	}
}

// reviewedFor notes what keeps a briefing from being reviewed.
func (d *decoder) reviewedFor(status *node) {
	if len(d.guesses) > 0 {
		slices.SortStableFunc(d.guesses, func(a, b model.Place) int { return a.Start - b.Start })
		var lines []string
		for _, at := range d.guesses {
			lines = append(lines, fmt.Sprint(at.Line))
		}
		if lines = slices.Compact(lines); len(lines) > 5 {
			lines = append(lines[:5], fmt.Sprintf("%d more", len(lines)-5))
		}
		d.add(fault{
			start: status.start, end: status.end, code: "reviewed", also: d.guesses,
			what: "reviewed, though a guess is left on line " + strings.Join(lines, ", "), mend: "settle what is marked with ?, or set the status to draft",
		})
	}
	if d.b.Date.IsZero() && (d.b.Reviewed == nil || d.b.Reviewed.On.IsZero()) {
		d.fault(status, "reviewed", "reviewed, but without a date", "add  date: 2032-01-26", model.Error)
	}
}

// nodeOf returns the value of a key of the top level.
func (d *decoder) nodeOf(key string) *node {
	if n := d.root.get(key); n != nil {
		return n
	}
	return &node{}
}
