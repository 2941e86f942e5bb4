package model

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	tests := []struct{ src, want string }{
		{"", ""},
		{"plain", "plain"},
		{"Rutte", "rutte"},
		{"Müller", "muller"},
		{"Mu\u0308ller", "muller"},
		{"MÜLLER", "muller"},
		{"Zelenśkyj", "zelenskyj"},
		{"Łódź Øresund Đorđe", "lodz oresund dorde"},
		{"Straße STRASSE ẞ", "strasse strasse ss"},
		{"Æsop œuvre Þór", "aesop oeuvre thor"},
		{"İstanbul Iğdır", "istanbul igdir"},
		{"Київ", "киів"},
		{"Σίσυφος ΣΊΣΥΦΟΣ", "σισυφοσ σισυφοσ"},
		{"한국", "한국"},
		{"\u1112\u1161\u11ab", "한"},
		{"東京", "東京"},
		{"“A–B”", "“a–b”"},
		{"ﬁnal", "final"},
		{"a\xff", "a\ufffd"},
	}
	for _, tt := range tests {
		if got := Fold(tt.src); got != tt.want {
			t.Errorf("Fold(%q) = %q, want %q", tt.src, got, tt.want)
		}
	}
}

func TestFoldMap(t *testing.T) {
	tests := []struct{ src, find, want string }{
		{"Herr Müller sprach", "muller", "Müller"},
		{"Herr Mu\u0308ller sprach", "mu", "Mu\u0308"},
		{"e\u0301e\u0301", "e", "e\u0301"},
		{"die Straße hier", "strasse", "Straße"},
		{"die Straße hier", "stras", "Stra"},
		{"“Ǆungla” Łódź", "lodz", "Łódź"},
		{"end é", "e", "e"},
	}
	for _, tt := range tests {
		folded, offsets := FoldMap(tt.src)
		if len(offsets) != len(folded)+1 || folded != Fold(tt.src) {
			t.Fatalf("FoldMap(%q) = %q with %d offsets, want %q with one more than bytes", tt.src, folded, len(offsets), Fold(tt.src))
		}
		i := strings.Index(folded, tt.find)
		if i < 0 {
			t.Fatalf("FoldMap(%q) = %q does not hold %q", tt.src, folded, tt.find)
		}
		if got := tt.src[offsets[i]:offsets[i+len(tt.find)]]; got != tt.want {
			t.Errorf("%q in %q stands for %q, want %q", tt.find, tt.src, got, tt.want)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"Müller", "Łódź", "ß", "ŉ", "ǰ", "İ", "\u1112\u1161\u11ab", "a\xffb", "ΐ", "ﬃ", "\u0345"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Fold(s)
		if !utf8.ValidString(got) {
			t.Fatalf("Fold(%+q) = %+q is not UTF-8", s, got)
		}
		folded, offsets := FoldMap(s)
		if folded != got || len(offsets) != len(got)+1 {
			t.Fatalf("FoldMap(%+q) = %+q with %d offsets, Fold gives %+q", s, folded, len(offsets), got)
		}
		for i, o := range offsets {
			if int(o) > len(s) || i > 0 && o < offsets[i-1] {
				t.Fatalf("FoldMap(%+q): offsets %v do not rise within the text", s, offsets)
			}
		}
	})
}

func BenchmarkFold(b *testing.B) {
	for _, bm := range []struct{ name, src string }{
		{"folded", strings.Repeat("he set the plan out on monday. ", 100)},
		{"ascii", strings.Repeat("He set the plan out on Monday. ", 100)},
		{"latin", strings.Repeat("Zelenśkyj, Müller, “Łódź” ", 100)},
		{"cyrillic", strings.Repeat("Переговори тривають далі. ", 100)},
	} {
		b.Run(bm.name, func(b *testing.B) {
			b.SetBytes(int64(len(bm.src)))
			for b.Loop() {
				Fold(bm.src)
			}
		})
	}
}

func TestFoldTable(t *testing.T) {
	for r := rune(utf8.RuneSelf); r < lastTabled+tableRow; r++ {
		if got, want := Fold(string(r)), foldSlowly(string(r)); got != want {
			t.Errorf("%U folds to %q, derived %q", r, got, want)
		}
	}
}
