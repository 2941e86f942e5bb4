package host

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"sync"
	"unicode"

	"readout/model"
	"readout/model/query"
	"readout/model/together"
)

// whole is what a view is asked when somebody follows who sees another one.
type whole struct {
	once  sync.Once
	scope string
	words sync.Once
	texts []string // all that can be read, in small letters
}

// scope tells apart views that other briefings can be seen in.
func (v *View) scope() string {
	v.whole.once.Do(func() {
		h := sha256.New()
		for _, b := range v.briefings {
			h.Write([]byte(b.Path + "\x00" + b.Marking + "\x00"))
		}
		v.whole.scope = hex.EncodeToString(h.Sum(nil)[:8])
	})
	return v.whole.scope
}

// follow is what a reader of this view may be told of a place, and whether it is
// a place for them. One who sees just what the other sees is told all of it. Else
// the briefing has to be among those of the view, items have to be in it, and no
// word goes through that does not stand somewhere in what can be read here: a
// filter that was typed elsewhere may name what must not be named.
func (v *View) follow(p together.Place) (together.Place, bool) {
	if p.Scope == v.scope() {
		return p, p.Briefing == "" || v.sees(p.Briefing)
	}
	p.Scope = ""
	if p.Briefing != "" && !v.sees(p.Briefing) || !v.knows(p.Filter) {
		return together.Place{}, false
	}
	if p.View != model.Views[0] {
		if _, at, _ := strings.Cut(p.At, ":"); v.knows(at) {
			return p, true
		}
		return p.WithoutItem() // what the cursor is on is not told, and nothing is open
	}
	b := v.alone[p.Briefing]
	if b == nil {
		return together.Place{}, false
	}
	if !there(b, p.At) {
		p.At = ""
	}
	for _, address := range strings.Fields(p.Chosen) {
		if !there(b, address) {
			p.Chosen = ""
		}
	}
	if !v.knows(p.Search) {
		p.Search = ""
	}
	if !strings.Contains(b.Source(), p.Sentence) {
		p.Sentence = ""
	}
	return p, true
}

// there reports whether an address within a briefing names an item of it.
func there(b *model.Briefing, address string) bool {
	to, err := model.ParseAddress("#" + address)
	if err != nil {
		return false
	}
	_, ok := b.Resolve(to)
	return ok
}

// knows reports whether every word of a line stands in what can be read, or
// belongs to the language of filters. Words of one or two characters tell nothing.
func (v *View) knows(line string) bool {
	for _, word := range strings.FieldsFunc(strings.ToLower(line), func(r rune) bool { return blank(r) == ' ' && !unicode.IsMark(r) }) {
		if len(word) > 2 && !v.reads(word) && !ofQuery(word) {
			return false
		}
	}
	return true
}

func (v *View) reads(word string) bool {
	v.whole.words.Do(func() {
		for _, b := range v.briefings {
			v.whole.texts = append(v.whole.texts, strings.ToLower(b.Path+"\n"+b.ID+"\n"+b.Title+"\n"+b.Summary+"\n"+b.Source()))
		}
	})
	for _, text := range v.whole.texts {
		if strings.Contains(text, word) {
			return true
		}
	}
	return false
}

// ofQuery reports whether a word belongs to the language of filters and addresses.
func ofQuery(word string) bool {
	for _, k := range query.Keys() {
		if k.Name == word || strings.Contains(" "+strings.Map(blank, strings.ToLower(k.Takes))+" ", " "+word+" ") {
			return true
		}
	}
	return slices.Contains(model.Types, word)
}

// blank is a blank for whatever parts words.
func blank(r rune) rune {
	if unicode.IsLetter(r) || unicode.IsDigit(r) {
		return r
	}
	return ' '
}
