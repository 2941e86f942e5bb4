package content

import (
	"slices"
	"strings"

	"readout/model"
)

// decoder turns nodes and a body into a briefing.
type decoder struct {
	*ledger
	*lookup
	o        Options
	file     string
	b        *model.Briefing
	body     body
	bodyText *sourceText // the words of the body, made ready for listed quotes
	root     *node
	partial  bool // the text goes on behind what is there

	shared   *lookup          // the cast of the folder
	declared int              // actors that the briefing itself declares
	firsts   map[string]*node // where an id of an actor, issue or source was declared, by type and id
	unknown  map[string]bool  // ids of actors that were made up for a reference to nobody
	speakers []*node          // values of speaks_for
	headings map[string]int   // headings of the text by their folded titles
	sections []string         // issue of each heading, "" for none
	listedAt map[int]*node    // where the facts list the words of a quote
	guesses  []model.Place
	noted    map[model.Inference]bool

	castNotice string // why the shared cast is not used
}

func newDecoder(name, text string, o Options) *decoder {
	d := &decoder{
		ledger: newLedger(name, text), o: o, file: name,
		firsts: map[string]*node{}, unknown: map[string]bool{}, noted: map[model.Inference]bool{}, listedAt: map[int]*node{},
	}
	d.b = &model.Briefing{ID: nameOf(name), Path: name, Status: model.Draft, Facts: &model.Facts{}}
	d.lookup = newLookup(d.b)
	return d
}

// run fills the briefing. Actors, issues and sources come first, since all
// else refers to them; the order of the keys in the file does not matter.
func (d *decoder) run(root *node, text body) {
	d.body, d.root = text, root
	d.b.Text, d.b.Words, d.b.Notices = text.Doc, text.Words, text.Notices
	if root != nil && root.kind != table {
		if !root.null() {
			d.add(fault{
				start: root.start, end: root.end, code: "front-matter",
				what: "the front matter holds no keys", mend: "write each fact as  key: value",
			})
		}
		root = nil
		d.root = nil
	}
	d.known("briefing", root, func(key string, v *node) { d.scalars(key, v) }, &d.b.Extra)
	d.actors(root.get("actors"))
	d.sources(root.get("sources"))
	d.issues(root.get("issues"))
	d.speaksFor()
	d.positionsByIssue(root.get("issues"))
	d.positionRecords(root.get("positions"))
	d.events(root.get("events"))
	d.quotes(root.get("quotes"))
	d.questions(root.get("questions"))
	d.judgements(root.get("judgements"))
	d.links()
	d.infer()
	d.verify()
	d.review()
	d.b.Mistakes = d.finish()
	for _, s := range []string{d.castNotice, d.notice()} {
		if s != "" {
			d.b.Notices = append(d.b.Notices, s)
		}
	}
}

// scalars decodes the keys of the top level that need nothing else.
func (d *decoder) scalars(key string, v *node) {
	b := d.b
	switch key {
	case "id":
		if s := d.line(v); s != "" {
			b.ID = s
		}
	case "title":
		b.Title = d.line(v)
	case "summary":
		b.Summary = d.text(v)
	case "date":
		b.Date = d.date(v, true)
	case "embargo":
		b.Embargo = d.date(v, true)
		if b.Embargo.Valid() && !b.Embargo.HasTime() {
			d.fault(v, "embargo", "an embargo needs a time with its zone", "such as 2032-01-26T18:00:00Z", model.Error)
		}
	case "status":
		if s := d.choice(v, "a status", model.Statuses); s != "" {
			b.Status = model.Status(s)
		}
	case "marking":
		b.Marking = d.line(v)
	case "author":
		b.Author = d.line(v)
	case "replaces":
		b.Replaces = strings.TrimPrefix(d.line(v), "#")
	case "lang":
		b.Lang = d.line(v)
	case "reviewed":
		b.Reviewed = d.reviewed(v)
	case "corrections":
		d.corrections(v)
	case "inferred":
		d.inferred(v)
	}
}

// reviewed decodes {by, on}, a date, a name, or both with a comma between.
func (d *decoder) reviewed(v *node) *model.Review {
	if v.null() {
		return nil
	}
	r := &model.Review{}
	if v.kind == table {
		d.known("review", v, func(key string, v *node) {
			switch key {
			case "by":
				r.By = d.line(v)
			case "on":
				r.On = d.date(v, true)
			}
		}, &r.Extra)
		return r
	}
	if _, yes := v.lit.(bool); yes {
		d.fault(v, "reviewed", "this says by whom and when, not whether", "write  {by: name, on: 2032-01-26}", model.Error)
		return nil
	}
	by := d.line(v)
	if i := strings.LastIndex(by, ","); i >= 0 && model.ParseDate(strings.TrimSpace(by[i+1:])).Valid() {
		return &model.Review{By: strings.TrimSpace(by[:i]), On: model.ParseDate(strings.TrimSpace(by[i+1:]))}
	}
	if on := model.ParseDate(by); on.Valid() {
		return &model.Review{On: on}
	}
	return &model.Review{By: by}
}

