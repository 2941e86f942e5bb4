package page

import (
	"bytes"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"readout/model"
)

// MaxMatches is the number of matches after which a search ends.
const MaxMatches = 100_000

// Search returns where the words stand in the text, in its order. They match
// what a reader sees: across the ends of lines and of looks, with any white
// space, quotation marks and dashes alike, with or without accents. Words in
// lower case match any case, a capital makes case count.
func Search(b *model.Briefing, words string) []Match { return Find(b, words, nil) }

// Find is Search that asks stop now and then and returns what it has when told to.
func Find(b *model.Briefing, words string, stop func() bool) []Match {
	words = strings.Join(strings.Fields(strings.Map(alike, model.Clean(words))), " ")
	s := searcher{doc: document(b), needle: []byte(model.Fold(words)), exact: caseful(words)}
	if len(s.needle) == 0 {
		return nil
	}
	if s.exact {
		s.cased = unaccented(words)
	}
	return s.all(stop)
}

// searchTogether is the number of blocks from which processors share a search.
const searchTogether = 4096

// all searches all blocks, a stretch of them on each processor. A fault in one of
// these is a fault of the caller's, whose session alone it may end.
func (s *searcher) all(stop func() bool) []Match {
	blocks := s.doc.Blocks
	n := 1
	if len(blocks) >= searchTogether {
		n = runtime.GOMAXPROCS(0)
	}
	found, faults := make([][]Match, n), make([]any, n)
	var each sync.WaitGroup
	for i := range found {
		part := blocks[len(blocks)*i/n : len(blocks)*(i+1)/n]
		own := &searcher{doc: s.doc, needle: s.needle, exact: s.exact, cased: s.cased}
		each.Go(func() {
			defer func() { faults[i] = recover() }()
			found[i] = own.blocks(part, stop)
		})
	}
	each.Wait()
	for _, fault := range faults {
		if fault != nil {
			panic(fault)
		}
	}
	all := slices.Concat(found...)
	return all[:min(len(all), MaxMatches)]
}

func (s *searcher) blocks(blocks []model.Block, stop func() bool) []Match {
	for i := range blocks {
		if i%256 == 0 && stop != nil && stop() || len(s.found) >= MaxMatches {
			break
		}
		s.block(&blocks[i])
	}
	return s.found
}

func caseful(s string) bool { return strings.ContainsFunc(s, unicode.IsUpper) }

// alike makes quotation marks, dashes and blanks of the typographer those of
// the keyboard.
func alike(r rune) rune {
	switch r {
	case '“', '”', '„', '‟', '«', '»', '″':
		return '"'
	case '‘', '’', '‚', '‛', '′':
		return '\''
	case '—', '–', '‐', '‑', '‒', '―', '−':
		return '-'
	case '\u00a0', '\u202f', '\t', '\n':
		return ' '
	}
	return r
}

// unaccented takes marks off, but leaves the case.
func unaccented(s string) string {
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return alike(r)
	}, norm.NFD.String(s)))
}

// searcher looks for one phrase. Its buffers are kept from block to block.
type searcher struct {
	doc    *model.Document
	needle []byte // folded
	exact  bool   // case counts
	cased  string // the words without accents, if case counts
	found  []Match

	text  []byte // the visible text of the block
	lower []byte
	spots []spot
}

// spot says that the text from the byte at on comes from a stretch of the file.
type spot struct {
	at       int
	src, end int
	exact    bool // byte for byte
}

// block searches one block.
func (s *searcher) block(b *model.Block) {
	s.text, s.spots = s.text[:0], s.spots[:0]
	switch b.Kind {
	case model.Table, model.Code, model.HTML, model.Footnote:
		s.markup(b)
	default:
		for i := range b.Spans {
			sp := &b.Spans[i]
			if sp.Src >= 0 {
				s.add(sp.Text, int(sp.Src), int(sp.End), sp.Exact)
			}
			if sp.Style&model.Break != 0 {
				s.add(" ", int(sp.End), int(sp.End), false)
			}
		}
	}
	if plain(s.text) {
		s.plainText()
		return
	}
	folded, offsets := model.FoldMap(string(s.text))
	for from := 0; ; {
		i := strings.Index(folded[from:], string(s.needle))
		if i < 0 {
			return
		}
		i += from
		from = i + len(s.needle)
		s.match(int(offsets[i]), int(offsets[from]))
	}
}

