package ui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/model/library"
)

// Reviewer writes what a reader makes of guesses into the files of briefings.
// Its methods but Why may take a while and run in commands.
type Reviewer interface {
	// Why says why nothing can be written about a briefing; "" if it can.
	Why(b *model.Briefing) string
	// Settle writes a choice about a guess, and returns the briefing as it is
	// then. A briefing beside an error is what the file holds meanwhile: it was
	// changed elsewhere, and nothing was written.
	Settle(b *model.Briefing, c model.Choice) (*model.Briefing, error)
	// Undo takes the choice back that was written last, and returns the briefing
	// and the guess that is open again. A briefing beside an error is as of Settle.
	Undo(b *model.Briefing) (*model.Briefing, model.Ref, error)
}

// reviewing is where a reader is among the guesses of a briefing.
type reviewing struct {
	view *view
	list []library.Guess // least certain first
	at   int
	busy bool // something is being written

	of   *model.Briefing // what a choice has made of the briefing,
	next []library.Guess // and the guesses in that
}

// reviewGroup is the heading of the commands that settle guesses.
const reviewGroup = "Reviewing"

// reviewCommands are those that settle guesses.
func reviewCommands() []Command {
	const group = reviewGroup
	return []Command{
		{ID: "draft", Keys: []string{"w"}, Help: "draft a briefing from a plain article", Group: group, Where: reading, run: (*App).makeDraft, why: noDrafting},
		{ID: "review", Keys: []string{"r"}, Help: "review the guesses of the briefing, least certain first", Group: group, Where: reading, run: (*App).openReview, why: noReview},
		{ID: "accept-guess", Keys: []string{"a"}, Help: "accept the guess", Group: group, Where: InReview, run: (*App).acceptGuess, why: noAccepting},
		{ID: "correct-guess", Keys: []string{"o"}, Help: "another speaker, or stance, from a list", Group: group, Where: InReview, run: (*App).openOthers, why: noCorrecting},
		{ID: "drop-guess", Keys: []string{"x"}, Help: "drop it: no quotation, stance, issue or question; words stay in the text", Group: group, Where: InReview, run: (*App).dropGuess},
		{ID: "undo-choice", Keys: []string{"u"}, Help: "take the last choice about a guess back", Group: group, Where: reading | InReview, run: (*App).undoChoice, why: noUndoing},
		{ID: "next-guess", Keys: []string{"n"}, Help: "next guess, without deciding", Group: group, Where: InReview, run: stepGuess(1)},
		{ID: "previous-guess", Keys: []string{"N"}, Help: "guess before", Group: group, Where: InReview, run: stepGuess(-1)},
	}
}

// reviewed is the review that is under way in what is on screen, or nil.
func (a *App) reviewed() *reviewing {
	if a.review == nil || a.desk != nil || a.review.view != a.view || len(a.review.list) == 0 {
		return nil
	}
	return a.review
}

// guess is the guess that the reader is at.
func (r *reviewing) guess() library.Guess { return r.list[min(r.at, len(r.list)-1)] }

// openReview begins with the least certain guess.
func (a *App) openReview() tea.Cmd {
	v := a.view
	a.remember()
	v.zoomed, v.focus = false, textPane
	a.review = &reviewing{view: v, list: library.Guesses(v.briefing)}
	a.showGuess()
	return a.measure()
}

// startReview begins a review that was asked for on the command line.
func (a *App) startReview() {
	if !a.config.Review || a.view == nil {
		return
	}
	if why := noReview(a); why != "" {
		a.warn(why)
		return
	}
	a.openReview()
}

// showGuess brings the sentence of the guess into sight, or what stands for it.
func (a *App) showGuess() {
	r := a.reviewed()
	if r == nil {
		return
	}
	g, v := r.guess(), r.view
	v.quote = -1
	if g.Ref.Type == model.TypeQuote {
		v.quote = g.Ref.Index
		v.lists[quotePane] = v.lists[quotePane].on(g.Ref)
	}
	a.arrange()
	at := g.From
	if g.From == g.To {
		place := v.placeOf(g.Ref)
		if g.Ref.Type == model.TypeQuestion {
			place = v.headingOf(v.briefing.Questions()[g.Ref.Index].Issue)
		}
		if !place.Known() || place.End <= v.briefing.Body {
			return
		}
		at = place.Start
	}
	v.text = v.text.place(at, max(v.text.height-1, 0)/3)
}

