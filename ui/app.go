package ui

import (
	"slices"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/model/library"
	"readout/model/query"
	"readout/ui/page"
	"readout/ui/theme"
)

// App is the reader. It is the only tea.Model of the package but Linear.
type App struct {
	config Config
	keys   bindings
	theme  *theme.Theme
	dark   *bool // what the terminal said, or the reader chose
	method ansi.Method

	width, height int
	layout        layout

	shelf  shelf // the briefings of the folder
	view   *view // the briefing that is being read; nil in the list
	home   *desk // the library of the folder; nil while one briefing is open
	desk   *desk // the view over briefings that lies on top of either; nil for none
	awake  *desk // the one that was on screen after the last message
	guide  *view // what was read before the guide was opened
	prompt *prompt
	panel  *panel

	related *library.Library  // of the briefings of the shelf
	relates []*model.Briefing // those that related was made of
	intake  intake
	ready   ready

	progress *Progress // of the first reading; nil once it is over
	touched  bool      // the reader has pressed a key
	whole    *whole    // of the briefing that was opened by its head; nil once it is there
	waiting  *waiting  // what is to be done then, or once a search is over; nil for nothing

	pool    *query.Pool // of a reader who shares none
	atOnce  int         // how many items a filter goes through within a key press
	inquiry inquiry

	keep    keeping // what the reader keeps
	company company // with whom they read

	review  *reviewing // of guesses; nil while none is under way
	settled int        // choices that were written and not taken back

	trail      trail
	boardMarks map[string]place           // set on boards; those set in a text belong to it
	letter     func(*App, string) tea.Cmd // what to do with the next letter
	count      int                        // typed before a movement
	counted    pane                       // the pane that had the focus when the count began
	taps       int                        // numbers the counts, so that a late tick is known
	click      click
	mouse      bool
	blurred    bool // the terminal is not the one that keys go to
	mute       bool // nothing is written to the terminal but words

	history []string
	notice  notice
	serial  int // of the last search that was started
	frame   frame

	overtaken *atomic.Bool // tells the search that is under way to give up
}

// notice is what the footer says until the next key.
type notice struct {
	text string
	warn bool
	spot bool // it tells of the spot that the cursor came to
}

// frame is the screen as it was drawn last.
type frame struct {
	stale   bool
	buf     []byte
	content string
	cursor  *tea.Cursor
}

// New returns an App. It draws a full screen at once if Config has the size of
// the window.
func New(c Config) *App {
	keys, err := c.bindings()
	a := &App{
		config: c, atOnce: mostAtOnce, pool: &query.Pool{}, keys: keys, boardMarks: map[string]place{}, dark: c.Dark, method: ansi.WcWidth, mouse: !c.NoMouse, counted: textPane,
		history: append([]string(nil), c.History...), width: max(c.Width, 0), height: max(c.Height, 0),
	}
	a.paint()
	a.shelf = newShelf(c)
	if !a.shelf.whole {
		if c.Partial {
			a.whole = &whole{head: c.Briefings[0]}
		}
		a.view = a.newView(c.Briefings[0])
		a.startFiltered(model.CleanLine(c.Query))
	} else {
		a.openHome(model.CleanLine(c.Query))
	}
	switch {
	case err != nil:
		a.warn(model.CleanLine(err.Error()))
	case len(c.Notices) > 0:
		a.warn(firstNotice(c.Notices))
	}
	a.arrange()
	if a.progress = c.Progress; a.progress == nil {
		a.start(c.Address)
	}
	a.startReview()
	a.offer()
	return a
}

// startFiltered narrows what is read from the start.
func (a *App) startFiltered(line string) {
	if line == "" {
		return
	}
	a.view.filter = line
	if err := a.view.narrow(); err != nil {
		a.warn(err.Error())
	} else if s := a.advice(); s != "" && !a.partial() {
		a.warn(s)
	}
}

func firstNotice(notices []string) string {
	s := model.CleanLine(notices[0])
	if n := len(notices) - 1; n > 0 {
		s += "  (and " + plural(n, "more notice") + ")"
	}
	return s
}

