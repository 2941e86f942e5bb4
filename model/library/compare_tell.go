package library

import (
	"fmt"
	"slices"
	"strings"

	"readout/model"
)

// Told is a difference in words, each on one clean line. Detail is what the
// reader has to know beside it: what it was, what the answer is, where it is from.
type Told struct {
	Who, What, Detail string
}

// Tell puts a difference into words.
func (c *Comparison) Tell(x *Difference) Told {
	t := Told{What: x.What}
	switch x.Section {
	case PositionChanges:
		t.Who, t.What, t.Detail = c.Cast.Short(x.Actor), c.standWords(c.Now, x.To), c.standWords(c.Before, x.From)
	case WordChanges:
		t.Who = c.Cast.Short(x.Actor)
		t.What, t.Detail = "“"+x.What+"”", c.wordsDetail(x)
	case QuestionChanges:
		t.Detail = questionDetail(x)
	case FactChanges:
		t.What, t.Detail = c.fact(x)
	case JudgementChanges:
		t.Detail = c.judgementDetail(x)
	case SourceChanges:
		t.Detail = c.sourceDetail(x)
	}
	return t
}

// standWords are stance, doubts and note of a stand, of each account if they differ.
func (c *Comparison) standWords(b *model.Briefing, s Stand) string {
	if !s.Covered() {
		return "not covered"
	}
	accounts := s.Positions
	if own := slices.IndexFunc(accounts, func(i int) bool { return !b.Positions()[i].SecondHand() }); !s.Differ {
		accounts = accounts[max(own, 0):][:1]
	}
	var parts []string
	for _, i := range accounts {
		p := &b.Positions()[i]
		w := string(p.Stance)
		if p.Guess {
			w += ", not certain"
		}
		if p.SecondHand() {
			w += ", per " + c.names(p.Per)
		}
		if p.Note != "" {
			w += ": " + p.Note
		}
		parts = append(parts, model.CleanLine(w))
	}
	if s.Differ {
		return "accounts differ: " + strings.Join(parts, "; ")
	}
	return parts[0]
}

func (c *Comparison) names(ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = c.Cast.Short(id)
	}
	return strings.Join(names, ", ")
}

// fieldWords lists the facts that are not what they were. Likelihood and confidence
// stand in phrases of their own.
func fieldWords(x *Difference) string {
	var parts []string
	for _, f := range x.Fields {
		switch {
		case f.Is == "":
			parts = append(parts, f.Name+" was "+f.Was)
		case f.Was == "":
			parts = append(parts, f.Name+": "+f.Is)
		default:
			parts = append(parts, f.Name+": "+f.Is+", was "+f.Was)
		}
	}
	return strings.Join(parts, "; ")
}

func (c *Comparison) wordsDetail(x *Difference) string {
	switch x.Kind {
	case KindGone:
		return "not carried on"
	case KindChanged:
		var parts []string
		for _, f := range x.Fields {
			switch f.Name {
			case "words":
				parts = append(parts, "was “"+f.Was+"”")
			case "speaker certain":
				parts = append(parts, map[string]string{"yes": "speaker certain now", "no": "speaker not certain any more"}[f.Is])
			case "check":
				parts = append(parts, map[string]string{"stands": "word for word now", "not word for word": "not word for word any more"}[f.Is])
			default:
				parts = append(parts, f.Name+" was "+f.Was)
			}
		}
		return strings.Join(parts, "; ")
	}
	b, r := c.At(x)
	q := &b.Quotes()[r.Index]
	parts := []string{sourceWords(b, q.Source)}
	if q.Guess {
		parts = append(parts, "speaker not certain")
	}
	if q.Failed() {
		parts = append(parts, "not word for word")
	}
	return strings.Join(parts, ", ")
}

// sourceWords are title and grade of a source.
func sourceWords(b *model.Briefing, id string) string {
	s := b.SourceByID(id)
	switch {
	case id == "":
		return "no source given"
	case s == nil:
		return model.CleanLine(id)
	case s.Grade == "":
		return model.CleanLine(s.Title) + ", not graded"
	}
	return model.CleanLine(s.Title) + " (" + s.Grade + ")"
}

// At is the briefing that holds the item of a difference, the newer one if
// both do, and the item there.
func (c *Comparison) At(x *Difference) (*model.Briefing, model.Ref) {
	if x.Now.Type != "" {
		return c.Now, x.Now
	}
	return c.Before, x.Before
}

func questionDetail(x *Difference) string {
	answer := Field{}
	for _, f := range x.Fields {
		if f.Name == "answer" {
			answer = f
		}
	}
	switch {
	case x.Kind == KindGone && answer.Was != "":
		return "not carried on; answered before: " + answer.Was
	case x.Kind == KindGone:
		return "not carried on"
	case x.Kind == KindReopened:
		return strings.TrimSuffix("asked again; answered before: "+answer.Was, "; answered before: ")
	case x.Kind == KindAnswered && answer.Is == "":
		return "answered"
	case x.Kind == KindAnswered, x.Kind == KindNew && answer.Is != "":
		return "answered: " + answer.Is
	}
	return fieldWords(x)
}

// fact is what a difference among facts and people says.
func (c *Comparison) fact(x *Difference) (what, detail string) {
	b, r := c.At(x)
	switch r.Type {
	case model.TypeActor:
		return actorFact(&b.Actors()[r.Index], x)
	case model.TypeIssue:
		return "issue: " + x.What, newOrGone(x, "new issue", "no issue any more")
	case model.TypeEvent:
		return eventFact(&b.Events()[r.Index], x)
	}
	if x.Kind != KindCorrected {
		if len(x.Fields) > 0 && x.What == x.Fields[0].Name {
			return x.What + ": " + orElse(x.Fields[0].Is, "none"), "was " + orElse(x.Fields[0].Was, "none")
		}
		return x.What, "corrected in both"
	}
	detail = strings.TrimSpace("corrected " + x.On.String())
	if len(x.Fields) > 0 && x.Fields[0].Was != "" {
		return x.Fields[0].Was + ", now: " + x.What, detail
	}
	return x.What, detail
}