func (d *decoder) corrections(v *node) {
	d.each(v, func(_ *node, n *node) {
		var c model.Correction
		if n.kind != table {
			c.What = d.text(n)
			d.b.Corrections = append(d.b.Corrections, c)
			return
		}
		d.known("correction", n, func(key string, v *node) {
			switch key {
			case "on":
				c.On = d.date(v, true)
			case "what":
				c.What = d.text(v)
			case "was":
				c.Was = d.text(v)
			}
		}, &c.Extra)
		d.b.Corrections = append(d.b.Corrections, c)
	})
}

// inferred takes over what an earlier reading inferred.
func (d *decoder) inferred(v *node) {
	d.each(v, func(_ *node, n *node) {
		i := model.Inference{What: d.line(n.get("what")), Of: d.line(n.get("of")), From: d.line(n.get("from"))}
		if i.What != "" {
			d.b.Facts.Inferred = append(d.b.Facts.Inferred, i)
			d.noted[i] = true
		}
	})
}

// sources decodes id: title, or id: {…}.
func (d *decoder) sources(v *node) {
	d.each(v, func(key, n *node) {
		s := model.Source{At: d.at(key, n)}
		if key != nil {
			s.ID = d.id(key)
		}
		if n.kind != table {
			s.Title = d.line(n)
			if strings.HasPrefix(s.Title, "https://") || strings.HasPrefix(s.Title, "http://") {
				s.URL = s.Title
			}
		} else {
			d.known("source", n, func(key string, v *node) { d.sourceField(&s, key, v) }, &s.Extra)
		}
		if d.declare("source", &s.ID, s.Title, key, n) {
			if s.Title == "" {
				s.Title = s.ID
			}
			d.addSource(s)
		}
	})
}

func (d *decoder) sourceField(s *model.Source, key string, v *node) {
	switch key {
	case "id":
		s.ID = d.id(v)
	case "title":
		s.Title = d.line(v)
	case "by":
		s.By = d.line(v)
	case "url":
		s.URL = d.line(v)
	case "date":
		s.Date = d.date(v, true)
	case "grade":
		s.Grade = d.grade(v)
	case "note":
		s.Note = d.text(v)
	case "file":
		s.File = d.line(v)
	}
}

// grade decodes an Admiralty grade.
func (d *decoder) grade(v *node) string {
	s := strings.ToUpper(d.line(v))
	if s == "" || len(s) == 2 && s[0] >= 'A' && s[0] <= 'F' && s[1] >= '1' && s[1] <= '6' {
		return s
	}
	d.fault(v, "grade", cite(d.line(v))+" is not a grade", "a letter A to F and a digit 1 to 6, such as B2", model.Error)
	return ""
}

// dropOffsets forgets byte ranges, which mean nothing without a text to count in.
func (d *decoder) dropOffsets() {
	drop := func(p *model.Place) { p.Start, p.End = 0, 0 }
	b := d.b
	for i := range b.Actors() {
		drop(&b.Actors()[i].At)
	}
	for i := range b.Issues() {
		drop(&b.Issues()[i].At)
	}
	for i := range b.Positions() {
		drop(&b.Positions()[i].At)
	}
	for i := range b.Events() {
		drop(&b.Events()[i].At)
	}
	for i := range b.Questions() {
		drop(&b.Questions()[i].At)
	}
	for i := range b.Judgements() {
		drop(&b.Judgements()[i].At)
	}
	for i := range b.Sources() {
		drop(&b.Sources()[i].At)
	}
}

// castOf returns the actors of a briefing that came, in part or as a whole,
// from the cast of its folder.
func castOf(b *model.Briefing) []model.Actor {
	var ids []string
	for _, i := range b.Inferred() {
		if i.From == fromCast {
			ids = append(ids, strings.TrimPrefix(i.Of, "actor:"))
		}
	}
	var out []model.Actor
	for _, a := range b.Actors() {
		if slices.Contains(ids, a.ID) {
			out = append(out, a)
		}
	}
	return out
}
