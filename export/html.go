package export

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"readout/model"
	"readout/model/library"
)

//go:embed page.html
var pageHTML string

//go:embed page.css
var pageCSS string

// document is what a page is made of.
type document struct {
	Style    template.CSS
	Lang     string
	Title    string
	Marking  marking
	Made     string
	Several  bool
	Series   []series // only for several
	Articles []*article
}

// marking is a marking and the class of its look.
type marking struct{ Text, Class string }

// series is what several connected briefings say together.
type series struct {
	Title    string
	Marking  marking
	Matrix   matrixTable
	Timeline timelineTable
}

// article is one briefing of a page.
type article struct {
	ID, Title, Lang, Date, Status, Author string
	Summary, Embargo, Reviewed, Replaces  string
	FirstParagraph, Withdrawn, Embargoed  bool // of the summary; of the briefing
	Marking                               marking
	Mistakes                              int
	Notices                               []string
	Corrections                           []correctionRow
	Issues                                []issueRow
	Quotes                                []quoteRow
	Questions                             []questionRow
	Actors                                []actorGroup
	Matrix                                matrixTable
	Timeline                              timelineTable
	Judgements                            []judgementRow
	Sources                               []sourceRow
	Text                                  template.HTML
}

type correctionRow struct{ On, What, Was string }

type judgementRow struct{ Text, Issue, Likelihood, Confidence, Basis string }

type sourceRow struct{ ID, Title, By, Date, Grade, URL, Note string }

// HTML writes briefings as one page that holds all it needs: no script, no
// image, no font, no address that is loaded. now says where today stands in
// the timeline. Every marking and every doubt of the briefings is on it.
func HTML(w io.Writer, bs []*model.Briefing, now time.Time) error {
	p := newPage(bs, now)
	t, err := template.New("page").Funcs(template.FuncMap{"head": p.head, "plural": plural}).Parse(pageHTML)
	if err != nil {
		return err
	}
	return t.Execute(w, p.document())
}

// page gathers what stands on one page.
type page struct {
	lib      *library.Library
	today    string
	shift    int // of the levels of headings: 1 where a page has several briefings
	ids      map[string]bool
	articles map[*model.Briefing]string // the ids of the articles
}

func newPage(bs []*model.Briefing, now time.Time) *page {
	p := &page{
		lib: library.New(bs, now), today: now.UTC().Format("2006-01-02"),
		ids: map[string]bool{"main": true, "contents": true}, articles: map[*model.Briefing]string{},
	}
	if len(bs) > 1 {
		p.shift = 1
	}
	for _, b := range p.lib.Listed() {
		if id := slug(b.ID); p.articles[b] == "" {
			p.articles[b] = p.unique(id)
		}
	}
	return p
}

func (p *page) several() bool { return p.shift > 0 }

// unique makes an id that nothing else on the page has.
func (p *page) unique(id string) string {
	made := id
	for n := 2; p.ids[made]; n++ {
		made = id + "_" + strconv.Itoa(n)
	}
	p.ids[made] = true
	return made
}

// head is a heading of a level, counted from the title of a briefing.
func (p *page) head(level int, text string) template.HTML {
	h := min(level+p.shift, 6)
	return template.HTML(fmt.Sprintf("<h%d>%s</h%d>", h, escape(text), h))
}

func (p *page) document() document {
	bs := p.lib.Listed()
	d := document{
		Style: template.CSS(pageCSS), Lang: "en", Several: p.several(), Title: plural(len(bs), "briefing"),
		Marking: markingOf(bs...), Made: p.lib.Now().UTC().Format("2006-01-02 15:04 UTC"),
	}
	if !d.Several {
		d.Title = bs[0].Title
	} else {
		for _, scope := range p.lib.AllSeries() {
			if len(scope) > 1 {
				d.Series = append(d.Series, p.series(scope))
			}
		}
	}
	for _, b := range bs {
		d.Articles = append(d.Articles, p.article(b))
	}
	return d
}

func (p *page) series(scope []*model.Briefing) series {
	newest := scope[len(scope)-1]
	for _, b := range scope {
		if b.Date.Valid() {
			newest = b
		}
	}
	return series{
		Title: newest.Title, Marking: markingOf(scope...),
		Matrix: p.matrix(p.lib, scope), Timeline: p.timeline(p.lib, scope),
	}
}

// markingOf is the highest marking of some briefings.
func markingOf(bs ...*model.Briefing) marking {
	text := library.Highest(bs)
	class := "house"
	switch m := strings.ToUpper(strings.TrimSuffix(text, library.AndUnmarked)); m {
	case "":
		text = "unmarked"
	case "TLP:RED", "TLP:GREEN", "TLP:CLEAR":
		class = strings.ToLower(strings.TrimPrefix(m, "TLP:"))
	case "TLP:AMBER", "TLP:AMBER+STRICT":
		class = "amber"
	}
	return marking{text, class}
}

func (p *page) article(b *model.Briefing) *article {
	scope := []*model.Briefing{b}
	own := library.New(scope, p.lib.Now())
	a := &article{
		ID: p.articles[b], Title: b.Title, Lang: b.Lang, Date: b.Date.String(), Status: library.State(b, p.lib.Now()), Author: b.Author,
		Summary: b.Summary, Replaces: b.Replaces, Marking: markingOf(b), Embargo: b.Embargo.String(), Embargoed: b.Embargoed(p.lib.Now()),
		Withdrawn: b.Status == model.Withdrawn, Mistakes: b.Faults(), Notices: b.Notices,
		Matrix: p.matrix(own, scope), Timeline: p.timeline(own, scope),
	}
	a.FirstParagraph = slices.ContainsFunc(b.Inferred(), func(i model.Inference) bool { return i.What == "summary" && i.Of == "" })
	if r := b.Reviewed; r != nil {
		a.Reviewed = joined(" ", r.By, r.On.String())
	}
	for _, c := range b.Corrections {
		a.Corrections = append(a.Corrections, correctionRow{c.On.String(), c.What, c.Was})
	}
	t := p.targets(b)
	a.Text = textOf(t, 3+p.shift) // before the quotations: it finds those in tables
	a.Issues, a.Quotes, a.Questions, a.Actors = t.issues(own), t.quotes(), t.questions(), t.actors()
	for i := range b.Judgements() {
		j := &b.Judgements()[i]
		a.Judgements = append(a.Judgements, judgementRow{j.Text, t.title(j.Issue), j.Likelihood, j.Confidence, j.Basis})
	}
	for i := range b.Sources() {
		s := &b.Sources()[i]
		row := sourceRow{ID: t.items[model.TypeSource][i], Title: s.Title, By: s.By, Date: s.Date.String(), Grade: s.Grade, Note: s.Note}
		if webAddress(s.URL) {
			row.URL = s.URL
		} else {
			row.Note = joined(" ", row.Note, s.URL)
		}
		a.Sources = append(a.Sources, row)
	}
	return a
}

// joined puts texts that are not empty behind each other.
func joined(by string, texts ...string) string {
	return strings.Join(slices.DeleteFunc(texts, func(s string) bool { return s == "" }), by)
}

func plural(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return strconv.Itoa(n) + " " + what + "s"
}

// slug is an id as part of a fragment: letters and digits of ASCII, hyphens and full
// stops stay, all else becomes its number, so that no two ids become one.
func slug(id string) string {
	var out strings.Builder
	for _, r := range id {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '.' {
			out.WriteRune(r)
		} else {
			fmt.Fprintf(&out, "_%x_", r)
		}
	}
	return out.String()
}
