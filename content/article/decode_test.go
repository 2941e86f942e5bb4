package article

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// encoded is a text in an encoding.
func encoded(t *testing.T, e encoding.Encoding, s string) string {
	t.Helper()
	out, err := e.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestDecode(t *testing.T) {
	const words = "“Ready”, said Cléo Várga.\nNext."
	latin := encoded(t, charmap.Windows1252, words)
	tests := []struct{ name, raw, label, want, notice string }{
		{"UTF-8", words, "", words, ""},
		{"UTF-8 with a mark", "\ufeff" + words, "", words, ""},
		{"ASCII", "Ready.", "", "Ready.", ""},
		{"line ends", "a\r\nb\rc\n", "", "a\nb\nc\n", ""},
		{"UTF-16, little-endian, mark", encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), words), "", words, ""},
		{"UTF-16, big-endian, mark", encoded(t, unicode.UTF16(unicode.BigEndian, unicode.UseBOM), words), "iso-8859-1", words, ""},
		{"UTF-16, little-endian", encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), words), "", words, ""},
		{"UTF-16, big-endian", encoded(t, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), words), "utf-16", words, ""},
		{"UTF-32", encoded(t, utf32.UTF32(utf32.LittleEndian, utf32.UseBOM), words), "", words, ""},
		{"windows-1252 without a label", latin, "", words, ""},
		{"served as iso-8859-1, which means windows-1252", latin, "ISO-8859-1", words, ""},
		{"served as windows-1251", encoded(t, charmap.Windows1251, "«Готов», сказал он"), "windows-1251", "«Готов», сказал он", ""},
		{"UTF-8, served as something else", words, "windows-1251", words, ""},
		{"no UTF-8, served as UTF-8", latin, "utf-8", words, ""},
		{"an unknown label", latin, "klingon", words, ""},
		{"a page names it", "<html><META http-equiv=x content='text/html; charset=koi8-r'>" + encoded(t, charmap.KOI8R, "Готов"), "", "<html><META http-equiv=x content='text/html; charset=koi8-r'>Готов", ""},
		{"a page names it shortly", `<meta charset="windows-1251">` + encoded(t, charmap.Windows1251, "Готов"), "", `<meta charset="windows-1251">Готов`, ""},
		{"XML names it", `<?xml version="1.0" encoding="ISO-8859-2"?>` + encoded(t, charmap.ISO8859_2, "Łódź"), "", `<?xml version="1.0" encoding="ISO-8859-2"?>Łódź`, ""},
		{"a page says UTF-16 in ASCII", "<meta charset=utf-16>Ready", "", "<meta charset=utf-16>Ready", ""},
		{"escape sequences", encoded(t, japanese.ISO2022JP, "準備"), "iso-2022-jp", "準備", ""},
		{"Shift JIS", encoded(t, japanese.ShiftJIS, "準備ができた"), "shift_jis", "準備ができた", ""},
		{"one byte of UTF-8 is broken", "“Ready”\xff, “Várga”", "", "“Ready”\ufffd, “Várga”", "1 character that could not be read as UTF-8 is now \ufffd."},
		{"two bytes of UTF-8 are broken", "“Ready”\xff, “Várga”\xfe", "", "“Ready”\ufffd, “Várga”\ufffd", "2 characters that could not be read as UTF-8 are now \ufffd."},
		{"a few NULs", strings.Repeat("Ready. ", 9) + "\x00", "", strings.Repeat("Ready. ", 9), ""},
	}
	for _, tt := range tests {
		got, notices, ok := decode([]byte(tt.raw), tt.label)
		if !ok || got != tt.want || strings.Join(notices, " ") != tt.notice {
			t.Errorf("%s: %q, %q, %v; want %q, %q", tt.name, got, notices, ok, tt.want, tt.notice)
		}
	}
}

