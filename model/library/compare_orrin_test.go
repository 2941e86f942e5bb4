package library_test

import (
	"fmt"
	"strings"
	"testing"

	"readout/content"
	"readout/model"
	"readout/model/library"
)

// sample reads the series that comes with readout, by id.
func sample(t testing.TB) map[string]*model.Briefing {
	t.Helper()
	files, ok := content.SampleFS("orrin")
	if !ok {
		t.Fatal("no sample is called orrin")
	}
	bs, faults := content.Folder(".", content.Options{FS: files})
	for _, err := range faults {
		t.Error(err)
	}
	all := map[string]*model.Briefing{}
	for _, b := range bs {
		all[b.ID] = b
	}
	return all
}

func counts(c *library.Comparison) string {
	var b strings.Builder
	for _, s := range library.Sections[:len(library.Sections)-1] {
		fmt.Fprintf(&b, "%s +%d -%d ", s, c.Count(s, library.KindNew), c.Count(s, library.KindGone))
		n := 0
		for _, x := range c.Of(s) {
			if x.Kind != library.KindNew && x.Kind != library.KindGone && x.Kind != library.KindSame {
				n++
			}
		}
		fmt.Fprintf(&b, "~%d =%d, ", n, c.Count(s, library.KindSame))
	}
	return b.String() + fmt.Sprintf("text %d %%", c.Text.Share)
}

func TestCompareOrrin(t *testing.T) {
	series := sample(t)
	for _, tt := range []struct{ before, now, want string }{
		{"orrin-01", "orrin-02", "positions +3 -0 ~2 =4, words +10 -7 ~0 =0, questions +3 -4 ~1 =3, facts +6 -3 ~0 =9, judgements +0 -0 ~0 =0, sources +3 -2 ~0 =0, text 10 %"},
		{"orrin-02", "orrin-03", "positions +0 -0 ~1 =8, words +12 -10 ~0 =0, questions +0 -1 ~1 =5, facts +3 -3 ~2 =11, judgements +1 -0 ~0 =0, sources +4 -3 ~0 =0, text 11 %"},
		{"orrin-03", "orrin-04", "positions +1 -0 ~3 =6, words +10 -8 ~1 =3, questions +2 -1 ~1 =4, facts +8 -2 ~2 =12, judgements +1 -0 ~1 =0, sources +4 -3 ~0 =1, text 8 %"},
		{"orrin-01", "orrin-04", "positions +4 -0 ~3 =3, words +14 -7 ~0 =0, questions +4 -5 ~1 =2, facts +12 -3 ~0 =9, judgements +2 -0 ~0 =0, sources +5 -2 ~0 =0, text 5 %"},
		{"orrin-04", "orrin-03", "positions +0 -1 ~3 =6, words +8 -10 ~1 =3, questions +1 -2 ~1 =4, facts +2 -8 ~2 =12, judgements +0 -1 ~1 =0, sources +3 -4 ~0 =1, text 10 %"},
		{"orrin-04", "ferry-order", "positions +7 -10 ~0 =0, words +9 -14 ~0 =0, questions +4 -7 ~0 =0, facts +10 -21 ~1 =0, judgements +0 -2 ~0 =0, sources +1 -5 ~0 =0, text 0 %"},
		{"undated-note", "orrin-04", "positions +10 -0 ~0 =0, words +14 -1 ~0 =0, questions +7 -1 ~0 =0, facts +20 -1 ~2 =1, judgements +2 -0 ~0 =0, sources +5 -0 ~0 =0, text 0 %"},
	} {
		if got := counts(library.Compare(series[tt.before], series[tt.now])); got != tt.want {
			t.Errorf("%s to %s:\n%s\nwant\n%s", tt.before, tt.now, got, tt.want)
		}
	}
}

// TestCompareBackwards holds that what is new one way is gone the other way.
func TestCompareBackwards(t *testing.T) {
	series := sample(t)
	for _, a := range series {
		for _, b := range series {
			symmetric(t, a, b)
		}
	}
}

