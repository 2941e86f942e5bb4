package cli

import (
	"fmt"
	"io"
	"strings"

	"readout/model"
)

// printItem prints all that a briefing says of one item, as plain text.
func printItem(w io.Writer, b *model.Briefing, ref model.Ref, width int) {
	p := printer{w: w, b: b, width: width}
	switch ref.Type {
	case model.TypeQuote:
		p.quote(b.Quotes()[ref.Index])
	case model.TypePosition:
		p.position(b.Positions()[ref.Index], true)
	case model.TypeQuestion:
		p.question(b.Questions()[ref.Index])
	case model.TypeEvent:
		p.event(b.Events()[ref.Index])
	case model.TypeJudgement:
		p.judgement(b.Judgements()[ref.Index])
	case model.TypeSource:
		p.source(b.Sources()[ref.Index])
	case model.TypeIssue:
		p.issue(b.Issues()[ref.Index])
	case model.TypeActor:
		p.actor(b.Actors()[ref.Index])
	}
}

// printer prints the items of one briefing in lines of at most width columns,
// after an indentation.
type printer struct {
	w      io.Writer
	b      *model.Briefing
	width  int
	indent string
}

// para prints words after an indentation that the lines after the first share.
func (p printer) para(first, rest, text string) {
	for i, line := range wrap(text, max(p.width-len(p.indent)-len(rest), 10)) {
		lead := rest
		if i == 0 {
			lead = first
		}
		fmt.Fprintln(p.w, p.indent+lead+line)
	}
}

func (p printer) name(id string) string {
	if a := p.b.ActorByID(id); a != nil {
		return a.Name
	}
	if id == "" {
		return "unknown"
	}
	return id
}

func (p printer) names(ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = p.name(id)
	}
	return strings.Join(names, ", ")
}

func (p printer) issueTitle(id string) string {
	if i := p.b.IssueByID(id); i != nil {
		return i.Title
	}
	return id
}

// details prints the lines under an item, leaving out what is not known.
func (p printer) details(pairs ...string) {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			p.para("  "+pairs[i]+": ", "    ", pairs[i+1])
		}
	}
}
