package ui_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui"
	"readout/ui/board"
	"readout/ui/sheet"
	"readout/ui/theme"
)

// dummy is a board that shows what a test asks of it. It goes by the name of the
// matrix, so that the keys of that work on it.
type dummy struct {
	rows, cols  int
	left, side  bool
	below       int
	swapped     bool
	made        *int // counts the sheets
	of          *model.Briefing
	marking     bool
	narrowLacks bool // a window of less than 60 columns has no row 5
}

func (dummy) Name() string { return "matrix" }

func (d dummy) Address(at *sheet.Spot) string {
	if at == nil {
		return "matrix"
	}
	return "matrix:" + at.Key
}

func (d dummy) Visit(id string, _ board.Frame) (board.Board, string, bool) {
	return d, id, id != "none"
}

func (d dummy) Renew(old, now *model.Briefing) board.Board {
	if d.of == old {
		d.of = now
	}
	return d
}

func (d dummy) Sheet(f board.Frame) sheet.Sheet {
	if d.made != nil {
		*d.made++
	}
	s := sheet.Sheet{
		Title: "Dummy", Lead: "a line that leads", Name: "Rows", Count: fmt.Sprint(d.rows), Legend: "+ for", Empty: "nothing at all", Fixed: 1,
		Facts: []sheet.Fact{{Text: "fact"}},
	}
	if d.swapped {
		s.Name = "Swapped"
	}
	if d.marking {
		s.Facts = append(s.Facts, sheet.Fact{Text: "TLP:GREEN"})
	}
	s.Lines = append(s.Lines, sheet.Line{Cells: []sheet.Cell{{Text: "head", Role: theme.Dim}}})
	for r := range d.rows {
		if f.Width < 60 && d.narrowLacks && r == 5 {
			continue
		}
		if r%10 == 5 {
			s.Lines = append(s.Lines, sheet.Line{Heading: fmt.Sprint("part ", r), Count: "x"})
		}
		line := sheet.Line{}
		for c := range d.cols {
			p := sheet.Spot{Key: fmt.Sprintf("r%d/c%d", r, c), Row: r, Col: c, Briefing: d.of, Cite: "cited", Words: "words"}
			if d.of != nil {
				p.Ref = model.Ref{Type: model.TypeQuote}
			}
			s.Spots = append(s.Spots, p)
			line.Cells = append(line.Cells, sheet.Cell{Text: p.Key, Width: max(f.Width/(2*d.cols), 3), Spot: len(s.Spots), Boxed: c > 0})
		}
		s.Lines = append(s.Lines, line)
	}
	if d.left {
		s.LeftWidth, s.LeftName = 14, "Facets"
		s.Spots = append(s.Spots, sheet.Spot{Key: "left", Pane: sheet.Left})
		s.LeftLines = []sheet.Line{{Spot: len(s.Spots), Cells: []sheet.Cell{{Text: "facet"}}}}
	}
	if d.side {
		s.SideWidth, s.SideName = 20, "Beside"
		s.Beside = func(at *sheet.Spot, width int) []sheet.Line {
			return []sheet.Line{{Heading: "Selected"}, {Cells: []sheet.Cell{{Text: "of " + at.Key, Width: width}}}}
		}
	}
	if d.below > 0 {
		s.Below = func(at *sheet.Spot, _ int) []sheet.Line {
			lines := []sheet.Line{{Heading: "Selected"}}
			for i := range d.below {
				lines = append(lines, sheet.Line{Cells: []sheet.Cell{{Text: fmt.Sprintf("%s known %d", at.Key, i)}}})
			}
			return lines
		}
	}
	return s
}

func (d dummy) Do(command string, _ board.Frame, at *sheet.Spot) board.Outcome {
	switch command {
	case "swap-axes":
		d.swapped = !d.swapped
		return board.Outcome{Board: d, Say: "swapped"}
	case "moved-only":
		return board.Outcome{At: "r7/c1"}
	case "open":
		return board.Outcome{Title: "Words", Panel: []board.PanelLine{
			{Line: sheet.Line{Heading: "part"}}, {Line: sheet.Line{Cells: []sheet.Cell{{Text: "leads"}}}, Briefing: d.of, Ref: model.Ref{Type: model.TypeQuote}},
		}}
	case "earlier":
		line := "by:varga"
		return board.Outcome{Line: &line}
	case "later":
		return board.Outcome{Why: "no later"}
	}
	return board.Outcome{}
}

