package ui

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/model/annotation"
	"readout/model/query"
)

// promptKind is what a typed line is for.
type promptKind int

const (
	searchPrompt promptKind = iota
	filterPrompt
	listPrompt // the line narrows the rows of a panel
	notePrompt // the line is kept as it is
)

// mostTyped is the length at which a typed line takes no more.
const mostTyped = 4096

// prompt is a line that is being typed, in place of the footer.
type prompt struct {
	kind   promptKind
	label  string
	input  textinput.Model
	before string // what the line was about when it was opened
	chosen choices
	match  int // at which a search was then

	fault string // what is wrong with the line
	hint  string // what can be done, while nothing is typed

	done func(*App, string) tea.Cmd // what a line of notePrompt is for

	past int // index into history of the recalled line; len(history) for the one being typed
	own  string

	stem       string // the line and cursor that candidates complete
	stemAt     int
	candidates []query.Completion
	candidate  int // the one taken, -1 for none
}

func newPrompt(kind promptKind, label, value string, past int) *prompt {
	in := textinput.New()
	in.Prompt = ""
	in.CharLimit = mostTyped
	in.SetVirtualCursor(false)
	in.Focus()
	in.SetValue(value)
	in.CursorEnd()
	return &prompt{kind: kind, label: label, input: in, before: value, past: past, candidate: -1}
}

// set replaces the line and puts the cursor at rune at.
func (p *prompt) set(s string, at int) {
	p.input.SetValue(s)
	p.input.SetCursor(at)
}

// typed passes a key to the line.
func (a *App) typed(msg tea.KeyPressMsg) tea.Cmd {
	in := a.prompt.input
	before := in.Value()
	left := len([]rune(before)) - in.Position()
	if left <= 1 && key.Matches(msg, in.KeyMap.DeleteWordForward) {
		// The line looks for a word one past its end, and panics.
		msg = tea.KeyPressMsg{Code: 'k', Mod: tea.ModCtrl}
	}
	a.prompt.input, _ = in.Update(msg)
	if a.prompt.input.Value() == before {
		return nil
	}
	return a.lineChanged(true)
}

// paste puts text into the line that is being typed.
func (a *App) paste(s string) tea.Cmd {
	a.frame.stale = true
	if a.prompt == nil {
		a.tell("pasted text goes nowhere here; " + a.keys.key("filter") + " opens a line for it")
		return nil
	}
	if len(s) > mostTyped {
		s = strings.ToValidUTF8(s[:mostTyped], "")
	}
	at := a.prompt.input.Position()
	was := []rune(a.prompt.input.Value())
	add := []rune(model.CleanLine(s))
	a.prompt.set(string(slices.Concat(was[:at], add, was[at:])), at+len(add))
	return a.lineChanged(true)
}

// lineChanged acts on a line that reads differently now: search, filter and
// lists follow what is typed.
func (a *App) lineChanged(byHand bool) tea.Cmd {
	p := a.prompt
	p.fault = ""
	if byHand {
		p.candidates, p.candidate = nil, -1
		p.past, p.own = len(a.history), ""
		a.closeCandidates()
	}
	line := model.CleanLine(p.input.Value())
	if line != p.input.Value() {
		p.set(line, len([]rune(line)))
	}
	switch p.kind {
	case searchPrompt:
		return a.lookFor(line)
	case filterPrompt:
		if p.fault = faultOf(a.filterBy(line)); p.fault == "" {
			p.fault = a.advice()
		}
	case listPrompt:
		a.panel.narrow(line)
		a.arrange()
	}
	return nil
}

// faultOf is what is wrong with a line, "" while it is only unfinished.
func faultOf(err error) string {
	if err == nil || unfinished(err) {
		return ""
	}
	return model.CleanLine(err.Error())
}

// advice says which value of the filter in force names nothing here.
func (a *App) advice() string {
	switch d := a.desk; {
	case d != nil && d.late && d.pending != nil:
		return "" // it comes with the answer
	case d != nil && d.late:
		return d.advised
	case d != nil:
		return adviceOn(d.set, d.kept)
	}
	if a.view.partial {
		return "" // what it names may come
	}
	return adviceOn(a.view.set, a.view.kept)
}

func adviceOn(set *query.Set, line string) string {
	q, _ := query.Parse(line)
	return model.CleanLine(strings.Join(set.Advice(q), ", "))
}

// filterBy filters what is on screen.
func (a *App) filterBy(line string) error {
	var err error
	switch {
	case a.desk != nil:
		err = a.desk.narrow(line)
	default:
		a.view.filter = line
		err = a.view.narrow()
	}
	a.arrange()
	return err
}

func (a *App) filterLine() string {
	if a.desk != nil {
		return a.desk.filter
	}
	return a.view.filter
}

// openFilter opens the line with all that hides anything in it: rows that are
// chosen become terms of it.
func (a *App) openFilter() tea.Cmd {
	a.remember()
	before, line := a.filterLine(), a.filterLine()
	var chosen choices
	switch v := a.view; {
	case a.desk != nil:
		a.desk.accepted = a.desk.kept
	default:
		chosen, line = v.chosen, v.written(line)
		v.choose(choices{})
		_ = a.filterBy(line)
		v.accepted = v.kept
	}
	if line != "" && !strings.HasSuffix(line, " ") {
		line += " "
	}
	a.prompt = newPrompt(filterPrompt, "filter: ", line, len(a.history))
	a.prompt.before, a.prompt.chosen = before, chosen
	return a.prepare()
}

func (a *App) openSearch() tea.Cmd {
	a.prompt = newPrompt(searchPrompt, "/", "", len(a.history))
	a.prompt.before, a.prompt.match = a.view.search, a.view.match
	return nil
}

