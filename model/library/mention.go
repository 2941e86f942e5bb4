package library

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/model"
)

// MostSentence is the number of characters of the sentence around a mention;
// a longer one is cut around the name.
const MostSentence = 300

// Mention is one place of a text that names an actor.
type Mention struct {
	Briefing *model.Briefing
	At       int    // byte of Briefing.Markdown
	Linked   bool   // the text links the name, or it stands in words of the actor's own
	Sentence string // around it, clean
}

// Mentions returns the places at which the text of a briefing names an actor,
// in the order of the text: linked, or by a name or alias as a whole word, with
// case and accents folded. A name inside the longer name of another actor is
// not one: Lesk is not named by Lesk army staff.
func Mentions(b *model.Briefing, actor string) []Mention {
	if b.Text == nil {
		return nil
	}
	names := namesOf(b)
	var all []Mention
	for i := range b.Text.Blocks {
		all = append(all, mentionsIn(b, &b.Text.Blocks[i], names, actor)...)
	}
	return all
}

// naming is one way of naming an actor: folded words.
type naming struct {
	words []string
	actor string
}

// namesOf are the names and aliases of all actors by their first word, longest
// first. A person may also be called by the short name, if that is nobody else's.
func namesOf(b *model.Briefing) map[string][]naming {
	names := map[string][]naming{}
	add := func(name, actor string) {
		words := foldedWords(name)
		if len(words) > 0 {
			names[words[0]] = append(names[words[0]], naming{words, actor})
		}
	}
	short := model.ShortNames(b.Actors)
	for i, a := range b.Actors {
		add(a.Name, a.ID)
		for _, alias := range a.Aliases {
			add(alias, a.ID)
		}
		if short[i] != a.Name && utf8.RuneCountInString(short[i]) > 2 {
			add(short[i], a.ID)
		}
	}
	for _, list := range names {
		slices.SortStableFunc(list, func(a, b naming) int { return len(b.words) - len(a.words) })
	}
	return names
}

func foldedWords(s string) []string {
	var words []string
	for _, w := range wordsOf(s) {
		words = append(words, model.Fold(s[w[0]:w[1]]))
	}
	return words
}

// wordsOf are the ranges of the words of a text: letters, digits, and hyphens
// and apostrophes within.
func wordsOf(s string) [][2]int {
	var words [][2]int
	start := -1
	for i, r := range s {
		in := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
		if !in && start >= 0 && (r == '-' || r == '‐') && i+utf8.RuneLen(r) < len(s) {
			next, _ := utf8.DecodeRuneInString(s[i+utf8.RuneLen(r):])
			in = unicode.IsLetter(next)
		}
		switch {
		case in && start < 0:
			start = i
		case !in && start >= 0:
			words = append(words, [2]int{start, i})
			start = -1
		}
	}
	if start >= 0 {
		words = append(words, [2]int{start, len(s)})
	}
	return words
}

// mentionsIn finds the mentions of one block.
func mentionsIn(b *model.Briefing, block *model.Block, names map[string][]naming, actor string) []Mention {
	var text strings.Builder
	starts := make([]int, len(block.Spans))
	for i := range block.Spans {
		starts[i] = text.Len()
		text.WriteString(block.Spans[i].Text)
		if block.Spans[i].Style&model.Break != 0 {
			text.WriteByte(' ')
		}
	}
	s := text.String()
	var all []Mention
	add := func(at int, linked bool) {
		i, found := slices.BinarySearch(starts, at)
		if !found {
			i--
		}
		all = append(all, Mention{Briefing: b, At: sourceOf(block, max(i, 0), at, starts), Linked: linked, Sentence: sentenceAt(s, at)})
	}
	byName := map[int]bool{} // spans in which a name was found
	words := wordsOf(s)
	for i := 0; i < len(words); {
		n, who := longest(s, words[i:], names)
		if who == actor && n > 0 {
			k, found := slices.BinarySearch(starts, words[i][0])
			if !found {
				k--
			}
			byName[max(k, 0)] = true
			add(words[i][0], linksTo(b, block, max(k, 0), actor))
		}
		i += max(n, 1)
	}
	for i := range block.Spans {
		if !byName[i] && linksTo(b, block, i, actor) && (i == 0 || block.Spans[i-1].Link != block.Spans[i].Link) {
			add(starts[i], true)
		}
	}
	slices.SortStableFunc(all, func(a, b Mention) int { return a.At - b.At })
	return all
}

