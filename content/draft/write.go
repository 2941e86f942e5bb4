package draft

import (
	"fmt"
	"slices"
	"strings"
)

// writer writes a draft.
type writer struct {
	article *Article
	text    *analysis
	cast    *cast
	options Options
	people  *people
	issues  []issue
	sb      strings.Builder
	result  Result
}

// issue is a heading of the article that may be what is contested.
type issue struct {
	id, title string
	para      int
}

// notIssues are headings that are no issues in readout's format.
var notIssues = map[string]bool{
	"summary": true, "background": true, "outlook": true, "comment": true, "sources": true, "open questions": true, "corrections": true,
}

func (w *writer) write() Result {
	w.gather()
	w.headings()
	body := w.body()
	w.notices()
	w.front()
	w.sb.WriteString(body)
	w.result.Markdown = []byte(w.sb.String())
	w.result.Text = w.source()
	return w.result
}

// headings makes issues of the headings below the title.
func (w *writer) headings() {
	seen := map[string]bool{}
	for i := range w.text.paras {
		title := w.text.line(i)
		if i == 0 && w.article.Title != "" || w.text.paras[i].kind != Heading || notIssues[strings.ToLower(title)] || seen[strings.ToLower(title)] {
			continue
		}
		seen[strings.ToLower(title)] = true
		w.issues = append(w.issues, issue{w.people.newID(title), title, i})
	}
}

// issueAt is the id of the issue under whose heading a paragraph stands.
func (w *writer) issueAt(para int) string {
	id := ""
	for _, x := range w.issues {
		if x.para > para {
			break
		}
		id = x.id
	}
	return id
}

// source is the article's text as it stands beside the briefing: a paragraph a
// line, and what would be markup escaped, since sources are read as Markdown.
func (w *writer) source() string {
	var sb strings.Builder
	sb.Grow(len(w.text.text) + len(w.text.paras))
	for i := range w.text.paras {
		if i > 0 {
			sb.WriteByte('\n')
		}
		sb.WriteString(begun(w.text.line(i)) + "\n")
	}
	return sb.String()
}

// front writes the facts.
func (w *writer) front() {
	w.sb.WriteString("---\n# Drafted from an article by rules. A ? marks a guess.\n")
	for _, n := range w.result.Notices {
		fmt.Fprintf(&w.sb, "# %s\n", n)
	}
	if w.article.Title != "" {
		fmt.Fprintf(&w.sb, "title: %s\n", scalar(w.article.Title))
	}
	if w.article.Date != "" {
		fmt.Fprintf(&w.sb, "date: %s\n", w.article.Date)
	}
	w.sb.WriteString("status: draft\n")
	if s := w.summary(); s != "" {
		fmt.Fprintf(&w.sb, "summary: %s\n", scalar(s))
	}
	if w.article.Lang != "" {
		fmt.Fprintf(&w.sb, "lang: %s\n", scalar(w.article.Lang))
	}
	w.frontActors()
	w.frontIssues()
	w.frontSource()
	w.sb.WriteString("---\n")
}

// summary is the first paragraph of the text, if something that is none stands
// before it; else nothing has to be said.
func (w *writer) summary() string {
	before := false
	for i := range w.text.paras {
		switch w.text.paras[i].kind {
		case aside:
			before = true
		case Paragraph:
			if line := w.text.line(i); before && len(line) <= maxSummary {
				return line
			}
			return ""
		}
	}
	return ""
}

// maxSummary is the length in bytes of the longest first paragraph that is a summary.
const maxSummary = 600

func (w *writer) frontActors() {
	if len(w.people.list) == 0 {
		return
	}
	w.sb.WriteString("actors:\n")
	for _, p := range w.people.list {
		fmt.Fprintf(&w.sb, "  %s: {name: %s", key(p.id), scalar(p.name))
		if p.role != "" {
			fmt.Fprintf(&w.sb, ", role: %s", scalar(p.role))
		}
		if p.kind != "person" {
			fmt.Fprintf(&w.sb, ", kind: %s", p.kind)
		}
		if len(p.aliases) > 0 {
			quoted := make([]string, len(p.aliases))
			for i, a := range p.aliases {
				quoted[i] = scalar(a)
			}
			fmt.Fprintf(&w.sb, ", aliases: [%s]", strings.Join(quoted, ", "))
		}
		w.sb.WriteString("}\n")
	}
}

// key is an id as a key of YAML: one of digits alone, or a word that YAML reads
// as something else, stands in marks.
func key(id string) string {
	switch id {
	case "null", "true", "false", "yes", "no", "on", "off", "y", "n":
		return scalar(id)
	}
	if id[0] >= '0' && id[0] <= '9' {
		return scalar(id)
	}
	return id
}

func (w *writer) frontIssues() {
	if len(w.issues) > 0 {
		w.sb.WriteString("issues:\n")
		for _, x := range w.issues {
			fmt.Fprintf(&w.sb, "  %s: {title: %s}\n", key(x.id+"?"), scalar(x.title))
		}
	}
	threads := w.text.threads()
	if len(threads) == 0 {
		return
	}
	w.sb.WriteString("questions:\n")
	for _, t := range threads {
		fmt.Fprintf(&w.sb, "  - {ask: %s", scalar(t.text))
		if id := w.issueAt(t.para); id != "" {
			fmt.Fprintf(&w.sb, ", issue: %s", key(id))
		}
		w.sb.WriteString(", guess: true}\n")
	}
}

