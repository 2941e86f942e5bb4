package draft

// rule says how a speaker was found; "" that none was.
type rule string

const (
	dropped    rule = "dropped" // no words that anybody said
	unsaid     rule = "unsaid"  // a passive that names nobody
	straight   rule = "straight"
	inverted   rule = "inverted"
	apposition rule = "inverted apposition"
	lateNamed  rule = "late" // the verb behind a clause: "…, said Sonin"
	reference  rule = "according"
	leftCue    rule = "left cue"
	leftWeak   rule = "left weak"
	leftTurned rule = "left inverted" // "…, said Sonin, “…”"
	leftForm   rule = "left participle"
	leftColon  rule = "left colon"
	leftRefers rule = "left according"
	trailing   rule = "trailing"
	signature  rule = "signature"
	lead       rule = "lead"    // the paragraph before ends in a colon
	leading    rule = "leading" // the sentence before reports
	same       rule = "same"    // as the quotation before
	bySubject  rule = "subject"
	byNext     rule = "next"
)

// sought is a quotation whose speaker is sought.
type sought struct {
	a      *analysis
	p      *paragraph
	q      *quotation
	index  int // of the quotation
	s, e   int // the tokens of its sentence
	direct bool
	opens  bool // nothing, a colon or a comma stands before it
	behind bool // its speaker may stand behind it
}

// steps find the speaker of a quotation, surest first. The first that finds one,
// or finds that there is none, has the last word.
var steps = []func(*sought) (mention, rule){
	(*sought).asTitle,
	(*sought).asBefore,
	(*sought).closely,
	(*sought).introduced,
	(*sought).referred,
	(*sought).followed,
	(*sought).reportedBefore,
	(*sought).turned,
	(*sought).atTheEnd,
	(*sought).reportedWeakly,
	(*sought).followedLoosely,
	(*sought).signed,
	(*sought).ledIn,
	(*sought).continued,
	(*sought).bySubject,
	(*sought).byNext,
	(*sought).continuedFar,
	(*sought).bySubjectBefore,
}

// attribute finds the speaker of every quotation.
func (a *analysis) attribute() {
	for i := range a.quotes {
		q := &a.quotes[i]
		q.speaker, q.how = a.speakerOf(i)
		if q.speaker.kind != nobody && q.speaker.start > 0 {
			q.speaker.para = q.para
		}
		if q.how != dropped {
			a.spoken = i + 1
		}
	}
}

func (a *analysis) speakerOf(i int) (mention, rule) {
	q := &a.quotes[i]
	p := &a.paras[q.para]
	f := &sought{a: a, p: p, q: q, index: i, s: p.sentenceStart(q.at), e: p.sentenceEnd(q.at), direct: q.words >= fewWords}
	f.opens = q.at == f.s || p.tokens[q.at-1].text == ":" || p.tokens[q.at-1].text == ","
	f.behind = f.direct || q.at == f.s || endsOpen(q.inside)
	for _, step := range steps {
		if m, how := step(f); how != "" {
			return m, how
		}
	}
	return mention{}, ""
}

// fewWords is the number of words from which on a quotation is more than a fragment.
const fewWords = 3

// asTitle drops what is rather a title or a name.
func (f *sought) asTitle() (mention, rule) {
	if f.a.title(f.q) {
		return mention{}, dropped
	}
	return mention{}, ""
}

// asBefore is for a whole sentence that goes on behind its attribution:
// "A," she said, "B."
func (f *sought) asBefore() (mention, rule) {
	b := f.a.spokenBefore()
	if b == nil || b.para != f.q.para || b.at < f.s || b.speaker.kind == nobody || !f.direct || b.words < fewWords || b.speaker.start < b.end {
		return mention{}, ""
	}
	switch b.how {
	case straight, inverted, reference, lateNamed:
		return b.speaker, same
	}
	return mention{}, ""
}

// spokenBefore is the last quotation before the one that is looked at, titles
// left out; nil for none.
func (a *analysis) spokenBefore() *quotation {
	if a.spoken == 0 {
		return nil
	}
	return &a.quotes[a.spoken-1]
}

// closely reads a speaker right behind a sentence that lets its own go on: "A," X said.
func (f *sought) closely() (mention, rule) {
	if !f.direct || f.q.at > f.s && f.p.tokens[f.q.at-1].text != "," || !endsOpen(f.q.inside) {
		return mention{}, ""
	}
	m, how := f.p.after(f.q.at, f.e)
	if how != straight && how != inverted || !f.p.shortly(f.q.at, m) {
		return mention{}, ""
	}
	return m, how
}

// introduced reads a reporting verb before a quotation that a mark or "that" parts from it.
func (f *sought) introduced() (mention, rule) {
	if f.q.at == f.s || !f.opens && f.p.tokens[f.q.at-1].lower != "that" || !f.p.reported(f.s, f.q.at) {
		return mention{}, ""
	}
	return found(f.p.left(f.s, f.q.at, false))
}

// found is a mention with its rule, or neither.
func found(m mention, how rule) (mention, rule) {
	if m.kind == nobody {
		return mention{}, ""
	}
	return m, how
}

// referred reads "according to X" right behind a quotation.
func (f *sought) referred() (mention, rule) {
	if f.e <= f.q.at+1 {
		return mention{}, ""
	}
	j := f.p.accordingTo(f.q.at+1, min(f.e, f.q.at+4))
	if j <= 0 {
		return mention{}, ""
	}
	return found(f.p.reads(j, f.e))
}

