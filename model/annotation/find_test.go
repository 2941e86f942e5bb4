package annotation_test

import (
	"strings"
	"testing"

	"readout/model"
	"readout/model/annotation"
)

// talks is the text of a briefing as sample reads it.
const talks = `---
title: Lake talks
---
# Border

Varga said “a line can be walked” and left.

He came back. Then Renn spoke.

Varga said “we have time” on Monday.

# Water

He came back. Then Okoro spoke.
`

// sample makes a briefing of a text: what stands in “ ” is a quotation of
// varga, and a line that begins with "! ", "? " or "~ " is an event, a
// question, a judgement. An id may follow in braces.
func sample(text string) *model.Briefing {
	b := &model.Briefing{ID: "lake", Path: "lake.md", Title: "Lake talks", Markdown: text, Text: &model.Document{}, Facts: &model.Facts{}}
	b.Facts.Actors = []model.Actor{{ID: "varga", Name: "Ilka Varga"}, {ID: "renn", Name: "Renn"}}
	b.Facts.Issues = []model.Issue{{ID: "border", Title: "Border"}}
	if i := strings.LastIndex(text, "---\n"); i >= 0 {
		b.Body = i + len("---\n")
	}
	at := 0
	for line := range strings.Lines(text) {
		words, id, _ := strings.Cut(strings.TrimSpace(line), " {")
		id = strings.TrimSuffix(id, "}")
		place := model.Place{Line: 1 + strings.Count(text[:at], "\n"), Column: 1, Start: at, End: at + len(line)}
		if sign, what, ok := strings.Cut(words, " "); ok {
			switch sign {
			case "!":
				b.Facts.Events = append(b.Facts.Events, model.Event{ID: id, What: what, At: place})
			case "?":
				b.Facts.Questions = append(b.Facts.Questions, model.Question{ID: id, Ask: what, At: place})
			case "~":
				b.Facts.Judgements = append(b.Facts.Judgements, model.Judgement{ID: id, Text: what, At: place})
			}
		}
		at += len(line)
	}
	for at = 0; ; {
		i := strings.Index(text[at:], "“")
		if i < 0 {
			return b
		}
		start := at + i + len("“")
		at = start + strings.Index(text[start:], "”")
		b.Facts.Quotes = append(b.Facts.Quotes, model.Quote{
			By: "varga", Segments: []model.Segment{{Text: strings.Join(strings.Fields(text[start:at]), " ")}},
			At: model.Place{Line: 1 + strings.Count(text[:start], "\n"), Start: start, End: at},
		})
	}
}

// on annotates what an address names.
func on(t *testing.T, b *model.Briefing, address string) annotation.Annotation {
	t.Helper()
	to, err := model.ParseAddress("#" + address)
	if err != nil {
		t.Fatal(err)
	}
	if ref, ok := b.Resolve(to); ok && address != "" {
		return annotation.On(b, ref, 0)
	}
	place, ok := b.Locate(to)
	if !ok {
		t.Fatalf("%s names nothing", address)
	}
	return annotation.On(b, model.Ref{}, place.Start)
}

// edit replaces words of the text, in pairs.
func edit(pairs ...string) func(string) string { return strings.NewReplacer(pairs...).Replace }

