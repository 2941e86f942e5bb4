package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui/theme"
)

// card collects all that is known of one item, wrapped to a width.
type card struct {
	view   *view
	theme  *theme.Theme
	method ansi.Method
	width  int
	rows   []row
}

// cardColumn is the card of what the reader is at, for the fourth column.
func (a *App) cardColumn() []row {
	if a.layout.at.w == 0 {
		return nil
	}
	r, ok := a.view.subject()
	if !ok {
		return a.legend()
	}
	return append(a.cardOf(r, a.layout.at.w-3), a.legend()...)
}

// subject is the item that the card shows: what the reader is at, else the
// issue whose section the cursor is in.
func (v *view) subject() (model.Ref, bool) {
	if r, ok := v.item(); ok || v.focus != textPane || v.briefing.Doc() == nil {
		return r, ok
	}
	blocks := v.briefing.Doc().Blocks
	for i := min(v.text.at.Block, len(blocks)-1); i >= 0; i-- {
		b := &blocks[i]
		if b.Kind != model.Heading {
			continue
		}
		if at, ok := v.index.issues[b.ID]; ok {
			return model.Ref{Type: model.TypeIssue, Index: at}, true
		}
		if b.Level <= 2 {
			break
		}
	}
	return model.Ref{}, false
}

// legend says what the signs mean.
func (a *App) legend() []row {
	s := a.theme.Signs
	pairs := [][4]string{
		{s.Stance(model.For), "for", s.Stance(model.Against), "against"},
		{s.Stance(model.Conditional), "conditional", s.Stance(model.Unclear), "unclear"},
		{s.Stance(model.Silent), "silent", s.Second, "second-hand"},
		{s.Contested, "accounts differ", s.None, "not covered"},
		{s.Check(model.Exact), "word for word", s.Check(model.Differs), "differs"},
	}
	rows := []row{{}, {left: "Signs", role: theme.Subheading}}
	for _, p := range pairs {
		rows = append(rows, row{left: p[0] + "  " + pad(p[1], 17) + p[2] + "  " + p[3], role: theme.Dim})
	}
	return rows
}

func (a *App) cardOf(r model.Ref, width int) []row {
	c := &card{view: a.view, theme: a.theme, method: a.method, width: max(width, 8)}
	b := a.view.briefing
	if !b.Holds(r) {
		return nil
	}
	switch r.Type {
	case model.TypeQuote:
		c.quote(r, b.Quotes()[r.Index])
	case model.TypeActor:
		c.actor(b.Actors()[r.Index])
	case model.TypeIssue:
		c.issue(b.Issues()[r.Index])
	case model.TypeEvent:
		c.event(b.Events()[r.Index])
	case model.TypeQuestion:
		c.question(r, b.Questions()[r.Index])
	case model.TypeSource:
		c.source(b.Sources()[r.Index])
	}
	return append(a.noteRows(b, r, c.width), c.rows...)
}

// openCard shows the card over the view, where it is no column.
func (a *App) openCard() tea.Cmd {
	r, ok := a.view.subject()
	switch {
	case !ok:
		return a.openAbout()
	case a.layout.at.w > 0 && !a.view.zoomed:
		a.tell("the card is at the right")
		return nil
	}
	return a.openReading("Selected "+string(r.Type), a.cardOf(r, a.cardWidth()))
}

// leaveCard closes a card when a key means something to what lies under it, and
// returns where the reader is then.
func (a *App) leaveCard(key string, where Where) Where {
	if where != InPanel || !a.panel.words() {
		return where
	}
	card := a.panel
	if _, ok := a.keys.find(where, key); ok {
		return where
	}
	a.panel = nil
	if _, ok := a.keys.find(a.where(), key); !ok {
		a.panel = card
		return where
	}
	a.arrange()
	return a.where()
}

// openAbout shows what is known of the briefing as a whole.
func (a *App) openAbout() tea.Cmd {
	c := &card{view: a.view, theme: a.theme, method: a.method, width: a.cardWidth()}
	c.about()
	return a.openReading("About this briefing", c.rows)
}

func (a *App) cardWidth() int { return max(min(a.width-4, measure), 8) }

// openReading opens a panel of rows that are for reading only.
func (a *App) openReading(title string, rows []row) tea.Cmd {
	p := newPanel(cardPanel, title)
	p.list.plain = true
	for _, r := range rows {
		p.add(r, nil)
	}
	return a.open(p)
}

// drawCard draws one row of the fourth column.
func (a *App) drawCard(c *canvas, y, width int, card []row) {
	if y == 0 {
		c.pad(1)
		title := "Selected"
		if r, ok := a.view.subject(); ok {
			title += " " + string(r.Type)
		}
		c.heading(title, "", width-1, false)
		return
	}
	if y--; y < len(card) {
		c.pad(1)
		c.row(card[y], "", width-1, false)
		return
	}
	c.pad(width)
}

