package host

import (
	"log/slog"
	"net"
	"sync"

	"charm.land/ssh"

	"readout/model"
)

// mostLogged is how much of a text from outside a log line holds, in characters.
const mostLogged = 200

// told is a text from outside as a log line may hold it.
func told(s string) string {
	s = model.CleanLine(s)
	if r := []rune(s); len(r) > mostLogged {
		s = string(r[:mostLogged]) + "…"
	}
	return s
}

// discard is the logger of who wants none.
func discard(l *slog.Logger) *slog.Logger {
	if l == nil {
		return slog.New(slog.DiscardHandler)
	}
	return l
}

// peer is one connection, whoever is behind it.
type peer struct {
	conn *guarded
	addr net.Addr
	log  *slog.Logger
	host *Host

	balanced bool // a balancer stands between

	mu       sync.Mutex
	channels int
	refused  map[string]bool // what was refused and logged already
	offered  []string        // fingerprints of keys that nobody is known by
}

type contextKey string

const (
	peerKey contextKey = "peer"
	gateKey contextKey = "gate"
)

func peerOf(ctx ssh.Context) *peer {
	p, _ := ctx.Value(peerKey).(*peer)
	return p
}

// refuse logs that something was refused: once for a connection, whatever it
// sends, so that nobody can fill the log.
func (p *peer) refuse(what string, more ...any) {
	p.mu.Lock()
	before := p.refused[what]
	p.refused[what] = true
	p.mu.Unlock()
	if !before {
		p.host.tally.refuse(what)
		p.log.Info("refused", append([]any{"what", what, "from", p.addr.String()}, more...)...)
	}
}

// enter counts a channel, if there is room for one more.
func (p *peer) enter(most int) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.channels >= most {
		return false
	}
	p.channels++
	return true
}

func (p *peer) exit() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.channels--
}