func TestFind(t *testing.T) {
	const orphan = "orphan"
	with := func(lines ...string) string { return talks + "\n" + strings.Join(lines, "\n") + "\n" }
	tests := []struct {
		name, text, address string
		edit                func(string) string
		want                string // address and, for a place of the text, its words
	}{
		{"nothing changed", talks, "quote:varga-2", edit(), "quote:varga-2"},
		{"lines above", talks, "quote:varga-2", edit("# Border", "New.\n\nMore.\n\n# Border"), "quote:varga-2"},
		{"a quotation above shifts the number", talks, "quote:varga-2", edit("# Border", "“No.”\n\n# Border"), "quote:varga-3"},
		{"the one before it is gone", talks, "quote:varga-2", edit("“a line can be walked”", "nothing"), "quote:varga-1"},
		{"two change places", talks, "quote:varga-1", edit("a line can be walked", "we have time", "we have time", "a line can be walked"), "quote:varga-2"},
		{"broken over two lines", talks, "quote:varga-1", edit("can be", "can\nbe"), "quote:varga-1"},
		{"no quotation any more", talks, "quote:varga-2", edit("“we have time”", "we have time"), "text:L10 we have time"},
		{"no quotation, and other line breaks", talks, "quote:varga-2", edit("“we have time”", "we\nhave  time"), "text:L10 we\nhave  time"},
		{"other words are not his", talks, "quote:varga-2", edit("have time", "have no time"), orphan},
		{"deleted", talks, "quote:varga-2", edit("Varga said “we have time” on Monday.\n", ""), orphan},
		{"composed otherwise", strings.ReplaceAll(talks, "time", "caf\u00e9"), "quote:varga-2", edit("caf\u00e9", "cafe\u0301"), "quote:varga-2"},

		{"a line", talks, "text:L8", edit(), "text:L8 He came back. Then Renn spoke."},
		{"a line moves down", talks, "text:L8", edit("# Border", "New.\n\n# Border"), "text:L10 He came back. Then Renn spoke."},
		{"a line goes to another section", talks, "text:L8", edit("He came back. Then Renn spoke.\n", "", "# Water\n", "# Water\n\nHe came back. Then Renn spoke.\n"), "text:L13 He came back. Then Renn spoke."},
		{"a line is wrapped", talks, "text:L8", edit("Then Renn", "Then\nRenn"), "text:L8 He came back. Then\nRenn spoke."},
		{"a line is rewritten", talks, "text:L8", edit("Renn spoke", "Renn was silent"), orphan},
		{"a line of the front matter", talks, "text:L2", edit(), "text:L2 title: Lake talks"},
		{"a line of the front matter that moved", talks, "text:L2", edit("title", "date: 2032-01-05\ntitle"), orphan},
		{"an empty line", talks, "text:L7", edit(), "text:L7 "},
		{"an empty line that is filled", talks, "text:L7", edit("left.\n", "left.\nAt once."), orphan},

		{"actor renamed", talks, "actor:varga", edit(), "actor:varga"},
		{"issue", talks, "issue:border", edit(), "issue:border"},
		{"event with an id of its own, reworded", with("! The ferry sails {ferry}"), "event:ferry", edit("The ferry sails", "No boat leaves"), "event:ferry"},
		{"event moves", with("! The ferry sails {e1}", "! A vote {e2}"), "event:e2", edit("! The ferry sails {e1}\n", "", "{e2}", "{e1}"), "event:e1"},
		{"event that is counted, reworded", with("! The ferry sails at noon {e1}"), "event:e1", edit("at noon", "at one"), "event:e1"},
		{"another event has its number now", with("! The ferry sails {e1}", "! A vote {e2}"), "event:e1", edit("! The ferry sails {e1}\n", "", "{e2}", "{e1}"), orphan},
		{"question, reworded", with("? Who pays for the survey {o1}"), "question:o1", edit("Who pays", "And who pays"), "question:o1"},
		{"another question has its number now", with("? Who pays {o1}", "? Will they meet {o2}"), "question:o1", edit("? Who pays {o1}\n", "", "{o2}", "{o1}"), orphan},
		{"judgement with another id", with("~ They will likely meet {j1}"), "judgement:j1", edit("{j1}", "{meeting}"), "judgement:meeting"},
		{"an event told in the text", with("! The ferry sails {e1}"), "event:e1", edit("! The ferry", "The ferry"), "text:L16 The ferry sails"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			a := on(t, sample(tt.text), tt.address)
			b := sample(tt.edit(tt.text))
			if got := told(b, a.Find(b)); got != tt.want {
				t.Errorf("%s (%+v) is found as %q, want %q, in\n%s", a.Item, a.Selector, got, tt.want, b.Markdown)
			}
		})
	}
}

// told is what was found, as an address.
func told(b *model.Briefing, f annotation.Found) string {
	switch {
	case f.How == annotation.Orphan:
		return "orphan"
	case f.Ref.Type != "":
		a := b.AddressOf(f.Ref)
		a.Path = ""
		return strings.TrimPrefix(a.String(), "#")
	}
	line := model.Address{Line: f.Place.Line}.String()[1:]
	return line + " " + strings.TrimSuffix(b.Markdown[f.Place.Start:f.Place.End], "\n")
}