// leaveReview goes back to reading.
func (a *App) leaveReview() tea.Cmd {
	n := a.view.guesses
	a.review = nil
	a.arrange()
	a.tell("review left, " + guesses(n) + " open; " + a.keys.key("review") + " goes on")
	return nil
}

// guesses is "1 guess" or "3 guesses".
func guesses(n int) string {
	if n == 1 {
		return "1 guess"
	}
	return fmt.Sprintf("%d guesses", n)
}

func stepGuess(step int) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		r := a.reviewed()
		n := len(r.list)
		if to := r.at + step; to < 0 || to >= n {
			a.tell(map[bool]string{true: "that was the last; these are the least certain", false: "that was the first; this is the last"}[step > 0])
		}
		r.at = (r.at + step + n) % n
		a.showGuess()
		return a.measure()
	}
}

func (a *App) acceptGuess() tea.Cmd {
	return a.settle(model.Choice{Of: a.reviewed().guess().Ref, Verdict: model.Accept})
}

func (a *App) dropGuess() tea.Cmd {
	return a.settle(model.Choice{Of: a.reviewed().guess().Ref, Verdict: model.Discard})
}

// settle has a choice written.
func (a *App) settle(c model.Choice) tea.Cmd {
	r, w := a.reviewed(), a.config.Reviewer
	if r == nil || w == nil || r.busy {
		a.warn("the choice before is still being written")
		return nil
	}
	r.busy = true
	v, said := r.view, a.verdict(c)
	return func() tea.Msg {
		b, err := w.Settle(v.briefing, c)
		return settledMsg{view: v, choice: c, said: said, briefing: b, list: listed(b), err: err}
	}
}

// verdict says what is made of a guess, once it is.
func (a *App) verdict(c model.Choice) string {
	switch {
	case c.Verdict == model.Accept:
		return "accepted"
	case c.Verdict == model.Discard:
		return "dropped"
	case c.Name != "":
		return model.CleanLine(c.Name) + " said it, and is in the cast now"
	case c.Of.Type == model.TypePosition:
		return "it is “" + string(c.Stance) + "”"
	case c.By == "":
		return "nobody knows who said it"
	}
	return a.view.name(c.By) + " said it"
}

func (a *App) undoChoice() tea.Cmd {
	v, w := a.view, a.config.Reviewer
	if r := a.reviewed(); r != nil {
		if r.busy {
			a.warn("the choice before is still being written")
			return nil
		}
		r.busy = true
	}
	return func() tea.Msg {
		b, ref, err := w.Undo(v.briefing)
		return settledMsg{view: v, choice: model.Choice{Of: ref}, undone: true, said: "taken back", briefing: b, list: listed(b), err: err}
	}
}

// listed is the guesses of a briefing, if there is one.
func listed(b *model.Briefing) []library.Guess {
	if b == nil {
		return nil
	}
	return library.Guesses(b)
}

// settledMsg brings the briefing after a choice was written, or says why it was not.
type settledMsg struct {
	view     *view
	choice   model.Choice
	said     string
	undone   bool
	briefing *model.Briefing
	list     []library.Guess
	err      error
}

func (m settledMsg) apply(a *App) tea.Cmd {
	done := m.err == nil && m.briefing != nil
	if done && m.undone && a.review == nil {
		a.review = &reviewing{view: m.view}
	}
	r := a.review
	here := r != nil && r.view == m.view
	if here {
		r.busy = false
	}
	if m.briefing != nil {
		var was []library.Guess
		if here {
			was = append(r.list[r.at:len(r.list):len(r.list)], r.list[:r.at]...)
			r.of, r.next = m.briefing, m.list
		}
		a.putVersion(m.view, m.briefing)
		if here && done {
			r.settled(m, was)
		}
	}
	switch {
	case m.err != nil:
		a.warn(hinted(m.err))
	case here && len(r.list) == 0:
		a.review = nil
		a.tell(nothingLeft)
	case done:
		a.tell(m.said + "; " + guesses(len(m.list)) + " left")
	}
	if done {
		a.settled += map[bool]int{true: -1, false: 1}[m.undone]
	}
	a.arrange()
	if m.briefing != nil && here {
		a.showGuess()
	}
	return a.measure()
}

