package content

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"readout/model"
)

// TestBodyCases reads the text of every archive in testdata/body and compares
// what was made of it with the file "want".
func TestBodyCases(t *testing.T) {
	names, err := filepath.Glob("testdata/body/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			src := string(archive.Files[0].Data)
			out := parseBody(src, 0, nil)
			if err := sound(src, out); err != nil {
				t.Error(err)
			}
			got := dump(out)
			if got == string(archive.Files[1].Data) {
				return
			}
			if !*update {
				t.Fatalf("got\n%s\nwant\n%s", got, archive.Files[1].Data)
			}
			archive.Files[1].Data = []byte(got)
			if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
				t.Fatal(err)
			}
		})
	}
}

var kindNames = []string{"paragraph", "heading", "attribution", "ask", "rule", "table", "code", "html", "footnote"}

// dump writes a body for the eye: blocks with their spans, then the rest.
func dump(b body) string {
	var w strings.Builder
	for _, block := range b.Doc.Blocks {
		w.WriteString(dumpBlock(b, block))
	}
	for _, q := range b.Quotes {
		fmt.Fprintf(&w, "quote %s %s by %s under %d in %d", q.Form, spot(q.place()), dumpRef(q.Speaker), q.Heading, q.Block)
		if q.ByName {
			w.WriteString(" by name")
		}
		for _, s := range q.Segments {
			fmt.Fprintf(&w, "\n  %q %s", s.Text, b.Doc.Source[s.At.Start:s.At.End])
		}
		for _, r := range q.extra().Issues {
			fmt.Fprintf(&w, "\n  issue %s", dumpRef(r))
		}
		for _, r := range q.extra().Words {
			fmt.Fprintf(&w, "\n  words %s", dumpRef(r))
		}
		if q.extra().Fault != "" {
			fmt.Fprintf(&w, "\n  fault %s: %s", spot(q.extra().FaultAt), q.extra().Fault)
		}
		w.WriteByte('\n')
	}
	for _, q := range b.Questions {
		fmt.Fprintf(&w, "question %s open=%v %q %q under %d in %d\n", spot(q.At), q.Open, q.Ask, q.Answer, q.Heading, q.Block)
	}
	for _, h := range b.Headings {
		fmt.Fprintf(&w, "heading %s %d %q #%s in %d\n", spot(h.At), h.Level, h.Text, h.Slug, h.Block)
	}
	for _, r := range b.Refs {
		fmt.Fprintf(&w, "reference %s\n", dumpRef(r))
	}
	fmt.Fprintf(&w, "first %q\nwords %d\n", b.FirstParagraph, b.Words)
	for _, n := range b.Notices {
		fmt.Fprintf(&w, "notice %s\n", n)
	}
	return w.String()
}

func dumpBlock(b body, block model.Block) string {
	var w strings.Builder
	w.WriteString(kindNames[block.Kind])
	mark := func(on bool, format string, value any) {
		if on {
			fmt.Fprintf(&w, " "+format, value)
		}
	}
	mark(block.Level > 0, "level=%d", block.Level)
	mark(block.Bars > 0, "bars=%d", block.Bars)
	mark(block.Depth > 0, "depth=%d", block.Depth)
	mark(block.Tight, "tight=%v", block.Tight)
	mark(block.Marker != "", "marker=%q", block.Marker)
	mark(block.ID != "", "#%s", block.ID)
	mark(block.Info != "", "info=%s", block.Info)
	mark(block.Quote > 0, "quote=%d", block.Quote)
	mark(block.Question > 0, "question=%d", block.Question)
	if len(block.Spans) == 0 {
		mark(true, "%q", b.Doc.Source[block.Src:block.End])
	}
	for _, s := range block.Spans {
		fmt.Fprintf(&w, "\n  %q", s.Text)
		for i, name := range []string{"emphasis", "strong", "code", "struck", "break", "image"} {
			mark(s.Style&(1<<i) != 0, "%s", name)
		}
		mark(s.Quote > 0, "quote=%d", s.Quote)
		if s.Link > 0 {
			mark(true, "link=%s", b.Doc.Links[s.Link-1])
		}
		mark(!s.Exact, "from=%q", b.Doc.Source[s.Src:s.End])
	}
	w.WriteByte('\n')
	return w.String()
}

func dumpRef(r rawRef) string {
	guess := ""
	if r.Guess {
		guess = "?"
	}
	return fmt.Sprintf("%q%s %s", r.Text, guess, spot(r.At))
}

func spot(p model.Place) string { return fmt.Sprintf("%d:%d+%d", p.Line, p.Column, p.End-p.Start) }
