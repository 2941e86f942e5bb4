package export

import (
	"net/url"
	"strings"

	"readout/model"
)

// linker names the nodes of one briefing and makes them.
type linker struct {
	b    *model.Briefing
	rel  *model.Relations
	path string
	made []any

	taken map[string]bool
	names map[model.Type][]string // ids of nodes, by index
	first map[model.Type]map[string]string
}

func newLinker(b *model.Briefing, path string) *linker {
	l := &linker{
		b: b, rel: model.NewRelations(b), path: path, taken: map[string]bool{},
		names: map[model.Type][]string{}, first: map[model.Type]map[string]string{},
	}
	ids := map[model.Type]func(int) string{
		model.TypeActor:  func(i int) string { return b.Actors()[i].ID },
		model.TypeIssue:  func(i int) string { return b.Issues()[i].ID },
		model.TypeSource: func(i int) string { return b.Sources()[i].ID },
	}
	for _, kind := range []model.Type{
		model.TypeActor, model.TypeIssue, model.TypeSource, model.TypeQuote, model.TypeEvent, model.TypeQuestion,
	} {
		l.first[kind] = map[string]string{}
		for i := range b.Len(kind) {
			l.names[kind] = append(l.names[kind], l.name(kind, i))
			if id := ids[kind]; id != nil && l.first[kind][id(i)] == "" {
				l.first[kind][id(i)] = l.names[kind][i]
			}
		}
	}
	return l
}

// name calls a node by the address of its item, in which nothing needs a file.
func (l *linker) name(kind model.Type, i int) string {
	a := l.rel.AddressOf(model.Ref{Type: kind, Index: i})
	a.Path = ""
	id := l.path + "#" + (&url.URL{Fragment: strings.TrimPrefix(a.String(), "#")}).EscapedFragment()
	for l.taken[id] {
		id += "~"
	}
	l.taken[id] = true
	return id
}

func ref(id string) any { return map[string]string{"@id": id} }

// to points to the item with an id, or to nothing.
func (l *linker) to(kind model.Type, id string) any {
	if name := l.first[kind][id]; name != "" {
		return ref(name)
	}
	return nil
}

func (l *linker) actors(ids []string) []any {
	var all []any
	for _, id := range ids {
		if a := l.to(model.TypeActor, id); a != nil {
			all = append(all, a)
		}
	}
	return all
}

func (l *linker) all(kind model.Type) []any {
	var all []any
	for _, name := range l.names[kind] {
		all = append(all, ref(name))
	}
	return all
}

// spoken are the names of actors.
func (l *linker) spoken(ids []string) string {
	var names []string
	for _, id := range ids {
		if a := l.rel.ActorByID(id); a != nil {
			id = a.Name
		}
		names = append(names, id)
	}
	return strings.Join(names, ", ")
}

// node begins the node of an item.
func (l *linker) node(schema string, kind model.Type, i int) *node {
	n := newNode(schema, l.names[kind][i])
	l.made = append(l.made, n)
	return n
}

// nodes are the nodes of the briefing, the article first.
func (l *linker) nodes() []any {
	b := l.b
	article := newNode("NewsArticle", l.path).
		set("headline", b.Title).set("abstract", b.Summary).set("datePublished", day(b.Date)).set("inLanguage", b.Lang).
		set("creativeWorkStatus", string(status(b))).set("conditionsOfAccess", b.Marking)
	if b.Author != "" {
		article.set("author", newNode("Organization", l.path+"#author").set("name", b.Author))
	}
	var corrections []any
	for _, c := range b.Corrections {
		text := c.What
		if c.Was != "" {
			text += " (was: " + c.Was + ")"
		}
		corrections = append(corrections, newNode("CorrectionComment", "").
			set("text", text).set("datePublished", day(c.On)))
	}
	article.set("correction", corrections).set("about", l.all(model.TypeIssue)).set("mentions", l.all(model.TypeActor)).
		set("citation", l.all(model.TypeSource)).set("hasPart", append(l.all(model.TypeQuote), l.all(model.TypeQuestion)...))
	l.made = []any{article}
	for i := range b.Issues() {
		is := &b.Issues()[i]
		l.node("DefinedTerm", model.TypeIssue, i).set("name", is.Title).
			set("description", joined(" ", is.Question, word(is.Guess, "(not certain)")))
	}
	l.people()
	l.sources()
	l.quotes()
	l.events()
	l.questions()
	return l.made
}

