// Package compact keeps what a briefing says, its text apart, in few bytes, and
// reads them back into little memory.
//
// It is pure, and trusts no bytes: what Decode accepts is clean, refers to
// nothing that is not there, and takes no more memory than mostMemory.
package compact

import (
	"encoding/binary"
	"hash/crc32"
	"unsafe"

	"readout/model"
)

// Format is the number of this form. Another one is not read.
const Format = 2

const (
	// Most is how many bytes a briefing may take.
	Most = 1 << 20
	// mostMemory is how many bytes of memory a briefing that is read may take,
	// its strings apart.
	mostMemory = 16 << 20
)

// Encode returns what a briefing says as bytes, or none if that is more than
// Most. Its path is left out, and so is its text.
func Encode(b *model.Briefing) string {
	c := coder{bytes: make([]byte, 0, 1024), numbers: map[string]int{"": 0, b.Path: 1}, strings: []string{"", ""}, size: len(b.Markdown)}
	if b.Path == "" {
		c.numbers[""] = 0
	}
	whole := *b
	whole.Facts = b.All()
	c.briefing(&whole)
	data := c.head()
	if c.fault || len(data) > Most {
		return ""
	}
	return Seal(string(data))
}

// Seal puts a sum behind data, by which damage is seen.
func Seal(data string) string {
	sealed := append(make([]byte, 0, len(data)+4), data...)
	return string(binary.LittleEndian.AppendUint32(sealed, crc32.ChecksumIEEE(sealed)))
}

// unseal returns the data that Seal was given, or false if it is damaged, and its
// bytes, copied into a buffer that grows as needed.
func unseal(sealed string, buffer []byte) (data string, bytes []byte, ok bool) {
	n := len(sealed) - 4
	if n < 0 {
		return "", buffer, false
	}
	buffer = append(buffer[:0], sealed...)
	return sealed[:n], buffer, binary.LittleEndian.Uint32(buffer[n:]) == crc32.ChecksumIEEE(buffer[:n])
}

// Decode returns the briefing of a path that Encode was given. It has no text;
// who asks for it has to say where it is. Its strings are parts of the data.
func Decode(data, path string) (*model.Briefing, error) {
	return new(Decoder).Decode(data, path)
}

// Decoder decodes many briefings faster than Decode. It is not safe for
// concurrent use.
type Decoder struct{ c coder }

// Decode is Decode.
func (d *Decoder) Decode(data, path string) (*model.Briefing, error) {
	c := &d.c
	if len(data) > Most+4 {
		return nil, errBroken
	}
	data, copied, ok := unseal(data, c.buffer)
	if c.buffer = copied; !ok || !d.begin(data, path) {
		return nil, errBroken
	}
	b := &model.Briefing{Path: path, Facts: &model.Facts{}}
	c.briefing(b)
	c.table = "" // which would be held
	if c.fault || len(c.bytes) > 0 || b.Body > c.size || !sound(b) {
		return nil, errBroken
	}
	return b, nil
}

// begin reads the strings of data that is in the buffer too.
func (d *Decoder) begin(data, path string) bool {
	c := &d.c
	if c.dates == nil {
		c.dates = map[string]model.Date{}
	}
	*c = coder{
		reads: true, bytes: c.buffer[:len(data)], buffer: c.buffer, path: path, ends: c.ends, room: mostMemory, dates: c.dates,
		again: c.again, only: c.only,
	}
	c.takeHead(data)
	return !c.fault
}

// facts returns the facts in data of a path that was decoded before, or only the
// lists of some types.
func (d *Decoder) facts(data, path string, only []model.Type) *model.Facts {
	f, c := &model.Facts{}, &d.c
	c.buffer = append(c.buffer[:0], data...)
	c.again, c.only = true, only
	if d.begin(data[:len(data)-4], path) {
		c.number(&c.size)
		c.facts(f)
	}
	c.again, c.only, c.table = false, nil, "" // which would be held
	return f
}

