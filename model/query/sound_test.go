package query

import "testing"

func TestSound(t *testing.T) {
	tests := []struct{ line, want string }{
		{"", ""},
		{"by:trump", "by:trump"},
		{"by:trump isue:x", "by:trump"},
		{"by:trump isue:x type:quote", "by:trump"},
		{"isue:x", ""},
		{"by:trump by:", "by:trump by:"},
		{"by:trump OR isue:x", ""},
		{"word stance:fro,for", "word"},
		{"word (by:trump isue:x)", "word"},
		{"word)", "word"},
	}
	for _, tt := range tests {
		if got := Sound(tt.line); got != tt.want {
			t.Errorf("Sound(%q) = %q, not %q", tt.line, got, tt.want)
		}
	}
}
