package content

import (
	"slices"
	"strings"

	"readout/model"
)

// closest returns the run of the text that is nearest to normalised words, if
// any is near. Of a quotation with omissions, the first part that does not
// occur is looked for; if all do, but not in this order, the longest is shown.
func (t *sourceText) closest(words string) (run, bool) {
	parts := partsOf(words)
	longest, at := 0, run{}
	for _, p := range parts {
		places := t.occurrences(p, 1)
		if len(places) == 0 {
			return t.near(p.text)
		}
		if len(p.text) > longest {
			longest, at = len(p.text), t.punctuated(places[0].from, places[0].to)
		}
	}
	if len(parts) > 1 {
		return at, true
	}
	return t.near(words)
}

// near finds the run of the text that shares most words with another one, in
// their order. Rare words that both hold show where to look.
func (t *sourceText) near(words string) (run, bool) {
	var keys []string
	for _, w := range wordsOf(words) {
		if keys = append(keys, strings.ToLower(words[w.from:w.to])); len(keys) == maxNearWords {
			break
		}
	}
	if len(keys) == 0 || len(t.words) == 0 {
		return run{}, false
	}
	if at, ok := t.oneWord(keys); ok {
		return at, true
	}
	slack := 3 + len(keys)/4
	var best alignment
	for _, start := range t.anchors(keys) {
		lo, hi := max(0, start-slack), min(len(t.words), start+len(keys)+slack)
		if t.aligning += len(keys) * (hi - lo); t.aligning > maxAligning {
			break
		}
		if a := t.align(keys, lo, hi); a.score > best.score {
			best = a
		}
	}
	if best.shared < len(keys) {
		return run{}, false
	}
	return t.punctuated(int(t.words[best.begin].from), int(t.words[best.end-1].to)), true
}

// oneWord finds the word of the text that differs from a short quotation only in
// how it is spelt, or in blanks and hyphens.
func (t *sourceText) oneWord(keys []string) (run, bool) {
	joined := strings.Join(keys, "")
	if len(keys) > 3 || len(joined) > 40 {
		return run{}, false
	}
	known := false
	for _, k := range keys {
		known = known || len(t.index[k]) > 0
	}
	best, near := len([]rune(joined))/3+1, ""
	if len(keys) > 1 && len(t.index[joined]) > 0 {
		near = joined
	} else if known {
		return run{}, false
	} else if t.spelling += len(t.index); t.spelling <= maxSpelling {
		for word := range t.index {
			if d := model.Distance(joined, word, best); d < best || d == best && near != "" && word < near {
				best, near = d, word
			}
		}
	}
	if near == "" {
		return run{}, false
	}
	w := t.words[t.index[near][0]]
	return t.punctuated(int(w.from), int(w.to)), true
}

// anchors returns the indexes of the words of the text at which a run with the
// given words most likely begins: each rare word votes for where the run would
// begin if it were that word.
func (t *sourceText) anchors(keys []string) []int {
	order := make([]int, 0, len(keys))
	for i, k := range keys {
		if len(t.index[k]) > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return len(t.index[keys[a]]) - len(t.index[keys[b]]) })
	type vote struct{ start, key int }
	var votes []vote
	for _, i := range order[:min(len(order), maxAnchors)] {
		places := t.index[keys[i]]
		for _, at := range places[:min(len(places), maxAnchorPlaces)] {
			votes = append(votes, vote{int(at) - i, i})
		}
	}
	slices.SortFunc(votes, func(a, b vote) int { return a.start - b.start })
	var starts []int
	agree, most, from := make([]int, len(keys)), 0, 0
	words := 0 // different words that vote for a start between from and here
	for _, v := range votes {
		for ; v.start-votes[from].start > 2; from++ {
			if agree[votes[from].key]--; agree[votes[from].key] == 0 {
				words--
			}
		}
		if agree[v.key]++; agree[v.key] == 1 {
			words++
		}
		switch {
		case words > most:
			most, starts = words, append(starts[:0], votes[from].start)
		case words == most && len(starts) < maxCandidates && starts[len(starts)-1] != votes[from].start:
			starts = append(starts, votes[from].start)
		}
	}
	return starts
}

// alignment is a run of words of the text that shares words with a quotation.
type alignment struct {
	score      int
	shared     int // 2 for each word, 1 for each that is alike
	begin, end int // its words in the text
	first      int // index of its first word in the quotation
}

// skip is the alignment with one more word of one text left out.
func (a alignment) skip() alignment {
	a.score--
	return a
}

// align finds the run of words between lo and hi that shares most words with
// keys in their order, by local alignment, and adds the words that stand where
// the first and last keys would.
func (t *sourceText) align(keys []string, lo, hi int) alignment {
	row, before := make([]alignment, hi-lo+1), make([]alignment, hi-lo+1)
	var best alignment
	last := 0
	for i, k := range keys {
		row, before = before, row
		row[0] = alignment{}
		for j := 1; j <= hi-lo; j++ {
			w := t.words[lo+j-1]
			joined := before[j-1]
			if joined.score == 0 {
				joined = alignment{begin: lo + j - 1, first: i}
			}
			like := likeness(strings.ToLower(t.text[w.from:w.to]), k)
			joined.score += 2*like - 1
			joined.shared += like
			c := alignment{}
			for _, d := range [3]alignment{joined, before[j].skip(), row[j-1].skip()} {
				if d.score > c.score {
					c = d
				}
			}
			c.end = lo + j
			if row[j] = c; c.score > best.score {
				best, last = c, i+1
			}
		}
	}
	best.begin = max(lo, best.begin-best.first)
	best.end = min(hi, best.end+len(keys)-last)
	return best
}

// likeness is 2 for equal words, 1 for words that begin alike, else 0.
func likeness(a, b string) int {
	if a == b {
		return 2
	}
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	if n >= 3 && 2*n >= max(len(a), len(b)) {
		return 1
	}
	return 0
}

// punctuated adds the sign behind a run of words to it.
func (t *sourceText) punctuated(from, to int) run {
	if to < len(t.text) && strings.IndexByte(".,;:!?", t.text[to]) >= 0 {
		to++
	}
	return run{from, to}
}
