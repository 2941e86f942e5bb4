package cli

import (
	"bytes"
	"strings"
	"testing"
)

// TestSummaryToCome has the clock at 2032-01-27.
func TestSummaryToCome(t *testing.T) {
	const month, day = "- {state: planned, when: 2032-02, what: Exchange}", "- {state: planned, when: 2032-02-03, what: Survey}"
	const leave, late, done = "- {state: claimed, when: by autumn, what: Leaving}", "- {state: planned, when: 2032-01-02, what: Delayed}", "- {when: 2032-03-01, what: Shots}"
	for _, tt := range []struct{ name, date, events, want string }{
		{"as the timeline has it", "2032-01-26", strings.Join([]string{month, leave, day}, "\n"), "To come Survey Exchange Leaving"},
		{"what is over is told apart", "2032-01-26", strings.Join([]string{late, day, done}, "\n"), "To come Survey Planned Delayed"},
		{"a briefing that is later than the clock", "2032-02-20", strings.Join([]string{day, month}, "\n"), "To come Exchange Planned Survey"},
		{"nothing", "2032-01-26", done, ""},
	} {
		var out, trouble bytes.Buffer
		src := "---\ntitle: T\ndate: " + tt.date + "\nevents:\n" + tt.events + "\n---\nText.\n"
		if got := run(&out, &trouble, src, nil, "show", "--summary", "-"); got != Done {
			t.Fatalf("%s: status %d, %s", tt.name, got, trouble.String())
		}
		var got []string
		for _, line := range strings.Split(out.String(), "\n") {
			for _, word := range []string{"To come", "Planned", "Survey", "Exchange", "Leaving", "Delayed", "Shots"} {
				if strings.Contains(line, word) {
					got = append(got, word)
				}
			}
		}
		if s := strings.Join(got, " "); s != tt.want {
			t.Errorf("%s: got %q, want %q in\n%s", tt.name, s, tt.want, out.String())
		}
	}
}
