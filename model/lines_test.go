package model_test

import (
	"strings"
	"testing"

	"readout/model"
)

func TestLines(t *testing.T) {
	for _, tt := range []struct {
		name, src  string
		from, bars int
		depth      int
		want, code string
	}{
		{"plain", "a\nb", 0, 0, 0, "a|b", "a|b"},
		{"returns", "a\r\nb\r", 0, 0, 0, "a|b", "a|b"},
		{"in a quotation", "> a\n>b\nc", 2, 1, 0, "a|b|c", "a|b|c"},
		{"in a list", "- a\n   b", 2, 0, 1, "a| b", "a| b"},
		{"in both", "> - a\n>   b", 4, 1, 1, "a|b", "a|b"},
		{"fenced", "```go\n  a\n```", 0, 0, 0, "```go|  a|```", "  a"},
		{"never closed", "~~~\na", 0, 0, 0, "~~~|a", "a"},
		{"nothing between", "```\n```", 0, 0, 0, "```|```", ""},
		{"set in", "    a\n      b\n  c", 0, 0, 0, "    a|      b|  c", "a|  b|c"},
		{"empty", "", 0, 0, 0, "", ""},
	} {
		d := &model.Document{Source: tt.src}
		b := &model.Block{Src: int32(tt.from), End: int32(len(tt.src)), Bars: uint8(tt.bars), Depth: uint8(tt.depth)}
		for i, lines := range [][]model.Line{d.Lines(b), d.CodeLines(b)} {
			var got []string
			for _, l := range lines {
				if got = append(got, l.Text); tt.src[l.At:l.At+len(l.Text)] != l.Text {
					t.Errorf("%s: %q does not stand at %d", tt.name, l.Text, l.At)
				}
			}
			if g, want := strings.Join(got, "|"), []string{tt.want, tt.code}[i]; g != want {
				t.Errorf("%s: got %q, want %q", tt.name, g, want)
			}
		}
	}
}

func TestCells(t *testing.T) {
	for src, want := range map[string]string{
		"| a | b |":  " a ; b ",
		"a | b":      "a ; b",
		"| a\\|x | ": " a\\|x ",
		"|  | b":     "  ; b",
		"":           "",
	} {
		var got []string
		for _, c := range (model.Line{Text: src, At: 7}).Cells() {
			if got = append(got, c.Text); src[c.At-7:c.At-7+len(c.Text)] != c.Text {
				t.Errorf("%q: %q does not stand at %d", src, c.Text, c.At)
			}
		}
		if g := strings.Join(got, ";"); g != want {
			t.Errorf("%q: got %q, want %q", src, g, want)
		}
	}
}
