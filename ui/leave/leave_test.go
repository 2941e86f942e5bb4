package leave

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
)

// stage is a leaver with a clock and a timer that the test moves.
func stage() (l *Leaver, pass func(time.Duration), ring func() tea.Msg) {
	start := time.Date(2032, 1, 26, 0, 0, 0, 0, time.UTC)
	now := start
	var sent tea.Msg
	var timer func()
	l = &Leaver{
		Started: start,
		Now:     func() time.Time { return now },
		Size:    func() (int, int) { return 120, 36 },
		After:   func(_ time.Duration, f func()) { timer = f },
		Send:    func(m tea.Msg) { sent = m },
	}
	return l, func(d time.Duration) { now = now.Add(d) }, func() tea.Msg { timer(); return sent }
}

func TestLeaveWaitsForTheLastAnswer(t *testing.T) {
	l, _, _ := stage()
	if _, ok := l.Filter(nil, tea.QuitMsg{}).(tea.RawMsg); !ok {
		t.Fatal("quitting asks the terminal nothing")
	}
	for _, late := range []tea.Msg{tea.ModeReportMsg{}, tea.BackgroundColorMsg{}, tea.KeyPressMsg{}, tea.QuitMsg{}} {
		if got := l.Filter(nil, late); got != nil {
			t.Errorf("%T reaches the reader while it leaves: %v", late, got)
		}
	}
	if got := l.Filter(nil, uv.PrimaryDeviceAttributesEvent{}); got != (tea.QuitMsg{}) {
		t.Errorf("the last answer gives %v, want the end", got)
	}
}

func TestLeaveGivesUp(t *testing.T) {
	l, _, ring := stage()
	l.Filter(nil, tea.InterruptMsg{})
	if got := l.Filter(nil, ring()); got != (tea.InterruptMsg{}) {
		t.Errorf("after the wait comes %v, want the interrupt", got)
	}
}

func TestLeaveASilentTerminal(t *testing.T) {
	l, pass, _ := stage()
	pass(silence + time.Second)
	if got := l.Filter(nil, tea.QuitMsg{}); got != (tea.QuitMsg{}) {
		t.Errorf("a terminal that never answers is waited for: %v", got)
	}
}

func TestLeaveWithoutEars(t *testing.T) {
	l, _, _ := stage()
	l.Filter(nil, tea.ModeReportMsg{})
	l.Deaf = func() bool { return true }
	if got := l.Filter(nil, tea.QuitMsg{}); got != (tea.QuitMsg{}) {
		t.Errorf("an answer is waited for that cannot come: %v", got)
	}
}

func TestLeaveATalkingTerminal(t *testing.T) {
	l, pass, _ := stage()
	l.Filter(nil, tea.ModeReportMsg{})
	pass(time.Hour)
	if _, ok := l.Filter(nil, tea.QuitMsg{}).(tea.RawMsg); !ok {
		t.Error("a terminal that answers is not asked before leaving")
	}
}

func TestLeaveLetsMessagesThrough(t *testing.T) {
	l, _, _ := stage()
	for _, msg := range []tea.Msg{tea.KeyPressMsg{}, tea.ModeReportMsg{}, tea.SuspendMsg{}, uv.PrimaryDeviceAttributesEvent(nil)} {
		if l.Filter(nil, msg) == nil {
			t.Errorf("%T is swallowed while the reader reads", msg)
		}
	}
}

// TestLateSize wants a size that comes late to be that of the window now.
func TestLateSize(t *testing.T) {
	l, _, _ := stage()
	if got := l.Filter(nil, tea.WindowSizeMsg{Width: 80, Height: 24}); got != (tea.WindowSizeMsg{Width: 120, Height: 36}) {
		t.Errorf("the size is %v", got)
	}
}
