package cli

import (
	"path/filepath"
	"strings"

	"readout/content"
	"readout/content/article"
	"readout/content/draft"
	"readout/model"
)

// drafter makes briefings of the plain articles that the local reader opens.
type drafter struct{ options content.Options }

// Takes reports whether a file of that name may be an article.
func (d *drafter) Takes(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".txt", ".md", ".markdown", ".html", ".htm", ".xhtml":
		return true
	}
	return false
}

// Draft makes a briefing of an article. It is in no file, so that nothing is kept
// about it.
func (d *drafter) Draft(of *model.Briefing) (*model.Briefing, string, error) {
	found, err := d.article(of)
	if err != nil {
		return nil, "", err
	}
	made := draft.Draft(found, draft.Options{})
	o := d.options
	o.Stdin = nil
	b, err := content.Parse("-", made.Markdown, o)
	if err != nil {
		return nil, "", err
	}
	b.ID = of.ID
	told := counted(len(b.Quotes()), "quotation", "quotations") + ", " + counted(b.Guesses(), "guess", "guesses") +
		"; readout draft " + filepath.Base(of.Path) + " -o DIR keeps it"
	return b, model.CleanLine(told), nil
}

// article is what was opened as an article.
func (d *drafter) article(of *model.Briefing) (draft.Article, error) {
	raw, err := content.Read(of.Path, d.options)
	if err != nil {
		return draft.Article{}, err
	}
	a, _, err := article.Read(of.Path, "", raw, article.Options{})
	return a, err
}
