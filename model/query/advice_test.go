package query

import (
	"strings"
	"testing"

	"readout/model"
)

func TestAdvice(t *testing.T) {
	set := NewSet([]*model.Briefing{talks()}, Context{})
	tests := []struct{ line, want string }{
		{"by:zelenskk", "nobody here is called zelenskk; zelenskyy?"},
		{"by:zelensky", ""},
		{"by:volodymir", "nobody here is called volodymir; zelenskyy?"},
		{"by:macron", ""}, // Known, though nothing of his is quoted.
		{"by:russian", ""},
		{"actor:none", ""},
		{"actor:xyz,trump", "nobody here is called xyz"},
		{"per:witkof OR -per:witkov", "nobody here is called witkov; witkoff?"},
		{"issue:teritory", "no issue here is called teritory; territory?"},
		{"issue:terr", ""},
		{"src:artikle", "no source here is called artikle; article?"},
		{"actor:{by:rute}", "nobody here is called rute; rutte?"},
		{"by:rute by:rute issue:x", "nobody here is called rute; rutte?|no issue here is called x"},
		{"type:quote word", ""},
		{"", ""},
	}
	for _, tt := range tests {
		q, err := Parse(tt.line)
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Join(set.Advice(q), "|"); got != tt.want {
			t.Errorf("%s: %q, not %q", tt.line, got, tt.want)
		}
	}
}
