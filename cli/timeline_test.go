package cli

import (
	"bytes"
	"strings"
	"testing"
)

// TestTimelineOfOrrin prints the series as of the day after its last briefing.
func TestTimelineOfOrrin(t *testing.T) {
	for _, tt := range []struct {
		args string
		want []string // lines, blanks in runs as one
	}{
		{"--no-words", []string{
			"Timeline: 14 past, 4 ahead, 1 undated, 40 hidden",
			"2032-01-12 overdue Second week of talks Varga, Renn, al-Khatib TLP:GREEN orrin-01.md#event:e3",
			"2032-01-26 happened Tarnovia offers a joint survey Varga TLP:GREEN orrin-04.md#event:e2",
			"-- today 2032-01-27",
			"2032-02-03 planned Joint survey of the 1974 line begins Varga, Renn TLP:GREEN orrin-04.md#event:e3",
			"10 quotations have no date of their own and are not on it|",
		}},
		{"--by month", []string{
			"-- January 2032: 13 events, 40 quotes, 1 correction, 1 overdue", "-- today 2032-01-27", "-- February 2032: 3 events", "-- without a date: 2 events",
			"10 quotations have no date of their own and are not on it",
		}},
		{"-f by:oduya", []string{"Timeline: 1 past, 0 ahead, 58 hidden"}},
		{"--json -f type:event", []string{
			`{"kind":"event","date":"2032-01-12","ahead":false,"state":"planned","overdue":true,"what":"Second week of talks",` +
				`"who":["varga","renn","al-khatib"],"where":"Port Aldona","source":"transcript","grade":"B2","briefing":"orrin-01",` +
				`"told_in":["orrin-01"],"marking":"TLP:GREEN","address":"orrin-01.md#event:e3"}`,
		}},
		{"--csv --no-words", []string{
			"event,2032-01-19,,happened,planned 2032-01-19 in orrin-02,,,,,,Draft text on water shares handed out,al-khatib,Port Aldona,water,," +
				"transcript,B2,orrin-03,orrin-03 orrin-02,TLP:GREEN,orrin-03.md#event:e2",
		}},
	} {
		var out, trouble bytes.Buffer
		if status := run(&out, &trouble, "", nil, append([]string{"timeline", "--sample", "orrin"}, strings.Fields(tt.args)...)...); status != Done {
			t.Errorf("%s: status %d, %s", tt.args, status, trouble.String())
		}
		var lines []string
		for _, line := range strings.Split(out.String(), "\n") {
			lines = append(lines, strings.Join(strings.Fields(line), " "))
		}
		all := "\n" + strings.Join(lines, "\n") + "\n"
		for _, want := range tt.want {
			line, absent := strings.CutSuffix(want, "|")
			if strings.Contains(all, "\n"+line+"\n") == absent {
				t.Errorf("%s: line %q (absent: %v) in%s", tt.args, line, absent, all)
			}
		}
		if strings.Contains(all, "dam") {
			t.Errorf("%s: tells what is under embargo%s", tt.args, all)
		}
		if !strings.Contains(trouble.String(), "kessa-release.md is under embargo") {
			t.Errorf("%s: no notice of the embargo: %q", tt.args, trouble.String())
		}
	}
}
