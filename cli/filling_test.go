package cli

import (
	"fmt"
	"testing"
	"time"

	"readout/content"
	"readout/model"
	"readout/ui"
)

// portion is what was read of a folder: so many briefings.
func portion(n int) content.Portion {
	p := content.Portion{Read: n}
	for i := range n {
		p.Briefings = append(p.Briefings, &model.Briefing{Path: fmt.Sprintf("%d.md", i)})
	}
	return p
}

func newTestFilling() *filling {
	return &filling{gone: make(chan struct{}), over: make(chan struct{}), first: make(chan struct{}), shown: make(chan struct{}), news: make(chan struct{}, 1)}
}

// A screen opens with the first briefings as soon as they fill it.
func TestFillingWaits(t *testing.T) {
	f := newTestFilling()
	f.add(portion(firstShare))
	if f.wait() {
		t.Error("more was on its way")
	}
	if p := f.take(false); len(p.Briefings) != firstShare {
		t.Errorf("%d briefings are shown at first", len(p.Briefings))
	}
	f = newTestFilling()
	f.add(portion(1))
	close(f.over)
	if !f.wait() || len(f.take(true).Briefings) != 1 {
		t.Error("what is read at once is not shown as a whole")
	}
}

// Reading waits from when there is enough to show until that is shown, or for a
// moment if it never is.
func TestFillingPauses(t *testing.T) {
	for _, show := range []bool{true, false} {
		f := newTestFilling()
		f.pause()
		f.add(portion(firstShare))
		if show {
			f.show()
		}
		f.pause()
		select {
		case <-f.shown:
		default:
			t.Error("reading goes on before anything is shown")
		}
		f.show()
	}
}

// A screen that opened empty gets the first briefings once they fill it, and all
// the others at the end.
func TestFillingDelivers(t *testing.T) {
	f, sent := newTestFilling(), make(chan ui.FolderChanged)
	if f.add(portion(1)); f.wait() || len(f.take(false).Briefings) != 0 {
		t.Fatal("too few are shown")
	}
	go f.deliver(func(m ui.FolderChanged) { sent <- m }, time.Now)
	f.add(portion(firstShare))
	next := func() (m ui.FolderChanged) {
		for m = range sent {
			if len(m.Added) > 0 || m.Progress.Done {
				break
			}
		}
		return m
	}
	if m := next(); len(m.Added) != firstShare+1 || m.Progress.Done {
		t.Errorf("first %d, done: %v", len(m.Added), m.Progress.Done)
	}
	f.add(portion(2))
	close(f.over)
	if m := next(); len(m.Added) != 2 || !m.Progress.Done {
		t.Errorf("then %d, done: %v", len(m.Added), m.Progress.Done)
	}
}