// nothingLeft is what remains to be done when no guess is left.
const nothingLeft = "no guess is left; by hand now: status: reviewed, reviewed: NAME, DATE"

// hinted is an error with its hint on the same line.
func hinted(err error) string { return strings.ReplaceAll(err.Error(), "\nhint: ", "; ") }

// settled goes on with the guess that is open again, else with the first one
// that is still open of those which came after the choice.
func (r *reviewing) settled(m settledMsg, was []library.Guess) {
	if m.undone {
		r.find(m.choice.Of)
		return
	}
	for _, g := range append(was[min(1, len(was)):], was[:min(1, len(was))]...) {
		ref := g.Ref
		if m.choice.Verdict == model.Discard {
			ref = behind(ref, m.choice.Of)
		}
		if ref.Type != "" && r.find(ref) {
			return
		}
	}
}

// find goes to the guess about an item, and reports whether there is one.
func (r *reviewing) find(ref model.Ref) bool {
	at := slices.IndexFunc(r.list, func(g library.Guess) bool { return g.Ref == ref })
	r.at = max(at, 0)
	return at >= 0
}

// renew goes on in a new version of the briefing, at the same guess if it is
// still one.
func (r *reviewing) renew(v *view) {
	old, at := r.view.briefing, model.Ref{}
	if len(r.list) > 0 {
		at = moved(old, v.briefing, r.guess().Ref)
	}
	if r.view = v; r.of == v.briefing {
		r.list = r.next
	} else {
		r.list = library.Guesses(v.briefing)
	}
	r.find(at)
}

// behind is a reference after another item was dropped.
func behind(r, dropped model.Ref) model.Ref {
	switch {
	case r == dropped:
		return model.Ref{}
	case r.Type == dropped.Type && r.Index > dropped.Index:
		r.Index--
	}
	return r
}

// putVersion puts what the reader made of a briefing in its place.
func (a *App) putVersion(old *view, b *model.Briefing) {
	recorded := a.keep.on == old
	was := old.briefing
	a.pin()
	v := old
	if !slices.Contains(a.shelf.briefings, was) {
		v = a.replace(old, b)
	} else {
		c := change{now: map[*model.Briefing]*model.Briefing{was: b}}
		a.shelf.put(c.of(a.shelf.briefings), c)
		a.putAnew(was, b)
		v = a.viewOf(b)
		a.shelfChanged()
	}
	delete(a.keep.found, old.briefing) // a version for each choice would pile up
	v.own = true
	if recorded { // one reading, however many choices
		a.keep.on = v
	}
}

// noReview says why guesses cannot be reviewed here.
func noReview(a *App) string {
	switch {
	case a.view == nil:
		return noBriefing(a)
	case a.view.guesses == 0 && noDrafting(a) == "":
		return "a plain article has no guesses yet; " + a.keys.key("draft") + " drafts a briefing from it"
	case a.view.guesses == 0:
		return "no guesses are left in this briefing"
	case a.config.Reviewer == nil:
		return "nothing can be written from here"
	case a.view.article != nil:
		return "this draft is in no file yet; readout draft " + a.view.articleName() + " -o DIR keeps it"
	}
	return a.config.Reviewer.Why(a.view.briefing)
}

func noUndoing(a *App) string {
	if a.view == nil || a.config.Reviewer == nil || a.settled == 0 {
		return "no guess was settled yet"
	}
	return ""
}

func noAccepting(a *App) string {
	if a.reviewed().guess().Grounds == library.NobodyKnown {
		return "nobody is named who could have said it; " + a.keys.key("correct-guess") + " lists who may"
	}
	return ""
}

func noCorrecting(a *App) string {
	switch a.reviewed().guess().Ref.Type {
	case model.TypeQuote, model.TypePosition:
		return ""
	}
	return "there is no other; " + a.keys.key("accept-guess") + " accepts it and " + a.keys.key("drop-guess") + " drops it"
}
