package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui/page"
)

// linearWidth and linearHeight are the window that Linear reads in: as wide as
// a whole line of text, and so low that panes take turns.
const (
	linearWidth  = measure + gutter
	linearHeight = tabsBelowHeight - 1
)

// Linear is the reader for those who hear or feel the screen: it draws nothing
// and says one short sentence after every move. Run it without a renderer.
type Linear struct {
	app  *App
	say  func(string)
	last string
}

// NewLinear returns a Linear that hands its sentences to say, each clean and
// without a newline.
func NewLinear(c Config, say func(string)) *Linear {
	c.Width, c.Height, c.ASCII, c.NoColor, c.NoMouse = linearWidth, linearHeight, true, true, true
	return &Linear{app: New(c), say: say}
}

// Init says where the reader is.
func (l *Linear) Init() tea.Cmd {
	if l.app.view == nil {
		l.speak(plural(len(l.app.shelf.briefings), "briefing") + ". " + l.place())
		return nil
	}
	b := l.app.view.briefing
	l.speak(strings.Join(l.introduction(b), ". "))
	l.speak(l.place())
	return l.app.measure()
}

// introduction is title, standing and bottom line.
func (l *Linear) introduction(b *model.Briefing) []string {
	parts := []string{strings.TrimRight(b.Title, "."), markingOf(b), string(statusOf(b))}
	if !b.Date.IsZero() {
		parts = append(parts, b.Date.String())
	}
	if n := len(b.Mistakes); n > 0 {
		parts = append(parts, plural(n, "mistake"))
	}
	return append(parts, b.Summary)
}

// Update passes the message on and says what has become of it. The size of the
// window plays no part.
func (l *Linear) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(tea.WindowSizeMsg); ok {
		return l, nil
	}
	before := l.app.notice
	_, cmd := l.app.Update(msg)
	switch msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		l.speak(l.sentence())
	default:
		if l.app.notice != before && l.app.notice.text != "" {
			l.speak(l.app.notice.text)
		}
	}
	return l, cmd
}

// View is empty: Linear speaks instead.
func (l *Linear) View() tea.View { return tea.View{} }

func (l *Linear) speak(s string) {
	if s = model.CleanLine(strings.TrimSpace(s)); s != "" {
		l.say(s)
	}
	l.last = s
}

// sentence is what there is to say after a key.
func (l *Linear) sentence() string {
	a := l.app
	switch {
	case a.notice.text != "":
		return a.notice.text
	case a.prompt != nil:
		return l.typing()
	case a.letter != nil && a.panel == nil:
		return "a letter?"
	case a.panel != nil:
		return a.panel.title + ": " + rowText(a.panel.list)
	}
	return l.place()
}

func (l *Linear) typing() string {
	p := l.app.prompt
	s := strings.TrimSuffix(strings.TrimSpace(p.label+p.input.Value()), ":")
	switch {
	case p.fault != "":
		s += ": " + p.fault
	case p.kind == searchPrompt && p.input.Value() != "":
		s += ": " + l.app.counter()
	case p.kind == filterPrompt:
		s += ": " + l.app.left()
	case p.kind == listPrompt && l.app.panel != nil:
		s += ": " + rowText(l.app.panel.list)
	}
	return s
}

// place is where the reader is, in one sentence.
func (l *Linear) place() string {
	a := l.app
	switch {
	case a.view == nil:
		r, ok := a.shelf.list.current()
		if !ok {
			return a.shelfEmptiness()
		}
		b := a.shelf.briefings[r.item.Index]
		return fmt.Sprintf("%s, %s, %s, %s", b.Title, b.Date, plural(len(b.Quotes), "quote"), statusOf(b))
	case a.view.focus == textPane:
		return l.line()
	}
	v := a.view
	if _, ok := v.lists[v.focus].current(); !ok {
		return paneNames[v.focus] + ": " + v.emptiness(v.focus)
	}
	return fmt.Sprintf("%s, %s: %s", paneNames[v.focus], v.lists[v.focus].count(), rowText(v.lists[v.focus]))
}

func rowText(l list) string {
	r, ok := l.current()
	if !ok {
		return "nothing"
	}
	return strings.Join(strings.Fields(r.left+" "+r.right), " ")
}

// line is the line of text at the cursor, with what stands on it.
func (l *Linear) line() string {
	v := l.app.view
	s := v.plainLine(v.text.at)
	if s == "" {
		s = "blank"
	}
	if v.quote >= 0 {
		s += " (quotation of " + v.name(v.briefing.Quotes[v.quote].By) + ")"
	}
	if n := v.text.at.Block; v.briefing.Text != nil && n < len(v.briefing.Text.Blocks) && v.briefing.Text.Blocks[n].Kind == model.Heading {
		s = "heading: " + s
	}
	return s
}

// plainLine is a line of the text without its looks.
func (v *view) plainLine(pos page.Pos) string {
	return strings.TrimSpace(ansi.Strip(string(v.text.page.AppendLine(nil, pos, nil))))
}
