package ui

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"readout/model"
	"readout/model/query"
	"readout/ui/theme"
)

// fill makes the rows of every pane anew and keeps each cursor on its item.
// by is what all chosen rows leave; none of them narrows its own pane.
func (v *view) fill(by shown) {
	for p := issuePane; p < paneCount; p++ {
		left, others := v.others[p]
		if !others {
			left = v.base
		}
		if _, own := v.chosen.of(paneTypes[p]); own {
			left = left.and(v.chosenBut(p))
		} else {
			left = left.and(by)
		}
		l := v.rowsOf(p, &left)
		for i := 0; i < len(l.rows) && l.dress == nil; i++ {
			l.rows[i].kept = v.keeps(l.rows[i])
		}
		for i := range l.short {
			l.short[i].kept = v.keeps(l.short[i])
		}
		l.more = v.partial && fillsWithText[p]
		v.lists[p] = v.lists[p].refill(l)
	}
}

// keeps reports whether a row is chosen, or stands in the filter.
func (v *view) keeps(r row) bool {
	if r.key == "" {
		return false
	}
	in, _ := query.Holds(v.kept, r.key, r.value)
	return in || v.chosen.has(r.item)
}

func (v *view) rowsOf(p pane, left *shown) list {
	switch p {
	case issuePane:
		return v.issueRows(left)
	case actorPane:
		return v.actorRows(left)
	case quotePane:
		return v.quoteRows(left)
	case questionPane:
		return v.questionRows(left)
	case sourcePane:
		return v.sourceRows(left)
	case eventPane:
		return v.eventRows(left)
	}
	return list{}
}

func (v *view) issueRows(left *shown) list {
	b := v.briefing
	quotes, questions := map[string]int{}, map[string]int{}
	for i := range b.Quotes() {
		if left.quotes[i] {
			quotes[b.Quotes()[i].Issue]++
		}
	}
	for i, q := range b.Questions() {
		if left.questions[i] && q.Open {
			questions[q.Issue]++
		}
	}
	differ := disputed(b)
	actor, one := v.about(model.TypeActor)
	var stands map[string]standing
	if one {
		stands = standsOf(b, b.Actors()[actor.Index].ID)
	}
	l := list{total: len(b.Issues()), shown: count(left.issues)}
	for i, issue := range b.Issues() {
		if !left.issues[i] {
			continue
		}
		r := row{
			item: model.Ref{Type: model.TypeIssue, Index: i}, left: issue.Title,
			right: tally(quotes[issue.ID], questions[issue.ID]), key: "issue", value: issue.ID,
		}
		if issue.Guess {
			r.flag = guessSign
		}
		if differ[issue.ID] {
			r.flag = disputedSign + r.flag
		}
		if one {
			s := stands[issue.ID]
			r.stand = &s
		}
		l.rows = append(l.rows, r)
	}
	return l
}

// The flags of an issue on which accounts differ, and of what nobody has said
// yet is an issue or a question.
const (
	disputedSign = "!"
	guessSign    = "?"
)

// tally is "3q 2?", of the same width with up to nine of each.
func tally(quotes, questions int) string {
	switch {
	case quotes == 0 && questions == 0:
		return ""
	case questions == 0:
		return fmt.Sprintf("%dq   ", quotes)
	case quotes == 0:
		return fmt.Sprintf("%d?", questions)
	}
	return fmt.Sprintf("%dq %d?", quotes, questions)
}

func (v *view) actorRows(left *shown) list {
	b := v.briefing
	words := make([]int, len(b.Actors()))
	for i := range b.Quotes() {
		if at, ok := v.index.actors[b.Quotes()[i].By]; ok && left.quotes[i] {
			words[at]++
		}
	}
	l := list{total: len(b.Actors()), shown: count(left.actors)}
	issue, one := v.about(model.TypeIssue)
	var stands map[string]standing
	if one {
		stands = standsOn(b, b.Issues()[issue.Index].ID)
	}
	for _, g := range v.actorGroups(left, stands) {
		head := row{left: g.name, role: theme.Dim}
		l.rows, l.short = append(l.rows, head), append(l.short, head)
		silent := 0
		for _, i := range g.actors {
			r := v.actorRow(i, words[i])
			if s := stands[b.Actors()[i].ID]; one {
				r.stand = &s
				if s.stance != "" {
					r.weight += len(b.Quotes()) + 1
				}
			}
			l.rows = append(l.rows, r)
			if r.weight == 0 && !v.keeps(r) {
				silent++
				continue
			}
			l.short = append(l.short, r)
		}
		l.short = append(l.short, silentRows(silent, len(g.actors))...)
	}
	l.least = loudest(l.rows)
	return l
}

