package ui

import (
	"slices"
	"sort"

	tea "charm.land/bubbletea/v2"

	"readout/model"
)

// by is how far a movement goes.
type by int

const (
	byLine by = iota
	byHalf
	byPage
)

// overlap is how many lines of the page before a new page begins with.
const overlap = 2

func (b by) lines(height int) int {
	switch b {
	case byHalf:
		return max(height/2, 1)
	case byPage:
		return max(height-overlap, 1)
	}
	return 1
}

// move goes through whatever has the focus.
func move(step int, far by) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		n := step * a.times()
		switch {
		case a.panel != nil:
			a.panel.list = a.panel.list.move(n * far.lines(a.panel.list.window()))
		case a.desk != nil:
			a.moveSpot(n * a.desk.pageOf(far))
		case a.view.focus != textPane:
			l := &a.view.lists[a.view.focus]
			*l = l.move(n * far.lines(l.window()))
			a.view.atRow()
		case far == byLine:
			a.view.text = a.view.text.move(n)
			a.view.follow()
		default:
			a.view.text = a.view.text.leap(n * far.lines(a.view.text.height))
			a.view.follow()
		}
		return nil
	}
}

func (a *App) toFirst() tea.Cmd { return a.toEnd(-1) }
func (a *App) toLast() tea.Cmd  { return a.toEnd(1) }

func (a *App) toEnd(step int) tea.Cmd {
	const all = 1 << 30
	if n := a.count; n > 0 && a.desk == nil && a.view != nil && a.counted == textPane {
		a.times()
		a.remember()
		p := a.view.text.page
		a.view.text.at, _ = p.Move(p.First(), n-1)
		a.view.text = a.view.text.follow().hold()
		a.view.follow()
		return nil
	}
	switch {
	case a.panel != nil:
		a.panel.list = a.panel.list.move(step * len(a.panel.list.rows))
	case a.desk != nil:
		a.moveSpot(step * all)
	case a.view.focus != textPane:
		l := &a.view.lists[a.view.focus]
		*l = l.move(step * len(l.rows))
		a.view.atRow()
	default:
		a.remember()
		p := a.view.text.page
		if a.view.text.at = p.First(); step > 0 {
			a.view.text.at = p.Last()
		}
		a.view.text = a.view.text.follow().hold()
		a.view.follow()
	}
	return nil
}

// atRow shows what the cursor of a list is on: a quotation or question comes
// into sight in the text.
func (v *view) atRow() {
	r, ok := v.lists[v.focus].current()
	if !ok {
		return
	}
	switch r.item.Type {
	case model.TypeQuote, model.TypeQuestion:
		v.reveal(r.item)
	}
}

// scroll moves the text while a list keeps the focus.
func scroll(step int) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		a.view.text = a.view.text.scroll(step * a.times())
		return nil
	}
}

// stepQuote goes to the next quotation of the text that is not hidden. What keys
// act on is then that quotation, and no longer the row of another list.
func stepQuote(step int) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		for range a.times() {
			q := a.view.nextQuote(step)
			if q < 0 {
				a.warn(map[int]string{1: "no quotation below", -1: "no quotation above"}[step])
				break
			}
			a.view.reveal(model.Ref{Type: model.TypeQuote, Index: q})
			a.view.lists[quotePane] = a.view.lists[quotePane].on(model.Ref{Type: model.TypeQuote, Index: q})
			if a.view.focus != quotePane {
				a.focus(textPane)
			}
		}
		return nil
	}
}

// nextQuote is the nearest quotation after or before the selected one, or the
// cursor's line when none is selected; -1 for none.
func (v *view) nextQuote(step int) int {
	if step > 0 {
		return v.below(1)
	}
	from, best := v.quoteLine(step), -1
	i := sort.Search(len(v.order), func(i int) bool { return v.start(i) >= from })
	for i--; i >= 0 && (best < 0 || v.start(i) == v.briefing.Quotes()[best].At.Start); i-- {
		if q := int(v.order[i]); v.shown.quotes[q] {
			best = q
		}
	}
	return best
}

// below is the quotation n further down, -1 if there are not as many.
func (v *view) below(n int) int {
	from := v.quoteLine(1)
	i := sort.Search(len(v.order), func(i int) bool { return v.start(i) > from })
	for ; i < len(v.order); i++ {
		if q := int(v.order[i]); v.shown.quotes[q] {
			if n--; n == 0 {
				return q
			}
		}
	}
	return -1
}

// quoteLine is the byte from which the next quotation is looked for.
func (v *view) quoteLine(step int) int {
	from := v.text.page.Offset(v.text.at)
	if v.quote >= 0 && v.inText(v.quote) {
		return v.briefing.Quotes()[v.quote].At.Start
	}
	if step > 0 {
		from--
	}
	return from
}

// start is the byte at which a quotation begins, by its number in the text.
func (v *view) start(i int) int { return v.briefing.Quotes()[v.order[i]].At.Start }

// inOrder are the quotations of which it is certain where they stand, in the order
// of the text.
func (v *view) inOrder() []int32 {
	order := make([]int32, 0, len(v.briefing.Quotes()))
	for i := range v.briefing.Quotes() {
		if v.inText(i) {
			order = append(order, int32(i))
		}
	}
	start := func(i int32) int { return v.briefing.Quotes()[i].At.Start }
	slices.SortStableFunc(order, func(a, b int32) int { return start(a) - start(b) })
	return order
}

// stepSection goes to the next heading.
func stepSection(step int) func(*App) tea.Cmd {
	return func(a *App) tea.Cmd {
		v := a.view
		for range a.times() {
			at := v.text.at.Block
			to := at + step
			for to >= 0 && to < len(v.briefing.Doc().Blocks) && v.briefing.Doc().Blocks[to].Kind != model.Heading {
				to += step
			}
			switch {
			case to >= len(v.briefing.Doc().Blocks):
				a.warn("no section below")
				return nil
			case to < 0 && at <= 0:
				a.warn("no section above")
				return nil
			}
			v.text = v.text.place(int(v.briefing.Doc().Blocks[max(to, 0)].Src), 1)
			v.follow()
		}
		return nil
	}
}
