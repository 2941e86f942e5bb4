package ui

import (
	"path"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/model"
)

// Drafter makes briefings of plain articles.
type Drafter interface {
	// Takes reports whether a file of that name may be an article.
	Takes(path string) bool
	// Draft makes a briefing of an article, and says what was found in it. It
	// may take a while and runs in a command.
	Draft(article *model.Briefing) (b *model.Briefing, found string, err error)
}

// plainArticle reports whether what was opened is a text without anything that
// only a briefing has; a block quotation with a name below it any article may have.
func (a *App) plainArticle(b *model.Briefing) bool {
	return a.config.Drafter != nil && a.config.Drafter.Takes(b.Path) && b.Body == 0 && len(b.Source()) >= leastArticle && len(b.Questions()) == 0 &&
		!slices.ContainsFunc(b.Quotes(), func(q model.Quote) bool { return q.Form != model.BlockRun })
}

// leastArticle is the number of bytes below which a text is a note, not an article.
const leastArticle = 200

// offer says once, when a plain article opens, that it can be drafted.
func (a *App) offer() {
	if a.view != nil && !a.partial() && a.notice.text == "" && noDrafting(a) == "" {
		a.tell("a plain article: " + a.keys.key("draft") + " drafts a briefing from it")
	}
}

// makeDraft drafts the article that is read.
func (a *App) makeDraft() tea.Cmd {
	v, d := a.view, a.config.Drafter
	a.tell("drafting")
	return func() tea.Msg {
		b, found, err := d.Draft(v.briefing)
		return draftedMsg{v, b, found, err}
	}
}

// draftedMsg brings the draft of an article.
type draftedMsg struct {
	article  *view
	briefing *model.Briefing
	found    string
	err      error
}

func (m draftedMsg) apply(a *App) tea.Cmd {
	switch {
	case m.err != nil:
		a.warn("not drafted: " + hinted(m.err))
		return nil
	case m.briefing == nil || a.view != m.article || a.desk != nil:
		return nil // the reader went elsewhere meanwhile
	}
	a.remember()
	a.viewOf(m.article.briefing) // the shelf keeps it, should its file change
	a.prompt, a.panel = nil, nil
	a.view = a.newView(m.briefing)
	a.view.article = m.article
	a.arrange()
	a.remember()
	a.tell(m.found)
	return a.measure()
}

// backToArticle goes back from a draft to its article.
func (a *App) backToArticle() tea.Cmd {
	a.remember()
	a.view = a.view.article
	a.arrange()
	a.remember()
	return a.measure()
}

func noDrafting(a *App) string {
	switch {
	case a.view == nil:
		return noBriefing(a)
	case a.config.Drafter == nil:
		return "nothing can be drafted from here"
	case a.view.article != nil:
		return "this is the draft; " + a.keys.key("quit") + " goes back to the article"
	case !a.plainArticle(a.view.briefing):
		return "a briefing is drafted from a plain article: a file of text without front matter or quote links"
	}
	return ""
}

// articleName is the file from which a draft was made, without its folders.
func (v *view) articleName() string {
	return path.Base(strings.ReplaceAll(v.article.briefing.Path, `\`, "/"))
}
