package content

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"readout/model"
)

// issues decodes id: {title, question, positions}, or id: title. The
// positions follow later, when all issues are known.
func (d *decoder) issues(v *node) {
	if v.null() {
		d.issuesFromHeadings()
		return
	}
	d.each(v, func(key, n *node) {
		x := model.Issue{At: d.at(key, n)}
		if key != nil {
			d.issueID(&x, key)
		}
		title := n
		if n.kind != table {
			x.Title = d.line(n)
		} else {
			title = n.get("title")
			d.known("issue", n, func(key string, v *node) {
				switch key {
				case "id":
					d.issueID(&x, v)
				case "title":
					x.Title = d.line(v)
				case "guess":
					d.guessed(&x.Guess, v)
				case "question":
					x.Question = d.line(v)
				}
			}, &x.Extra)
		}
		if !d.declare("issue", &x.ID, x.Title, key, n) {
			return
		}
		if x.Title == "" {
			d.titleFromHeading(&x)
		} else {
			d.headed(x, title)
		}
		d.wrote(model.TypeIssue, len(d.b.Issues()), key, n)
		d.addIssue(x)
	})
	d.sectionIssues()
}

// issueID reads the id of an issue. A "?" behind it marks a guess and is no
// part of the id, so that whatever refers to the issue stays as it is when the
// guess is settled.
func (d *decoder) issueID(x *model.Issue, n *node) {
	name, guess := strings.CutSuffix(d.line(n), "?")
	if x.ID = d.idIn(n, strings.TrimSpace(name)); guess && !x.Guess {
		x.Guess = true
		d.guesses = append(d.guesses, d.place(n.start, n.end))
	}
}

// guessed reads the field that marks a record as a guess.
func (d *decoder) guessed(is *bool, v *node) {
	if d.flag(v) && !*is {
		*is = true
		d.guesses = append(d.guesses, d.place(v.start, v.end))
	}
}

// events decodes a list of records, or of what happened.
func (d *decoder) events(n *node) {
	d.each(n, func(key, v *node) {
		e := model.Event{State: model.Happened, At: d.at(key, v)}
		if key != nil {
			e.ID = d.ownID("event", key)
		}
		if v.kind != table {
			e.What = d.line(v)
		} else {
			d.known("event", v, func(key string, v *node) { d.eventField(&e, key, v) }, &e.Extra)
		}
		if e.What == "" {
			d.missing(v, "event", "what")
		}
		d.b.Facts.Events = append(d.b.Facts.Events, e)
	})
	enumerate(d.b.Events(), "e", func(e *model.Event) *string { return &e.ID })
}

func (d *decoder) eventField(e *model.Event, key string, v *node) {
	switch key {
	case "id":
		e.ID = d.ownID("event", v)
	case "state":
		if s := d.choice(v, "a state", model.EventStates); s != "" {
			e.State = model.EventState(s)
		}
	case "when":
		e.When = d.date(v, false)
	case "what":
		e.What = d.line(v)
	case "who":
		e.Who = d.actorRefs(v, "who")
	case "where":
		e.Where = d.line(v)
	case "per":
		e.Per = d.actorRefs(v, "per")
	case "issue":
		e.Issue = d.issueRef(v)
	case "source":
		e.Source = d.sourceRef(v)
	}
}

// missing notes a record without the one field that it needs.
func (d *decoder) missing(n *node, record, name string) {
	d.fault(n, "missing", fmt.Sprintf("%s %s without %s", article(record), record, cite(name)),
		"write  "+name+": …", model.Error)
}

// askPattern matches a question that stands in the facts as it would in the text.
var askPattern = regexp.MustCompile(`^(?:- )?\[([ xX])\]\s+(.*)$`)

// questions joins the questions of the text with listed ones.
func (d *decoder) questions(n *node) {
	inText := map[string][]int{}
	inferred := make([]bool, len(d.body.Questions))
	d.b.Facts.Questions = make([]model.Question, 0, len(d.body.Questions)+n.size())
	for i, r := range d.body.Questions {
		q := model.Question{Ask: r.Ask, Open: r.Open, Answer: r.Answer, At: r.At}
		q.Issue = d.issueOfHeading(r.Heading)
		inferred[i] = q.Issue != ""
		if !n.null() {
			key := foldName(q.Ask)
			inText[key] = append(inText[key], i)
		}
		d.b.Facts.Questions = append(d.b.Facts.Questions, q)
	}
	d.each(n, func(key, v *node) { d.question(key, v, inText, inferred) })
	enumerate(d.b.Questions(), "o", func(q *model.Question) *string { return &q.ID })
	for i, yes := range inferred {
		if yes {
			d.inferOnce("issue", addressed("question:", &d.b.Questions()[i].ID), fromHeading)
		}
	}
}