// say adds text, wrapped.
func (c *card) say(text string, role theme.Role, indent int) {
	for _, line := range wrap(c.method, model.CleanLine(text), c.width-indent) {
		c.rows = append(c.rows, row{left: line, role: role, indent: indent})
	}
}

func (c *card) blank() { c.rows = append(c.rows, row{}) }

func (c *card) head(title string) {
	c.blank()
	c.rows = append(c.rows, row{left: title, role: theme.Subheading})
}

// fact adds a name and its value, unless there is none.
func (c *card) fact(name, value string) {
	if value == "" {
		return
	}
	const column = 12
	for i, line := range wrap(c.method, model.CleanLine(value), c.width-column) {
		if i > 0 {
			name = ""
		}
		c.rows = append(c.rows, row{left: pad(name, column) + line})
	}
}

func (c *card) who(id string) {
	i, ok := c.view.index.actors[id]
	if !ok {
		c.say(c.view.name(id), theme.Text, 0)
		return
	}
	a := c.view.briefing.Actors()[i]
	c.say(a.Name, theme.PartRole(a.Part), 0)
	c.say(a.Role, theme.Text, 0)
	kind := string(partOf(a))
	if a.Kind != "" && a.Kind != "person" {
		kind += ", " + a.Kind
	}
	c.say(kind, theme.Dim, 0)
}

func (c *card) quote(r model.Ref, q model.Quote) {
	b := c.view.briefing
	c.who(q.By)
	c.blank()
	for _, s := range q.Segments {
		c.say("“"+s.Text+"”", theme.PartRole(c.view.part(q.By)), 0)
	}
	if q.Original != "" {
		c.say(q.Original, theme.Dim, 0)
	}
	c.blank()
	c.fact("said", q.On.String())
	c.fact("issue", c.view.issueTitle(q.Issue))
	if i, ok := c.view.index.sources[q.Source]; ok {
		c.fact("source", b.Sources()[i].Title+", "+graded(b.Sources()[i]))
	} else {
		c.fact("source", "not named")
	}
	c.checks(q)
	if c.view.inText(r.Index) {
		c.fact("place", fmt.Sprintf("line %d, column %d", q.At.Line, q.At.Column))
	} else {
		c.fact("place", "not certain, so no sentence is marked")
	}
	if q.Guess {
		c.fact("speaker", "not certain")
	}
	c.positions("Positions of "+c.view.name(q.By), func(p model.Position) bool { return q.By != "" && p.Actor == q.By }, true)
	c.wordsBy(q.By, r.Index)
	if q.Issue != "" {
		c.positions("Others on "+c.view.issueTitle(q.Issue), func(p model.Position) bool { return p.Issue == q.Issue && p.Actor != q.By }, false)
	}
}

// checks says of each segment whether it stands in the source.
func (c *card) checks(q model.Quote) {
	for i, s := range q.Segments {
		name := "check"
		if i > 0 {
			name = ""
		}
		out := checkWords[s.Check]
		if sign := c.theme.Signs.Check(s.Check); strings.TrimSpace(sign) != "" {
			out = sign + " " + out
		}
		if s.There != "" && s.Check == model.Differs {
			out += "; there: " + s.There
		}
		c.fact(name, out)
	}
}

// positions lists stances with their notes. byIssue names the issue of each,
// else the actor.
func (c *card) positions(title string, pass func(model.Position) bool, byIssue bool) {
	first := true
	for _, p := range c.view.briefing.Positions() {
		if !pass(p) {
			continue
		}
		if first {
			c.head(title)
			first = false
		}
		name := c.view.name(p.Actor)
		if byIssue {
			name = c.view.issueTitle(p.Issue)
		}
		stance := string(p.Stance)
		if p.Guess {
			stance += " (a guess)"
		}
		differ, role := "", theme.Text
		if c.view.briefing.Contested(p.Actor, p.Issue) {
			differ, role = " "+c.theme.Contested+" accounts differ", theme.Warn
		}
		c.say(c.theme.Sign(p.Stance)+" "+stance+": "+name+differ, role, 0)
		c.say(p.Note, theme.Dim, 2)
		if p.SecondHand() {
			c.say(c.theme.Second+" per "+c.view.nameAll(p.Per), theme.Dim, 2)
		}
	}
}

func (c *card) wordsBy(actor string, except int) {
	if actor == "" {
		return
	}
	first, n := true, 0
	for i := range c.view.briefing.Quotes() {
		q := &c.view.briefing.Quotes()[i]
		if q.By != actor || i == except {
			continue
		}
		if first {
			c.head("More words of " + c.view.name(actor))
			first = false
		}
		if n++; n <= 12 {
			c.rows = append(c.rows, row{left: "“" + wordsOf(*q) + "”"})
		}
	}
	if n > 12 {
		c.rows = append(c.rows, note("%d more", n-12))
	}
}
