package board

import (
	"fmt"
	"slices"
	"strings"

	"readout/model"
	"readout/model/library"
	"readout/ui/sheet"
	"readout/ui/theme"
)

// Matrix is who stands where on what.
type Matrix struct {
	Swap   bool     // issues down, actors across
	Moved  bool     // only what moved or is new
	Groups Grouping // headings over the actors of a part
	On     string   // path of the briefing stood on; "" for the newest
	Named  string   // how addresses name that
	From   int      // index of the first column in sight
	Show   string   // key of a cell whose column has to be in sight
}

// Grouping says whether actors have a heading for each part.
type Grouping string

// The groupings. The zero value is headings where they cost no cell its lines.
const (
	Grouped   Grouping = "grouped"
	Ungrouped Grouping = "ungrouped"
)

// Name is the view's name in addresses.
func (Matrix) Name() string { return "matrix" }

// At is the briefing stood on, nil for the newest.
func (b Matrix) At(f Frame) *model.Briefing {
	for _, c := range f.Scope {
		if b.On != "" && c.Path == b.On {
			return c
		}
	}
	return nil
}

// axes are the rows and columns of a matrix, whichever way they lie.
type axes struct {
	m    *library.Matrix
	swap bool
}

// axes is the matrix that the board shows.
func (b Matrix) axes(f Frame) axes {
	return axes{f.Library.Matrix(f.Scope, library.MatrixOptions{At: b.At(f), MovedOnly: b.Moved, Keep: f.Keep}), b.Swap}
}

func (x axes) rows() int {
	if x.swap {
		return len(x.m.Issues)
	}
	return len(x.m.Actors)
}

func (x axes) cols() int {
	if x.swap {
		return len(x.m.Actors)
	}
	return len(x.m.Issues)
}

func (x axes) cell(r, c int) *library.Cell {
	if x.swap {
		return &x.m.Cells[c][r]
	}
	return &x.m.Cells[r][c]
}

func (x axes) ids(r, c int) (actor, issue string) {
	if x.swap {
		r, c = c, r
	}
	return x.m.Actors[r].ID, x.m.Issues[c].ID
}

func (x axes) key(r, c int) string {
	actor, issue := x.ids(r, c)
	return actor + "/" + issue
}

// find is the row and column of a key.
func (x axes) find(key string) (r, c int, ok bool) {
	for r := range x.m.Actors {
		issue, found := strings.CutPrefix(key, x.m.Actors[r].ID+"/")
		if c := x.m.Column(issue); found && c >= 0 {
			if x.swap {
				return c, r, true
			}
			return r, c, true
		}
	}
	return 0, 0, false
}

// row is the name of a row and its look.
func (x axes) row(r int) (string, theme.Role) {
	if x.swap {
		return issueTitle(x.m.Issues[r]), theme.Text
	}
	return x.m.Cast.Short(x.m.Actors[r].ID), theme.PartRole(x.m.Actors[r].Part)
}

// head is the name of a column, and the question of an issue.
func (x axes) head(c int) (title, question string) {
	if x.swap {
		return x.m.Cast.Short(x.m.Actors[c].ID), ""
	}
	return issueTitle(x.m.Issues[c]), x.m.Issues[c].Question
}

// issueTitle is the title of an issue, with a sign if it is a guess that there
// is one.
func issueTitle(i model.Issue) string {
	if i.Guess {
		return i.Title + " (?)"
	}
	return i.Title
}

// Sheet makes the matrix for a window: columns where they fit, else a list.
func (b Matrix) Sheet(f Frame) sheet.Sheet {
	x := b.axes(f)
	s := sheet.Sheet{Title: f.about(), Name: "Positions", SideWidth: f.side(), Empty: "no briefing here records a position"}
	switch {
	case b.Moved:
		s.Name, s.Empty = "What moved", "nothing moved in this briefing"
		if len(f.Scope) < 2 {
			s.Empty = "nothing moved: no briefing before this one is here"
		}
	case x.m.Hidden > 0:
		s.Empty = "the filter leaves no position"
	}
	if x.m.At != nil {
		s.Facts = standsOn(f.Scope, x.m.At)
		s.Title, s.Lead = titleOf(x.m.At), model.CleanLine(x.m.At.Summary)
		if f.Width < narrowBelow && len(f.Scope) > 1 {
			s.Title = asOf(x.m.At) + " " + s.Title
		}
	}
	fit := b.fit(f, x)
	s.Count = fit.count(f, x.m)
	if x.rows() == 0 {
		return s
	}
	s.Legend = f.matrixLegend(x)
	if fit.list {
		b.list(f, x, &s, f.main(s.SideWidth))
	} else {
		b.grid(f, x, &s, fit)
		if s.SideWidth == 0 {
			s.Lines = append(s.Lines, f.without(x.m)...)
		}
	}
	card := newCard(f, x)
	s.Below, s.Whole = card.below, card.beside
	if s.SideWidth > 0 {
		s.Below, s.Beside = nil, card.beside
	}
	return s
}

