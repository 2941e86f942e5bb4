package ui_test

import (
	"os"
	"strconv"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"readout/bench/invent"
	"readout/content"
	"readout/model"
	"readout/ui"
	"readout/ui/page"
)

// longMegabytes is the size of the document that is read: READOUT_LONG_MB, or 10.
func longMegabytes() int {
	n, err := strconv.Atoi(os.Getenv("READOUT_LONG_MB"))
	if err != nil {
		return 10
	}
	return n
}

func inventedDocument(b *testing.B) *model.Briefing {
	b.Helper()
	long, err := content.Parse("long.md", invent.Document(longMegabytes()<<20), content.Options{})
	if err != nil {
		b.Fatal(err)
	}
	return long
}

// BenchmarkLongKey presses keys in a document of 10 MB and draws: none may take
// longer than a frame.
func BenchmarkLongKey(b *testing.B) {
	long := inventedDocument(b)
	var m tea.Model = app(b, 200, 60, func(c *ui.Config) { c.Briefings = []*model.Briefing{long} })
	for _, keys := range []string{"j k", "space b", "G g", "] [", "3 wait j k", "3 wait G g", "1 wait j k", "0 wait } {", "z z"} {
		b.Run(strings.ReplaceAll(keys, " ", ""), func(b *testing.B) {
			script := strings.Fields(keys)
			for len(script) > 2 {
				m, script = play(m, script[0]), script[1:]
			}
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				m, _ = m.Update(press(script[i%2]))
				m.View()
			}
		})
	}
}

// BenchmarkLongArrive takes the whole of a document over from its head: what the
// event loop does, and what a command does beside it.
func BenchmarkLongArrive(b *testing.B) {
	long := inventedDocument(b)
	head, err := content.Parse("long.md", []byte(long.Markdown[:40_000]), content.Options{})
	if err != nil {
		b.Fatal(err)
	}
	for _, loop := range []bool{true, false} {
		b.Run(map[bool]string{true: "loop", false: "command"}[loop], func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer()
				var m tea.Model = app(b, 200, 60, func(c *ui.Config) { c.Briefings, c.Partial = []*model.Briefing{head}, true })
				m.View()
				m, cmd := m.Update(ui.FolderChanged{Changed: []*model.Briefing{long}, Whole: true})
				if !loop {
					b.StartTimer()
				}
				msg := cmd()
				b.StopTimer()
				if loop {
					b.StartTimer()
				}
				m, _ = m.Update(msg)
				m.View()
				b.StartTimer()
			}
		})
	}
}

// BenchmarkLongSearch looks for words near the end of a document of 10 MB.
func BenchmarkLongSearch(b *testing.B) {
	long := inventedDocument(b)
	for _, words := range []string{"the last word of it all", "t", "The Last Word", "nowhere"} {
		b.Run(strings.ReplaceAll(words, " ", "-"), func(b *testing.B) {
			for b.Loop() {
				page.Search(long, words)
			}
		})
	}
}