func newOrGone(x *Difference, fresh, gone string) string {
	switch x.Kind {
	case KindNew:
		return fresh
	case KindGone:
		return gone
	}
	return fieldWords(x)
}

func actorFact(a *model.Actor, x *Difference) (what, detail string) {
	what = x.What
	for _, s := range []string{a.Role, string(a.Part)} {
		if s != "" && s != string(model.Other) {
			what += ", " + model.CleanLine(s)
		}
	}
	return what, newOrGone(x, "new actor", "not named any more")
}

func eventFact(e *model.Event, x *Difference) (what, detail string) {
	what = x.What
	if !e.When.IsZero() {
		what = e.When.String() + "  " + what
	}
	state := stateOf(e)
	switch x.Kind {
	case KindNew:
		detail = map[model.EventState]string{
			model.Planned: "new plan", model.Happened: "new", model.Claimed: "new claim", model.Cancelled: "called off",
		}[state]
	case KindGone:
		detail = "not carried on"
		if state == model.Planned {
			detail = "plan not carried on"
		}
	case KindHappened:
		detail = "has happened, was " + x.Fields[0].Was
	case KindCancelled:
		detail = "called off, was " + x.Fields[0].Was
	default:
		detail = fieldWords(x)
	}
	if len(e.Per) > 0 && x.Kind != KindGone {
		detail += ", told by others"
	}
	return what, detail
}

func (c *Comparison) judgementDetail(x *Difference) string {
	if x.Kind != KindNew && x.Kind != KindGone {
		return fieldWords(x)
	}
	b, r := c.At(x)
	j := &b.Judgements()[r.Index]
	var parts []string
	if x.Kind == KindGone {
		parts = append(parts, "not carried on")
	}
	if j.Likelihood != "" {
		parts = append(parts, "likelihood: "+j.Likelihood)
	}
	if j.Confidence != "" {
		parts = append(parts, "confidence: "+j.Confidence)
	}
	return strings.Join(parts, "; ")
}

func (c *Comparison) sourceDetail(x *Difference) string {
	b, r := c.At(x)
	s := &b.Sources()[r.Index]
	switch x.Kind {
	case KindNew, KindSame:
		return orElse(s.Grade, "not graded")
	case KindGone:
		return strings.TrimSuffix("not used any more: "+model.CleanLine(s.Note), ": ")
	}
	return fieldWords(x)
}

// Sentence is a difference as it is said aloud or copied.
func (c *Comparison) Sentence(x *Difference) string {
	t := c.Tell(x)
	issue := ""
	if x.Issue != "" && x.Section != FactChanges {
		issue = " on " + c.Cast.Title(x.Issue)
	}
	if x.Section == PositionChanges {
		who := t.Who + issue
		switch x.Kind {
		case KindNew:
			return "new: " + who + ": " + t.What
		case KindGone:
			return "not carried on: " + who + ": " + t.Detail
		case KindSame:
			return "the same: " + who + ": " + t.What
		}
		return string(x.Kind) + ": " + who + ": " + t.What + "; before: " + t.Detail
	}
	kind := string(x.Kind)
	switch x.Kind {
	case KindSame:
		kind = "the same"
	case KindGone:
		kind = "not carried on"
	}
	s := kind + ": "
	if x.Section == WordChanges {
		s += t.Who + issue + ": "
	}
	s += t.What
	if x.Section == QuestionChanges || x.Section == JudgementChanges {
		s += strings.Replace(issue, " on ", ", on ", 1)
	}
	if t.Detail != "" && t.Detail != kind {
		s += " (" + t.Detail + ")"
	}
	return s
}

// Tally counts a section in words, as "3 moved, 1 new, 6 the same".
func (c *Comparison) Tally(s Section) string {
	if s == TextChanges {
		return fmt.Sprintf("%d %% carried over", c.Text.Share)
	}
	var parts []string
	for _, k := range kinds {
		n := c.Count(s, k)
		switch {
		case n == 0:
		case k == KindSame:
			parts = append(parts, fmt.Sprintf("%d the same", n))
		default:
			parts = append(parts, fmt.Sprintf("%d %s", n, k))
		}
	}
	if len(parts) == 0 {
		return "none"
	}
	return strings.Join(parts, ", ")
}

// Tell says what became of the paragraphs of a section.
func (s *TextSection) Tell() string {
	var parts []string
	for _, n := range []struct {
		n    int
		what string
	}{{s.New, "new"}, {s.Changed, "changed"}, {s.Gone, "gone"}, {s.Moved, "moved"}} {
		if n.n == 0 {
			continue
		}
		unit := ""
		if len(parts) == 0 {
			unit = " paragraphs"
			if n.n == 1 {
				unit = " paragraph"
			}
		}
		parts = append(parts, fmt.Sprintf("%d%s %s", n.n, unit, n.what))
	}
	switch {
	case len(parts) > 0:
		return strings.Join(parts, ", ")
	case s.Differs():
		return "only questions or attributions differ"
	}
	return "word for word the same"
}

// Heading names a section to readers.
func (s Section) Heading() string {
	return map[Section]string{
		PositionChanges: "Positions", WordChanges: "Words", QuestionChanges: "Questions", FactChanges: "Facts and people",
		JudgementChanges: "Judgements", SourceChanges: "Sources", TextChanges: "Text",
	}[s]
}
