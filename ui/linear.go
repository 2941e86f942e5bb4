package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/model/library"
	"readout/ui/page"
	"readout/ui/sheet"
	"readout/ui/theme"
)

// linearWidth and linearHeight are the window that Linear reads in: as wide as
// a whole line of text, and so low that panes take turns.
const (
	linearWidth  = measure + gutter
	linearHeight = tabsBelowHeight - 1
)

// Linear is the reader for those who hear or feel the screen: it draws nothing
// and says what is there in sentences, one after every move. Run it without a
// renderer.
type Linear struct {
	app  *App
	say  func(string)
	last string

	of   *view // the view that text is of
	text []utterance
	at   int // the utterance at which the reader is
}

// NewLinear returns a Linear that hands its sentences to say, each clean and
// without a newline.
func NewLinear(c Config, say func(string)) *Linear {
	c.Width, c.Height, c.NoColor, c.NoMouse = linearWidth, linearHeight, true, true
	l := &Linear{app: New(c), say: say}
	l.app.mute = true
	return l
}

// Init says where the reader is.
func (l *Linear) Init() tea.Cmd {
	if l.app.notice.text != "" {
		l.speak(l.app.notice.text)
	}
	if l.app.desk != nil {
		l.speak(l.boardIntroduction())
		l.speak(l.boardPlace())
	} else {
		l.speak(l.introduction(l.app.view.briefing))
		l.arrive(spot{})
		if l.app.reviewed() != nil {
			l.speak(l.app.askedAloud())
		} else {
			l.speak(l.place())
		}
	}
	return tea.Batch(l.app.measure(), l.app.loadKept(), l.app.awaitCompany(), l.app.inquire())
}

// introduction is title, standing and bottom line. A summary that was taken
// from the text is said there.
func (l *Linear) introduction(b *model.Briefing) string {
	parts := []string{sentence(b.Title), sentence(markingOf(b)), sentence(library.State(b, l.app.config.now()))}
	if !b.Date.IsZero() {
		parts = append(parts, sentence(b.Date.String()))
	}
	if n := b.Faults(); n > 0 {
		parts = append(parts, plural(n, "mistake")+" in the file.")
	}
	if !inferred(b, "summary") {
		parts = append(parts, sentence(b.Summary))
	}
	return strings.Join(parts, " ")
}

// Update passes the message on and says what has become of it. The size of the
// window plays no part.
func (l *Linear) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		return l, nil
	case tea.KeyPressMsg:
		return l, l.press(msg)
	}
	before, was, unknown, seen, asked := l.app.notice, l.spot(), l.app.keep.state == nil, l.app.company.seen, l.asked()
	searching := l.app.desk.searching()
	_, cmd := l.app.Update(msg)
	l.arrive(was)
	if searching {
		l.found()
	}
	if unknown && l.app.keep.state != nil && l.app.desk != nil {
		l.speak(l.unread())
	}
	if _, ok := msg.(tea.PasteMsg); ok {
		l.speak(l.answer(was, Command{}))
	} else if l.app.notice != before {
		l.speak(l.app.notice.text)
	}
	l.caughtUp(was, seen)
	if now := l.asked(); now != asked {
		l.speak(now)
	}
	return l, cmd
}

// asked is what a review asks, "" if none is under way.
func (l *Linear) asked() string {
	if l.app.reviewed() == nil {
		return ""
	}
	return l.app.askedAloud()
}

// unread says how many briefings of the folder are to be read.
func (l *Linear) unread() string {
	n := 0
	for _, b := range l.app.library().Counted() {
		if l.app.unread(b) {
			n++
		}
	}
	if n == 0 {
		return "all are read"
	}
	return fmt.Sprintf("%d unread", n)
}

// View is empty: Linear speaks instead.
func (l *Linear) View() tea.View { return tea.View{} }

func (l *Linear) speak(s string) {
	if s = sentence(s); s != "" {
		l.say(s)
		l.last = s
	}
}

// press takes a key. Lines of the text play no part: a movement by lines goes
// by sentences.
func (l *Linear) press(msg tea.KeyPressMsg) tea.Cmd {
	a := l.app
	where, was := a.where(), l.spot()
	if where == InList && a.count > 0 && a.counted == textPane {
		where = InText
	}
	c, ok := a.keys.find(where, msg.String())
	switch {
	case a.letter != nil:
		c = Command{}
	case ok && where&(InText|InReview) != 0 && (c.ID == "down" || c.ID == "up"):
		a.notice = notice{}
		l.step(map[string]int{"down": 1, "up": -1}[c.ID] * a.times())
		return nil
	case ok && c.ID == "help" && where != InPrompt:
		a.notice = notice{}
		l.help(where)
		return nil
	}
	cmd := a.byHand(func() tea.Cmd { return a.press(msg) })
	l.arrive(was)
	l.respond(was, c)
	return cmd
}

