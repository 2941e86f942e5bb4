// Package invent makes briefings about invented events, of any number and any
// size, for measuring. The same number or size gives the same bytes, always.
package invent

import (
	"fmt"
	"math/rand/v2"
	"path"
	"slices"
	"strings"
	"time"
)

// perFolder is how many briefings stand in one folder of a library.
const perFolder = 1000

// perBriefing is how many quotations each briefing of a library holds.
const perBriefing = 10

// size is about how many bytes each briefing of a library has.
const size = 4096

// Name is the path of the n-th briefing within a library, with slashes.
func Name(n int) string {
	return path.Join(fmt.Sprintf("%03d", n/perFolder), fmt.Sprintf("briefing-%06d.md", n))
}

// Briefing is the n-th briefing of a library, from 0: about 4 KB of Markdown
// with ten quotations. Ten briefings after each other tell of the same issues,
// one day after the other, so that positions move.
func Briefing(n int) []byte {
	w := newWriter(uint64(n) + 1)
	w.front(fmt.Sprintf("%s, report %d", pick(w.rng, towns), n), 3, n)
	w.paragraph(40)
	for i := range perBriefing {
		if i%4 == 0 {
			w.heading()
		}
		w.quotation()
	}
	w.questions()
	for w.b.Len() < size-120 {
		w.paragraph(18)
	}
	return w.bytes()
}

// Document is one briefing of at least so many bytes and at most a kilobyte
// more: running text, with a quotation in about every kilobyte and a heading in
// about every six. Its last quotation holds the words "the last word of it
// all", and nothing else does.
func Document(bytes int) []byte {
	w := newWriter(uint64(bytes))
	w.front("A long record", len(issues), 0)
	w.paragraph(40)
	for i := 0; w.b.Len() < bytes-400; i++ {
		if i%6 == 0 {
			w.heading()
		}
		w.paragraph(70)
		w.quotation()
		w.paragraph(40)
	}
	fmt.Fprintf(&w.b, "The mediator closed: [“that was the last word of it all”](#%s).\n\n", w.actors[0].id)
	for w.b.Len() < bytes {
		w.paragraph(5)
	}
	return w.bytes()
}

// A person is an actor of an invented briefing.
type person struct{ id, name, role string }

// An issue is what an invented briefing is about.
type issue struct{ id, title, question string }

// writer writes one briefing.
type writer struct {
	b      strings.Builder
	rng    *rand.Rand
	actors []person
	issues []issue
	titled int
}

func newWriter(seed uint64) *writer {
	return &writer{rng: rand.New(rand.NewPCG(seed, 1974))}
}

// cast is who may speak anywhere. The first few speak often.
func cast(i int) person {
	given, family := givens[i%len(givens)], families[i%len(families)]
	return person{strings.ToLower(family), given + " " + family, roles[i%len(roles)]}
}

// front writes the facts: so many issues, and those of the cast that speak.
func (w *writer) front(title string, count, n int) {
	first := n / 10 * 7
	for i := range count {
		w.issues = append(w.issues, issues[(first+i*5)%len(issues)])
	}
	speakers := min(4+count, len(families))
	for i, at := range w.rng.Perm(len(families))[:speakers] {
		if w.rng.IntN(3) == 0 {
			at = i
		}
		if p := cast(at); !slices.Contains(w.actors, p) {
			w.actors = append(w.actors, p)
		}
	}
	day := time.Date(2031, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, n%3600)
	fmt.Fprintf(&w.b, "---\n# FICTIONAL: no such people, places or states exist.\ntitle: %s (FICTIONAL)\ndate: %s\nmarking: TLP:GREEN\nlang: en\n",
		title, day.Format(time.DateOnly))
	w.b.WriteString("actors:\n  parties:\n")
	for _, p := range w.actors {
		fmt.Fprintf(&w.b, "    %s: %s, %s\n", p.id, p.name, p.role)
	}
	w.b.WriteString("issues:\n")
	for _, s := range w.issues {
		fmt.Fprintf(&w.b, "  %s:\n    title: %s\n    question: %s\n    positions:\n", s.id, s.title, s.question)
		at := w.rng.IntN(len(w.actors))
		for i := range 1 + w.rng.IntN(2) {
			p := w.actors[(at+i)%len(w.actors)]
			fmt.Fprintf(&w.b, "      %s: %s - %s\n", p.id, pick(w.rng, stances), pick(w.rng, reasons))
		}
	}
	fmt.Fprintf(&w.b, "sources:\n  minutes: {title: Minutes %d, date: %s, grade: B2}\n---\n\n", n, day.Format(time.DateOnly))
}

// heading begins the next issue, or the next sitting about one that was begun.
func (w *writer) heading() {
	if w.titled < len(w.issues) {
		fmt.Fprintf(&w.b, "## %s\n\n", w.issues[w.titled].title)
	} else {
		fmt.Fprintf(&w.b, "### Sitting %d in %s\n\n", w.titled, pick(w.rng, towns))
	}
	w.titled++
}

// quotation writes a sentence with the words of somebody.
func (w *writer) quotation() {
	p := w.actors[w.rng.IntN(len(w.actors))]
	fmt.Fprintf(&w.b, "%s said in %s: [“%s %s %s”](#%s \"minutes\"). ", p.name, pick(w.rng, towns), pick(w.rng, openings), pick(w.rng, things), pick(w.rng, endings), p.id)
	w.paragraph(8)
}

// paragraph writes running text of so many words, more or less.
func (w *writer) paragraph(words int) {
	for written := 0; written < words; written += 9 {
		fmt.Fprintf(&w.b, "%s %s %s %s %s on day %d. ", pick(w.rng, subjects), pick(w.rng, verbs), pick(w.rng, things), pick(w.rng, ways), pick(w.rng, towns), w.rng.IntN(900))
	}
	w.b.WriteString("\n\n")
}

func (w *writer) questions() {
	fmt.Fprintf(&w.b, "## Open questions\n\n- [ ] Who pays for %s?\n- [x] Is %s still there? → yes\n\n", pick(w.rng, things), pick(w.rng, things))
}

func (w *writer) bytes() []byte { return []byte(w.b.String()) }

func pick[T any](rng *rand.Rand, of []T) T { return of[rng.IntN(len(of))] }
