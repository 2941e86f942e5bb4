package article

import (
	"embed"
	"regexp"
	"slices"
	"strings"

	"readout/content"
	"readout/content/draft"
	"readout/model"
)

// readMarkdown makes an article of Markdown: what package content reads of it,
// within the bounds that it sets, without the marks.
func readMarkdown(name, text string) (draft.Article, []string, error) {
	b, err := parsed(text)
	a := draft.Article{}
	if err != nil { // facts that are no YAML, or dashes that open none
		var front string
		front, text = cutFront(text)
		a = statedIn(front)
		if b, err = parsed("\n" + text); err != nil {
			return a, nil, err
		}
	}
	if aBriefing(b) {
		return draft.Article{}, nil, already(name)
	}
	w := &writer{}
	for i := range b.Text.Blocks {
		w.block(b.Text, &b.Text.Blocks[i])
	}
	a.Blocks = w.blocks
	a.Author, a.Lang, a.Date = first(author(b.Author), a.Author), first(language(b.Lang), a.Lang), first(fullDate(b.Date.String()), a.Date)
	if a.Title == "" && (firstHeading(b.Text) || titled(b)) {
		a.Title = line(b.Title)
	}
	return withoutTitle(a), b.Notices, nil
}

// parsed reads Markdown alone: no file that it names, nor a cast beside it.
func parsed(text string) (*model.Briefing, error) {
	return content.Parse("article.md", []byte(text), content.Options{FS: embed.FS{}})
}

// titled reports whether the facts state a title.
func titled(b *model.Briefing) bool {
	return !slices.ContainsFunc(b.Inferred(), func(i model.Inference) bool { return i.What == "title" && i.Of == "" })
}

// cutFront parts a text from what stands between lines of dashes at its top.
func cutFront(text string) (front, rest string) {
	if !hasFront(text) {
		return "", text
	}
	if at := frontEnd.FindStringIndex(text[:min(len(text), sampleSize)]); at != nil {
		return text[:at[0]], text[at[1]:]
	}
	return "", text
}

var (
	frontEnd  = regexp.MustCompile(`\n---[ \t]*(\n|$)`)
	statement = regexp.MustCompile(`(?m)^(title|author|date|lang|language)[ \t]*:[ \t]*["']?(.*?)["']?[ \t]*$`)
)

// statedIn is what facts that are no YAML state of an article.
func statedIn(front string) draft.Article {
	said := map[string]string{}
	for _, m := range statement.FindAllStringSubmatch(front, -1) {
		remember(said, m[1], m[2])
	}
	return draft.Article{
		Title: line(said["title"]), Author: author(said["author"]), Date: fullDate(said["date"]),
		Lang: first(language(said["lang"]), language(said["language"])),
	}
}

// firstHeading reports whether the first heading is that of the whole text.
func firstHeading(doc *model.Document) bool {
	for i := range doc.Blocks {
		if b := &doc.Blocks[i]; b.Kind == model.Heading {
			return i == 0 || b.Level == 1
		}
	}
	return false
}

// block writes a block of Markdown.
func (w *writer) block(doc *model.Document, b *model.Block) {
	w.heading, w.quotes, w.items = b.Kind == model.Heading, int(b.Bars), int(b.Depth)
	source := doc.Source[b.Src:b.End]
	switch b.Kind {
	case model.Rule, model.Footnote:
	case model.Table:
		w.table(source)
	case model.Code:
		w.verbatim++
		for line := range strings.Lines(source) {
			if !fence.MatchString(line) {
				w.add(line)
			}
		}
		w.verbatim--
	case model.HTML:
		w.tags(source)
	default:
		w.spans(b.Spans)
	}
	w.flush()
}

// spans writes running text without the descriptions of images in it.
func (w *writer) spans(of []model.Span) {
	for _, s := range of {
		if s.Style&model.Image == 0 {
			w.add(s.Text)
		}
		w.blank = w.blank || s.Style&model.Break != 0
	}
}

var (
	fence     = regexp.MustCompile("^\\s*(```|~~~)")
	tableRule = regexp.MustCompile(`^[\s|:-]+$`)
)

// table writes a table, a row a block. The rows are read once more, as
// paragraphs, since package content leaves what is in a table to be drawn.
func (w *writer) table(source string) {
	var rows strings.Builder
	for row := range strings.Lines(source) {
		row = strings.TrimSpace(strings.ReplaceAll(row, `\|`, "&#124;"))
		if tableRule.MatchString(row) {
			continue
		}
		for i, cell := range strings.Split(strings.Trim(row, "|"), "|") {
			if i > 0 {
				rows.WriteString("; ")
			}
			rows.WriteString(strings.TrimSpace(cell))
		}
		rows.WriteString("\n\n")
	}
	b, err := parsed("\n" + rows.String())
	if err != nil {
		w.add(rows.String())
		return
	}
	for i := range b.Text.Blocks {
		w.cells = true
		w.spans(b.Text.Blocks[i].Spans)
		w.flush()
	}
	w.cells = false
}

var (
	surelyOurs  = regexp.MustCompile(`(?m)^(actors|issues|positions|judgements|embargo|marking|parties)[ \t]*:`)
	perhapsOurs = regexp.MustCompile(`(?m)^(status|sources|quotes|questions|events|reviewed|replaces|corrections)[ \t]*:`)
)

// frontKeys are the facts of a briefing that front matter holds.
func frontKeys(front string) []string {
	return append(surelyOurs.FindAllString(front, -1), perhapsOurs.FindAllString(front, -1)...)
}

// aBriefing reports whether a text is a briefing already: it states facts that
// only briefings have, or links words to who said them.
func aBriefing(b *model.Briefing) bool {
	front := b.Markdown[:b.Body]
	if surelyOurs.MatchString(front) || len(frontKeys(front)) > 1 {
		return true
	}
	return slices.ContainsFunc(b.Quotes(), func(q model.Quote) bool { return q.Form == model.Inline })
}
