package query

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"readout/model"
)

// in is for a briefing's id, its file or a folder it is in.
func in(text string) part {
	want := model.Fold(strings.Trim(filepath.ToSlash(text), "/"))
	return shelved("in:"+want, func(b *model.Briefing) bool {
		path := "/" + model.Fold(filepath.ToSlash(b.Path)) + "/"
		return model.Fold(b.ID) == want || strings.Contains(path, "/"+want+"/")
	})
}

// marked is for a marking: the one that is given, else all that hold a word
// that begins so.
func (s *Set) marked(text string) part {
	if word(text) == none {
		return shelved("unmarked", func(b *model.Briefing) bool { return b.Marking == "" })
	}
	want := model.Searchable(text)
	exact := slices.ContainsFunc(s.briefings, func(b *model.Briefing) bool { return model.Searchable(b.Marking) == want })
	return shelved(fmt.Sprint("marking:", exact, want), func(b *model.Briefing) bool {
		m := model.Searchable(b.Marking)
		return m == want || !exact && hasWord(m, want)
	})
}

// written is for a language and its variants.
func written(text string) part {
	want := model.Fold(text)
	return shelved("lang:"+want, func(b *model.Briefing) bool {
		lang := model.Fold(b.Lang)
		return lang == want || strings.HasPrefix(lang, want+"-") || lang == "" && want == none
	})
}

// properties is for the words of "is". Some are said of whole briefings, and
// then of what is in them.
func (s *Set) properties(values []value, rest types) part {
	parts := make([]part, len(values))
	for i, v := range values {
		switch name := word(v.text); name {
		case "open":
			parts[i] = tested("is:open", questions, func(c *cursor) bool { return c.b.Questions()[c.ref.Index].Open })
		case "answered":
			parts[i] = tested("is:answered", questions, func(c *cursor) bool { return !c.b.Questions()[c.ref.Index].Open })
		case "contested":
			parts[i] = tested("is:contested", positions, (*cursor).contested)
		case "secondhand":
			parts[i] = tested("is:secondhand", positions|events, (*cursor).secondHand)
		case "guess":
			parts[i] = tested("is:guess", quotes|positions|questions|issues, (*cursor).guessed)
		case "corrected":
			parts[i] = wide(briefings, rest, shelved("is:corrected", func(b *model.Briefing) bool { return len(b.Corrections) > 0 }))
		case "unread":
			parts[i] = wide(briefings, rest, s.unread())
		case "bookmarked":
			parts[i] = s.annotated(name, s.ctx.Bookmarked)
		default:
			parts[i] = s.annotated("noted", s.ctx.Noted)
		}
	}
	return anyOf(parts)
}

// unread is for what is in briefings that the reader has not read.
func (s *Set) unread() part {
	if s.ctx.Unread == nil {
		return never
	}
	return s.asked("unread", held(func(g *segment, i int) bool { return s.ctx.Unread(g.briefings[i]) }))
}

// annotated is for what the reader has bookmarked, or noted.
func (s *Set) annotated(how string, of func(*model.Briefing, model.Ref) bool) part {
	if of == nil {
		return never
	}
	return s.asked(how, func(g *segment, x numbers) {
		if s.ctx.Annotated != nil {
			held(func(g *segment, i int) bool { return s.ctx.Annotated(g.briefings[i]) })(g, x)
		}
		g.sift(all, x, func(c *cursor) bool { return of(c.b, c.ref) })
	})
}

func (c *cursor) contested() bool {
	p := &c.b.Positions()[c.ref.Index]
	if len(c.g.briefings) == 1 {
		return c.relations().Contested(p.Actor, p.Issue)
	}
	for i := range c.b.Positions() {
		if q := &c.b.Positions()[i]; q.Actor == p.Actor && q.Issue == p.Issue && q.Stance != p.Stance {
			return true
		}
	}
	return false
}

func (c *cursor) secondHand() bool {
	if c.kind == positions {
		return c.b.Positions()[c.ref.Index].SecondHand()
	}
	return c.b.Events()[c.ref.Index].SecondHand()
}

func (c *cursor) guessed() bool {
	switch c.kind {
	case quotes:
		return c.b.Quotes()[c.ref.Index].Guess
	case positions:
		return c.b.Positions()[c.ref.Index].Guess
	case questions:
		return c.b.Questions()[c.ref.Index].Guess
	case issues:
		return c.b.Issues()[c.ref.Index].Guess
	}
	return false
}
