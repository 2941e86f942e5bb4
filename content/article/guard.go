package article

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
)

// costly says why a page must not be parsed, or "". It reads the tags one after
// the other, which takes time in proportion to the page and no memory.
func costly(text string) string {
	if len(text) > maxPage {
		return fmt.Sprintf("The page is larger than %d MB", maxPage>>20)
	}
	z := html.NewTokenizer(strings.NewReader(text))
	tags, headings, formatting, reopened := 0, 0, 0, 0
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			tags++
			switch {
			case formats(string(name)):
				formatting++
			case string(name) == "h1" || string(name) == "h2":
				headings++
			}
			reopened += formatting
		case html.EndTagToken:
			if name, _ := z.TagName(); formats(string(name)) {
				formatting = max(formatting-1, 0)
			}
		}
		switch {
		case tags > maxTags:
			return fmt.Sprintf("The page has more than %d tags", maxTags)
		case headings > maxHeadings:
			return fmt.Sprintf("The page has more than %d headings", maxHeadings)
		case reopened > maxReopened+20*tags:
			return "The page opens formatting that nothing closes, again and again"
		}
	}
}

// formats reports whether an element is one that the parser opens again in the
// next block if it was not closed.
func formats(tag string) bool {
	switch tag {
	case "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u":
		return true
	}
	return false
}

// tooDeep says why a tree must not be searched for its article, or "".
func tooDeep(doc *html.Node) string {
	depth, levels, elements := 0, 0, 0
	for n := doc; n != nil; {
		switch n.Type {
		case html.TextNode:
			levels += depth * len(n.Data)
		case html.ElementNode:
			elements++
			levels += depth * tagLevels
		}
		switch {
		case depth > maxDepth:
			return fmt.Sprintf("The page is nested deeper than %d elements", maxDepth)
		case levels > maxLevels:
			return "The page is nested too deep for its length"
		case elements > 2*maxTags:
			return fmt.Sprintf("The page has more than %d elements", 2*maxTags)
		}
		if n.FirstChild != nil {
			n, depth = n.FirstChild, depth+1
			continue
		}
		for n != nil && n.NextSibling == nil {
			n, depth = n.Parent, depth-1
		}
		if n != nil {
			n = n.NextSibling
		}
	}
	return ""
}

// prune takes out of a tree what is no text, so that nobody spends time on it
// or parses what is in it. Of the facts of the page it leaves a title and an
// author of bounded length, which the search for the article compares with what
// it finds.
func prune(doc *html.Node, m meta) {
	var gone []*html.Node
	var head *html.Node
	for n := range doc.Descendants() {
		switch {
		case n.Type == html.CommentNode:
			gone = append(gone, n)
		case n.Type != html.ElementNode:
		case n.Data == "title":
			if n.FirstChild != nil && n.FirstChild.Type == html.TextNode {
				n.FirstChild.Data = cut(first(m.title, n.FirstChild.Data))
			}
		case n.Data == "meta", unread(n.Data) && n.Data != "head" && n.Data != "figcaption":
			gone = append(gone, n)
		case n.Data == "head" && head == nil:
			head = n
		}
	}
	for _, n := range gone {
		if n.Parent != nil {
			n.Parent.RemoveChild(n)
		}
	}
	if head != nil && m.author != "" {
		head.AppendChild(&html.Node{Type: html.ElementNode, Data: "meta", Attr: []html.Attribute{
			{Key: "name", Val: "author"}, {Key: "content", Val: m.author},
		}})
	}
}

// cut cuts a text to the length of a title.
func cut(s string) string {
	return strings.ToValidUTF8(s[:min(len(s), maxMeta)], "")
}
