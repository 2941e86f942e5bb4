package compact

import (
	"encoding/binary"
	"strings"

	"readout/model"
)

// What a part of the prose is. Its length stands before that.
const (
	copied  = iota // bytes of the source, so far behind those copied before
	written        // bytes that stand here
	ended          // the end of a block
	parted         // a line break
)

// part is what stands before a part of so many bytes.
func part(length int, kind uint64) uint64 { return uint64(length)<<2 | kind }

// EncodeProse returns where the prose of a text stands in its source, which takes
// few bytes beside the prose itself.
func EncodeProse(d *model.Document) string {
	var out []byte
	at, open := 0, -1 // where what was copied last ends, and what part that is
	from := 0
	flush := func() {
		if open >= 0 {
			out = binary.AppendUvarint(out, part(at-from, copied))
			out = binary.AppendUvarint(out, uint64(open))
			open = -1
		}
	}
	for i := range d.Blocks {
		for k := range d.Blocks[i].Spans {
			s := &d.Blocks[i].Spans[k]
			switch src := int(s.Src); {
			case s.Exact && open >= 0 && src == at && int(s.End)-src == len(s.Text):
				at = int(s.End)
			case s.Exact && src >= at && int(s.End)-src == len(s.Text):
				flush()
				open, from, at = src-at, src, int(s.End)
			default:
				flush()
				out = append(binary.AppendUvarint(out, part(len(s.Text), written)), s.Text...)
			}
			if s.Style&model.Break != 0 {
				flush()
				out = binary.AppendUvarint(out, parted)
			}
		}
		flush()
		out = binary.AppendUvarint(out, ended)
	}
	return string(out)
}

// DecodeProse returns the prose that EncodeProse was given, or false if the bytes
// are none that it has made of a text with that source.
func DecodeProse(data, source string) (string, bool) {
	var out strings.Builder
	at := 0
	for len(data) > 0 {
		head, rest, ok := cutNumber(data)
		n := head >> 2
		if data = rest; !ok {
			return "", false
		}
		switch head & 3 {
		case copied:
			gap, rest, ok := cutNumber(data)
			if !ok || gap > len(source)-at || n > len(source)-at-gap {
				return "", false
			}
			data = rest
			out.WriteString(strings.ReplaceAll(source[at+gap:at+gap+n], "\n", " "))
			at += gap + n
		case written:
			if n > len(data) {
				return "", false
			}
			out.WriteString(strings.ReplaceAll(data[:n], "\n", " "))
			data = data[n:]
		case ended:
			out.WriteByte('\n')
		case parted:
			out.WriteByte(' ')
		}
	}
	return out.String(), true
}

// cutNumber takes a number off the beginning of some bytes.
func cutNumber(data string) (n int, rest string, ok bool) {
	for i := range min(len(data), 5) {
		n |= int(data[i]&0x7f) << (7 * i)
		if data[i] < 0x80 {
			return n, data[i+1:], n <= most
		}
	}
	return 0, "", false
}
