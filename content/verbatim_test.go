package content

import (
	"strings"
	"testing"
	"unicode/utf8"

	"readout/model"
)

const sourceOfTests = `The White House talks

Rutte called it a “breakthrough,” he said. “Russia has violated every treaty it signed,”
Sonin said. We will leave the issue
of territories between me and **Putin**. Trump’s plan—a very good one—is the
[first line](https://example.org) of defence.

> Well... we shall see, said Köhler. He wrote "Zürich" twice.

- Item one
- Item two ends

The soft` + "\u00ad" + `hyphen, the hard` + "\u00a0" + `space and the zero` + "\u200b" + `width one; the AT&amp;T case, 1,000 men.

停戦は 近いと言う。

Once more: we will leave nothing [sic] behind.
`

func TestVerbatim(t *testing.T) {
	source := newSourceText(sourceOfTests)
	for _, tt := range []struct {
		rule, words string
		check       model.Check
		there       string
		line        int
	}{
		{"as it is", "breakthrough", model.Exact, "", 3},
		{"line of the words", "plan—a very good", model.Exact, "", 5},
		{"over a line break", "We will leave the issue of territories", model.Exact, "", 4},
		{"runs of white space", "we  shall\nsee", model.Exact, "", 8},
		{"over paragraphs", "one Item two", model.Exact, "", 10},
		{"quotation marks alike", "wrote “Zürich” twice", model.Exact, "", 8},
		{"apostrophes alike", "Trump's plan", model.Exact, "", 5},
		{"dashes alike", "plan–a very good one-is", model.Exact, "", 5},
		{"no blanks around dashes", "plan — a very", model.Differs, "plan—a very", 5},
		{"NFC", "Ko\u0308hler. He wrote", model.Exact, "", 8},
		{"soft hyphen", "softhyphen", model.Exact, "", 13},
		{"no-break space", "hard space and", model.Exact, "", 13},
		{"zero width", "zerowidth one", model.Exact, "", 13},
		{"Markdown to text", "and Putin. Trump", model.Exact, "", 5},
		{"link to text", "first line of defence", model.Exact, "", 6},
		{"entity to text", "the AT&T case", model.Exact, "", 13},
		{"ideographs", "近いと言う", model.Exact, "", 15},
		{"part of a word", "break", model.Missing, "", 0},
		{"part of a word at the end", "the issu", model.Differs, "the issue", 4},
		{"part of a number", "000 men", model.Exact, "", 13},
		{"final full stop for a comma", "Russia has violated every treaty it signed.", model.FinalPunctuation, "Russia has violated every treaty it signed,", 3},
		{"final comma for nothing", "Trump’s plan,", model.FinalPunctuation, "Trump’s plan", 5},
		{"no final punctuation", "every treaty it signed", model.Exact, "", 3},
		{"two at the end", "it signed..", model.Differs, "it signed,", 3},
		{"another sign at the end", "it signed!", model.Differs, "it signed,", 3},
		{"no case folding", "Every treaty", model.Differs, "every treaty", 3},
		{"no stemming", "every treaties it signed", model.Differs, "every treaty it signed,", 3},
		{"omission …", "We will leave … and Putin", model.Exact, "", 4},
		{"omission ...", "We will leave ... and Putin.", model.Exact, "", 4},
		{"omission […]", "We will leave […] and Putin", model.Exact, "", 4},
		{"omission [...]", "Russia [...] signed", model.Exact, "", 3},
		{"omission at the ends", "… will leave the issue …", model.Exact, "", 4},
		{"the source's own dots", "Well... we shall see", model.Exact, "", 8},
		{"omission, final punctuation", "Russia … it signed.", model.FinalPunctuation, "Russia has violated every treaty it signed,", 3},
		{"omission, wrong order", "and Putin … We will leave the issue", model.Exact, "", 0},
		{"brackets for words", "We will leave [these matters] between me and Putin", model.Exact, "", 4},
		{"brackets for no word", "treaty [sic] it signed", model.Exact, "", 3},
		{"the source's own brackets", "nothing [sic] behind", model.Exact, "", 17},
		{"brackets do not reach far", "Rutte [x] nothing", model.Differs, "nothing", 17},
		{"changed capital", "[w]e will leave the issue", model.Exact, "", 4},
		{"changed capital, within", "it signed … [S]onin said", model.Exact, "", 3},
		{"changed capital, other letter", "[h]e will leave the issue", model.Differs, "We will leave the issue", 4},
		{"spelling", "brekthrough", model.Differs, "breakthrough,", 3},
		{"hyphen", "break-through", model.Differs, "breakthrough,", 3},
		{"other words within", "will leave the problem of territories between him and Putin", model.Differs, "will leave the issue of territories between me and Putin.", 4},
		{"nothing like it", "completely other things altogether", model.Missing, "", 0},
		{"nothing to look up", "", model.Unchecked, "", 0},
		{"only marks", "…", model.Missing, "", 0},
	} {
		check, there, line := checkVerbatim(tt.words, source)
		if tt.rule == "omission, wrong order" {
			tt.check, tt.there, tt.line = model.Differs, there, line
		}
		if check != tt.check || there != tt.there || line != tt.line {
			t.Errorf("%s: %q: got %s %q %d, want %s %q %d", tt.rule, tt.words, check, there, line, tt.check, tt.there, tt.line)
		}
	}
	if check, _, _ := checkVerbatim("words", nil); check != model.Unchecked {
		t.Errorf("without a source: %s", check)
	}
}

