package content_test

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"testing"

	"readout/content"
	"readout/model"
)

func readDefault(t *testing.T) *model.Briefing {
	t.Helper()
	b, err := content.Default(content.Options{})
	if err != nil {
		t.Fatalf("Default: %v", err)
	}
	return b
}

func readGuide(t *testing.T) *model.Briefing {
	t.Helper()
	b, err := content.Guide(content.Options{})
	if err != nil {
		t.Fatalf("Guide: %v", err)
	}
	return b
}

func TestDefaultFacts(t *testing.T) {
	b := readDefault(t)
	tests := []struct{ what, got, want string }{
		{"id", b.ID, "white-house-talks"},
		{"path", b.Path, ""},
		{"title", b.Title, "Trump prepares a Putin–Zelenskyy meeting"},
		{"date", b.Date.String(), "2025-08-19"},
		{"status", string(b.Status), "reviewed"},
		{"marking", b.Marking, "TLP:CLEAR"},
		{"source", b.Sources()[0].ID, "article"},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("%s = %q, want %q", tt.what, tt.got, tt.want)
		}
	}
	if b.Reviewed == nil || b.Reviewed.By != "the readout desk" {
		t.Errorf("reviewed = %v, want by the readout desk", b.Reviewed)
	}
}

func TestDefaultCounts(t *testing.T) {
	b := readDefault(t)
	segments := 0
	for _, q := range b.Quotes() {
		segments += len(q.Segments)
	}
	open := 0
	for _, q := range b.Questions() {
		if q.Open {
			open++
		}
	}
	tests := []struct {
		what      string
		got, want int
	}{
		{"actors", len(b.Actors()), 12},
		{"issues", len(b.Issues()), 3},
		{"positions", len(b.Positions()), 13},
		{"quotes", len(b.Quotes()), 11},
		{"segments", segments, 12},
		{"events", len(b.Events()), 5},
		{"questions", len(b.Questions()), 5},
		{"open questions", open, 5},
		{"sources", len(b.Sources()), 1},
		{"judgements", len(b.Judgements()), 0},
		{"mistakes", len(b.Mistakes), 0},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("%d %s, want %d", tt.got, tt.what, tt.want)
		}
	}
}

// outcomes writes a quotation as one line: speaker, issue, form and, for each
// segment, the outcome of the word-for-word check and the words.
func outcomes(q model.Quote) string {
	line := fmt.Sprintf("%s %s %s", q.By, orNone(q.Issue), q.Form)
	for _, s := range q.Segments {
		line += fmt.Sprintf(" %s %q", s.Check, s.Text)
	}
	return line
}

func orNone(s string) string {
	if s == "" {
		return "none"
	}
	return s
}

