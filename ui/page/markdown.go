package page

import (
	"strings"
	"unicode"

	"readout/model"
)

// Markdown returns the briefing, fully resolved, as Markdown for printing:
// what the front matter holds stands in the text, quotations are their words,
// and no text of the briefing can be markup that it was not.
func Markdown(b *model.Briefing) string {
	chunks := newDocument(b).chunks()
	for i, c := range chunks {
		chunks[i] = strings.Trim(c, "\n")
	}
	return escaped(strings.Join(chunks, "\n\n")) + "\n"
}

// markdown builds the Markdown of a briefing, in which texts are literal.
type markdown struct {
	b   *model.Briefing
	rel *model.Relations
	doc *model.Document
	sb  strings.Builder
}

func newDocument(b *model.Briefing) *markdown {
	return &markdown{b: b, rel: model.NewRelations(b), doc: document(b)}
}

// chunks returns the Markdown in pieces that can be drawn one after the other.
func (d *markdown) chunks() []string {
	all := []string{d.head()}
	all = append(all, d.text()...)
	for _, part := range []func(){d.positions, d.judgements, d.events, d.questions, d.listed, d.sources} {
		d.sb.Reset()
		if part(); d.sb.Len() > 0 {
			all = append(all, d.sb.String())
		}
	}
	return all
}

func (d *markdown) head() string {
	d.sb.Reset()
	d.line("# ", d.b.Title)
	for i, f := range facts(d.b) {
		f = literal(f)
		switch {
		case i > 0:
			f = " · " + f
		case d.b.Marking != "":
			f = "**" + f + "**"
		}
		d.sb.WriteString(f)
	}
	d.sb.WriteString("\n\n")
	for _, c := range d.b.Corrections {
		d.line("", correction(c))
	}
	if d.b.Summary != "" && !beginsWith(d.b, d.b.Summary) {
		d.line("", d.b.Summary)
	}
	return d.sb.String()
}

// line writes a paragraph of literal text behind a sign of Markdown.
func (d *markdown) line(sign, text string) {
	if text = squeeze(text); text != "" {
		d.sb.WriteString(sign + literal(text) + "\n\n")
	}
}

// name returns what a reader calls an actor.
func (d *markdown) name(id string) string {
	if a := d.rel.ActorByID(id); a != nil && a.Name != "" {
		return a.Name
	}
	return id
}

func (d *markdown) names(ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = d.name(id)
	}
	return strings.Join(names, ", ")
}

// issue returns the title of an issue in brackets, or nothing.
func (d *markdown) issue(id string) string {
	if i := d.rel.IssueByID(id); i != nil && i.Title != "" {
		return " [" + i.Title + "]"
	}
	return ""
}

func (d *markdown) positions() {
	if len(d.b.Positions()) == 0 {
		return
	}
	d.line("## ", "Positions")
	for _, issue := range d.b.Issues() {
		rows := d.rel.PositionsOn(issue.ID)
		if len(rows) == 0 {
			continue
		}
		title := issue.Title
		if issue.Guess {
			title += " (not certain)"
		}
		d.line("### ", title)
		d.line("", issue.Question)
		d.sb.WriteString("| Who | Stance | Note |\n|---|---|---|\n")
		for _, n := range rows {
			p := d.b.Positions()[n]
			stance := string(p.Stance)
			if p.Guess {
				stance += "?"
			}
			if d.rel.Contested(p.Actor, p.Issue) {
				stance += " !"
			}
			note := p.Note
			if len(p.Per) > 0 {
				note += " (per " + d.names(p.Per) + ")"
			}
			d.row(d.name(p.Actor), stance, note)
		}
		d.sb.WriteString("\n")
	}
}

func (d *markdown) row(cells ...string) {
	d.sb.WriteString("|")
	for _, c := range cells {
		d.sb.WriteString(" " + literal(squeeze(c)) + " |")
	}
	d.sb.WriteString("\n")
}

