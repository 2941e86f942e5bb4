package content

import (
	"fmt"
	"slices"
	"strings"

	"readout/model"
)

// quoteOrigin says what of a quote was inferred.
type quoteOrigin struct {
	issue bool // from the heading
}

// quotes joins the quotations of the text with listed ones.
func (d *decoder) quotes(n *node) {
	inText := map[string][]int{}
	origins := make([]quoteOrigin, 0, len(d.body.Quotes))
	d.b.Facts.Quotes = make([]model.Quote, 0, len(d.body.Quotes)+n.size())
	for i := range d.body.Quotes {
		q, from := d.bodyQuote(&d.body.Quotes[i])
		if !n.null() {
			key := joinedWords(q.Segments)
			inText[key] = append(inText[key], i)
		}
		d.b.Facts.Quotes = append(d.b.Facts.Quotes, q)
		origins = append(origins, from)
	}
	if d.o.trace != nil {
		d.o.trace.quotes = d.body.Quotes
	}
	d.body.Quotes = nil
	d.each(n, func(key, v *node) { d.listedQuote(key, v, inText, origins) })
	enumerate(d.b.Quotes(), "q", func(q *model.Quote) *string { return &q.ID })
	only := ""
	if len(d.b.Sources()) == 1 {
		only = d.b.Sources()[0].ID
	}
	d.inferMany(origins, only != "")
	for i := range d.b.Quotes() {
		q := &d.b.Quotes()[i]
		of := addressed("quote:", &q.ID)
		if i < len(origins) && origins[i].issue {
			d.inferOnce("issue", of, fromHeading)
		}
		if q.Source == "" && only != "" {
			q.Source = only
			d.inferOnce("source", of, "the only source")
		}
	}
}

// inferMany makes room for what is inferred of quotes and questions, which is
// most of what ever is: growing step by step would copy it several times.
func (d *decoder) inferMany(origins []quoteOrigin, source bool) {
	n := 8 + len(d.body.Questions)
	for _, from := range origins {
		if from.issue {
			n++
		}
	}
	if source {
		n += len(d.b.Quotes())
	}
	d.b.Facts.Inferred = slices.Grow(d.b.Facts.Inferred, n)
}

// addressed returns the address of an item, and lets its id share the bytes.
func addressed(prefix string, id *string) string {
	address := prefix + *id
	*id = address[len(prefix):]
	return address
}

// joinedWords joins the words of segments to compare them.
func joinedWords(segments []model.Segment) string {
	texts := make([]string, len(segments))
	for i, s := range segments {
		texts[i] = strings.Join(strings.Fields(s.Text), " ")
	}
	return strings.Join(texts, "\n")
}

// bodyQuote resolves a quotation of the text.
func (d *decoder) bodyQuote(r *rawQuote) (model.Quote, quoteOrigin) {
	q := model.Quote{Segments: r.Segments, Form: r.Form, At: r.place(), Guess: r.Speaker.Guess}
	heading, rest := int(r.Heading), r.extra()
	if heading >= 0 && heading < len(d.body.Headings) {
		q.Section = d.body.Headings[heading].Text
	}
	if r.Speaker.Guess {
		d.guesses = append(d.guesses, r.Speaker.At)
	}
	d.bodyFaults(r)
	if r.Speaker.Text != "" {
		q.By = d.resolveActor(reference{
			text: r.Speaker.Text, start: r.Speaker.At.Start, end: r.Speaker.At.End,
			link: !r.ByName, from: "quote",
		})
	}
	from := quoteOrigin{}
	explicit := false
	for _, ref := range rest.Issues {
		if id, ok := d.issueCalled(ref.Text); ok {
			q.Issue, explicit = id, true
			continue
		}
		if id, ok := d.sourceCalled(ref.Text); ok {
			q.Source = id
			continue
		}
		if on := model.ParseDate(ref.Text); on.Valid() {
			q.On = on
			continue
		}
		d.strayIssue(r, ref)
	}
	if !explicit {
		q.Issue = d.issueOfHeading(heading)
		from.issue = q.Issue != ""
	}
	for _, w := range rest.Words {
		d.attributed(&q, w.Text)
	}
	return q, from
}

// bodyFaults notes what is wrong with a quotation as it stands in the text.
func (d *decoder) bodyFaults(r *rawQuote) {
	f := fault{start: r.place().Start, end: r.place().End}
	rest := r.extra()
	switch {
	case rest.Fault == faultBracket:
		f.code, f.what, f.mend = "bracket", "a stray ] inside a quote link ends it too early", `write \] or take it out`
		if rest.FaultAt.Known() {
			f.start, f.end = rest.FaultAt.Start, rest.FaultAt.End
		}
		if strings.HasPrefix(d.src[f.start:], "]") {
			f.fix = &model.Edit{Start: f.start, End: f.start + 1, New: `\]`}
		}
	case rest.Fault == faultNoSpeaker || r.Speaker.Text == "" && !r.Speaker.Guess:
		f.code, f.what, f.severity = "no-speaker", "a quotation without a speaker", model.Warning
		f.mend = "name the speaker, or write #? if nobody knows" + d.knownActors()
	default:
		return
	}
	d.add(f)
}

