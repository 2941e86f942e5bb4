package draft

// lead is who speaks by the end of the paragraph before one that opens with a
// quotation, if that ends in a colon.
func (a *analysis) lead(q *quotation) mention {
	if q.at > 0 || q.para == 0 {
		return mention{}
	}
	p := &a.paras[q.para-1]
	n := len(p.tokens)
	if n == 0 || p.tokens[n-1].text != ":" {
		return mention{}
	}
	s := p.sentenceStart(n - 1)
	if m, _ := p.left(s, n, false); m.kind != nobody {
		m.para = q.para - 1
		return m
	}
	return p.subject(s, n)
}

// leading looks at the sentence before one that is all quotation: if it
// reports, and no quotation stands between, its subject goes on speaking.
func (a *analysis) leading(i int) mention {
	q := &a.quotes[i]
	p, at := &a.paras[q.para], q.at
	if at == 0 {
		if q.para == 0 || i > 0 && a.quotes[i-1].para == q.para-1 && a.quotes[i-1].at == len(a.paras[q.para-1].tokens)-1 {
			return mention{}
		}
		p = &a.paras[q.para-1]
		at = len(p.tokens)
	}
	if at == 0 {
		return mention{}
	}
	s := p.sentenceStart(at - 1)
	for j := s; j < at; j++ {
		if p.tokens[j].quote >= 0 {
			return mention{}
		}
	}
	if m := p.reporter(s, at); m.kind != nobody || p != &a.paras[q.para] && s > 0 {
		return m
	}
	for v := s + 1; v < at; v++ {
		if t := p.tokens[v]; t.is(cue) && !t.upper && !t.is(nounToo|vagueCue) {
			if m := p.before(v, s); m.kind == name || m.kind == pronoun {
				return m
			}
		}
	}
	return mention{}
}

// reporter is the subject of the first verb in tokens[s:to] that surely reports.
func (p *paragraph) reporter(s, to int) mention {
	for v := s + 1; v < to; v++ {
		t := p.tokens[v]
		if !t.is(strongCue) || t.upper || t.is(nounToo) {
			continue
		}
		if p.tokens[v-1].text == "," && p.opening(v-1, s) < 0 {
			if m, how := p.reads(v, to); how == inverted || how == apposition {
				return m
			}
		}
		if m := p.before(v, s); m.kind != nobody {
			return m
		}
	}
	return mention{}
}

// sentenceSubject is the subject of the sentence, for words quoted in it.
func (a *analysis) sentenceSubject(q *quotation, s int) mention {
	if q.at == s {
		return mention{}
	}
	p := &a.paras[q.para]
	if leads(&p.tokens[s]) && p.comma(s, q.at) < 0 {
		e := p.sentenceEnd(q.at)
		if c := p.comma(q.at, e); c > 0 {
			if m := p.subject(c+1, e); m.kind != nobody {
				return m
			}
		}
	}
	if m := p.subject(s, q.at); !known(fold(m.text), label) {
		return m
	}
	return mention{}
}

// maxSignature is the number of tokens of the longest signature.
const maxSignature = 12

// signature reads "— Name" in the paragraph behind a quotation that fills its own.
func (a *analysis) signature(q *quotation) mention {
	if q.para+1 >= len(a.paras) || len(a.paras[q.para].tokens) > q.at+2 {
		return mention{}
	}
	ts := a.paras[q.para+1].tokens
	if len(ts) < 2 || len(ts) > maxSignature || !ts[0].is(dash) || !ts[1].upper {
		return mention{}
	}
	return phrase(ts, 1, wordsEnd(ts, 1))
}

// inlineSignature reads the name behind a quotation that is all of its
// paragraph but for that: "… a long game." - Ana Roe.
func (a *analysis) inlineSignature(q *quotation) mention {
	ts := a.paras[q.para].tokens
	i := q.at + 1
	if q.at != 0 || q.words < fewWords || i >= len(ts) || len(ts) > q.at+4+maxSignature {
		return mention{}
	}
	if ts[i].is(dash) {
		i++
	}
	e := wordsEnd(ts, i)
	for _, t := range ts[i:e] {
		if verbish(t) {
			return mention{}
		}
	}
	signed := ts[i-1].is(dash)
	if e == i || !ts[i].upper || !signed && e-i > 4 || e < len(ts) && ts[e].text == "." && e+1 < len(ts) {
		return mention{}
	}
	return phrase(ts, i, e)
}

// wordsEnd is where the words end that begin at a token.
func wordsEnd(ts []token, i int) int {
	for i < len(ts) && ts[i].word {
		i++
	}
	return i
}
