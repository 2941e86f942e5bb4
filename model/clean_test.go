package model

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestClean(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"empty", "", ""},
		{"plain", "Kyiv, 19 August", "Kyiv, 19 August"},
		{"tab and newline stay", "a\tb\nc", "a\tb\nc"},
		{"CRLF", "a\r\nb\r\r\nc\r", "a\nb^M\nc^M"},
		{"escape", "\x1b[31mred\x1b[0m", "^[[31mred^[[0m"},
		{"window title", "\x1b]52;c;aGk=\x07", "^[]52;c;aGk=^G"},
		{"NUL and DEL", "\x00\x7f", "^@^?"},
		{"C1", "\u009b31m", "\ufffd31m"},
		{"ill-formed", "a\xffb\xe2\x82c\x9b", "a\ufffdb\ufffdc\ufffd"},
		{"a run of ill-formed bytes is one", "\xff\xfe\xfd.", "\ufffd."},
		{"U+FFFD stays", "a\ufffdb", "a\ufffdb"},
		{"noncharacter", "\ufffe\U0001ffff", "\ufffd\ufffd"},
		{"bidi override", "\u202egpj.exe\u202c", "gpj.exe"},
		{"bidi isolates and marks", "\u2066a\u2069\u200e\u200f\u061cb", "ab"},
		{"line separators", "a\u2028b\u2029c", "a b c"},
		{"soft hyphen, BOM, joiner of words", "\ufeffguar\u00adan\u2060tee\u200b", "guarantee"},
		{"tags", "\U0001f3f4\U000e0067\U000e0062\U000e007f", "\U0001f3f4"},
		{"fillers", "a\u3164\u115f\uffa0b", "ab"},
		{"joiner between Latin letters", "a\u200db\u200cc", "abc"},
		{"joiner in Persian", "می\u200cخواهم", "می\u200cخواهم"},
		{"joiner in Malayalam", "ന്\u200d", "ന്\u200d"},
		{"two joiners", "می\u200c\u200cخواهم", "می\u200cخواهم"},
		{"joiner before text", "\u200dخ", "خ"},
		{"family", "👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"},
		{"picture and letter", "👨\u200da", "👨a"},
		{"variation of a picture", "❤\ufe0f ☎\ufe0e", "❤\ufe0f ☎\ufe0e"},
		{"rainbow", "🏳\ufe0f\u200d🌈", "🏳\ufe0f\u200d🌈"},
		{"variation of a letter", "a\ufe0f漢\ufe00\U000e0100", "a漢"},
		{"keycap", "1\ufe0f\u20e3 1\ufe0f", "1\ufe0f\u20e3 1"},
		{"accents", "Müller ångström é", "Müller ångström é"},
		{"heap of marks", "a" + strings.Repeat("\u0301", 500) + "b", "a" + strings.Repeat("\u0301", 32) + "b"},
		{"two heaps", strings.Repeat("a"+strings.Repeat("\u0301", 33), 2), strings.Repeat("a"+strings.Repeat("\u0301", 32), 2)},
		{"tones of skin", "👋" + strings.Repeat("🏽", 40), "👋" + strings.Repeat("🏽", 32)},
		{"vowels of Hangul", "한" + strings.Repeat("\u1161", 40), "한" + strings.Repeat("\u1161", 32)},
		{"Arabic number sign", "\u0600١٢", "\u0600١٢"},
		{"private use", "\ue0b0", "\ue0b0"},
	}
	for _, tt := range tests {
		if got := Clean(tt.src); got != tt.want {
			t.Errorf("%s: Clean(%+q) = %+q, want %+q", tt.name, tt.src, got, tt.want)
		}
	}
}

func TestCleanPartsLongFamilies(t *testing.T) {
	got := Clean(strings.Repeat("👨\u200d", 500) + "👩")
	for _, cell := range strings.SplitAfter(got, "👨👨") {
		if n := strings.Count(cell, "\u200d"); n > maxMarks {
			t.Errorf("a cell keeps %d joiners, want at most %d", n, maxMarks)
		}
	}
}

