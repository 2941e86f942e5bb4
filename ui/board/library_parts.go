package board

import (
	"fmt"
	"strconv"
	"strings"

	"readout/model"
	"readout/ui/sheet"
	"readout/ui/theme"
)

// How many rows the parts below the list have at most.
const (
	mostMoves     = 8
	mostQuestions = 6
	mostProblems  = 6
	mostFiltered  = 200 // moves and questions while a filter says what matters
)

// most is how many rows a part has.
func (m *libraryMaker) most(most int) int {
	if m.f.Keep != nil {
		return mostFiltered
	}
	return most
}

// recent is how many days a move stays among the latest.
const recent = 7

// part adds a heading below the list.
func (m *libraryMaker) part(name, count string) {
	m.s.Lines = append(m.s.Lines, blank(), heading(name, count))
}

// more is a row that stands for those there is no room for: opening it filters
// by a line that shows all.
func (m *libraryMaker) more(n int, line string) {
	if n <= 0 {
		return
	}
	spot := m.spot(sheet.Spot{Key: "line:" + line, Pane: sheet.Main, Say: fmt.Sprintf("%d more; opening filters by %s", n, line)})
	m.s.Lines = append(m.s.Lines, sheet.Line{Spot: spot, Cells: []sheet.Cell{{Text: fmt.Sprintf("%d more", n), Role: theme.Dim, Strong: true}}})
}

// moves adds the positions that moved in the last days, newest first.
func (m *libraryMaker) moves(width int) {
	moves, cast := m.a.moves, m.f.digest().cast
	if len(moves) == 0 {
		return
	}
	m.part(fmt.Sprintf("Moves in the last %d days", recent), strconv.Itoa(len(moves)))
	most := m.most(mostMoves)
	for _, v := range moves[:min(len(moves), most)] {
		who, what := cast.Short(v.Actor), cast.Title(v.Issue)
		change := m.f.sign(v.From) + " to " + m.f.sign(v.To)
		spot := m.spot(sheet.Spot{
			Key: "move:" + m.f.key(v.Briefing) + "/" + v.Actor + "/" + v.Issue, Pane: sheet.Main, Briefing: v.Briefing,
			Ref: model.Ref{Type: model.TypePosition, Index: v.To.Positions[0]},
			Say: strings.Join(nonEmpty(v.Briefing.Date.String(), who+" on "+what, "from "+inWords(v.From)+" to "+inWords(v.To), model.CleanLine(v.To.Note)), ", "),
		})
		l := sheet.Line{Spot: spot, Cells: []sheet.Cell{
			{Text: v.Briefing.Date.String(), Width: 12, Role: theme.Dim},
			{Text: who, Width: 17, Strong: true},
			{Text: what, Width: 19, Role: theme.Dim},
			{Text: change, Width: 9, Role: stanceRole(v.To)},
		}}
		if width >= 90 {
			l.Cells = append(l.Cells, sheet.Cell{Text: model.CleanLine(v.To.Note), Role: theme.Dim})
		} else {
			l.Cells[2].Width = 0
		}
		m.s.Lines = append(m.s.Lines, l)
	}
	m.more(len(moves)-most, fmt.Sprintf("moved:yes since:%dd", recent))
}

// questions adds what is open, asked for longest first; each once for a series.
func (m *libraryMaker) questions() {
	kept, cast := m.a.open, m.f.digest().cast
	if len(kept) == 0 {
		return
	}
	most := m.most(mostQuestions)
	m.part("Open questions, oldest first", fmt.Sprintf("%d open", len(kept)))
	for i := range kept[:min(len(kept), most)] {
		q := &kept[i]
		issue, ask := cast.Title(q.Question().Issue), model.CleanLine(q.Question().Ask)
		spot := m.spot(sheet.Spot{
			Key: "open:" + m.f.key(q.Briefing) + "/" + strconv.Itoa(q.Ref.Index), Pane: sheet.Main, Briefing: q.Briefing, Ref: q.Ref,
			Say: strings.Join(nonEmpty("open question", pre("since ", q.Since.Date.String()), issue, ask), ", "),
		})
		m.s.Lines = append(m.s.Lines, sheet.Line{Spot: spot, Cells: []sheet.Cell{
			{Text: dayOf(m.f, q.Since), Width: 12, Role: theme.Dim}, {Text: issue, Width: 19, Role: theme.Dim}, {Text: ask, Strong: true},
		}})
	}
	m.more(len(kept)-most, "is:open")
}

// problem is one file that has something wrong with it.
type problem struct {
	briefing *model.Briefing // nil if it cannot be read
	text     string
}

// problems adds the files with a problem.
func (m *libraryMaker) problems() {
	all := m.f.problems()
	if len(all) == 0 || m.f.Keep != nil {
		return
	}
	m.part("Files with a problem", strconv.Itoa(len(all)))
	for i, p := range all[:min(len(all), mostProblems)] {
		spot := m.spot(sheet.Spot{
			Key: "problem:" + strconv.Itoa(i), Pane: sheet.Main, Briefing: p.briefing, Ref: model.Ref{Type: model.TypeBriefing},
			Say: p.text, Words: p.text, Cite: p.text,
		})
		l := sheet.Line{Spot: spot, Cells: []sheet.Cell{{Text: p.text, Role: theme.Warn, Strong: true}}}
		m.s.Lines = append(m.s.Lines, l)
	}
	if n := len(all) - mostProblems; n > 0 {
		spot := m.spot(sheet.Spot{Key: "problems", Pane: sheet.Main, Say: fmt.Sprintf("%d more files with a problem", n)})
		m.s.Lines = append(m.s.Lines, sheet.Line{Spot: spot, Cells: []sheet.Cell{{Text: fmt.Sprintf("%d more", n), Role: theme.Dim, Strong: true}}})
	}
}

// openProblems lists all that is wrong with the files.
func (b Library) openProblems(f Frame) Outcome {
	all := f.problems()
	if len(all) == 0 {
		return Outcome{Why: "no problem was found in these files"}
	}
	o := Outcome{Title: "Problems in " + plural(len(all), "file")}
	for _, p := range all {
		if p.briefing == nil {
			o.Panel = append(o.Panel, PanelLine{Line: text(theme.Warn, p.text), Say: p.text})
			continue
		}
		for _, m := range p.briefing.Mistakes {
			if m.Severity == model.Hint {
				continue
			}
			what := fmt.Sprintf("%s:%d:%d  %s", model.CleanLine(p.briefing.Path), m.Line, m.Column, model.CleanLine(m.What))
			o.Panel = append(o.Panel, PanelLine{Line: text(theme.Warn, what), Briefing: p.briefing, At: byteOf(p.briefing, m.Line)})
			if m.Mend != "" {
				o.Panel = append(o.Panel, PanelLine{Line: text(theme.Dim, "  mend: "+model.CleanLine(m.Mend))})
			}
		}
	}
	return o
}

// byteOf is where a line of the file begins.
func byteOf(b *model.Briefing, line int) int {
	at, source := 0, b.Source()
	for ; line > 1; line-- {
		i := strings.IndexByte(source[at:], '\n')
		if i < 0 {
			return at
		}
		at += i + 1
	}
	return at
}
