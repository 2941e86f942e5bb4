package ui

import (
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/model/query"
	"readout/ui/theme"
)

// hints are the keys that the footer names in each context, most useful first.
var hints = map[Where][][2]string{
	InText:      {{"draft", "draft a briefing"}, {"next-pane", "pane"}, {"next-quote", "quote"}, {"search", "search"}, {"filter", "filter"}, {"copy", "copy"}, {"since-read", "since read"}, {"palette", "all commands"}, {"help", "help"}, {"back", "back"}, {"quit", "quit"}},
	InList:      {{"next-pane", "pane"}, {"open", "go to"}, {"add", "add"}, {"exclude", "without"}, {"filter-list", "filter"}, {"copy", "copy"}, {"palette", "all commands"}, {"help", "help"}, {"quit", "quit"}},
	InBriefings: {{"open", "read"}, {"filter-list", "filter"}, {"since-read", "since read"}, {"compare", "compare"}, {"mark-briefing", "mark"}, {"sort", "sort"}, {"by-series", "series"}, {"next-pane", "pane"}, {"palette", "all commands"}, {"help", "help"}, {"quit", "quit"}},
	InMatrix:    {{"open", "words"}, {"swap-axes", "swap axes"}, {"moved-only", "moved only"}, {"earlier", "earlier"}, {"later", "later"}, {"filter-list", "filter"}, {"palette", "all commands"}, {"help", "help"}, {"undo", "back"}},
	InTimeline:  {{"open", "go to"}, {"lanes", "lanes"}, {"words", "words"}, {"zoom-time", "zoom"}, {"today", "next"}, {"filter-list", "filter"}, {"palette", "all commands"}, {"help", "help"}, {"undo", "back"}},
	InDossier:   {{"open", "open"}, {"all-words", "all words"}, {"next-actor", "next"}, {"mentions", "mentions"}, {"filter-list", "filter"}, {"palette", "all commands"}, {"help", "help"}, {"undo", "back"}},
	InCompare:   {{"open", "go there"}, {"texts", "texts"}, {"earlier-pair", "other pair"}, {"unchanged", "also unchanged"}, {"copy-list", "copy"}, {"filter-list", "filter"}, {"palette", "all commands"}, {"help", "help"}, {"undo", "back"}},
	InReview:    {{"accept-guess", "accept"}, {"correct-guess", "another"}, {"drop-guess", "drop"}, {"next-guess", "next"}, {"undo-choice", "undo"}, {"quit", "leave"}, {"previous-guess", "before"}, {"palette", "all commands"}, {"help", "help"}},
	InPanel:     {{"undo", "close"}, {"open", "go to"}, {"palette", "all commands"}},
}

// drawFooter draws the last line: what is being typed, what has just happened,
// or which keys there are; and at its right end what is hidden.
func (a *App) drawFooter(c *canvas) {
	if a.prompt != nil {
		a.drawPrompt(c)
		return
	}
	right := a.state()
	n := min(c.width(right), a.width*2/3)
	left := a.width - n
	if n > 0 {
		left -= 2
	}
	switch {
	case a.notice.text != "" && a.notice.warn:
		if c.width(a.notice.text) > left {
			left, n = a.width, 0
		}
		c.put(a.notice.text, left, theme.Warn)
	case a.notice.text != "":
		if c.width(a.notice.text) > left {
			left, n = a.width, 0
		}
		c.put(a.notice.text, left, theme.Text)
	default:
		a.drawHints(c, left)
	}
	if n > 0 {
		c.pad(a.width - left - n)
		c.put(right, n, theme.Dim)
	}
}

// hint is a key that the footer names.
type hint struct {
	id, key, text string
	width         int
	shown         bool
}

// lasting are the hints that stand before any other gets room, in this order:
// nobody may be left without the way out, help, and the way to themselves. Where
// there is room, what is done most often comes next, and all commands in the library
// and in a briefing, where readers begin.
var lasting = []string{"quit", "undo", "help", "follow"}

// roomy is the width from which all commands are named there in any case.
const roomy = 56

// hintsHere are the keys that the footer may name now.
func (a *App) hintsHere(c *canvas) (all []hint) {
	names := hints[a.where()]
	if a.following() && a.panel == nil {
		names = append([][2]string{{"follow", "let go"}}, names...)
	} else if a.company.loose && a.panel == nil {
		names = append([][2]string{{"follow", "follow again"}}, names...)
	}
	for _, h := range names {
		command := a.keys.command(h[0])
		if len(command.Keys) == 0 || command.why != nil && command.why(a) != "" {
			continue
		}
		key := command.Keys[0]
		all = append(all, hint{id: h[0], key: key, text: h[1], width: c.width(key) + 1 + c.width(h[1])})
	}
	return all
}

