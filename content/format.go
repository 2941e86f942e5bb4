package content

import (
	"bytes"

	"readout/model"
)

// Format returns a briefing as Markdown: as it was read, if its facts are
// still those, else with its facts in front matter written anew. Short forms
// are used if they lose nothing.
func Format(b *model.Briefing) ([]byte, error) {
	if source := b.Source(); source != "" {
		if d, err := reread(b, []byte(source)); err == nil && sameFacts(b, d) {
			return []byte(source), nil
		}
	}
	text := ""
	if hasBody(b) {
		text = b.Source()[b.Body:]
	}
	for _, form := range []form{shortForms, shortForms | withInferred} {
		short := canonical(b, text, form)
		if d, err := reread(b, short); err == nil && sameFacts(b, d) && sameInferred(b, d) {
			return short, nil
		}
	}
	return canonical(b, text, withInferred), nil
}

// reread reads what was written for a briefing, without looking any source up.
func reread(b *model.Briefing, src []byte) (*model.Briefing, error) {
	d, err := newDecoder(b.ID+".md", string(src), Options{noSources: true, cast: castOf(b)}).markdown()
	if err != nil {
		return nil, err
	}
	return d.b, nil
}

// sameFacts reports whether two briefings say the same, wherever it stands.
func sameFacts(a, b *model.Briefing) bool {
	return sameRecord(record(a, false), record(b, false))
}

// sameInferred reports whether the same was inferred.
func sameInferred(a, b *model.Briefing) bool {
	return sameRecord(object{{"", inferredRecords(a)}}, object{{"", inferredRecords(b)}})
}

func sameRecord(a, b object) bool {
	x, err := encode(a)
	if err != nil {
		return false
	}
	y, err := encode(b)
	return err == nil && bytes.Equal(x, y)
}

// form is how front matter is written.
type form uint8

const (
	shortForms   form = 1 << iota // short forms for what has any
	withInferred                  // with the list of what was inferred
)

// canonical writes a briefing with its facts in front matter. Of quotes and questions, only those are
// listed that the text does not hold just so.
func canonical(b *model.Briefing, text string, how form) []byte {
	facts := record(b, false)
	if how&shortForms != 0 {
		facts = shortRecord(b, text)
	}
	if how&withInferred != 0 && len(b.Inferred()) > 0 {
		facts = append(facts, member{"inferred", flowed(inferredRecords(b))})
	}
	facts = facts.without("readout")
	if b.ID == nameOf(b.Path) {
		facts = facts.without("id")
	}
	bare := facts.without("quotes").without("questions")
	in, err := reread(b, frontMatter(bare, text))
	if err != nil {
		return frontMatter(facts, text)
	}
	quote := func(q model.Quote) object { return quoteRecord(b, q, false) }
	question := func(q model.Question) object { return questionRecord(b, q, false) }
	quotes, questions := unlike(b.Quotes(), in.Quotes(), quote), unlike(b.Questions(), in.Questions(), question)
	if how&shortForms != 0 {
		quotes, questions = shortListed(b, quotes, "quote", text), shortListed(b, questions, "question", text)
	}
	return frontMatter(facts.with("quotes", flowed(quotes)).with("questions", flowed(questions)), text)
}

// frontMatter writes facts between dashes, and the text behind them.
func frontMatter(facts object, text string) []byte {
	var w yamlWriter
	w.out.WriteString("---\n")
	w.block(facts, 0)
	w.out.WriteString("---\n")
	w.out.WriteString(text)
	return []byte(w.out.String())
}

// unlike returns the records of those items that a second list does not have
// just so at the same index.
func unlike[T any](items, others []T, fn func(T) object) []object {
	var out []object
	for i, item := range items {
		o := fn(item)
		if i >= len(others) || !sameRecord(o, fn(others[i])) {
			out = append(out, o)
		}
	}
	return out
}

// flowed puts each record on one line.
func flowed(records []object) []flow {
	out := make([]flow, len(records))
	for i, o := range records {
		out[i] = flow{o}
	}
	return out
}

// without returns an object without a key.
func (o object) without(key string) object {
	var out object
	for _, m := range o {
		if m.key != key {
			out = append(out, m)
		}
	}
	return out
}

// with returns an object in which a key has the list as its value, or none if
// the list is empty.
func (o object) with(key string, list []flow) object {
	var out object
	for _, m := range o {
		switch {
		case m.key != key:
			out = append(out, m)
		case len(list) > 0:
			out = append(out, member{key, list})
		}
	}
	return out
}
