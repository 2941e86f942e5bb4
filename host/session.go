package host

import (
	"context"
	"fmt"
	"io"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"time"

	"charm.land/ssh"
	"github.com/anmitsu/go-shlex"
	gossh "golang.org/x/crypto/ssh"

	"readout/model"
	"readout/ui"
)

// Visit is what a reader asks for, as the command line sees it.
type Visit struct {
	Args    []string // what stands behind the name of the host
	Stdin   io.Reader
	Stdout  io.Writer
	Stderr  io.Writer
	Environ []string
	View    *View
	Keeper  ui.Keeper // nil keeps nothing

	// Screen runs the reader on the terminal, with one sentence a move instead of
	// a screen if it is linear. The reader is made of what config says for a View,
	// and made anew when less can be seen. Without a terminal Screen is nil.
	Screen func(config func(*View) ui.Config, linear bool) int

	// Join has the reader follow a shared session once Screen runs. Without a
	// terminal, and where readers do not meet, it is nil.
	Join func(code string) error
}

// The statuses that a session ends with beside those of the commands.
const (
	statusTrouble = 1
	statusUsage   = 2
)

// session serves a channel of a connection.
func (h *Host) session(srv *ssh.Server, conn *gossh.ServerConn, channel gossh.NewChannel, ctx ssh.Context) {
	p := peerOf(ctx)
	switch {
	case h.guard.full():
		p.refuse(fullHouse)
		_ = channel.Reject(gossh.ResourceShortage, fullHouse+"; come again later")
		return
	case h.isStopping():
		_ = channel.Reject(gossh.ResourceShortage, "the host is stopping")
		return
	case !p.enter(h.Limits.Channels):
		p.refuse("more channels than a connection may have")
		_ = channel.Reject(gossh.ResourceShortage, fmt.Sprintf("a connection has %d sessions at most", h.Limits.Channels))
		return
	}
	inner, cancel := context.WithCancel(ctx)
	g := newGate(inner, h.Limits, p)
	over := func() {
		cancel()
		p.exit()
	}
	ssh.DefaultSessionHandler(srv, conn, gated{channel, g, over}, &scope{Context: ctx, gate: g, values: map[any]any{}})
}

// refuseChannel refuses the forwarding of ports and sockets, and whatever else
// is no session.
func refuseChannel(_ *ssh.Server, _ *gossh.ServerConn, channel gossh.NewChannel, ctx ssh.Context) {
	peerOf(ctx).refuse("a channel that is no session", "type", told(cut(channel.ChannelType(), 64)))
	_ = channel.Reject(gossh.Prohibited, "nothing is forwarded here")
}

// refuseRequest refuses what a client asks of the connection as a whole.
func refuseRequest(ctx ssh.Context, _ *ssh.Server, r *gossh.Request) (ok bool, payload []byte) {
	if strings.Contains(r.Type, "forward") {
		peerOf(ctx).refuse("port forwarding", "type", told(cut(r.Type, 64)))
	}
	return false, nil
}

// serve does what a session asks for. It is the only handler, so that nothing
// can be served past it.
func (h *Host) serve(s ssh.Session) {
	g, _ := s.Context().Value(gateKey).(*gate)
	status := statusTrouble
	defer func() { _ = s.Exit(status) }()
	defer h.recover(s, g)
	reader, ok := h.identify(s)
	if !ok {
		say(s, "nobody is known by this key any more")
		return
	}
	args, err := arguments(s.RawCommand())
	if err != nil {
		say(s, err.Error())
		status = statusUsage
		newLive(h, s, g, reader).done(s.RawCommand(), status)
		return
	}
	release, ok := h.turn(s, g)
	if !ok {
		return
	}
	defer release()
	l := newLive(h, s, g, reader)
	if l.company != nil {
		defer l.company.close()
	}
	out, errs := l.printer(s), l.printer(s.Stderr())
	v := &Visit{Args: args, Stdin: h.standardInput(s), Stdout: out, Stderr: errs, Environ: g.environment(), View: l.view}
	if l.keeper != nil {
		v.Keeper = l.keeper
	}
	if g.terminal != "" && g.terminal != "dumb" {
		v.Screen = func(config func(*View) ui.Config, linear bool) int {
			release()
			return l.screen(config, linear)
		}
		if l.company != nil {
			v.Join = l.company.Join
		}
	}
	if v.Screen == nil {
		h.tally.count(func(t *tally) { t.commands++ })
	}
	if len(args) > 0 {
		h.Audit.Info("command", l.who("args", told(strings.Join(args, " ")))...)
	}
	defer func() { l.done(strings.Join(args, " "), status) }()
	status = h.Run(g.ctx, v)
	out.close()
	errs.close()
}

// turn waits until a command may run, and returns what ends its turn. Commands
// take much work for little asking; readers with a terminal wait for none but each
// other, and only until their screen is there. A turn that is not ended in time
// ends with its session: what is piped in may never come.
func (h *Host) turn(s ssh.Session, g *gate) (release func(), ok bool) {
	room := h.commands
	if g.terminal != "" {
		room = h.openings
	}
	select {
	case room <- struct{}{}:
	case <-g.ctx.Done():
		return nil, false
	}
	late := time.AfterFunc(h.Limits.Command, func() {
		g.peer.refuse("a command that takes too long")
		_ = s.Close()
	})
	return sync.OnceFunc(func() {
		late.Stop()
		<-room
	}), true
}

// recover ends a session after a fault of ours, and that session only.
func (h *Host) recover(s ssh.Session, g *gate) {
	if r := recover(); r != nil {
		h.tally.count(func(t *tally) { t.faults++ })
		h.Log.Error("panic", "what", told(fmt.Sprint(r)), "stack", model.Clean(string(debug.Stack())), "from", g.peer.addr.String())
		say(s, faultOfOurs)
	}
}

// faultOfOurs is what a reader is told of a panic.
const faultOfOurs = "readout met a fault of its own and had to end this session; what you have kept is kept"

// say tells the reader a sentence.
func say(s ssh.Session, text string) { _, _ = io.WriteString(s.Stderr(), model.CleanLine(text)+"\n") }

// arguments parts a command as a shell would.
func arguments(command string) ([]string, error) {
	if strings.TrimSpace(command) == "" {
		return nil, nil
	}
	args, err := shlex.Split(model.CleanLine(command), true)
	if err != nil {
		return nil, fmt.Errorf("the command cannot be read: %w", err)
	}
	return args, nil
}

// environment is what the command line sees of the client's environment. The size
// is that of the window, whatever variables say.
func (g *gate) environment() []string {
	g.mu.Lock()
	defer g.mu.Unlock()
	all := slices.Clone(g.environ)
	if g.terminal != "" {
		all = append(all, "TERM="+g.terminal, fmt.Sprintf("COLUMNS=%d", g.width), fmt.Sprintf("LINES=%d", g.height))
	}
	return all
}

// standardInput is what is piped in, up to the limit.
func (h *Host) standardInput(s ssh.Session) io.Reader {
	return io.LimitReader(s, h.Limits.StandardInput+1)
}