// respond says what a key has done.
func (l *Linear) respond(was spot, c Command) {
	a := l.app
	switch {
	case a.panel == nil || a.panel == was.panel:
	case a.panel.kind == wordsPanel, a.panel.kind == companyPanel:
		l.readPanel()
		return
	case a.panel.kind == cardPanel:
		l.read(c)
		return
	}
	if c.Group == "Copying" && a.notice.text == "" {
		return // what comes of it is said then
	}
	answer := sentence(l.answer(was, c))
	still := (a.view != nil || a.desk != nil) && a.panel == nil && a.count == 0 && l.spot() == was
	if c.Group == "Moving" && a.notice.text == "" && (still || answer == l.last) {
		answer = map[bool]string{true: "There is nothing further up.", false: "There is nothing further down."}[strings.Contains(c.ID, "up") || c.ID == "first"]
	}
	l.speak(answer)
}

// spot is what a key may change, to tell afterwards what it did.
type spot struct {
	view   *view
	at     page.Pos
	quote  int
	match  int
	focus  pane
	chosen choices
	filter string
	item   model.Ref
	index  int // of the utterance

	panel *panel
	desk  *desk
	board string // its name
	pane  sheet.Pane
	spot  int // index in the sheet
	key   string
}

func (l *Linear) spot() spot {
	v := l.app.view
	if d := l.app.desk; d != nil {
		l.app.makeSheet()
		s := spot{view: v, panel: l.app.panel, desk: d, board: d.board.Name(), filter: d.filter, pane: d.pane, spot: d.at[d.pane]}
		if at := d.spot(); at != nil {
			s.key = at.Key
		}
		return s
	}
	item, _ := v.item()
	return spot{
		view: v, at: v.text.at, quote: v.quote, match: v.match, focus: v.focus, chosen: v.chosen, filter: v.filter,
		item: item, index: l.at, panel: l.app.panel,
	}
}

// arrive finds the utterance for where the App has gone.
func (l *Linear) arrive(was spot) {
	v := l.app.view
	if v == nil || l.app.desk != nil {
		return
	}
	if v != l.of {
		l.of, l.text, l.at = v, utterances(v.briefing), 0
	}
	if v == was.view && v.text.at == was.at && v.quote == was.quote && v.match == was.match {
		return
	}
	at := v.text.page.Offset(v.text.at)
	switch {
	case v.match >= 0 && v.match != was.match && v.match < len(v.matches):
		at = v.matches[v.match].Start
	case v.quote >= 0 && v.inText(v.quote):
		at = v.briefing.Quotes()[v.quote].At.Start
	}
	l.at = 0
	for i := range l.text {
		if l.text[i].src <= at {
			l.at = i
		}
	}
}

// step goes n sentences further and says where that is.
func (l *Linear) step(n int) {
	v := l.app.view
	to := min(max(l.at+n, 0), len(l.text)-1)
	if len(l.text) == 0 || to == l.at {
		l.speak(map[bool]string{true: "This is the end of the text.", false: "This is the beginning of the text."}[n > 0])
		return
	}
	l.at = to
	u := &l.text[to]
	v.text = v.text.show(u.src, 0)
	v.quote = -1
	for _, q := range u.quotes {
		if v.shown.quotes[q] {
			v.quote = q
			v.lists[quotePane] = v.lists[quotePane].on(model.Ref{Type: model.TypeQuote, Index: q})
			break
		}
	}
	l.speak(l.here())
}

// here is the utterance at which the reader is, quotations and their speakers
// first.
func (l *Linear) here() string {
	if len(l.text) == 0 {
		return "this briefing has no text"
	}
	u := &l.text[min(l.at, len(l.text)-1)]
	var parts []string
	for _, q := range u.quotes {
		parts = append(parts, l.app.view.spoken(q))
	}
	text := u.text
	if u.kind != "" {
		text = u.kind + ": " + text
	}
	if text != "" {
		parts = append(parts, sentence(text))
	}
	return strings.Join(parts, " ")
}

