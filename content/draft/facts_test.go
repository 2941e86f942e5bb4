package draft_test

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"readout/content/draft"
	"readout/model"
)

// fact is one line of what a case expects:
//
//	quote: “words” = Name          or who else it may be: = Name | the minister
//	quote: “words” == Full Name    when the last name alone would not tell
//	quote: “words” = ?             when nobody can tell
//	maybe: “words”                 where careful people differ
//	actor: Name, role [kind]       or another form of the role: Gen. | General
//	alias: Name = Alias
//	role: Name = role
//	issue: Heading
//	open: A sentence.
//	title: …  author: …  outlet: …  date: …  lang: …
//
// "no " before a line forbids it, and "none" in place of the words says that
// there is not one.
type fact struct {
	line  string
	no    bool
	what  string
	text  string   // words without their marks, name, heading, sentence
	of    []string // speakers, alias or role
	exact bool
	kind  string
}

var factLine = regexp.MustCompile(`^(no )?(quote|maybe|actor|alias|role|issue|open|title|author|outlet|date|lang): (.+)$`)

// facts reads a want.txt.
func facts(t *testing.T, src string) (all []fact) {
	t.Helper()
	for line := range strings.Lines(src) {
		line = strings.TrimSpace(line)
		m := factLine.FindStringSubmatch(line)
		if m == nil {
			t.Fatalf("want.txt says %q, which is no fact", line)
		}
		f := fact{line: line, no: m[1] != "", what: m[2], text: m[3]}
		switch f.what {
		case "quote", "maybe", "alias", "role":
			f.splitOf()
		case "actor":
			f.splitActor()
		}
		if f.what == "quote" || f.what == "maybe" {
			f.text = unmarked(f.text)
			if !f.no && f.what == "quote" && f.text != "none" && len(f.of) == 0 {
				t.Fatalf("want.txt says %q, but not who speaks", line)
			}
		}
		all = append(all, f)
	}
	return all
}

// splitOf takes "= Name | other name" off the line.
func (f *fact) splitOf() {
	if i := strings.LastIndex(f.text, " = "); i >= 0 {
		f.text, f.of = f.text[:i], strings.Split(f.text[i+3:], " | ")
	}
	if i := strings.LastIndex(f.text, " == "); i >= 0 {
		f.text, f.of, f.exact = f.text[:i], []string{f.text[i+4:]}, true
	}
}

// splitActor takes ", role [kind]" off the line.
func (f *fact) splitActor() {
	if rest, ok := strings.CutSuffix(f.text, "]"); ok {
		i := strings.LastIndex(rest, " [")
		f.text, f.kind = rest[:i], rest[i+2:]
	}
	if name, role, ok := strings.Cut(f.text, ", "); ok {
		f.text, f.of = name, strings.Split(role, " | ")
	}
}

// says reports whether a quotation has the words of the line.
func (f fact) says(q model.Quote) bool { return words(q) == flat(f.text) }

// saidBy reports whether a quotation has the speaker of the line. Unless the
// line insists, a name may stand in full or in part, as long as it ends alike.
func (f fact) saidBy(b *model.Briefing, q model.Quote) bool {
	a := b.ActorByID(q.By)
	for _, name := range f.of {
		switch {
		case name == "?" || a == nil:
			if name == "?" && q.By == "" {
				return true
			}
		case same(a.Name, name):
			return true
		case f.exact:
		case endsAlike(a.Name, name) || slices.ContainsFunc(a.Aliases, func(s string) bool { return same(s, name) }):
			return true
		}
	}
	return false
}

// number is what may stand before a heading and may be left out.
var number = regexp.MustCompile(`^[0-9]+[.)] +`)

// holds reports whether a line that is not about a quotation is true of a
// briefing, and what is there instead.
func (f fact) holds(b *model.Briefing) (got string, ok bool) {
	var list []string
	switch f.what {
	case "actor", "alias", "role":
		return f.holdsOfActor(b)
	case "issue":
		for _, i := range b.Issues() {
			list = append(list, number.ReplaceAllString(i.Title, ""))
		}
	case "open":
		for _, q := range b.Questions() {
			list = append(list, q.Ask)
		}
	case "title":
		return fmt.Sprintf("%q", b.Title), (b.Title == f.text) != f.no
	case "lang":
		list = append(list, b.Lang)
	case "author", "outlet", "date":
		return f.holdsOfSource(b)
	default:
		return "", true
	}
	there := slices.ContainsFunc(list, func(s string) bool { return same(s, f.text) })
	if f.text == "none" {
		there = strings.Join(list, "") == ""
	}
	return fmt.Sprintf("%q", list), there != f.no
}

