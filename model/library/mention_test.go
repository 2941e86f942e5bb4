package library_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"readout/content"
	"readout/model"
	"readout/model/library"
)

const mentionCast = `---
actors:
  parties:
    varga: {name: Ilse Varga, aliases: [Minister Varga, I. Varga-Brandt]}
    lesk: {name: Lesk, kind: state}
    army: {name: Lesk army staff, kind: organisation}
    us: {name: United States, kind: state, aliases: [US]}
    may: {name: Theresa May}
    khatib: {name: Samira al-Khatib, aliases: [سميرة الخطيب]}
    chen: {name: Chen Wen-li, aliases: [陳文莉]}
    erik: {name: Erik Ødegård}
    ann: {name: Ann Sorel}
    bo: {name: Bo Sorel}
    twins: {name: The Twins, kind: group, aliases: [Sorel]}
---
`

func parsed(t testing.TB, src string) *model.Briefing {
	t.Helper()
	b, err := content.Parse("talks.md", []byte(src), content.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestMentions(t *testing.T) {
	tests := []struct{ name, text, actor, want string }{
		{"whole name", "Then Ilse Varga left.", "varga", "Then Ilse Varga left."},
		{"short name of a person", "Varga left. Renn stayed.", "varga", "Varga left."},
		{"alias", "They met Minister Varga. She left.", "varga", "They met Minister Varga."},
		{"case and accents", "ILSE VÁRGA left.", "varga", "ILSE VÁRGA left."},
		{"letters that do not come apart", "Erik Odegard left.", "erik", "Erik Odegard left."},
		{"never by sound", "Wargha left.", "varga", ""},
		{"whole words only", "Vargas and Novarga left.", "varga", ""},
		{"possessive", "It is Varga's and Lesk’s line.", "varga", "It is Varga's and Lesk’s line."},
		{"not inside a longer name", "The Lesk army staff left.", "lesk", ""},
		{"the longer name", "The Lesk army staff left.", "army", "The Lesk army staff left."},
		{"both", "Lesk and the Lesk army staff differ.", "lesk", "Lesk and the Lesk army staff differ."},
		{"a double name is not its half", "Ada Varga-Lindt left.", "varga", ""},
		{"a double name that is an alias", "I. Varga-Brandt left.", "varga", "I. Varga-Brandt left."},
		{"bound to a small word", "A Lesk-backed plan, not pro-Lesk.", "lesk", "A Lesk-backed plan, not pro-Lesk."},
		{"once a sentence", "Lesk said that Lesk waits. Lesk waits.", "lesk", "Lesk said that Lesk waits.|Lesk waits."},
		{"hyphen in a name", "Al-Khatib waited.", "khatib", "Al-Khatib waited."},
		{"another script", "قالت سميرة الخطيب نعم", "khatib", "قالت سميرة الخطيب نعم"},
		{"without blanks between words", "昨日陳文莉說：水。", "chen", "昨日陳文莉說：水。"},
		{"an abbreviation needs capitals", "They told us so.", "us", ""},
		{"an abbreviation", "The US told them.", "us", "The US told them."},
		{"a short name needs its capital", "It may rain.", "may", ""},
		{"a short name", "It was May who left.", "may", "It was May who left."},
		{"two are called so", "Sorel left.", "ann", ""},
		{"the one whose alias it is", "Sorel left.", "twins", "Sorel left."},
		{"link", "He met [the minister](#varga). She left.", "varga", "@He met the minister."},
		{"link on a guess", "He met [her](#varga?).", "varga", "@He met her."},
		{"link with the name", "He met [Ilse Varga](#varga).", "varga", "@He met Ilse Varga."},
		{"own words", "She said [“No. Never.”](#varga) and left.", "varga", "@She said “No. Never.” and left."},
		{"a block of own words", "> “No. Never.”\n> — Ilse Varga", "varga", "@“No. Never.” — Ilse Varga"},
		{"named in the words of another", "[“Ask Varga.”](#chen)", "varga", "“Ask Varga.”"},
		{"heading", "## Varga moves\n\nText.", "varga", "Varga moves"},
		{"emphasis inside the name", "Then Ilse **Varga** left.", "varga", "Then Ilse Varga left."},
		{"over a line end", "Then Ilse\nVarga left.", "varga", "Then Ilse Varga left."},
		{"table", "| who | what |\n| --- | --- |\n| Varga | no |\n", "varga", "| Varga | no |"},
		{"code is no text", "```\nVarga\n```", "varga", ""},
		{"a full stop between", "We saw Ilse. Varga left.", "varga", "Varga left."},
	}
	for _, tt := range tests {
		b := parsed(t, mentionCast+tt.text+"\n")
		l := library.New([]*model.Briefing{b}, time.Time{})
		var got []string
		for _, m := range l.Mentions(b, tt.actor) {
			s := m.Sentence
			if m.Linked {
				s = "@" + s
			}
			got = append(got, s)
			if m.At < b.Body || m.At >= len(b.Markdown) {
				t.Errorf("%s: at byte %d of %d", tt.name, m.At, len(b.Markdown))
			}
		}
		if s := strings.Join(got, "|"); s != tt.want {
			t.Errorf("%s: %q names %s in %q, want %q", tt.name, tt.text, tt.actor, s, tt.want)
		}
	}
}

func TestSentences(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"One. Varga two. Three.", "Varga two."},
		{"One! Varga two? Three.", "Varga two?"},
		{"Mr. Varga met Dr. No. Then he left.", "Mr. Varga met Dr. No."},
		{"On 5. January Varga came. Then left.", "On 5. January Varga came."},
		{"The U.S. envoy J. Varga came, i.e. late. Then left.", "The U.S. envoy J. Varga came, i.e. late."},
		{"He asked: “Where is Varga?” Nobody knew.", "He asked: “Where is Varga?”"},
		{"So … Varga left… Then came back.", "So … Varga left…"},
		{"Version 2.5 of Varga is at a.b.c today", "Version 2.5 of Varga is at a.b.c today"},
		{"前日。Varga來了。後日。", "Varga來了。"},
		{"(Varga left.) Nobody saw it.", "(Varga left.)"},
		{"Varga.", "Varga."},
		{strings.Repeat("a ", 400) + "Varga" + strings.Repeat(" b", 400), ""},
	} {
		b := parsed(t, mentionCast+tt.text+"\n")
		all := library.New([]*model.Briefing{b}, time.Time{}).Mentions(b, "varga")
		if len(all) != 1 {
			t.Errorf("%q: %d mentions", tt.text, len(all))
			continue
		}
		got := all[0].Sentence
		if tt.want != "" && got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.text, got, tt.want)
		}
		if n := utf8.RuneCountInString(got); n > library.MostSentence+2 || tt.want == "" && (!strings.Contains(got, "Varga") || !strings.HasPrefix(got, "…") || !strings.HasSuffix(got, "…")) {
			t.Errorf("%d characters: %q", n, got)
		}
	}
}

