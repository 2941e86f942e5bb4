package content

import (
	"bytes"
	"cmp"
	"regexp"
	"slices"
	"strings"

	"readout/model"
)

// editBytes applies edits of the text of a file to its bytes, of which all
// others stay as they are. It reports false for edits that touch each other.
func editBytes(src []byte, text string, edits []model.Edit) ([]byte, bool) {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b model.Edit) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	newline := "\n"
	if i := bytes.IndexByte(src, '\n'); i > 0 && src[i-1] == '\r' {
		newline = "\r\n"
	}
	var out []byte
	w := walker{src: src, text: text}
	if bytes.HasPrefix(src, []byte("\ufeff")) {
		w.raw = len("\ufeff")
	}
	kept := 0
	for _, e := range edits {
		if e.Start < w.at || e.End < e.Start || e.End > len(text) {
			return nil, false
		}
		out = append(out, src[kept:w.to(e.Start)]...)
		out = append(out, strings.ReplaceAll(e.New, "\n", newline)...)
		kept = w.to(e.End)
	}
	return append(out, src[kept:]...), true
}

// ill is what a byte is read as that is no text.
const ill = "\ufffd"

// walker goes through the bytes of a file beside the text that was made of them.
type walker struct {
	src     []byte
	text    string
	raw, at int
}

// to is the byte of the file that stands for a byte of the text.
func (w *walker) to(at int) int {
	for w.at < at && w.raw < len(w.src) {
		switch {
		case w.src[w.raw] == '\r' && w.text[w.at] == '\n':
			if w.raw++; w.raw < len(w.src) && w.src[w.raw] == '\n' {
				w.raw++
			}
			w.at++
		case strings.HasPrefix(w.text[w.at:], ill) && !bytes.HasPrefix(w.src[w.raw:], []byte(ill)):
			w.raw++
			w.at += len(ill)
		default:
			w.raw++
			w.at++
		}
	}
	return w.raw
}

// differs says what is wrong with the result of an edit, "" if it says what was
// chosen and nothing else.
func (s *settling) differs(after *decoder) string {
	codes := map[string]int{}
	for _, m := range s.b.Mistakes {
		codes[m.Code]++
	}
	for _, m := range after.b.Mistakes {
		if codes[m.Code]--; codes[m.Code] < 0 {
			return "it would make a mistake: " + m.What
		}
	}
	want, got := s.chosen(after.b), plainFacts(after.b)
	if s.newActor() {
		got.Facts.Actors = slices.DeleteFunc(got.Facts.Actors, func(a model.Actor) bool { return a.ID == s.by })
	}
	if !sameRecord(record(&want, false), record(&got, false)) {
		return "more would change than was chosen"
	}
	if visible(s.b, s.attributed()) != visible(after.b, s.attributed()) {
		return "the text would read differently"
	}
	return ""
}

// newActor reports whether the choice adds somebody to the cast.
func (s *settling) newActor() bool {
	return s.Name != "" && !s.declaredID(s.by)
}

// attributed reports whether the line that says whose a quotation is may change.
func (s *settling) attributed() bool {
	return s.Of.Type == model.TypeQuote && s.b.Quotes()[s.Of.Index].Form == model.BlockRun
}

// visible is the text as it is read, with or without the lines that say whose a
// quotation is.
func visible(b *model.Briefing, without bool) string {
	var out strings.Builder
	for i := range b.Text.Blocks {
		block := &b.Text.Blocks[i]
		if without && block.Kind == model.Attribution {
			continue
		}
		for j := range block.Spans {
			out.WriteString(block.Spans[j].Text)
		}
		out.WriteByte('\n')
	}
	return out.String()
}

// numbered matches the ids that are given by counting.
var numbered = regexp.MustCompile(`^[qo][0-9]+$`)

