package article

import (
	"bytes"
	"fmt"
	"path"
	"regexp"
	"strings"
	"sync"

	"readout/model"
)

// kind is what a text is written in.
type kind uint8

const (
	plainKind kind = iota
	markdownKind
	pageKind  // HTML
	factsKind // JSON, or YAML without a text
	feedKind  // XML of another kind
)

// kindOf tells the kind of a text by the type it was served with, else by the
// ending of its name, else by how it begins.
func kindOf(name, media, text string) kind {
	if _, at, ok := strings.Cut(name, "://"); ok {
		name, _, _ = strings.Cut(at[strings.IndexByte(at+"/", '/'):], "?")
	}
	ending := strings.ToLower(path.Ext(name))
	switch media {
	case "text/html", "application/xhtml+xml":
		return pageKind
	case "text/markdown", "text/x-markdown":
		return markdownKind
	case "application/json", "application/ld+json":
		return factsKind
	case "text/plain":
		if ending == ".md" || ending == ".markdown" { // few servers know the type of Markdown
			return markdownKind
		}
	}
	switch ending {
	case ".html", ".htm", ".xhtml", ".shtml":
		if media == "" {
			return pageKind
		}
	case ".md", ".markdown", ".mdown":
		return markdownKind
	case ".json", ".yaml", ".yml":
		if media == "" && !hasFront(text) {
			return factsKind
		}
	}
	return sniffed(text, media == "text/plain" || ending == ".txt" || ending == ".text")
}

// beginsPage is compiled when it is needed: it takes a while.
var beginsPage = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(<!doctype\s+html|<html|<head|<body|<\?xml[^>]{0,200}\?>\s*<(!doctype\s+html|html))`)
})

var (
	beginsXML   = regexp.MustCompile(`^<(\?xml\s|rss[\s>]|feed[\s>])`)
	beginsTag   = regexp.MustCompile(`(?i)^<(!--|title|meta|article|main|section|div|p|h[1-6]|table|blockquote)[\s>]`)
	closesTag   = regexp.MustCompile(`(?i)</(title|article|main|section|div|p|h[1-6]|table|blockquote)\s*>`)
	headingLine = regexp.MustCompile(`(?m)^#{1,6} +\S`)
	markedLine  = regexp.MustCompile(`(?m)\]\(https?://|^\*\*[^*\n]+\*\*$|^=====*$`)
)

// sniffed tells the kind of a text by how it begins. A text that is called
// plain is so, unless it is plainly something else.
func sniffed(text string, calledPlain bool) kind {
	head := strings.TrimSpace(text[:min(len(text), headSize)])
	switch {
	case beginsPage().MatchString(head):
		return pageKind
	case beginsXML.MatchString(head):
		return feedKind
	case hasFront(text):
		return markdownKind
	case strings.HasPrefix(head, `{"`) || strings.HasPrefix(head, "{\n"):
		return factsKind
	case calledPlain:
		return plainKind
	case beginsTag.MatchString(head) && closesTag.MatchString(head):
		return pageKind
	case headingLine.MatchString(text[:min(len(text), sampleSize)]) || markedLine.MatchString(text[:min(len(text), sampleSize)]):
		return markdownKind
	}
	return plainKind
}

var frontStart = regexp.MustCompile(`^---[ \t]*\n(#[^\n]*\n|[ \t]*\n)*[\w-]+[ \t]*:`)

// hasFront reports whether a text begins with facts between lines of dashes.
func hasFront(text string) bool { return frontStart.MatchString(text[:min(len(text), sampleSize)]) }

// linkedWords are words that are linked to who said them.
var linkedWords = regexp.MustCompile(`["”“»«’』」]\]\(#[^\s()]*("[^"\n]*")?\)`)

var factOfBriefing = regexp.MustCompile(`"(actors|issues|positions|quotes|markdown)"\s*:`)

// briefingJSON reports whether facts are those of a briefing.
func briefingJSON(text string) bool {
	return factOfBriefing.MatchString(text) || len(frontKeys(text)) > 1
}

// magics tell files that are no text by their first bytes. What a tool makes
// text of has its name in the hint.
var magics = []struct{ begins, what, hint string }{
	{"%PDF-", "a PDF, not text", "pdftotext %s - | readout draft -"},
	{"PK\x03\x04", "an archive or a document of an office program, not text", "pandoc -t markdown %s | readout draft -"},
	{"\xd0\xcf\x11\xe0", "a document of an office program, not text", "pandoc -t markdown %s | readout draft -"},
	{"{\\rtf", "rich text, not plain text", "pandoc -f rtf -t markdown %s | readout draft -"},
	{"\x1f\x8b", "compressed, not text", "gzip -dc %s | readout draft -"},
	{"\x89PNG", "an image, not text", ""},
	{"\xff\xd8\xff", "an image, not text", ""},
	{"GIF8", "an image, not text", ""},
	{"RIFF", "an image or a sound, not text", ""},
	{"\x7fELF", "a program, not text", ""},
}

// refused is the error for what is known to be no text, else nil.
func refused(name, media string, raw []byte) error {
	const takes = "readout draft takes text, Markdown and HTML"
	file := "FILE"
	if name != "-" && !strings.Contains(name, "://") {
		file = model.CleanLine(name)
	}
	for _, m := range magics {
		if !bytes.HasPrefix(raw, []byte(m.begins)) {
			continue
		}
		if m.hint == "" {
			return &readError{name, m.what, takes}
		}
		return &readError{name, m.what, fmt.Sprintf(m.hint, file)}
	}
	major, minor, _ := strings.Cut(media, "/")
	switch {
	case major == "image" && minor != "svg+xml", major == "audio", major == "video", major == "font", media == "application/pdf", media == "application/zip":
		return &readError{name, "served as " + model.CleanLine(media) + ", not text", takes}
	}
	return nil
}
