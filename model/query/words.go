package query

import (
	"strings"

	"readout/model"
)

// few says whether so many of a segment's items are looked at faster one by one
// than all of their text at once.
func (g *segment) few(items int) bool { return items*8 < g.count }

// words keeps the items that hold some words: in their text or in the name of
// one of their actors, a briefing in its body too.
func (g *segment) words(words string, x numbers) {
	if words == "" {
		return
	}
	if known, ok := g.memo.get("words " + words); ok {
		x.and(known)
		return
	}
	if wider := g.memo.longest(func(key string) bool {
		had, ok := strings.CutPrefix(key, "words ")
		return ok && strings.Contains(words, had)
	}); wider != nil {
		x.and(wider)
	}
	n := x.count()
	if n == 0 {
		return
	}
	g.forWords()
	if g.few(n) {
		g.wordsIn(words, x)
		return
	}
	found := newNumbers(g.size)
	g.textsOf().find(words, found)
	whole := g.inBodies(words, x, found)
	g.named(words, found)
	x.and(found)
	if whole {
		g.memo.put("words "+words, found)
	}
}

// forWords derives what words are looked for in.
func (g *segment) forWords() {
	g.wording.Do(func() {
		g.holding(func() {
			g.textsOf()
			g.castOf()
		})
	})
}

// wordsIn looks at every item of a set.
func (g *segment) wordsIn(words string, x numbers) {
	texts, named := g.textsOf(), newNumbers(g.size)
	g.named(words, named)
	for k := range order {
		from, to := g.span(k)
		x.each(from, to, func(number uint32) {
			if !named.has(number) && !strings.Contains(texts.of(int(number)), words) &&
				(k != atBriefing || !g.holds(int(number), words)) {
				x.drop(number)
			}
		})
	}
}

// inBodies adds the briefings of a set that hold some words in their body, and
// reports whether it looked at all of them. The quotes that hold them are found.
func (g *segment) inBodies(words string, x, found numbers) bool {
	marked := strings.IndexByte(words, model.QuoteMark) >= 0
	whole := true
	for i := range uint32(len(g.briefings)) {
		switch {
		case found.has(i):
		case !x.has(i):
			whole = false
		case marked && strings.Contains(g.whole(int(i)), words),
			!marked && (g.said(int(i), words, found) || strings.Contains(g.bodiesOf()[i], words)):
			found.add(i)
		}
	}
	return whole
}

// named adds the items of which an actor's name holds some words: of a position
// and an event those count too who tell of it.
func (g *segment) named(words string, x numbers) {
	c := g.castOf()
	hits, some := make([]bool, len(c.cast)), false
	for code := range c.cast {
		if strings.Contains(c.cast[code].text, words) {
			hits[code], some = true, true
		}
	}
	if !some {
		return
	}
	for _, k := range []int{atActor, atPosition, atQuote} {
		from, to := g.span(k)
		for number := from; number < to; number++ {
			if hits[c.actor[number]] {
				x.add(number)
			}
		}
	}
	for _, l := range []*lists{&c.who, &c.told[0], &c.told[1]} {
		for i := range l.ends {
			number := l.from + uint32(i)
			for _, code := range l.of(number) {
				if hits[code] {
					x.add(number)
				}
			}
		}
	}
}
