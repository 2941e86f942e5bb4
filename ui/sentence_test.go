package ui

import (
	"slices"
	"testing"
	"testing/fstest"

	"readout/content"
)

func TestSentenceEnds(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"", nil},
		{"One. Two! Three?", []string{"One. ", "Two! ", "Three?"}},
		{"Mr. Smith met Gen. Kellogg. They left.", []string{"Mr. Smith met Gen. Kellogg. ", "They left."}},
		{"The U.S. President J. D. Vance spoke. So it was.", []string{"The U.S. President J. D. Vance spoke. ", "So it was."}},
		{"“Dr. No” (Prof. X) said so. On Aug. 18 it ended.", []string{"“Dr. No” (Prof. X) said so. ", "On Aug. 18 it ended."}},
		{"About 3.5 per cent. More.", []string{"About 3.5 per cent. ", "More."}},
		{"So did I. They went.", []string{"So did I. ", "They went."}},
		{"Is it? “Yes.” No.", []string{"Is it? ", "“Yes.” ", "No."}},
	}
	for _, tt := range tests {
		var got []string
		from := 0
		for _, end := range sentenceEnds(tt.text) {
			got = append(got, tt.text[from:end])
			from = end
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q: %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestSentence(t *testing.T) {
	for in, want := range map[string]string{
		"": "", " an old\nman": "An old man.", "w does nothing": "w does nothing.", "ctrl+x does nothing": "ctrl+x does nothing.",
		"what?": "What?", "he said “no.”": "He said “no.”", "(so)": "(so).", "“x”": "“x”.", "#a:b is": "#a:b is.", "élan": "Élan.",
	} {
		if got := sentence(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// TestUtterances takes a text of all kinds of blocks apart.
func TestUtterances(t *testing.T) {
	const text = "---\nactors: {ann: Ann Abel}\n---\n# Head\n\nOne [“a. B. c”](#ann) two. Three.\n\n- [ ] Why?\n- [x] How? → So.\n- item. Two.\n1. first\n\n" +
		"> “x”\n> “y”\n> — Ann Abel\n\n| a | b |\n|---|---|\n| c | d |\n\n```\ncode\n```\n\n---\n\n<!-- no -->\n"
	b, err := content.Parse("test.md", []byte(text), content.Options{FS: fstest.MapFS{}})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	at := 0
	for _, u := range utterances(b) {
		got = append(got, u.kind+"|"+u.text)
		if u.src < at {
			t.Errorf("%q begins at %d, before the one above", u.text, u.src)
		}
		at = u.src
	}
	want := []string{
		"Section|Head", "|One “a. B. c” two.", "|Three.", "Open question|Why?", "Answered question|How? → So.", "Item|item.", "|Two.",
		"Item 1|first", "|", "Table row|a, b", "Table row|c, d", "Code|code",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
