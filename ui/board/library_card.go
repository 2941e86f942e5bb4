package board

import (
	"fmt"
	"strconv"
	"strings"

	"readout/model"
	"readout/model/library"
	"readout/ui/sheet"
	"readout/ui/theme"
)

// preview is what is shown of the briefing under the cursor.
type preview struct {
	f     Frame
	b     *model.Briefing
	width int
	lines []sheet.Line
}

// previewOf shows a briefing: whole beside the list, in a few lines below it.
// Of one under embargo it shows nothing but until when.
func previewOf(f Frame, b *model.Briefing, width int, rich bool) []sheet.Line {
	p := &preview{f: f, b: b, width: width}
	p.add(heading(f.cut(titleOf(b), max(width-6, 1)), ""))
	p.standing()
	if f.embargoed(b) {
		p.add(f.paragraph(0, theme.Warn, "under embargo until "+b.Embargo.String()+"; naming its file opens it", width)...)
		return p.lines
	}
	if why := f.shelf().Broken[b.Path]; why != "" {
		p.add(f.paragraph(0, theme.Warn, "its file is broken now, and this is what it held before: "+model.CleanLine(why), width)...)
	}
	summary := model.CleanLine(b.Summary)
	if !rich {
		for _, l := range f.wrapTo(summary, width-2, 3) {
			p.add(text(theme.Text, l))
		}
		p.match()
		if f.Library.Counts(b) {
			p.inOneLine()
		}
		return p.lines
	}
	p.add(blank())
	p.add(f.paragraph(0, theme.Text, summary, min(width, 74))...)
	p.match()
	if b.Status == model.Withdrawn {
		p.add(blank(), text(theme.Warn, "withdrawn: it counts nowhere"))
		return p.lines
	}
	p.corrections()
	p.moved()
	p.issues()
	p.actors()
	p.judgements()
	p.next()
	p.before()
	return p.lines
}

func (p *preview) add(lines ...sheet.Line) { p.lines = append(p.lines, lines...) }

// part begins a part of the preview.
func (p *preview) part(name string, n int) {
	count := ""
	if n > 0 {
		count = strconv.Itoa(n)
	}
	p.add(blank(), heading(name, count))
}

// standing is marking, state, date and author in one line.
func (p *preview) standing() {
	state := p.f.stateOf(p.b)
	paint := p.f.Theme.Marking(p.b.Marking)
	marking := model.CleanLine(p.b.Marking)
	if marking == "" {
		marking = "unmarked"
	}
	rest := p.b.Date.String()
	if author := model.CleanLine(p.b.Author); author != "" && !p.f.embargoed(p.b) {
		rest = strings.TrimPrefix(rest+", "+author, ", ")
	}
	n := p.f.Method.StringWidth(marking) + 2
	p.add(sheet.Line{Cells: []sheet.Cell{
		{Text: marking, Width: min(n, max(p.width/2, 1)), Paint: &paint},
		{Text: state, Width: len(state) + 2, Role: stateRole(state)},
		{Text: rest, Role: theme.Dim},
	}})
}

// match is the first item that the filter leaves, at which the briefing opens.
func (p *preview) match() {
	n := hitsOf(p.f, p.b)
	if n == 0 {
		return
	}
	r, _ := p.f.firstHit(p.b)
	p.part("First of "+plural(n, "hit"), 0)
	p.add(sheet.Line{Cells: []sheet.Cell{{Text: string(r.Type), Role: theme.Dim}}})
	for _, l := range p.f.wrapTo(model.CleanLine(p.b.Label(r)), p.width-2, 3) {
		p.add(text(theme.Text, l))
	}
}

// inOneLine names issues and moves where there is no room for lists.
func (p *preview) inOneLine() {
	var titles []string
	for i := range p.b.Issues() {
		titles = append(titles, model.CleanLine(p.b.Issues()[i].Title))
	}
	if len(titles) > 0 {
		p.add(text(theme.Dim, p.f.cut(strings.Join(titles, "  "), p.width-2)))
	}
	var moves []string
	for _, m := range p.f.movesOf(p.b) {
		c := p.f.digest().cast
		moves = append(moves, fmt.Sprintf("%s on %s %s to %s", c.Short(m.Actor), c.Title(m.Issue), p.f.sign(m.From), p.f.sign(m.To)))
	}
	if len(moves) > 0 {
		p.add(text(theme.Dim, p.f.cut("moved: "+strings.Join(moves, "; "), p.width-2)))
	}
}

// movesOf is what moved in a briefing, once that is known.
func (f Frame) movesOf(b *model.Briefing) []library.Move {
	if f.digest() == nil {
		return nil
	}
	return f.Library.Moves(b)
}

