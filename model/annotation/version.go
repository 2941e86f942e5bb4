package annotation

import (
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"readout/model"
)

// Limits of the search for words in a text.
const (
	mostFolded = 16 << 20 // bytes of a text that is searched with its white space folded
	mostPlaces = 10000    // places at which words are looked at
)

// Version is one version of a briefing, in which annotations are found. It is
// for one goroutine at a time.
type Version struct {
	briefing *model.Briefing
	source   string // the whole file
	body     string // the text without the front matter
	begins   int    // where it begins in the file

	folded string // the text in composed letters, white space as one blank
	from   []int32
}

// In returns a briefing as a version to find annotations in.
func In(b *model.Briefing) *Version {
	source := b.Source()
	begins := max(0, min(b.Body, len(source)))
	return &Version{briefing: b, source: source, body: source[begins:], begins: begins}
}

// Find finds the item of an annotation in a version of its briefing.
func (a Annotation) Find(b *model.Briefing) Found { return In(b).Find(a) }

// Find finds the item of an annotation: by its id if the words there are still
// its words, else by its words among the items of its type, else by its id if
// that can mean nothing else, else by its words in the text. What was said or
// asked is never taken for what it is not: words count as the same only if
// nothing but white space and the composition of letters differs.
func (v *Version) Find(a Annotation) Found {
	b := v.briefing
	if a.Item == "" {
		return Found{How: ByID, Ref: model.Ref{Type: model.TypeBriefing}}
	}
	address, err := model.ParseAddress("#" + a.Item)
	if err != nil {
		return v.inText(a.Selector)
	}
	if address.Line > 0 {
		return v.line(a, address)
	}
	ref, ok := b.Resolve(address)
	exact := plain(a.Selector.Exact)
	if ok && (exact == "" || clipped(plain(wordsOf(b, ref)), exact)) {
		return Found{ByID, ref, b.PlaceOf(ref)}
	}
	if exact != "" {
		for i := range b.Len(address.Type) {
			r := model.Ref{Type: address.Type, Index: i}
			if clipped(plain(wordsOf(b, r)), exact) {
				return Found{ByWords, r, b.PlaceOf(r)}
			}
		}
	}
	if ok && sure(b, ref, address.ID, exact) {
		return Found{ByID, ref, b.PlaceOf(ref)}
	}
	return v.inText(a.Selector)
}

// sure reports whether an id names the same item although its words were
// edited. Ids that count items, as e3, may name another one by now, so theirs
// need half of the words; a quotation with other words is another quotation.
func sure(b *model.Briefing, ref model.Ref, id, exact string) bool {
	counted := ""
	switch ref.Type {
	case model.TypeQuote:
		return false
	case model.TypePosition:
		p := &b.Positions()[ref.Index]
		return id == p.Actor+"/"+p.Issue || alike(wordsOf(b, ref), exact)
	case model.TypeQuestion:
		counted = "o"
	case model.TypeEvent:
		counted = "e"
	case model.TypeJudgement:
		counted = "j"
	default:
		return true
	}
	digits, ok := strings.CutPrefix(id, counted)
	if !ok || strings.Trim(digits, "0123456789") != "" {
		return true
	}
	return alike(wordsOf(b, ref), exact)
}

// alike reports whether two texts share at least half of their words.
func alike(s, t string) bool {
	x, y := distinct(s), distinct(t)
	both := 0
	for _, word := range x {
		if _, found := slices.BinarySearch(y, word); found {
			both++
		}
	}
	return both > 0 && 2*both >= max(len(x), len(y))
}

func distinct(s string) []string {
	words := strings.Fields(model.Fold(s))
	slices.Sort(words)
	return slices.Compact(words)
}

// clipped reports whether words are those of a selector, which may be cut.
func clipped(words, exact string) bool {
	return words == exact || len(exact) >= MostSelector-4 && strings.HasPrefix(words, exact)
}

