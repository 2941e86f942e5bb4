package screen

import (
	"errors"
	"testing"
	"time"
)

func start(t *testing.T, script string) *Program {
	t.Helper()
	p, err := Start(40, 10, []string{"WORD=harbour"}, "sh", "-c", script)
	if err != nil {
		t.Skip("no pseudo-terminal:", err)
	}
	t.Cleanup(p.Close)
	return p
}

func TestProgram(t *testing.T) {
	p := start(t, `stty -echo; echo "open $WORD"; read line; echo "got $line"; read line; echo "got $line"; read line`)
	at, err := p.Wait(time.Minute, Has("open harbour"))
	if err != nil {
		t.Fatal(err)
	}
	if at.Before(p.Began) {
		t.Error("shown before it was started")
	}
	pressed := p.Press("keys\n")
	if at, err = p.Wait(time.Minute, Has("got keys")); err != nil || at.Before(pressed) {
		t.Errorf("answered at %s to keys of %s: %v", at, pressed, err)
	}
	if last, err := p.Settle(10*time.Millisecond, time.Minute); err != nil || last.Before(at) {
		t.Errorf("at rest since %s after a change at %s: %v", last, at, err)
	}
	pressed = p.Press("more\n")
	if last, err := p.Change(10*time.Millisecond, time.Minute); err != nil || last.Before(pressed) || !Has("got more")(p.Text()) {
		t.Errorf("changed at %s by a key of %s: %v\n%s", last, pressed, err, p.Text())
	}
	if p.Peak() < 0 || p.Text() == "" {
		t.Errorf("%.1f MB, screen %q", p.Peak(), p.Text())
	}
	if err := p.Leave("\n", time.Minute); err != nil {
		t.Error(err)
	}
}

func TestEnds(t *testing.T) {
	p := start(t, "echo bye")
	if _, err := p.Wait(time.Minute, Has("never")); err == nil || errors.Is(err, ErrLate) {
		t.Errorf("a program that ended is told of as %v", err)
	}
}

func TestLate(t *testing.T) {
	p := start(t, "read line")
	if _, err := p.Wait(time.Millisecond, Has("never")); !errors.Is(err, ErrLate) {
		t.Errorf("what does not come is told of as %v", err)
	}
}
