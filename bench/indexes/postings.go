package main

import (
	"encoding/binary"
	"slices"
	"strings"
)

// postings are lists in memory of the quotations of each speaker and each
// issue. Words are found by going through the folded text, or through lists of
// the quotations that hold each three bytes, which the text then confirms.
type postings struct {
	withTrigrams bool

	c        *corpus // for its codes
	speakers [][]uint32
	issues   [][]uint32
	speaker  []uint16
	issue    []uint16
	text     string
	ends     []uint32
	trigrams map[trigram]*packed
}

type trigram [3]byte

// packed is a list of rising numbers, as the differences between them.
type packed struct {
	data []byte
	last uint32
	n    int
}

func (l *packed) add(id uint32) {
	if l.n > 0 && l.last == id {
		return
	}
	l.data = binary.AppendUvarint(l.data, uint64(id-l.last))
	l.last = id
	l.n++
}

// each calls f with the numbers of the list.
func (l *packed) each(f func(id uint32)) {
	id := uint32(0)
	for i := 0; i < len(l.data); {
		step, size := binary.Uvarint(l.data[i:])
		i += size
		id += uint32(step)
		f(id)
	}
}

func (p *postings) name() string {
	if p.withTrigrams {
		return "posting lists, trigrams"
	}
	return "posting lists, scan"
}

func (p *postings) build(c *corpus) error {
	p.c = &corpus{speakers: c.speakers, issues: c.issues}
	p.speakers, p.issues = lists(c.speaker, len(c.speakers)), lists(c.issue, len(c.issues))
	p.speaker, p.issue = slices.Clone(c.speaker), slices.Clone(c.issue)
	p.ends = make([]uint32, c.len())
	var all strings.Builder
	for i, text := range c.text {
		all.WriteString(text)
		all.WriteByte('\n')
		p.ends[i] = uint32(all.Len())
	}
	p.text = strings.Clone(all.String())
	if !p.withTrigrams {
		return nil
	}
	p.trigrams = map[trigram]*packed{}
	for i, text := range c.text {
		for j := range len(text) - 2 {
			t := trigram([]byte(text[j : j+3]))
			if p.trigrams[t] == nil {
				p.trigrams[t] = &packed{}
			}
			p.trigrams[t].add(uint32(i))
		}
	}
	for _, l := range p.trigrams {
		l.data = slices.Clip(slices.Clone(l.data))
	}
	return nil
}

// lists are the numbers of those that have each code.
func lists(of []uint16, n int) [][]uint32 {
	all := make([][]uint32, n)
	for i, code := range of {
		all[code] = append(all[code], uint32(i))
	}
	for i := range all {
		all[i] = slices.Clone(all[i])
	}
	return all
}

func (p *postings) ask(q question, _ int) (answer, error) {
	a := p.c.nothing()
	var ids []uint32
	narrow := q.speakers != nil || q.issues != nil
	switch {
	case q.speakers != nil && q.issues != nil:
		ids = both(p.union(p.speakers, q.speakers), p.union(p.issues, q.issues))
	case q.speakers != nil:
		ids = p.union(p.speakers, q.speakers)
	case q.issues != nil:
		ids = p.union(p.issues, q.issues)
	}
	switch {
	case q.words != "":
		ids = p.holding(q, ids, narrow)
	case !narrow:
		ids = make([]uint32, len(p.ends))
		for i := range ids {
			ids[i] = uint32(i)
		}
	}
	for _, id := range ids {
		a.count(p.speaker[id], p.issue[id])
	}
	a.rows = ids
	return a, nil
}

// union is the numbers of several lists.
func (p *postings) union(of [][]uint32, codes []uint16) []uint32 {
	if len(codes) == 1 {
		return of[codes[0]]
	}
	set, n := make([]bool, len(p.ends)), 0
	for _, code := range codes {
		for _, id := range of[code] {
			set[id] = true
		}
		n += len(of[code])
	}
	ids := make([]uint32, 0, n)
	for id, in := range set {
		if in {
			ids = append(ids, uint32(id))
		}
	}
	return ids
}