// Words returns the words that were sealed, or false if they are damaged.
func (d *Decoder) Words(sealed string) (words string, ok bool) {
	words, d.c.buffer, ok = unseal(sealed, d.c.buffer)
	return words, ok
}

func sizeOf[T any]() int { var t T; return int(unsafe.Sizeof(t)) }

func (c *coder) briefing(b *model.Briefing) {
	c.number(&c.size)
	c.facts(b.Facts)
	c.text(&b.ID)
	c.text(&b.Title)
	c.text(&b.Summary)
	c.date(&b.Date)
	word(c, &b.Status)
	c.review(b)
	c.text(&b.Marking)
	c.date(&b.Embargo)
	c.text(&b.Author)
	c.text(&b.Replaces)
	list(c, &b.Corrections, sizeOf[model.Correction](), c.correction)
	c.text(&b.Lang)
	c.extra(&b.Extra)
	list(c, &b.Mistakes, sizeOf[model.Mistake](), c.mistake)
	c.number(&b.Body)
	c.number(&b.Words)
	c.texts(&b.Notices)
}

func (c *coder) facts(f *model.Facts) {
	c.section(model.TypeActor, func() { list(c, &f.Actors, sizeOf[model.Actor](), c.actor) })
	c.section(model.TypeIssue, func() { list(c, &f.Issues, sizeOf[model.Issue](), c.issue) })
	c.section(model.TypePosition, func() { list(c, &f.Positions, sizeOf[model.Position](), c.position) })
	c.section(model.TypeQuote, func() {
		c.countSegments(f.Quotes)
		list(c, &f.Quotes, sizeOf[model.Quote](), c.quote)
	})
	c.section(model.TypeEvent, func() { list(c, &f.Events, sizeOf[model.Event](), c.event) })
	c.section(model.TypeQuestion, func() { list(c, &f.Questions, sizeOf[model.Question](), c.question) })
	c.section(model.TypeJudgement, func() { list(c, &f.Judgements, sizeOf[model.Judgement](), c.judgement) })
	c.section(model.TypeSource, func() { list(c, &f.Sources, sizeOf[model.Source](), c.source) })
	c.section("", func() { list(c, &f.Inferred, sizeOf[model.Inference](), c.inference) })
}

func (c *coder) review(b *model.Briefing) {
	has := b.Reviewed != nil
	if c.truth(&has); !has {
		return
	}
	if c.reads {
		b.Reviewed = &model.Review{}
	}
	c.text(&b.Reviewed.By)
	c.date(&b.Reviewed.On)
	c.extra(&b.Reviewed.Extra)
}

func (c *coder) correction(x *model.Correction) {
	c.date(&x.On)
	c.text(&x.What)
	c.text(&x.Was)
	c.extra(&x.Extra)
}

func (c *coder) actor(a *model.Actor) {
	c.text(&a.ID)
	c.text(&a.Name)
	c.text(&a.Role)
	word(c, &a.Part)
	c.text(&a.Kind)
	c.texts(&a.Aliases)
	c.text(&a.SpeaksFor)
	c.text(&a.Wikidata)
	c.place(&a.At)
	c.extra(&a.Extra)
}

func (c *coder) issue(x *model.Issue) {
	c.text(&x.ID)
	c.text(&x.Title)
	c.truth(&x.Guess)
	c.text(&x.Question)
	c.place(&x.At)
	c.extra(&x.Extra)
}

func (c *coder) position(p *model.Position) {
	c.text(&p.Actor)
	c.text(&p.Issue)
	word(c, &p.Stance)
	c.truth(&p.Guess)
	c.text(&p.Note)
	c.texts(&p.Per)
	c.text(&p.Source)
	c.text(&p.Confidence)
	c.date(&p.On)
	c.place(&p.At)
	c.extra(&p.Extra)
}

