package content

import (
	"bytes"
	"fmt"
	"strings"
	"unicode/utf8"

	"readout/model"
)

// decodeText makes text of the bytes of a file: UTF-8 without a byte order mark,
// each line ended by "\n" alone. All offsets and places count in that text, so
// that "\r\n" counts as one byte. What is no text is refused; single bytes that
// are none become U+FFFD and a fault.
func decodeText(name, data string) (text string, flaws []fault, err error) {
	sample := []byte(data[:min(len(data), sampleSize)])
	if kind := wideText(sample); kind != "" {
		from := kind[:len("UTF-16")]
		return "", nil, trouble(name, kind+", not UTF-8",
			fmt.Sprintf("iconv -f %s -t UTF-8 %s > new.md", from, model.CleanLine(name)))
	}
	if binary(sample) {
		if bytes.IndexByte(sample, 0) < 0 {
			return "", nil, trouble(name, "not UTF-8 text", "text in another encoding:  iconv -f ENCODING -t UTF-8 "+model.CleanLine(name)+" > new.md")
		}
		return "", nil, trouble(name, "not text", "a briefing is Markdown, YAML or JSON in UTF-8")
	}
	text = plainLines(data)
	if strings.IndexByte(text, 0) < 0 && utf8.ValidString(text) {
		return text, nil, nil
	}
	text, flaws = mendText(text, name)
	return text, flaws, nil
}

// plainLines takes the byte order mark off a text and ends its lines by "\n" alone.
func plainLines(text string) string {
	text = strings.TrimPrefix(text, "\ufeff")
	if strings.IndexByte(text, '\r') >= 0 {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	return text
}

// textOf makes of a text within a file what decodeText makes of a whole file.
func textOf(s string) string {
	return strings.ReplaceAll(strings.ToValidUTF8(plainLines(s), "\ufffd"), "\x00", "\ufffd")
}

// mendText replaces NUL and what is no UTF-8, and says where.
func mendText(text, name string) (string, []fault) {
	var b strings.Builder
	b.Grow(len(text) + 64)
	var nuls, ill []int
	for i := 0; i < len(text); {
		c, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case c == 0:
			nuls = append(nuls, b.Len())
			b.WriteRune(utf8.RuneError)
		case c == utf8.RuneError && size == 1:
			ill = append(ill, b.Len())
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteString(text[i : i+size])
		}
		i += size
	}
	var flaws []fault
	out := b.String()
	index := lines(out)
	note := func(at []int, code, one, many, mend string) {
		if len(at) == 0 {
			return
		}
		f := fault{start: at[0], end: at[0] + len("\ufffd"), code: code, what: one, mend: mend}
		if len(at) > 1 {
			f.what = fmt.Sprintf(many, len(at))
		}
		for _, next := range at[1:min(len(at), maxPlaces)] {
			f.also = append(f.also, index.place(next, next+len("\ufffd")))
		}
		flaws = append(flaws, f)
	}
	note(nuls, "nul", "a NUL, read as \ufffd", "%d NULs, read as \ufffd; the first", "take it out")
	note(ill, "not-utf8", "a byte that is not UTF-8, read as \ufffd", "%d bytes that are not UTF-8, read as \ufffd; the first",
		"save the file as UTF-8; if it is Latin-1:  iconv -f ISO-8859-1 -t UTF-8 "+model.CleanLine(name))
	return out, flaws
}

// wideText tells text of two or four bytes a character by its byte order mark,
// or by the zeros that Latin letters leave in it.
func wideText(data []byte) string {
	for _, mark := range []struct{ bytes, kind string }{
		{"\xff\xfe\x00\x00", "UTF-32 text"},
		{"\x00\x00\xfe\xff", "UTF-32 text"},
		{"\xff\xfe", "UTF-16 text"},
		{"\xfe\xff", "UTF-16 text"},
	} {
		if bytes.HasPrefix(data, []byte(mark.bytes)) {
			return mark.kind
		}
	}
	sample := data[:min(len(data), sampleSize)/4*4]
	var zeros [4]int
	for i, c := range sample {
		if c == 0 {
			zeros[i%4]++
		}
	}
	quarter := len(sample) / 4
	most := func(n int) bool { return quarter >= 2 && n*10 >= quarter*7 }
	few := func(n int) bool { return n*10 <= quarter }
	switch {
	case most(zeros[1]) && most(zeros[2]) && most(zeros[3]) && few(zeros[0]),
		most(zeros[0]) && most(zeros[1]) && most(zeros[2]) && few(zeros[3]):
		return "UTF-32 text"
	case most(zeros[1]) && most(zeros[3]) && few(zeros[0]) && few(zeros[2]),
		most(zeros[0]) && most(zeros[2]) && few(zeros[1]) && few(zeros[3]):
		return "UTF-16 text"
	}
	return ""
}

// binary reports whether the beginning of a file holds more NULs, controls and
// bytes that are no UTF-8 than a text that was damaged or saved in another
// encoding.
func binary(data []byte) bool {
	sample := data[:min(len(data), sampleSize)]
	odd := 0
	for i := 0; i < len(sample); {
		c, size := utf8.DecodeRune(sample[i:])
		switch {
		case c == 0:
			odd += 3
		case c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b, c == utf8.RuneError && size == 1:
			odd++
		}
		i += size
	}
	return odd > minOdd && odd*100 > len(sample)*maxOddPercent
}