// symmetric checks what holds of any two briefings.
func symmetric(t *testing.T, a, b *model.Briefing) {
	t.Helper()
	there, back := library.Compare(a, b), library.Compare(b, a)
	for _, s := range library.Sections {
		if n, m := there.Count(s, library.KindNew), back.Count(s, library.KindGone); n != m {
			t.Errorf("%s to %s: %d new in %s, but %d gone on the way back", a.ID, b.ID, n, s, m)
		}
		if n, m := there.Count(s, library.KindSame), back.Count(s, library.KindSame); n != m {
			t.Errorf("%s to %s: %d the same in %s, but %d on the way back", a.ID, b.ID, n, s, m)
		}
	}
	n, g := paragraphs(there)
	if back, gone := paragraphs(back); n != gone || g != back {
		t.Errorf("%s to %s: %d paragraphs new and %d gone, but %d and %d on the way back", a.ID, b.ID, n, g, back, gone)
	}
	keys := map[string]bool{}
	for _, x := range there.Changes {
		if keys[x.Key] || strings.ContainsAny(x.Key, " :#@") {
			t.Errorf("%s to %s: the key %q does not name one change", a.ID, b.ID, x.Key)
		}
		keys[x.Key] = true
	}
	for _, s := range there.Text.Sections {
		for i := range s.Rows {
			whole(t, &s.Rows[i])
		}
	}
	if a == b && (!there.Nothing() || there.Text.Share != 100) {
		t.Errorf("%s differs from itself: %d changes, %d %% carried over", a.ID, there.Total(), there.Text.Share)
	}
}

func paragraphs(c *library.Comparison) (fresh, gone int) {
	for _, s := range c.Text.Sections {
		for _, r := range s.Rows {
			switch r.Kind {
			case library.KindNew:
				fresh++
			case library.KindGone:
				gone++
			}
		}
	}
	return fresh, gone
}

// whole checks that the pieces of a paragraph are the paragraph.
func whole(t *testing.T, p *library.Paragraph) {
	t.Helper()
	was, is := p.Diff()
	for _, side := range []struct {
		pieces []library.Piece
		want   string
	}{{was, p.Was}, {is, p.Is}} {
		got := ""
		for _, x := range side.pieces {
			got += x.Text
		}
		if got != side.want {
			t.Errorf("the pieces of %q are %q", side.want, got)
		}
	}
}

func TestCompareOrrinFindsTheOddOnes(t *testing.T) {
	series := sample(t)
	c := library.Compare(series["orrin-03"], series["orrin-04"])
	for _, tt := range []struct {
		key  string
		kind library.Kind
		want string // fields
	}{
		{"position.varga/border", library.KindMoved, `note "no ground for water" "survey first, then the line"`},
		{"position.renn/monitors", library.KindMoved, `note "until autumn" "has signed the rules for unarmed monitors"`},
		{"position.lesk-army/border", library.KindNew, ""},
		{"position.varga/water", library.KindSame, `note "thirds, in writing" "holds to thirds"`},
		{"quote.al-khatib-1", library.KindChanged, `words "[n]ine pages, and one of them is dry" "and one of them is dry"`},
		{"quote.renn-1", library.KindSame, ""},
		{"gone.quote.renn-3", library.KindGone, ""},
		{"question.o4", library.KindAnswered, `answer "" "a joint board, with three keys of which two open the gate"`},
		{"before.correction.1", library.KindCorrected, `statement "Lesk holds 140 prisoners" "Lesk holds 114 prisoners"`},
		{"event.e1", library.KindHappened, `state "planned" "happened"`},
		{"actor.oduya", library.KindNew, ""},
		{"source.transcript", library.KindNew, ""},
		{"source.transcript-03", library.KindSame, ""},
		{"gone.source.prison-list", library.KindGone, `note "" "withdrawn by the ministry on 21 January; 26 names stood on it twice"`},
	} {
		found := false
		for _, x := range c.Changes {
			if x.Key != tt.key {
				continue
			}
			found = true
			got := ""
			for _, f := range x.Fields {
				got += fmt.Sprintf("%s %q %q", f.Name, f.Was, f.Is)
			}
			if x.Kind != tt.kind || got != tt.want {
				t.Errorf("%s is %s with %s, want %s with %s", tt.key, x.Kind, got, tt.kind, tt.want)
			}
		}
		if !found {
			t.Errorf("no change is called %s", tt.key)
		}
	}
}
