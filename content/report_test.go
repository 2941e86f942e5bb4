package content

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"readout/model"
)

// A mistake of several places names them, as many as fit one line.
func TestReportAlso(t *testing.T) {
	m := model.Mistake{File: "a.md", Line: 5, Column: 3, Severity: model.Error, What: "twice", Mend: "keep one"}
	for i := range 6 {
		m.Also = append(m.Also, model.Place{Line: i + 1, Column: 2})
	}
	want := "a.md:5:3: error: twice\n" +
		"  also: line 1, column 2; line 2, column 2; line 3, column 2; line 4, column 2; 2 more\n" +
		"  mend: keep one\n"
	if got := Report(m); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestReport(t *testing.T) {
	tests := []struct {
		name string
		in   model.Mistake
		want string
	}{
		{"word", model.Mistake{
			File: "kyiv.md", Line: 45, Column: 14, Width: 5, Severity: model.Error, What: `"maybe" is not a stance`,
			Excerpt: "      putin: maybe - could take a pledge shaped like Article 5 (per witkoff)",
			Mend:    "one of  for  against  conditional  unclear  silent",
		}, `kyiv.md:45:14: error: "maybe" is not a stance
   45 |       putin: maybe - could take a pledge shaped like Article …
      |              ^^^^^
  mend: one of  for  against  conditional  unclear  silent
`},
		{"reference", model.Mistake{
			File: "kyiv.md", Line: 74, Column: 42, Width: 5, Severity: model.Warning, What: `nobody here has the id "trmp"`,
			Excerpt: "Trump says he has [“begun arrangements”](#trmp), having talked to Putin by phone.",
			Mend:    "did you mean #trump?  Known: putin, zelenskyy, trump, witkoff, 8 more",
		}, `kyiv.md:74:42: warning: nobody here has the id "trmp"
   74 | Trump says he has [“begun arrangements”](#trmp), having talk …
      |                                          ^^^^^
  mend: did you mean #trump?  Known: putin, zelenskyy, trump, witkoff, 8 more
`},
		{"words", model.Mistake{
			File: "kyiv.md", Line: 91, Column: 2, Width: 14, Severity: model.Warning, What: "not word for word in article.txt",
			Excerpt: "[“break-through”](#rutte)", There: "“breakthrough,” (line 8)", Here: "“break-through”",
			Mend: "take the source's words, or drop the quotation marks",
		}, `kyiv.md:91:2: warning: not word for word in article.txt
  there: “breakthrough,” (line 8)
  here:  “break-through”
  mend: take the source's words, or drop the quotation marks
`},
		{"wide", model.Mistake{
			File: "a.md", Line: 1, Column: 4, Width: 2, Severity: model.Error, What: "wide", Excerpt: "日本 語字 x",
		}, "a.md:1:4: error: wide\n    1 | 日本 語字 x\n      |      ^^^^\n"},
		{"beyond", model.Mistake{
			File: "a.md", Line: 1, Column: 90, Width: 9, Severity: model.Error, What: "beyond", Excerpt: "short",
		}, "a.md:1:90: error: beyond\n    1 | short\n      |      ^\n"},
		{"escape", model.Mistake{
			File: "a\x1b[31m.md", Line: 1, Column: 1, Width: 1, Severity: model.Error, What: "bad", Excerpt: "\x1b]0;x",
		}, "a^[[31m.md:1:1: error: bad\n    1 | ^[]0;x\n      | ^\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := Report(tt.in); got != tt.want {
				t.Errorf("Report gives\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// TestWindow puts the caret under the same words wherever a long line is cut.
func TestWindow(t *testing.T) {
	line := strings.Repeat("ab 日本 ", 60) + "WRONG" + strings.Repeat(" 語cd", 60)
	at := strings.Count(line[:strings.Index(line, "WRONG")], "") // characters before it, plus one
	text, before, cells := window(line, at, 5)
	if got := ansi.Cut(text, before, before+cells); got != "WRONG" {
		t.Errorf("the caret stands under %q of %q", got, text)
	}
	if w := ansi.StringWidth(text); w > reportWidth+2 {
		t.Errorf("%q takes %d cells", text, w)
	}
	for column := 0; column < 200; column += 7 {
		for _, width := range []int{0, 1, 3, 1000} {
			text, before, cells := window(line, column, width)
			if before+cells > ansi.StringWidth(text)+1 || ansi.StringWidth(text) > reportWidth+4 {
				t.Errorf("column %d, width %d: %q, %d, %d", column, width, text, before, cells)
			}
		}
	}
}
