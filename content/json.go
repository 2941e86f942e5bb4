package content

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"readout/model"
)

// JSON returns a briefing as JSON: fully resolved, in the order of the format,
// the same bytes for the same briefing. If there is a text, the whole file
// goes along under "markdown", so that nothing is lost.
func JSON(b *model.Briefing) ([]byte, error) {
	doc := record(b, true)
	if hasBody(b) {
		doc = append(doc, member{"markdown", b.Source()})
	}
	flat, err := encode(doc)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	if err := json.Indent(&out, flat, "", " "); err != nil {
		return nil, err
	}
	out.WriteByte('\n')
	return out.Bytes(), nil
}

// hasBody reports whether a briefing has a text beside its facts.
func hasBody(b *model.Briefing) bool {
	source := b.Source()
	return b.Body <= len(source) && strings.TrimSpace(source[b.Body:]) != ""
}

// object is a JSON object whose keys keep their order.
type object []member

type member struct {
	key   string
	value any
}

// edtf is the text of a date, which YAML may hold without quotation marks.
type edtf string

// MarshalJSON writes the members in their order.
func (o object) MarshalJSON() ([]byte, error) {
	out := []byte{'{'}
	for i, m := range o {
		if i > 0 {
			out = append(out, ',')
		}
		key, err := encode(m.key)
		if err != nil {
			return nil, err
		}
		value, err := encode(m.value)
		if err != nil {
			return nil, err
		}
		out = append(append(append(out, key...), ':'), value...)
	}
	return append(out, '}'), nil
}

// encode is json.Marshal that leaves < > & as they are.
func encode(v any) ([]byte, error) {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), nil
}

// put appends a member unless its value is empty.
func (o *object) put(key string, value any) {
	switch v := value.(type) {
	case string:
		if v == "" {
			return
		}
	case edtf:
		if v == "" {
			return
		}
	case []string:
		if len(v) == 0 {
			return
		}
	case []object:
		if len(v) == 0 {
			return
		}
	case bool:
		if !v {
			return
		}
	}
	*o = append(*o, member{key, value})
}

// orNull is a text, or null if there is none.
func orNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}

// extra appends the keys that the format does not name, in order.
func (o *object) extra(e model.Extra) {
	for _, key := range slices.Sorted(maps.Keys(e)) {
		*o = append(*o, member{key, e[key]})
	}
}

// record is a whole briefing. Without computed it leaves out what reading the
// facts again would find out.
func record(b *model.Briefing, computed bool) object {
	o := object{{"readout", 1}}
	o.put("id", b.ID)
	o.put("title", b.Title)
	o.put("date", edtf(b.Date.String()))
	o.put("status", string(b.Status))
	if b.Reviewed != nil {
		var r object
		r.put("by", b.Reviewed.By)
		r.put("on", edtf(b.Reviewed.On.String()))
		r.extra(b.Reviewed.Extra)
		o = append(o, member{"reviewed", r})
	}
	o.put("marking", b.Marking)
	o.put("summary", b.Summary)
	o.put("embargo", edtf(b.Embargo.String()))
	o.put("author", b.Author)
	o.put("replaces", b.Replaces)
	o.put("corrections", each(b.Corrections, correctionRecord))
	o.put("lang", b.Lang)
	o.put("actors", each(b.Actors(), actorRecord))
	o.put("issues", each(b.Issues(), issueRecord))
	o.put("positions", each(b.Positions(), positionRecord))
	o.put("quotes", each(b.Quotes(), func(q model.Quote) object { return quoteRecord(b, q, computed) }))
	o.put("events", each(b.Events(), eventRecord))
	o.put("questions", each(b.Questions(), func(q model.Question) object { return questionRecord(b, q, computed) }))
	o.put("judgements", each(b.Judgements(), judgementRecord))
	o.put("sources", each(b.Sources(), sourceRecord))
	if computed {
		o.put("inferred", inferredRecords(b))
	}
	o.extra(b.Extra)
	return o
}

func each[T any](items []T, fn func(T) object) []object {
	var out []object
	for _, item := range items {
		out = append(out, fn(item))
	}
	return out
}

func inferredRecords(b *model.Briefing) []object {
	return each(b.Inferred(), func(i model.Inference) (o object) {
		o.put("what", i.What)
		o.put("of", i.Of)
		o.put("from", i.From)
		return o
	})
}

func correctionRecord(c model.Correction) (o object) {
	o.put("on", edtf(c.On.String()))
	o.put("what", c.What)
	o.put("was", c.Was)
	o.extra(c.Extra)
	return o
}

