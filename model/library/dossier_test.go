package library_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"readout/model"
	"readout/model/library"
)

// tellDossier is a dossier in short: stances by briefing, moves, words, what
// others say, sides, mentions.
func tellDossier(d *library.Dossier) string {
	signs := map[model.Stance]string{model.For: "+", model.Against: "-", model.Conditional: "~", model.Unclear: "?", model.Silent: "o", "": "."}
	var s strings.Builder
	for _, st := range d.Issues {
		fmt.Fprintf(&s, "%s ", st.Issue)
		for i, stand := range st.Stands {
			s.WriteString(signs[stand.Stance])
			if stand.Differ {
				s.WriteString("!")
			}
			if st.From[i].Covered() {
				s.WriteString("*")
			}
		}
		fmt.Fprintf(&s, " %s; ", st.In.ID)
	}
	for _, m := range d.Moves {
		fmt.Fprintf(&s, "\nmoved %s %s %s%s", m.Briefing.ID, m.Issue, signs[m.From.Stance], signs[m.To.Stance])
		for _, w := range []*library.Spoken{m.WordsBefore, m.Words} {
			if w != nil {
				fmt.Fprintf(&s, " “%s”", w.Quote().Words())
			}
		}
		fmt.Fprintf(&s, " %d:%d %s %s", len(m.For), len(m.Against), strings.Join(m.Sources, ","), m.Best)
	}
	fmt.Fprintf(&s, "\n%d words", len(d.Words))
	for _, w := range d.Said {
		fmt.Fprintf(&s, "\nsaid %s %v “%s”", w.Quote().By, w.Near, w.Quote().Words())
	}
	fmt.Fprintf(&s, "\n%d events, %d questions; ", len(d.Events), len(d.Questions))
	for _, o := range d.Sides {
		fmt.Fprintf(&s, "%s %d/%d ", o.Actor, o.Same, o.Both)
	}
	s.WriteString("\nnamed")
	for _, n := range d.Named {
		fmt.Fprintf(&s, " %s:%d", n.Briefing.ID, n.Times)
	}
	return s.String()
}

func TestDossierOfOrrin(t *testing.T) {
	l := orrinLibrary(t)
	for actor, want := range map[string]string{
		"varga": `border ---~* orrin-04; water ++++ orrin-04; monitors ++++ orrin-04; prisoners .~+*+ orrin-04; 
moved orrin-04 border -~ “We do not trade ground for water.” “A line can be walked before it is signed.” 1:0 transcript B2
moved orrin-03 prisoners ~+ 1:0  
6 words
said chen true “She moves only when the water does.”
8 events, 0 questions; renn 2/4 lesk-army 0/2 
named orrin-01:3 orrin-02:1 orrin-03:5 orrin-04:7`,
		"renn": `border ++++ orrin-04; water ?+*++ orrin-04; monitors -~*~+!* orrin-04; prisoners .~~+* orrin-04; 
moved orrin-04 monitors ~+ “Let them count birds.” “My signature is the order” 1:1 transcript B2
moved orrin-04 prisoners ~+ “When the lists match, the doors open.” “All of ours for all of theirs.” 1:0 transcript B2
moved orrin-02 water ?+ “Half a lake is what a shore is for” “Thirds, then. I can count” 1:0 transcript B2
moved orrin-02 monitors -~ “We can watch our own shore.” “If they carry nothing, they may see everything” 1:0 transcript B2
14 words
9 events, 0 questions; varga 2/4 lesk-army 0/2 
named orrin-01:6 orrin-02:8 orrin-03:7 orrin-04:6`,
		"chen": `
4 words
0 events, 0 questions; 
named orrin-02:2 orrin-03:2 orrin-04:3`,
		"families": `order o ferry-order; fares + ferry-order; 
1 words
2 events, 0 questions; tolvane 1/2 ministry 0/2 brandt 0/1 
named ferry-order:1`,
	} {
		d, ok := l.Dossier(actor, l.Counted(), nil)
		if !ok {
			t.Errorf("nobody is called %s", actor)
			continue
		}
		if got := tellDossier(d); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", actor, got, want)
		}
	}
	for _, actor := range []string{"", "nobody", "villages"} {
		if _, ok := l.Dossier(actor, l.Counted(), nil); ok {
			t.Errorf("there is a dossier of %q", actor)
		}
	}
}

func TestDossierFiltered(t *testing.T) {
	l := orrinLibrary(t)
	for _, tt := range []struct {
		name                                string
		keep                                library.Keep
		issues, moves, words, events, hides int
	}{
		{"all", nil, 4, 4, 14, 9, 0},
		{"nothing", func(*model.Briefing, model.Ref) bool { return false }, 0, 0, 0, 0, 16 + 15 + 9},
		{"one briefing", func(b *model.Briefing, _ model.Ref) bool { return b.ID == "orrin-04" }, 4, 2, 3, 5, 0},
		{"words", func(_ *model.Briefing, r model.Ref) bool { return r.Type == model.TypeQuote }, 0, 0, 14, 0, 16 + 9},
	} {
		d, _ := l.Dossier("renn", l.Counted(), tt.keep)
		if len(d.Issues) != tt.issues || len(d.Moves) != tt.moves || len(d.Words) != tt.words || len(d.Events) != tt.events || tt.hides > 0 && d.Hidden != tt.hides {
			t.Errorf("%s: %d issues, %d moves, %d words, %d events, %d hidden", tt.name, len(d.Issues), len(d.Moves), len(d.Words), len(d.Events), d.Hidden)
		}
	}
}

