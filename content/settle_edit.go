package content

import (
	"strings"

	"readout/model"
)

// quote settles who said something: in the text, and in the facts if they say
// it too.
func (s *settling) quote() error {
	at := s.o.trace.nodes[s.Of]
	inText := s.Of.Index < len(s.o.trace.quotes)
	switch {
	case s.Verdict == model.Discard && at.value != nil && inText:
		return s.refuse("both the text and the facts hold it", "")
	case s.Verdict == model.Discard && at.value != nil:
		return s.remove(at)
	}
	if inText {
		if err := s.rawQuote(&s.o.trace.quotes[s.Of.Index]); err != nil {
			return err
		}
	}
	if at.value == nil {
		return nil
	}
	by := at.value.get("by")
	if s.Verdict == model.Accept || by != nil && s.by != "" {
		if err := s.unflag(at.value); err != nil {
			return err
		}
	}
	switch {
	case by == nil && (inText || s.Verdict == model.Correct && s.by == ""):
		return nil
	case s.Verdict == model.Accept:
		return s.unmark(by)
	case by == nil:
		return s.nameIn(at.value)
	case by.null():
		return s.refuse("the facts name nobody to put another in the place of", "")
	}
	s.replace(by.start, by.end, yamlString(orElse(s.by, "?"), true))
	return nil
}

// nameIn names the speaker in the place of the sign that nobody knows them.
func (s *settling) nameIn(n *node) error {
	for i, k := range n.keys {
		if v := n.items[i]; k.text == "guess" && v.kind == scalar && v.end > k.start && v.end <= len(s.src) {
			s.replace(k.start, v.end, "by: "+yamlString(s.by, true))
			return nil
		}
	}
	return s.refuse("the facts name nobody to put another in the place of", "")
}

// rawQuote settles who said what the text quotes.
func (s *settling) rawQuote(q *rawQuote) error {
	at := q.Speaker.At
	if !at.Known() || at.End > len(s.src) || q.extra().Fault != "" {
		return s.refuse("who said it is not written in a way that can be edited", "")
	}
	written, sign := s.src[at.Start:at.End], "#"
	if !strings.HasPrefix(written, "#") {
		sign = ""
	}
	mark := ""
	if q.Speaker.Guess {
		mark = "?"
	}
	if written != sign+q.Speaker.Text+mark {
		return s.refuse("who said it is not written in a way that can be edited", "")
	}
	switch {
	case s.Verdict == model.Discard && q.Form != model.Inline:
		return s.refuse("the line that says whose it is belongs to the text", "")
	case s.Verdict == model.Discard:
		return s.unlink(at)
	case s.Verdict == model.Correct && s.by == "":
		s.replace(at.Start, at.End, sign+"?")
	case s.Verdict == model.Correct && q.Form == model.BlockRun && !strings.HasSuffix(strings.TrimRight(s.src[:at.Start], "<"), "("):
		s.replace(at.Start, at.End, s.spelt())
	case s.Verdict == model.Correct:
		s.replace(at.Start, at.End, "#"+s.by)
	case q.Speaker.Guess:
		s.replace(at.End-1, at.End, "")
	}
	return nil
}

// spelt is how a line of the text names the speaker: by the name, if that is
// theirs alone and nothing in it has a meaning of its own, else by the id.
func (s *settling) spelt() string {
	i, known := s.ids[s.by]
	if !known {
		return "#" + s.by
	}
	name := s.b.Actors()[i].Name
	if found := s.actorsCalled(name); len(found) != 1 || found[0] != i || strings.ContainsAny(name, ",，;[]()<>*_`\\#&?!|~") {
		return "#" + s.by
	}
	return name
}

// mostLabel is how far back the beginning of a link is looked for.
const mostLabel = 1 << 16

// unlink takes a link off its words, given where its target stands.
func (s *settling) unlink(target model.Place) error {
	src := s.src
	label := target.Start - len("](")
	if label >= 0 && strings.HasPrefix(src[label:], "(<") {
		label--
	}
	end := linkEndAt(src, target.End)
	if label < 0 || !strings.HasPrefix(src[label:], "](") || end < 0 {
		return s.refuse("the link is not written in a way that can be taken off", "")
	}
	open := labelStart(src[max(0, label-mostLabel):label])
	if open < 0 {
		return s.refuse("the link is not written in a way that can be taken off", "")
	}
	open += max(0, label-mostLabel)
	s.replace(open, open+1, "")
	s.replace(label, end, "")
	return nil
}

// labelStart is the offset of the bracket that opens what stands before its
// closing one, or -1.
func labelStart(before string) int {
	depth := 0
	for i := len(before) - 1; i >= 0; i-- {
		if c := before[i]; c != '[' && c != ']' || escaped(before, i) {
			continue
		}
		if before[i] == ']' {
			depth++
			continue
		}
		if depth == 0 {
			return i
		}
		depth--
	}
	return -1
}

// escaped reports whether backslashes take the meaning of a byte away.
func escaped(s string, i int) bool {
	n := 0
	for i > 0 && s[i-1] == '\\' {
		i--
		n++
	}
	return n%2 == 1
}

