package content

import (
	"slices"
	"strings"
)

// closest returns the run of the text that is nearest to normalised words, if
// any is near. Of a quotation with omissions, the first part that does not
// occur is looked for.
func (t *sourceText) closest(words string) (run, bool) {
	for _, p := range partsOf(words) {
		if len(t.occurrences(p, 1)) == 0 {
			return t.near(p.text)
		}
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
	start, ok := t.anchor(keys)
	if !ok {
		return run{}, false
	}
	slack := 3 + len(keys)/4
	lo := max(0, start-slack)
	hi := min(len(t.words), start+len(keys)+slack)
	if t.aligning += len(keys) * (hi - lo); t.aligning > maxAligning {
		return run{}, false
	}
	return t.align(keys, lo, hi)
}

// oneWord finds the word of the text that differs from a short quotation only in
// how it is spelt, or in blanks and hyphens.
func (t *sourceText) oneWord(keys []string) (run, bool) {
	joined := strings.Join(keys, "")
	if len(keys) > 3 || len(joined) > 40 {
		return run{}, false
	}
	for _, k := range keys {
		if len(t.index[k]) > 0 {
			return run{}, false
		}
	}
	best, near := len([]rune(joined))/3+1, ""
	if len(t.index[joined]) > 0 {
		near = joined
	} else if t.spelling += len(t.index); t.spelling <= maxSpelling {
		for word := range t.index {
			if d := distance(joined, word, best); d < best || d == best && near != "" && word < near {
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

// anchor returns the index of the word of the text at which a run with the given
// words most likely begins: each rare word votes for where the run would begin
// if it were that word.
func (t *sourceText) anchor(keys []string) (start int, ok bool) {
	order := make([]int, 0, len(keys))
	for i, k := range keys {
		if len(t.index[k]) > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return len(t.index[keys[a]]) - len(t.index[keys[b]]) })
	var votes []int
	for _, i := range order[:min(len(order), maxAnchors)] {
		places := t.index[keys[i]]
		for _, at := range places[:min(len(places), maxAnchorPlaces)] {
			votes = append(votes, int(at)-i)
		}
	}
	slices.Sort(votes)
	most := 0
	for i, from := 0, 0; i < len(votes); i++ {
		for votes[i]-votes[from] > 2 {
			from++
		}
		if n := i - from + 1; n > most {
			most, start = n, votes[from]
		}
	}
	return start, most > 0
}

// align finds the run of words between lo and hi that shares most words with
// keys in their order, by local alignment. At least half have to be shared.
func (t *sourceText) align(keys []string, lo, hi int) (run, bool) {
	row, before := make([]alignment, hi-lo+1), make([]alignment, hi-lo+1)
	var best alignment
	bestEnd, bestKey := 0, 0
	for i, k := range keys {
		row, before = before, row
		row[0] = alignment{}
		for j := 1; j <= hi-lo; j++ {
			w := t.words[lo+j-1]
			c := alignment{begin: lo + j, first: i + 1}
			diagonal := before[j-1]
			if diagonal.score == 0 {
				diagonal = alignment{begin: lo + j - 1, first: i}
			}
			if strings.ToLower(t.text[w.from:w.to]) == k {
				diagonal.score, diagonal.shared = diagonal.score+3, diagonal.shared+1
			} else {
				diagonal.score--
			}
			for _, d := range [3]alignment{diagonal, before[j].skip(), row[j-1].skip()} {
				if d.score > c.score {
					c = d
				}
			}
			if row[j] = c; c.score > best.score {
				best, bestEnd, bestKey = c, lo+j, i+1
			}
		}
	}
	if best.shared*2 < len(keys) {
		return run{}, false
	}
	first := max(lo, best.begin-best.first)
	last := min(hi, bestEnd+len(keys)-bestKey)
	return t.punctuated(int(t.words[first].from), int(t.words[last-1].to)), true
}

// alignment is the best alignment that ends at a word of both texts.
type alignment struct {
	score, shared int
	begin         int // its first word in the text
	first         int // and in the quotation
}

// skip is the alignment with one more word of one text left out.
func (a alignment) skip() alignment {
	a.score--
	return a
}

// punctuated adds the sign behind a run of words to it.
func (t *sourceText) punctuated(from, to int) run {
	if to < len(t.text) && strings.IndexByte(".,;:!?", t.text[to]) >= 0 {
		to++
	}
	return run{from, to}
}