func (w *writer) frontSource() {
	a := w.article
	title := a.Title
	if title == "" {
		title = "Article"
	}
	fmt.Fprintf(&w.sb, "sources:\n  article: {title: %s", scalar(title))
	by := a.Author
	if a.Outlet != "" {
		if by = strings.Trim(by+", "+a.Outlet, ", "); a.Author == a.Outlet {
			by = a.Outlet
		}
	}
	for _, f := range []struct{ key, value string }{{"by", by}, {"url", a.URL}, {"date", a.Date}, {"file", w.options.File}} {
		if f.value != "" {
			fmt.Fprintf(&w.sb, ", %s: %s", f.key, scalar(f.value))
		}
	}
	w.sb.WriteString("}\n")
}

func (a *analysis) line(i int) string {
	return strings.TrimSpace(a.text[a.paras[i].start:a.paras[i].end])
}

// body writes the text: headings, paragraphs, quotations as links.
func (w *writer) body() string {
	var sb strings.Builder
	sb.Grow(len(w.text.text) + len(w.text.text)/4)
	before := Paragraph
	for i := range w.text.paras {
		kind := w.text.paras[i].kind
		switch {
		case kind == Item && before == Item:
		case kind == Quoted && before == Quoted:
			sb.WriteString(">\n")
		default:
			sb.WriteByte('\n')
		}
		before = kind
		sb.WriteString(w.prefix(i))
		w.paragraph(&sb, i)
		sb.WriteByte('\n')
	}
	return sb.String()
}

// prefix is the markup that a paragraph begins with.
func (w *writer) prefix(i int) string {
	switch w.text.paras[i].kind {
	case Heading:
		if i == 0 && w.article.Title != "" {
			return "# "
		}
		return "## "
	case Item:
		return "- "
	case Quoted:
		return "> "
	}
	return ""
}

// paragraph writes one paragraph, its quotations as links to their speakers.
func (w *writer) paragraph(sb *strings.Builder, i int) {
	a := w.text
	p := &a.paras[i]
	at := p.start
	text := begun
	for k := p.quotes.start; k < p.quotes.end; k++ {
		q := &a.quotes[k]
		if q.how == dropped || q.words == 0 || p.kind == Heading && a.marked(q) != escaped(a.text[q.start:q.end]) {
			continue // a heading is an issue's title, mark by mark
		}
		between := text(a.text[at:q.start])
		if before, ok := strings.CutSuffix(between, "!"); ok {
			between = before + `\!` // no picture
		}
		sb.WriteString(between)
		text = escaped
		fmt.Fprintf(sb, "[%s](#%s)", a.marked(q), w.reference(q))
		at = q.end
	}
	rest := text(strings.TrimRight(a.text[at:p.end], " "))
	if p.kind == Heading && strings.HasSuffix(rest, "#") {
		rest = rest[:len(rest)-1] + `\#` // a mark at the end closes a heading
	}
	sb.WriteString(rest)
}

// reference is the speaker of a quotation as its link names it.
func (w *writer) reference(q *quotation) string {
	w.result.Quotes++
	var p *person
	switch {
	case q.who >= 0:
		p = &w.people.list[w.people.entity[q.who]]
	case q.speaker.kind == noun:
		p = &w.people.list[w.people.called(q.speaker.text)]
	default:
		w.result.Unknown++
		return "?"
	}
	if w.certain(q) {
		return p.id
	}
	w.result.Guesses++
	return p.id + "?"
}

// certain reports whether a speaker's name stands right beside the quotation.
func (w *writer) certain(q *quotation) bool {
	switch q.how {
	case straight, inverted, leftCue, reference, leftRefers, signature:
		return !q.resolved && !q.speaker.joint && q.speaker.kind == name && q.speaker.para == q.para &&
			(q.start-q.speaker.end < beside && q.speaker.end <= q.start || q.speaker.start >= q.end && q.speaker.start-q.end < beside)
	}
	return false
}

// beside is the number of bytes between a quotation and a name next to it.
const beside = 60

// maxListed is the number of quotations that one notice cites.
const maxListed = 12

// notices tells what could not be placed.
func (w *writer) notices() {
	var unknown, names, open []string
	for i := range w.text.quotes {
		q := &w.text.quotes[i]
		cited := short(w.text.text[q.start:q.end])
		switch {
		case q.words == 0:
		case q.how == dropped:
			names = append(names, cited)
		case q.who < 0 && q.speaker.kind != noun:
			unknown = append(unknown, cited)
		}
		if !q.closed && q.words > 0 && !w.goesOn(i) {
			open = append(open, cited)
		}
	}
	w.notice("Speaker not known", unknown)
	w.notice("Read as a title or a turn of phrase, not as words said", names)
	w.notice("No closing mark", open)
	w.notice("Called by an office that may be somebody's", w.cast.perhaps)
	w.notice("A last name that several people share", w.cast.shared)
}

// goesOn reports whether the next paragraph takes a quotation up again.
func (w *writer) goesOn(i int) bool {
	return i+1 < len(w.text.quotes) && w.text.quotes[i+1].para == w.text.quotes[i].para+1 && w.text.quotes[i+1].at == 0
}

func (w *writer) notice(what string, cited []string) {
	if len(cited) == 0 {
		return
	}
	slices.Sort(cited)
	cited = slices.Compact(cited)
	more := ""
	if n := len(cited) - maxListed; n > 0 {
		cited, more = cited[:maxListed], fmt.Sprintf(", and %d more", n)
	}
	w.result.Notices = append(w.result.Notices, what+": "+strings.Join(cited, ", ")+more+".")
}

// short is the beginning of a text, to cite it by.
func short(s string) string {
	const most = 48
	n := 0
	for i := range s {
		if n++; n > most {
			return strings.TrimSpace(s[:i]) + "…"
		}
	}
	return s
}
