package board

import (
	"slices"
	"strings"
)

// Shape is which way a board shows what its address names, as words that
// WithShape takes back: "swap moved". What is of one reader alone is not in it,
// as marks and the parts they unfolded.
func Shape(b Board) string {
	words, _ := shapeOf(b)
	return strings.Join(words, " ")
}

// WithShape is the board in a shape that another board had. Words that it does
// not know are passed over.
func WithShape(b Board, shape string) Board {
	_, take := shapeOf(b)
	return take(strings.Fields(shape))
}

// shapeOf is the words of a board, and how it takes those of another.
func shapeOf(b Board) (words []string, take func([]string) Board) {
	switch b := b.(type) {
	case Matrix:
		flags := flags{{"swap", &b.Swap}, {"moved", &b.Moved}}
		groups := []string{"", string(Grouped), string(Ungrouped)}
		return append(flags.set(), given(string(b.Groups))...), func(words []string) Board {
			flags.take(words)
			b.Groups = Grouping(oneOf(words, groups))
			return b
		}
	case Timeline:
		flags := flags{{"quiet", &b.NoWords}, {"list", &b.OneList}, {"lanes", &b.Lanes}}
		zooms := []string{"", string(ByDay), string(ByWeek), string(ByMonth)}
		words := append(flags.set(), given(string(b.Zoom))...)
		for _, key := range strings.Fields(b.Opened) {
			words = append(words, opened+key)
		}
		return words, func(words []string) Board {
			flags.take(words)
			b.Zoom, b.Opened = Zoom(oneOf(words, zooms)), ""
			for _, w := range words {
				if key, ok := strings.CutPrefix(w, opened); ok && key != "" {
					b.Opened += key + " "
				}
			}
			return b
		}
	case Dossier:
		flags := flags{{"all", &b.AllWords}}
		return flags.set(), func(words []string) Board { flags.take(words); return b }
	case Compare:
		flags := flags{{"all", &b.All}, {"texts", &b.Texts}}
		return flags.set(), func(words []string) Board { flags.take(words); return b }
	case Library:
		flags := flags{{"series", &b.Series}}
		return append(flags.set(), given(orderWords[b.Order])...), func(words []string) Board {
			flags.take(words)
			b.Order = Order(slices.Index(orderWords[:], oneOf(words, orderWords[:])))
			return b
		}
	}
	return nil, func([]string) Board { return b }
}

// opened stands before the key of a month that is open.
const opened = "+"

// orderWords name the orders of the library in a shape; the first is not said.
var orderWords = [orders]string{"", "title", "unread", "moves", "questions"}

// flags are switches of a board, each with its word.
type flags []struct {
	word string
	on   *bool
}

func (f flags) set() (words []string) {
	for _, flag := range f {
		if *flag.on {
			words = append(words, flag.word)
		}
	}
	return words
}

func (f flags) take(words []string) {
	for _, flag := range f {
		*flag.on = slices.Contains(words, flag.word)
	}
}

// given is a word as a list, empty without one.
func given(word string) []string {
	if word == "" {
		return nil
	}
	return []string{word}
}

// oneOf is the first of the words that is among those known; "" if none is.
func oneOf(words, known []string) string {
	for _, w := range words {
		if slices.Contains(known, w) {
			return w
		}
	}
	return ""
}