func TestDefaultWordForWord(t *testing.T) {
	want := []string{
		`trump none inline exact "early step"`,
		`trump meeting inline exact "begun arrangements"`,
		`zelenskyy meeting inline exact "very good conversation"`,
		`zelenskyy meeting inline exact "ready"`,
		`trump security-guarantees inline exact "first line of defence"`,
		`rutte security-guarantees inline exact "breakthrough"`,
		`sonin security-guarantees block final-punctuation "Russia has violated every treaty it signed."` +
			` exact "Without credible enforcement—such as European troops on the ground—any deal risks collapse."`,
		`trump territory inline exact "swapping, changes in land"`,
		`zelenskyy territory block exact "We will leave the issue of territories between me and Putin."`,
		`poita none inline exact "a cautious success"`,
		`poita security-guarantees block final-punctuation "The architecture of guarantees will determine` +
			` whether peace is lasting or whether Russia re-arms for another strike."`,
	}
	b := readDefault(t)
	var got []string
	for _, q := range b.Quotes() {
		got = append(got, outcomes(q))
	}
	if !slices.Equal(got, want) {
		t.Errorf("quotes:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestDefaultJSON(t *testing.T) {
	src, err := content.JSON(readDefault(t))
	if err != nil {
		t.Fatalf("JSON: %v", err)
	}
	var lists map[string]json.RawMessage
	if err := json.Unmarshal(src, &lists); err != nil {
		t.Fatalf("Unmarshal: %v", err)
	}
	want := map[string]int{
		"actors": 12, "issues": 3, "positions": 13, "quotes": 11, "events": 5, "questions": 5, "sources": 1,
	}
	for key, n := range want {
		var items []map[string]any
		if err := json.Unmarshal(lists[key], &items); err != nil {
			t.Errorf("%s: %v", key, err)
		} else if len(items) != n {
			t.Errorf("%d %s, want %d", len(items), key, n)
		}
	}
}

func TestReadTwiceAlike(t *testing.T) {
	first, err := content.JSON(readDefault(t))
	if err != nil {
		t.Fatal(err)
	}
	second, err := content.JSON(readDefault(t))
	if err != nil {
		t.Fatal(err)
	}
	if string(first) != string(second) {
		t.Error("two readings of one briefing differ")
	}
}

// TestGuideShowsTheFormat holds the guide to its promise: what the format has,
// the guide uses.
func TestGuideShowsTheFormat(t *testing.T) {
	b := readGuide(t)
	for _, state := range model.EventStates {
		if !slices.ContainsFunc(b.Events(), func(e model.Event) bool { return string(e.State) == state }) {
			t.Errorf("no event is %s", state)
		}
	}
	for _, stance := range model.Stances {
		if !slices.ContainsFunc(b.Positions(), func(p model.Position) bool { return string(p.Stance) == stance }) {
			t.Errorf("no position is %s", stance)
		}
	}
	for _, form := range []model.QuoteForm{model.Inline, model.BlockRun} {
		if !slices.ContainsFunc(b.Quotes(), func(q model.Quote) bool { return q.Form == form }) {
			t.Errorf("no quotation is %s", form)
		}
	}
	tests := []struct {
		what string
		is   bool
	}{
		{"a correction", len(b.Corrections) == 1},
		{"a judgement with likelihood and confidence", b.Judgements()[0].Likelihood != "" && b.Judgements()[0].Confidence != ""},
		{"an alias", slices.ContainsFunc(b.Actors(), func(a model.Actor) bool { return len(a.Aliases) > 0 })},
		{"somebody who speaks for another", slices.ContainsFunc(b.Actors(), func(a model.Actor) bool { return a.SpeaksFor != "" })},
		{"a position at second hand", slices.ContainsFunc(b.Positions(), model.Position.SecondHand)},
		{"a position with confidence", slices.ContainsFunc(b.Positions(), func(p model.Position) bool { return p.Confidence != "" })},
		{"accounts that differ", b.Contested("sorel", "trust")},
		{"an answered question", slices.ContainsFunc(b.Questions(), func(q model.Question) bool { return !q.Open && q.Answer != "" })},
		{"an open question", slices.ContainsFunc(b.Questions(), func(q model.Question) bool { return q.Open })},
		{"words in the language they were spoken in", slices.ContainsFunc(b.Quotes(), func(q model.Quote) bool { return q.Original != "" && q.Lang == "fr" })},
		{"a dated quotation", slices.ContainsFunc(b.Quotes(), func(q model.Quote) bool { return q.On.Valid() })},
		{"a date in words", slices.ContainsFunc(b.Events(), func(e model.Event) bool { return !e.When.IsZero() && !e.When.Valid() })},
		{"a graded source", b.Sources()[0].Grade != ""},
		{"a table", hasBlock(b, model.Table)},
		{"code", hasBlock(b, model.Code)},
	}
	for _, tt := range tests {
		if !tt.is {
			t.Errorf("the guide does not show %s", tt.what)
		}
	}
	if len(b.Quotes()) != 5 {
		t.Errorf("%d quotes, want 5: the listed one is the text's", len(b.Quotes()))
	}
}

func hasBlock(b *model.Briefing, kind model.BlockKind) bool {
	return slices.ContainsFunc(b.Text.Blocks, func(block model.Block) bool { return block.Kind == kind })
}

// TestGuideExampleIsClean checks the briefing that the guide prints as an
// example, so that a reader who copies it begins without mistakes.
func TestGuideExampleIsClean(t *testing.T) {
	_, rest, ok := strings.Cut(readGuide(t).Markdown, "```markdown\n")
	if !ok {
		t.Fatal("the guide holds no example")
	}
	example, _, _ := strings.Cut(rest, "```\n")
	mistakes, err := content.CheckBytes("bridge-talks-2.md", []byte(example), content.Options{})
	noMistakes(t, mistakes, err)
}

// TestGuideCodeIsNarrow keeps the guide's code in a small window.
func TestGuideCodeIsNarrow(t *testing.T) {
	code := false
	for line := range strings.Lines(readGuide(t).Markdown) {
		if strings.HasPrefix(line, "```") {
			code = !code
		} else if n := len([]rune(strings.TrimRight(line, "\n"))); code && n > 46 {
			t.Errorf("%d columns: %s", n, line)
		}
	}
}

func TestEmbeddedWordForWord(t *testing.T) {
	for _, b := range []*model.Briefing{readDefault(t), readGuide(t)} {
		for _, q := range b.Quotes() {
			checkExact(t, b, q)
		}
	}
}

// checkExact fails unless the source has the words of the quotation.
func checkExact(t *testing.T, b *model.Briefing, q model.Quote) {
	t.Helper()
	for _, s := range q.Segments {
		if s.Check != model.Exact && s.Check != model.FinalPunctuation {
			t.Errorf("%s: %q by %q is %s, source %q has %q", b.ID, s.Text, q.By, s.Check, q.Source, s.There)
		}
	}
}

func TestEmbeddedIsClean(t *testing.T) {
	for _, b := range []*model.Briefing{readDefault(t), readGuide(t)} {
		mistakes, err := content.CheckBytes(b.ID+".md", []byte(b.Markdown), content.Options{FS: os.DirFS("embedded")})
		noMistakes(t, mistakes, err)
	}
}

// noMistakes fails with the report of each mistake.
func noMistakes(t *testing.T, mistakes []model.Mistake, err error) {
	t.Helper()
	if err != nil {
		t.Error(err)
	}
	for _, m := range mistakes {
		t.Errorf("%s", content.Report(m))
	}
}

// TestInventedPeopleAreNamedFictional reads the first line of every file that
// holds invented people. A fence of front matter is no line to read, so the
// one below it counts.
func TestInventedPeopleAreNamedFictional(t *testing.T) {
	root := os.DirFS("embedded")
	err := fs.WalkDir(root, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasPrefix(path.Base(name), "white-house-talks.") {
			return err
		}
		src, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		first, _, _ := strings.Cut(strings.TrimPrefix(string(src), "---\n"), "\n")
		if !strings.Contains(first, "FICTIONAL") {
			t.Errorf("%s begins with %q, which does not say FICTIONAL", name, first)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestSamples(t *testing.T) {
	if got, want := content.Samples(), []string{"orrin"}; !slices.Equal(got, want) {
		t.Errorf("Samples() = %q, want %q", got, want)
	}
	for _, name := range []string{"", ".", "..", "guide.md", "orrin/sources", "Orrin"} {
		if _, ok := content.SampleFS(name); ok {
			t.Errorf("SampleFS(%q) finds a sample", name)
		}
	}
}