// strayIssue notes a word of a quotation's title or attribution that should
// name an issue or a source and names none.
func (d *decoder) strayIssue(r *rawQuote, ref rawRef) {
	f := fault{
		start: ref.At.Start, end: ref.At.End, code: "unknown-id", severity: model.Warning,
		what: "no issue here has the id " + cite(ref.Text),
	}
	if len(d.list) >= maxMistakes {
		d.over++
		return
	}
	var ids []string
	for _, x := range d.b.Issues()[:min(len(d.b.Issues()), maxAmong)] {
		ids = append(ids, x.ID)
	}
	if r.Form == model.Inline {
		f.what = cite(ref.Text) + " is no issue, source or date"
	} else if d.otherThing(ref.Text) != "" || len(d.actorsCalled(ref.Text)) > 0 {
		return
	}
	f.mend = "take it out, or take one of these." + knownIDs(ids, len(ids))
	if near, _ := d.nearest(ref.Text, ids); near != "" {
		f.mend = "did you mean " + near + "?" + knownIDs(ids, len(ids))
	}
	d.add(f)
}

// timeWords are words of which one makes what stands in an attribution line a
// time in the source's words, rather than a role.
var timeWords = strings.Fields(`monday tuesday wednesday thursday friday saturday sunday january february march april
	may june july august september october november december today yesterday tomorrow tonight morning afternoon
	evening night week weekend month year day before after during earlier later last next since`)

// attributed takes a part of an attribution line as what it is: the role of
// the speaker, a date, or a time in the source's words.
func (d *decoder) attributed(q *model.Quote, s string) {
	switch foldName(s) {
	case "", "on", "in", "at", "about", "to", "and":
		return
	}
	on := model.ParseDate(s)
	i, known := d.ids[q.By]
	switch {
	case on.Valid():
		q.On = on
	case known && foldName(d.b.Actors()[i].Role) == foldName(s):
	case slices.ContainsFunc(strings.Fields(foldName(s)), func(w string) bool {
		return slices.Contains(timeWords, strings.Trim(w, ".,:;"))
	}):
		q.On = on
	case known && d.b.Actors()[i].Role == "":
		d.b.Actors()[i].Role = s
		d.inferOnce("role", "actor:"+q.By, fromAttribution)
	case q.On.IsZero():
		q.On = on
	}
}

// listedQuote decodes a quote of the facts. One that the text holds too says
// more about that one.
func (d *decoder) listedQuote(key, v *node, inText map[string][]int, origins []quoteOrigin) {
	if v.kind != table {
		d.fault(v, "quote", "a quote is expected here", "write  {by: id, exact: words}", model.Error)
		return
	}
	q := model.Quote{Form: model.Listed}
	words := v.get("exact")
	if words == nil {
		words = v.get("text")
	}
	d.each(words, func(_, v *node) {
		// Blanks at the ends are the author's: words are kept as they are.
		q.Segments = append(q.Segments, model.Segment{Text: model.Clean(d.words(v)), Check: model.Unchecked})
	})
	if len(q.Segments) == 0 {
		d.missing(v, "quote", "exact")
	}
	by := v.get("by").string()
	at := take(inText, joinedWords(q.Segments), func(i int) bool {
		return v.get("id").string() == fmt.Sprint("q", i+1) || v.get("id") == nil && d.b.Quotes()[i].By == by
	})
	if at >= 0 {
		q = d.b.Quotes()[at]
	}
	if key != nil {
		q.ID = d.ownID("quote", key)
	}
	d.known("quote", v, func(key string, v *node) { d.quoteField(&q, key, v) }, &q.Extra)
	if at >= 0 {
		origins[at].issue = origins[at].issue && !v.has("issue")
		d.b.Quotes()[at] = q
		d.wrote(model.TypeQuote, at, key, v)
		return
	}
	if d.partial {
		return // the text may hold it further down
	}
	d.wrote(model.TypeQuote, len(d.b.Quotes()), key, v)
	d.findListed(&q, words)
	d.listedAt[len(d.b.Quotes())] = words
	if q.By == "" && !q.Guess {
		d.fault(v, "no-speaker", "a quotation without a speaker",
			"name the speaker under by:, or write by: ? if nobody knows"+d.knownActors(), model.Warning)
	}
	d.b.Facts.Quotes = append(d.b.Facts.Quotes, q)
}

func (d *decoder) quoteField(q *model.Quote, key string, v *node) {
	switch key {
	case "id":
		q.ID = d.ownID("quote", v)
	case "by":
		if _, guess := cutRef(v.text); guess && !v.null() {
			q.Guess = true
			d.guesses = append(d.guesses, d.place(v.start, v.end))
		}
		q.By = d.actorRef(v, v.text, 0, "quote")
	case "guess":
		if q.Guess = d.flag(v); q.Guess {
			d.guesses = append(d.guesses, d.place(v.start, v.end))
		}
	case "prefix":
		q.Prefix = model.Clean(d.words(v))
	case "suffix":
		q.Suffix = model.Clean(d.words(v))
	case "issue":
		q.Issue = d.issueRef(v)
	case "source":
		q.Source = d.sourceRef(v)
	case "on":
		q.On = d.date(v, false)
	case "original":
		q.Original = d.text(v)
	case "lang":
		q.Lang = d.line(v)
	}
}
