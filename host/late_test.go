package host

import (
	"io"
	"sync/atomic"
	"testing"
	"time"
)

// TestLate has a host that is late itself spare a reader who takes nothing, and
// drop them once it is on time again, or after all.
func TestLate(t *testing.T) {
	for name, ends := range map[string]bool{"until it is on time": true, "not for ever": false} {
		t.Run(name, func(t *testing.T) {
			limits := Usual()
			limits.Stall = 50 * time.Millisecond
			from, to := io.Pipe()
			defer from.Close()
			dropped := make(chan struct{})
			o := newOutbox(to, limits, func() { close(dropped) })
			var looked, late atomic.Int64
			late.Store(1)
			o.mu.Lock()
			o.delays = func() uint64 {
				looked.Add(1)
				return uint64(looked.Load() * late.Load())
			}
			o.mu.Unlock()
			if _, err := o.Write([]byte("x")); err != nil {
				t.Fatal(err)
			}
			eventually(t, "the reader is looked at again and again", func() bool { return looked.Load() > 5 })
			select {
			case <-dropped:
				t.Error("dropped by a host that is late")
			default:
			}
			if ends {
				late.Store(0)
			}
			<-dropped
			if n := looked.Load(); !ends && n != mostSpared+1 {
				t.Errorf("looked at %d times", n)
			}
		})
	}
}

// TestDelays reads what the runtime tells of itself.
func TestDelays(t *testing.T) {
	if before, after := delays(), delays(); after < before {
		t.Errorf("%d and then %d", before, after)
	}
}
