package model

import "strings"

// Words returns the words of a quote on one line, its segments parted by " … ".
func (q *Quote) Words() string {
	if len(q.Segments) == 1 {
		return q.Segments[0].Text
	}
	parts := make([]string, len(q.Segments))
	for i, s := range q.Segments {
		parts[i] = s.Text
	}
	return strings.Join(parts, " … ")
}

// Label names an item in one clean line, long as it may be.
func (b *Briefing) Label(r Ref) string { return b.label(r, b) }

// named finds actors and issues by their ids.
type named interface {
	ActorByID(id string) *Actor
	IssueByID(id string) *Issue
}

func (b *Briefing) label(r Ref, names named) string {
	if !b.Holds(r) {
		return ""
	}
	var s string
	switch r.Type {
	case TypeQuote:
		q := &b.Quotes()[r.Index]
		if s = "“" + q.Words() + "”"; q.By != "" {
			s = actorName(names, q.By) + ": " + s
		}
	case TypePosition:
		p := &b.Positions()[r.Index]
		s = actorName(names, p.Actor) + ", " + issueTitle(names, p.Issue) + ": " + string(p.Stance)
		if p.Note != "" {
			s += " - " + p.Note
		}
	case TypeEvent:
		s = b.Events()[r.Index].What
	case TypeQuestion:
		s = b.Questions()[r.Index].Ask
	case TypeJudgement:
		s = b.Judgements()[r.Index].Text
	case TypeSource:
		s = either(b.Sources()[r.Index].Title, b.Sources()[r.Index].ID)
	case TypeActor:
		s = either(b.Actors()[r.Index].Name, b.Actors()[r.Index].ID)
	case TypeIssue:
		s = either(b.Issues()[r.Index].Title, b.Issues()[r.Index].ID)
	case TypeBriefing:
		s = either(b.Title, b.ID)
	}
	return CleanLine(s)
}

func actorName(names named, id string) string {
	if a := names.ActorByID(id); a != nil && a.Name != "" {
		return a.Name
	}
	return id
}

func issueTitle(names named, id string) string {
	if i := names.IssueByID(id); i != nil && i.Title != "" {
		return i.Title
	}
	return id
}
