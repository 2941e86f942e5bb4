package cli

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"readout/model"
	"readout/model/library"
)

// summary prints what a reader wants to know before anything else: title and
// marking, the bottom line, who stands where, what is open, what comes next.
func summary(w io.Writer, b *model.Briefing, width int, now time.Time) {
	p := printer{w: w, b: b, width: width}
	p.para("", "", b.Title)
	p.para("", "", strings.Join(standing(b), " · "))
	if b.Summary != "" {
		fmt.Fprintln(w)
		p.para("", "", b.Summary)
	}
	indented := p
	indented.indent = "  "
	for _, i := range b.Issues() {
		fmt.Fprintln(w)
		p.para("", "", join(i.Title, unsure(i.Guess)))
		for _, x := range b.PositionsOn(i.ID) {
			indented.position(b.Positions()[x], false)
		}
	}
	n := 0
	for _, q := range b.Questions() {
		if q.Open {
			p.heading(n, "Open questions")
			p.question(q)
			n++
		}
	}
	p.toCome(now)
	for n, c := range b.Corrections {
		p.heading(n, "Corrections")
		line := strings.TrimSpace(c.On.String() + "  " + c.What)
		if c.Was != "" {
			line += " (was: " + c.Was + ")"
		}
		p.para("", "  ", line)
	}
}

// toCome prints what is ahead as the timeline has it, and the plans whose time
// has passed since.
func (p printer) toCome(now time.Time) {
	lib, scope := library.New([]*model.Briefing{p.b}, now), []*model.Briefing{p.b}
	events := func(name string, of []library.Entry) {
		n := 0
		for i := range of {
			for _, told := range of[i].Told {
				p.heading(n, name)
				p.event(*told.Event())
				n++
			}
		}
	}
	events("To come", lib.Next(scope))
	events("Planned for a time that has passed", slices.DeleteFunc(
		lib.Timeline(scope, library.TimelineOptions{NoWords: true}).Entries, func(e library.Entry) bool { return !e.Overdue }))
}

// standing is whether a briefing may be passed on and still holds, and how long it is.
func standing(b *model.Briefing) []string {
	marking := b.Marking
	if marking == "" {
		marking = "unmarked"
	}
	facts := []string{marking, library.Standing(b)}
	for _, fact := range []string{b.Date.String(), b.Author} {
		if fact != "" {
			facts = append(facts, fact)
		}
	}
	facts = append(facts, fmt.Sprintf("%d min", b.Minutes()))
	if n := len(b.Corrections); n > 0 {
		facts = append(facts, counted(n, "correction", "corrections"))
	}
	if n := b.Faults(); n > 0 {
		facts = append(facts, counted(n, "mistake", "mistakes"))
	}
	return facts
}
