package article

import (
	"fmt"
	"regexp"
	"strings"
	"sync"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"

	"readout/content/draft"
	"readout/model"
)

// readPage makes an article of a page of HTML: what go-readability takes for its
// article, or all of its text where that finds none or would take too long.
func readPage(text string) (draft.Article, []string) {
	why := costly(text)
	if why == "" {
		if a, found := extract(text, &why); found {
			return a, nil
		}
	}
	a := readTags(text)
	if why == "" {
		return a, nil
	}
	return a, []string{why + "; all of its text was taken as it stands, menus too."}
}

// extract finds the article of a page. If there is none, why says what kept it
// from being looked for.
func extract(text string, why *string) (a draft.Article, found bool) {
	defer func() {
		// The parsers are others' work and large; a page that breaks one of them
		// is still text.
		if fault := recover(); fault != nil {
			*why, found = "The page broke the parser of HTML", false
		}
	}()
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		*why = fmt.Sprintf("The page is nested deeper than %d elements", maxDepth)
		return a, false
	}
	if *why = tooDeep(doc); *why != "" {
		return a, false
	}
	m := metaOf(doc)
	prune(doc, m)
	p := readability.NewParser()
	p.DisableJSONLD = true
	page, err := p.ParseAndMutate(doc, nil)
	if err != nil || page.Node == nil {
		return a, false
	}
	w := &writer{}
	w.node(page.Node)
	w.flush()
	if len(w.blocks) == 0 {
		return a, false
	}
	a = m.article(page)
	a.Blocks = w.blocks
	return withoutTitle(a), true
}

// node writes what is in a node of the tree.
func (w *writer) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.add(n.Data)
		return
	case html.ElementNode:
		if unread(n.Data) || footnote(n) {
			return
		}
		w.open(n.Data)
		defer w.shut(n.Data)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
}

var numberOfNote = regexp.MustCompile(`^\s*\[[\w ]{1,12}\]\s*$`)

// footnote reports whether an element is the number of a footnote, which would
// stand in the middle of a sentence.
func footnote(n *html.Node) bool {
	if n.Data != "sup" || n.FirstChild == nil {
		return false
	}
	var text strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			if text.WriteString(d.Data); text.Len() > 32 {
				return false
			}
		}
	}
	return numberOfNote.MatchString(text.String())
}

// withoutTitle takes the title off the blocks, and the line behind it that
// names the author.
func withoutTitle(a draft.Article) draft.Article {
	a.Title = bare(a.Title, a.Outlet, a.Author)
	for len(a.Blocks) > 1 && a.Title != "" && same(a.Blocks[0].Text, a.Title) {
		a.Blocks = a.Blocks[1:]
	}
	if a.Title == "" && len(a.Blocks) > 1 && a.Blocks[0].Kind == draft.Heading {
		a.Title, a.Blocks = a.Blocks[0].Text, a.Blocks[1:]
	}
	if len(a.Blocks) < 2 || a.Blocks[0].Kind == draft.Heading {
		return a
	}
	switch by := byline(a.Blocks[0].Text); {
	case by == "":
	case a.Author == "":
		a.Author, a.Blocks = by, a.Blocks[1:]
	case len(by) >= len(a.Author) && strings.EqualFold(by[:len(a.Author)], a.Author):
		a.Blocks = a.Blocks[1:]
	}
	return a
}

// bare is a title without the outlet or the author that many pages put behind it.
func bare(title string, names ...string) string {
	for _, between := range []string{" | ", " - ", " – ", " — ", " :: "} {
		i := strings.LastIndex(title, between)
		for _, name := range names {
			if i > 0 && name != "" && same(title[i+len(between):], name) {
				return strings.TrimSpace(title[:i])
			}
		}
	}
	return title
}

func same(a, b string) bool {
	return strings.EqualFold(strings.Join(strings.Fields(a), " "), strings.Join(strings.Fields(b), " "))
}

// bylineText is compiled when it is needed: it takes a while.
var bylineText = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^(?i:by|written by|reported by)[\s:]+(\p{Lu}[^.!?:;“"]{1,80}?(?:\p{Lu}\.[^.!?:;“"]{1,80}?)?)[,|]?$`)
})

// byline is the author that a line such as "By Ada Brandt" names, else "".
func byline(line string) string {
	if m := bylineText().FindStringSubmatch(line); m != nil && len(strings.Fields(m[1])) <= 12 {
		return model.CleanLine(m[1])
	}
	return ""
}
