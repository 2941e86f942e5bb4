package library

import (
	"fmt"
	"strings"
	"testing"

	"readout/model"
)

// text makes a briefing of blocks: "# " begins a heading, "? " a question.
func text(blocks ...string) *model.Briefing {
	b := &model.Briefing{Text: &model.Document{}, Facts: &model.Facts{}}
	for _, s := range blocks {
		block := model.Block{Kind: model.Paragraph}
		if title, ok := strings.CutPrefix(s, "# "); ok {
			block.Kind, block.Level, block.ID, s = model.Heading, 2, strings.ToLower(title), title
		}
		if ask, ok := strings.CutPrefix(s, "? "); ok {
			ask, answer, answered := strings.Cut(ask, " → ")
			b.Facts.Questions = append(b.Facts.Questions, model.Question{Ask: ask, Answer: answer, Open: !answered})
			block.Kind, block.Question, s = model.Ask, int32(len(b.Questions())), s[2:]
		}
		block.Spans = []model.Span{{Text: s}}
		b.Text.Blocks = append(b.Text.Blocks, block)
	}
	return b
}

func rowsOf(t Text) string {
	var b strings.Builder
	for _, s := range t.Sections {
		fmt.Fprintf(&b, "%s +%d -%d ~%d >%d =%d\n", s.Key, s.New, s.Gone, s.Changed, s.Moved, s.Same)
		for _, r := range s.Rows {
			fmt.Fprintf(&b, "  %s %d %d\n", r.Kind, r.Before, r.Now)
		}
	}
	return b.String()
}

func TestCompareTexts(t *testing.T) {
	const long = "The mediator put the map away for a week and handed out a draft on the water"
	tests := []struct {
		name        string
		before, now *model.Briefing
		share       int
		want        string
	}{
		{"nothing", text(), text(), 100, ""},
		{"no text at all", &model.Briefing{Facts: &model.Facts{}}, &model.Briefing{Facts: &model.Facts{}}, 100, ""},
		{"the same", text("one", "# Water", "two"), text("one", "# Water", "two"), 100, "beginning +0 -0 ~0 >0 =1\n  same 0 0\nwater +0 -0 ~0 >0 =1\n  same 1 1\n  same 2 2\n"},
		{"a new paragraph", text("one two"), text("one two", "new here"), 46, "beginning +1 -0 ~0 >0 =1\n  same 0 0\n  new -1 1\n"},
		{"gone from the middle", text("one", "two", "three"), text("one", "three"), 100, "beginning +0 -1 ~0 >0 =2\n  same 0 0\n  gone 1 -1\n  same 2 1\n"},
		{"changed", text(long), text(long + " today"), 93, "beginning +0 -0 ~1 >0 =0\n  changed 0 0\n"},
		{"moved up", text("one", "two", "three"), text("three", "one", "two"), 100, "beginning +0 -0 ~0 >1 =2\n  moved 2 0\n  same 0 1\n  same 1 2\n"},
		{"moved to another section", text("one", "# Water", "two"), text("one", "two", "# Water"), 100, "beginning +0 -0 ~0 >1 =1\n  same 0 0\n  moved 2 1\nwater +0 -0 ~0 >0 =0\n  same 1 2\n"},
		{"a section gone", text("# Water", "two", "# Land", "x"), text("# Land", "x"), 100, "water +0 -1 ~0 >0 =0\n  gone 0 -1\n  gone 1 -1\nland +0 -0 ~0 >0 =1\n  same 2 0\n  same 3 1\n"},
		{"two sections of one name", text("# Water", "a", "# Water", "b"), text("# Water", "a", "# Water", "c"), 91, "water +0 -0 ~0 >0 =1\n  same 0 0\n  same 1 1\nwater +1 -1 ~0 >0 =0\n  same 2 2\n  gone 3 -1\n  new -1 3\n"},
		{"a question answered", text("? Who pays?"), text("? Who pays? → the League"), 37, "beginning +0 -0 ~0 >0 =0\n  changed 0 0\n"},
		{"a heading is no paragraph", text("# Water"), text("Water"), 0, "beginning +1 -0 ~0 >0 =0\n  new -1 0\nwater +0 -0 ~0 >0 =0\n  gone 0 -1\n"},
	}
	for _, tt := range tests {
		c := compareTexts(newVocabulary(), tt.before, tt.now)
		if got := rowsOf(c); got != tt.want || c.Share != tt.share {
			t.Errorf("%s: %d %%\n%swant %d %%\n%s", tt.name, c.Share, got, tt.share, tt.want)
		}
	}
}

func TestWordDiff(t *testing.T) {
	many := strings.Repeat("all of it is new ", mostDiffWords)
	tests := []struct{ name, before, now, was, is string }{
		{"same", "one two", "one two", "one two", "one two"},
		{"empty", "", "", "", ""},
		{"from nothing", "", "one", "", "[one]"},
		{"to nothing", "one", "", "[one]", ""},
		{"a word", "the line stands today", "the line moves today", "the line [stands] today", "the line [moves] today"},
		{"a sign", "It stands.", "It stands!", "It stands[.]", "It stands[!]"},
		{"chance agreement", "a cat sat on a mat", "the dog lay on its bed", "[a cat sat on a mat]", "[the dog lay on its bed]"},
		{"no blanks between words", "三等分只在豐水年行得通", "三等分只在枯水年行得通", "三等分只在[豐]水年行得通", "三等分只在[枯]水年行得通"},
		{"marks stay on their letter", "cafe\u0301 here", "cafe here", "[cafe\u0301] here", "[cafe] here"},
		{"a picture of several", "by 👩\u200d🚀 here", "by 👩 here", "by [👩\u200d🚀] here", "by [👩] here"},
		{"flags", "🇩🇪🇫🇷", "🇩🇪🇮🇹", "🇩🇪[🇫🇷]", "🇩🇪[🇮🇹]"},
		{"too long for words", "same " + many + "end", "same end", "same [" + many + "]end", "same end"},
	}
	show := func(p []Piece) string {
		var b strings.Builder
		for _, x := range p {
			if x.Differs {
				b.WriteString("[" + x.Text + "]")
			} else {
				b.WriteString(x.Text)
			}
		}
		return b.String()
	}
	for _, tt := range tests {
		was, is := WordDiff(tt.before, tt.now)
		if show(was) != tt.was || show(is) != tt.is {
			t.Errorf("%s:\n%.200q\n%.200q\nwant\n%.200q\n%.200q", tt.name, show(was), show(is), tt.was, tt.is)
		}
	}
}