// TestMentionsOfOthers finds an actor in the text of a briefing that does not
// declare it, by the whole name only.
func TestMentionsOfOthers(t *testing.T) {
	a := parsed(t, mentionCast+"Text.\n")
	b := parsed(t, "---\nactors: {brandt: Ada Brandt}\n---\nIlse Varga came. Varga left. The Lesk army staff, and Lesk.\n")
	gone := parsed(t, "---\nstatus: withdrawn\nactors: {cole: Cora Cole}\n---\nCora Cole came.\n")
	l := library.New([]*model.Briefing{a, b, gone}, time.Time{})
	for actor, want := range map[string]int{"varga": 1, "lesk": 1, "army": 1, "brandt": 0, "cole": 0} {
		if got := len(l.Mentions(b, actor)); got != want {
			t.Errorf("%s is named %d times, want %d", actor, got, want)
		}
	}
	if got := len(l.Mentions(gone, "cole")); got != 1 {
		t.Errorf("read alone, what was withdrawn names %d", got)
	}
}

// long is a text of about n bytes that names actors, with one sentence if asked for.
func long(n int, one bool) string {
	s := "Ilse Varga met the Lesk army staff at the [sluice](#lesk), and [“said nothing of it”](#varga) to anybody there. "
	if one {
		s = strings.ReplaceAll(s, ".", ",")
	}
	return strings.Repeat(s, n/len(s))
}

func BenchmarkMentions(b *testing.B) {
	for name, text := range map[string]string{
		"paragraphs": strings.ReplaceAll(long(1<<20, false), "there. ", "there.\n\n"), "one-paragraph": long(1<<20, false), "one-sentence": long(1<<20, true),
		"one-name": strings.Repeat("Lesk ", 1<<18), "stops": strings.Repeat("Lesk. (.", 1<<17),
	} {
		b.Run(name, func(b *testing.B) {
			br := parsed(b, mentionCast+text)
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				l := library.New([]*model.Briefing{br}, time.Time{})
				b.ReportMetric(float64(len(l.Mentions(br, "lesk"))), "mentions")
			}
		})
	}
}

func FuzzMentions(f *testing.F) {
	for _, s := range []string{"Ilse Varga left.", "Lesk-Lesk army-staff", "[“a. Varga”](#varga) 陳文莉.", "I. Varga-\u0301Brandt…", "| Varga |\n|-|\n|Lesk|"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		b, err := content.Parse("f.md", []byte(mentionCast+s), content.Options{})
		if err != nil {
			return
		}
		l := library.New([]*model.Briefing{b}, time.Time{})
		for _, a := range b.Actors() {
			for _, m := range l.Mentions(b, a.ID) {
				if m.At < 0 || m.At > len(b.Markdown) || m.Sentence != model.CleanLine(m.Sentence) || utf8.RuneCountInString(m.Sentence) > 8*library.MostSentence {
					t.Fatalf("%q: %s", s, fmt.Sprintf("%+v", m))
				}
			}
		}
	})
}
