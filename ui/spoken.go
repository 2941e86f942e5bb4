package ui

import (
	"fmt"
	"strings"

	"readout/model"
)

// place is where the reader is, in one sentence.
func (l *Linear) place() string {
	a := l.app
	if a.view.focus == textPane {
		return l.here()
	}
	v := a.view
	r, ok := v.lists[v.focus].current()
	if !ok {
		return paneNames[v.focus] + ": " + v.emptiness(v.focus)
	}
	chosen := ""
	if r.kept {
		chosen = "chosen, "
	}
	return v.told(r.item) + ", " + chosen + v.lists[v.focus].ordinal()
}

// ordinal is which of the items the cursor is on, as "1 of 3".
func (l list) ordinal() string {
	return fmt.Sprintf("%d of %d", items(l.rows[:min(l.cursor+1, len(l.rows))]), items(l.rows))
}

// told is the row of an item in words.
func (v *view) told(r model.Ref) string {
	b := v.briefing
	if !b.Holds(r) {
		return "nothing"
	}
	switch r.Type {
	case model.TypeIssue:
		id := b.Issues()[r.Index].ID
		quotes, questions := 0, 0
		for i, q := range b.Quotes() {
			if q.Issue == id && v.base.quotes[i] {
				quotes++
			}
		}
		for i, q := range b.Questions() {
			if q.Issue == id && q.Open && v.base.questions[i] {
				questions++
			}
		}
		name := strings.Join(nonEmpty(itemName(v, r), doubted(b.Issues()[r.Index].Guess)), " ")
		return fmt.Sprintf("%s: %s, %s", name, plural(quotes, "quote"), plural(questions, "open question"))
	case model.TypeActor:
		a, quotes := b.Actors()[r.Index], 0
		for i, q := range b.Quotes() {
			if q.By == a.ID && v.shown.quotes[i] {
				quotes++
			}
		}
		return fmt.Sprintf("%s, %s: %s", itemName(v, r), partOf(a), plural(quotes, "quote"))
	case model.TypeQuote:
		return strings.TrimSuffix(v.spoken(r.Index), ".")
	case model.TypeQuestion:
		q := b.Questions()[r.Index]
		kind := "Open question: "
		if !q.Open {
			kind = "Answered question: "
		}
		return strings.Join(nonEmpty(kind+q.Ask, q.Answer, doubted(q.Guess)), " ")
	case model.TypeSource:
		return itemName(v, r) + ", " + graded(b.Sources()[r.Index])
	case model.TypeEvent:
		e := b.Events()[r.Index]
		return strings.Join(nonEmpty("Event", string(e.State), e.When.String()), ", ") + ": " + e.What
	}
	return rowText(v.lists[v.focus])
}

// doubted says that nobody has said yet that something is so.
func doubted(guess bool) string {
	if guess {
		return "(not certain)"
	}
	return ""
}

// itemName is an item with what it is.
func itemName(v *view, r model.Ref) string {
	name := string(r.Type)
	return strings.ToUpper(name[:1]) + name[1:] + " " + v.briefing.Label(r)
}

func rowText(l list) string {
	r, ok := l.current()
	if !ok {
		return "nothing"
	}
	return strings.Join(nonEmpty(strings.Join(strings.Fields(r.left), " "), r.right), ", ")
}

// remains is how much filter and chosen rows leave.
func (v *view) remains() string {
	some := func(flags []bool, all int, one string) string {
		return fmt.Sprintf("%d of %s", count(flags), plural(all, one))
	}
	open, all := 0, 0
	for i, q := range v.briefing.Questions() {
		if q.Open {
			all++
			if v.shown.questions[i] {
				open++
			}
		}
	}
	return some(v.shown.quotes, len(v.shown.quotes), "quote") + fmt.Sprintf(", %d of %s", open, plural(all, "open question"))
}

// spoken is a quotation with its speaker, and what is doubtful about it.
func (v *view) spoken(i int) string {
	q := v.briefing.Quotes()[i]
	who := v.name(q.By)
	if q.Guess && q.By != "" {
		who += " (speaker not certain)"
	}
	s := sentence(who) // with its capital
	s = strings.TrimSuffix(s, ".") + ": “" + wordsOf(q) + "”"
	if q.Failed() {
		s += ", " + checkWords[worst(q)]
	}
	return stopped(s)
}

// cited is a quotation with speaker, source and check, all in words.
func (v *view) cited(i int) string {
	q := v.briefing.Quotes()[i]
	c := worst(q)
	from := "no source is named"
	if q.Source != "" {
		from = "source: " + v.sourceTitle(q.Source)
	}
	s := strings.Join(nonEmpty(v.spoken(i), sentence(q.On.String()), sentence(from)), " ")
	if c != model.Differs && c != model.Missing {
		s += " " + sentence(checkWords[c])
	}
	for _, segment := range q.Segments {
		if segment.Check == model.Differs && segment.There != "" {
			s += stopped(" In the source: “" + model.CleanLine(segment.There) + "”")
		}
	}
	return s
}

// checkWords says what the word-for-word check found.
var checkWords = map[model.Check]string{
	model.Exact: "word for word", model.FinalPunctuation: "word for word but for the final full stop or comma",
	model.Differs: "differs from the source", model.Missing: "not found in the source",
	model.Unchecked: "not checked", "": "not checked",
}

// nonEmpty leaves out what is empty.
func nonEmpty(all ...string) []string {
	kept := all[:0:0]
	for _, s := range all {
		if s != "" {
			kept = append(kept, s)
		}
	}
	return kept
}

func either(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
