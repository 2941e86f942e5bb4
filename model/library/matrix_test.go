package library

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"readout/model"
)

var noon = time.Date(2032, 1, 26, 12, 0, 0, 0, time.UTC)

// stances is a briefing with the positions that some words say, as
// "renn/monitors:against? radio": actor, issue, stance, guess and who says so.
func stances(id, date string, words ...string) *model.Briefing {
	b := &model.Briefing{ID: id, Path: id + ".md", Date: model.ParseDate(date), Facts: &model.Facts{}}
	for _, w := range words {
		w, per, _ := strings.Cut(w, " ")
		who, stance, _ := strings.Cut(w, ":")
		actor, issue, _ := strings.Cut(who, "/")
		if b.ActorByID(actor) == nil {
			b.Facts.Actors = append(b.Facts.Actors, model.Actor{ID: actor, Name: actor, Part: model.Party})
		}
		if !shareIssue(b, &model.Briefing{Facts: &model.Facts{Issues: []model.Issue{{ID: issue}}}}) {
			b.Facts.Issues = append(b.Facts.Issues, model.Issue{ID: issue, Title: issue})
		}
		stance, guess := strings.CutSuffix(stance, "?")
		b.Facts.Positions = append(b.Facts.Positions, model.Position{Actor: actor, Issue: issue, Stance: model.Stance(stance), Guess: guess, Per: strings.Fields(per)})
	}
	return b
}

// drawn is a matrix in a few letters a cell.
func drawn(m *Matrix) string {
	var sb strings.Builder
	for r, a := range m.Actors {
		sb.WriteString(a.ID)
		for c, is := range m.Issues {
			fmt.Fprintf(&sb, " %s=%s", is.ID, letters(&m.Cells[r][c]))
		}
		sb.WriteString("\n")
	}
	return sb.String()
}

func letters(c *Cell) string {
	if !c.Covered() {
		return "."
	}
	s := string(c.Stance)
	for _, f := range []struct {
		is   bool
		mark string
	}{{c.Differ, "!"}, {c.SecondHand, `"`}, {c.Guess, "?"}, {c.Carried, "@" + c.Briefing.ID}, {c.Moved, "<" + string(c.From.Stance)}, {c.New, "*"}, {c.Hidden, "_"}} {
		if f.is {
			s += f.mark
		}
	}
	return s
}

func TestMatrix(t *testing.T) {
	one := stances("one", "2032-01-05", "varga/border:against", "renn/border:for", "renn/water:unclear?")
	two := stances("two", "2032-01-12", "varga/border:against", "renn/water:for", "army/border:against radio")
	three := stances("three", "2032-01-19", "varga/border:conditional", "renn/border:for", "renn/border:against army")
	note := stances("note", "", "varga/border:silent", "varga/fish:for")
	series := []*model.Briefing{one, two, three, note}
	held := stances("held", "2032-01-15", "renn/border:silent")
	held.Embargo = model.ParseDate("2032-02-01")
	gone := stances("gone", "2032-01-16", "renn/border:silent")
	gone.Status = model.Withdrawn
	l := New([]*model.Briefing{note, three, gone, held, two, one}, noon)

	for _, tt := range []struct {
		name  string
		scope []*model.Briefing
		o     MatrixOptions
		want  string
	}{
		{"the newest, with what is carried over", series, MatrixOptions{}, `
varga border=conditional<against water=. fish=for@note
renn border=for!<for water=for@two fish=.
army border=against"@two water=. fish=.`},
		{"in the middle", series, MatrixOptions{At: two}, `
varga border=against water=. fish=for@note
renn border=for@one water=for<unclear fish=.
army border=against"* water=. fish=.`},
		{"at the beginning nothing is new", series, MatrixOptions{At: one}, `
varga border=against water=. fish=for@note
renn border=for water=unclear? fish=.`},
		{"on one without a date, which comes last", series, MatrixOptions{At: note}, `
varga border=silent water=. fish=for
renn border=for!@three water=for@two fish=.
army border=against"@two water=. fish=.`},
		{"moved only hides the rest", series, MatrixOptions{MovedOnly: true}, `
varga border=conditional<against
renn border=for!<for`},
		{"what is new counts as moved there", series, MatrixOptions{At: two, MovedOnly: true}, `
renn border=for@one_ water=for<unclear
army border=against"* water=.`},
		{"a filter hides, and never goes back to an older stand", series, MatrixOptions{Keep: stance(model.Against)}, `
renn border=for!<for
army border=against"@two`},
		{"one alone", series[:1], MatrixOptions{}, `
varga border=against water=.
renn border=for water=unclear?`},
		{"a briefing that is not of the scope is not stood on", series[:1], MatrixOptions{At: three}, `
varga border=against water=.
renn border=for water=unclear?`},
		{"a withdrawn one that is opened alone", []*model.Briefing{gone}, MatrixOptions{}, `
renn border=silent`},
		{"nothing", nil, MatrixOptions{}, ``},
	} {
		if got, want := drawn(l.Matrix(tt.scope, tt.o)), strings.TrimPrefix(tt.want, "\n"); strings.TrimSpace(got) != want {
			t.Errorf("%s:\n%swant:\n%s", tt.name, got, want)
		}
	}
}

func stance(s model.Stance) Keep {
	return func(b *model.Briefing, r model.Ref) bool { return b.Positions()[r.Index].Stance == s }
}

