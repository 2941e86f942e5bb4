package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"readout/model"
	"readout/model/library"
	"readout/ui/board"
)

// dossierTables are what --table takes.
var dossierTables = []string{"positions", "words", "said", "events", "mentions"}

func (a *app) dossierCommand() *cobra.Command {
	var f rowFlags
	var which string
	c := &cobra.Command{
		Use:   "dossier ACTOR [PATH… | -]",
		Short: "Print one actor across briefings: stances over time, words, mentions",
		Long: "Print the dossier of an actor, named by id, name, alias or a part of these: where they stood on each issue and when, " +
			"their words, what others say of them, their part in events, and every sentence that names them.",
		Example: "  readout dossier varga briefings/\n" +
			"  readout dossier --csv --table mentions varga briefings/\n" +
			"  readout dossier 'Minister Varga' -f since:30d briefings/",
		Args: arguments(1, -1, "an ACTOR"),
		RunE: func(c *cobra.Command, args []string) error {
			if err := exclusive(c, "json", "csv"); err != nil {
				return err
			}
			if which != "" && !slices.Contains(dossierTables, which) {
				return wrong("it takes "+strings.Join(dossierTables, ", "), "--table %q is none", which)
			}
			r, err := a.relate(args[1:])
			if err != nil {
				return err
			}
			return a.printDossier(r, args[0], which, f)
		},
	}
	c.Flags().StringVar(&which, "table", "", "one table only: "+strings.Join(dossierTables, ", "))
	a.boardFlags(c, &f)
	return c
}

// actorCalled is the one actor that a word names: by id, by name or alias, or
// by a part of these.
func actorCalled(word string, scope []*model.Briefing) (string, error) {
	cast := library.NewCast(scope)
	folded := model.Fold(word)
	var exact, part, names []string
	for _, actor := range cast.Actors() {
		all := append([]string{actor.ID, actor.Name, cast.Short(actor.ID)}, actor.Aliases...)
		names = append(names, actor.ID)
		switch {
		case actor.ID == word:
			return actor.ID, nil
		case slices.ContainsFunc(all, func(s string) bool { return model.Fold(s) == folded }):
			exact = append(exact, actor.ID)
		case slices.ContainsFunc(all, func(s string) bool { return strings.Contains(model.Fold(s), folded) }):
			part = append(part, actor.ID)
		}
	}
	if len(exact) == 0 {
		exact = part
	}
	switch len(exact) {
	case 1:
		return exact[0], nil
	case 0:
		hint := "readout list type:actor prints the actors there are"
		if near, _ := model.Nearest(word, names); near != "" {
			hint = "did you mean " + near + "?"
		}
		return "", wrong(hint, "nobody here is called %q", word)
	}
	return "", wrong("", "%q names several: %s", word, strings.Join(exact, ", "))
}

// dossierLine is a dossier as JSON.
type dossierLine struct {
	ID        string         `json:"id"`
	Name      string         `json:"name"`
	Role      string         `json:"role,omitempty"`
	Roles     []datedLine    `json:"roles,omitempty"`
	Part      model.Part     `json:"part,omitempty"`
	Kind      string         `json:"kind,omitempty"`
	Aliases   []string       `json:"aliases,omitempty"`
	SpeaksFor string         `json:"speaks_for,omitempty"`
	Wikidata  string         `json:"wikidata,omitempty"`
	Marking   string         `json:"marking,omitempty"`
	Briefings []string       `json:"briefings"`
	Issues    []stripLine    `json:"issues"`
	Words     []spokenLine   `json:"words"`
	Said      []spokenLine   `json:"said_by_others"`
	Events    []eventLine    `json:"events"`
	Questions []datedLine    `json:"open_questions"`
	Sides     []sideLine     `json:"sides"`
	Mentions  []mentionsLine `json:"mentions"`
}

type datedLine struct {
	Text     string `json:"text"`
	Date     string `json:"date,omitempty"`
	Briefing string `json:"briefing"`
	Address  string `json:"address,omitempty"`
}

type stripLine struct {
	Issue  string      `json:"issue"`
	Title  string      `json:"title"`
	Stands []standLine `json:"stands"`
}

