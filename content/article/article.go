// Package article turns what an article is kept in – a page of HTML, Markdown
// or plain text in any encoding – into the plain blocks that are drafted from.
//
// What goes in is hostile: Read never panics, takes time in proportion to the
// size of its input, and hands out clean text only. Where a limit bites, the
// text is taken as it stands and a notice says so. It reads bytes and nothing
// else: no file, no address.
package article

import (
	"fmt"
	"path"
	"strings"

	"readout/content/draft"
	"readout/model"
)

// Options say what is known of an article beside its bytes.
type Options struct {
	URL string // where it was fetched from; "" for a file
}

// Read makes an article of bytes. Its kind is told by the content type they
// were served with ("" for none), else by the ending of name, else by how they
// begin. What is returned beside the article are notices, one sentence each, of
// what was left out or taken otherwise than meant.
//
// An error has two lines: what is wrong with what is called name, and a hint.
func Read(name, contentType string, raw []byte, o Options) (draft.Article, []string, error) {
	media, charset := mediaType(contentType)
	if e := refused(name, media, raw); e != nil {
		return draft.Article{}, nil, e
	}
	text, notices, ok := decode(raw, charset)
	if !ok {
		return draft.Article{}, nil, &readError{name, "not text", "readout draft takes text, Markdown and HTML"}
	}
	if strings.TrimSpace(text) == "" {
		return draft.Article{}, nil, &readError{name, "empty: there is no text in it", "readout draft takes the text of an article"}
	}
	a, more, err := read(name, kindOf(name, media, text), text)
	if err != nil {
		return draft.Article{}, nil, err
	}
	if o.URL != "" {
		a.URL = model.CleanLine(o.URL)
	}
	return a, append(notices, more...), nil
}

// read makes an article of text of a known kind.
func read(name string, k kind, text string) (draft.Article, []string, error) {
	var a draft.Article
	var notices []string
	var err error
	switch k {
	case pageKind:
		a, notices = readPage(text)
	case markdownKind:
		if a, notices, err = readMarkdown(name, text); err != nil {
			return a, nil, err
		}
	case factsKind:
		if briefingJSON(text) {
			return a, nil, already(name)
		}
		return a, nil, &readError{name, "facts (JSON or YAML), not an article", "readout draft takes text, Markdown and HTML"}
	case feedKind:
		return a, nil, &readError{name, "XML, not an article", "a feed names the addresses of its articles:  readout draft ADDRESS"}
	default:
		if linkedWords.MatchString(text) {
			return a, nil, already(name)
		}
		a = draft.Plain(plain(text))
	}
	if len(a.Blocks) == 0 {
		what := "no text of an article in it"
		if a.Title != "" {
			what = "nothing but a title in it"
		}
		return a, nil, &readError{name, what, "paste the text of the article into  readout draft -  and end it by ctrl+d"}
	}
	return a, notices, nil
}

// already is the error for what needs no drafting.
func already(name string) error {
	hint := "readout - reads it"
	if name != "-" && !strings.Contains(name, "://") {
		hint = "readout " + model.CleanLine(path.Clean(name)) + " opens it"
	}
	return &readError{name, "a briefing already", hint}
}

// readError is an error with the thing, the trouble and a hint.
type readError struct{ thing, what, hint string }

// Error gives one line for the trouble and one for the hint.
func (e *readError) Error() string {
	thing := e.thing
	if thing == "-" || thing == "" {
		thing = "standard input"
	}
	return fmt.Sprintf("%s: %s\nhint: %s", model.CleanLine(thing), e.what, e.hint)
}

// plain is text as it is drafted from: clean, each line ended by "\n" alone,
// and with no blanks but those that words are parted by.
func plain(text string) string {
	return model.Clean(blanks.Replace(text))
}

// blanks makes blanks of all signs that look like one, and line ends of all
// that end a line.
var blanks = strings.NewReplacer(
	"\u00a0", " ", "\u1680", " ", "\u2000", " ", "\u2001", " ", "\u2002", " ", "\u2003", " ", "\u2004", " ", "\u2005", " ",
	"\u2006", " ", "\u2007", " ", "\u2008", " ", "\u2009", " ", "\u200a", " ", "\u202f", " ", "\u205f", " ", "\u3000", " ",
	"\t", " ", "\v", "\n", "\f", "\n", "\u0085", "\n", "\u2028", "\n", "\u2029", "\n\n",
)
