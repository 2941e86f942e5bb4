package cli

import (
	"fmt"
	"strings"

	"readout/model"
	"readout/model/library"
)

// comparisonLine is a comparison as JSON.
type comparisonLine struct {
	Before  versionLine `json:"before"`
	Now     versionLine `json:"now"`
	Marking string      `json:"marking,omitempty"` // the highest of the two
	Share   int         `json:"carried_over"`      // percent of the newer text that stood in the older
	Hidden  int         `json:"hidden,omitempty"`  // changes that the filter leaves out
	Changes []diffLine  `json:"changes"`
	Text    []textLine  `json:"text"`
}

// versionLine is one of the two briefings.
type versionLine struct {
	ID      string       `json:"id"`
	Title   string       `json:"title"`
	Date    string       `json:"date,omitempty"`
	Status  model.Status `json:"status"`
	Marking string       `json:"marking,omitempty"`
	Address string       `json:"address,omitempty"`
}

// diffLine is one change.
type diffLine struct {
	Section library.Section `json:"section"`
	Change  library.Kind    `json:"change"`
	Type    model.Type      `json:"type,omitempty"`
	Actor   string          `json:"actor,omitempty"`
	Issue   string          `json:"issue,omitempty"`
	Text    string          `json:"text"`
	Detail  string          `json:"detail,omitempty"`
	Date    string          `json:"date,omitempty"`
	From    *stoodLine      `json:"stance_before,omitempty"`
	To      *stoodLine      `json:"stance_now,omitempty"`
	Fields  []library.Field `json:"fields,omitempty"`
	Before  string          `json:"address_before,omitempty"`
	Now     string          `json:"address_now,omitempty"`
	Doubts  *doubtLine      `json:"doubts_before,omitempty"` // of words and events; a stance has its own
	Doubted *doubtLine      `json:"doubts_now,omitempty"`
}

// doubtLine is what is not sure about an item.
type doubtLine struct {
	SecondHand bool `json:"secondhand,omitempty"`
	Guess      bool `json:"guess,omitempty"`
}

// doubtsOf are the doubts about a quotation or event, nil for none.
func doubtsOf(b *model.Briefing, r model.Ref) *doubtLine {
	var d doubtLine
	switch {
	case !b.Holds(r):
	case r.Type == model.TypeQuote:
		d.Guess = b.Quotes()[r.Index].Guess
	case r.Type == model.TypeEvent:
		d.SecondHand = b.Events()[r.Index].SecondHand()
	}
	if d == (doubtLine{}) {
		return nil
	}
	return &d
}

// stoodLine is where an actor stood, all accounts taken together.
type stoodLine struct {
	Stance     model.Stance  `json:"stance"`
	Note       string        `json:"note,omitempty"`
	Differ     bool          `json:"contested,omitempty"`
	SecondHand bool          `json:"secondhand,omitempty"`
	Guess      bool          `json:"guess,omitempty"`
	Accounts   []accountLine `json:"accounts,omitempty"` // if they differ or are another's
}

// textLine is what became of a section of the text.
type textLine struct {
	Title      string          `json:"title"`
	Issue      string          `json:"issue,omitempty"`
	New        int             `json:"new"`
	Gone       int             `json:"gone"`
	Changed    int             `json:"changed"`
	Moved      int             `json:"moved"`
	Same       int             `json:"same"`
	Paragraphs []paragraphLine `json:"paragraphs,omitempty"`
}

// paragraphLine is a paragraph of either text, in pieces that tell what only one has.
type paragraphLine struct {
	Change library.Kind    `json:"change"`
	Before []library.Piece `json:"before,omitempty"`
	Now    []library.Piece `json:"now,omitempty"`
}

func versionOf(b *model.Briefing) versionLine {
	return versionLine{
		ID: b.ID, Title: titled(b), Date: b.Date.String(), Status: b.Status, Marking: b.Marking,
		Address: addressIn(b, model.Ref{Type: model.TypeBriefing}),
	}
}

func comparisonOf(c *library.Comparison, all bool) comparisonLine {
	line := comparisonLine{
		Before: versionOf(c.Before), Now: versionOf(c.Now), Marking: library.Highest([]*model.Briefing{c.Before, c.Now}),
		Share: c.Text.Share, Hidden: c.Hidden, Changes: []diffLine{}, Text: []textLine{},
	}
	for i := range c.Changes {
		if shownIn(&c.Changes[i], all) {
			line.Changes = append(line.Changes, diffOf(c, &c.Changes[i]))
		}
	}
	for i := range c.Text.Sections {
		line.Text = append(line.Text, textOf(c, &c.Text.Sections[i], all))
	}
	return line
}

func diffOf(c *library.Comparison, x *library.Difference) diffLine {
	t := c.Tell(x)
	_, r := c.At(x)
	line := diffLine{
		Section: x.Section, Change: x.Kind, Type: r.Type, Actor: x.Actor, Issue: x.Issue, Text: t.What, Detail: t.Detail,
		Date: x.On.String(), From: stoodIn(c.Before, x.From), To: stoodIn(c.Now, x.To), Fields: x.Fields,
	}
	if x.Before.Type != "" {
		line.Before, line.Doubts = addressIn(c.Before, x.Before), doubtsOf(c.Before, x.Before)
	}
	if x.Now.Type != "" {
		line.Now, line.Doubted = addressIn(c.Now, x.Now), doubtsOf(c.Now, x.Now)
	}
	return line
}

