package article

import (
	"bytes"
	"fmt"
	"mime"
	"regexp"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// mediaType parts a content type from the encoding that it names.
func mediaType(contentType string) (media, charset string) {
	media, params, err := mime.ParseMediaType(contentType)
	if err != nil && media == "" {
		media, _, _ = strings.Cut(contentType, ";")
	}
	return strings.ToLower(strings.TrimSpace(media)), params["charset"]
}

// decode makes UTF-8 of the bytes of a text, with "\n" at the end of each line.
// A byte order mark counts first. Then come the bytes themselves, if they are
// UTF-8 and more than ASCII: nothing else looks like it by chance, while labels
// are often wrong. Then come the label of whoever served the text and that in
// the text, and windows-1252 last. It is not ok if the text is none.
func decode(raw []byte, label string) (text string, notices []string, ok bool) {
	raw, e, name := encodingOf(raw, label)
	if e != nil {
		out, err := e.NewDecoder().Bytes(raw)
		if err != nil {
			return "", nil, false
		}
		raw = out
	}
	if noText(raw) {
		return "", nil, false
	}
	text = strings.ToValidUTF8(string(raw), "\ufffd")
	if strings.IndexByte(text, '\r') >= 0 {
		text = lineEnds.Replace(text)
	}
	text = strings.TrimPrefix(strings.ReplaceAll(text, "\x00", ""), "\ufeff")
	switch n := strings.Count(text, "\ufffd"); {
	case n == 1:
		notices = append(notices, fmt.Sprintf("1 character that could not be read as %s is now \ufffd.", name))
	case n > 1:
		notices = append(notices, fmt.Sprintf("%d characters that could not be read as %s are now \ufffd.", n, name))
	}
	return text, notices, true
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// encodingOf finds the encoding of a text, nil for UTF-8, and takes a byte
// order mark off.
func encodingOf(raw []byte, label string) ([]byte, encoding.Encoding, string) {
	for _, b := range []struct {
		mark string
		e    encoding.Encoding
		name string
	}{
		{"\xef\xbb\xbf", nil, "UTF-8"},
		{"\xff\xfe\x00\x00", utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), "UTF-32"},
		{"\x00\x00\xfe\xff", utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), "UTF-32"},
		{"\xff\xfe", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "UTF-16"},
		{"\xfe\xff", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "UTF-16"},
	} {
		if bytes.HasPrefix(raw, []byte(b.mark)) {
			return raw[len(b.mark):], b.e, b.name
		}
	}
	if e := wide(raw); e != nil {
		return raw, e, "UTF-16"
	}
	several, ill := sequences(raw)
	if several > 0 && ill < several {
		return raw, nil, "UTF-8"
	}
	for _, l := range []string{label, declared(raw)} {
		if e, name := charset.Lookup(l); e != nil && e != encoding.Replacement && (name != "utf-8" || ill == 0) {
			if strings.HasPrefix(name, "utf-16") { // a text in it would hold zeros
				continue
			}
			return raw, e, name
		}
	}
	if ill == 0 {
		return raw, nil, "UTF-8"
	}
	return raw, charmap.Windows1252, "windows-1252"
}

// wide tells UTF-16 without a byte order mark by the zeros of its Latin letters.
func wide(raw []byte) encoding.Encoding {
	sample := raw[:min(len(raw), sampleSize)/2*2]
	var zeros [2]int
	for i, c := range sample {
		if c == 0 {
			zeros[i%2]++
		}
	}
	most, few := len(sample)*7/20, len(sample)/20
	switch {
	case len(sample) < 8:
	case zeros[1] >= most && zeros[0] <= few:
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	case zeros[0] >= most && zeros[1] <= few:
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	}
	return nil
}

// sequences counts the characters of several bytes and the bytes that are
// no UTF-8.
func sequences(raw []byte) (several, ill int) {
	for i := 0; i < len(raw); {
		if raw[i] < utf8.RuneSelf {
			i++
			continue
		}
		_, size := utf8.DecodeRune(raw[i:])
		if size > 1 {
			several++
		} else {
			ill++
		}
		i += size
	}
	return several, ill
}

// Repetitions with a bound take a while to compile, which only who drafts shall
// wait for.
var (
	declaredXML = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^\s*<\?xml[^>]{0,200}\sencoding\s*=\s*["']([\w.:-]{1,40})["']`)
	})
	declaredMeta = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)<meta\s[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]{1,40})`)
	})
)

// declared is the encoding that the beginning of a page names.
func declared(raw []byte) string {
	head := raw[:min(len(raw), headSize)]
	for _, r := range []*regexp.Regexp{declaredXML(), declaredMeta()} {
		if m := r.FindSubmatch(head); m != nil {
			return string(m[1])
		}
	}
	return ""
}

// noText reports whether the beginning of what should be UTF-8 holds more NULs
// and controls than a damaged text.
func noText(raw []byte) bool {
	sample, odd := raw[:min(len(raw), sampleSize)], 0
	for _, c := range sample {
		switch {
		case c == 0:
			odd += 3
		case c < ' ' && !bytes.ContainsRune([]byte("\t\n\v\f\r\x1b"), rune(c)), c == 0x7f:
			odd++
		}
	}
	return odd > minOdd && odd*100 > len(sample)*maxOddPercent
}