// sourceOf is the byte of the file at which a byte of a block's text stands.
func sourceOf(block *model.Block, span, at int, starts []int) int {
	if span >= len(block.Spans) || block.Spans[span].Src < 0 {
		return int(block.Src)
	}
	sp := &block.Spans[span]
	if sp.Exact {
		return int(sp.Src) + at - starts[span]
	}
	return int(sp.Src)
}

// linksTo reports whether a span of the text links an actor.
func linksTo(b *model.Briefing, block *model.Block, span int, actor string) bool {
	sp := &block.Spans[span]
	if q := int(sp.Quote) - 1; q >= 0 && q < len(b.Quotes) {
		return b.Quotes[q].By == actor
	}
	if l := int(sp.Link) - 1; l >= 0 && l < len(b.Text.Links) {
		return strings.TrimSuffix(strings.TrimPrefix(b.Text.Links[l], "#"), "?") == actor
	}
	return false
}

// longest is the longest name that the words begin with: how many words it
// has, and whose it is.
func longest(s string, words [][2]int, names map[string][]naming) (int, string) {
	first := strings.TrimSuffix(model.Fold(s[words[0][0]:words[0][1]]), "'s")
	for _, n := range names[first] {
		if len(n.words) > len(words) {
			continue
		}
		fits := true
		for k := 1; k < len(n.words) && fits; k++ {
			between := s[words[k-1][1]:words[k][0]]
			fits = model.Fold(s[words[k][0]:words[k][1]]) == n.words[k] && strings.Trim(between, " .\u00a0") == ""
		}
		if fits {
			return len(n.words), n.actor
		}
	}
	return 0, ""
}

// sentenceAt is the sentence around a byte of a text, cut to MostSentence characters.
func sentenceAt(s string, at int) string {
	start, end := 0, len(s)
	for i := at; i > 0; i-- {
		if ends(s, i-1) {
			start = i
			break
		}
	}
	for i := at; i < len(s); i++ {
		if ends(s, i) {
			end = i + 1
			break
		}
	}
	for end < len(s) {
		r, n := utf8.DecodeRuneInString(s[end:])
		if !strings.ContainsRune("”’\"')»", r) {
			break
		}
		end += n
	}
	for start < at {
		r, n := utf8.DecodeRuneInString(s[start:])
		if !unicode.IsSpace(r) && !strings.ContainsRune("”’\"')»", r) {
			break
		}
		start += n
	}
	return around(s[start:end], at-start)
}

// ends reports whether the byte at i ends a sentence: a mark that is no
// abbreviation's, with a blank or a closing mark behind it.
func ends(s string, i int) bool {
	switch s[i] {
	case '!', '?':
	case '.':
		word := s[strings.LastIndexAny(s[:i], " (\u00a0")+1 : i]
		if n := utf8.RuneCountInString(word); n <= 1 || n <= 3 && len(word) > 0 && unicode.IsUpper(rune(word[0])) && abbreviations[word] {
			return false
		}
	default:
		return false
	}
	rest := strings.TrimLeft(s[i+1:], "”’\"')»")
	if rest == "" {
		return true
	}
	r, n := utf8.DecodeRuneInString(rest)
	if !unicode.IsSpace(r) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest[n:], " "))
	return !unicode.IsLower(next)
}

// abbreviations are titles whose full stop ends no sentence.
var abbreviations = map[string]bool{"Mr": true, "Mrs": true, "Ms": true, "Dr": true, "St": true, "Gen": true, "Col": true, "Sen": true, "Rep": true, "Gov": true, "Lt": true}

// around cuts a sentence to MostSentence characters around a byte.
func around(s string, at int) string {
	s = strings.TrimRight(s, " ")
	if utf8.RuneCountInString(s) <= MostSentence {
		return s
	}
	runes := []rune(s)
	i := utf8.RuneCountInString(s[:max(0, min(at, len(s)))])
	from := max(0, min(i-MostSentence/2, len(runes)-MostSentence))
	to := min(from+MostSentence, len(runes))
	cut := strings.TrimSpace(string(runes[from:to]))
	if from > 0 {
		cut = "…" + cut
	}
	if to < len(runes) {
		cut += "…"
	}
	return cut
}
