package draft

import "strings"

// thread is a sentence of the article that says that something is not settled.
type thread struct {
	para int
	text string
}

// unsettled are runs of words that say that something is open.
var unsettled = []string{
	"remains unclear", "remained unclear", "remain unclear", "is unclear", "was unclear", "it was not clear", "it is not clear", "it's not clear", "it’s not clear",
	"not immediately clear", "not yet clear", "remains to be seen", "remain to be seen", "yet to be seen", "remains open", "remain open", "remains unresolved", "remain unresolved", "remains undecided",
	"remain undecided", "remained undecided", "remains murky", "remain murky", "remains uncertain", "remain uncertain", "is uncertain", "is undecided", "still undecided",
	"has yet to", "have yet to", "had yet to", "has not yet", "have not yet", "had not yet", "has not been set", "has yet been", "yet been set", "not been decided",
	"has not officially", "have not officially", "has not confirmed", "have not confirmed", "declined to say", "would not say", "no decision has",
	"not known ", "not yet known", "nobody knows", "no one knows", "questions remain", "refused to say", "trying to determine", "have not decided", "has not decided",
	"no date has", "no date or", "no agreement has", "no timeline", "open question", "unanswered", "not been announced", "have not said", "has not said",
}

// maxThreads is the number of open threads that a draft lists.
const maxThreads = 40

// maxThread is the length in bytes of the longest sentence that is one.
const maxThread = 400

// threads finds the sentences that say that something is not settled, and the
// questions that the article asks itself.
func (a *analysis) threads() []thread {
	var found []thread
	for i := range a.paras {
		p := &a.paras[i]
		if p.kind == Heading || p.kind == aside {
			continue
		}
		for s := 0; s < len(p.tokens) && len(found) < maxThreads; {
			e := p.sentenceEnd(s)
			if text := a.sentence(p, s, e); text != "" && open(p.tokens[s:e], text) {
				found = append(found, thread{i, text})
			}
			s = e
		}
	}
	return found
}

// sentence is the text of tokens[s:e], "" if it is too long to be asked.
func (a *analysis) sentence(p *paragraph, s, e int) string {
	from, to := p.tokens[s].start, p.tokens[e-1].end
	if to-from > maxThread {
		return ""
	}
	return strings.TrimSpace(a.text[from:to])
}

// open reports whether a sentence says or asks what is not settled, outside
// the words of others.
func open(ts []token, text string) bool {
	if last := ts[len(ts)-1]; last.text == "?" && ts[0].quote < 0 && !asked(ts) {
		for _, t := range ts {
			if t.quote >= 0 {
				return false
			}
		}
		return len(ts) > 3
	}
	low := strings.ToLower(text)
	for _, run := range unsettled {
		if at := strings.Index(low, run); at >= 0 && !quotedAt(ts, ts[0].start+at) {
			return true
		}
	}
	return false
}

// asked reports whether a question is one of an interview: "Q: And now?"
func asked(ts []token) bool {
	for _, t := range ts[:min(4, len(ts))] {
		if t.text == ":" {
			return true
		}
	}
	return false
}

// quotedAt reports whether an offset of the article lies in a quotation.
func quotedAt(ts []token, at int) bool {
	for _, t := range ts {
		if t.quote >= 0 && t.start <= at && at < t.end {
			return true
		}
	}
	return false
}