func stoodIn(b *model.Briefing, s library.Stand) *stoodLine {
	if !s.Covered() {
		return nil
	}
	return &stoodLine{Stance: s.Stance, Note: model.CleanLine(s.Note), Differ: s.Differ, SecondHand: s.SecondHand, Guess: s.Guess, Accounts: doubtful(b, s)}
}

func textOf(c *library.Comparison, s *library.TextSection, all bool) textLine {
	line := textLine{Title: model.CleanLine(s.Title), Issue: issueOf(c, s), New: s.New, Gone: s.Gone, Changed: s.Changed, Moved: s.Moved, Same: s.Same}
	for i := range s.Rows {
		p := &s.Rows[i]
		if p.Kind == library.KindSame && !all {
			continue
		}
		was, is := p.Diff()
		line.Paragraphs = append(line.Paragraphs, paragraphLine{Change: p.Kind, Before: was, Now: is})
	}
	return line
}

func issueOf(c *library.Comparison, s *library.TextSection) string {
	if s.Now.Type != "" {
		return c.Now.IssueOf(s.Now)
	}
	return c.Before.IssueOf(s.Before)
}

func comparisonCSV(c *library.Comparison, all bool) table {
	out := table{head: []string{
		"section", "change", "type", "actor", "issue", "text", "detail", "date", "stance_before", "stance_now",
		"contested_before", "contested_now", "secondhand_before", "secondhand_now", "guess_before", "guess_now", "accounts_before", "accounts_now", "marking", "address_before", "address_now",
	}}
	marking := library.Highest([]*model.Briefing{c.Before, c.Now})
	for i := range c.Changes {
		x := &c.Changes[i]
		if !shownIn(x, all) {
			continue
		}
		l := diffOf(c, x)
		was, is := doubtLine{x.From.SecondHand, x.From.Guess}, doubtLine{x.To.SecondHand, x.To.Guess}
		if l.Doubts != nil {
			was = *l.Doubts
		}
		if l.Doubted != nil {
			is = *l.Doubted
		}
		out.add(string(l.Section), string(l.Change), string(l.Type), l.Actor, l.Issue, l.Text, l.Detail, l.Date, string(x.From.Stance), string(x.To.Stance),
			yes(x.From.Differ), yes(x.To.Differ), yes(was.SecondHand), yes(is.SecondHand), yes(was.Guess), yes(is.Guess),
			accountWords(doubtful(c.Before, x.From)), accountWords(doubtful(c.Now, x.To)), marking, l.Before, l.Now)
	}
	for i := range c.Text.Sections {
		s := &c.Text.Sections[i]
		if row := textRow(c, s); all || s.Differs() {
			out.add(row[0], row[1], "", "", issueOf(c, s), row[4], row[5], "", "", "", "", "", "", "", "", "", "", "", marking, "", "")
		}
	}
	return out
}

// textRow is a section of the text as a row of words.
func textRow(c *library.Comparison, s *library.TextSection) []string {
	change := string(library.KindSame)
	if s.Differs() {
		change = string(library.KindChanged)
	}
	return []string{string(library.TextChanges), change, "", "", model.CleanLine(s.Title), s.Tell()}
}

// printComparisonRows prints the changes in words, whole, under what the two briefings are.
func (a *app) printComparisonRows(c *library.Comparison, all bool) error {
	lines := []string{
		"before: " + strings.TrimSpace(c.Before.Date.String()+"  "+titled(c.Before)),
		"now: " + strings.TrimSpace(c.Now.Date.String()+"  "+titled(c.Now)),
		"marking: " + markingWord(library.Highest([]*model.Briefing{c.Before, c.Now})),
		fmt.Sprintf("text: %d %% carried over", c.Text.Share), "",
	}
	if c.Hidden > 0 {
		lines[3] += fmt.Sprintf("; %d hidden by the filter", c.Hidden)
	}
	for _, l := range lines {
		if _, err := fmt.Fprintln(a.out, l); err != nil {
			return err
		}
	}
	out := table{head: make([]string, 6)}
	for i := range c.Changes {
		x := &c.Changes[i]
		if !shownIn(x, all) {
			continue
		}
		t, issue := c.Tell(x), ""
		if x.Issue != "" {
			issue = c.Cast.Title(x.Issue)
		}
		switch {
		case x.Section != library.PositionChanges:
		case x.Kind == library.KindNew || x.Kind == library.KindSame && t.Detail == t.What:
			t.Detail = ""
		default:
			t.Detail = "before: " + t.Detail
		}
		out.add(string(x.Section), string(x.Kind), t.Who, issue, t.What, t.Detail)
	}
	for i := range c.Text.Sections {
		if s := &c.Text.Sections[i]; all || s.Differs() {
			out.add(textRow(c, s)...)
		}
	}
	return a.printTable(out, false)
}