// drawHints names as many keys as fit.
func (a *App) drawHints(c *canvas, width int) {
	all, used := a.hintsHere(c), -hintGap
	show := func(h *hint) {
		if !h.shown && used+hintGap+h.width <= width {
			h.shown = true
			used += hintGap + h.width
		}
	}
	for _, id := range lasting {
		for i := range all {
			if all[i].id == id {
				show(&all[i])
			}
		}
	}
	for i := range all {
		if i == 0 || all[i].id == "palette" && width >= roomy && a.where()&(InText|InList|InBriefings) != 0 {
			show(&all[i])
		}
	}
	for i := range all {
		show(&all[i])
	}
	for i, first := 0, true; i < len(all); i++ {
		h := &all[i]
		if !h.shown {
			continue
		}
		if !first {
			c.pad(hintGap)
		}
		first = false
		c.put(h.key, c.width(h.key), theme.Key)
		c.pad(1)
		c.put(h.text, c.width(h.text), theme.Dim)
	}
	c.pad(width - max(used, 0))
}

// hintGap parts the keys that the footer names.
const hintGap = 2

// state says what hides something, and where a search is.
func (a *App) state() string {
	var parts []string
	if a.count > 0 {
		parts = append(parts, strconv.Itoa(a.count))
	}
	if p := a.progress; p != nil && p.Of > 0 {
		parts = append(parts, fmt.Sprintf("reading %s of %s", grouped(p.Read), grouped(p.Of)))
	} else if p != nil {
		parts = append(parts, "reading")
	}
	if s := a.wholeState(); s != "" {
		parts = append(parts, s)
	}
	if s := a.companyState(); s != "" {
		parts = append(parts, s)
	}
	if a.letter != nil {
		parts = append(parts, "a letter?")
	}
	if !a.mouse {
		parts = append(parts, "mouse off")
	}
	switch {
	case a.desk != nil:
		if a.desk.searching() {
			parts = append(parts, "searching")
		}
		return strings.Join(append(parts, chips(a.desk.filter)), "  ")
	}
	v := a.view
	if v.search != "" {
		parts = append(parts, a.counter())
	}
	for _, r := range v.chosen.all() {
		key, value := v.term(r)
		parts = append(parts, a.theme.Kept+query.Add("", key, value))
	}
	if v.filter != "" || v.chosen.empty() && a.reviewed() == nil {
		parts = append(parts, chips(v.filter))
	}
	return strings.Join(parts, "  ")
}

// counter is "3/12", or "12 found" before the first.
func (a *App) counter() string {
	v := a.view
	switch {
	case v.found != v.search, len(v.matches) == 0 && a.coming():
		return "searching"
	case len(v.matches) == 0:
		return "not found"
	case v.match < 0 && a.coming():
		return fmt.Sprintf("%d found so far", len(v.matches))
	case v.match < 0:
		return fmt.Sprintf("%d found", len(v.matches))
	}
	return fmt.Sprintf("%d/%d%s", v.match+1, len(v.matches), v.more())
}

func chips(line string) string {
	if strings.TrimSpace(line) == "" {
		return "no filter"
	}
	var texts []string
	for _, c := range query.Chips(line) {
		texts = append(texts, c.Text)
	}
	return strings.Join(texts, "  ")
}

// drawPrompt draws the line that is being typed and places the cursor.
func (a *App) drawPrompt(c *canvas) {
	p := a.prompt
	right, role := "", theme.Dim
	switch {
	case p.fault != "":
		right, role = p.fault, theme.Warn
	case p.input.Value() == "" && p.hint != "":
		right = p.hint
	case p.kind == searchPrompt && p.input.Value() != "":
		right = a.counter()
	case p.kind == filterPrompt:
		right = a.left()
	}
	label := c.width(p.label)
	n := min(c.width(right), max(a.width-label-12, 0))
	field := a.width - label - n
	if n > 0 {
		field--
	}
	if field < 4 {
		label, n, field = 0, 0, a.width
	}
	shown, at := a.window(p, field)
	c.put(p.label, label, theme.Key)
	c.put(shown, field, theme.Text)
	if n > 0 {
		c.pad(1)
		c.put(right, n, role)
	}
	a.frame.cursor = tea.NewCursor(min(label+at, a.width-1), a.height-1)
}

// left says how much the line leaves.
func (a *App) left() string {
	switch {
	case a.desk != nil && a.desk.searching():
		return "searching"
	case a.desk != nil:
		return a.makeSheet().Count
	}
	v := a.view
	left := fmt.Sprintf("%s of %s", strconv.Itoa(count(v.shown.quotes)), plural(len(v.shown.quotes), "quote"))
	if v.partial {
		left += " so far"
	}
	return left
}

// window cuts the typed line to the part around the cursor, and returns the
// cell of the cursor in it.
func (a *App) window(p *prompt, width int) (string, int) {
	runes := []rune(p.input.Value())
	at := min(p.input.Position(), len(runes))
	from := at
	for from > 0 && a.method.StringWidth(string(runes[from-1:at])) < width {
		from--
	}
	shown := truncate(a.method, string(runes[from:]), width, "")
	return shown, a.method.StringWidth(string(runes[from:at]))
}

// grouped writes a number with a comma before each three figures.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
