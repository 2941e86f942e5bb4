package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"readout/model"
	"readout/model/library"
)

func (a *app) reviewCommand() *cobra.Command {
	asJSON := false
	c := &cobra.Command{
		Use:   "review FILE",
		Short: "Go through the guesses of a briefing, and settle them",
		Long: "Go through what a briefing marks with ?, least certain first: unknown and guessed speakers, stances, issues, questions.\n\n" +
			"Accept each, put another in its place, or drop it. Each choice is written to the file at once, " +
			"and changes nothing else in it. Where no screen can be shown, the guesses are printed.",
		Example: "  readout review kyiv.md\n" +
			"  readout review kyiv.md | head\n" +
			"  readout review --json kyiv.md | jq .ask",
		Args: arguments(1, 1, "one FILE"),
		RunE: func(c *cobra.Command, paths []string) error { return a.openReview(c.Context(), paths[0], asJSON) },
	}
	c.Flags().BoolVar(&asJSON, "json", false, "print one JSON object for each guess")
	a.settingFlags(c, "theme", "ascii", "linear", "mouse", "east-asian", "max-size", "state")
	return c
}

func (a *app) openReview(ctx context.Context, path string, asJSON bool) error {
	c, err := a.configure()
	if err != nil {
		return err
	}
	r, err := a.read(c, []string{path})
	if err != nil {
		return err
	}
	if r.folder != "" {
		return wrong("name one file of it", "%s: a folder; review takes a file", path)
	}
	a.flags.review = true
	_, tty := terminal(a.Stdout)
	switch {
	case asJSON:
	case tty && c.Linear:
		return a.runLinear(ctx, c, r)
	case a.screen():
		return a.runScreen(ctx, c, r)
	}
	a.warn(r)
	return a.printGuesses(r.briefings[0], asJSON)
}

// guessLine is a guess as programs read it.
type guessLine struct {
	Number   int        `json:"number"`
	Of       int        `json:"of"`
	File     string     `json:"file"`
	Line     int        `json:"line,omitempty"`
	Column   int        `json:"column,omitempty"`
	Type     model.Type `json:"type"`
	Address  string     `json:"address"`
	Ask      string     `json:"ask"`
	Why      string     `json:"why,omitempty"`
	By       string     `json:"by,omitempty"`
	Text     string     `json:"text"`
	Sentence string     `json:"sentence,omitempty"`
}

// printGuesses prints the guesses of a briefing, least certain first.
func (a *app) printGuesses(b *model.Briefing, asJSON bool) error {
	list := library.Guesses(b)
	if len(list) == 0 {
		why := "no guesses are left"
		if b.Body == 0 && len(b.Quotes()) == 0 {
			why = "no briefing yet, so it has no guesses; readout draft makes one of an article"
		}
		_, err := fmt.Fprintf(a.Stderr, "%s: %s\n", model.CleanLine(b.Path), why)
		return err
	}
	rel := model.NewRelations(b)
	for i, g := range list {
		l := guessLine{
			Number: i + 1, Of: len(list), File: model.CleanLine(b.Path), Line: g.At.Line, Column: g.At.Column, Type: g.Ref.Type,
			Address: model.CleanLine(rel.AddressOf(g.Ref).String()), Ask: g.Ask(b), Why: g.Why(), Text: rel.Label(g.Ref),
		}
		if g.Ref.Type == model.TypeQuote {
			l.By = b.Quotes()[g.Ref.Index].By
			l.Text = model.CleanLine("“" + b.Quotes()[g.Ref.Index].Words() + "”")
		}
		if g.From < g.To && g.Sentence != l.Text && g.Sentence != rel.Label(g.Ref) {
			l.Sentence = g.Sentence
		}
		var err error
		if asJSON {
			err = encodeLine(a.out, l)
		} else {
			_, err = fmt.Fprintln(a.out, l.plain())
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// plain is a guess on a line, with its place before it as compilers have it.
func (l guessLine) plain() string {
	place := l.File
	if l.Line > 0 {
		place += fmt.Sprintf(":%d:%d", l.Line, l.Column)
	}
	text := place + ": " + l.Ask
	if l.Why != "" {
		text += " (" + l.Why + ")"
	}
	text += " " + l.Text
	if l.Sentence != "" {
		text += " in: " + l.Sentence
	}
	return text
}
