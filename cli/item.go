package cli

import (
	"encoding/json"
	"fmt"
	"strings"

	"readout/content"
	"readout/model"
)

func (p printer) quote(q model.Quote) {
	words := make([]string, len(q.Segments))
	for i, s := range q.Segments {
		words[i] = "“" + s.Text + "”"
	}
	p.para("", "", strings.Join(words, " … "))
	speaker := p.name(q.By)
	if a := p.b.ActorByID(q.By); a != nil && a.Role != "" {
		speaker += ", " + a.Role
	}
	if q.Guess {
		speaker += " (a guess)"
	}
	p.para("  — ", "    ", speaker)
	p.details("issue", p.issueTitle(q.Issue), "source", p.sourceTitle(q.Source), "on", q.On.String(),
		"original", q.Original, "word for word", checked(q), "marking", p.b.Marking)
}

// checked tells the outcome of the word-for-word check of a quote.
func checked(q model.Quote) string {
	var outcomes []string
	for _, s := range q.Segments {
		if s.Check != "" && (len(outcomes) == 0 || outcomes[len(outcomes)-1] != string(s.Check)) {
			outcomes = append(outcomes, string(s.Check))
		}
	}
	return strings.Join(outcomes, ", ")
}

func (p printer) sourceTitle(id string) string {
	s := p.b.SourceByID(id)
	if s == nil {
		return id
	}
	title := s.Title
	for _, more := range []string{s.By, s.Date.String(), s.URL} {
		if more != "" {
			title += ", " + more
		}
	}
	if s.Grade != "" {
		title += " (" + s.Grade + ")"
	}
	return title
}

func (p printer) position(x model.Position, withIssue bool) {
	line := p.name(x.Actor) + ": " + string(x.Stance)
	if x.Guess {
		line += "?"
	}
	if withIssue {
		line = p.issueTitle(x.Issue) + " – " + line
	}
	if x.Note != "" {
		line += " – " + x.Note
	}
	if len(x.Per) > 0 {
		line += " (per " + p.names(x.Per) + ")"
	}
	if p.b.Contested(x.Actor, x.Issue) {
		line += " [accounts differ]"
	}
	p.para("", "  ", line)
}

func (p printer) question(q model.Question) {
	box := "[ ] "
	if !q.Open {
		box = "[x] "
	}
	p.para(box, "    ", join(q.Ask, unsure(q.Guess)))
	if q.Answer != "" {
		p.para("    → ", "      ", q.Answer)
	}
}

// unsure says that nobody has said yet that something is so.
func unsure(guess bool) string {
	if guess {
		return "(a guess)"
	}
	return ""
}

func (p printer) event(e model.Event) {
	line := e.What
	if when := e.When.String(); when != "" {
		line = when + "  " + line
	}
	if e.State != "" && e.State != model.Happened {
		line += " [" + string(e.State) + "]"
	}
	p.para("", "  ", line)
	p.details("who", p.names(e.Who), "where", e.Where, "issue", p.issueTitle(e.Issue), "per", p.names(e.Per))
}

func (p printer) judgement(j model.Judgement) {
	p.para("", "  ", j.Text)
	p.details("likelihood", j.Likelihood, "confidence", j.Confidence, "basis", j.Basis, "issue", p.issueTitle(j.Issue))
}

func (p printer) source(s model.Source) {
	p.para("", "  ", s.Title)
	grade := s.Grade
	if grade == "" {
		grade = "not graded"
	}
	p.details("by", s.By, "date", s.Date.String(), "link", s.URL, "grade", grade, "note", s.Note, "file", s.File)
}

func (p printer) issue(i model.Issue) {
	p.para("", "", join(i.Title, unsure(i.Guess)))
	if i.Question != "" {
		p.para("  ", "  ", i.Question)
	}
	for n, x := range p.b.PositionsOn(i.ID) {
		p.heading(n, "Positions")
		p.position(p.b.Positions()[x], false)
	}
	for n, x := range p.b.QuotesOn(i.ID) {
		p.heading(n, "Quotes")
		p.shortQuote(p.b.Quotes()[x])
	}
	for n, x := range p.b.QuestionsOn(i.ID) {
		p.heading(n, "Questions")
		p.question(p.b.Questions()[x])
	}
}

func (p printer) actor(a model.Actor) {
	line := a.Name
	if a.Role != "" {
		line += ", " + a.Role
	}
	p.para("", "  ", line)
	p.details("part", string(a.Part), "kind", a.Kind, "also", strings.Join(a.Aliases, ", "))
	for n, x := range p.b.PositionsOf(a.ID) {
		p.heading(n, "Positions")
		p.position(p.b.Positions()[x], true)
	}
	for n, x := range p.b.QuotesBy(a.ID) {
		p.heading(n, "Quotes")
		p.shortQuote(p.b.Quotes()[x])
	}
	for n, x := range p.b.EventsOf(a.ID) {
		p.heading(n, "Events")
		p.event(p.b.Events()[x])
	}
}

// heading prints a heading before the first of the items under it.
func (p printer) heading(n int, title string) {
	if n == 0 {
		fmt.Fprintf(p.w, "\n%s\n\n", title)
	}
}

func (p printer) shortQuote(q model.Quote) {
	words := make([]string, len(q.Segments))
	for i, s := range q.Segments {
		words[i] = "“" + s.Text + "”"
	}
	p.para("", "  ", p.name(q.By)+": "+strings.Join(words, " … "))
}

// itemJSON is the JSON of one item, cut out of that of its briefing.
func itemJSON(b *model.Briefing, ref model.Ref) ([]byte, error) {
	data, err := content.JSON(b)
	if err != nil {
		return nil, err
	}
	var whole map[string]json.RawMessage
	if err := json.Unmarshal(data, &whole); err != nil {
		return nil, err
	}
	var list []json.RawMessage
	if err := json.Unmarshal(whole[string(ref.Type)+"s"], &list); err != nil || ref.Index >= len(list) {
		return nil, fmt.Errorf("%s has no JSON of its own", b.AddressOf(ref))
	}
	return json.MarshalIndent(list[ref.Index], "", "  ")
}