// TestDossierOverTime has a role and a name that change, a withdrawn briefing,
// one without a date, and questions that are answered.
func TestDossierOverTime(t *testing.T) {
	var bs []*model.Briefing
	for i, src := range []string{
		"date: 2032-01-01\nactors: {ann: 'Ann Abel, deputy', lake: {name: The Lake, kind: group}}\nissues: {water: {title: Water, positions: {ann: against, lake: for}}}\n---\n## Water\n\n[“No”](#ann)\n\n- [ ] Who pays Ann Abel?\n- [ ] Who asked Ann Abel?",
		"date: 2032-01-02\nactors: {ann: {name: Ann Abel, role: minister, aliases: [A. Abel]}}\nissues: {water: {title: Water, positions: {ann: against}}}\n---\n## Water\n\n[“No”](#ann)\n\n- [x] Who pays Ann Abel? → nobody",
		"date: 2032-01-03\nactors: {ann: 'Cora Cole, minister'}\nissues: {water: {title: Water, positions: {ann: for?}}}\n---\nText.",
		"actors: {ann: 'Ann Abel, retired'}\nissues: {water: {title: Water, positions: {ann: silent}}}\n---\nText.",
		"date: 2032-01-04\nstatus: withdrawn\nactors: {ann: 'Ann Abel, queen'}\nissues: {water: {title: Water, positions: {ann: unclear}}}\n---\nAnn Abel.",
	} {
		b := parsed(t, "---\n"+src+"\n")
		b.ID = fmt.Sprint("b", i+1)
		bs = append(bs, b)
	}
	l := library.New(bs, time.Time{})
	d, ok := l.Dossier("ann", l.Counted(), nil)
	if !ok {
		t.Fatal("nobody")
	}
	var roles []string
	for _, r := range append(d.Roles, d.Clashes...) {
		roles = append(roles, r.Briefing.ID+" "+r.Text)
	}
	for _, tt := range []struct{ what, got, want string }{
		{"roles and other names", strings.Join(roles, "; "), "b1 deputy; b2 minister; b4 retired; b3 Cora Cole"},
		{"aliases", strings.Join(d.Aliases, ","), "A. Abel"},
		{"what is held now", fmt.Sprint(d.Issues[0].Now.Stance, d.Issues[0].Now.Guess, " ", d.Issues[0].In.ID), "fortrue b3"},
		{"words, once", fmt.Sprint(len(d.Words), len(d.Words[0].Also), d.Words[0].Briefing.ID, d.Words[0].Also[0].ID), "1 1b2b1"},
		{"open questions", fmt.Sprint(len(d.Questions), d.Questions[0].Briefing.Questions()[d.Questions[0].Ref.Index].Ask), "1Who asked Ann Abel?"},
		{"sides", fmt.Sprint(d.Sides[0].Actor, d.Sides[0].Same, d.Sides[0].On[0].In.ID), "lake1b1"},
		{"parts of", fmt.Sprint(len(d.Of(l.Counted()))), "4"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: %s, want %s", tt.what, tt.got, tt.want)
		}
	}
}

// dossiers50 is 50 briefings with 40 actors, 12 issues, 40 quotations and 20 kB of
// text each.
func dossiers50(b testing.TB) []*model.Briefing {
	var bs []*model.Briefing
	for k := range 50 {
		var s strings.Builder
		fmt.Fprintf(&s, "---\ndate: 20%02d-01-05\nactors:\n", 30+k)
		for i := range 40 {
			fmt.Fprintf(&s, "  a%d: Ann Abel%d, minister of lake %d\n", i, i, i)
		}
		s.WriteString("issues:\n")
		for i := range 12 {
			fmt.Fprintf(&s, "  i%d:\n    title: Issue %d\n    positions:\n", i, i)
			for a := range 40 {
				fmt.Fprintf(&s, "      a%d: %s - a note\n", a, model.Stances[(a+i+k/9)%5])
			}
		}
		s.WriteString("---\n")
		for i := range 12 {
			fmt.Fprintf(&s, "## Issue %d\n\n", i)
			for a := range 10 {
				fmt.Fprintf(&s, "Then Abel%d met Ann Abel%d at the lake, and said [“words no %d of %d and %d”](#a%d) to all who had come that day.\n\n", a, a+9, a, i, k, (a+i)%40)
			}
		}
		br := parsed(b, s.String())
		br.ID = fmt.Sprintf("b%02d", k)
		bs = append(bs, br)
	}
	return bs
}

func BenchmarkDossier(b *testing.B) {
	bs := dossiers50(b)
	l := library.New(bs, time.Time{})
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			l := library.New(bs, time.Time{})
			l.Dossier("a1", l.Counted(), nil)
		}
	})
	b.Run("again", func(b *testing.B) {
		l.Dossier("a1", l.Counted(), nil)
		b.ReportAllocs()
		for b.Loop() {
			l.Dossier("a1", l.Counted(), nil)
		}
	})
}