// desk opens a dummy over the Orrin series.
func desk(t testing.TB, w, h int, d dummy, change ...func(*ui.Config)) *ui.App {
	t.Helper()
	a := series(t, w, h, change...)
	a.OpenBoard(d, "")
	return a
}

func TestMovingOnABoard(t *testing.T) {
	tests := []struct{ keys, want string }{
		{"", "r0/c0"},
		{"j", "r1/c0"},
		{"down down", "r2/c0"},
		{"k", "r0/c0"},
		{"l", "r0/c1"},
		{"right right right", "r0/c2"},
		{"l j", "r1/c1"},
		{"l l h", "r0/c1"},
		{"5 j", "r5/c0"},
		{"1 2 j", "r12/c0"},
		{"G", "r39/c0"},
		{"l G", "r39/c1"},
		{"G g", "r0/c0"},
		{"end home", "r0/c0"},
		{"ctrl+d ctrl+u", "r0/c0"},
		{"space b", "r0/c0"},
		{"pgdown pgup", "r0/c0"},
		{"v", "r7/c1"},
		{"2 l", "r0/c2"},
		{"tab", "left"},
		{"tab tab", "r0/c0"},
		{"shift+tab", "left"},
		{"h", "left"},
		{"h l", "r0/c0"},
		{"j h l", "r1/c0"},
		{"v x", "r7/c1"},
	}
	for _, tt := range tests {
		m := play(desk(t, 100, 24, dummy{rows: 40, cols: 3, left: true}), strings.Fields(tt.keys)...)
		if got := m.(*ui.App).Spot(); got != tt.want {
			t.Errorf("%s: on %s, not %s", tt.keys, got, tt.want)
		}
	}
	m := play(desk(t, 100, 24, dummy{rows: 40, cols: 3}), "ctrl+d", "space", "space", "b")
	if got := m.(*ui.App).Spot(); got == "r0/c0" || got == "r39/c0" {
		t.Errorf("pages went to %s", got)
	}
}

func TestBoardSays(t *testing.T) {
	tests := []struct{ keys, want string }{
		{"", "Dummy & TLP:GREEN + unmarked  fact & a line that leads & ROWS ━ & 40 & > r0/c0 & + for & head"},
		{"x", "SWAPPED ━ & swapped"},
		{">", "no later"},
		{"<", "by:varga"},
		{"< esc", "ROWS ━ & no filter"},
		{"< esc esc", "BRIEFINGS"},
		{"q", "BRIEFINGS"},
		{"h", "nothing is further to the left"},
		{"tab", "there is no other pane here"},
		{"G", "above"},
		{"1 2 j", "above & more"},
		{"enter", "WORDS ━ & part & leads"},
		{"enter esc", "!WORDS & ROWS ━"},
		{"enter y", "sent the quotation and its source to the terminal's clipboard"},
		{"y", "sent what the cursor stands on"},
		{"Y", "sent what the cursor stands on"},
		{"ctrl+y", "sent the address of the view"},
		{"d", "DETAILS ━ & r0/c0 known 11"},
		{"R", "TEXT ━"},
		{"R esc", "ROWS ━ & > r0/c0"},
		{"j enter enter", "TEXT ━"},
		{"j enter enter q", "ROWS ━ & > r1/c0"},
		{"w", "w does nothing here"},
		{"f type:stanc:x", "no filter called"},
		{"f type:by:va tab", "by:varga"},
		{"/ type:by:renn enter", "by:renn"},
		{"/ type:by:renn enter s", "everything is shown & no filter"},
		{"m a j j ' a", "> r0/c0"},
		{"j m a G '", "MARKS & a  Matrix: r1/c0"},
		{"j j R ctrl+o", "> r2/c0"},
		{"j j R -", "> r2/c0"},
		{": type:swap-axes enter", "SWAPPED"},
		{"?", "swap actors and issues"},
	}
	bs := orrin(t)
	for _, tt := range tests {
		a := desk(t, 90, 30, dummy{rows: 40, cols: 3, below: 12, of: bs[0]}, func(c *ui.Config) { c.Briefings = bs })
		got := screen(play(a, strings.Fields(tt.keys)...), 90, 30)
		if f := contains(got, tt.want); f != nil {
			t.Errorf("%s: %q in\n%s", tt.keys, f, got)
		}
	}
}