// TestFindTwice wants what stands around words to decide between two places.
func TestFindTwice(t *testing.T) {
	b := sample(talks)
	selector := func(prefix, suffix string) annotation.Annotation {
		return annotation.Annotation{Item: "text:L99", Selector: annotation.Selector{Exact: "He came back. Then", Prefix: prefix, Suffix: suffix}}
	}
	tests := []struct {
		name, prefix, suffix string
		line                 int
	}{
		{"what stands before", "# Water\n\n", "", 14},
		{"what stands behind", "", " Renn spoke.", 8},
		{"both, of two", "and left.\n\n", " Renn", 8},
		{"the surer of two", "# Water\n\n", " Okoro", 14},
		{"neither is there", "# Snow\n\n", " Brandt", 0},
		{"each points elsewhere", "# Water\n\n", " Renn", 0},
		{"nothing around", "", "", 0},
	}
	for _, tt := range tests {
		f := selector(tt.prefix, tt.suffix).Find(b)
		if f.Place.Line != tt.line || (f.How == annotation.Orphan) != (tt.line == 0) {
			t.Errorf("%s: %+v, want line %d", tt.name, f, tt.line)
		}
	}
}

// TestFindLineTwice moves a line whose words stand in the text twice.
func TestFindLineTwice(t *testing.T) {
	const text = "one\n\nsame\n\ntwo\n\nsame\n\nthree\n"
	a := on(t, sample(text), "text:L7")
	for _, tt := range []struct {
		name, text string
		want       int
	}{
		{"as it was", text, 7},
		{"its number is that of the other one", "zero\n\nnil\n\none\n\nsame\n\ntwo\n\nsame\n\nthree\n", 11},
		{"the other one is gone", "one\n\ntwo\n\nsame\n\nthree\n", 5},
		{"nothing around is as it was, so its number decides", "x\n\nsame\n\ny\n\nsame\n\nz\n\nsame\n", 7},
	} {
		b := sample(tt.text)
		if got := a.Find(b).Place.Line; got != tt.want {
			t.Errorf("%s: line %d, want %d", tt.name, got, tt.want)
		}
	}
}

func TestFindBriefing(t *testing.T) {
	a := annotation.On(sample(talks), model.Ref{Type: model.TypeBriefing}, 0)
	if f := a.Find(sample("anything else")); a.Item != "" || f.How != annotation.ByID || f.Ref.Type != model.TypeBriefing {
		t.Errorf("%+v is found as %+v", a, f)
	}
}

// TestFindLong finds words of which a selector keeps only the beginning.
func TestFindLong(t *testing.T) {
	long := strings.Repeat("ä long sentence ", 60)
	a := on(t, sample("“"+long+"”\n"), "quote:varga-1")
	if len(a.Selector.Exact) > annotation.MostSelector {
		t.Errorf("the selector has %d bytes", len(a.Selector.Exact))
	}
	b := sample("“No.” “" + long + "”\n")
	if got := told(b, a.Find(b)); got != "quote:varga-2" {
		t.Errorf("found as %q", got)
	}
}

// TestFindOdd gives what a damaged or foreign file could hold.
func TestFindOdd(t *testing.T) {
	empty := &model.Briefing{Facts: &model.Facts{}}
	for _, item := range []string{"", "quote:", "quote:a b", "text:L0", "text:L999999", "nobody:x", "\xff", "matrix", "position:a/b.9", "event:e0"} {
		for _, exact := range []string{"", " ", "\xff\xfe", "words"} {
			a := annotation.Annotation{Item: item, Selector: annotation.Selector{Exact: exact, Prefix: exact, Suffix: exact}}
			for _, b := range []*model.Briefing{empty, sample(talks), {Markdown: "x", Body: 99}, {Markdown: "\xff\xfe words", Body: -1}} {
				a.Find(b)
			}
		}
	}
	for _, at := range []int{-1, 0, 1 << 40} {
		annotation.On(empty, model.Ref{}, at)
		annotation.On(sample(talks), model.Ref{}, at)
		annotation.On(empty, model.Ref{Type: model.TypeQuote, Index: at}, at)
	}
}

func FuzzFind(f *testing.F) {
	f.Add(talks, "text:L8", "He came back.", "left.", "Then")
	f.Add("a\u0301  b", "", "\u00e1 b", "", "")
	f.Fuzz(func(t *testing.T, text, item, exact, prefix, suffix string) {
		b := &model.Briefing{Markdown: text, Facts: &model.Facts{}}
		found := annotation.Annotation{Item: item, Selector: annotation.Selector{Exact: exact, Prefix: prefix, Suffix: suffix}}.Find(b)
		if p := found.Place; p.Start < 0 || p.End < p.Start || p.End > len(text) {
			t.Errorf("%+v is outside of %d bytes", p, len(text))
		}
	})
}