// line finds a line of the text: the same words on the same line, unless what
// stands around them says that they moved; else the same words elsewhere.
func (v *Version) line(a Annotation, address model.Address) Found {
	b := v.briefing
	place, ok := b.Locate(address)
	same := ok && plain(a.Selector.Exact) == plain(selectLine(v.source, max(0, min(place.Start, len(v.source)))).Exact)
	best := v.places(a.Selector)
	moved := len(best) == 1 && (best[0].Start < place.Start || best[0].Start > place.End)
	if same && !moved {
		return Found{How: ByID, Place: place}
	}
	if len(best) != 1 {
		return Found{}
	}
	return Found{How: ByWords, Place: best[0]}
}

// inText finds the words in the text; if they occur more than once, what
// stands around them decides, and if it does not, nothing is found.
func (v *Version) inText(s Selector) Found {
	if best := v.places(s); len(best) == 1 {
		return Found{How: ByWords, Place: best[0]}
	}
	return Found{}
}

// places are the places of the text that fit a selector best: letter for
// letter, or else with other line breaks.
func (v *Version) places(s Selector) []model.Place {
	if strings.TrimSpace(s.Exact) == "" {
		return nil
	}
	if best := fitting(v.body, s); len(best) > 0 || len(v.body) > mostFolded {
		return v.placed(best, len(s.Exact), nil)
	}
	if v.from == nil {
		v.folded, v.from = foldSpace(v.body)
	}
	s = Selector{plain(s.Exact), plain(s.Prefix), plain(s.Suffix)}
	return v.placed(fitting(v.folded, s), len(s.Exact), v.from)
}

// placed are the places of matches of a length. From leads from the bytes that
// were searched to those of the text, if they are others.
func (v *Version) placed(at []int, n int, from []int32) []model.Place {
	var all []model.Place
	for _, i := range at {
		start, end := i, i+n
		if from != nil {
			start, end = int(from[start]), int(from[end])
		}
		line := 1 + strings.Count(v.source[:v.begins+start], "\n")
		all = append(all, model.Place{Line: line, Start: v.begins + start, End: v.begins + end})
	}
	return all
}

// fitting are the offsets at which the words of a selector stand with most of
// what stood around them.
func fitting(text string, s Selector) []int {
	prefix, suffix := strings.TrimSpace(s.Prefix), strings.TrimSpace(s.Suffix)
	var best []int
	score, from := 0, 0
	for range mostPlaces {
		i := strings.Index(text[from:], s.Exact)
		if i < 0 {
			break
		}
		at := from + i
		from = at + len(s.Exact)
		n := 0
		if prefix != "" && strings.HasSuffix(strings.TrimRight(tail(text[:at], len(prefix)), " \n"), prefix) {
			n++
		}
		if suffix != "" && strings.HasPrefix(strings.TrimLeft(text[from:], " \n"), suffix) {
			n++
		}
		if n > score {
			best, score = nil, n
		}
		if n == score {
			best = append(best, at)
		}
	}
	return best
}

// tail is the end of a text in which a prefix of n bytes and a run of white
// space have room.
func tail(s string, n int) string { return s[max(0, len(s)-n-64):] }

// foldSpace is a text as plain returns it, but for blanks at its ends, with
// the byte that each of its bytes comes from, and one more for its end.
func foldSpace(s string) (string, []int32) {
	var out strings.Builder
	from := make([]int32, 0, len(s)+1)
	var it norm.Iter
	it.InitString(norm.NFC, s)
	blank := false
	for !it.Done() {
		at := int32(it.Pos())
		letter := it.Next()
		if len(letter) == 1 && strings.IndexByte(" \t\n\r", letter[0]) >= 0 {
			if blank {
				continue
			}
			letter, blank = []byte{' '}, true
		} else {
			blank = false
		}
		out.Write(letter)
		for range letter {
			from = append(from, at)
		}
	}
	return out.String(), append(from, int32(len(s)))
}

// plain is a text for comparison: composed letters, white space as one blank.
func plain(s string) string { return strings.Join(strings.Fields(norm.NFC.String(s)), " ") }
