package main

import (
	"slices"
	"strings"
	"time"

	"readout/model"
	"readout/model/query"
)

// readout is the index that readout has: codes and folded text, in segments,
// of all nine types of item.
type readout struct {
	again bool // the set has answered the line before

	c   *corpus
	set *query.Set
	at  map[*model.Briefing]uint32 // the number of its first quotation
}

func (r *readout) name() string {
	if r.again {
		return "readout, typed again"
	}
	return "readout"
}

func (r *readout) build(c *corpus) error {
	r.c = c
	r.set = query.NewSet(c.briefings, query.Context{Now: func() time.Time { return time.Date(2032, 1, 1, 0, 0, 0, 0, time.UTC) }, Fixed: true})
	// What a set derives, it derives when first asked: that belongs to building it.
	for _, line := range []string{"type:quote xyzzy", "type:quote by:xyzzy issue:xyzzy"} {
		if _, err := r.ask(question{line: line}, 0); err != nil {
			return err
		}
	}
	return nil
}

// ask finds what a screen shows: the rows as bits, of which those are made that
// are looked at, and for each value that could be added how many briefings would
// have something left.
func (r *readout) ask(q question, _ int) (answer, error) {
	parsed, err := query.Parse(q.line)
	if err != nil {
		return answer{}, err
	}
	f := r.set.Find(parsed)
	for _, key := range []string{"by", "issue"} {
		f.BriefingFacets(nil, key)
	}
	return answer{}, nil
}

// told is the answer as the others give it, with counts of quotations.
func (r *readout) told(q question) (answer, error) {
	parsed, err := query.Parse(q.line)
	if err != nil {
		return answer{}, err
	}
	if r.at == nil {
		r.at = map[*model.Briefing]uint32{}
		for i, b := range r.c.briefings {
			r.at[b] = uint32(i * 10)
		}
	}
	a := r.c.nothing()
	for _, it := range r.set.Find(parsed).Items() {
		id := r.at[it.Briefing] + uint32(it.Ref.Index)
		a.rows = append(a.rows, id)
		a.count(r.c.speaker[id], r.c.issue[id])
	}
	a.speakers = facets(r.set.Facets(parsed, "by"), r.c.speakers, q.speakers, a.speakers, len(a.rows))
	a.issues = facets(r.set.Facets(parsed, "issue"), r.c.issues, q.issues, a.issues, len(a.rows))
	return a, nil
}

// facets are the counts by code. A facet of readout counts all that would be
// left if its value were asked for besides: what is left already, if the question
// names values of the key, has to come off.
func facets(list []query.Facet, names []string, asked []uint16, left []int, had int) []int {
	if asked == nil {
		had = 0
	}
	for code, name := range names {
		id, _, _ := strings.Cut(name, "\n")
		if id == "" {
			id = "none"
		}
		i := slices.IndexFunc(list, func(f query.Facet) bool { return f.Value == id })
		if i >= 0 && !slices.Contains(asked, uint16(code)) {
			left[code] = list[i].Count - had
		}
	}
	return left
}

func (r *readout) size() (int64, error) { return 0, nil }

func (r *readout) close() { r.set = nil }
