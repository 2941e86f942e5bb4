package cli

import "testing"

func TestLastAnswer(t *testing.T) {
	for in, want := range map[string]bool{
		"": false, "\x1b[?2026;2$y": false, "\x1b[?62;22": false, "\x1b[?62;22c": true,
		"\x1b[?2026;2$y\x1b]11;rgb:0/0/0\a\x1b[?6c": true, "qc": false, "\x1b[?c": true,
	} {
		if got := lastAnswer([]byte(in)); got != want {
			t.Errorf("lastAnswer(%q) = %v", in, got)
		}
	}
}
