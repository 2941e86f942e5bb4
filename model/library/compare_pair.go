package library

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/model"
)

// plainWords are the words of a text as they are compared: folded, with one
// blank between them and without punctuation. A text that is punctuation alone
// stays as it is.
func plainWords(s string) string {
	s = model.Fold(s)
	var b strings.Builder
	b.Grow(len(s))
	gap := false
	for _, r := range s {
		switch {
		case unicode.IsLetter(r), unicode.IsNumber(r), unicode.IsMark(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(r)
		case r == '[' || r == ']' || r == '\'' || r == '’': // “[n]ine” is “Nine”.
		default:
			gap = true
		}
	}
	if b.Len() == 0 {
		return s
	}
	return b.String()
}

// bag is a text as it is compared: its words in order, and numbers of them in
// ascending order, by which likeness is measured.
type bag struct {
	text  string
	words []int32
}

// vocabulary numbers words. Its ranks order them alike whichever text is read
// first.
type vocabulary struct {
	number map[string]int32
	ranks  []uint64 // by number
}

func newVocabulary() *vocabulary { return &vocabulary{number: map[string]int32{}} }

// bagsOf are the bags of a text of each item.
func bagsOf[T any](v *vocabulary, items []T, of func(*T) string) []bag {
	bags := make([]bag, len(items))
	for i := range items {
		bags[i].text = plainWords(of(&items[i]))
		bags[i].words = v.numbers(bags[i].text)
	}
	return bags
}

// numbers are those of the words of a text, without gaps and signs.
func (v *vocabulary) numbers(s string) []int32 {
	all := make([]int32, 0, len(s)/6+1)
	for word := range tokens(s) {
		if r, _ := utf8.DecodeRuneInString(word); unicode.IsSpace(r) || unicode.IsPunct(r) {
			continue
		}
		n, ok := v.number[word]
		if !ok {
			n = int32(len(v.ranks))
			v.number[word], v.ranks = n, append(v.ranks, rank(word))
		}
		all = append(all, n)
	}
	slices.Sort(all)
	return all
}

// rank is FNV-1a. Nothing rests on it but which of two equally rare words
// looks for others.
func rank(s string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * 1099511628211
	}
	return h
}

// common counts what two sorted lists have in common.
func common(a, b []int32) int {
	n, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}

// likeness is the share of their words that two texts have in common, from 0 to 1.
func likeness(a, b []int32) float64 {
	if len(a)+len(b) == 0 {
		return 0
	}
	return 2 * float64(common(a, b)) / float64(len(a)+len(b))
}

// pairing pairs the items of two lists.
type pairing struct {
	a, b []int // the index of the partner in the other list, -1 for none
}

func newPairing(na, nb int) *pairing {
	p := &pairing{make([]int, na), make([]int, nb)}
	for i := range p.a {
		p.a[i] = -1
	}
	for j := range p.b {
		p.b[j] = -1
	}
	return p
}

// by pairs what has the same key and no partner yet, in order. "" is no key.
func (p *pairing) by(keyA, keyB func(int) string) {
	waiting := map[string][]int{}
	for i := range p.a {
		if k := keyA(i); p.a[i] < 0 && k != "" {
			waiting[k] = append(waiting[k], i)
		}
	}
	for j := range p.b {
		if p.b[j] >= 0 {
			continue
		}
		if k := keyB(j); len(waiting[k]) > 0 {
			p.join(waiting[k][0], j)
			waiting[k] = waiting[k][1:]
		}
	}
}

func (p *pairing) join(i, j int) { p.a[i], p.b[j] = j, i }

// each calls do for every pair and for every item without a partner, in the
// order of the second list; what only the first has comes last.
func (p *pairing) each(do func(i, j int)) {
	for j, i := range p.b {
		do(i, j)
	}
	for i, j := range p.a {
		if j < 0 {
			do(i, -1)
		}
	}
}