func (l *linker) people() {
	for i := range l.b.Actors() {
		a := &l.b.Actors()[i]
		kind := "Person"
		switch a.Kind {
		case "state":
			kind = "Country"
		case "organisation", "group":
			kind = "Organization"
		}
		n := l.node(kind, model.TypeActor, i).set("name", a.Name).set("alternateName", a.Aliases)
		if kind == "Person" {
			n.set("jobTitle", a.Role).set("affiliation", l.to(model.TypeActor, a.SpeaksFor))
		} else {
			n.set("description", a.Role)
		}
		if wikidataItem(a.Wikidata) {
			n.set("sameAs", "https://www.wikidata.org/entity/"+a.Wikidata)
		}
	}
}

func (l *linker) sources() {
	for i := range l.b.Sources() {
		s := &l.b.Sources()[i]
		n := l.node("CreativeWork", model.TypeSource, i).
			set("name", s.Title).set("creditText", s.By).set("datePublished", day(s.Date)).set("description", s.Note)
		if webAddress(s.URL) {
			n.set("url", s.URL)
		}
	}
}

// quotes are the quotations. A speaker who is not certain is not their creator.
func (l *linker) quotes() {
	for i := range l.b.Quotes() {
		q := &l.b.Quotes()[i]
		n := l.node("Quotation", model.TypeQuote, i).set("text", q.Words())
		if q.Guess {
			who := "speaker unknown"
			if q.By != "" {
				who = l.spoken([]string{q.By}) + " (not certain)"
			}
			n.set("creditText", who)
		} else {
			n.set("creator", l.to(model.TypeActor, q.By))
		}
		n.set("dateCreated", day(q.On)).set("about", l.to(model.TypeIssue, q.Issue)).
			set("isBasedOn", l.to(model.TypeSource, q.Source)).set("isPartOf", ref(l.path))
		if q.Failed() {
			n.set("description", checkWords(outcome(q)))
		}
	}
}

func (l *linker) events() {
	for i := range l.b.Events() {
		e := &l.b.Events()[i]
		n := l.node("Event", model.TypeEvent, i).set("name", e.What)
		from, to, interval := strings.Cut(e.When.Text, "/")
		if interval && e.When.Valid() {
			n.set("startDate", iso(from)).set("endDate", iso(to))
		} else {
			n.set("startDate", day(e.When))
		}
		n.set("attendee", l.actors(e.Who)).set("about", l.to(model.TypeIssue, e.Issue)).set("subjectOf", ref(l.path))
		switch e.State {
		case model.Cancelled:
			n.set("eventStatus", "https://schema.org/EventCancelled")
		case model.Planned:
			n.set("eventStatus", "https://schema.org/EventScheduled")
		}
		per := ""
		if len(e.Per) > 0 {
			per = "according to " + l.spoken(e.Per)
		}
		n.set("description", joined(", ", word(e.State == model.Claimed, "claimed"), per))
		if e.Where != "" {
			n.set("location", newNode("Place", "").set("name", e.Where))
		}
	}
}

func (l *linker) questions() {
	for i := range l.b.Questions() {
		q := &l.b.Questions()[i]
		n := l.node("Question", model.TypeQuestion, i).
			set("text", q.Ask).set("about", l.to(model.TypeIssue, q.Issue)).set("isPartOf", ref(l.path)).
			set("description", word(q.Guess, "not certain"))
		if q.Answer != "" {
			n.set("acceptedAnswer", newNode("Answer", "").set("text", q.Answer))
		}
	}
}

// day is a date as ISO 8601 writes it, "" for what is no date of a calendar.
func day(d model.Date) string {
	if !d.Valid() {
		return ""
	}
	return iso(d.Text)
}

// iso is a date of EDTF if it is one of ISO 8601 too.
func iso(s string) string {
	if strings.ContainsAny(s, "~?%/X.") {
		return ""
	}
	return s
}