// start goes where the reader wants to begin: in the briefing of the list that
// the path names, else in what is open, which is what the path names then.
func (a *App) start(to model.Address) {
	if a.shelf.whole && to.Path != a.config.Folder && slices.ContainsFunc(a.shelf.briefings, func(b *model.Briefing) bool { return names(b, to.Path) }) {
		a.goToAddress(to)
		return
	}
	to.Path = ""
	a.visitHere(to)
}

func (a *App) newView(b *model.Briefing) *view {
	at := &owner{a}
	v := newView(b, at.queryContext(), page.Options{Width: measure, Method: a.method, Theme: a.theme, Links: true, Shared: a.config.pages()})
	v.owner = at
	if a.whole != nil && a.whole.head == b {
		v.partial = true
		_ = v.narrow()
	}
	return v
}

// paint makes the theme anew, after something about the terminal is known.
func (a *App) paint() {
	o := theme.Options{ASCII: a.config.ASCII, NoColor: a.config.NoColor, EastAsian: a.config.EastAsian, Unknown: a.dark == nil}
	if a.dark != nil {
		o.Dark = *a.dark
	}
	a.theme = theme.New(o)
}

// Init asks the terminal for its background.
func (a *App) Init() tea.Cmd {
	cmds := []tea.Cmd{a.measure(), a.loadKept(), a.awaitCompany(), a.inquire(), a.inquireSheet()}
	if a.config.Dark == nil && !a.config.NoColor {
		cmds = append(cmds, tea.RequestBackgroundColor)
	}
	return tea.Batch(cmds...)
}

// fact is something that a command of ours found out or did.
type fact interface{ apply(*App) tea.Cmd }

// Update takes one message. Messages of others that it does not know change
// nothing.
func (a *App) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := a.take(msg)
	a.restDesks()
	asked, made := a.inquire(), a.inquireSheet()
	if asked != nil || made != nil {
		return a, tea.Batch(cmd, asked, made)
	}
	return a, cmd
}

func (a *App) take(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		return a.resize(msg.Width, msg.Height)
	case tea.KeyPressMsg:
		return a.byHand(func() tea.Cmd { return a.press(msg) })
	case tea.MouseMsg:
		return a.byHand(func() tea.Cmd { return a.point(msg) })
	case tea.PasteMsg:
		return a.byHand(func() tea.Cmd { return a.paste(msg.Content) })
	case FolderChanged:
		return a.folderChanged(msg)
	case fact:
		a.frame.stale = true
		cmd := msg.apply(a)
		return tea.Batch(cmd, a.recordReading())
	}
	return a.adapt(msg)
}

// adapt takes what the terminal says about itself.
func (a *App) adapt(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.BackgroundColorMsg:
		if a.config.Dark == nil {
			dark := msg.IsDark()
			a.dark = &dark
		}
	case tea.ModeReportMsg:
		if msg.Mode != ansi.ModeUnicodeCore {
			return nil
		}
		switch msg.Value {
		case ansi.ModeReset, ansi.ModeSet, ansi.ModePermanentlySet:
			a.method = ansi.GraphemeWidth
		}
	case tea.BlurMsg:
		a.blurred, a.frame.stale = true, true
		return nil
	case tea.FocusMsg:
		a.blurred, a.frame.stale = false, true
		return a.refreshKept()
	default:
		return nil
	}
	a.paint()
	a.arrange()
	return a.measure()
}

func (a *App) resize(width, height int) tea.Cmd {
	a.frame.stale = true
	a.width, a.height = max(width, 0), max(height, 0)
	a.arrange()
	return a.measure()
}

// where is the context in which keys have their meaning now.
func (a *App) where() Where {
	switch {
	case a.prompt != nil:
		return InPrompt
	case a.panel != nil:
		return InPanel
	case a.desk != nil:
		return overviews[a.desk.board.Name()].where
	case a.reviewed() != nil:
		return InReview
	case a.view.focus == textPane:
		return InText
	}
	return InList
}

// warn and tell put a sentence into the footer until the next key.
func (a *App) warn(s string) { a.notice = notice{text: model.CleanLine(s), warn: true} }
func (a *App) tell(s string) { a.notice = notice{text: model.CleanLine(s)} }
