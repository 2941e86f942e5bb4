package cli

import (
	"fmt"
	"io"
	"strings"

	"readout/model"
	"readout/ui/board"
)

// printView prints the view that the address of a reading names, fitted to the
// window; the view's command has more forms.
func (a *app) printView(c *config, r *reading) error {
	rel, err := a.relateReading(c, r)
	if err != nil {
		return err
	}
	to := r.address
	if to.View == "library" {
		return a.printRows(rows(everyBriefing(r.briefings)), rowFlags{})
	}
	b, ok := board.ByName(to.View)
	if !ok {
		return wrong("", "%s: no view is called %q", to, to.View)
	}
	if len(r.briefings) == 1 {
		rel.scope = r.briefings // withdrawn or under embargo, it is read alone
	}
	f := a.boardFrame(rel)
	if to.ID != "" {
		if b, _, ok = b.Visit(to.ID, f); !ok {
			return wrong("", "%s: nothing in the %s is called %q", to, to.View, to.ID)
		}
	}
	return a.printSheet(f, b.Sheet(f))
}

// printFolder prints what the address of a folder names: a view, or all of it.
func (a *app) printFolder(c *config, r *reading, f showFlags) error {
	if opensView(r.address) {
		return a.printView(c, r)
	}
	if to := r.address; to.ID != "" || to.Line > 0 {
		return wrong("the address of an item begins with its file; readout list "+to.Path+" prints them", "%s: a folder has views, such as #matrix, but no items", to)
	}
	if f.summary {
		width, _ := a.size()
		bottomLines(a.out, r.briefings, min(width, mostPrinted))
		return nil
	}
	return a.printRows(rows(everyBriefing(r.briefings)), rowFlags{})
}

// bottomLines prints of each briefing what it is, whether it holds, and its bottom line.
func bottomLines(w io.Writer, bs []*model.Briefing, width int) {
	for i, b := range bs {
		if i > 0 {
			fmt.Fprintln(w)
		}
		p := printer{w: w, b: b, width: width}
		p.para("", "", b.Title)
		p.para("  ", "  ", b.Path)
		p.para("  ", "  ", strings.Join(standing(b), " · "))
		if b.Summary != "" {
			p.para("  ", "  ", b.Summary)
		}
	}
}

// opensView reports whether an address names a view over briefings.
func opensView(to model.Address) bool { return to.View != "" && to.View != "reading" }
