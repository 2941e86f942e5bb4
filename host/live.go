package host

import (
	"context"
	"errors"
	"io"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/ssh"
	"github.com/charmbracelet/colorprofile"

	"readout/model"
	"readout/ui"
	"readout/ui/leave"
)

// live is one session.
type live struct {
	host    *Host
	session ssh.Session
	gate    *gate
	reader  Reader
	view    *View
	keeper  *keeper  // nil keeps nothing
	company *company // nil where readers are alone
	number  uint64
	began   time.Time
	typed   atomic.Int64  // when a key came last, in nanoseconds
	stop    chan struct{} // closed when the host stops
	stopAt  time.Time     // when it does, once that is known
	warned  time.Time     // of what end the reader was warned
	lost    atomic.Bool   // nothing more can be typed
	waiting atomic.Int64  // when a key came that nothing was drawn for yet, in nanoseconds; 0 for none

	mu     sync.Mutex
	reason string // why the session was ended; "" while it was not
	status int
}

func newLive(h *Host, s ssh.Session, g *gate, r Reader) *live {
	l := &live{host: h, session: s, gate: g, reader: r, view: h.Library.View(r), began: time.Now(), stop: make(chan struct{})}
	l.number = h.number.Add(1)
	l.typed.Store(l.began.UnixNano())
	if h.Store != nil && r.Fingerprint != "" {
		l.keeper = &keeper{library: h.Library, reader: h.Store.Reader(r.Fingerprint), notice: h.Store.Notice}
		l.keeper.sees(r, l.view)
	}
	if h.Hub != nil && g.terminal != "" {
		l.company = newCompany(g.ctx, h.Hub, r, l.view, func(what, code string) { h.Audit.Info(what, l.who("code", code)...) })
	}
	return l
}

// who is who a log line is about.
func (l *live) who(more ...any) []any {
	key := l.reader.Fingerprint
	if key == "" {
		key = "none"
	}
	return append([]any{"session", l.number, "reader", told(l.reader.Name), "key", key, "from", l.gate.peer.addr.String()}, more...)
}

// done tells the audit log how a command ended.
func (l *live) done(command string, status int) {
	if command != "" {
		l.host.Audit.Info("done", l.who("args", told(command), "status", status, "after", time.Since(l.began).Round(time.Millisecond).String())...)
	}
}

// end ends the session with a sentence. The first reason counts.
func (l *live) end(reason string, status int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.reason == "" {
		l.reason, l.status = reason, status
	}
}

func (l *live) ended() (reason string, status int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.reason, l.status
}

// drop cuts a reader off who takes nothing.
func (l *live) drop() {
	l.host.tally.count(func(t *tally) { t.dropped++ })
	l.host.Log.Info("dropped", l.who("what", errStalled.Error())...)
	l.end(errStalled.Error(), statusTrouble)
	_ = l.gate.peer.conn.Close()
}

// printer is a way to the reader for what is printed. It is there once something
// is, since most sessions print nothing.
func (l *live) printer(to io.Writer) *printer {
	return &printer{open: func() *outbox { return newOutbox(to, l.host.Limits, l.drop) }}
}

type printer struct {
	open func() *outbox
	out  *outbox
}

// Write prints.
func (p *printer) Write(b []byte) (int, error) {
	if p.out == nil {
		p.out = p.open()
	}
	return p.out.Write(b)
}

func (p *printer) close() {
	if p.out != nil {
		p.out.close()
	}
}

// screen runs the reader on the terminal of the session.
func (l *live) screen(config func(*View) ui.Config, linear bool) int {
	if !l.host.enter(l) {
		say(l.session, "the host is stopping")
		return statusTrouble
	}
	defer l.host.leave(l)
	if l.company != nil { // before a host that stops counts the session no more, and may end
		defer l.company.close()
	}
	l.host.tally.count(func(t *tally) { t.sessions++ })
	l.host.Audit.Info("came", l.who("terminal", l.gate.terminal)...)
	defer func() {
		l.host.Audit.Info("left", l.who("after", time.Since(l.began).Round(time.Second).String(), "why", l.why())...)
	}()

	out := newOutbox(l.session, l.host.Limits, l.drop)
	st := l.stage(config, linear, out)
	p := l.program(st, linear, out)
	ctx, cancel := context.WithCancel(l.gate.ctx)
	attended := make(chan struct{})
	go func() {
		defer close(attended)
		defer l.host.recover(l.session, l.gate)
		l.attend(ctx, p, out)
	}()
	_, err := p.Run()
	cancel()
	<-attended
	if errors.Is(err, tea.ErrProgramPanic) {
		l.end(faultOfOurs, statusTrouble)
	}
	reason, status := l.ended()
	if reason != "" || ctx.Err() != nil {
		l.keepPlace(st)
	}
	out.close()
	if reason != "" {
		last := l.printer(l.session.Stderr())
		_, _ = io.WriteString(last, model.CleanLine(reason)+"\n")
		last.close()
	}
	return status
}