// followed reads a speaker behind a quotation that opens its clause, or before
// which nobody reports.
func (f *sought) followed() (mention, rule) {
	if !f.behind || !f.opens && (!f.direct || f.p.reported(f.s, f.q.at)) {
		return mention{}, ""
	}
	return found(f.p.after(f.q.at, f.e))
}

// reportedBefore reads a verb before the quotation that surely reports.
func (f *sought) reportedBefore() (mention, rule) {
	m, how := f.p.left(f.s, f.q.at, true)
	if m.passive && f.q.at > f.s {
		return mention{}, unsaid
	}
	return found(m, how)
}

// turned reads an inverted speaker behind a quotation: said X.
func (f *sought) turned() (mention, rule) {
	m, how := f.p.after(f.q.at, f.e)
	if how == straight {
		return mention{}, ""
	}
	return found(m, how)
}

// atTheEnd reads a speaker at the end of the sentence.
func (f *sought) atTheEnd() (mention, rule) { return found(f.p.trailing(f.q.at, f.e), trailing) }

// reportedWeakly reads a verb before the quotation that may report.
func (f *sought) reportedWeakly() (mention, rule) {
	m, how := f.p.left(f.s, f.q.at, false)
	if how == unsaid {
		return mention{}, unsaid
	}
	return found(m, how)
}

// followedLoosely reads a speaker anywhere behind the quotation.
func (f *sought) followedLoosely() (mention, rule) {
	if !f.behind {
		return mention{}, ""
	}
	return found(f.p.after(f.q.at, f.e))
}

// signed reads a signature below or behind a quotation.
func (f *sought) signed() (mention, rule) {
	if m := f.a.signature(f.q); m.kind != nobody {
		return m, signature
	}
	return found(f.a.inlineSignature(f.q), signature)
}

// ledIn reads who is said to speak in the sentence or the paragraph before.
func (f *sought) ledIn() (mention, rule) {
	if f.q.at != f.s {
		return mention{}, ""
	}
	if m := f.a.lead(f.q); m.kind != nobody {
		return m, lead
	}
	return found(f.a.leading(f.index), leading)
}

// continued takes the speaker of the quotation before. A word or two that stand
// in a sentence without anybody who speaks are no quotation.
func (f *sought) continued() (mention, rule) {
	b := f.a.spokenBefore()
	switch {
	case b == nil && !f.direct:
		return mention{}, dropped
	case b == nil:
		return mention{}, ""
	case !f.direct && f.q.at != f.s && (b.para != f.q.para || b.at < f.s):
		return mention{}, dropped
	case b.speaker.kind != nobody && (f.q.para == b.para || f.q.para == b.para+1 && f.q.at == 0):
		return b.speaker, same
	case !f.direct:
		return mention{}, dropped
	}
	return mention{}, ""
}

// bySubject takes the subject of the sentence, or whom it is for: "For X, it is “…”".
func (f *sought) bySubject() (mention, rule) {
	if w := f.p.tokens[f.s].lower; (w == "for" || w == "to") && f.q.at > f.s {
		if c := f.p.comma(f.s, f.q.at); c > f.s+1 {
			if m := phrase(f.p.tokens, f.s+1, c); m.kind == name {
				return m, bySubject
			}
		}
	}
	return found(f.a.sentenceSubject(f.q, f.s), bySubject)
}

// byNext reads the sentence behind the quotation's.
func (f *sought) byNext() (mention, rule) {
	if f.e >= len(f.p.tokens) || f.q.at != f.s {
		return mention{}, ""
	}
	m, _ := f.p.reads(f.e, f.p.sentenceEnd(f.e))
	return found(m, byNext)
}

// maxApart is the number of paragraphs over which a speaker goes on speaking.
const maxApart = 3

// continuedFar takes the speaker of a quotation some paragraphs before.
func (f *sought) continuedFar() (mention, rule) {
	if f.index == 0 || f.q.at != 0 {
		return mention{}, ""
	}
	b := &f.a.quotes[f.index-1]
	if f.q.para-b.para > maxApart {
		return mention{}, ""
	}
	return found(b.speaker, same)
}

// bySubjectBefore takes the subject of the sentence before.
func (f *sought) bySubjectBefore() (mention, rule) {
	p, s := f.p, f.s
	if f.q.at != s || s == 0 {
		return mention{}, ""
	}
	from := p.sentenceStart(s - 1)
	m := p.subject(from, s)
	if c := p.comma(from, s); m.kind == noun && c > 0 {
		if n := p.apposed(c+1, s); n.kind == name {
			m = n
		}
	}
	if m.kind == noun && p.tokens[from+1].is(answerNoun) {
		switch p.tokens[from].lower {
		case "his":
			m = mention{kind: pronoun, text: "he", span: p.tokens[from].span, at: from}
		case "her":
			m = mention{kind: pronoun, text: "she", span: p.tokens[from].span, at: from}
		}
	}
	if m.kind == name || m.kind == pronoun && m.text != "it" && m.text != "we" {
		return m, bySubject
	}
	for k := from; k < s; k++ {
		if w := p.tokens[k].lower; w == "he" || w == "she" {
			return phrase(p.tokens, k, k+1), bySubject
		}
	}
	return mention{}, ""
}

// endsOpen reports whether quoted words end in a mark that lets the sentence go on.
func endsOpen(in []token) bool {
	if len(in) == 0 {
		return false
	}
	switch in[len(in)-1].text {
	case ",", "?", "!":
		return true
	}
	return false
}
