package host

import (
	"context"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"readout/ui"
)

// attend tells a session's program what happens outside of it, until it ends:
// sizes, changes of the library and of the rules, the time that is left. It is the
// only one to do so, and whatever makes it wait makes no other session wait.
func (l *live) attend(ctx context.Context, p *tea.Program, out *outbox) {
	clock := time.NewTimer(0)
	defer clock.Stop()
	breath := time.NewTicker(time.Second / time.Duration(l.host.Limits.ResizesASecond))
	defer breath.Stop()
	stop := l.stop
	stored := l.stored()
	for {
		changed := l.host.published()
		l.look(p)
		if l.over(p, out) {
			return
		}
		select {
		case <-ctx.Done():
			return
		case <-stop:
			stop = nil
			l.stopAt = time.Now().Add(l.host.Limits.Grace)
			clock.Reset(0)
		case <-changed:
		case <-stored:
			stored = l.stored()
			p.Send(ui.KeptElsewhere{})
		case <-l.gate.resized:
			p.Send(tea.WindowSizeMsg{}) // the leaver knows the size
			select {
			case <-ctx.Done():
				return
			case <-breath.C:
			}
		case <-clock.C:
			clock.Reset(l.tick(p))
		}
	}
}

// stored is closed when the database is lost or is back of what the reader keeps.
func (l *live) stored() <-chan struct{} {
	if l.keeper == nil {
		return nil
	}
	return l.host.Store.Changed()
}

// The reasons for which a session ends, whatever the reader does.
const (
	idleTooLong = "no key was pressed for a long time"
	hereTooLong = "a session lasts no longer"
	mayNotRead  = "you may not read here any more"
	hostStopped = "the host has stopped; what you have kept is kept"
)

// deadline is when the session ends if nothing happens, and why.
func (l *live) deadline() (at time.Time, why string) {
	at, why = time.Unix(0, l.typed.Load()).Add(l.host.Limits.Idle), idleTooLong
	if most := l.began.Add(l.host.Limits.Maximum); most.Before(at) {
		at, why = most, hereTooLong
	}
	if !l.stopAt.IsZero() && l.stopAt.Before(at) {
		at, why = l.stopAt, hostStopped
	}
	return at, why
}

// tick ends the session when its time is over, tells the reader before, and
// returns after what time to look again.
func (l *live) tick(p *tea.Program) time.Duration {
	at, why := l.deadline()
	left, before := time.Until(at), l.host.Limits.Warning
	warn := func(text string) { p.Send(ui.Sentence{Text: text, Warn: true}) }
	switch {
	case left <= 0:
		l.end(why, 0)
		return time.Hour
	case why == hostStopped:
		warn("the host stops in " + seconds(left) + "; what you have kept is kept")
		return min(left, time.Second)
	case left > before:
		return left - before
	case l.warned.Equal(at):
	case why == idleTooLong:
		warn(why + ": this session ends in less than " + lessThan(left) + " unless one is")
	default:
		warn(why + ": this one ends in less than " + lessThan(left))
	}
	l.warned = at
	return left
}

// lessThan is a time in words that is not shorter than it. What is said of it stays
// true while it stands there.
func lessThan(d time.Duration) string {
	s := int((d + time.Second - 1) / time.Second)
	switch {
	case s == 1:
		return "a second"
	case s < 60:
		return fmt.Sprintf("%d seconds", s)
	case s == 60:
		return "a minute"
	}
	return fmt.Sprintf("%d minutes", (s+59)/60)
}

// seconds is a time in words, never none.
func seconds(d time.Duration) string {
	return fmt.Sprintf("%d s", max(int(d.Round(time.Second).Seconds()), 1))
}

// look sees whether the reader sees other briefings now, and tells the program.
func (l *live) look(p *tea.Program) {
	r, ok := l.host.identify(l.session)
	if !ok {
		l.end(mayNotRead, statusTrouble)
		return
	}
	v := l.host.Library.View(r)
	if v == l.view {
		return
	}
	changes, narrower := v.since(l.view, l.host.Library)
	l.reader.Grants, l.view = r.Grants, v
	if l.keeper != nil {
		l.keeper.sees(r, v)
	}
	if l.company != nil {
		l.company.sees(v)
	}
	switch {
	case narrower:
		w, h := l.gate.size()
		p.Send(remade{v, tea.WindowSizeMsg{Width: w, Height: h}})
	case len(changes.Added)+len(changes.Changed)+len(changes.Removed) > 0:
		p.Send(changes)
	}
}

// over ends the program if the session was ended, at once if it does not end.
func (l *live) over(p *tea.Program, out *outbox) bool {
	if reason, _ := l.ended(); reason == "" {
		return false
	}
	kill := time.AfterFunc(patience, func() {
		out.abort()
		_ = l.gate.peer.conn.Close() // whoever takes nothing would make us wait
		p.Kill()
	})
	go func() {
		p.Wait()
		kill.Stop()
	}()
	p.Quit()
	return true
}

// patience is how long a program may take to end.
const patience = 3 * time.Second