// both is the numbers that two lists have. Where one is much shorter, its
// numbers are looked up in the other.
func both(a, b []uint32) []uint32 {
	if len(a) > len(b) {
		a, b = b, a
	}
	ids := make([]uint32, 0, len(a))
	if len(a)*16 < len(b) {
		for _, id := range a {
			i, found := slices.BinarySearch(b, id)
			if b = b[i:]; found {
				ids = append(ids, id)
			}
		}
		return ids
	}
	for i := 0; i < len(a) && len(b) > 0; {
		switch {
		case a[i] < b[0]:
			i++
		case a[i] > b[0]:
			b = b[1:]
		default:
			ids = append(ids, a[i])
			i, b = i+1, b[1:]
		}
	}
	return ids
}

// holding is those that hold the words, of some numbers or of all. Few of them
// are looked at one by one.
func (p *postings) holding(q question, ids []uint32, narrow bool) []uint32 {
	shortest := len(p.ends) / 8
	var lists []*packed
	if p.withTrigrams && len(q.words) >= 3 {
		lists = p.listsOf(q.words)
		shortest = 0
		if len(lists) > 0 {
			shortest = lists[0].n
		}
	}
	if narrow && len(ids) <= shortest {
		return p.confirmed(q, ids)
	}
	var found []uint32
	if p.withTrigrams && len(q.words) >= 3 {
		found = p.through(lists, q.words)
	} else {
		found = p.scanned(q.words)
	}
	if len(q.called()) > 0 {
		found = append(slices.Clone(found), p.union(p.speakers, q.called())...)
		slices.Sort(found)
		found = slices.Compact(found)
	}
	if narrow {
		return both(found, ids)
	}
	return found
}

func (p *postings) of(id uint32) string {
	begin := uint32(0)
	if id > 0 {
		begin = p.ends[id-1]
	}
	return p.text[begin : p.ends[id]-1]
}

func (p *postings) confirmed(q question, ids []uint32) []uint32 {
	var found []uint32
	called := q.called()
	for _, id := range ids {
		if strings.Contains(p.of(id), q.words) || slices.Contains(called, p.speaker[id]) {
			found = append(found, id)
		}
	}
	return found
}

// listsOf is the lists of the trigrams of some words, the shortest first; none
// if there is a trigram that nothing holds.
func (p *postings) listsOf(words string) []*packed {
	var lists []*packed
	for i := range len(words) - 2 {
		l := p.trigrams[trigram([]byte(words[i:i+3]))]
		if l == nil {
			return nil
		}
		if !slices.Contains(lists, l) {
			lists = append(lists, l)
		}
	}
	slices.SortFunc(lists, func(a, b *packed) int { return a.n - b.n })
	return lists
}

// through is those that are in all lists and hold the words. A list that is
// much longer than what is left is not worth reading.
func (p *postings) through(lists []*packed, words string) []uint32 {
	if len(lists) == 0 {
		return nil
	}
	ids := make([]uint32, 0, lists[0].n)
	lists[0].each(func(id uint32) { ids = append(ids, id) })
	for _, l := range lists[1:] {
		if l.n > len(ids)*8 {
			break
		}
		kept, rest := ids[:0], ids
		l.each(func(id uint32) {
			for len(rest) > 0 && rest[0] < id {
				rest = rest[1:]
			}
			if len(rest) > 0 && rest[0] == id {
				kept, rest = append(kept, id), rest[1:]
			}
		})
		ids = kept
	}
	if len(words) == 3 {
		return ids
	}
	return slices.DeleteFunc(ids, func(id uint32) bool { return !strings.Contains(p.of(id), words) })
}

// scanned is those that hold the words, found in the whole text at once.
func (p *postings) scanned(words string) []uint32 {
	var found []uint32
	id := 0
	for from := 0; ; from = int(p.ends[id]) {
		i := strings.Index(p.text[from:], words)
		if i < 0 {
			return found
		}
		for p.ends[id] <= uint32(from+i) {
			id++
		}
		found = append(found, uint32(id))
	}
}

func (p *postings) size() (int64, error) { return 0, nil }

func (p *postings) close() {}