func TestOneMarkingOnABoard(t *testing.T) {
	var green []*model.Briefing
	for _, b := range orrin(t) {
		if b.Marking == "TLP:GREEN" {
			green = append(green, b)
		}
	}
	a := desk(t, 80, 24, dummy{rows: 3, cols: 1, marking: true}, func(c *ui.Config) { c.Briefings = green })
	if got := screen(a, 80, 24); strings.Count(got, "TLP:GREEN") != 1 {
		t.Error(got)
	}
}

// TestBoardsAtEverySize shows boards and what lies over them at every size.
func TestBoardsAtEverySize(t *testing.T) {
	bs := orrin(t)
	states := []string{"", "j j l", "G", "h", "f type:by: tab", "enter", "d", ":", "?", "< f type:nobody:x"}
	for _, d := range []dummy{{}, {rows: 1, cols: 1}, {rows: 60, cols: 4, left: true, side: true, below: 9, of: bs[0]}, {rows: 30, cols: 2, below: 40, of: bs[0]}} {
		for _, state := range sparse(states, 2) {
			m := play(desk(t, 80, 24, d, func(c *ui.Config) { c.Briefings = bs }), strings.Fields(state)...)
			everySize(t, m)
		}
	}
	for _, view := range []string{"M", "T", "D enter", "C", "M enter", "T G", "M d", "enter C G"} {
		everySize(t, play(series(t, 80, 24), strings.Fields(view)...))
	}
}

// everySize checks a screen at many sizes.
func everySize(t *testing.T, m tea.Model) {
	t.Helper()
	for _, h := range near(60, 6, 12, 16, 20) {
		for _, w := range near(250, 20, 40, 60, 80, 120, 160, 200) {
			if (w > 24 || h > 24) && (w+h)%4 != 0 {
				continue // a quarter of the large ones
			}
			m, _ = m.Update(tea.WindowSizeMsg{Width: w, Height: h})
			check(t, m, w, h)
		}
	}
}

// TestResizeKeepsTheSpot goes through windows that lack the spot, and back.
func TestResizeKeepsTheSpot(t *testing.T) {
	m := play(desk(t, 80, 24, dummy{rows: 20, cols: 2, narrowLacks: true}), "5", "j", "l")
	for _, size := range [][2]int{{30, 10}, {10, 3}, {1, 1}, {59, 20}, {80, 24}} {
		m, _ = m.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		m.View()
	}
	if got := m.(*ui.App).Spot(); got != "r5/c1" {
		t.Errorf("on %s", got)
	}
}

// TestSheetsAreMadeOnce counts how often a board is asked for its sheet.
func TestSheetsAreMadeOnce(t *testing.T) {
	made := 0
	m := tea.Model(desk(t, 120, 36, dummy{rows: 40, cols: 3, made: &made}))
	m.View()
	before := made
	m = play(m, "j", "j", "l", "ctrl+d", "G", "tab")
	m.View()
	if made != before {
		t.Errorf("made %d times by moving", made-before)
	}
	a := m.(*ui.App)
	if n := testing.AllocsPerRun(50, func() { a.View() }); n > 0 {
		t.Errorf("an unchanged view allocates %v times", n)
	}
}

// TestOneFilterForAllViews takes the filter from view to view and back.
func TestOneFilterForAllViews(t *testing.T) {
	tests := []struct{ keys, want string }{
		{"enter f type:by:varga enter M", "POSITIONS ━ & by:varga"},
		{"enter f type:by:varga enter M T", "TIMELINE ━ & by:varga"},
		{"enter f type:by:varga enter M esc", "POSITIONS ━ & no filter"},
		{"enter f type:by:varga enter M esc esc", "TEXT ━ & no filter"},
		{"enter M f type:by:renn enter esc esc", "TEXT ━ & no filter"},
		{"enter M f type:by:renn enter q", "TEXT ━ & by:renn"},
		{"enter M f type:by:renn enter T f type:type:quote enter q", "POSITIONS ━ & by:renn  type:quote"},
		{"enter M f type:by:renn enter R", "TEXT ━ & by:renn"},
		{"enter 2 wait enter M", "POSITIONS ━ & actor:"},
		{"enter 2 wait enter M q", "ACTORS ━ & *actor:varga"},
		{"f type:by:renn enter M", "POSITIONS ━ & by:renn"},
		{"M f type:by:renn enter q", "BRIEFINGS & by:renn"},
		{"enter M f type:by:renn enter ctrl+o", "POSITIONS ━ & no filter"},
	}
	for _, tt := range tests {
		got := screen(play(series(t, 100, 30), strings.Fields(tt.keys)...), 100, 30)
		if f := contains(got, tt.want); f != nil {
			t.Errorf("%s: %q in\n%s", tt.keys, f, got)
		}
	}
}