// acceptPrompt does what the line says.
func (a *App) acceptPrompt() tea.Cmd {
	p := a.prompt
	line := strings.TrimSpace(p.input.Value())
	switch p.kind {
	case notePrompt:
		a.prompt = nil
		return p.done(a, line)
	case searchPrompt:
		a.prompt = nil
		if line == "" {
			return a.lookFor(p.before)
		}
		return a.firstMatch()
	case filterPrompt:
		if err := a.filterBy(line); err != nil {
			p.fault = model.CleanLine(err.Error())
			return nil
		}
		a.prompt = nil
		a.closeCandidates()
		a.remember()
		if s := a.advice(); s != "" {
			a.warn(s)
		}
		return a.keepLine(line)
	}
	if a.panel == nil {
		a.prompt = nil
		return nil
	}
	return a.pick()
}

// cancelPrompt leaves everything as it was before the line was opened.
func (a *App) cancelPrompt() tea.Cmd {
	p := a.prompt
	if len(p.candidates) > 0 {
		p.set(p.stem, p.stemAt)
		a.closeCandidates()
		p.candidates, p.candidate = nil, -1
		return a.lineChanged(false)
	}
	a.prompt = nil
	switch p.kind {
	case searchPrompt:
		cmd := a.lookFor(p.before)
		a.view.match = min(p.match, len(a.view.matches)-1)
		return cmd
	case filterPrompt:
		_ = a.filterBy(p.before)
		if a.view != nil && a.desk == nil {
			a.view.choose(p.chosen)
			a.arrange()
		}
	case listPrompt:
		a.panel = nil
		a.arrange()
	}
	return nil
}

// keepLine remembers a filter for the next time, each once.
func (a *App) keepLine(line string) tea.Cmd {
	if line == "" {
		return nil
	}
	a.history = slices.DeleteFunc(a.history, func(s string) bool { return s == line })
	a.history = append(a.history, line)
	if n := len(a.history) - mostHistory; n > 0 {
		a.history = a.history[n:]
	}
	if a.config.Keeper != nil {
		return a.keepBy("", func(k Keeper) (*annotation.State, error) { return k.Remember(line) })
	}
	if a.config.SaveHistory == nil {
		return nil
	}
	save, lines := a.config.SaveHistory, slices.Clone(a.history)
	return func() tea.Msg {
		if err := save(lines); err != nil {
			return failedMsg{"filters are not kept", err}
		}
		return nil
	}
}

const mostHistory = 500

// failedMsg says what a command could not do.
type failedMsg struct {
	what string
	err  error
}

func (m failedMsg) apply(a *App) tea.Cmd {
	a.warn(m.what + ": " + m.err.Error())
	return nil
}

// recall goes through earlier lines, or through the rows of a panel.
func recall(step int) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		p := a.prompt
		switch p.kind {
		case listPrompt:
			a.panel.list = a.panel.list.move(step)
			return nil
		case searchPrompt, notePrompt:
			return nil
		}
		if p.past == len(a.history) {
			p.own = p.input.Value()
		}
		to := p.past + step
		if to < 0 || to > len(a.history) {
			return nil
		}
		p.past = to
		line := p.own
		if to < len(a.history) {
			line = a.history[to]
		}
		p.set(line, len([]rune(line)))
		return a.lineChanged(false)
	}
}

// complete takes the next candidate for the word at the cursor, and shows all
// of them with what they would leave.
func complete(step int) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		p := a.prompt
		switch p.kind {
		case listPrompt:
			a.panel.list = a.panel.list.move(step)
			return nil
		case searchPrompt, notePrompt:
			return nil
		}
		if len(p.candidates) == 0 {
			p.stem, p.stemAt = p.input.Value(), p.input.Position()
			p.candidates, p.candidate = a.completions(p.stem, p.stemAt), -1
			if len(p.candidates) == 0 {
				p.fault = "nothing completes this"
				return nil
			}
		}
		n := len(p.candidates)
		if p.candidate < 0 && step < 0 {
			p.candidate = 0
		}
		p.candidate = (p.candidate + step + n) % n
		c := p.candidates[p.candidate]
		stem := []rune(p.stem)
		from, to := min(max(c.From, 0), len(stem)), min(max(c.To, 0), len(stem))
		if to < from {
			to = from
		}
		p.set(string(stem[:from])+c.Text+string(stem[to:]), from+len([]rune(c.Text)))
		if n == 1 {
			p.candidates, p.candidate = nil, -1
		}
		a.showCandidates()
		return a.lineChanged(false)
	}
}

func (a *App) completions(line string, at int) []query.Completion {
	if named := a.savedNames(line, at); len(named) > 0 {
		return named
	}
	if a.desk != nil {
		return a.desk.set.Complete(line, at)
	}
	return a.view.set.Complete(line, at)
}

// showCandidates lists them over the view.
func (a *App) showCandidates() {
	p := a.prompt
	if len(p.candidates) == 0 {
		a.closeCandidates()
		return
	}
	panel := newPanel(candidatePanel, "Completions")
	for _, c := range p.candidates {
		label := c.Label
		if label == c.Text {
			label = ""
		}
		left := c.Text
		if label != "" {
			left = pad(c.Text, max(len([]rune(c.Text))+2, 18)) + label
		}
		r := row{left: model.CleanLine(left)}
		if c.Count > 0 {
			r.right = plural(c.Count, "item")
		}
		panel.add(r, func(a *App) tea.Cmd { return nil })
	}
	panel.list.cursor = max(p.candidate, 0)
	a.panel = panel
	a.arrange()
}

func (a *App) closeCandidates() {
	if a.panel != nil && a.panel.kind == candidatePanel {
		a.panel = nil
		a.arrange()
	}
}
