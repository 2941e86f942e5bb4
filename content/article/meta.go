package article

import (
	"encoding/json"
	stdhtml "html"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"time"

	"codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"

	"readout/content/draft"
	"readout/model"
)

// meta is what a page states about its article, apart from the text.
type meta struct{ title, author, outlet, date, lang, url string }

// article is an article of the facts that a page states, or else shows.
func (m meta) article(page readability.Article) draft.Article {
	a := draft.Article{Title: m.title, Author: m.author, Outlet: m.outlet, Date: m.date, Lang: m.lang, URL: m.url}
	if a.Title == "" {
		a.Title = line(page.Title())
	}
	if a.Author == "" {
		if by := author(page.Byline()); !strings.ContainsAny(by, "0123456789") { // a time of day is no author
			a.Author = by
		}
	}
	return a
}

// The names that facts go by in the head of a page, the surest first.
var (
	titleNames  = []string{"og:title", "dc.title", "dcterms.title", "twitter:title", "parsely-title"}
	authorNames = []string{"author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author", "article:author"}
	outletNames = []string{"og:site_name", "dc.publisher", "dcterms.publisher"}
	dateNames   = []string{
		"article:published_time", "og:article:published_time", "datepublished", "dcterms.issued", "dcterms.created", "dc.date.issued", "dc.date",
		"parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "publish-date", "publication_date", "date",
	}
)

// metaOf reads the facts of a page: those for programs, and of times that are
// shown those marked as that of publication.
func metaOf(doc *html.Node) meta {
	named, linked, size := map[string]string{}, map[string]any(nil), 0
	var m meta
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		switch n.Data {
		case "html":
			m.lang = language(value(n, "lang"))
		case "meta":
			for _, key := range []string{"property", "name", "itemprop"} {
				remember(named, value(n, key), value(n, "content"))
			}
		case "link":
			if strings.EqualFold(value(n, "rel"), "canonical") {
				remember(named, "canonical", value(n, "href"))
			}
		case "time":
			if published(n) {
				remember(named, "datepublished", value(n, "datetime"))
			}
		case "script":
			if linked == nil && n.FirstChild != nil && strings.EqualFold(value(n, "type"), "application/ld+json") {
				if size += len(n.FirstChild.Data); size <= maxLinkedData {
					linked = linkedArticle(n.FirstChild.Data)
				}
			}
		}
	}
	m.title = first(line(stated(linked, "headline")), pick(named, titleNames, line), line(stated(linked, "name")))
	m.author = first(author(people(linked["author"])), pick(named, authorNames, author))
	m.outlet = first(pick(named, outletNames, line), line(people(linked["publisher"])))
	m.date = first(fullDate(stated(linked, "datePublished")), pick(named, dateNames, fullDate))
	m.lang = first(m.lang, language(stated(linked, "inLanguage")), language(named["og:locale"]))
	m.url = pick(named, []string{"canonical", "og:url"}, address)
	return m
}

// remember keeps the first fact of a name.
func remember(named map[string]string, key, value string) {
	key = strings.ToLower(strings.TrimSpace(key))
	if _, known := named[key]; !known && key != "" && len(key) <= 64 && strings.TrimSpace(value) != "" {
		named[key] = value
	}
}

// published reports whether a time that is shown is marked as when the article
// was published.
func published(n *html.Node) bool {
	_, is := attribute(n, "pubdate")
	return is || strings.EqualFold(value(n, "itemprop"), "datePublished") || slices.Contains(strings.Fields(value(n, "class")), "published")
}

func attribute(n *html.Node, key string) (string, bool) {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val, true
		}
	}
	return "", false
}

func value(n *html.Node, key string) string {
	v, _ := attribute(n, key)
	return v
}

// pick is the first of the facts called so that is any use.
func pick(named map[string]string, names []string, use func(string) string) string {
	for _, name := range names {
		if s := use(named[name]); s != "" {
			return s
		}
	}
	return ""
}

func first(of ...string) string {
	for _, s := range of {
		if s != "" {
			return s
		}
	}
	return ""
}

// linkedArticle is the article that linked data tells of, nil for none.
func linkedArticle(src string) map[string]any {
	var data any
	if json.Unmarshal([]byte(src), &data) != nil {
		return nil
	}
	var among []any
	switch data := data.(type) {
	case []any:
		among = data
	case map[string]any:
		among = []any{data}
		if graph, ok := data["@graph"].([]any); ok {
			among = append(among, graph...)
		}
	}
	for _, one := range among {
		if thing, ok := one.(map[string]any); ok && anArticle(thing["@type"]) {
			return thing
		}
	}
	return nil
}

// anArticle reports whether a type of schema.org is one of articles.
func anArticle(kind any) bool {
	switch kind := kind.(type) {
	case string:
		return strings.HasSuffix(kind, "Article") || strings.HasSuffix(kind, "Posting") || kind == "Report"
	case []any:
		return slices.ContainsFunc(kind, func(k any) bool { _, word := k.(string); return word && anArticle(k) })
	}
	return false
}

// stated is what linked data says of a thing, if that is a text.
func stated(thing map[string]any, key string) string {
	s, _ := thing[key].(string)
	return s
}

// people are the names of one or several people or organisations.
func people(who any) string {
	switch who := who.(type) {
	case string:
		return who
	case map[string]any:
		return stated(who, "name")
	case []any:
		var names []string
		for _, one := range who[:min(len(who), 12)] {
			if name := line(first(stated(asThing(one), "name"), asText(one))); name != "" {
				names = append(names, name)
			}
		}
		return strings.Join(names, ", ")
	}
	return ""
}

func asThing(v any) map[string]any {
	thing, _ := v.(map[string]any)
	return thing
}

func asText(v any) string {
	s, _ := v.(string)
	return s
}

// line makes one clean line of a fact. Many pages escape what is in their head
// twice, so that references are decoded once more.
func line(s string) string {
	s = cut(strings.TrimSpace(s))
	return model.CleanLine(strings.Join(strings.Fields(blanks.Replace(stdhtml.UnescapeString(s))), " "))
}

var byBefore = regexp.MustCompile(`^(?i:written by|reported by|by|von|par|por)[\s:]+`)

// author is a byline without the words around the name; an address, or what is
// too long for a name, is none.
func author(s string) string {
	s = strings.TrimRight(byBefore.ReplaceAllString(line(s), ""), " ,|")
	if strings.Contains(s, "://") || strings.HasPrefix(s, "@") || len(s) > 120 {
		return ""
	}
	return s
}

var isoDate = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}($|[T ])`)

// fullDate is a date that names year, month and day, as 2032-01-26; else "".
func fullDate(s string) string {
	if s = line(s); isoDate.MatchString(s) {
		s = s[:len(time.DateOnly)]
	}
	for _, layout := range []string{
		time.DateOnly, "2006/01/02", time.RFC1123, time.RFC1123Z, "January 2, 2006", "Jan 2, 2006", "2 January 2006", "2 Jan 2006",
	} {
		if t, err := time.Parse(layout, s); err == nil && t.Year() > 0 {
			return t.Format(time.DateOnly)
		}
	}
	return ""
}

var languageTag = regexp.MustCompile(`^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}$`)

func language(s string) string {
	if s = strings.TrimSpace(s); !languageTag.MatchString(s) {
		return ""
	}
	return strings.ReplaceAll(s, "_", "-")
}

// address is an address that a reader may open, else "".
func address(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil || len(s) > 2048 {
		return ""
	}
	return model.CleanLine(u.String())
}