// question decodes a listed question. One that the text asks too says more
// about that one.
func (d *decoder) question(key, v *node, inText map[string][]int, inferred []bool) {
	q := model.Question{Open: true, At: d.at(key, v)}
	record := v.kind == table && v.get("ask") != nil
	if record {
		q.Ask = d.line(v.get("ask"))
	} else {
		q.Ask = d.line(v)
		if m := askPattern.FindStringSubmatch(q.Ask); m != nil {
			q.Open, q.Ask = m[1] == " ", m[2]
		}
		if ask, answer, ok := strings.Cut(q.Ask, " → "); ok {
			q.Ask, q.Answer, q.Open = strings.TrimSpace(ask), strings.TrimSpace(answer), false
		}
	}
	at := take(inText, foldName(q.Ask), func(i int) bool { return v.get("id").string() == fmt.Sprint("o", i+1) })
	if at >= 0 {
		q = d.b.Questions()[at]
	}
	if key != nil {
		q.ID = d.ownID("question", key)
	}
	if record {
		d.known("question", v, func(key string, v *node) { d.questionField(&q, key, v) }, &q.Extra)
		if q.Answer != "" && v.get("open") == nil {
			q.Open = false
		}
	}
	if q.Ask == "" {
		d.missing(v, "question", "ask")
	}
	if at < 0 {
		d.wrote(model.TypeQuestion, len(d.b.Questions()), key, v)
		d.b.Facts.Questions = append(d.b.Facts.Questions, q)
		return
	}
	d.wrote(model.TypeQuestion, at, key, v)
	inferred[at] = inferred[at] && !(record && v.has("issue"))
	d.b.Questions()[at] = q
}

// take takes the index that is wanted out of those under a key, or else the
// first one; -1 if there is none.
func take(m map[string][]int, key string, wanted func(int) bool) int {
	all := m[key]
	if len(all) == 0 {
		return -1
	}
	at := max(slices.IndexFunc(all, wanted), 0)
	i := all[at]
	m[key] = slices.Delete(all, at, at+1)
	return i
}

// ownID reads the id of a record that is no actor, issue or source.
func (d *decoder) ownID(record string, n *node) string {
	s := d.id(n)
	if s == "" {
		return ""
	}
	if first := d.firsts[record+":"+s]; first != nil && first != n {
		d.twice(n, first, fmt.Sprintf("the id %s is given twice", cite(s)))
		return ""
	}
	d.firsts[record+":"+s] = n
	return s
}

func (d *decoder) questionField(q *model.Question, key string, v *node) {
	switch key {
	case "id":
		q.ID = d.ownID("question", v)
	case "ask":
		q.Ask = d.line(v)
	case "guess":
		d.guessed(&q.Guess, v)
	case "open":
		q.Open = d.flag(v)
	case "answer":
		q.Answer = d.line(v)
	case "issue":
		q.Issue = d.issueRef(v)
	}
}

// judgements decodes a list of records, or of texts.
func (d *decoder) judgements(n *node) {
	d.each(n, func(key, v *node) {
		j := model.Judgement{At: d.at(key, v)}
		if key != nil {
			j.ID = d.ownID("judgement", key)
		}
		if v.kind != table {
			j.Text = d.line(v)
		} else {
			d.known("judgement", v, func(key string, v *node) { d.judgementField(&j, key, v) }, &j.Extra)
		}
		if j.Text == "" {
			d.missing(v, "judgement", "text")
		}
		d.b.Facts.Judgements = append(d.b.Facts.Judgements, j)
	})
	enumerate(d.b.Judgements(), "j", func(j *model.Judgement) *string { return &j.ID })
}

func (d *decoder) judgementField(j *model.Judgement, key string, v *node) {
	switch key {
	case "id":
		j.ID = d.ownID("judgement", v)
	case "text":
		j.Text = d.line(v)
	case "likelihood":
		j.Likelihood = d.choice(v, "a likelihood", model.Likelihoods)
	case "confidence":
		j.Confidence = d.choice(v, "a confidence", model.Confidences)
	case "issue":
		j.Issue = d.issueRef(v)
	case "basis":
		j.Basis = d.line(v)
	}
}

// enumerate gives every item without an id one of a letter and its number. An
// id written by hand keeps others from having it.
func enumerate[T any](items []T, letter string, id func(*T) *string) {
	taken := map[string]bool{}
	for i := range items {
		s := id(&items[i])
		if *s != "" && taken[*s] {
			*s = ""
		}
		if *s != "" {
			taken[*s] = true
		}
	}
	next := len(items)
	for i := range items {
		s := id(&items[i])
		if *s != "" {
			continue
		}
		*s = letter + strconv.Itoa(i+1)
		for len(taken) > 0 && taken[*s] {
			next++
			*s = letter + strconv.Itoa(next)
		}
		if len(taken) > 0 {
			taken[*s] = true
		}
	}
}
