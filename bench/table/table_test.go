package main

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestPrint(t *testing.T) {
	floor := peer{"page", value{20, 3}}
	rows := []row{
		{what: "kept", unit: "ms", readout: value{30, 3}, floor: &floor, goal: times(2, floor.took, "floor"), others: []peer{{"less", value{3, 3}}, {"glow", value{}}}},
		{what: "not kept", unit: "MB", readout: value{1234, 1}, goal: within(120)},
		{what: "failed", unit: "ms", readout: value{math.NaN(), 1}, floor: &floor, goal: within(120)},
		{what: "no goal", unit: "ms", readout: value{0.5, 1}},
	}
	var b strings.Builder
	if err := print(&b, []group{{title: "first"}, {"second", rows}}); err != nil {
		t.Fatal(err)
	}
	var got []string
	for line := range strings.Lines(b.String()) {
		got = append(got, strings.Join(strings.Fields(line), " "))
	}
	want := []string{
		"", "SECOND readout floor (ratio) goal peers (ratio)",
		"kept 30.0 ms 20.0 (1.5) ≤ 2 × floor met less 3.00 (10) glow fails",
		"not kept 1234 MB ≤ 120 MISSED",
		"failed fails ms 20.0 ≤ 120 MISSED",
		"no goal 0.50 ms",
	}
	if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
		t.Errorf("got\n%s\nwant\n%s", g, w)
	}
}

func TestContest(t *testing.T) {
	i := 0.0
	r := contest("test",
		contestant{"counts", func() ([]float64, error) { i++; return []float64{i, math.NaN()}, nil }},
		contestant{"fails", func() ([]float64, error) { return nil, strings.NewReader("").UnreadByte() }})
	if got := r.of("counts", 0); got.n != 8 || got.runs != mostRuns {
		t.Errorf("the median of 1 to %d is %+v", mostRuns, got)
	}
	for _, v := range []value{r.of("counts", 1), r.of("counts", 2), r.of("fails", 0), r.of("nobody", 0)} {
		if !v.fails() {
			t.Errorf("%+v is a figure", v)
		}
	}
}

func TestScreens(t *testing.T) {
	l := &library{n: 1200}
	d := &document{begins: "The harbour office", quotes: 1200}
	for _, tt := range []struct {
		name string
		is   func(string) bool
		text string
		want bool
	}{
		{"complete library", l.complete, "Library  lib   1,200 briefings\n\n> Kessa, report 1199\n\nno filter", true},
		{"part of a library", l.complete, "Library  lib   600 briefings\n\n> Kessa, report 1199\n\nreading 600 of 1,200", false},
		{"library at work", l.complete, "Library  lib   1,200 briefings\n\n> Kessa, report 1199\n\nreading 600 of 1,200", false},
		{"library at work on what it has not counted", l.complete, "Library  lib   1,200 briefings\n\n> Kessa, report 1199\n\nreading", false},
		{"nothing yet", l.complete, "Library  lib   1,200 briefings\n\n", false},
		{"filtered", l.left(3), "BRIEFINGS ━━ 3 of 1,200, 1,197 hidden", true},
		{"filtered otherwise", l.left(3), "BRIEFINGS ━━ 13 of 1,200, 1,187 hidden", false},
		{"searching", l.left(3), "BRIEFINGS ━━ 3 of 1,200, 1,197 hidden\nsearching", false},
		{"complete document", d.complete, "Quotes ───────── 1,200 │ text", true},
		{"complete document, focused", d.complete, "QUOTES ━━━━━━━ 1 of 1200 │ text", true},
		{"part of a document", d.complete, "Quotes ─────────── 120 │ text", false},
		{"turned", func(text string) bool { return turned(strings.Repeat("old\n", height), text) }, strings.Repeat("new\n", height), true},
		{"scrolled a little", func(text string) bool { return turned(strings.Repeat("old\n", height), text) }, strings.Repeat("old\n", height-1) + "new\n", false},
		{"full", d.opened, strings.Repeat("The harbour office\n", height), true},
		{"not full", d.opened, "The harbour office\n", false},
		{"short", d.opened, "The harbour office\n" + lastWords, true},
	} {
		if got := tt.is(tt.text); got != tt.want {
			t.Errorf("%s: got %t of\n%s", tt.name, got, tt.text)
		}
	}
}

func TestScans(t *testing.T) {
	if n := len(scans([]byte("varga the joint survey\nrenn the joint surplus\n"))); n != len(words) {
		t.Errorf("%d scans of %d letters", n, len(words))
	}
	l := &library{n: 2}
	if lines := strings.Count(string(l.folded()), "\n"); lines != 20 {
		t.Errorf("two briefings have %d lines", lines)
	}
}

func TestReported(t *testing.T) {
	got := reported("goos: linux\nBenchmarkKeystrokes/10000-2 \t 5\t 1234 ns/op\t 0.5 MB\t 12.25 p95-ms\nPASS\n")
	if got["p95-ms"].n != 12.25 || got["MB"].n != 0.5 || !got["p50-ms"].fails() {
		t.Errorf("%v", got)
	}
}

func TestReplace(t *testing.T) {
	path := filepath.Join(t.TempDir(), "doc.md")
	const doc = "before\n" + tableBegins + "old\n" + tableEnds + "\nafter\n"
	if err := os.WriteFile(path, []byte(doc), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := replace(path, "new\n"); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(path)
	if want := strings.Replace(doc, "old", "new", 1); err != nil || string(got) != want {
		t.Errorf("got %q, %v", got, err)
	}
	if err := os.WriteFile(path, []byte("no place"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := replace(path, "new\n"); err == nil {
		t.Error("a document without a place took a table")
	}
}
