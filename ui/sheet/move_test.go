package sheet_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"readout/ui/sheet"
)

// grid is a sheet of three rows and three columns, of which the middle one has
// nothing in the second column, and a pane at the left with two rows.
//
//	head
//	a0 a1 a2
//	-- today --
//	b0    b2
//	   more of b0
//	c0 c1 c2
func grid() *sheet.Sheet {
	s := &sheet.Sheet{Name: "Grid", LeftName: "Facets", SideName: "Beside", Fixed: 1}
	spot := func(key string, p sheet.Pane, row, col int) int {
		s.Spots = append(s.Spots, sheet.Spot{Key: key, Pane: p, Row: row, Col: col})
		return len(s.Spots)
	}
	cell := func(text string, spot int) sheet.Cell { return sheet.Cell{Text: text, Width: 4, Spot: spot} }
	s.Lines = []sheet.Line{
		{Cells: []sheet.Cell{{Text: "head"}}},
		{Cells: []sheet.Cell{cell("a0", spot("a0", sheet.Main, 0, 0)), cell("a1", spot("a1", sheet.Main, 0, 1)), cell("a2", spot("a2", sheet.Main, 0, 2))}},
		{Heading: "today", Rule: true},
		{Cells: []sheet.Cell{cell("b0", spot("b0", sheet.Main, 1, 0)), cell("", 0), cell("b2", spot("b2", sheet.Main, 1, 2))}},
		{Cells: []sheet.Cell{cell("more", 4)}},
		{Cells: []sheet.Cell{cell("c0", spot("c0", sheet.Main, 2, 0)), cell("c1", spot("c1", sheet.Main, 2, 1)), cell("c2", spot("c2", sheet.Main, 2, 2))}},
	}
	s.LeftLines = []sheet.Line{
		{Spot: spot("x", sheet.Left, 0, 0), Cells: []sheet.Cell{{Text: "all of it"}, {Text: " 3 ", Width: 3}}},
		{Spot: spot("y", sheet.Left, 1, 0), Heading: "under", Cells: []sheet.Cell{{Text: "it"}}},
	}
	return s
}

func at(s *sheet.Sheet, key string) int {
	for i := range s.Spots {
		if s.Spots[i].Key == key {
			return i
		}
	}
	return -1
}

func key(s *sheet.Sheet, i int) string {
	if i < 0 || i >= len(s.Spots) {
		return ""
	}
	return s.Spots[i].Key
}

func TestMove(t *testing.T) {
	tests := []struct {
		from string
		n    int
		want string
	}{
		{"a0", 1, "b0"},
		{"a0", 2, "c0"},
		{"a0", 99, "c0"},
		{"a0", -1, "a0"},
		{"a2", 1, "b2"},
		{"c1", -1, "b0"},
		{"c1", -2, "a1"},
		{"c2", 1, "c2"},
		{"x", 1, "y"},
		{"y", 1, "y"},
		{"a1", 0, "a1"},
	}
	s := grid()
	for _, tt := range tests {
		p := s.Spots[at(s, tt.from)].Pane
		if got := key(s, s.Move(p, at(s, tt.from), tt.n)); got != tt.want {
			t.Errorf("%s by %d is %s, not %s", tt.from, tt.n, got, tt.want)
		}
	}
	if got := s.Move(sheet.Main, -1, 1); key(s, got) != "a0" {
		t.Errorf("from nowhere to %s", key(s, got))
	}
	if got := s.Move(sheet.Side, -1, 1); got != -1 {
		t.Errorf("a pane without spots has spot %d", got)
	}
}

func TestNext(t *testing.T) {
	tests := []struct {
		from string
		step int
		want string
	}{{"a0", 1, "a1"}, {"a2", 1, "a2"}, {"a0", -1, "a0"}, {"b0", 1, "b2"}, {"b2", -1, "b0"}, {"x", 1, "x"}}
	s := grid()
	for _, tt := range tests {
		p := s.Spots[at(s, tt.from)].Pane
		if got := key(s, s.Next(p, at(s, tt.from), tt.step)); got != tt.want {
			t.Errorf("%s by %d is %s, not %s", tt.from, tt.step, got, tt.want)
		}
	}
	if s.Next(sheet.Main, -1, 1) != -1 {
		t.Error("nowhere has a neighbour")
	}
}

func TestNear(t *testing.T) {
	s := grid()
	tests := []struct {
		pane sheet.Pane
		key  string
		row  int
		want string
	}{
		{sheet.Main, "b2", 0, "b2"},
		{sheet.Main, "gone", 1, "b0"},
		{sheet.Main, "gone", 9, "c0"},
		{sheet.Main, "", 0, "a0"},
		{sheet.Left, "b2", 0, "x"},
		{sheet.Side, "b2", 0, ""},
	}
	for _, tt := range tests {
		if got := key(s, s.Near(tt.pane, tt.key, tt.row)); got != tt.want {
			t.Errorf("%v %q %d: %s, not %s", tt.pane, tt.key, tt.row, got, tt.want)
		}
	}
	s.Start = 1 + at(s, "c1")
	if got := key(s, s.Near(sheet.Main, "", 0)); got != "c1" {
		t.Errorf("starts at %s", got)
	}
}

