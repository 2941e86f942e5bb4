package model

import "testing"

func TestNearest(t *testing.T) {
	actors := []string{"putin", "zelenskyy", "trump", "witkoff"}
	tests := []struct {
		word  string
		among []string
		want  string
		sure  bool
	}{
		{"trmp", actors, "trump", true},
		{"turmp", actors, "trump", true},
		{"zelensky", actors, "zelenskyy", true},
		{"zelenski", actors, "zelenskyy", false},
		{"xi", actors, "", false},
		{"", actors, "", false},
		{"macron", actors, "", false},
		{"fur", []string{"for", "against"}, "for", false},
		{"rold", []string{"role", "rold2", "bold"}, "role", false},
		{"title", nil, "", false},
	}
	for _, tt := range tests {
		if got, sure := Nearest(tt.word, tt.among); got != tt.want || sure != tt.sure {
			t.Errorf("Nearest(%q, %v) is %q, %v; want %q, %v", tt.word, tt.among, got, sure, tt.want, tt.sure)
		}
	}
}

func TestDistance(t *testing.T) {
	tests := []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"a", "", 1},
		{"abc", "abc", 0},
		{"abc", "acb", 1},
		{"abc", "abd", 1},
		{"abc", "xabc", 1},
		{"opne", "open", 1},
		{"aginst", "against", 1},
		{"kitten", "sitting", 3},
		{"für", "fur", 1},
	}
	for _, tt := range tests {
		if got := Distance(tt.a, tt.b, 9); got != tt.want {
			t.Errorf("Distance(%q, %q) is %d, want %d", tt.a, tt.b, got, tt.want)
		}
	}
}
