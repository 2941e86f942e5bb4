package ui

import (
	"strings"

	"readout/model"
	"readout/model/query"
)

// standing is where an actor stands on an issue, all accounts taken together.
type standing struct {
	stance  model.Stance // "" if nothing is known
	differs bool         // accounts give different stances
	second  bool         // nobody but others says so
}

// and takes one more account.
func (s standing) and(p model.Position) standing {
	if s.stance == "" {
		return standing{stance: p.Stance, second: p.SecondHand()}
	}
	s.differs = s.differs || s.stance != p.Stance
	s.second = s.second && p.SecondHand()
	return s
}

// standsOf gives the stances of an actor by issue.
func standsOf(b *model.Briefing, actor string) map[string]standing {
	found := map[string]standing{}
	for _, p := range b.Positions() {
		if p.Actor == actor {
			found[p.Issue] = found[p.Issue].and(p)
		}
	}
	return found
}

// standsOn gives the stances on an issue by actor.
func standsOn(b *model.Briefing, issue string) map[string]standing {
	found := map[string]standing{}
	for _, p := range b.Positions() {
		if p.Issue == issue {
			found[p.Actor] = found[p.Actor].and(p)
		}
	}
	return found
}

// disputed are the issues on which accounts of somebody's stance differ.
func disputed(b *model.Briefing) map[string]bool {
	type cell struct{ actor, issue string }
	cells, issues := map[cell]standing{}, map[string]bool{}
	for _, p := range b.Positions() {
		at := cell{p.Actor, p.Issue}
		cells[at] = cells[at].and(p)
		if cells[at].differs {
			issues[p.Issue] = true
		}
	}
	return issues
}

// about is the one actor or issue that is chosen, or that the filter asks for.
func (v *view) about(t model.Type) (model.Ref, bool) {
	if r, ok := v.chosen.of(t); ok {
		return r, true
	}
	var asked []string
	for _, c := range query.Chips(v.kept) {
		if strings.HasPrefix(c.Text, string(t)+":") {
			asked = append(asked, c.Text)
		}
	}
	q, err := query.Parse(strings.Join(asked, " "))
	if len(asked) == 0 || err != nil {
		return model.Ref{}, false
	}
	found, n := model.Ref{}, 0
	for _, item := range v.set.Select(q) {
		if item.Ref.Type == t {
			found = item.Ref
			n++
		}
	}
	return found, n == 1
}