type standLine struct {
	Briefing   string       `json:"briefing"`
	Date       string       `json:"date,omitempty"`
	Stance     model.Stance `json:"stance"`
	Note       string       `json:"note,omitempty"`
	Differ     bool         `json:"contested,omitempty"`
	SecondHand bool         `json:"secondhand,omitempty"`
	Guess      bool         `json:"guess,omitempty"`
	Moved      bool         `json:"moved,omitempty"`
	Address    string       `json:"address"`
}

type spokenLine struct {
	By       string   `json:"by"`
	Date     string   `json:"date,omitempty"`
	Text     []string `json:"text"`
	Issue    string   `json:"issue,omitempty"`
	Check    string   `json:"check"`
	Guess    bool     `json:"guess,omitempty"`
	Source   string   `json:"source,omitempty"`
	Briefing string   `json:"briefing"`
	Marking  string   `json:"marking,omitempty"`
	Address  string   `json:"address"`
}

type eventLine struct {
	Date     string `json:"date,omitempty"`
	State    string `json:"state"`
	What     string `json:"what"`
	Briefing string `json:"briefing"`
	Address  string `json:"address"`
}

type sideLine struct {
	Actor string   `json:"actor"`
	Same  int      `json:"same"`
	Both  int      `json:"both"`
	Not   []string `json:"not_on,omitempty"`
}

type mentionsLine struct {
	Briefing string        `json:"briefing"`
	Places   []mentionLine `json:"places"`
}

type mentionLine struct {
	Line     int    `json:"line"`
	Linked   bool   `json:"linked"`
	Sentence string `json:"sentence"`
	Address  string `json:"address"`
}

func (a *app) printDossier(r *related, word, which string, f rowFlags) error {
	id, err := actorCalled(word, r.scope)
	if err != nil {
		return err
	}
	d, ok := r.library.Dossier(id, r.scope, r.keep)
	if !ok {
		return wrong("", "nobody here is called %q", word)
	}
	line := dossierOf(r.library, d)
	frame := a.boardFrame(r)
	switch {
	case f.json:
		return encodeLine(a.out, line)
	case f.csv && which == "":
		return a.printTable(line.table("positions"), true)
	case f.csv || which != "":
		return a.printTable(line.table(which), f.csv)
	case !a.onTerminal():
		return a.printWhole(line)
	}
	b := board.Dossier{Actor: id, AllWords: true}
	s := b.Sheet(frame)
	if err := a.printSheet(frame, s); err != nil || len(s.Spots) == 0 {
		return err
	}
	fmt.Fprintln(a.out)
	s.Lines = s.Below(&s.Spots[max(s.Start-1, 0)], frame.Width)
	for _, l := range s.Print(frame.Method, frame.Width) {
		if _, err := fmt.Fprintln(a.out, model.CleanLine(l)); err != nil {
			return err
		}
	}
	return nil
}

// printWhole prints every table of a dossier under its name.
func (a *app) printWhole(l dossierLine) error {
	fmt.Fprintln(a.out, model.CleanLine(strings.Join(nonEmpty(l.Name, l.Role, string(l.Part)), ", ")))
	fmt.Fprintln(a.out, markingWord(l.Marking)+"  "+strings.Join(l.Briefings, " "))
	for _, name := range dossierTables {
		t := l.table(name)
		if len(t.rows) == 0 {
			continue
		}
		fmt.Fprintf(a.out, "\n%s\n", strings.ToUpper(name[:1])+name[1:])
		if err := a.printTable(t, false); err != nil {
			return err
		}
	}
	return nil
}

func nonEmpty(all ...string) []string {
	return slices.DeleteFunc(all, func(s string) bool { return s == "" })
}

// table is one part of a dossier in rows.
func (l *dossierLine) table(name string) table {
	switch name {
	case "words":
		return spokenTable(l.Words)
	case "said":
		return spokenTable(l.Said)
	case "events":
		t := table{head: []string{"date", "state", "what", "briefing", "address"}}
		for _, e := range l.Events {
			t.add(e.Date, e.State, e.What, e.Briefing, e.Address)
		}
		return t
	case "mentions":
		t := table{head: []string{"briefing", "line", "linked", "sentence", "address"}}
		for _, m := range l.Mentions {
			for _, p := range m.Places {
				t.add(m.Briefing, fmt.Sprint(p.Line), yes(p.Linked), p.Sentence, p.Address)
			}
		}
		return t
	}
	t := table{head: []string{"issue", "date", "stance", "moved", "contested", "secondhand", "guess", "note", "briefing", "address"}}
	for _, s := range l.Issues {
		for _, st := range s.Stands {
			t.add(s.Issue, st.Date, string(st.Stance), word(st.Moved, "moved"), word(st.Differ, "accounts differ"), word(st.SecondHand, "second-hand"),
				word(st.Guess, "not certain"), st.Note, st.Briefing, st.Address)
		}
	}
	return t
}

