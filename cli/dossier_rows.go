package cli

import (
	"slices"
	"strings"

	"readout/model"
	"readout/model/library"
)

// dossierLine is a dossier as JSON.
type dossierLine struct {
	ID        string        `json:"id"`
	Name      string        `json:"name"`
	Role      string        `json:"role,omitempty"`
	Roles     []datedLine   `json:"roles"`
	Part      model.Part    `json:"part,omitempty"`
	Kind      string        `json:"kind,omitempty"`
	Aliases   []string      `json:"aliases,omitempty"`
	Clashes   []datedLine   `json:"clashes,omitempty"` // other names that briefings give the same id
	SpeaksFor string        `json:"speaks_for,omitempty"`
	Wikidata  string        `json:"wikidata,omitempty"`
	Marking   string        `json:"marking,omitempty"` // the highest of all that it has parts of
	Briefings []string      `json:"briefings"`
	Issues    []stripLine   `json:"issues"`
	Moves     []moveLine    `json:"moves"`
	Words     []spokenLine  `json:"words"`
	Said      []spokenLine  `json:"said_by_others"`
	Events    []eventLine   `json:"events"`
	Questions []datedLine   `json:"open_questions"`
	Sides     []sideLine    `json:"sides"`
	Mentions  []mentionLine `json:"mentions"`
	Hidden    int           `json:"hidden"`
}

// datedLine is a text and the briefing that has it.
type datedLine struct {
	Text     string `json:"text"`
	Date     string `json:"date,omitempty"`
	Briefing string `json:"briefing"`
	Marking  string `json:"marking,omitempty"`
	Address  string `json:"address"`
}

type stripLine struct {
	Issue  string      `json:"issue"`
	Title  string      `json:"title"`
	Stands []standLine `json:"stands"`
}

type standLine struct {
	Briefing   string        `json:"briefing"`
	Date       string        `json:"date,omitempty"`
	Stance     model.Stance  `json:"stance"`
	From       model.Stance  `json:"from,omitempty"` // where it moved from
	Note       string        `json:"note,omitempty"`
	Differ     bool          `json:"contested,omitempty"`
	SecondHand bool          `json:"secondhand,omitempty"`
	Guess      bool          `json:"guess,omitempty"`
	Moved      bool          `json:"moved,omitempty"`
	Accounts   []accountLine `json:"accounts,omitempty"` // if they differ or are another's
	Marking    string        `json:"marking,omitempty"`
	Address    string        `json:"address"`
}

type moveLine struct {
	Issue    string        `json:"issue"`
	Date     string        `json:"date,omitempty"`
	From     model.Stance  `json:"from"`
	To       model.Stance  `json:"to"`
	Before   *spokenLine   `json:"words_before,omitempty"`
	After    *spokenLine   `json:"words,omitempty"`
	For      []accountLine `json:"accounts"`
	Against  []accountLine `json:"accounts_against,omitempty"`
	Sources  []string      `json:"sources,omitempty"`
	Grade    string        `json:"best_grade,omitempty"`
	Briefing string        `json:"briefing"`
	Marking  string        `json:"marking,omitempty"`
	Address  string        `json:"address"`
}

type spokenLine struct {
	By       string   `json:"by"`
	Date     string   `json:"date,omitempty"`
	Text     []string `json:"text"`
	Issue    string   `json:"issue,omitempty"`
	Check    string   `json:"check"`
	Guess    bool     `json:"guess,omitempty"`
	Near     bool     `json:"named_beside,omitempty"` // the sentence around the words names the actor, not the words
	Source   string   `json:"source,omitempty"`
	Grade    string   `json:"grade,omitempty"`
	Briefing string   `json:"briefing"`
	Also     []string `json:"also_in,omitempty"`
	Marking  string   `json:"marking,omitempty"`
	Address  string   `json:"address"`
}

type eventLine struct {
	Date       string           `json:"date,omitempty"`
	State      model.EventState `json:"state"`
	What       string           `json:"what"`
	SecondHand bool             `json:"secondhand,omitempty"`
	Disputed   bool             `json:"disputed,omitempty"`
	Briefing   string           `json:"briefing"`
	Marking    string           `json:"marking,omitempty"`
	Address    string           `json:"address"`
}

type sideLine struct {
	Actor string       `json:"actor"`
	Same  int          `json:"same"`
	Both  int          `json:"both"`
	On    []sideOnLine `json:"on"`
}

type sideOnLine struct {
	Issue      string       `json:"issue"`
	Stance     model.Stance `json:"stance"`
	Same       bool         `json:"same"`
	Differ     bool         `json:"contested,omitempty"`
	SecondHand bool         `json:"secondhand,omitempty"`
	Guess      bool         `json:"guess,omitempty"`
}

type mentionLine struct {
	Briefing string `json:"briefing"`
	Line     int    `json:"line"`
	Linked   bool   `json:"linked"`
	Sentence string `json:"sentence"`
	Marking  string `json:"marking,omitempty"`
	Address  string `json:"address"`
}

