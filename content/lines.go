package content

import (
	"sort"
	"strings"

	"readout/model"
)

// stride is after how many bytes code points are summed up.
const stride = 4096

// lineIndex knows where the lines of a text begin, to turn offsets into places.
type lineIndex struct {
	src    string
	starts []int32 // offset of the first byte of each line
	runes  []int32 // code points before each stride of bytes, for long lines
}

// lines builds the index of src.
func lines(src string) lineIndex {
	x := lineIndex{src: src, starts: make([]int32, 1, 1+strings.Count(src, "\n"))}
	for at := 0; ; {
		i := strings.IndexByte(src[at:], '\n')
		if i < 0 {
			break
		}
		at += i + 1
		x.starts = append(x.starts, int32(at))
	}
	if len(src) > stride {
		x.runes = make([]int32, 0, 1+len(src)/stride)
		for n, at := 0, 0; at <= len(src); at += stride {
			x.runes = append(x.runes, int32(n))
			n += countRunes(src[at:min(at+stride, len(src))])
		}
	}
	return x
}

// line returns the number of the line that holds the offset, from 1.
func (x lineIndex) line(offset int) int {
	return sort.Search(len(x.starts), func(i int) bool { return int(x.starts[i]) > offset })
}

// place returns the place of the half-open byte range.
func (x lineIndex) place(start, end int) model.Place {
	n := x.line(start)
	return model.Place{Line: n, Column: 1 + x.count(int(x.starts[n-1]), start), Start: start, End: end}
}

// count returns the number of code points between two offsets.
func (x lineIndex) count(from, to int) int {
	if to-from <= 2*stride {
		return countRunes(x.src[from:to])
	}
	upTo := func(at int) int { return int(x.runes[at/stride]) + countRunes(x.src[at/stride*stride:at]) }
	return upTo(to) - upTo(from)
}

// countRunes counts the bytes that begin a code point, so that the counts of
// the two parts of a text add up wherever it is cut.
func countRunes(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i]&0xc0 != 0x80 {
			n++
		}
	}
	return n
}
