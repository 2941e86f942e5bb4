package page

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"readout/content"
	"readout/model"
	"readout/ui/theme"
)

func TestFacts(t *testing.T) {
	for _, tt := range []struct{ front, want string }{
		{"title: T", "unmarked · draft · 1 min"},
		{"marking: TLP:RED\nstatus: withdrawn", "TLP:RED · withdrawn · 1 min"},
		{"status: reviewed\nreviewed: {by: Ann, on: 2032-01-02}", "unmarked · reviewed by Ann on 2032-01-02 · 1 min"},
		{"status: reviewed\nreviewed: {by: Ann}", "unmarked · reviewed by Ann · 1 min"},
		{"status: withdrawn\nreviewed: {by: Ann}", "unmarked · withdrawn, reviewed by Ann · 1 min"},
		{"date: 2032-01-02\nauthor: Bo\nreplaces: old", "unmarked · draft · 2032-01-02 · written by Bo · replaces old · 1 min"},
		{"embargo: 2032-01-02T10:00:00Z", "unmarked · draft · embargo until 2032-01-02T10:00:00Z · 1 min"},
	} {
		b := parse(t, "---\n"+tt.front+"\n---\n\nSome words.\n")
		if got := strings.Join(facts(b), " · "); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.front, got, tt.want)
		}
	}
}

// TestHead tells what stands above the text from what the text says itself.
func TestHead(t *testing.T) {
	for _, tt := range []struct{ src, want string }{
		{"# A title\n\nFirst words.\n\nMore.", "A title|FACTS|First words.|More."},
		{"---\ntitle: A title\nsummary: In short.\n---\n# Another\n\nFirst words.", "A title|FACTS|In short.|Another|First words."},
		{"---\ntitle: A title\n---\n# A  title\n\nFirst words.", "A title|FACTS|First words."},
		{"---\ntitle: T\ncorrections: [{what: Forty, was: four, on: 2032-01-02}, {what: Two}]\n---\nWords.", "T|FACTS|Corrected 2032-01-02: Forty (was: four)|Corrected: Two|Words."},
		{"Only words.", "test|FACTS|Only words."},
	} {
		b := parse(t, tt.src)
		got := strings.ReplaceAll(strings.TrimSpace(Plain(b, 72, false)), strings.Join(facts(b), " · "), "FACTS")
		if got = strings.ReplaceAll(got, "\n\n", "|"); got != tt.want {
			t.Errorf("%q: %q, want %q", tt.src, got, tt.want)
		}
	}
}

func TestMarkdownText(t *testing.T) {
	const front = "---\ntitle: T\nactors: {ana: {name: Ana Ruiz, aliases: [the President]}, bo: Bo Larsen}\n---\n"
	for _, tt := range []struct{ src, want string }{
		{"a *b* **c** ~~d~~ ***e***", "a *b* **c** ~~d~~ ***e***"},
		{"a `b*c` d", "a `b*c` d"},
		{"a `b & c` d", "a `b &amp; c` d"},
		{"a \\* b", `a \* b`},
		{"[“x”](#ana)", `“x” \[Ana Ruiz\]`},
		{"Ruiz: [“x”](#ana)", "Ruiz: “x”"},
		{"the president: [“x”](#ana)", "the president: “x”"},
		{"[“x”](#?)", `“x” \[unknown speaker\]`},
		{"[“x *y* z”](#bo)", `“x y z” \[Bo Larsen\]`},
		{"see [it](http://x.org) and [http://y.org](http://y.org)", `see it \<http://x.org\> and http://y.org`},
		{"see [it](#section) and [it](javascript:x)", "see it and it"},
		{"> “x”\n> “y”\n> — Ana Ruiz", "> “x”\n> “y”\n>\n> — Ana Ruiz"},
		{"> “x”\n> -- Ana Ruiz", "> “x”\n>\n> — Ana Ruiz"},
		{"- a\n- b", "- a\n- b"},
		{"3. a\n4. b", "3. a\n4. b"},
		{"- a\n\n  b", "- a\n\nb"},
		{"- a\n  - b", "- a\n  - b"},
		{"- [ ] a", "- [ ] a"},
		{"- [x] a → b", "- [x] a → b"},
		{"### a", "### a"},
		{"a\n\n---\n\nb", "a\n\n---\n\nb"},
		{"a\\\nb", "a\nb"},
		{"| a | b |\n|---|---|\n| [“x”](#ana) | &amp; |", "| a | b |\n|---|---|\n| “x” | &amp; |"},
		{"```\na *b*\n```", "    a *b*"},
		{rows("x", 2500), "    |a|a|"},
	} {
		b := parse(t, front+tt.src)
		d := newDocument(b)
		got := strings.TrimRight(escaped(strings.Join(d.text(), "\n")), "\n")
		if strings.HasPrefix(tt.want, "    |") && strings.HasPrefix(got, tt.want) {
			continue
		}
		if got != tt.want {
			t.Errorf("%q: %q, want %q", tt.src, got, tt.want)
		}
	}
}

// TestChunks prints a text that is drawn in pieces: no word gets lost.
func TestChunks(t *testing.T) {
	src := strings.Repeat("## Head\n\nSome words of a text.\n\n- item\n  - item\n\n> quote\n\n", 800)
	b := parse(t, src)
	chunks := newDocument(b).text()
	if len(chunks) < 3 {
		t.Fatalf("%d pieces", len(chunks))
	}
	out, err := Glamour(b, theme.New(theme.Options{NoColor: true}), 60)
	if err != nil {
		t.Fatal(err)
	}
	for word, want := range map[string]int{"Head": 800, "words": 800, "item": 1600, "quote": 800} {
		if got := strings.Count(ansi.Strip(out), word); got < want {
			t.Errorf("%q is printed %d times, want %d", word, got, want)
		}
	}
}

// TestPrintedWidths prints at every width.
func TestPrintedWidths(t *testing.T) {
	b := mixed(t)
	for width := 1; width < 120; width += 6 {
		for line := range strings.Lines(Plain(b, width, width%2 == 0)) {
			if w := ansi.StringWidthWc(strings.TrimRight(line, "\n")); w > width {
				t.Errorf("plain at %d: %d wide: %q", width, w, line)
			}
		}
		out, err := Glamour(b, dark, width)
		if err != nil {
			t.Errorf("width %d: %v", width, err)
		}
		for line := range strings.Lines(out) {
			if w := ansi.StringWidth(line); w > width && width > 20 {
				t.Errorf("by Glamour at %d: %d wide: %q", width, w, line)
			}
		}
	}
}

// FuzzPrint prints any text in every form.
func FuzzPrint(f *testing.F) {
	for _, s := range attacks {
		f.Add("title: \"" + oneLine(s) + "\"\nmarking: x\n---\n" + s)
	}
	f.Add("actors: {a: A}\nissues: {i: {title: I, positions: {a: for - *x* | y}}}\n---\n[“q”](#a)")
	f.Fuzz(func(t *testing.T, src string) {
		if len(src) > 2048 {
			return
		}
		b, err := content.Parse("x.md", []byte("---\n"+src), content.Options{})
		if err != nil {
			return
		}
		out, err := Glamour(b, dark, 60)
		if err != nil {
			t.Fatal(err)
		}
		safe(t, "Glamour", out, false)
		safe(t, "plain", Plain(b, 60, false), false)
		if m := Markdown(b); m != model.Clean(m) {
			t.Fatalf("Markdown is not clean: %q", m)
		}
		throughGlamour(t, "Markdown", Markdown(b))
	})
}