// actorGroup is some actors under one heading.
type actorGroup struct {
	name   string
	actors []int
}

// actorGroups puts the actors that are left under headings: by their part, but
// last those without a position where others have one.
func (v *view) actorGroups(left *shown, stands map[string]standing) []actorGroup {
	var groups []actorGroup
	rest := actorGroup{name: "no position"}
	for _, p := range model.Parts {
		g := actorGroup{name: groupNames[model.Part(p)]}
		for i, a := range v.briefing.Actors() {
			switch _, has := stands[a.ID]; {
			case !left.actors[i] || string(partOf(a)) != p:
			case len(stands) > 0 && !has:
				rest.actors = append(rest.actors, i)
			default:
				g.actors = append(g.actors, i)
			}
		}
		if len(g.actors) > 0 {
			groups = append(groups, g)
		}
	}
	if len(rest.actors) > 0 {
		groups = append(groups, rest)
	}
	return groups
}

// silentRows stands for the actors of one part without words.
func silentRows(silent, all int) []row {
	switch {
	case silent == 0:
		return nil
	case silent == all:
		return []row{{left: fmt.Sprintf("%d, no words", silent), indent: 2, role: theme.Dim}}
	}
	return []row{{left: fmt.Sprintf("%d more, no words", silent), indent: 2, role: theme.Dim}}
}

var groupNames = map[model.Part]string{
	model.Party: "parties", model.Mediator: "mediators", model.Supporter: "supporters",
	model.Analyst: "analysts", model.Other: "others",
}

func partOf(a model.Actor) model.Part {
	if _, ok := groupNames[a.Part]; ok {
		return a.Part
	}
	return model.Other
}

func (v *view) actorRow(i, words int) row {
	a := v.briefing.Actors()[i]
	return row{
		item: model.Ref{Type: model.TypeActor, Index: i}, left: v.names[i], right: fmt.Sprintf("%dq", words), indent: 2,
		role: theme.PartRole(a.Part), weight: words, key: "actor", value: a.ID,
	}
}

// loudest are all items of the rows, those with most words first.
func loudest(rows []row) []row {
	var out []row
	for _, r := range rows {
		if r.isItem() {
			r.indent = 0
			out = append(out, r)
		}
	}
	slices.SortStableFunc(out, func(a, b row) int { return b.weight - a.weight })
	return out
}

// widestSpeaker is how many characters of the speakers' names rows line up at.
const widestSpeaker = 10

func (v *view) quoteRows(left *shown) list {
	b := v.briefing
	l := list{total: len(b.Quotes()), shown: count(left.quotes)}
	column := 0
	for i := 0; i < len(b.Quotes()) && column < widestSpeaker; i++ {
		column = max(column, min(utf8.RuneCountInString(v.speaker(b.Quotes()[i])), widestSpeaker))
	}
	l.rows = make([]row, 0, l.shown)
	for i := range b.Quotes() {
		if left.quotes[i] {
			l.rows = append(l.rows, row{item: model.Ref{Type: model.TypeQuote, Index: i}})
		}
	}
	l.dress = func(r row) row {
		q := b.Quotes()[r.item.Index]
		r.left, r.role = v.speakerIn(q, column+1)+wordsOf(q), theme.PartRole(v.part(q.By))
		r.flag, r.spare = doubtSign(q), exactSign(q)
		return r
	}
	return l
}

// speaker is the name of who said a quote, with a question mark if it is a guess.
func (v *view) speaker(q model.Quote) string {
	if q.Guess {
		return v.name(q.By) + "?"
	}
	return v.name(q.By)
}

