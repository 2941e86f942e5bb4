package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/model"
)

// aligner finds the words that Glamour drew in the source. Glamour drops signs
// and breaks lines, but keeps the order of words, in a table that of the words
// of each column; so each word is the next one like it. A word that is not
// found has no place, and what follows it is still found.
type aligner struct {
	src     string
	bar     string
	columns [][]stretch // of a table; else one column with all lines
	at      []position
	table   bool

	runs  []run    // of the line being placed
	opens []string // the look of each
	from  []int    // where the runs of the piece being placed begin in it
}

// position is how far the words of a column were found.
type position struct{ cell, offset int }

func newAligner(src string, s *source, bar string) *aligner {
	a := &aligner{src: src, bar: bar, table: s.kind == model.Table, columns: s.columns}
	if !a.table {
		var all []stretch
		for n, line := range s.lines {
			all = append(all, stretch{line.At, line.At + len(line.Text), n})
		}
		a.columns = [][]stretch{all}
	}
	a.at = make([]position, len(a.columns))
	return a
}

// line turns a line of Glamour's into runs that know their place.
func (a *aligner) line(line []drawn) []run {
	a.runs, a.opens, a.from = a.runs[:0], a.opens[:0], a.from[:0]
	bars := 0
	for _, d := range line {
		bars += strings.Count(d.text, a.bar)
	}
	known := !a.table || bars == len(a.columns)-1
	column := 0
	for _, d := range line {
		for s := d.text; s != ""; {
			n := runLength(s, a.bar, a.table)
			r := run{text: s[:n], src: -1, end: -1}
			switch {
			case a.table && r.text == a.bar:
				column++
			case known && r.text[0] != ' ' && column < len(a.columns):
				a.find(&r, column)
			}
			a.put(r, d, len(d.text)-len(s))
			s = s[n:]
		}
		a.from = a.from[:0]
	}
	return a.runs
}

// put appends a run, or extends the last one of the same piece by it, so that
// a line has few runs: words with the blanks of the file between them are one,
// and so is what has no place.
func (a *aligner) put(r run, d drawn, from int) {
	to := from + len(r.text)
	k := len(a.runs) - 1
	if n := len(a.from); n > 0 {
		last := &a.runs[k]
		start := a.from[n-1]
		if last.src < 0 && r.src < 0 {
			last.text = d.text[start:to]
			return
		}
		if n > 1 && last.src < 0 && r.src >= 0 {
			word := &a.runs[k-1]
			if word.src >= 0 && word.end <= r.src && a.src[word.end:r.src] == last.text {
				word.text, word.end = d.text[a.from[n-2]:to], r.end
				a.runs, a.opens, a.from = a.runs[:k], a.opens[:k], a.from[:n-1]
				return
			}
		}
	}
	a.runs, a.opens, a.from = append(a.runs, r), append(a.opens, d.open), append(a.from, from)
}

// runLength returns the length of the bar, the blanks or the word at the
// beginning of s.
func runLength(s, bar string, table bool) int {
	if table && strings.HasPrefix(s, bar) {
		return len(bar)
	}
	if s[0] == ' ' {
		return len(s) - len(strings.TrimLeft(s, " "))
	}
	n := len(s)
	if i := strings.IndexByte(s, ' '); i > 0 {
		n = i
	}
	if i := strings.Index(s[:n], bar); table && i > 0 {
		n = i
	}
	return n
}

// find gives a word its place, if the column still holds it.
func (a *aligner) find(r *run, column int) {
	cells, at := a.columns[column], a.at[column]
	for tries := 0; at.cell < len(cells) && tries < 64; tries++ {
		cell := cells[at.cell]
		from := max(at.offset, cell.from)
		if i := indexWord(a.src[from:max(from, cell.to)], r.text); i >= 0 {
			r.src, r.end, r.exact = int32(from+i), int32(from+i+len(r.text)), true
			a.at[column] = position{at.cell, from + i + len(r.text)}
			return
		}
		at = position{cell: at.cell + 1}
	}
}

// indexWord returns where a word stands in s and is not a part of another.
func indexWord(s, word string) int {
	for from := 0; from <= len(s); {
		i := strings.Index(s[from:], word)
		if i < 0 {
			return -1
		}
		i += from
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[i+len(word):])
		first, _ := utf8.DecodeRuneInString(word)
		last, _ := utf8.DecodeLastRuneInString(word)
		if !(wordy(before) && wordy(first)) && !(wordy(after) && wordy(last)) {
			return i
		}
		from = i + len(word)
	}
	return -1
}

func wordy(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}