func TestMouseOnABoard(t *testing.T) {
	d := dummy{rows: 60, cols: 2, left: true}
	bs := orrin(t)
	d.of = bs[0]
	at := func(m tea.Model, text string) tea.Mouse { return on(t, m, text) }
	open := func() tea.Model {
		return desk(t, 80, 24, d, func(c *ui.Config) { c.Briefings, c.Now = bs, func() time.Time { return now2032() } })
	}
	m := open()
	m = send(m, tea.MouseClickMsg(at(m, "r3/c1")))
	if got := m.(*ui.App).Spot(); got != "r3/c1" {
		t.Errorf("a click selects %s", got)
	}
	m = send(m, tea.MouseClickMsg(at(m, "r3/c1")))
	if f := contains(screen(m, 80, 24), "WORDS ━"); f != nil {
		t.Error("a double click does not open")
	}
	m = open()
	wheel := at(m, "r3/c1")
	wheel.Button = tea.MouseWheelDown
	m = send(m, tea.MouseWheelMsg(wheel))
	if got := screen(m, 80, 24); contains(got, "3 above & !r1/c1 & r4/c1") != nil || m.(*ui.App).Spot() != "r3/c0" {
		t.Errorf("the wheel: on %s\n%s", m.(*ui.App).Spot(), got)
	}
	wheel.Button = tea.MouseWheelUp
	m = send(send(m, tea.MouseWheelMsg(wheel)), tea.MouseWheelMsg(wheel))
	if got := screen(m, 80, 24); contains(got, "!above & r0/c1") != nil {
		t.Error(got)
	}
	m = send(m, tea.MouseClickMsg(at(m, "Facets")))
	if got := screen(m, 80, 24); contains(got, "FACETS ━") != nil {
		t.Error(got)
	}
}

// TestReloadKeepsTheSpot reads a briefing again under boards: on screen, behind
// the reading view, in history and marks.
func TestReloadKeepsTheSpot(t *testing.T) {
	for _, keys := range []string{"j j", "j j R", "j j m a G"} {
		bs := orrin(t)
		a := desk(t, 90, 30, dummy{rows: 40, cols: 3, of: bs[0]}, func(c *ui.Config) { c.Briefings = bs })
		m := play(a, append([]string{"<"}, strings.Fields(keys)...)...)
		now := *bs[0]
		m = reloaded(m, &now)
		switch {
		case strings.HasSuffix(keys, "R"):
			m = play(m, "esc")
		case strings.HasSuffix(keys, "G"):
			m = play(m, "'", "a")
		}
		if got := screen(m, 90, 30); m.(*ui.App).Spot() != "r2/c0" || contains(got, "by:varga & > r2/c0") != nil {
			t.Errorf("%s: on %s in\n%s", keys, m.(*ui.App).Spot(), got)
		}
		m = play(m, "R")
		if got := screen(m, 90, 30); contains(got, "TEXT ━") != nil {
			t.Errorf("%s: %s", keys, got)
		}
	}
}

// reloaded has a briefing read again.
func reloaded(m tea.Model, now *model.Briefing) tea.Model {
	return send(m, ui.FolderChanged{Changed: []*model.Briefing{now}})
}

func TestWindowTitle(t *testing.T) {
	for address, want := range map[string]string{"#library": "Library  orrin", "orrin-04#reading": "Tarnovia moves on the border (FICTIONAL)", "#dossier:varga": "Ilse Varga"} {
		m := play(series(t, 100, 30), ":", "type:"+address, "enter")
		if got := m.View().WindowTitle; got != want {
			t.Errorf("%s: the window is called %q", address, got)
		}
	}
}