// speakerIn is the speaker in a column of n characters, the last one blank.
// The question mark outlives the name.
func (v *view) speakerIn(q model.Quote, n int) string {
	if !q.Guess || n < 3 {
		return pad(v.name(q.By), n)
	}
	name := strings.TrimRight(pad(v.name(q.By), n-1), " ")
	return pad(name+"?", n)
}

func (v *view) questionRows(left *shown) list {
	b := v.briefing
	l := list{}
	var answered []row
	section := ""
	for i, q := range b.Questions() {
		if q.Open {
			l.total++
		}
		if !left.questions[i] {
			continue
		}
		r := row{item: model.Ref{Type: model.TypeQuestion, Index: i}, left: q.Ask, indent: 2}
		if q.Guess {
			r.flag = guessSign
		}
		if !q.Open {
			r.role, r.closed = theme.Dim, true
			answered = append(answered, r)
			continue
		}
		l.shown++
		if title := v.issueTitle(q.Issue); title != section {
			section = title
			if title == "" {
				title = "no issue"
			}
			l.rows = append(l.rows, row{left: title, role: theme.Dim})
		}
		l.rows = append(l.rows, r)
		r.indent = 0
		l.short = append(l.short, r)
	}
	if len(answered) > 0 {
		l.rows = append(append(l.rows, row{left: "answered", role: theme.Dim}), answered...)
		l.short = append(l.short, note("%d answered", len(answered)))
	}
	return l
}

// checked counts the segments of one source, and those found in it.
type checked struct {
	exact, all int
	unchecked  bool
}

// checks counts the segments of every source that has any, by its id.
func checks(b *model.Briefing) map[string]*checked {
	found := map[string]*checked{}
	id, t := "", (*checked)(nil)
	for i := range b.Quotes() {
		q := &b.Quotes()[i]
		for j := range q.Segments {
			if t == nil || q.Source != id {
				if id, t = q.Source, found[q.Source]; t == nil {
					t = &checked{}
					found[id] = t
				}
			}
			t.all++
			switch q.Segments[j].Check {
			case model.Exact, model.FinalPunctuation:
				t.exact++
			case model.Unchecked, "":
				t.unchecked = true
			}
		}
	}
	return found
}

func (v *view) sourceRows(left *shown) list {
	b := v.briefing
	found := checks(b)
	l := list{total: len(b.Sources()), shown: count(left.sources)}
	for i, s := range b.Sources() {
		if !left.sources[i] {
			continue
		}
		r := row{item: model.Ref{Type: model.TypeSource, Index: i}, left: s.ID, key: "src", value: s.ID}
		switch t := found[s.ID]; {
		case t == nil:
		case t.unchecked && t.exact == 0:
			r.right = "not checked"
		default:
			r.right = fmt.Sprintf("%d/%d exact", t.exact, t.all)
			if t.exact < t.all {
				r.role = theme.Warn
			}
		}
		l.short = append(l.short, r)
		l.rows = append(l.rows, r, row{left: graded(s), indent: 2, role: theme.Dim})
	}
	return l
}

func graded(s model.Source) string {
	if s.Grade == "" {
		return "not graded"
	}
	return "grade " + s.Grade
}

func (v *view) eventRows(left *shown) list {
	b := v.briefing
	l := list{total: len(b.Events()), shown: count(left.events)}
	column := 0
	for _, e := range b.Events() {
		column = max(column, min(utf8.RuneCountInString(whenOf(e)), 10))
	}
	for i, e := range b.Events() {
		if !left.events[i] {
			continue
		}
		r := row{item: model.Ref{Type: model.TypeEvent, Index: i}, left: pad(whenOf(e), column+1) + e.What}
		if e.State == model.Cancelled {
			r.role = theme.Dim
		}
		l.rows = append(l.rows, r)
	}
	return l
}

// whenOf is the date of an event that happened, and the state of all others.
func whenOf(e model.Event) string {
	if e.State == "" || e.State == model.Happened {
		return e.When.String()
	}
	return string(e.State)
}

// pad cuts or fills a word to a column of n characters, the last one blank.
func pad(s string, n int) string {
	r := []rune(s)
	if len(r) > n-1 && n > 1 {
		r = append(r[:n-2:n-2], '…')
	}
	for len(r) < n {
		r = append(r, ' ')
	}
	return string(r)
}