// why says in a word for the audit log why the session ended.
func (l *live) why() string {
	reason, _ := l.ended()
	word := map[string]string{
		idleTooLong: "idle", hereTooLong: "longest", hostStopped: "shutdown", mayNotRead: "rules", faultOfOurs: "fault", errStalled.Error(): "stalled",
	}[reason]
	switch {
	case word != "":
		return word
	case !l.lost.Load() && l.gate.ctx.Err() == nil:
		return "left"
	case l.host.isStopping():
		return "shutdown"
	}
	return "lost"
}

// keepPlace keeps where a reader is who did not leave by themselves.
func (l *live) keepPlace(st *stage) {
	defer l.host.recover(l.session, l.gate)
	if cmd := st.app.Leaving(); cmd != nil && !st.broken {
		cmd()
	}
}

// stage makes the reader.
func (l *live) stage(config func(*View) ui.Config, linear bool, out io.Writer) *stage {
	first := true
	make := func(v *View, to model.Address) (a app) {
		if l.host.wrapped != nil {
			defer func() { a = l.host.wrapped(a) }()
		}
		c := config(v)
		c.Hosted, c.Copy, c.Edit, c.Open, c.SaveHistory, c.Related, c.Shared = true, nil, nil, nil, nil, v.Related, &l.host.Library.shared
		if c.Keeper = nil; l.keeper != nil {
			c.Keeper = l.keeper
		}
		if c.Company = nil; l.company != nil {
			c.Company, c.Invitation = l.company, l.host.invitation(l.gate.peer)
		}
		c.Width, c.Height = l.gate.size()
		if !first {
			c.Address, c.Query, c.List = to, "", true
		}
		first = false
		if linear {
			return ui.NewLinear(c, func(text string) { _, _ = io.WriteString(out, model.CleanLine(text)+"\n") })
		}
		return ui.New(c)
	}
	st := &stage{make: make, moved: l.follow(), failed: func(what, stack string) {
		l.host.tally.count(func(t *tally) { t.faults++ })
		l.host.Log.Error("panic", l.who("what", told(what), "stack", model.Clean(stack))...)
		l.end(faultOfOurs, statusTrouble)
	}}
	st.app = make(l.view, model.Address{})
	return st
}

// follow returns what is called after every message: it tells the audit log which
// briefing was opened, and whoever is told where readers are.
func (l *live) follow() func(app) {
	var read *model.Briefing
	var view string
	return func(a app) {
		b, v := a.Reading()
		if b != read && b != nil {
			l.host.Audit.Info("read", l.who("document", told(b.Path), "id", told(b.ID))...)
		}
		if v != view && v != "" {
			l.host.Audit.Info("view", l.who("view", v)...)
		}
		read, view = b, v
		if l.host.Presence != nil {
			l.host.Presence.Move(l.number, a.Position())
		}
		if l.company != nil {
			l.company.publish(a.Place)
		}
	}
}

// key takes note that something was typed.
func (l *live) key() {
	now := time.Now().UnixNano()
	l.typed.Store(now)
	l.waiting.CompareAndSwap(0, now)
}

// frames is how many frames a second are drawn at most, and followed how many
// for those who came to follow: they wait for what others do, and for the frame.
const (
	frames   = 30
	followed = 60
)

// pace is how many frames a second are drawn in this session at most.
func (l *live) pace() int {
	if l.company != nil && l.company.follows() {
		return followed
	}
	return frames
}

func (l *live) program(st *stage, linear bool, out io.Writer) *tea.Program {
	environ := l.gate.environment()
	profile := colorprofile.Env(environ)
	for _, v := range environ {
		if value, ok := strings.CutPrefix(v, "NO_COLOR="); ok && value != "" {
			profile = colorprofile.ASCII
		}
	}
	width, height := l.gate.size()
	lv := &leave.Leaver{
		Started: time.Now(), Now: time.Now, Size: l.gate.size,
		After: func(d time.Duration, f func()) { time.AfterFunc(d, f) },
	}
	lv.Deaf = l.lost.Load
	var p *tea.Program
	in := newInbox(l.session, l.host.Limits, time.Now, l.key, func(w what) {
		l.gate.peer.refuse("a " + string(w) + " that is too long")
		if w == aPaste {
			go p.Send(ui.Sentence{Text: "more was pasted than is taken here", Warn: true})
		}
	}, func() { // nobody can press a key any more
		l.lost.Store(true)
		p.Quit()
	})
	options := []tea.ProgramOption{
		tea.WithContext(l.gate.ctx), tea.WithInput(strings.NewReader("")), tea.WithOutput(meter{out, l}), tea.WithEnvironment(environ),
		tea.WithColorProfile(profile), tea.WithWindowSize(width, height), tea.WithFPS(l.pace()), tea.WithoutSignalHandler(),
	}
	if linear {
		options = append(options, tea.WithoutRenderer())
	} else {
		options = append(options, tea.WithFilter(lv.Filter))
	}
	p = tea.NewProgram(st, options...)
	lv.Send = p.Send
	go l.listen(p, in)
	return p
}