func (d *markdown) judgements() {
	if len(d.b.Judgements()) == 0 {
		return
	}
	d.line("## ", "Judgements")
	for _, j := range d.b.Judgements() {
		s := j.Text + d.issue(j.Issue)
		if j.Likelihood != "" {
			s += " Likelihood: " + j.Likelihood + "."
		}
		if j.Confidence != "" {
			s += " Confidence: " + j.Confidence + "."
		}
		if j.Basis != "" {
			s += " Basis: " + j.Basis
		}
		d.item("- ", s)
	}
}

// item writes an item of a list.
func (d *markdown) item(sign, text string) {
	d.sb.WriteString(sign + literal(squeeze(text)) + "\n")
}

func (d *markdown) events() {
	if len(d.b.Events()) == 0 {
		return
	}
	d.line("## ", "Events")
	for _, e := range d.b.Events() {
		s := e.What
		if !e.When.IsZero() {
			s = e.When.String() + ": " + s
		}
		if e.State != "" && e.State != model.Happened {
			s += " (" + string(e.State) + ")"
		}
		if len(e.Who) > 0 {
			s += " – " + d.names(e.Who)
		}
		if e.Where != "" {
			s += ", " + e.Where
		}
		if len(e.Per) > 0 {
			s += ", according to " + d.names(e.Per)
		}
		d.item("- ", s)
	}
}

func (d *markdown) questions() {
	if len(d.b.Questions()) == 0 {
		return
	}
	d.line("## ", "Questions")
	for _, q := range d.b.Questions() {
		sign, s := "- [ ] ", q.Ask+d.issue(q.Issue)
		if q.Guess {
			s += " (not certain)"
		}
		if !q.Open {
			sign = "- [x] "
			if q.Answer != "" {
				s += " → " + q.Answer
			}
		}
		d.item(sign, s)
	}
}

// listed writes the quotations that the text does not hold.
func (d *markdown) listed() {
	titled := false
	for i := range d.b.Quotes() {
		q := &d.b.Quotes()[i]
		if q.Form != model.Listed || q.At.Known() {
			continue
		}
		if !titled {
			d.line("## ", "Quotations")
			titled = true
		}
		s := "“" + q.Words() + "”"
		if q.By != "" {
			s += " — " + d.name(q.By)
		}
		if !q.On.IsZero() {
			s += ", " + q.On.String()
		}
		d.item("- ", s+doubt(d.b, i))
	}
}

func (d *markdown) sources() {
	if len(d.b.Sources()) == 0 {
		return
	}
	d.line("## ", "Sources")
	for _, s := range d.b.Sources() {
		var facts []string
		for _, f := range []string{s.Title, s.By, s.Date.String(), s.URL, s.Note} {
			if f != "" {
				facts = append(facts, f)
			}
		}
		grade := "not graded"
		if s.Grade != "" {
			grade = "grade " + s.Grade
		}
		d.item("- ", s.ID+": "+strings.Join(append(facts, grade), ", "))
	}
}

// escaped turns literal text into Markdown that a reader of it would write:
// a backslash only before what could mean something where it stands.
func escaped(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	start := true // of a paragraph
	for _, r := range s {
		switch c := byte(r & 0x7f); {
		case r < forcedStandIn || r > lastStandIn:
			start = r == '\n' || start && (r == ' ' || r == '>' || unicode.IsDigit(r))
			b.WriteRune(r)
			continue
		case c == '&': // in code too: Glamour decodes references there
			b.WriteString("&amp;")
		case r >= codeStandIn:
			b.WriteByte(c)
		case r < standIn, strings.IndexByte("\\`*_{}[]<>|~", c) >= 0, start && strings.IndexByte("#+-=.)!", c) >= 0,
			c == ':' && strings.HasSuffix(strings.ToLower(b.String()[max(0, b.Len()-3):]), "ftp"):
			b.WriteString("\\" + string(rune(c)))
		default:
			b.WriteByte(c)
		}
		start = false
	}
	return b.String()
}
