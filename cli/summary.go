package cli

import (
	"fmt"
	"io"
	"strings"

	"readout/model"
	"readout/model/library"
)

// summary prints what a reader wants to know before anything else: title and
// marking, the bottom line, who stands where, what is open, what comes next.
func summary(w io.Writer, b *model.Briefing, width int) {
	p := printer{w: w, b: b, width: width}
	p.para("", "", b.Title)
	p.para("", "", strings.Join(standing(b), " · "))
	if b.Summary != "" {
		fmt.Fprintln(w)
		p.para("", "", b.Summary)
	}
	indented := p
	indented.indent = "  "
	for _, i := range b.Issues {
		fmt.Fprintln(w)
		p.para("", "", i.Title)
		for _, x := range b.PositionsOn(i.ID) {
			indented.position(b.Positions[x], false)
		}
	}
	n := 0
	for _, q := range b.Questions {
		if q.Open {
			p.heading(n, "Open questions")
			p.question(q)
			n++
		}
	}
	n = 0
	for _, e := range b.Events {
		if e.State == model.Planned || e.State == model.Claimed {
			p.heading(n, "To come")
			p.event(e)
			n++
		}
	}
	for n, c := range b.Corrections {
		p.heading(n, "Corrections")
		line := strings.TrimSpace(c.On.String() + "  " + c.What)
		if c.Was != "" {
			line += " (was: " + c.Was + ")"
		}
		p.para("", "  ", line)
	}
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