func actorRecord(a model.Actor) (o object) {
	o.put("id", a.ID)
	o.put("name", a.Name)
	o.put("role", a.Role)
	o.put("aliases", a.Aliases)
	o.put("kind", a.Kind)
	o.put("part", string(a.Part))
	o.put("speaks_for", a.SpeaksFor)
	o.put("wikidata", a.Wikidata)
	o.extra(a.Extra)
	return o
}

func issueRecord(x model.Issue) (o object) {
	o.put("id", x.ID)
	o.put("title", x.Title)
	o.put("guess", x.Guess)
	o.put("question", x.Question)
	o.extra(x.Extra)
	return o
}

func positionRecord(p model.Position) (o object) {
	o.put("actor", p.Actor)
	o.put("issue", p.Issue)
	o.put("stance", string(p.Stance))
	o.put("guess", p.Guess)
	o.put("note", p.Note)
	o.put("per", p.Per)
	o.put("source", p.Source)
	o.put("confidence", p.Confidence)
	o.put("on", edtf(p.On.String()))
	o.extra(p.Extra)
	return o
}

func quoteRecord(b *model.Briefing, q model.Quote, computed bool) (o object) {
	o.put("id", q.ID)
	o = append(o, member{"by", orNull(q.By)})
	o.put("guess", q.Guess)
	texts := make([]string, len(q.Segments))
	checks := make([]string, len(q.Segments))
	for i, s := range q.Segments {
		texts[i], checks[i] = s.Text, string(s.Check)
	}
	o = append(o, member{"text", oneOrAll(texts)})
	o.put("prefix", q.Prefix)
	o.put("suffix", q.Suffix)
	o = append(o, member{"issue", orNull(q.Issue)})
	if computed {
		o = append(o, member{"section", orNull(q.Section)})
	}
	o.put("source", q.Source)
	o.put("on", edtf(q.On.String()))
	o.put("original", q.Original)
	o.put("lang", q.Lang)
	if computed {
		o.place(b, q.At)
		o.put("form", string(q.Form))
		if len(slices.Compact(slices.Clone(checks))) == 1 {
			checks = checks[:1]
		}
		o = append(o, member{"check", oneOrAll(checks)})
	}
	o.extra(q.Extra)
	return o
}

// oneOrAll is a text if it is alone, or the list.
func oneOrAll(texts []string) any {
	if len(texts) == 1 {
		return texts[0]
	}
	return texts
}

// place appends where in the text of the briefing something stands.
func (o *object) place(b *model.Briefing, at model.Place) {
	if !hasBody(b) || !at.Known() || at.Start < b.Body || at.End == 0 {
		return
	}
	*o = append(*o, member{"at", object{
		{"line", at.Line}, {"column", at.Column}, {"start", at.Start}, {"end", at.End},
	}})
}

func eventRecord(e model.Event) (o object) {
	o.put("id", e.ID)
	o.put("state", string(e.State))
	o.put("when", edtf(e.When.String()))
	o.put("what", e.What)
	o.put("who", e.Who)
	o.put("where", e.Where)
	if len(e.Per) > 0 {
		o = append(o, member{"per", oneOrAll(e.Per)})
	}
	o.put("issue", e.Issue)
	o.put("source", e.Source)
	o.extra(e.Extra)
	return o
}

func questionRecord(b *model.Briefing, q model.Question, computed bool) (o object) {
	o.put("id", q.ID)
	o.put("ask", q.Ask)
	o.put("guess", q.Guess)
	o.put("issue", q.Issue)
	o = append(o, member{"open", q.Open})
	o.put("answer", q.Answer)
	if computed {
		o.place(b, q.At)
	}
	o.extra(q.Extra)
	return o
}

func judgementRecord(j model.Judgement) (o object) {
	o.put("id", j.ID)
	o.put("text", j.Text)
	o.put("likelihood", j.Likelihood)
	o.put("confidence", j.Confidence)
	o.put("issue", j.Issue)
	o.put("basis", j.Basis)
	o.extra(j.Extra)
	return o
}

func sourceRecord(s model.Source) (o object) {
	o.put("id", s.ID)
	o.put("title", s.Title)
	o.put("by", s.By)
	o.put("url", s.URL)
	o.put("date", edtf(s.Date.String()))
	o.put("grade", s.Grade)
	o.put("note", s.Note)
	o.put("file", s.File)
	o.extra(s.Extra)
	return o
}