func TestSpanAndRows(t *testing.T) {
	s := grid()
	for k, want := range map[string][2]int{"a1": {1, 1}, "b0": {3, 4}, "c2": {5, 5}} {
		if first, last := s.Span(sheet.Main, at(s, k)); first != want[0] || last != want[1] {
			t.Errorf("%s spans %d to %d", k, first, last)
		}
	}
	if first, last := s.Span(sheet.Main, at(s, "x")); first != -1 || last != -1 {
		t.Errorf("x spans %d to %d of a pane that lacks it", first, last)
	}
	for _, tt := range []struct{ top, n, want int }{{0, 6, 3}, {0, 1, 0}, {1, 3, 2}, {4, 9, 2}, {-3, 5, 1}, {9, 9, 0}} {
		if got := s.Rows(sheet.Main, tt.top, tt.n); got != tt.want {
			t.Errorf("%d lines from %d have %d rows, not %d", tt.n, tt.top, got, tt.want)
		}
	}
}

func TestAt(t *testing.T) {
	s := grid()
	for _, tt := range []struct {
		line *sheet.Line
		x    int
		want string
	}{
		{&s.Lines[1], 0, "a0"},
		{&s.Lines[1], 4, "a1"},
		{&s.Lines[1], 11, "a2"},
		{&s.Lines[1], 40, ""},
		{&s.Lines[0], 2, ""},
		{&s.Lines[3], 5, ""},
		{&s.LeftLines[0], 1, "x"},
		{&s.LeftLines[0], 90, "x"},
	} {
		if got := key(s, tt.line.At(tt.x, 20)); got != tt.want {
			t.Errorf("cell %d: %q, not %q", tt.x, got, tt.want)
		}
	}
}

func TestSayAt(t *testing.T) {
	s := grid()
	for k, want := range map[string]string{"a1": "a1", "b0": "b0", "x": "all of it, 3", "y": "under, it"} {
		if got := s.SayAt(at(s, k)); got != want {
			t.Errorf("%s says %q", k, got)
		}
	}
	s.Spots[0].Say = "first of all"
	if got := s.SayAt(0); got != "first of all" {
		t.Errorf("%q", got)
	}
	if s.SayAt(-1) != "" || s.SayAt(99) != "" {
		t.Error("nowhere says something")
	}
	s.Spots = append(s.Spots, sheet.Spot{Key: "unseen"})
	if got := s.SayAt(len(s.Spots) - 1); got != "unseen" {
		t.Errorf("a spot without a line says %q", got)
	}
}

func TestPassed(t *testing.T) {
	s := grid()
	s.Lines[4].Heading = "later"
	for _, tt := range []struct{ from, to, want string }{
		{"a0", "b0", "today"}, {"b0", "a1", "today"}, {"a0", "a1", ""}, {"a0", "c0", "today later"}, {"c0", "a0", "later today"}, {"b0", "c0", "later"},
	} {
		if got := strings.Join(s.Passed(sheet.Main, at(s, tt.from), at(s, tt.to)), " "); got != tt.want {
			t.Errorf("%s to %s passes %q, not %q", tt.from, tt.to, got, tt.want)
		}
	}
	if s.PaneName(sheet.Main) != "Grid" || s.PaneName(sheet.Left) != "Facets" || s.PaneName(sheet.Side) != "Beside" {
		t.Error("a pane goes by another name")
	}
	if s.SpotAt("b2") != &s.Spots[at(s, "b2")] || s.SpotAt("no") != nil {
		t.Error("spots are not found by their keys")
	}
}

