package host

import (
	"errors"
	"io"
	"sync"
	"time"
)

// outbox is what is drawn, on its way to a reader. It holds a bounded amount. A
// program that draws faster than its reader takes waits, so that the next frame
// shows what is true by then; a reader who takes nothing for too long is dropped,
// unless we are late ourselves.
type outbox struct {
	to      io.Writer
	most    int
	stall   time.Duration
	dropped func() // called once if the reader was dropped

	mu      sync.Mutex
	changed *sync.Cond
	waiting []byte
	sending bool
	err     error
	timer   *time.Timer // runs while anything waits, and ends the reader
	delays  func() uint64
	delayed uint64 // what that was when we looked last
	spared  int    // times that the reader was not dropped since they took something
	closed  bool
	done    chan struct{}
}

// A reader who has taken nothing for nearly as long as they may is looked at again
// after each of these parts of that time, and dropped once we were not late in one,
// or after the most of them.
const (
	parts      = 10
	mostSpared = 3 * parts
)

var (
	errStalled = errors.New("the reader takes nothing")
	errClosed  = errors.New("the session is over")
)

func newOutbox(to io.Writer, limits Limits, dropped func()) *outbox {
	o := &outbox{to: to, most: limits.Buffer, stall: limits.Stall, dropped: dropped, delays: delays, done: make(chan struct{})}
	o.changed = sync.NewCond(&o.mu)
	o.timer = time.AfterFunc(o.stall, o.stalled)
	o.timer.Stop()
	go o.send()
	return o
}

// Write takes what is to be shown, and waits while too much of it is waiting.
func (o *outbox) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	for o.err == nil && !o.closed && len(o.waiting) > 0 && len(o.waiting)+len(p) > o.most {
		o.changed.Wait()
	}
	switch {
	case o.err != nil:
		return 0, o.err
	case o.closed:
		return 0, errClosed
	}
	if len(o.waiting) == 0 && !o.sending {
		o.watch()
	}
	o.waiting = append(o.waiting, p...)
	o.changed.Broadcast()
	return len(p), nil
}

// send hands on what waits, a piece at a time, so that a slow reader who takes
// something is told from one who takes nothing.
func (o *outbox) send() {
	defer close(o.done)
	const piece = 16 << 10
	buf := make([]byte, 0, piece)
	o.mu.Lock()
	defer o.mu.Unlock()
	for {
		for len(o.waiting) == 0 && !o.closed && o.err == nil {
			o.changed.Wait()
		}
		if o.err != nil || len(o.waiting) == 0 {
			o.timer.Stop()
			return
		}
		n := min(len(o.waiting), piece)
		buf = append(buf[:0], o.waiting[:n]...)
		if o.waiting = o.waiting[n:]; len(o.waiting) == 0 {
			o.waiting = nil
		}
		o.sending = true
		o.mu.Unlock()
		_, err := o.to.Write(buf)
		o.mu.Lock()
		o.sending = false
		if err != nil && o.err == nil {
			o.err = err
		}
		if len(o.waiting) > 0 {
			o.watch()
		} else {
			o.timer.Stop()
		}
		o.changed.Broadcast()
	}
}

// watch gives the reader time to take something. It is called with the lock held.
func (o *outbox) watch() {
	o.spared = 0
	o.timer.Reset(o.stall - o.stall/parts)
}

// stalled drops the reader if it is they who are late.
func (o *outbox) stalled() {
	o.mu.Lock()
	if o.err != nil || len(o.waiting) == 0 && !o.sending {
		o.mu.Unlock()
		return
	}
	now := o.delays()
	if first, late := o.spared == 0, now > o.delayed; first || late && o.spared < mostSpared {
		o.spared, o.delayed = o.spared+1, now
		o.timer.Reset(o.stall / parts)
		o.mu.Unlock()
		return
	}
	o.err, o.waiting = errStalled, nil
	o.changed.Broadcast()
	o.mu.Unlock()
	o.dropped()
}

// abort ends the way without waiting for anybody.
func (o *outbox) abort() {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.err == nil {
		o.err, o.waiting = errClosed, nil
	}
	o.changed.Broadcast()
}

// close waits until all is sent, or cannot be.
func (o *outbox) close() {
	o.mu.Lock()
	o.closed = true
	o.changed.Broadcast()
	o.mu.Unlock()
	<-o.done
}