// Finding likenesses is bounded, so that two texts of a megabyte that have
// nothing to do with each other take milliseconds too: only the rarest words
// of a text look for others, words that are in too many lead nowhere, and of
// the texts found only those with most of them are compared in full.
const (
	rarestWords    = 16
	mostHolders    = 24
	mostCandidates = 6
)

// candidate is a pair that may be made.
type candidate struct {
	i, j int
	like float64
}

// alike pairs what has no partner yet with what is most like it, the best pairs
// first, if they are allowed and at least so like. Both lists look for partners,
// hence the pairs are the same when the lists change places.
func (p *pairing) alike(v *vocabulary, a, b []bag, least float64, allowed func(i, j int) bool) {
	var all []candidate
	seen := make([][]int, len(a))
	consider := func(i, j int) {
		if !slices.Contains(seen[i], j) {
			seen[i] = append(seen[i], j)
			if like := likeness(a[i].words, b[j].words); like >= least {
				all = append(all, candidate{i, j, like})
			}
		}
	}
	search(v, p.a, a, p.b, b, allowed, consider)
	search(v, p.b, b, p.a, a, func(j, i int) bool { return allowed(i, j) }, func(j, i int) { consider(i, j) })
	slices.SortFunc(all, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(y.like, x.like), cmp.Compare(apart(x.i, x.j), apart(y.i, y.j)),
			cmp.Compare(x.i+x.j, y.i+y.j), cmp.Compare(x.i, y.i))
	})
	for _, c := range all {
		if p.a[c.i] < 0 && p.b[c.j] < 0 {
			p.join(c.i, c.j)
		}
	}
}

func apart(i, j int) int {
	if i < j {
		return j - i
	}
	return i - j
}

// search calls found for the items of another list that share most rare words
// with one without a partner.
func search(v *vocabulary, from []int, texts []bag, to []int, others []bag, allowed func(i, j int) bool, found func(i, j int)) {
	if !slices.Contains(from, -1) || !slices.Contains(to, -1) {
		return
	}
	holders := make([][]int32, len(v.ranks))
	for j := range others {
		if to[j] >= 0 {
			continue
		}
		for n, w := range others[j].words {
			if (n == 0 || w != others[j].words[n-1]) && len(holders[w]) <= mostHolders {
				holders[w] = append(holders[w], int32(j))
			}
		}
	}
	votes := make([]int, len(others))
	var rare, voted []int32
	for i := range texts {
		if from[i] >= 0 {
			continue
		}
		rare, voted = rare[:0], voted[:0]
		for n, w := range texts[i].words {
			if k := len(holders[w]); k > 0 && k <= mostHolders && (n == 0 || w != texts[i].words[n-1]) {
				rare = append(rare, w)
			}
		}
		slices.SortFunc(rare, func(x, y int32) int {
			return cmp.Or(len(holders[x])-len(holders[y]), cmp.Compare(v.ranks[x], v.ranks[y]))
		})
		for _, w := range rare[:min(len(rare), rarestWords)] {
			for _, j := range holders[w] {
				if votes[j]++; votes[j] == 1 {
					voted = append(voted, j)
				}
			}
		}
		for _, j := range mostVoted(i, voted, votes, allowed) {
			found(i, int(j))
		}
		for _, j := range voted {
			votes[j] = 0
		}
	}
}

// mostVoted are the items with most votes that may be paired with one; of
// those with as many, the nearest.
func mostVoted(i int, voted []int32, votes []int, allowed func(i, j int) bool) []int32 {
	better := func(x, y int32) bool {
		return cmp.Or(votes[y]-votes[x], apart(i, int(x))-apart(i, int(y)), int(x-y)) < 0
	}
	best := make([]int32, 0, mostCandidates+1)
	for _, j := range voted {
		if len(best) == mostCandidates && !better(j, best[mostCandidates-1]) || !allowed(i, int(j)) {
			continue
		}
		at := len(best)
		for at > 0 && better(j, best[at-1]) {
			at--
		}
		best = slices.Insert(best, at, j)
		best = best[:min(len(best), mostCandidates)]
	}
	return best
}
