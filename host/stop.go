package host

import (
	"context"
	"runtime/debug"
	"time"
)

// enter counts a session, unless the host is stopping.
func (h *Host) enter(l *live) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.stopping {
		return false
	}
	h.lives[l] = true
	if h.Presence != nil {
		h.Presence.Arrive(l.number, l.reader)
	}
	return true
}

// leave counts a session no more.
func (h *Host) leave(l *live) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.lives, l)
	if len(h.lives) == 0 {
		h.rest.Reset(quiet)
	}
	close(h.gone)
	h.gone = make(chan struct{})
	if h.Presence != nil {
		h.Presence.Leave(l.number)
	}
}

// quiet is after what time without readers memory is given back. It would take
// hours otherwise, since nothing happens then.
const quiet = 3 * time.Second

func (h *Host) giveBack() {
	if h.Readers() == 0 {
		debug.FreeOSMemory()
	}
}

func (h *Host) isStopping() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.stopping
}

// Readers is the number of readers who are here with a terminal.
func (h *Host) Readers() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return len(h.lives)
}

// Shutdown stops the host in good order: nobody else gets in, each reader is told
// and has the time of grace, what they keep is written. When the context ends,
// whoever is left is cut off.
func (h *Host) Shutdown(ctx context.Context) error {
	h.mu.Lock()
	if !h.stopping {
		h.stopping = true
		for l := range h.lives {
			close(l.stop)
		}
		for _, l := range h.listeners {
			_ = l.Close()
		}
	}
	h.mu.Unlock()
	err := h.empty(ctx)
	h.rest.Stop()
	_ = h.server.Close()
	return err
}

// empty waits until nobody is left.
func (h *Host) empty(ctx context.Context) error {
	for {
		h.mu.Lock()
		n, gone := len(h.lives), h.gone
		h.mu.Unlock()
		if n == 0 {
			return nil
		}
		select {
		case <-gone:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}
