package query

import (
	"path/filepath"
	"slices"
	"strings"

	"readout/model"
)

// held tests for the briefings that pass, each asked once.
func (s *Set) held(pass func(*model.Briefing) bool) test {
	held := make(map[*shelf]bool, len(s.shelves))
	for _, sh := range s.shelves {
		if pass(sh.b) {
			held[sh] = true
		}
	}
	return func(c *cursor) bool { return held[c.sh] }
}

// shelved tests for a briefing's id, its file or a folder it is in.
func (s *Set) shelved(text string) test {
	want := model.Fold(strings.Trim(filepath.ToSlash(text), "/"))
	return s.held(func(b *model.Briefing) bool {
		path := "/" + model.Fold(filepath.ToSlash(b.Path)) + "/"
		return model.Fold(b.ID) == want || strings.Contains(path, "/"+want+"/")
	})
}

// marked tests for a marking: the one that is given, else all that hold a word
// that begins so.
func (s *Set) marked(text string) test {
	if word(text) == none {
		return s.held(func(b *model.Briefing) bool { return b.Marking == "" })
	}
	want := searchable(text)
	exact := slices.ContainsFunc(s.shelves, func(sh *shelf) bool { return searchable(sh.b.Marking) == want })
	return s.held(func(b *model.Briefing) bool {
		m := searchable(b.Marking)
		return m == want || !exact && hasWord(m, want)
	})
}

// written tests for a language and its variants.
func (s *Set) written(text string) test {
	want := model.Fold(text)
	return s.held(func(b *model.Briefing) bool {
		lang := model.Fold(b.Lang)
		return lang == want || strings.HasPrefix(lang, want+"-") || lang == "" && want == none
	})
}

// properties makes a test of the words of "is". Some are said of whole
// briefings, and then of what is in them.
func (s *Set) properties(values []value, rest types) test {
	tests := make([]test, len(values))
	for i, v := range values {
		switch word(v.text) {
		case "open":
			tests[i] = only(questions, func(c *cursor) bool { return c.sh.b.Questions[c.ref.Index].Open })
		case "answered":
			tests[i] = only(questions, func(c *cursor) bool { return !c.sh.b.Questions[c.ref.Index].Open })
		case "contested":
			tests[i] = only(positions, func(c *cursor) bool {
				p := &c.sh.b.Positions[c.ref.Index]
				return c.sh.relations().Contested(p.Actor, p.Issue)
			})
		case "secondhand":
			tests[i] = func(c *cursor) bool { return len(c.tellers()) > 0 }
		case "guess":
			tests[i] = (*cursor).guessed
		case "corrected":
			tests[i] = wide(briefings, rest, s.held(func(b *model.Briefing) bool { return len(b.Corrections) > 0 }))
		case "unread":
			tests[i] = wide(briefings, rest, s.held(func(b *model.Briefing) bool { return s.ctx.Unread != nil && s.ctx.Unread(b) }))
		case "bookmarked":
			tests[i] = asked(s.ctx.Bookmarked)
		default:
			tests[i] = asked(s.ctx.Noted)
		}
	}
	return anyOf(tests)
}

func only(on types, pass test) test {
	return func(c *cursor) bool { return c.kind&on != 0 && pass(c) }
}

func asked(of func(*model.Briefing, model.Ref) bool) test {
	if of == nil {
		return never
	}
	return func(c *cursor) bool { return of(c.sh.b, c.ref) }
}

func (c *cursor) guessed() bool {
	switch c.kind {
	case quotes:
		return c.sh.b.Quotes[c.ref.Index].Guess
	case positions:
		return c.sh.b.Positions[c.ref.Index].Guess
	case questions:
		return c.sh.b.Questions[c.ref.Index].Guess
	case issues:
		return c.sh.b.Issues[c.ref.Index].Guess
	}
	return false
}
