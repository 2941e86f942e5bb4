package ui_test

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui"
)

func TestDossierScreens(t *testing.T) {
	boardScreens(t, "dossier", ": type:#dossier:varga enter")
	boardScreens(t, "dossier-moved", ": type:#dossier:renn enter j j")
	boardScreens(t, "dossier-all-words", ": type:#dossier:renn enter w")
	boardScreens(t, "dossier-without", ": type:#dossier:chen enter")
	boardScreens(t, "dossier-mentions", ": type:#dossier:varga enter x")
	boardScreens(t, "dossier-filtered", ": type:#dossier:renn enter f type:issue:water enter")
}

// TestDossierKeys presses keys on the dossier of Varga and wants words on the
// screen, and others not.
func TestDossierKeys(t *testing.T) {
	for _, tt := range []struct{ keys, want, lack string }{
		{"", "Ilse Varga|4 briefings|2 moves, 6 quotations|[-~ ]|The change|Who says so  their own word|Words on Border line", "Tolvane"},
		{"j", "Words on Water shares|No change", ""},
		{"j j j", "Words on Prisoners|The last change ─|from “if the lists match” to “all for all”", ""},
		{"j j j h", "The change ─", ""},
		{"h h h h", "[-  ]", ""},
		{"w", "Words, newest first|6 of 6|words on every issue", ""},
		{"w w", "Words on Border line|words on the issue under the cursor", ""},
		{"enter", "over it again: “A|> Varga               party", "POSITIONS OVER TIME"},
		{"enter q", "POSITIONS OVER TIME|[-~ ]", ""},
		{"h enter", "Water deal near|and says so: “We do", "POSITIONS OVER TIME"},
		{"n", "Joren Renn", "Ilse Varga"},
		{"n N", "Ilse Varga", ""},
		{"N", "Families on board", ""},
		{"x", "MENTIONS OF ILSE VARGA|3 times|took him at his word", ""},
		{"x j enter", "Varga wants foreigners", "POSITIONS OVER TIME"},
		{"o", "WORDS OF ILSE VARGA|She moves only when the water does.” (named beside", ""},
		{"o j enter", "over it again: “A", "POSITIONS OVER TIME"},
		{"d", "DETAILS|With and against now|Said of them by others", ""},
		{"f type:issue:water enter", "Water shares|hidden", "Prisoners  "},
		{"f type:by:nobody enter", "all filtered out", ""},
		{"esc", "BRIEFINGS", "POSITIONS OVER TIME"},
		{"D", "POSITIONS OVER TIME", "WHOSE DOSSIER"},
	} {
		m := play(series(t, 120, 36), ":", "type:#dossier:varga", "enter")
		got := screen(play(m, strings.Fields(tt.keys)...), 120, 36)
		for _, want := range strings.Split(tt.want, "|") {
			if !strings.Contains(got, want) {
				t.Errorf("%s: no %q in\n%s", tt.keys, want, got)
			}
		}
		if tt.lack != "" && strings.Contains(got, tt.lack) {
			t.Errorf("%s: %q in\n%s", tt.keys, tt.lack, got)
		}
	}
}

// TestDossierOf opens the dossier of whom the reader is at.
func TestDossierOf(t *testing.T) {
	for _, tt := range []struct{ keys, want string }{
		{"D", "WHOSE DOSSIER|> Samira al-Khatib, mediator for the Lakes League  5 briefings, 10 quotations, 0 positions|Ilse Varga, Foreign"},
		{"D enter", "Samira al-Khatib"},
		{"enter 3 D", "Ilse Varga"},
		{"enter 2 j D", "Joren Renn"},
		{"enter M D", "Ilse Varga"},
		{"enter M j D", "Joren Renn"},
		{"enter M D q", "POSITIONS ━"},
		{"enter T D", "Ilse Varga"},
	} {
		got := screen(play(series(t, 120, 36), strings.Fields(tt.keys)...), 120, 36)
		for _, want := range strings.Split(tt.want, "|") {
			if !strings.Contains(got, want) {
				t.Errorf("%s: no %q in\n%s", tt.keys, want, got)
			}
		}
	}
}

func TestDossierEverySize(t *testing.T) {
	for script, bs := range map[string][]*model.Briefing{
		": type:#dossier:renn enter j j": orrin(t), ": type:#dossier:renn enter w h": orrin(t), ": type:#dossier:chen enter": orrin(t),
		": type:#dossier:renn enter x": orrin(t), ": type:#dossier:varga enter o": orrin(t), ": type:#dossier:a0 enter": strange(), ": type:#dossier:a1 enter h w": strange(),
		"D": strange(), ": type:#dossier:a2 enter x": strange(),
	} {
		var m tea.Model = app(t, 80, 24, func(c *ui.Config) { c.Briefings, c.Now = bs, now2032 })
		m = play(m, strings.Fields(script)...)
		for _, h := range sparse([]int{1, 5, 6, 7, 12, 16, 20, 24, 30, 64}, 5) {
			for _, w := range near(250, 20, 40, 60, 72, 110, 160, 200) {
				m, _ = m.Update(tea.WindowSizeMsg{Width: w, Height: h})
				check(t, m, w, h)
				safe(t, m.View().Content)
			}
		}
	}
}

// strange is 12 briefings, two of them of one name, whose actors and words try
// a terminal; the last has no date.
func strange() []*model.Briefing {
	texts := []string{
		strings.Repeat("x", 1<<12), "日本語のとても長い名前です。日本語のとても長い名前です。", "مرحبا بالعالم", "👨‍👩‍👧‍👦👨‍👩‍👧‍👦 family", "e\u0301\u0301\u0301", "A#b: c/d",
	}
	var bs []*model.Briefing
	for k := range 12 {
		b := &model.Briefing{ID: fmt.Sprintf("b %02d#:/", k/2*2), Path: fmt.Sprintf("b%02d.md", k), Title: texts[k%len(texts)], Date: model.ParseDate(fmt.Sprintf("2031-12-%02d", k+1)), Facts: &model.Facts{}}
		if k == 11 {
			b.Date = model.Date{}
		}
		doc := &model.Document{}
		for i, s := range texts {
			id := fmt.Sprint("a", i)
			b.Facts.Issues = append(b.Facts.Issues, model.Issue{ID: fmt.Sprint("i", i), Title: s, Question: s})
			b.Facts.Actors = append(b.Facts.Actors, model.Actor{ID: id, Name: s, Role: s + fmt.Sprint(k/5), Aliases: []string{s}, SpeaksFor: "a1", Wikidata: s})
			b.Facts.Positions = append(b.Facts.Positions, model.Position{Actor: id, Issue: fmt.Sprint("i", (i+k)%3), Stance: model.Stance(model.Stances[(i+k/4)%5]), Guess: k%3 == 0, Note: s, Per: []string{"a1"}},
				model.Position{Actor: id, Issue: fmt.Sprint("i", k%3), Stance: model.Against, Note: s})
			b.Facts.Quotes = append(b.Facts.Quotes, model.Quote{ID: fmt.Sprint("q", i+1), By: id, Segments: []model.Segment{{Text: s}}, Issue: "i1", Guess: true})
			b.Facts.Questions = append(b.Facts.Questions, model.Question{Ask: "Who is " + s + "?", Open: true})
			b.Facts.Events = append(b.Facts.Events, model.Event{ID: fmt.Sprint("e", i+1), What: s, Who: []string{id}, When: b.Date})
			doc.Blocks = append(doc.Blocks, model.Block{Spans: []model.Span{{Text: s + " of " + s, Src: -1}}})
		}
		b.Text = doc
		bs = append(bs, b)
	}
	return bs
}
