package page

import (
	"slices"
	"strings"
	"testing"

	"readout/model"
	"readout/ui/theme"
)

func TestSearch(t *testing.T) {
	const src = `# Title words

Müller said [“the *first* line of
defence”](#x), it's—so he “said”—Article&nbsp;5 &amp; more. AA aa Aa

> “Quoted words.”
> — Zelenskyy

| a cell | Müller |
|---|---|
| first | R&amp;D |

Straße, Łódź, Çelik, ЙОД, Ａ wide
hard\
break, e` + "\u0301" + `t` + "\u00e9" + `s`
	for _, tt := range []struct {
		words string
		want  []string // of the source
	}{
		{"muller", []string{"Müller", "Müller"}},
		{"Muller", []string{"Müller", "Müller"}},
		{"MULLER", nil},
		{"müller", []string{"Müller", "Müller"}},
		{"first line of defence", []string{"first* line of\ndefence"}},
		{"the first  line", []string{"the *first* line"}},
		{"it's-so", []string{"it's—so"}},
		{`"said"`, []string{"“said”"}},
		{"”—Art", []string{"”—Art"}},
		{"article 5 & m", []string{"Article&nbsp;5 &amp; m"}},
		{"aa", []string{"AA", "aa", "Aa"}},
		{"Aa", []string{"Aa"}},
		{"quoted words.\" — zel", nil},
		{"zelenskyy", []string{"Zelenskyy"}},
		{"first", []string{"first", "first"}},
		{"cell", []string{"cell"}},
		{"strasse", []string{"Straße"}},
		{"lodz", []string{"Łódź"}},
		{"celik", []string{"Çelik"}},
		{"иод", []string{"ЙОД"}},
		{"hard break", []string{"hard\\\nbreak"}},
		{"etes", []string{"e\u0301t\u00e9s"}},
		{"étés", []string{"e\u0301t\u00e9s"}},
		{"", nil},
		{" \t ", nil},
		{"title words muller", nil},
	} {
		b := parse(t, src)
		var got []string
		for _, m := range Search(b, tt.words) {
			got = append(got, b.Markdown[m.Start:m.End])
		}
		if strings.Join(got, "|") != strings.Join(tt.want, "|") {
			t.Errorf("%q finds %q, want %q", tt.words, got, tt.want)
		}
	}
}

// TestFoundIsShown draws what a search found: the words are marked, whether
// their block is ours or Glamour's.
func TestFoundIsShown(t *testing.T) {
	b := mixed(t)
	for _, words := range []string{"run of words", "breakthrough", "numbers", "中文", "page", "first", "the note", "html", "rutte"} {
		found := Search(b, words)
		for _, width := range []int{30, 80} {
			p := New(b, Options{Width: width, Theme: dark})
			for i, m := range found {
				marks := &Marks{Selected: -1, Matches: found, Current: i}
				pos := p.At(m.Start)
				line := string(p.AppendLine(nil, pos, marks))
				if marked := strings.Contains(line, dark.Paint(theme.Current).Open); !marked {
					t.Errorf("%q at width %d: match %d at %d is not marked on line %v: %q", words, width, i, m.Start, pos, line)
				}
			}
		}
	}
}

func TestFindStops(t *testing.T) {
	b := parse(t, strings.Repeat("aa aa\n\n", 2000))
	asked := 0
	got := Find(b, "aa", func() bool { asked++; return asked > 2 })
	if len(got) == 0 || len(got) >= 4000 {
		t.Errorf("found %d", len(got))
	}
	b = parse(t, strings.Repeat("a ", 2*MaxMatches))
	if n := len(Search(b, "a")); n < MaxMatches || n > 3*MaxMatches {
		t.Errorf("found %d", n)
	}
	if got := Search(&model.Briefing{}, "a"); got != nil {
		t.Errorf("found %v in nothing", got)
	}
}

func TestMatchesInOrder(t *testing.T) {
	b := mixed(t)
	for _, words := range []string{"a", "e", "“", "-", " "} {
		last := 0
		for _, m := range Search(b, words) {
			if m.Start < last || m.End <= m.Start {
				t.Fatalf("%q: match %v after %d", words, m, last)
			}
			last = m.Start
		}
	}
}

// A search that processors share finds what one alone would, in order.
func TestSearchTogether(t *testing.T) {
	var src strings.Builder
	for i := range searchTogether + 500 {
		src.WriteString(map[bool]string{true: "A *needle* and a needle.\n\n", false: "Müller saw nothing.\n\n"}[i%7 == 0])
	}
	b := parse(t, src.String())
	s := searcher{doc: b.Text, needle: []byte("needle")}
	want := s.blocks(b.Text.Blocks, nil)
	if got := Search(b, "needle"); !slices.Equal(got, want) || len(got) < 1000 {
		t.Errorf("%d matches, want %d", len(got), len(want))
	}
	if got := Find(b, "needle", func() bool { return true }); len(got) != 0 {
		t.Errorf("a search that was stopped found %d", len(got))
	}
}