// answer is what there is to say after a key.
func (l *Linear) answer(was spot, c Command) string {
	a := l.app
	switch {
	case a.desk != nil && a.desk == was.desk && a.notice.text != "" && a.panel == nil && a.prompt == nil && (a.notice.spot || l.spot().key != was.key):
		return sentence(a.notice.text) + " " + l.boardPlace()
	case a.reviewed() != nil && a.panel == nil && a.prompt == nil && (c.Group == reviewGroup || c.Group == "While typing"):
		if busy := a.review.busy; busy && a.notice.text == "" {
			return "" // what comes of it is said then
		}
		return strings.Join(nonEmpty(sentence(a.notice.text), a.askedAloud()), " ")
	case c.ID == "open" && was.item.Type == model.TypeQuote && a.view == was.view && a.panel == nil:
		return a.view.cited(was.item.Index)
	case a.notice.text != "":
		return a.notice.text
	case a.prompt != nil:
		return l.typing()
	case a.letter != nil && a.panel == nil:
		return "now a letter"
	case a.panel != nil:
		return a.panel.title + ": " + rowText(a.panel.list)
	}
	v := a.view
	switch {
	case a.desk != nil:
		return l.boardAnswer(was, c.ID == "accept")
	case v != nil && was.desk != nil:
		return sentence(v.title) + " " + l.place()
	case v == nil || v != was.view:
		return l.place()
	case v.chosen != was.chosen && v.filter == was.filter:
		return l.choice(was)
	case v.filter != was.filter || c.ID == "accept" && v.match == was.match:
		return "filter " + chipsOrNone(v.filter) + ": " + v.remains()
	case v.focus != was.focus && v.focus != textPane:
		return fmt.Sprintf("%s, %s. %s", paneNames[v.focus], plural(v.lists[v.focus].shown, "row"), l.place())
	case v.focus == textPane && l.at == was.index && v.quote != was.quote && v.quote >= 0 && c.Group == "Jumping":
		return v.spoken(v.quote)
	case v.match >= 0 && v.match != was.match:
		return fmt.Sprintf("%d of %d: %s", v.match+1, len(v.matches), l.place())
	}
	return l.place()
}

// choice says what a row leaves, or that it was let go.
func (l *Linear) choice(was spot) string {
	v := l.app.view
	for _, r := range v.chosen.all() {
		if !was.chosen.has(r) {
			return itemName(v, r) + " chosen: " + v.remains()
		}
	}
	for _, r := range was.chosen.all() {
		if !v.chosen.has(r) {
			return itemName(v, r) + " no longer chosen: " + v.remains()
		}
	}
	return v.remains()
}

func chipsOrNone(line string) string {
	if strings.TrimSpace(line) == "" {
		return "empty"
	}
	return line
}

// widest has a card put every fact on one row.
const widest = 1 << 12

// read closes a card and says it instead, a part of it in each sentence.
func (l *Linear) read(c Command) {
	a := l.app
	a.panel = nil
	a.arrange()
	r, ok := a.view.subject()
	if ok && r.Type == model.TypeQuote && c.ID != "about" {
		l.speak(a.view.cited(r.Index))
		return
	}
	k := &card{view: a.view, theme: a.theme, method: a.method, width: widest}
	if k.about(); ok && c.ID != "about" {
		k.rows = a.cardOf(r, widest)
	}
	var parts []string
	title := ""
	for _, r := range append(k.rows, row{}) {
		switch text := strings.Join(strings.Fields(r.left+" "+r.right), " "); {
		case r.role == theme.Subheading:
			title = text + ": "
		case text != "":
			parts = append(parts, text)
		default:
			l.speak(title + strings.Join(parts, "; "))
			title, parts = "", nil
		}
	}
}

// help says which keys work, the commands of one group at a time.
func (l *Linear) help(where Where) {
	group, parts := "", []string(nil)
	tell := func() {
		if len(parts) > 0 {
			l.speak(group + ". " + strings.Join(parts, " "))
		}
		parts = nil
	}
	for _, c := range helpOrder(l.app.keys.commands, where) {
		if c.Where&where == 0 || len(c.Keys) == 0 || c.why != nil && c.why(l.app) != "" {
			continue
		}
		if g := helpGroup(c, where); g != group {
			tell()
			group = g
		}
		help := c.Help
		if where&(InText|InReview) != 0 && (c.ID == "down" || c.ID == "up") {
			help = map[string]string{"down": "next sentence", "up": "sentence before"}[c.ID]
		}
		parts = append(parts, strings.Join(c.Keys, " or ")+": "+help+".")
	}
	tell()
}

func (l *Linear) typing() string {
	p := l.app.prompt
	line := p.input.Value()
	switch {
	case p.fault != "":
		return line + ": " + p.fault
	case p.kind == searchPrompt && line == "":
		return "search for"
	case p.kind == searchPrompt:
		return "search " + line + ": " + l.app.counter()
	case p.kind == filterPrompt:
		return "filter " + chipsOrNone(line) + ": " + l.app.left()
	case l.app.panel != nil && line == "":
		return l.app.panel.title + ": " + rowText(l.app.panel.list)
	case l.app.panel != nil:
		return strings.TrimSpace(line+": ") + " " + rowText(l.app.panel.list)
	}
	return line
}

// plainLine is a line of the text without its looks.
func (v *view) plainLine(pos page.Pos) string {
	return strings.TrimSpace(ansi.Strip(string(v.text.page.AppendLine(nil, pos, nil))))
}