func TestRefused(t *testing.T) {
	tests := []struct{ name, media, raw, want string }{
		{"a.pdf", "", "%PDF-1.7 …", "a.pdf: a PDF, not text\nhint: pdftotext a.pdf - | readout draft -"},
		{"https://post.example/a", "application/pdf", "%PDF-1.7 …", "https://post.example/a: a PDF, not text\nhint: pdftotext FILE - | readout draft -"},
		{"a.docx", "", "PK\x03\x04…", "a.docx: an archive or a document of an office program, not text\nhint: pandoc -t markdown a.docx | readout draft -"},
		{"a.md.gz", "", "\x1f\x8b\x08", "a.md.gz: compressed, not text\nhint: gzip -dc a.md.gz | readout draft -"},
		{"a", "image/webp", "RI", "a: served as image/webp, not text\nhint: readout draft takes text, Markdown and HTML"},
		{"a\x1b", "", strings.Repeat("\x00\x01\x02\x03", 100), "a^[: not text\nhint: readout draft takes text, Markdown and HTML"},
		{"a.xml", "application/rss+xml", "<rss><channel>", "a.xml: XML, not an article\nhint: a feed names the addresses of its articles:  readout draft ADDRESS"},
		{"-", "", "", "standard input: empty: there is no text in it\nhint: readout draft takes the text of an article"},
		{"a", "text/html", "\ufeff\n", "a: empty: there is no text in it\nhint: readout draft takes the text of an article"},
	}
	for _, tt := range tests {
		_, _, err := Read(tt.name, tt.media, []byte(tt.raw), Options{})
		if err == nil || err.Error() != tt.want {
			t.Errorf("%s: %v; want %s", tt.name, err, tt.want)
		}
	}
}

func TestKindOf(t *testing.T) {
	tests := []struct {
		name, media, text string
		want              kind
	}{
		{"a.html", "", "text", pageKind},
		{"a.HTM", "", "text", pageKind},
		{"a.md", "", "<html>", markdownKind},
		{"a.txt", "", "# Heading", plainKind},
		{"a.txt", "", "<!DOCTYPE html><title>x", pageKind},
		{"a.txt", "", "---\ntitle: x\n---\n", markdownKind},
		{"a.json", "", "[]", factsKind},
		{"a.yaml", "", "---\ntitle: x\n---\ntext", markdownKind},
		{"-", "", "\n <?xml version='1.0'?>\n<html>", pageKind},
		{"-", "", "<p>One</p>", pageKind},
		{"-", "", "<?xml version='1.0'?>\n<rss><channel>", feedKind},
		{"a.txt", "", "<feed xmlns=x>", feedKind},
		{"-", "", "<p> is the tag for a paragraph", plainKind},
		{"-", "", "One\n\n## Two", markdownKind},
		{"-", "", "One [two](https://a.example)", markdownKind},
		{"-", "", "#one is a tag", plainKind},
		{"-", "", "{\"a\": 1}", factsKind},
		{"-", "", "Words.", plainKind},
		{"https://a.example/b.md", "text/plain", "Words.", markdownKind},
		{"https://a.example/b.md?raw", "", "Words.", markdownKind},
		{"https://a.example/b", "text/html", "Words.", pageKind},
		{"https://a.example", "text/plain", "<p>One</p>", plainKind},
		{"https://md.example", "application/json", "[]", factsKind},
	}
	for _, tt := range tests {
		if got := kindOf(tt.name, tt.media, tt.text); got != tt.want {
			t.Errorf("kindOf(%q, %q, %q) = %d, want %d", tt.name, tt.media, tt.text, got, tt.want)
		}
	}
}

func TestFullDate(t *testing.T) {
	for in, want := range map[string]string{
		"2032-01-26": "2032-01-26", "2032-01-26T23:30:00-05:00": "2032-01-26", "2032-01-26 10:00": "2032-01-26", "26 January 2032": "2032-01-26",
		"Mon, 26 Jan 2032 10:00:00 GMT": "2032-01-26", "2032/01/26": "2032-01-26",
		"2032-01": "", "2032": "", "Monday": "", "2032-13-01": "", "2032-01-260": "", "01/02/2032": "", "": "",
	} {
		if got := fullDate(in); got != want {
			t.Errorf("fullDate(%q) = %q, want %q", in, got, want)
		}
	}
}
