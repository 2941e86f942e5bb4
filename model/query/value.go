package query

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"readout/model"
)

// none is the value for items that lack what the key speaks about.
const none = "none"

// fault says why a key does not take a value.
type fault struct {
	what, suggestion string
	unfinished       bool // if the line ends here, typing on may mend it
}

// check returns what is wrong with a value, or nil.
func (k *key) check(v value) *fault {
	if v.rel != equal && v.rel != between && k.name == "moved" {
		return &fault{what: `"moved:" takes no comparison; write from..to`}
	}
	ends := []string{v.text}
	if v.rel == between {
		ends = append(ends, v.to)
	}
	for _, s := range ends {
		if s == "" && v.rel == between {
			continue
		}
		if f := k.checkOne(s, v.rel); f != nil {
			return f
		}
	}
	return nil
}

func (k *key) checkOne(s string, r rel) *fault {
	if k.none && r == equal && word(s) == none {
		return nil
	}
	switch {
	case k.words != nil:
		list := k.words
		if k.name == "moved" {
			list = model.Stances
			if r == equal {
				list = []string{"yes", "no"}
			}
		}
		return k.checkWord(word(s), s, list)
	case k.name == "date" && !model.ParseDate(s).Valid():
		return &fault{what: fmt.Sprintf("%q is not a date; write it as 2032-01-26, 2032-01 or 2032", s), unfinished: beginsDate(s)}
	case k.name == "since":
		return checkSince(s)
	case k.name == "grade":
		if _, _, ok := grades(s); !ok {
			return &fault{what: fmt.Sprintf("%q is not a grade; it is a letter from A to F, then a digit from 1 to 6", s)}
		}
	}
	return nil
}

func (k *key) checkWord(s, written string, list []string) *fault {
	if slices.Contains(list, s) {
		return nil
	}
	f := &fault{what: fmt.Sprintf("no %s called %q", k.noun, written), suggestion: nearest(s, list)}
	if k.name == "moved" && f.suggestion == "" {
		f.what = fmt.Sprintf(`"moved:" takes yes, no or from..to, not %q`, written)
	} else if f.suggestion == "" {
		f.what += "; one of " + strings.Join(list, ", ")
	}
	for _, w := range list {
		f.unfinished = f.unfinished || strings.HasPrefix(w, s)
	}
	return f
}

// word returns a value of a closed vocabulary as it is compared; blanks in it
// may be written as hyphens.
func word(s string) string {
	s = strings.Join(strings.Fields(strings.ToLower(s)), " ")
	if w := strings.ReplaceAll(s, "-", " "); slices.Contains(model.Likelihoods, w) {
		return w
	}
	return s
}

// beginsDate reports whether s may become a date by typing on.
func beginsDate(s string) bool {
	return strings.Trim(s, "0123456789-T:+Z/.") == ""
}

// spans are the units of "since", in years, months and days.
var spans = map[byte][3]int{'d': {0, 0, 1}, 'w': {0, 0, 7}, 'm': {0, 1, 0}, 'y': {1, 0, 0}}

// before returns the time that a value of "since" such as 7d reaches back to:
// the beginning of that day.
func before(now time.Time, s string) (time.Time, bool) {
	if len(s) < 2 || len(s) > 5 {
		return time.Time{}, false
	}
	unit, ok := spans[s[len(s)-1]]
	n, err := strconv.ParseUint(s[:len(s)-1], 10, 16)
	if !ok || err != nil {
		return time.Time{}, false
	}
	day := now.UTC().Truncate(24 * time.Hour)
	return day.AddDate(-int(n)*unit[0], -int(n)*unit[1], -int(n)*unit[2]), true
}

func checkSince(s string) *fault {
	if _, ok := before(time.Time{}, s); ok || word(s) == "last" || model.ParseDate(s).Valid() {
		return nil
	}
	return &fault{
		what:       fmt.Sprintf("%q is no span of time; write it as 7d, 2w, 3m, 1y, last or a date", s),
		unfinished: beginsDate(s) || strings.HasPrefix("last", word(s)),
	}
}

// grades returns the lowest and the highest rank of the grades that s names:
// a letter alone names all six. The most reliable has the lowest rank.
func grades(s string) (lo, hi int, ok bool) {
	s = strings.ToUpper(s)
	if s == "" || len(s) > 2 || s[0] < 'A' || s[0] > 'F' {
		return 0, 0, false
	}
	letter := int(s[0]-'A') * 6
	if len(s) == 1 {
		return letter, letter + 5, true
	}
	if s[1] < '1' || s[1] > '6' {
		return 0, 0, false
	}
	return letter + int(s[1]-'1'), letter + int(s[1]-'1'), true
}

// within reports whether a value takes a rank, given the lowest and highest
// rank that each of its words names.
func (v value) within(rank int, ranks func(string) (lo, hi int)) bool {
	lo, hi := ranks(v.text)
	switch v.rel {
	case less:
		return rank < lo
	case atMost:
		return rank <= hi
	case greater:
		return rank > hi
	case atLeast:
		return rank >= lo
	case between:
		if v.to != "" {
			_, hi = ranks(v.to)
		}
		return (v.text == "" || rank >= lo) && (v.to == "" || rank <= hi)
	}
	return rank >= lo && rank <= hi
}