// dossierOf makes the lines of a dossier that has parts of some briefings.
func dossierOf(lib *library.Library, d *library.Dossier, of []*model.Briefing) dossierLine {
	a := &d.Actor
	l := dossierLine{
		ID: a.ID, Name: a.Name, Role: a.Role, Part: a.Part, Kind: a.Kind, Aliases: d.Aliases, SpeaksFor: a.SpeaksFor, Wikidata: a.Wikidata,
		Marking: library.Highest(of), Roles: called(d, d.Roles), Clashes: called(d, d.Clashes), Briefings: []string{}, Issues: []stripLine{},
		Moves: []moveLine{}, Words: spokenOf(d.Words), Said: spokenOf(d.Said), Events: []eventLine{}, Questions: []datedLine{}, Sides: []sideLine{},
		Mentions: []mentionLine{}, Hidden: d.Hidden,
	}
	for _, b := range d.Briefings {
		l.Briefings = append(l.Briefings, b.ID)
	}
	for i := range d.Issues {
		l.Issues = append(l.Issues, stripOf(d, &d.Issues[i]))
	}
	for i := range d.Moves {
		l.Moves = append(l.Moves, moveOf(&d.Moves[i]))
	}
	for i := range d.Events {
		e := &d.Events[i]
		l.Events = append(l.Events, eventLine{
			e.When.String(), e.State, e.What, e.SecondHand, e.Disputed, e.Briefing.ID, e.Briefing.Marking, addressIn(e.Briefing, e.Ref),
		})
	}
	for _, q := range d.Questions {
		b := q.Briefing
		l.Questions = append(l.Questions, datedLine{b.Questions()[q.Ref.Index].Ask, b.Date.String(), b.ID, b.Marking, addressIn(b, q.Ref)})
	}
	for _, s := range d.Sides {
		line := sideLine{s.Actor, s.Same, s.Both, nil}
		for _, on := range s.On {
			line.On = append(line.On, sideOnLine{on.Issue, on.Stand.Stance, on.Same, on.Stand.Differ, on.Stand.SecondHand, on.Stand.Guess})
		}
		l.Sides = append(l.Sides, line)
	}
	for _, n := range d.Named {
		l.Mentions = append(l.Mentions, mentionsOf(lib, n.Briefing, a.ID)...)
	}
	return l
}

// called are what briefings call the actor.
func called(d *library.Dossier, roles []library.Role) []datedLine {
	lines := []datedLine{}
	for _, r := range roles {
		b := r.Briefing
		at := model.Address{Path: b.Path, Type: model.TypeActor, ID: d.Actor.ID}
		lines = append(lines, datedLine{r.Text, b.Date.String(), b.ID, b.Marking, at.String()})
	}
	return lines
}

func stripOf(d *library.Dossier, s *library.Strip) stripLine {
	line := stripLine{Issue: s.Issue, Title: d.Cast.Title(s.Issue), Stands: []standLine{}}
	for i, st := range s.Stands {
		if !st.Covered() {
			continue
		}
		b := d.Briefings[i]
		guess := slices.ContainsFunc(st.Positions, func(p int) bool { return b.Positions()[p].Guess })
		line.Stands = append(line.Stands, standLine{
			b.ID, b.Date.String(), st.Stance, s.From[i].Stance, st.Note, st.Differ, st.SecondHand, guess, s.From[i].Covered(), doubtful(b, st),
			b.Marking, addressIn(b, model.Ref{Type: model.TypePosition, Index: st.Positions[0]}),
		})
	}
	return line
}

func moveOf(m *library.Turn) moveLine {
	b := m.Briefing
	line := moveLine{
		Issue: m.Issue, Date: b.Date.String(), From: m.From.Stance, To: m.To.Stance, For: groundsOf(b, m.For), Against: groundsOf(b, m.Against),
		Sources: m.Sources, Grade: m.Best, Briefing: b.ID, Marking: b.Marking,
		Address: addressIn(b, model.Ref{Type: model.TypePosition, Index: m.To.Positions[0]}),
	}
	for _, w := range []struct {
		words *library.Spoken
		to    **spokenLine
	}{{m.WordsBefore, &line.Before}, {m.Words, &line.After}} {
		if w.words != nil {
			*w.to = &spokenOf([]library.Spoken{*w.words})[0]
		}
	}
	return line
}

// doubtful are the accounts behind a stand, if they differ or are another's.
func doubtful(b *model.Briefing, s library.Stand) []accountLine {
	if !s.Differ && !s.SecondHand {
		return nil
	}
	return groundsOf(b, s.Positions)
}

// groundsOf are some accounts of a briefing.
func groundsOf(b *model.Briefing, positions []int) []accountLine {
	var lines []accountLine
	for _, i := range positions {
		p := &b.Positions()[i]
		line := accountLine{Stance: p.Stance, Note: p.Note, Per: p.Per, Source: p.Source, Confidence: p.Confidence, Guess: p.Guess}
		if s := b.SourceByID(p.Source); s != nil {
			line.Grade = s.Grade
		}
		lines = append(lines, line)
	}
	return lines
}

func spokenOf(list []library.Spoken) []spokenLine {
	lines := []spokenLine{}
	for _, s := range list {
		q := s.Quote()
		line := spokenLine{
			By: q.By, Date: s.On.String(), Issue: q.Issue, Check: checked(*q), Guess: q.Guess, Near: s.Near, Source: q.Source,
			Briefing: s.Briefing.ID, Marking: s.Briefing.Marking, Address: addressIn(s.Briefing, s.Ref),
		}
		if src := s.Briefing.SourceByID(q.Source); src != nil {
			line.Grade = src.Grade
		}
		for _, b := range s.Also {
			line.Also = append(line.Also, b.ID)
		}
		for _, seg := range q.Segments {
			line.Text = append(line.Text, seg.Text)
		}
		lines = append(lines, line)
	}
	return lines
}

// mentionsOf are the places of a briefing that name an actor, with their lines.
func mentionsOf(lib *library.Library, b *model.Briefing, actor string) []mentionLine {
	var lines []mentionLine
	at, line, source := 0, 1, b.Source()
	for _, m := range lib.Mentions(b, actor) {
		if to := min(max(m.At, at), len(source)); to > at {
			line += strings.Count(source[at:to], "\n")
			at = to
		}
		lines = append(lines, mentionLine{b.ID, line, m.Linked, m.Sentence, b.Marking, model.Address{Path: b.Path, Line: line}.String()})
	}
	return lines
}