// standsOn says which of several briefings is stood on, and when.
func standsOn(scope []*model.Briefing, at *model.Briefing) []sheet.Fact {
	date, role := at.Date.String(), theme.Dim
	if date == "" {
		date = "undated"
	}
	switch i, newest := slices.Index(scope, at), newestIn(scope); {
	case len(scope) < 2:
	case i > newest:
		date, role = "as told without a date", theme.Accent
	default:
		date = fmt.Sprintf("as of %s, %d of %d", date, i+1, newest+1)
		if i < newest {
			role = theme.Accent
		}
	}
	facts := []sheet.Fact{{Text: model.CleanLine(date), Role: role}}
	state := library.Standing(at)
	return append(facts, sheet.Fact{Text: state, Role: stateRole(state)})
}

// spot is the place of a cell.
func (b Matrix) spot(x axes, r, c int) sheet.Spot {
	actor, issue := x.ids(r, c)
	cell := x.cell(r, c)
	s := sheet.Spot{Key: actor + "/" + issue, Row: r, Col: c}
	s.Address = b.Address(&s)
	s.Say = x.m.Cast.Name(actor) + " on " + x.m.Cast.Title(issue) + ": " + spoken(x.m.Cast, cell)
	if cell.Covered() {
		s.Briefing, s.Ref = cell.Briefing, model.Ref{Type: model.TypePosition, Index: cell.Positions[0]}
	} else {
		s.Cite, s.Words = s.Say, s.Say
	}
	return s
}

// spoken is a cell in a few words, as "conditional, was against: survey first".
func spoken(cast *library.Cast, cell *library.Cell) string {
	switch {
	case cell.Hidden:
		return "left out"
	case !cell.Covered():
		return "not covered"
	}
	say := inWords(cell.Stand)
	if guessed(cell) && !strings.Contains(say, "not certain") {
		say += ", not certain"
	}
	switch {
	case cell.Moved:
		say += ", was " + inWords(cell.From)
	case cell.New:
		say += ", new"
	case cell.Carried && cell.Briefing.Date.Valid():
		say += ", as of " + cell.Briefing.Date.String()
	case cell.Carried:
		say += ", from a briefing without a date"
	}
	if cell.Differ {
		var told []string
		for _, p := range cell.Accounts() {
			told = append(told, strings.TrimSpace(string(p.Stance)+" "+perWords(cast, p.Per)))
		}
		return say + ": " + strings.Join(told, "; ")
	}
	if note := model.CleanLine(cell.Note); note != "" {
		say += ": " + note
	}
	return say
}

func perWords(cast *library.Cast, per []string) string {
	if len(per) == 0 {
		return ""
	}
	return "per " + names(cast, per)
}

// guessed reports whether the stance of any account was written with "?".
func guessed(cell *library.Cell) bool {
	return slices.ContainsFunc(cell.Positions, func(i int) bool { return cell.Briefing.Positions()[i].Guess })
}

// Printed is the matrix as it is printed: no column beside it, columns that do
// not fit under those that do, then the accounts that differ and the signs.
func (b Matrix) Printed(f Frame) sheet.Sheet {
	f.Width = min(f.Width, sideFrom-1)
	s := b.Sheet(f)
	x := b.axes(f)
	if len(s.Lines) == 0 {
		return s
	}
	if fit := b.fit(f, x); !fit.list {
		s.Lines, s.Spots = nil, nil
		step := fit.to - fit.from
		for fit.from = 0; fit.from < fit.cols; fit.from = fit.to {
			fit.to = min(fit.from+step, fit.cols)
			b.grid(f, x, &s, fit)
		}
		fit.from = 0
		s.Count = fit.count(f, x.m)
		s.Lines = append(s.Lines, f.without(x.m)...)
	}
	s.Lines = append(s.Lines, newCard(f, x).differing(f.Width)...)
	s.Lines = append(append(s.Lines, blank()), f.paragraph(0, theme.Dim, s.Legend, f.Width)...)
	return s
}

// without names those who took part but have no recorded position.
func (f Frame) without(m *library.Matrix) []sheet.Line {
	if len(m.Without) == 0 {
		return nil
	}
	line := fmt.Sprintf("%d more took part but have no recorded position: %s", len(m.Without), without(m))
	return []sheet.Line{text(theme.Dim, line)}
}