// hidden is markup of which nothing is shown: tags of HTML, and targets of
// links to places in the briefing.
var hidden = map[model.BlockKind]*regexp.Regexp{
	model.HTML:  regexp.MustCompile(`<[^<>]*>`),
	model.Table: regexp.MustCompile(`\]\(#[^()|\n]*\)`),
}

// markup adds the source of a block that Glamour draws.
func (s *searcher) markup(b *model.Block) {
	end := min(int(b.End), len(s.doc.Source))
	from := min(int(b.Src), end)
	src := s.doc.Source[from:end]
	if re := hidden[b.Kind]; re != nil {
		for _, m := range re.FindAllStringIndex(src, -1) {
			s.add(s.doc.Source[from:end-len(src)+m[0]], from, end-len(src)+m[0], true)
			from = end - len(src) + m[1]
		}
	}
	s.add(s.doc.Source[from:end], from, end, true)
}

// plainText is the search in text of ASCII only, which needs no map of offsets.
func (s *searcher) plainText() {
	s.lower = append(s.lower[:0], s.text...)
	for i, c := range s.lower {
		if c >= 'A' && c <= 'Z' {
			s.lower[i] = c | 0x20
		}
	}
	for from := 0; ; {
		i := bytes.Index(s.lower[from:], s.needle)
		if i < 0 {
			return
		}
		i += from
		from = i + len(s.needle)
		if !s.exact || string(s.text[i:from]) == s.cased {
			s.append(i, from)
		}
	}
}

func plain(text []byte) bool {
	for _, c := range text {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// match notes a match if its case is right.
func (s *searcher) match(from, to int) {
	if !s.exact || unaccented(string(s.text[from:to])) == s.cased {
		s.append(from, to)
	}
}

func (s *searcher) append(from, to int) {
	if from < to {
		s.found = append(s.found, Match{s.source(from, false), s.source(to-1, true)})
	}
}

// add appends text to the visible text of the block: runs of white space are
// one blank, quotation marks and dashes alike.
func (s *searcher) add(text string, src, end int, exact bool) {
	s.spots = append(s.spots, spot{len(s.text), src, end, exact})
	from := 0
	for i := 0; i < len(text); {
		if text[i] > ' ' && text[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(text[i:])
		}
		as := alike(r)
		double := as == ' ' && len(s.text)+i-from > 0 && s.before(text[from:i]) == ' '
		if as == r && !double {
			i += size
			continue
		}
		s.text = append(s.text, text[from:i]...)
		if !double {
			s.spot(src, end, i, i+size, exact, false)
			s.text = append(s.text, byte(as))
		}
		i += size
		from = i
		s.spot(src, end, i, end-src, exact, exact)
	}
	s.text = append(s.text, text[from:]...)
}

// spot notes that what is added next comes from the bytes from to to of a
// stretch, or from all of it if the stretch is not exact.
func (s *searcher) spot(src, end, from, to int, exact, inside bool) {
	if exact {
		src, end = src+from, src+to
	}
	s.spots = append(s.spots, spot{len(s.text), src, end, inside})
}

// before returns the byte before what is added next.
func (s *searcher) before(pending string) byte {
	if pending != "" {
		return pending[len(pending)-1]
	}
	return s.text[len(s.text)-1]
}

// source returns the byte of the file at which the byte i of the text begins,
// or ends.
func (s *searcher) source(i int, ends bool) int {
	n, same := slices.BinarySearchFunc(s.spots, i, func(p spot, i int) int { return p.at - i })
	if !same {
		n--
	}
	for n+1 < len(s.spots) && s.spots[n+1].at == s.spots[n].at {
		n++
	}
	p := s.spots[n]
	switch {
	case p.exact && ends:
		return p.src + i - p.at + 1
	case p.exact:
		return p.src + i - p.at
	case ends:
		return p.end
	}
	return p.src
}
