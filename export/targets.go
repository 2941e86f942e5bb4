package export

import (
	"net/url"
	"strings"

	"readout/model"
)

// targets are the places on a page that the links of one briefing lead to.
type targets struct {
	b    *model.Briefing
	rel  *model.Relations
	doc  *model.Document
	page *page

	prefix  string
	items   map[model.Type][]string // ids of actors, issues, sources and quotations, by index
	named   map[string]string       // by what a link of the document calls them
	heading map[string]string       // of the text, by its id
	words   []string                // of the quotations in the text; "" for those that it does not hold
	begins  map[int]int32           // offsets of quotations in blocks without spans: 1 + index
}

// targets gives an id to all that may be linked to.
func (p *page) targets(b *model.Briefing) *targets {
	t := &targets{
		b: b, rel: p.lib.Relations(b), doc: b.Doc(), page: p, items: map[model.Type][]string{}, named: map[string]string{},
		heading: map[string]string{}, words: make([]string, len(b.Quotes())), begins: map[int]int32{},
	}
	if t.doc == nil {
		t.doc = &model.Document{}
	}
	if p.several() {
		t.prefix = p.articles[b] + "-"
	}
	for i := range b.Quotes() {
		t.item(model.TypeQuote, i, "")
	}
	t.text()
	for i := range b.Actors() {
		t.item(model.TypeActor, i, b.Actors()[i].ID)
	}
	for i := range b.Issues() {
		if id := b.Issues()[i].ID; t.named[id] == "" && t.heading[id] != "" {
			t.named[id] = t.heading[id]
		}
		t.item(model.TypeIssue, i, b.Issues()[i].ID)
	}
	for i := range b.Sources() {
		t.item(model.TypeSource, i, b.Sources()[i].ID)
	}
	for id, to := range t.heading {
		if t.named[id] == "" {
			t.named[id] = to
		}
	}
	return t
}

// item gives an id to the item of an index. A name is that of the first that has it.
func (t *targets) item(kind model.Type, i int, name string) {
	address := t.rel.AddressOf(model.Ref{Type: kind, Index: i})
	id := t.page.unique(t.prefix + string(kind) + "-" + slug(address.ID))
	if t.items[kind] = append(t.items[kind], id); t.named[name] == "" {
		t.named[name] = id
	}
}

// text gives ids to headings and to the words of quotations.
func (t *targets) text() {
	for i := range t.doc.Blocks {
		k := &t.doc.Blocks[i]
		if k.Kind == model.Heading && k.ID != "" && t.heading[k.ID] == "" {
			t.heading[k.ID] = t.page.unique(t.prefix + "text-" + slug(k.ID))
		}
		for j := range k.Spans {
			if q := int(k.Spans[j].Quote) - 1; q >= 0 && q < len(t.words) {
				t.placed(q)
			}
		}
	}
	for i := range t.words {
		if at := t.b.Quotes()[i].At; t.words[i] == "" && at.Known() && t.b.Quotes()[i].Form == model.Inline {
			t.begins[at.Start] = int32(i + 1)
		}
	}
}

// placed gives an id to the words of a quotation that the text holds.
func (t *targets) placed(quote int) {
	if t.words[quote] == "" {
		t.words[quote] = t.page.unique(t.items[model.TypeQuote][quote] + ".words")
	}
}

// href is where a link of the document may lead: to a place on the page, to the
// web or to mail. All else is text and gets "".
func (t *targets) href(link string) string {
	if id, ok := strings.CutPrefix(link, "#"); ok {
		if to := t.named[strings.TrimSuffix(id, "?")]; to != "" {
			return "#" + to
		}
		return ""
	}
	if webAddress(link) || mailAddress(link) {
		return link
	}
	return ""
}

// title is the title of an issue; the id of one not declared.
func (t *targets) title(issue string) string {
	if i := t.rel.IssueByID(issue); i != nil {
		return i.Title
	}
	return issue
}

// name is the whole name of an actor; the id of one not declared.
func (t *targets) name(id string) string {
	if a := t.rel.ActorByID(id); a != nil {
		return a.Name
	}
	return id
}

// webAddress reports whether a text is an http or https address.
func webAddress(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
}

// mailAddress reports whether a text is an address of mail to one mailbox.
func mailAddress(s string) bool {
	to, ok := strings.CutPrefix(strings.ToLower(s), "mailto:")
	return ok && strings.Count(to, "@") == 1 && !strings.ContainsAny(to, "?&#\"'<>() \t\n")
}
