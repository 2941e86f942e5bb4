package ui

import (
	"fmt"
	"strings"

	"readout/model"
	"readout/model/library"
	"readout/ui/theme"
)

func (c *card) actor(a model.Actor) {
	c.who(a.ID)
	c.blank()
	c.fact("also", strings.Join(a.Aliases, ", "))
	if a.SpeaksFor != "" {
		c.fact("for", c.view.name(a.SpeaksFor))
	}
	c.fact("id", "#"+a.ID)
	c.positions("Positions", func(p model.Position) bool { return p.Actor == a.ID }, true)
	c.wordsBy(a.ID, -1)
	first := true
	for _, e := range c.view.briefing.Events() {
		for _, id := range e.Who {
			if id != a.ID {
				continue
			}
			if first {
				c.head("Events")
				first = false
			}
			c.say(strings.TrimSpace(whenOf(e)+"  "+e.What), theme.Text, 0)
		}
	}
}

func (c *card) issue(i model.Issue) {
	c.say(i.Title, theme.Heading, 0)
	c.say(i.Question, theme.Text, 0)
	if i.Guess {
		c.fact("issue", "not certain")
	}
	c.positions("Positions", func(p model.Position) bool { return p.Issue == i.ID }, false)
	first := true
	for _, q := range c.view.briefing.Questions() {
		if q.Issue != i.ID {
			continue
		}
		if first {
			c.head("Questions")
			first = false
		}
		c.ask(q)
	}
	c.judgements(func(j model.Judgement) bool { return j.Issue == i.ID })
}

func (c *card) ask(q model.Question) {
	sign := c.theme.Open
	if !q.Open {
		sign = c.theme.Answered
	}
	c.say(sign+" "+q.Ask, theme.Text, 0)
	if q.Answer != "" {
		c.say(c.theme.Arrow+" "+q.Answer, theme.Dim, 4)
	}
}

func (c *card) question(r model.Ref, q model.Question) {
	c.ask(q)
	c.blank()
	if q.Guess {
		c.fact("question", "not certain")
	}
	c.fact("issue", c.view.issueTitle(q.Issue))
	if p := c.view.briefing.PlaceOf(r); p.Known() {
		c.fact("place", fmt.Sprintf("line %d", p.Line))
	}
}

func (c *card) event(e model.Event) {
	c.say(e.What, theme.Heading, 0)
	c.blank()
	c.fact("when", e.When.String())
	state := e.State
	if state == "" {
		state = model.Happened
	}
	c.fact("state", string(state))
	c.fact("who", c.view.nameAll(e.Who))
	c.fact("where", e.Where)
	c.fact("issue", c.view.issueTitle(e.Issue))
	c.fact("per", c.view.nameAll(e.Per))
	c.fact("source", c.view.sourceTitle(e.Source))
}

func (c *card) source(s model.Source) {
	c.say(s.Title, theme.Heading, 0)
	c.blank()
	c.fact("by", s.By)
	c.fact("date", s.Date.String())
	c.fact("url", s.URL)
	c.fact("grade", graded(s))
	c.fact("file", s.File)
	c.fact("note", s.Note)
	c.fact("id", s.ID)
}

// judgements lists the author's own assessments. Likelihood and confidence are
// two things and stand on two lines.
func (c *card) judgements(pass func(model.Judgement) bool) {
	first := true
	for _, j := range c.view.briefing.Judgements() {
		if !pass(j) {
			continue
		}
		if first {
			c.head("Judgements")
			first = false
		}
		c.say(j.Text, theme.Text, 0)
		c.fact("likelihood", j.Likelihood)
		c.fact("confidence", j.Confidence)
		c.fact("basis", j.Basis)
	}
}

// about is the card of the briefing: for whom it is, whether it holds, what
// was corrected, what its author thinks, and last what nobody wrote.
func (c *card) about() {
	b := c.view.briefing
	c.say(c.view.title, theme.Heading, 0)
	c.say(b.Summary, theme.Text, 0)
	c.blank()
	c.fact("marking", either(b.Marking, "none")+": "+meaning(b.Marking))
	c.fact("status", library.Standing(b))
	if b.Reviewed != nil {
		c.fact("reviewed", strings.TrimSpace(b.Reviewed.By+" "+b.Reviewed.On.String()))
	}
	c.fact("embargo", b.Embargo.String())
	c.fact("date", b.Date.String())
	c.corrections()
	c.judgements(func(model.Judgement) bool { return true })
	c.head("File")
	c.fact("author", b.Author)
	c.fact("replaces", b.Replaces)
	c.fact("language", b.Lang)
	c.fact("file", b.Path)
	c.fact("reading", plural(b.Minutes(), "minute"))
	c.inferred()
}

// meanings says what each label of the Traffic Light Protocol 2.0 allows.
var meanings = map[string]string{
	"TLP:RED":          "only for those it was given to; pass it on to nobody",
	"TLP:AMBER+STRICT": "for those who need it in the organisation it was given to, and nobody outside",
	"TLP:AMBER":        "for those who need it in the organisation it was given to, and its clients",
	"TLP:GREEN":        "may go round in the community, but not be published",
	"TLP:CLEAR":        "may be passed on to everybody",
}

// meaning is what a marking allows, in plain words.
func meaning(marking string) string {
	if marking == "" {
		return "ask before you pass it on"
	}
	if m, ok := meanings[strings.ToUpper(strings.ReplaceAll(marking, " ", ""))]; ok {
		return m
	}
	return "a label of its authors; ask them what it allows"
}

func (c *card) corrections() {
	b := c.view.briefing
	if len(b.Corrections) > 0 {
		c.head("Corrections")
	}
	for _, k := range b.Corrections {
		c.say(strings.TrimSpace(k.On.String()+"  "+k.What), theme.Warn, 0)
		if k.Was != "" {
			c.say("was: "+k.Was, theme.Dim, 2)
		}
	}
}

// inferred lists what nobody wrote, but follows from the format's rules: alike
// things are counted.
func (c *card) inferred() {
	type group struct{ what, kind, from string }
	var order []group
	last, times := map[group]string{}, map[group]int{}
	for _, f := range c.view.briefing.Inferred() {
		kind, _, _ := strings.Cut(f.Of, ":")
		g := group{f.What, kind, f.From}
		if times[g] == 0 {
			order = append(order, g)
		}
		times[g]++
		last[g] = f.Of
	}
	if len(order) > 0 {
		c.head("Not written, but inferred")
	}
	for _, g := range order {
		s := g.what
		switch n := times[g]; {
		case n > 1 && g.kind != "":
			s += " of " + plural(n, g.kind)
		case g.kind != "":
			s += " of " + last[g]
		}
		if g.from != "" {
			s += ", from " + g.from
		}
		c.say(s, theme.Dim, 0)
	}
}
