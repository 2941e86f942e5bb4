package main

import (
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"readout/bench/invent"
	"readout/content"
	"readout/model"
)

// corpus is what every index is made of: quotations, each with codes for its
// speaker and its issue, and its text folded. Codes count from 0, which is
// nobody and nothing.
type corpus struct {
	briefings []*model.Briefing
	speaker   []uint16
	issue     []uint16
	text      []string

	speakers []string // by code: id and name, folded, each on a line
	issues   []string // by code: the id
}

func (c *corpus) len() int { return len(c.text) }

// invented are the first so many quotations of a library, ten a briefing.
func invented(quotations int) (*corpus, error) {
	c := &corpus{briefings: make([]*model.Briefing, quotations/10), speakers: []string{""}, issues: []string{""}}
	errs := make([]error, runtime.NumCPU())
	var wg sync.WaitGroup
	for core := range errs {
		wg.Go(func() {
			for n := core; n < len(c.briefings) && errs[core] == nil; n += len(errs) {
				c.briefings[n], errs[core] = content.Parse(filepath.FromSlash(invent.Name(n)), invent.Briefing(n), content.Options{})
			}
		})
	}
	wg.Wait()
	for _, err := range errs {
		if err != nil {
			return nil, err
		}
	}
	c.add()
	return c, nil
}

// add takes the quotations out of the briefings.
func (c *corpus) add() {
	speakers, issues := map[string]uint16{"": 0}, map[string]uint16{"": 0}
	for _, b := range c.briefings {
		for i, q := range b.Quotes() {
			r := model.Ref{Type: model.TypeQuote, Index: i}
			by := strings.Join(b.ActorsOf(r), "")
			if _, ok := speakers[by]; !ok {
				speakers[by] = uint16(len(c.speakers))
				c.speakers = append(c.speakers, by+"\n"+strings.ToLower(b.ActorByID(by).Name))
			}
			on := b.IssueOf(r)
			if _, ok := issues[on]; !ok {
				issues[on] = uint16(len(c.issues))
				c.issues = append(c.issues, on)
			}
			c.speaker = append(c.speaker, speakers[by])
			c.issue = append(c.issue, issues[on])
			c.text = append(c.text, strings.ToLower(q.Words()))
		}
	}
}

// question is what a line asks for. Names are looked up in a list of some
// dozens before an index is asked, whichever it is, so that a question has codes.
type question struct {
	line     string   // as readout takes it
	speakers []uint16 // who of these says it; nil for anybody
	issues   []uint16 // on one of these; nil for any
	words    string   // it says these, or who says it is called so; "" for anything
	named    []uint16 // who is called so
}

// called is who is called as the words say, of the speakers asked for.
func (q question) called() []uint16 {
	if q.speakers == nil {
		return q.named
	}
	return slices.DeleteFunc(slices.Clone(q.named), func(code uint16) bool { return !slices.Contains(q.speakers, code) })
}

// question is what has been typed. A key without a value asks for nothing yet;
// a quotation mark that is still open counts as closed.
func (c *corpus) question(typed string) question {
	q := question{line: "type:quote"}
	rest := typed
	for rest != "" {
		term, after, _ := strings.Cut(rest, " ")
		if phrase, ok := strings.CutPrefix(rest, `"`); ok {
			term, after = phrase, ""
			q.words = strings.TrimSpace(phrase)
		}
		rest = after
		switch key, value, keyed := strings.Cut(term, ":"); {
		case keyed && value == "", term == "":
			continue
		case keyed && key == "by":
			q.speakers = codes(c.speakers, func(naming string) bool {
				return slices.ContainsFunc(strings.Fields(naming), func(w string) bool { return strings.HasPrefix(w, value) })
			})
			q.line += " " + term
		case keyed:
			q.issues = codes(c.issues, func(id string) bool { return strings.HasPrefix(id, value) })
			q.line += " " + term
		default:
			q.words = strings.TrimSpace(term)
			q.line += ` "` + q.words + `"`
		}
	}
	if q.words != "" {
		q.named = codes(c.speakers, func(naming string) bool { return strings.Contains(naming, q.words) })
	}
	return q
}

func codes(of []string, pass func(string) bool) []uint16 {
	list := []uint16{}
	for code, s := range of {
		if code > 0 && pass(s) {
			list = append(list, uint16(code))
		}
	}
	return list
}

// answer is the quotations that a question leaves, and how many each speaker
// and each issue has of them.
type answer struct {
	rows     []uint32
	speakers []int
	issues   []int
}

func (c *corpus) nothing() answer {
	return answer{speakers: make([]int, len(c.speakers)), issues: make([]int, len(c.issues))}
}

// answered is an answer with the facets that a reader is shown: if the question
// names speakers, how many others would have, and of issues alike.
func answered(q question, most int, ask func(question, int) (answer, error)) (answer, error) {
	a, err := ask(q, most)
	if err == nil && q.speakers != nil {
		wider, b := q, answer{}
		wider.speakers = nil
		b, err = ask(wider, countsOnly)
		a.speakers = b.speakers
	}
	if err == nil && q.issues != nil {
		wider, b := q, answer{}
		wider.issues = nil
		b, err = ask(wider, countsOnly)
		a.issues = b.issues
	}
	return a, err
}

func (a *answer) count(speaker, issue uint16) {
	a.speakers[speaker]++
	a.issues[issue]++
}

// plainly is the answer without any index: each quotation is looked at. All
// others have to say the same.
func (c *corpus) plainly(q question, _ int) (answer, error) {
	a := c.nothing()
	for i, text := range c.text {
		if (q.speakers == nil || slices.Contains(q.speakers, c.speaker[i])) &&
			(q.issues == nil || slices.Contains(q.issues, c.issue[i])) &&
			(strings.Contains(text, q.words) || slices.Contains(q.named, c.speaker[i])) {
			a.rows = append(a.rows, uint32(i))
			a.count(c.speaker[i], c.issue[i])
		}
	}
	return a, nil
}
