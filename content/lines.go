package content

import (
	"sort"
	"unicode/utf8"

	"readout/model"
)

// lineIndex knows where the lines of a text begin, to turn offsets into places.
type lineIndex struct {
	src    string
	starts []int32 // offset of the first byte of each line
}

// lines builds the index of src.
func lines(src string) lineIndex {
	n := 1
	for i := 0; i < len(src); i++ {
		if src[i] == '\n' {
			n++
		}
	}
	starts := make([]int32, 1, n)
	for i := 0; i < len(src); i++ {
		if src[i] == '\n' {
			starts = append(starts, int32(i+1))
		}
	}
	return lineIndex{src: src, starts: starts}
}

// line returns the number of the line that holds the offset, from 1.
func (x lineIndex) line(offset int) int {
	return sort.Search(len(x.starts), func(i int) bool { return int(x.starts[i]) > offset })
}

// place returns the place of the half-open byte range.
func (x lineIndex) place(start, end int) model.Place {
	n := x.line(start)
	from := int(x.starts[n-1])
	return model.Place{Line: n, Column: 1 + utf8.RuneCountInString(x.src[from:start]), Start: start, End: end}
}
