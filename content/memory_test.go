package content

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// dense returns about size bytes of text in which every second-level heading
// has one quotation below it.
func dense(size int) []byte {
	var b strings.Builder
	b.WriteString("---\nactors: {ann: Ann Lee}\n---\n\n")
	for i := 0; b.Len() < size; i++ {
		fmt.Fprintf(&b, "## Heading number %d of it\n\nShe said [“words that number %d have, or so”](#ann) then.\n\n", i, i)
	}
	return []byte(b.String())
}

// TestMemory reads a text and compares what stays of it, and all that was ever
// asked for, with its size. Twice what stays is what a process takes.
func TestMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("reads several megabytes")
	}
	head := "---\nactors: {anna: Anna Köhler}\nsources: {article: The article}\n---\n"
	for _, tt := range []struct {
		name      string
		src       []byte
		live, all float64 // times the source
	}{
		{"ordinary", []byte(head + generated(4<<20)), 6, 30},
		{"headings", dense(4 << 20), 11, 55},
	} {
		var before, after runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&before)
		b := parsed(t, "a.md", tt.src)
		all := func(m *runtime.MemStats) float64 {
			return float64(m.TotalAlloc-before.TotalAlloc) / float64(len(tt.src))
		}
		runtime.GC()
		runtime.ReadMemStats(&after)
		live := (float64(after.HeapAlloc) - float64(before.HeapAlloc)) / float64(len(tt.src))
		t.Logf("%s: %.1f times its size stay, %.1f were asked for", tt.name, live, all(&after))
		if live > tt.live || all(&after) > tt.all {
			t.Errorf("%s: want %.0f and %.0f at most", tt.name, tt.live, tt.all)
		}
		runtime.KeepAlive(b)
	}
}

// Headings beyond the limit are headings and nothing else, and are announced.
func TestManyIssues(t *testing.T) {
	b := parsed(t, "a.md", []byte(strings.Repeat("## Same\n\n", 3)+string(dense(400_000))))
	if len(b.Issues()) != maxIssues {
		t.Errorf("%d issues", len(b.Issues()))
	}
	if len(b.Notices) != 1 || !strings.Contains(b.Notices[0], "4,000 headings") {
		t.Errorf("notices are %q", b.Notices)
	}
	last := b.Quotes()[len(b.Quotes())-1]
	if last.Issue != "" || last.Section == "" {
		t.Errorf("the last quote is on %q, below %q", last.Issue, last.Section)
	}
	if n := len(b.Inferred()); n > 2*maxIssues+10 {
		t.Errorf("%d inferences", n)
	}
}

// Quotations, their segments, questions, headings and references weigh
// something each, so that a text of nothing else reaches the bound.
func TestStructureCounts(t *testing.T) {
	for name, unit := range map[string]string{
		"quotations": "[“w”](#a) ", "segments": "> “a” “b” “c” “d”\n> — Ann\n\n", "questions": "- [ ] why\n",
		"headings": "# a\n", "references": "[w](#a) ",
	} {
		r := newBodyReader(strings.Repeat(unit, 500))
		r.read(0)
		if least := r.weight() / 500; least < 120 {
			t.Errorf("%s: one weighs %d bytes", name, least)
		}
		r = newBodyReader(strings.Repeat(strings.Repeat(unit, 40)+"\n\n", 200))
		r.size, r.room = 1000, 200_000
		r.read(0)
		if r.finish(); !r.plain || r.weight() > 300_000 {
			t.Errorf("%s: the bound lets %d bytes pass", name, r.weight())
		}
	}
}
