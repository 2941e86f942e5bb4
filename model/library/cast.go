package library

import (
	"slices"

	"readout/model"
)

// Cast is everybody and every issue of some briefings under one id each. What
// the newest briefing says of them holds.
type Cast struct {
	actors []model.Actor
	short  []string
	actor  map[string]int
	issues []model.Issue
	issue  map[string]int
}

// NewCast takes the actors and issues of some briefings together, oldest first.
func NewCast(scope []*model.Briefing) *Cast {
	c := &Cast{actor: map[string]int{}, issue: map[string]int{}}
	for i := len(scope) - 1; i >= 0; i-- {
		said := scope[i].Only(model.TypeActor, model.TypeIssue)
		for _, a := range said.Actors {
			if _, ok := c.actor[a.ID]; !ok {
				c.actor[a.ID] = len(c.actors)
				c.actors = append(c.actors, a)
			}
		}
		for _, is := range said.Issues {
			if _, ok := c.issue[is.ID]; !ok {
				c.issue[is.ID] = len(c.issues)
				c.issues = append(c.issues, is)
			}
		}
	}
	c.short = model.ShortNames(c.actors)
	return c
}

// Actors are the actors by their part, as model.Parts orders them.
func (c *Cast) Actors() []model.Actor {
	sorted := slices.Clone(c.actors)
	slices.SortStableFunc(sorted, func(a, b model.Actor) int { return partRank(a.Part) - partRank(b.Part) })
	return sorted
}

func partRank(p model.Part) int {
	if i := slices.Index(model.Parts, string(p)); i >= 0 {
		return i
	}
	return len(model.Parts)
}

// Issues are the issues, those of the newest briefing first.
func (c *Cast) Issues() []model.Issue { return c.issues }

// Actor returns an actor, or nil.
func (c *Cast) Actor(id string) *model.Actor {
	if i, ok := c.actor[id]; ok {
		return &c.actors[i]
	}
	return nil
}

// Issue returns an issue, or nil.
func (c *Cast) Issue(id string) *model.Issue {
	if i, ok := c.issue[id]; ok {
		return &c.issues[i]
	}
	return nil
}

// Short is the name by which lists call an actor; the id of one not declared.
func (c *Cast) Short(id string) string {
	if i, ok := c.actor[id]; ok {
		return c.short[i]
	}
	if id == "" {
		return "speaker unknown"
	}
	return id
}

// Name is the whole name of an actor; the id of one not declared.
func (c *Cast) Name(id string) string {
	if a := c.Actor(id); a != nil && a.Name != "" {
		return a.Name
	}
	return c.Short(id)
}

// Part is the part of an actor.
func (c *Cast) Part(id string) model.Part {
	if a := c.Actor(id); a != nil && a.Part != "" {
		return a.Part
	}
	return model.Other
}

// Title is the title of an issue; the id of one not declared.
func (c *Cast) Title(id string) string {
	if i := c.Issue(id); i != nil && i.Title != "" {
		return i.Title
	}
	return id
}