func TestCleanLine(t *testing.T) {
	tests := []struct{ src, want string }{
		{"plain", "plain"},
		{"a\tb", "a b"},
		{"a\r\n\tb", "a b"},
		{"\na\n", " a "},
		{"a\x1b\nb", "a^[ b"},
	}
	for _, tt := range tests {
		if got := CleanLine(tt.src); got != tt.want {
			t.Errorf("CleanLine(%q) = %q, want %q", tt.src, got, tt.want)
		}
	}
}

func TestCleanDoesNotAllocate(t *testing.T) {
	for _, s := range []string{"plain text\n", "“Müller” – Київ, 東京 👨\u200d👩\u200d👧 می\u200cخواهم"} {
		if n := testing.AllocsPerRun(100, func() { Clean(s) }); n != 0 {
			t.Errorf("Clean(%q) allocates %v times, want 0", s, n)
		}
	}
}

// forbidden is written apart from the cleaning itself, from what the promise
// to readers says.
func forbidden(r rune) bool {
	switch {
	case r == '\t' || r == '\n':
		return false
	case r < 0x20, r >= 0x7f && r < 0xa0:
		return true
	case r >= 0x200b && r <= 0x200f && r != '\u200c' && r != '\u200d':
		return true
	case r >= 0x2028 && r <= 0x202e, r >= 0x2060 && r <= 0x206f:
		return true
	}
	return r == 0xad || r == 0x61c || r == 0xfeff || r >= 0xe0000 && r <= 0xe0fff
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{
		"plain", "\x1b[2J", "\u009b", "a\u200db", "👨\u200d👩", "\xff\xf0\x9f", "می\u200cخواهم", "1\ufe0f\u20e3",
		"a" + strings.Repeat("\u0301", 40), "\r\n\r",
		"خ" + strings.Repeat("\u0301", 30) + "\u200d1\ufe0f\u20e3", "👋" + strings.Repeat("🏽", 31) + "\u200d🏽a",
		"خ" + strings.Repeat("\u064b", 30) + "\u200d1\ufe0f\u20e3",
		"\u202e\u2066", "\ufeff\U000e0001",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Clean(s)
		if !utf8.ValidString(got) {
			t.Fatalf("Clean(%+q) = %+q is not UTF-8", s, got)
		}
		if again := Clean(got); again != got {
			t.Fatalf("Clean(%+q) = %+q, and once more %+q", s, got, again)
		}
		line := CleanLine(s)
		if again := CleanLine(line); again != line || strings.ContainsAny(line, "\t\n") {
			t.Fatalf("CleanLine(%+q) = %+q, and once more %+q", s, line, again)
		}
		marks, prev := 0, rune(0)
		for _, r := range got {
			if forbidden(r) {
				t.Fatalf("Clean(%+q) = %+q holds %U", s, got, r)
			}
			if r == '\u200d' && prev < 0x250 && unicode.IsLetter(prev) {
				t.Fatalf("Clean(%+q) = %+q joins Latin letters", s, got)
			}
			if marks++; !unicode.Is(unicode.M, r) {
				marks = 0
			}
			if marks > maxMarks {
				t.Fatalf("Clean(%+q) = %+q heaps %d marks", s, got, marks)
			}
			prev = r
		}
	})
}

func BenchmarkClean(b *testing.B) {
	for _, bm := range []struct{ name, src string }{
		{"ascii", strings.Repeat("He set the plan out on Monday. ", 100)},
		{"quotes", strings.Repeat("Trump calls it an “early step”. ", 100)},
		{"cyrillic", strings.Repeat("Переговори тривають далі. ", 100)},
		{"hostile", strings.Repeat("a\x1b[31m\u202e\xff", 200)},
	} {
		b.Run(bm.name, func(b *testing.B) {
			b.SetBytes(int64(len(bm.src)))
			for b.Loop() {
				Clean(bm.src)
			}
		})
	}
}