func word(is bool, s string) string {
	if is {
		return s
	}
	return ""
}

func spokenTable(list []spokenLine) table {
	t := table{head: []string{"date", "by", "issue", "check", "guess", "text", "source", "briefing", "marking", "address"}}
	for _, s := range list {
		t.add(s.Date, s.By, s.Issue, s.Check, word(s.Guess, "speaker not certain"), "“"+strings.Join(s.Text, " … ")+"”", s.Source, s.Briefing, s.Marking, s.Address)
	}
	return t
}

func dossierOf(lib *library.Library, d *library.Dossier) dossierLine {
	a := &d.Actor
	l := dossierLine{
		ID: a.ID, Name: a.Name, Role: a.Role, Part: a.Part, Kind: a.Kind, Aliases: d.Aliases, SpeaksFor: a.SpeaksFor, Wikidata: a.Wikidata,
		Marking: library.Highest(d.Briefings), Briefings: []string{}, Issues: []stripLine{}, Words: spokenOf(d.Words), Said: spokenOf(d.Said),
		Events: []eventLine{}, Questions: []datedLine{}, Sides: []sideLine{}, Mentions: []mentionsLine{},
	}
	for _, b := range d.Briefings {
		l.Briefings = append(l.Briefings, b.ID)
	}
	for _, r := range d.Roles {
		l.Roles = append(l.Roles, datedLine{Text: r.Text, Date: r.Briefing.Date.String(), Briefing: r.Briefing.ID})
	}
	for _, s := range d.Issues {
		l.Issues = append(l.Issues, stripOf(d, s))
	}
	for i := range d.Events {
		e := &d.Events[i]
		l.Events = append(l.Events, eventLine{e.When.String(), string(e.State), model.CleanLine(e.What), e.Briefing.ID, addressIn(e.Briefing, e.Ref)})
	}
	for _, q := range d.Questions {
		l.Questions = append(l.Questions, datedLine{q.Briefing.Questions[q.Ref.Index].Ask, q.Briefing.Date.String(), q.Briefing.ID, addressIn(q.Briefing, q.Ref)})
	}
	for _, s := range d.Sides {
		l.Sides = append(l.Sides, sideLine{s.Actor, s.Same, s.Both, nil})
	}
	for _, n := range d.Named {
		m := mentionsLine{Briefing: n.Briefing.ID}
		for _, p := range lib.Mentions(n.Briefing, a.ID) {
			at := 1 + strings.Count(n.Briefing.Markdown[:min(max(p.At, 0), len(n.Briefing.Markdown))], "\n")
			m.Places = append(m.Places, mentionLine{at, p.Linked, p.Sentence, model.Address{Path: n.Briefing.Path, Line: at}.String()})
		}
		l.Mentions = append(l.Mentions, m)
	}
	return l
}

func stripOf(d *library.Dossier, s library.Strip) stripLine {
	line := stripLine{Issue: s.Issue, Title: d.Cast.Title(s.Issue), Stands: []standLine{}}
	for i, st := range s.Stands {
		if !st.Covered() {
			continue
		}
		b := d.Briefings[i]
		line.Stands = append(line.Stands, standLine{
			b.ID, b.Date.String(), st.Stance, st.Note, st.Differ, st.SecondHand, st.Guess, s.From[i].Covered(),
			addressIn(b, model.Ref{Type: model.TypePosition, Index: st.Positions[0]}),
		})
	}
	return line
}

func spokenOf(list []library.Spoken) []spokenLine {
	lines := []spokenLine{}
	for _, s := range list {
		q := s.Quote()
		line := spokenLine{
			By: q.By, Date: s.On.String(), Issue: q.Issue, Check: checked(*q), Guess: q.Guess, Source: q.Source,
			Briefing: s.Briefing.ID, Marking: s.Briefing.Marking, Address: addressIn(s.Briefing, s.Ref),
		}
		for _, seg := range q.Segments {
			line.Text = append(line.Text, seg.Text)
		}
		lines = append(lines, line)
	}
	return lines
}
