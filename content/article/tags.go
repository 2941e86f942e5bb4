package article

import (
	"strings"

	"golang.org/x/net/html"

	"readout/content/draft"
)

// readTags makes an article of all the text of a page, tag by tag, without a
// tree: of menus and footers only what is marked as such is left out.
func readTags(text string) draft.Article {
	w := &writer{}
	title := w.tags(text)
	w.flush()
	return withoutTitle(draft.Article{Title: title, Blocks: w.blocks})
}

// tags writes the text between tags, and returns that of the title.
func (w *writer) tags(text string) string {
	var title strings.Builder
	z := html.NewTokenizer(strings.NewReader(text))
	within, open := "", 0 // what is left out, and how often it was opened
	for {
		kind := z.Next()
		switch kind {
		case html.ErrorToken:
			return line(title.String())
		case html.TextToken:
			switch {
			case within == "":
				w.add(string(z.Text()))
			case within == "title" && title.Len() < maxMeta:
				title.Write(z.Text())
			}
			continue
		case html.CommentToken, html.DoctypeToken:
			continue
		}
		name, _ := z.TagName()
		tag, starts := string(name), kind != html.EndTagToken
		switch {
		case within == tag && kind == html.StartTagToken:
			open++
		case within == tag && !starts:
			if open--; open == 0 {
				within = ""
			}
		case within != "":
		case kind == html.StartTagToken && aside(tag):
			w.flush()
			within, open = tag, 1
		case starts:
			w.open(tag)
		default:
			w.shut(tag)
		}
	}
}

// aside reports whether an element is left out where there is no tree to tell
// an article by. The head is not: nothing may close it.
func aside(tag string) bool {
	switch tag {
	case "head":
		return false
	case "nav", "footer", "aside", "form":
		return true
	}
	return unread(tag)
}
