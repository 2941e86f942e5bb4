package ui

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"readout/model"
)

// WholeRead says how far the whole of a briefing is read of which the head is shown.
// That it is there says a FolderChanged that is Whole.
type WholeRead struct {
	Share float64 // from 0 to 1
	Err   error   // why there will be no more than the head
}

// whole is what is still being read behind the head of a briefing.
type whole struct {
	head  *model.Briefing
	share float64
	fault string // why it will not come; "" while it may
}

// waiting is what a reader asked for before it can be done.
type waiting struct {
	run     func(*App) tea.Cmd
	count   int
	counted pane
}

// needWhole are the commands that would say something wrong about a briefing of
// which only the head is there, or keep it.
var needWhole = map[string]bool{
	"bookmark": true, "note": true, "note-editor": true, "since-read": true, "draft": true, "review": true, "undo-choice": true,
	"matrix": true, "timeline": true, "dossier": true, "compare": true, "about": true, "mistakes": true,
}

// fillsWithText are the panes whose rows the text brings.
var fillsWithText = [paneCount]bool{textPane: true, issuePane: true, actorPane: true, quotePane: true, questionPane: true}

// partial reports whether of what is read there is only the head.
func (a *App) partial() bool {
	return a.whole != nil && a.view != nil && a.view.briefing == a.whole.head
}

// coming reports whether the whole of what is read is on its way.
func (a *App) coming() bool { return a.partial() && a.whole.fault == "" }

// What a reader may have to wait for.
const (
	onceRead     = "once all is read"
	onceSearched = "once all is searched"
)

// waits says what has to be there before a command can be done; "" for nothing.
func (a *App) waits(c Command) string {
	v := a.view
	if v == nil || a.panel != nil || a.prompt != nil || a.desk != nil {
		return ""
	}
	searching := v.search != "" && v.found != v.search && !v.quick()
	switch {
	case a.coming() && (needWhole[c.ID] || a.outside(c)), a.partial() && needWhole[c.ID]:
		return onceRead
	case searching && (c.ID == "next-match" || c.ID == "previous-match"):
		return onceSearched
	}
	return ""
}

// outside reports whether a command leads out of the head.
func (a *App) outside(c Command) bool {
	v, n := a.view, max(a.count, 1)
	switch c.ID {
	case "last":
		if a.count == 0 || a.counted != textPane {
			return fillsWithText[v.focus]
		}
		_, moved := v.text.page.Move(v.text.page.First(), n-1)
		return moved < n-1
	case "next-match":
		return v.search != "" && v.match+n >= len(v.matches)
	case "previous-match":
		return v.search != "" && max(v.match, 0)-n < 0
	case "next-quote":
		return v.below(n) < 0
	case "next-section":
		for _, b := range v.briefing.Doc().Blocks[v.text.at.Block+1:] {
			if b.Kind == model.Heading {
				n--
			}
		}
		return n > 0
	}
	return false
}

// await does something once it can be done: what for says until then. Any command
// of the reader's takes that back.
func (a *App) await(what string, run func(*App) tea.Cmd) tea.Cmd {
	if a.partial() && a.whole.fault != "" {
		a.warn(a.whole.fault)
		return nil
	}
	a.waiting = &waiting{run, a.count, a.counted}
	a.tell(what + "; " + a.keys.key("undo") + " takes that back")
	return nil
}

// awaitWhole does something once the whole is there.
func (a *App) awaitWhole(run func(*App) tea.Cmd) tea.Cmd { return a.await(onceRead, run) }

// stopWaiting gives up what is waited for, and reports whether that is all that
// the command asks for.
func (a *App) stopWaiting(c Command) bool {
	if a.waiting == nil {
		return false
	}
	a.waiting = nil
	if c.ID == "undo" {
		a.tell("not waited for any more")
	}
	return c.ID == "undo"
}

// goOn does what was waited for, or waits again.
func (a *App) goOn() tea.Cmd {
	w := a.waiting
	if w == nil {
		return nil
	}
	a.waiting, a.notice = nil, notice{}
	a.count, a.counted = w.count, w.counted
	cmd := w.run(a)
	a.count = 0
	return cmd
}

func (m WholeRead) apply(a *App) tea.Cmd {
	if a.whole == nil {
		return nil
	}
	a.whole.share = min(max(a.whole.share, m.Share), 1)
	if m.Err != nil {
		line, _, _ := strings.Cut(m.Err.Error(), "\n")
		a.whole.fault = model.CleanLine("only the beginning is here: " + line)
		a.waiting = nil
		a.warn(a.whole.fault)
	}
	return nil
}

// wholeCame goes on where the head left the reader waiting.
func (a *App) wholeCame(bs []*model.Briefing) tea.Cmd {
	a.whole = nil
	if a.view == nil || !slices.Contains(bs, a.view.briefing) {
		return nil // the guide lies over it
	}
	if a.keep.state != nil {
		a.resume()
	}
	if !a.touched && a.notice.text == "" {
		if s := a.advice(); s != "" {
			a.warn(s)
		}
		a.offer()
	}
	return tea.Batch(a.goOn(), a.recordReading())
}

// wholeState is what the footer says of it.
func (a *App) wholeState() string {
	switch {
	case !a.partial():
		return ""
	case a.whole.fault != "":
		return "beginning only"
	}
	return fmt.Sprintf("reading %.0f%%", 100*a.whole.share)
}