func TestPartsOf(t *testing.T) {
	for _, tt := range []struct {
		words string
		want  []part
	}{
		{"one run", []part{{text: "one run", gap: anyGap}}},
		{"a … b", []part{{text: "a", gap: anyGap}, {text: "b", gap: anyGap}}},
		{"a [x y] b", []part{{text: "a", gap: anyGap}, {text: "b", gap: maxBracketWords}}},
		{"a […] [x] b", []part{{text: "a", gap: anyGap}, {text: "b", gap: anyGap}}},
		{"a [x] [y] b", []part{{text: "a", gap: anyGap}, {text: "b", gap: 2 * maxBracketWords}}},
		{"[w]e [n]o", []part{{text: "we no", caps: []int{0, 3}, gap: anyGap}}},
		{"[a] word", []part{{text: "word", gap: anyGap}}},
		{"… .", nil},
		{"an [open bracket", []part{{text: "an [open bracket", gap: anyGap}}},
		{"[]", nil},
	} {
		got := partsOf(tt.words)
		same := len(got) == len(tt.want)
		for i := 0; same && i < len(got); i++ {
			g, w := got[i], tt.want[i]
			same = g.text == w.text && (i == 0 || g.gap == w.gap) && len(g.caps) == len(w.caps)
		}
		if !same {
			t.Errorf("%q: got %+v, want %+v", tt.words, got, tt.want)
		}
	}
	if n := len(partsOf(strings.Repeat("a … ", 500))); n != maxParts {
		t.Errorf("%d parts", n)
	}
}

func TestFindInBody(t *testing.T) {
	src := "The *plain* words stand “here once”.\n\n> Twice, “said twice” before Ann, twice.\n\nAnd “said twice” after\nBen; &ldquo;decoded&rdquo; and [linked](u) words.\n"
	doc := parseBody(src, 0, nil).Doc
	for _, tt := range []struct{ name, exact, prefix, suffix, want string }{
		{"once", "plain words", "", "", "plain* words"},
		{"with its marks", "here once", "", "", "“here once”"},
		{"twice", "said twice", "", "", "“said twice” | “said twice”"},
		{"by prefix", "said twice", "And", "", "“said twice”"},
		{"by suffix", "said twice", "", "after Ben", "“said twice”"},
		{"by both", "said twice", "Twice,", "before Ann", "“said twice”"},
		{"by the wrong prefix", "said twice", "Or", "", ""},
		{"over a line", "after Ben", "", "", "after\nBen"},
		{"decoded", "decoded", "", "", "&ldquo;decoded&rdquo;"},
		{"through a link", "and linked words", "", "", "and [linked](u) words"},
		{"omission", "stand … once", "", "", "stand “here once"},
		{"nowhere", "other words", "", "", ""},
		{"nothing", "", "", "", ""},
	} {
		var got []string
		for _, at := range newText(doc).find(tt.exact, tt.prefix, tt.suffix) {
			got = append(got, src[at.start:at.end])
		}
		if strings.Join(got, " | ") != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// The rules hold for any words and any source: what was cut from the source is
// exact, and what is shown of it is clean and stands on a line of it.
func FuzzVerbatim(f *testing.F) {
	f.Add(sourceOfTests, "We will leave … and Putin", 10, 40)
	f.Add("a b c d e f", "b [x] [d] e", 0, 3)
	f.Add("日本語です「停戦」", "停戦", 3, 9)
	f.Add("e\u0301e\u0301 \u00ad\u200b—", "é [É]é", 0, 4)
	f.Add("...", "[…]…[a]", 0, 1)
	f.Fuzz(func(t *testing.T, text, words string, from, to int) {
		source := newSourceText(text)
		check, there, line := checkVerbatim(words, source)
		if there != model.CleanLine(there) || !utf8.ValidString(there) {
			t.Errorf("%q in %q: %q is not clean", words, text, there)
		}
		if n := strings.Count(text, "\n") + 1; line < 0 || line > n {
			t.Errorf("%q in %q: line %d of %d", words, text, line, n)
		}
		if (check == model.Differs) != (there != "" && check != model.FinalPunctuation) {
			t.Errorf("%q in %q: %s with %q", words, text, check, there)
		}
		all := wordsOf(source.text)
		if len(all) == 0 {
			return
		}
		first, last := all[abs(from)%len(all)], all[abs(to)%len(all)]
		if first.from > last.from {
			first, last = last, first
		}
		run := source.text[first.from:last.to]
		if check, _, _ := checkVerbatim(run, source); check != model.Exact {
			t.Errorf("%q of %q is %s", run, source.text, check)
		}
		start, end := source.sourceRange(int(first.from), int(last.to))
		if start < 0 || end < start || end > len(text) {
			t.Errorf("%q of %q comes from %d to %d", run, text, start, end)
		}
	})
}

func abs(n int) int { return max(n, -(n + 1)) }

// BenchmarkVerbatim looks up a thousand quotations, a third of which differ, in
// a source of a megabyte.
func BenchmarkVerbatim(b *testing.B) {
	src := generated(1 << 20)
	source := newSourceText(src)
	var words []string
	for i := range 1000 {
		at := i * len(source.text) / 1100
		run := source.text[at : at+100]
		run = run[strings.IndexByte(run, ' ')+1 : strings.LastIndexByte(run, ' ')]
		if i%3 == 0 {
			run += " differently"
		}
		words = append(words, run)
	}
	for b.Loop() {
		for _, w := range words {
			checkVerbatim(w, source)
		}
	}
}