// plainFacts is a briefing without what follows from the rest of it: ids by
// number, and actors and roles that come to be by being named.
func plainFacts(b *model.Briefing) model.Briefing {
	c := *b
	facts := *b.All()
	facts.Actors, facts.Issues, facts.Positions = slices.Clone(facts.Actors), slices.Clone(facts.Issues), slices.Clone(facts.Positions)
	facts.Quotes, facts.Questions = slices.Clone(facts.Quotes), slices.Clone(facts.Questions)
	facts.Events, facts.Judgements = slices.Clone(facts.Events), slices.Clone(facts.Judgements)
	c.Facts, c.Held = &facts, nil
	made := map[string]string{}
	for _, i := range b.Inferred() {
		if id, ok := strings.CutPrefix(i.Of, "actor:"); ok && (i.What == "actor" || i.What == "role") {
			made[id] = i.What
		}
	}
	c.Facts.Actors = slices.DeleteFunc(c.Facts.Actors, func(a model.Actor) bool { return made[a.ID] == "actor" })
	for i := range c.Actors() {
		if made[c.Actors()[i].ID] == "role" {
			c.Actors()[i].Role = ""
		}
	}
	for i := range c.Quotes() {
		if numbered.MatchString(c.Quotes()[i].ID) {
			c.Quotes()[i].ID = ""
		}
	}
	for i := range c.Questions() {
		if numbered.MatchString(c.Questions()[i].ID) {
			c.Questions()[i].ID = ""
		}
	}
	return c
}

// chosen is the briefing as it should be after the choice. What an issue that is
// no more leaves to others is taken from the result.
func (s *settling) chosen(after *model.Briefing) model.Briefing {
	c := plainFacts(s.b)
	i := s.Of.Index
	switch {
	case s.Of.Type == model.TypeQuote && s.Verdict == model.Discard:
		c.Facts.Quotes = slices.Delete(c.Facts.Quotes, i, i+1)
	case s.Of.Type == model.TypeQuote:
		q := &c.Quotes()[i]
		if q.Guess = false; s.Verdict == model.Correct {
			q.By, q.Guess = s.by, s.by == ""
		}
		if q.Form == model.BlockRun && i < len(after.Quotes()) { // a role that another has is a date in words
			q.On = after.Quotes()[i].On
		}
	case s.Of.Type == model.TypePosition && s.Verdict == model.Discard:
		c.Facts.Positions = slices.Delete(c.Facts.Positions, i, i+1)
	case s.Of.Type == model.TypePosition:
		if c.Positions()[i].Guess = false; s.Verdict == model.Correct {
			c.Positions()[i].Stance = s.Stance
		}
	case s.Of.Type == model.TypeQuestion && s.Verdict == model.Discard:
		c.Facts.Questions = slices.Delete(c.Facts.Questions, i, i+1)
	case s.Of.Type == model.TypeQuestion:
		c.Questions()[i].Guess = false
	case s.Verdict == model.Discard:
		s.withoutIssue(&c, after)
	default:
		c.Issues()[i].Guess = false
	}
	return c
}

// withoutIssue takes an issue out, with the positions on it.
func (s *settling) withoutIssue(c, after *model.Briefing) {
	id := c.Issues()[s.Of.Index].ID
	c.Facts.Issues = slices.Delete(c.Facts.Issues, s.Of.Index, s.Of.Index+1)
	c.Facts.Positions = slices.DeleteFunc(c.Facts.Positions, func(p model.Position) bool { return p.Issue == id })
	inherit(c.Quotes(), after.Quotes(), id, func(q *model.Quote) *string { return &q.Issue })
	inherit(c.Questions(), after.Questions(), id, func(q *model.Question) *string { return &q.Issue })
	inherit(c.Events(), after.Events(), id, func(e *model.Event) *string { return &e.Issue })
	inherit(c.Judgements(), after.Judgements(), id, func(j *model.Judgement) *string { return &j.Issue })
}

// inherit lets items of an issue belong to what they belong to without it.
func inherit[T any](items, after []T, id string, issue func(*T) *string) {
	for i := range items {
		if *issue(&items[i]) == id && i < len(after) {
			*issue(&items[i]) = *issue(&after[i])
		}
	}
}