func (c *coder) quote(q *model.Quote) {
	c.text(&q.ID)
	c.text(&q.By)
	c.truth(&q.Guess)
	c.segmentsOf(q)
	c.text(&q.Issue)
	c.text(&q.Section)
	c.text(&q.Source)
	c.date(&q.On)
	c.text(&q.Original)
	c.text(&q.Lang)
	word(c, &q.Form)
	c.place(&q.At)
	c.text(&q.Prefix)
	c.text(&q.Suffix)
	c.extra(&q.Extra)
}

// countSegments makes room for the segments of all quotes at once, since nearly
// every quote has one.
func (c *coder) countSegments(quotes []model.Quote) {
	n := 0
	for i := range quotes {
		n += len(quotes[i].Segments)
	}
	c.number(&n)
	if c.room -= n * sizeOf[model.Segment](); c.reads && (n > len(c.bytes) || c.room < 0) {
		c.broken()
	} else if c.reads {
		c.segments = make([]model.Segment, n)
	}
}

func (c *coder) segmentsOf(q *model.Quote) {
	n := len(q.Segments)
	c.number(&n)
	if c.reads {
		if n > len(c.segments) {
			c.broken()
			return
		}
		q.Segments, c.segments = c.segments[:n:n], c.segments[n:]
	}
	for i := range q.Segments {
		c.segment(&q.Segments[i])
	}
}

func (c *coder) segment(s *model.Segment) {
	c.text(&s.Text)
	c.place(&s.At)
	word(c, &s.Check)
	c.text(&s.There)
	c.number(&s.Line)
}

func (c *coder) event(e *model.Event) {
	c.text(&e.ID)
	c.text(&e.What)
	c.date(&e.When)
	word(c, &e.State)
	c.texts(&e.Who)
	c.text(&e.Where)
	c.text(&e.Issue)
	c.texts(&e.Per)
	c.text(&e.Source)
	c.place(&e.At)
	c.extra(&e.Extra)
}

func (c *coder) question(q *model.Question) {
	c.text(&q.ID)
	c.text(&q.Ask)
	c.truth(&q.Guess)
	c.truth(&q.Open)
	c.text(&q.Answer)
	c.text(&q.Issue)
	c.place(&q.At)
	c.extra(&q.Extra)
}

func (c *coder) judgement(j *model.Judgement) {
	c.text(&j.ID)
	c.text(&j.Text)
	c.text(&j.Likelihood)
	c.text(&j.Confidence)
	c.text(&j.Issue)
	c.text(&j.Basis)
	c.place(&j.At)
	c.extra(&j.Extra)
}

func (c *coder) source(s *model.Source) {
	c.text(&s.ID)
	c.text(&s.Title)
	c.text(&s.By)
	c.text(&s.URL)
	c.date(&s.Date)
	c.text(&s.Grade)
	c.text(&s.Note)
	c.text(&s.File)
	c.place(&s.At)
	c.extra(&s.Extra)
}

func (c *coder) inference(i *model.Inference) {
	c.text(&i.What)
	c.text(&i.Of)
	c.text(&i.From)
}

func (c *coder) mistake(m *model.Mistake) {
	c.text(&m.File)
	c.number(&m.Line)
	c.number(&m.Column)
	c.number(&m.Width)
	word(c, &m.Severity)
	c.text(&m.Code)
	c.text(&m.What)
	c.text(&m.Excerpt)
	c.text(&m.There)
	c.text(&m.Here)
	c.text(&m.Mend)
	list(c, &m.Also, sizeOf[model.Place](), c.place)
	has := m.Fix != nil
	if c.truth(&has); !has {
		return
	}
	if c.reads {
		m.Fix = &model.Edit{}
	}
	length := m.Fix.End - m.Fix.Start
	c.number(&m.Fix.Start)
	c.number(&length)
	c.text(&m.Fix.New)
	if m.Fix.End = m.Fix.Start + length; m.Fix.End > c.size {
		c.broken()
	}
}