// long is a sheet of rows that are made when they are looked at, of which some
// have two lines, behind one line and before two spots of the sheet's own; and
// the same with all of its lines there.
func long(rows int) (made, whole *sheet.Sheet) {
	lines := func(row int) []sheet.Line {
		l := []sheet.Line{{Spot: row + 1, Cells: []sheet.Cell{{Text: "row"}}}}
		if row%3 == 1 {
			l = append(l, sheet.Line{Spot: row + 1, Cells: []sheet.Cell{{Text: "more"}}})
		}
		return l
	}
	spot := func(row int) sheet.Spot { return sheet.Spot{Key: string(rune('a' + row)), Row: row} }
	many := &sheet.Many{
		Count: rows, After: 1, Starts: []int32{1}, Heads: map[int]sheet.Line{0: {Heading: "first"}}, Lines: lines, Spot: spot,
		Find: func(key string) int {
			if len(key) != 1 || int(key[0]-'a') >= rows {
				return -1
			}
			return int(key[0] - 'a')
		},
	}
	made = &sheet.Sheet{Lines: []sheet.Line{{Cells: []sheet.Cell{{Text: "head"}}}}, Many: many, Fixed: 1}
	whole = &sheet.Sheet{Lines: []sheet.Line{made.Lines[0], {Heading: "first"}}, Fixed: 1}
	for row := range rows {
		at := int(many.Starts[row])
		if row == 4 {
			many.Heads[at] = sheet.Line{Heading: "second"}
			whole.Lines = append(whole.Lines, many.Heads[at])
			at++
			many.Starts[row]++
		}
		whole.Spots = append(whole.Spots, spot(row))
		whole.Lines = append(whole.Lines, lines(row)...)
		many.Starts = append(many.Starts, int32(at+len(lines(row))))
	}
	for i, key := range []string{"Y", "Z"} {
		own := sheet.Spot{Key: key, Row: rows + i}
		line := sheet.Line{Spot: rows + 1 + i, Cells: []sheet.Cell{{Text: key}}}
		made.Spots, whole.Spots = append(made.Spots, own), append(whole.Spots, own)
		made.Lines, whole.Lines = append(made.Lines, line), append(whole.Lines, line)
	}
	side := sheet.Spot{Key: "side", Pane: sheet.Left}
	for _, s := range []*sheet.Sheet{made, whole} {
		s.Spots = append(s.Spots, side)
		s.LeftLines = []sheet.Line{{Spot: rows + 3, Cells: []sheet.Cell{{Text: "side"}}}}
	}
	return made, whole
}

// Rows that are made when they are looked at are gone over as if they were there.
func TestManyIsLikeLines(t *testing.T) {
	made, whole := long(11)
	if made.Len(sheet.Main) != whole.Len(sheet.Main) || made.SpotCount() != whole.SpotCount() {
		t.Fatalf("%d lines and %d spots, not %d and %d", made.Len(sheet.Main), made.SpotCount(), whole.Len(sheet.Main), whole.SpotCount())
	}
	if a, b := strings.Join(made.Print(ansi.WcWidth, 20), "\n"), strings.Join(whole.Print(ansi.WcWidth, 20), "\n"); a != b {
		t.Errorf("prints\n%s\nnot\n%s", a, b)
	}
	same := func(what string, a, b any) {
		t.Helper()
		if a != b {
			t.Errorf("%s: %v, not %v", what, a, b)
		}
	}
	for _, p := range []sheet.Pane{sheet.Main, sheet.Left} {
		for i := range made.SpotCount() {
			where := fmt.Sprint("pane ", p, " spot ", i)
			a, b := made.Span(p, i)
			c, d := whole.Span(p, i)
			same(where+" spans", [2]int{a, b}, [2]int{c, d})
			same(where+" says", made.SayAt(i), whole.SayAt(i))
			same(where+" next", made.Next(p, i, 1), whole.Next(p, i, 1))
			a, b = made.Place(i)
			c, d = whole.Place(i)
			same(where+" place", [2]int{a, b}, [2]int{c, d})
			for n := -15; n < 16; n++ {
				if made.SpotN(i).Pane == p {
					same(fmt.Sprint(where, " moved ", n), made.Move(p, i, n), whole.Move(p, i, n))
				}
			}
			for j := range made.SpotCount() {
				same(where+" passed", strings.Join(made.Passed(p, i, j), " "), strings.Join(whole.Passed(p, i, j), " "))
			}
		}
		for row := -1; row < 16; row++ {
			same("in row", made.InRow(p, row, 0), whole.InRow(p, row, 0))
			for _, key := range []string{"", "c", "Z", "side", "gone"} {
				same(fmt.Sprint("near ", key, row), made.Near(p, key, row), whole.Near(p, key, row))
			}
		}
		for top := range made.Len(p) + 1 {
			same("first", made.Line(p, min(top, made.Len(p)-1)).First(), whole.Line(p, min(top, made.Len(p)-1)).First())
			for n := range made.Len(p) + 2 {
				same(fmt.Sprint("rows of ", top, "+", n), made.Rows(p, top, n), whole.Rows(p, top, n))
				for _, sight := range []int{0, 3, top} {
					same(fmt.Sprint("beyond ", top, "+", n, " from ", sight), made.Beyond(p, top, n, sight, 5), whole.Beyond(p, top, n, sight, 5))
				}
			}
		}
	}
	if made.SpotAt("b").Key != "b" || made.SpotAt("Y").Key != "Y" || made.SpotAt("no") != nil {
		t.Error("spots are not found by their keys")
	}
}