func TestMatrixCounts(t *testing.T) {
	one := stances("one", "2032-01-05", "varga/border:against", "renn/water:for")
	two := stances("two", "2032-01-12", "varga/border:for", "renn/border:for", "renn/border:silent")
	two.Facts.Actors = append(two.Facts.Actors, model.Actor{ID: "chen", Part: model.Analyst})
	l := New([]*model.Briefing{one, two}, noon)
	for _, tt := range []struct {
		name string
		o    MatrixOptions
		want [7]int // covered, empty, differ, moved, new, carried, hidden
	}{
		{"all", MatrixOptions{}, [7]int{3, 1, 1, 1, 1, 1, 0}},
		{"moved only", MatrixOptions{MovedOnly: true}, [7]int{2, 0, 1, 1, 1, 0, 1}},
		{"filtered", MatrixOptions{Keep: stance(model.For)}, [7]int{3, 1, 1, 1, 1, 1, 0}},
		{"filtered out", MatrixOptions{Keep: stance(model.Unclear)}, [7]int{0, 0, 0, 0, 0, 0, 3}},
		{"before", MatrixOptions{At: one}, [7]int{2, 2, 0, 0, 0, 0, 0}},
	} {
		m := l.Matrix(l.Counted(), tt.o)
		if got := [7]int{m.Covered, m.Empty, m.Differ, m.Moved, m.New, m.Carried, m.Hidden}; got != tt.want {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
	m := l.Matrix(l.Counted(), MatrixOptions{Keep: stance(model.Unclear)})
	if len(m.Without) != 1 || m.Without[0].ID != "chen" {
		t.Errorf("without a position: %v; a filter makes nobody so", m.Without)
	}
	if m.Row("varga") != -1 || l.Matrix(l.Counted(), MatrixOptions{}).Column("water") != 1 {
		t.Error("rows and columns are not found by their ids")
	}
}

// TestMatrixParts wants actors in the order of their parts, and nobody lost
// who is not declared.
func TestMatrixParts(t *testing.T) {
	b := stances("one", "2032-01-05", "poita/border:for", "varga/border:for", "nobody/air:for", "khatib/border:for", "odd/border:for")
	for i, p := range []model.Part{model.Analyst, model.Party, "", model.Mediator, ""} {
		b.Actors()[i].Part = p
	}
	b.Facts.Actors, b.Facts.Issues = append(b.Actors()[:2], b.Actors()[3:]...), b.Issues()[:1]
	l := New([]*model.Briefing{b}, noon)
	m := l.Matrix([]*model.Briefing{b}, MatrixOptions{})
	var got []string
	for _, a := range m.Actors {
		got = append(got, a.ID+":"+string(a.Part))
	}
	if want := "varga:party khatib:mediator poita:analyst odd:other nobody:other"; strings.Join(got, " ") != want {
		t.Errorf("rows are %v, want %s", got, want)
	}
	if m.Issues[1].Title != "air" {
		t.Errorf("columns are %v", m.Issues)
	}
}

func TestGaps(t *testing.T) {
	b := stances("one", "2032-01-05", "varga/border:for", "renn/water:for", "chen/water:for")
	b.Actors()[2].Part = model.Analyst
	b.Facts.Quotes = []model.Quote{{By: "varga", Issue: "water"}, {By: "varga", Issue: "border"}, {By: "renn", Issue: "water"}}
	b.Facts.Questions = []model.Question{{Issue: "border", Open: true}, {Issue: "border"}}
	b.Facts.Events = []model.Event{
		{Issue: "border", State: model.Planned, Who: []string{"renn"}},
		{Issue: "border", Who: []string{"renn"}},
		{Issue: "border", State: model.Planned, Who: []string{"varga"}},
	}
	l := New([]*model.Briefing{b}, noon)
	gaps, others := l.Gaps(l.Matrix(l.Counted(), MatrixOptions{}))
	var got []string
	for _, g := range gaps {
		got = append(got, fmt.Sprintf("%s/%s words %d open %d ahead %d", g.Actor, g.Issue, len(g.Words), len(g.Open), len(g.Ahead)))
	}
	if want := "varga/water words 1 open 0 ahead 0, renn/border words 0 open 1 ahead 1"; strings.Join(got, ", ") != want || others != 1 {
		t.Errorf("gaps are %v and %d, want %s and 1", got, others, want)
	}
}

// large is 50 briefings in which 40 actors stand on 12 issues.
func large() []*model.Briefing {
	var bs []*model.Briefing
	for n := range 50 {
		var words []string
		for a := range 40 {
			for i := range 12 {
				words = append(words, fmt.Sprintf("actor-%d/issue-%d:%s", a, i, model.Stances[(a+i+n/9)%len(model.Stances)]))
			}
		}
		b := stances(fmt.Sprintf("b%d", n), fmt.Sprintf("20%02d-01-05", n+30), words...)
		for i := range b.Positions() {
			b.Positions()[i].Note = "a note of the length that notes have"
		}
		bs = append(bs, b)
	}
	return bs
}

// BenchmarkMatrix makes the matrix of 40 actors, 12 issues and 50 briefings, of
// a library that is known and of one that was just read.
func BenchmarkMatrix(b *testing.B) {
	bs := large()
	b.Run("again", func(b *testing.B) {
		l := New(bs, noon)
		b.ReportAllocs()
		for b.Loop() {
			l.Matrix(l.Counted(), MatrixOptions{})
		}
	})
	b.Run("first", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			l := New(bs, noon)
			l.Matrix(l.Counted(), MatrixOptions{})
		}
	})
}
