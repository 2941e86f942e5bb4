package content

import (
	"fmt"
	"slices"
	"strings"

	"readout/model"
)

// mostClashes is how many clashes of a briefing with others are reported.
const mostClashes = 20

// clashCode names the mistake that only a library has.
const clashCode = "clash"

// declared is who first declared an actor, and as whom.
type declared struct {
	in    *model.Briefing
	actor *model.Actor
}

// clashing finds the clashes of briefings that come one after the other.
type clashing struct {
	first map[string]declared // by id
}

// clashes returns, for each briefing of a library, the actors whom it declares
// otherwise than the first of the others: one id is one actor. Nothing is said
// of what stands in a briefing with an embargo.
func clashes(bs []*model.Briefing) [][]model.Mistake {
	var c clashing
	out := make([][]model.Mistake, len(bs))
	for i, b := range bs {
		out[i] = c.take(b)
	}
	return out
}

// take returns the clashes of a briefing with those that were taken before.
func (c *clashing) take(b *model.Briefing) (found []model.Mistake) {
	if c.first == nil {
		c.first = map[string]declared{}
	}
	cast := b.Only(model.TypeActor).Actors
	for j := range cast {
		a := &cast[j]
		if !a.At.Known() {
			continue
		}
		other, known := c.first[a.ID]
		if !known && b.Embargo.IsZero() {
			c.first[a.ID] = declared{b, a}
		}
		if !known || len(found) == mostClashes {
			continue
		}
		if what := differ(a, other.actor); what != "" {
			found = append(found, clash(b, a, other, what))
		}
	}
	return found
}

// with returns briefings with their clashes among their mistakes; those without
// any are the same values.
func (c *clashing) with(bs []*model.Briefing) []*model.Briefing {
	out := slices.Clone(bs)
	for i, b := range bs {
		if found := c.take(b); len(found) > 0 {
			with := *b
			with.Mistakes = append(slices.Clip(b.Mistakes), found...)
			out[i] = &with
		}
	}
	return out
}

// differ says how two declarations of an id disagree on who that is: by kind,
// or by names of which neither is part of the other or an alias.
func differ(a, other *model.Actor) string {
	switch {
	case a.Kind == other.Kind && a.Name == other.Name && strings.TrimSpace(a.Name) != "": // nearly always
	case a.Kind != other.Kind:
		return fmt.Sprintf("%s %s here and %s %s", article(a.Kind), a.Kind, article(other.Kind), other.Kind)
	case !callsAlike(a, other) && !callsAlike(other, a):
		return fmt.Sprintf("%s here and %s", cite(a.Name), cite(other.Name))
	}
	return ""
}

// callsAlike reports whether a name of one actor is one of the other, or part of one.
func callsAlike(a, other *model.Actor) bool {
	mine := append([]string{a.Name}, a.Aliases...)
	return slices.ContainsFunc(mine, func(name string) bool {
		words := strings.Fields(model.Fold(name))
		return slices.ContainsFunc(append([]string{other.Name}, other.Aliases...), func(theirs string) bool {
			have := strings.Fields(model.Fold(theirs))
			return len(words) > 0 && !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(have, w) })
		})
	})
}

func clash(b *model.Briefing, a *model.Actor, other declared, what string) model.Mistake {
	m := model.Mistake{
		File: b.Path, Line: a.At.Line, Column: max(a.At.Column, 1), Width: 1, Severity: model.Warning, Code: clashCode,
		What: fmt.Sprintf("the actor %s is %s in %s:%d", cite(a.ID), what, model.CleanLine(other.in.Path), other.actor.At.Line),
		Mend: "in one folder one id is one actor: give one of them another id, or put the actor into " + castFile,
	}
	lines := strings.SplitN(b.Source(), "\n", a.At.Line+1)
	if len(lines) >= a.At.Line {
		m.Excerpt = model.CleanLine(lines[a.At.Line-1])
		m.Width = max(min(len([]rune(a.ID)), len([]rune(m.Excerpt))-m.Column+1), 1)
	}
	return m
}

// WithClashes returns briefings that are read together, with the clashes between
// them among their mistakes; those without any are the same values.
func WithClashes(bs []*model.Briefing) []*model.Briefing {
	var c clashing
	return c.with(bs)
}

// WithoutClashes returns a briefing as it is read alone, without what Folder found
// it to clash with.
func WithoutClashes(b *model.Briefing) *model.Briefing {
	if !slices.ContainsFunc(b.Mistakes, isClash) {
		return b
	}
	alone := *b
	alone.Mistakes = slices.DeleteFunc(slices.Clone(b.Mistakes), isClash)
	return &alone
}

func isClash(m model.Mistake) bool { return m.Code == clashCode }