func (p *preview) corrections() {
	if len(p.b.Corrections) == 0 {
		return
	}
	p.part("Corrected", len(p.b.Corrections))
	for _, c := range p.b.Corrections {
		p.add(p.f.paragraph(0, theme.Warn, strings.TrimSpace(c.On.String()+"  "+model.CleanLine(c.What)), p.width)...)
	}
}

func (p *preview) moved() {
	moves := p.f.movesOf(p.b)
	if len(moves) == 0 {
		return
	}
	p.part("Moved", len(moves))
	c := p.f.digest().cast
	for _, m := range moves {
		p.add(sheet.Line{Cells: []sheet.Cell{
			{Text: c.Short(m.Actor), Width: 17},
			{Text: c.Title(m.Issue), Role: theme.Dim},
			{Text: p.f.sign(m.From) + " to " + p.f.sign(m.To), Width: 9, Role: stanceRole(m.To)},
		}})
	}
}

func (p *preview) issues() {
	if len(p.b.Issues()) == 0 {
		return
	}
	quotes, open := map[string]int{}, map[string]int{}
	for i := range p.b.Quotes() {
		quotes[p.b.Quotes()[i].Issue]++
	}
	for i := range p.b.Questions() {
		open[p.b.Questions()[i].Issue] += one(p.b.Questions()[i].Open)
	}
	p.part("Issues", len(p.b.Issues()))
	for i := range p.b.Issues() {
		id := p.b.Issues()[i].ID
		p.add(sheet.Line{Cells: []sheet.Cell{
			{Text: model.CleanLine(p.b.Issues()[i].Title)},
			{Text: short(quotes[id], "q"), Width: 5, Right: true, Role: theme.Dim},
			{Text: short(open[id], "?"), Width: 4, Right: true, Role: theme.Dim},
			{Width: 1},
		}})
	}
}

// mostNames is how many actors of a part are named.
const mostNames = 4

func (p *preview) actors() {
	if p.f.Width < sideFrom || len(p.b.Actors()) == 0 {
		return
	}
	p.part("Actors", len(p.b.Actors()))
	short := model.ShortNames(p.b.Actors())
	for _, part := range model.Parts {
		var names []string
		for i := range p.b.Actors() {
			if string(p.b.Actors()[i].Part) == part {
				names = append(names, short[i])
			}
		}
		if n := len(names); n > mostNames {
			names = append(names[:mostNames], fmt.Sprintf("%d more", n-mostNames))
		}
		if len(names) > 0 {
			p.add(p.f.fact(part, strings.Join(names, ", "), p.width)...)
		}
	}
}

func (p *preview) judgements() {
	if p.f.Width < sideFrom || len(p.b.Judgements()) == 0 {
		return
	}
	p.part("Judgements", len(p.b.Judgements()))
	for i := range p.b.Judgements() {
		j := &p.b.Judgements()[i]
		p.add(p.f.paragraph(0, theme.Text, model.CleanLine(j.Text), p.width)...)
		for _, s := range []string{pre("likelihood: ", string(j.Likelihood)), pre("confidence: ", string(j.Confidence))} {
			if s != "" {
				p.add(indented(2, theme.Dim, s))
			}
		}
	}
}

func pre(before, s string) string {
	if s == "" {
		return ""
	}
	return before + s
}

// next is what is to come, as the timeline of the briefing has it.
func (p *preview) next() {
	ahead := p.f.Library.Next([]*model.Briefing{p.b})
	if len(ahead) == 0 {
		return
	}
	p.part("Next", len(ahead))
	for i := range ahead {
		e := &ahead[i]
		when, what := e.When.String(), model.CleanLine(e.What)
		if when == "" {
			when = "no date"
		}
		switch {
		case e.Disputed:
			what += " (accounts differ)"
		case e.State != model.Planned:
			what += " (" + string(e.State) + ")"
		}
		p.add(sheet.Line{Cells: []sheet.Cell{{Text: when, Width: 12, Role: theme.Dim}, {Text: what}}})
	}
}

// mostBefore is how many of the briefings before are named.
const mostBefore = 3

func (p *preview) before() {
	var lines []sheet.Line
	for c := p.f.Library.Before(p.b); c != nil && len(lines) < mostBefore; c = p.f.Library.Before(c) {
		lines = append(lines, sheet.Line{Cells: []sheet.Cell{{Text: c.Date.String(), Width: 12, Role: theme.Dim}, {Text: titleOf(c)}}})
	}
	if len(lines) > 0 {
		p.part("Before it", 0)
		p.add(lines...)
	}
}