// holdsOfActor is holds for the cast. A role may say more than the line does.
func (f fact) holdsOfActor(b *model.Briefing) (got string, ok bool) {
	if f.text == "none" {
		return fmt.Sprintf("%d actors", len(b.Actors())), (len(b.Actors()) == 0) != f.no
	}
	i := slices.IndexFunc(b.Actors(), func(a model.Actor) bool { return same(a.Name, f.text) })
	if i < 0 {
		var names []string
		for _, a := range b.Actors() {
			names = append(names, a.Name)
		}
		return fmt.Sprintf("a cast of %q", names), f.no
	}
	a := b.Actors()[i]
	got = fmt.Sprintf("%s, %s [%s], also %q", a.Name, a.Role, a.Kind, a.Aliases)
	there := f.kind == "" || a.Kind == f.kind
	if len(f.of) > 0 {
		there = there && slices.ContainsFunc(f.of, func(of string) bool {
			if f.what == "alias" {
				return slices.ContainsFunc(a.Aliases, func(s string) bool { return same(s, of) })
			}
			return holds(a.Role, of)
		})
	}
	return got, there != f.no
}

// holdsOfSource is holds for what is stated about the article, which stands in
// the briefing's only source.
func (f fact) holdsOfSource(b *model.Briefing) (got string, ok bool) {
	var by, date string
	for _, s := range b.Sources() {
		by, date = by+s.By, date+s.Date.String()
	}
	if f.what == "date" {
		return fmt.Sprintf("%q and %q", b.Date, date), (f.text == "none" && b.Date.IsZero() && date == "" ||
			date == f.text || b.Date.String() == f.text) != f.no
	}
	if f.text == "none" {
		return fmt.Sprintf("%q", by), (by == "") != f.no
	}
	return fmt.Sprintf("%q", by), holds(by, f.text) != f.no
}

// words returns the words of a quotation without its marks.
func words(q model.Quote) string {
	var all []string
	for _, s := range q.Segments {
		all = append(all, s.Text)
	}
	return flat(strings.Join(all, " "))
}

// speaker names who speaks in a briefing.
func speaker(b *model.Briefing, q model.Quote) string {
	if a := b.ActorByID(q.By); a != nil {
		return a.Name
	}
	return "?" + q.By
}

const (
	openers = "“\"«„‘「『"
	closers = "”\"»“’」』"
)

// unmarked takes the marks off a quotation; one that runs on into the next
// paragraph has none behind it.
func unmarked(s string) string {
	s = strings.TrimSpace(s)
	if first, n := utf8.DecodeRuneInString(s); strings.ContainsRune(openers, first) {
		s = s[n:]
		if last, n := utf8.DecodeLastRuneInString(s); strings.ContainsRune(closers, last) {
			s = s[:len(s)-n]
		}
	}
	return strings.TrimSpace(s)
}

var prefix = regexp.MustCompile(`(?m)^[ \t]*(>[ \t]*)+`)

// flat returns a text as one line with single blanks, without the marks that
// mails put before the lines they answer.
func flat(s string) string { return strings.Join(strings.Fields(prefix.ReplaceAllString(s, "")), " ") }

// bare returns a text as it is compared: its letters and digits, folded,
// without an article in front.
func bare(s string) string {
	all := strings.FieldsFunc(model.Fold(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	if len(all) > 1 && slices.Contains([]string{"a", "an", "the"}, all[0]) {
		all = all[1:]
	}
	return strings.Join(all, " ")
}

// holds reports whether the words of part stand in whole, in a row.
func holds(whole, part string) bool {
	return strings.Contains(" "+bare(whole)+" ", " "+bare(part)+" ")
}

func same(a, b string) bool { return bare(a) == bare(b) }

func endsAlike(a, b string) bool {
	a, b = " "+bare(a), " "+bare(b)
	return strings.HasSuffix(a, b) || strings.HasSuffix(b, a)
}

// TestCasesAreSound finds cases whose truth cannot be true: words, names,
// headings and sentences that their article does not hold.
func TestCasesAreSound(t *testing.T) {
	for name, archive := range cases(t) {
		article := flat(part(archive, "article.txt"))
		if article == "" || !strings.Contains(string(archive.Comment), "FICTIONAL") {
			t.Errorf("%s: no article, or a comment that does not say FICTIONAL", name)
		}
		for _, f := range facts(t, part(archive, "want.txt")) {
			switch {
			case f.text == "none" || f.what == "lang" || f.what == "date":
			case f.what == "quote" || f.what == "maybe":
				if !strings.Contains(article, flat(f.text)) {
					t.Errorf("%s: the article does not say %q", name, f.text)
				}
			case !holds(article, f.text):
				t.Errorf("%s: the article does not hold %q", name, f.text)
			}
			if len(f.of) > 0 && !slices.ContainsFunc(f.of, func(s string) bool { return s == "?" || holds(article, s) }) {
				t.Errorf("%s: the article does not name %q", name, f.of)
			}
		}
	}
}

// TestCasesAreDeterministic drafts every article twice.
func TestCasesAreDeterministic(t *testing.T) {
	for name, archive := range cases(t) {
		src := part(archive, "article.txt")
		first := draft.Draft(draft.Plain(src), draft.Options{}).Markdown
		if again := draft.Draft(draft.Plain(src), draft.Options{}).Markdown; string(first) != string(again) {
			t.Errorf("%s: two drafts differ:\n%s\nand\n%s", name, first, again)
		}
	}
}