// linkEndAt is the offset behind a link whose target ends at i, or -1.
func linkEndAt(src string, i int) int {
	blanks := func() { i += len(src[i:]) - len(strings.TrimLeft(src[i:], " \t\n")) }
	if strings.HasPrefix(src[i:], ">") {
		i++
	}
	blanks()
	if i < len(src) && strings.IndexByte(`"'(`, src[i]) >= 0 {
		shut := src[i]
		if shut == '(' {
			shut = ')'
		}
		for i++; i < len(src) && (src[i] != shut || escaped(src, i)); i++ {
			if strings.HasPrefix(src[i:], "\n\n") {
				return -1
			}
		}
		i = min(i+1, len(src))
		blanks()
	}
	if !strings.HasPrefix(src[i:], ")") {
		return -1
	}
	return i + 1
}

// position settles a stance.
func (s *settling) position() error {
	at, ok := s.o.trace.nodes[s.Of]
	if !ok {
		return s.refuse("the facts do not say it in a way that can be edited", "")
	}
	if s.Verdict == model.Discard {
		return s.remove(at)
	}
	n, from, size := at.value, 0, 0
	if n.kind == table {
		if err := s.unflag(n); err != nil {
			return err
		}
		if n = n.get("stance"); n == nil {
			return s.refuse("it has no stance", "")
		}
		size = len(n.text)
	} else {
		x := splitPosition(n.text)
		from, size = x.stanceAt, len(x.stance)
	}
	stance := n.text[from : from+size]
	with := strings.TrimSuffix(stance, "?")
	if s.Verdict == model.Correct {
		with = string(s.Stance)
	}
	if with == stance {
		return nil
	}
	start, end, ok := s.exactly(n, from, from+size)
	if !ok {
		return s.refuse("the stance is not written in a way that can be edited", "")
	}
	if s.Verdict == model.Accept {
		start, with = end-1, ""
	}
	s.replace(start, end, with)
	return nil
}

// exactly is the range of a part of a scalar, if the file holds the scalar just
// as it is read.
func (s *settling) exactly(n *node, i, j int) (start, end int, ok bool) {
	if n == nil || n.kind != scalar || i > j || j > len(n.text) || n.start+j > len(s.src) {
		return 0, 0, false
	}
	for _, start := range []int{n.start, n.start + 1} {
		if start <= len(s.src) && strings.HasPrefix(s.src[start:], n.text) && (start == n.start || strings.IndexByte(`"'`, s.src[n.start]) >= 0) {
			return start + i, start + j, true
		}
	}
	return 0, 0, false
}

// unmark takes the "?" off the end of a scalar, if it has one.
func (s *settling) unmark(n *node) error {
	if n == nil || !strings.HasSuffix(strings.TrimSpace(n.text), "?") {
		return nil
	}
	size := len(strings.TrimRight(n.text, " \t"))
	start, end, ok := s.exactly(n, size-1, size)
	if !ok {
		return s.refuse("the ? is not written in a way that can be edited", "")
	}
	s.replace(start, end, "")
	return nil
}

// unflag takes "guess: true" out of a record, if it says so.
func (s *settling) unflag(n *node) error {
	for i, k := range n.keys {
		if k.text == "guess" {
			return s.removeEntry(n, i)
		}
	}
	return nil
}

// issue settles whether there is an issue.
func (s *settling) issue() error {
	at, ok := s.o.trace.nodes[s.Of]
	if !ok {
		return s.refuse("the facts do not declare it", "")
	}
	if s.Verdict == model.Discard {
		if err := s.forget(s.b.Issues()[s.Of.Index].ID, at.value); err != nil {
			return err
		}
		return s.remove(at)
	}
	if err := s.unmark(at.key); err != nil || at.value.kind != table {
		return err
	}
	if err := s.unmark(at.value.get("id")); err != nil {
		return err
	}
	return s.unflag(at.value)
}

// forget takes an issue off all records of the facts that belong to it, and
// drops the positions on it that stand elsewhere.
func (s *settling) forget(id string, record *node) error {
	for _, name := range []string{"questions", "events", "judgements", "quotes"} {
		in := s.root.get(name)
		if in == nil {
			continue
		}
		for _, n := range in.items {
			for i, k := range n.keys {
				if k.text != "issue" {
					continue
				}
				if text, _ := cutRef(n.items[i].text); s.isIssue(text, id) {
					if err := s.removeEntry(n, i); err != nil {
						return err
					}
				}
			}
		}
	}
	for i := range s.b.Positions() {
		at := s.o.trace.nodes[model.Ref{Type: model.TypePosition, Index: i}]
		if s.b.Positions()[i].Issue == id && at.value != nil && !holdsNode(record, at.value) {
			if err := s.remove(at); err != nil {
				return err
			}
		}
	}
	return nil
}

func (s *settling) isIssue(text, id string) bool {
	found, ok := s.issueCalled(text)
	return ok && found == id
}

// question settles whether there is a question.
func (s *settling) question() error {
	at, ok := s.o.trace.nodes[s.Of]
	switch {
	case !ok:
		return s.refuse("the facts do not ask it", "")
	case s.Verdict == model.Discard && s.b.Questions()[s.Of.Index].At.Start >= s.b.Body:
		return s.refuse("the text asks it too", "")
	case s.Verdict == model.Discard:
		return s.remove(at)
	}
	return s.unflag(at.value)
}
