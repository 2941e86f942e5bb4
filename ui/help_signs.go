package ui

import (
	tea "charm.land/bubbletea/v2"

	"readout/model"
)

// tell adds rows that explain something.
func (p *panel) tell(title string, pairs [][2]string) {
	p.head(title)
	for _, pair := range pairs {
		p.add(row{left: pad(pair[0], keyColumn) + pair[1], indent: 2}, func(*App) tea.Cmd { return nil })
	}
}

// helpGrades says what the grades of sources and the words of judgements mean:
// those of the Admiralty Code and of ICD 203.
func (a *App) helpGrades(p *panel) {
	p.tell("Grades", [][2]string{
		{"grade A", "source completely reliable"},
		{"grade B", "source usually reliable"},
		{"grade C", "source fairly reliable"},
		{"grade D", "source not usually reliable"},
		{"grade E", "source unreliable"},
		{"grade F", "reliability of the source cannot be judged"},
		{"grade 1", "information confirmed by other sources"},
		{"grade 2", "information probably true"},
		{"grade 3", "information possibly true"},
		{"grade 4", "information doubtful"},
		{"grade 5", "information improbable"},
		{"grade 6", "truth of the information cannot be judged"},
	})
	p.tell("Judgements", [][2]string{
		{"almost no chance", "likelihood of 1 to 5 percent, also: remote"},
		{"very unlikely", "likelihood of 5 to 20 percent, also: highly improbable"},
		{"unlikely", "likelihood of 20 to 45 percent, also: improbable"},
		{"roughly even", "likelihood of 45 to 55 percent"},
		{"likely", "likelihood of 55 to 80 percent, also: probable"},
		{"very likely", "likelihood of 80 to 95 percent, also: highly probable"},
		{"almost certain", "likelihood of 95 to 99 percent, also: nearly certain"},
		{"confidence", "low, moderate or high: how good the ground of a judgement is"},
	})
}

// helpSigns says what the signs mean, and how a number is read.
func (a *App) helpSigns(p *panel) {
	s := a.theme.Signs
	p.tell("Signs", [][2]string{
		{s.Stance(model.For), "for"},
		{s.Stance(model.Against), "against"},
		{s.Stance(model.Conditional), "conditional"},
		{s.Stance(model.Unclear), "unclear"},
		{s.Stance(model.Silent), "silent"},
		{s.None, "not covered"},
		{s.Contested, "accounts differ"},
		{s.Second, "second-hand: somebody else says so"},
		{s.Stance(model.For) + "?", "the author is not certain of it"},
		{s.Stance(model.Against) + s.Stance(model.Conditional), "moved: it was the first and is the second"},
		{s.Kept + s.Stance(model.For), "new in this briefing"},
		{"(" + s.Stance(model.For) + ")", "from an earlier briefing: this one does not cover it"},
		{"2032-02-10~", "a date with ~: about that day"},
		{"N", "unread, or changed since it was read"},
		{s.Check(model.Exact), "word for word in the source"},
		{s.Check(model.Differs), "differs from the source, or is not found there"},
		{"3q 2?", "3 quotations, 2 open questions"},
		{s.Kept, "chosen: it narrows the other panes; marked, in the library"},
		{s.Cursor, "cursor: what keys act on"},
		{s.Open + " " + s.Answered, "open question, answered question"},
		{"colours", "by part: parties, mediators, supporters, analysts, others"},
		{"5j", "a number typed at once with a movement repeats it"},
		{"5", "a lone digit changes the pane"},
	})
}
