// Package screen runs programs on a pseudo-terminal whose emulator answers what
// it is asked, as a real terminal does, and tells when something stood on their
// screen. It measures other programs as it measures readout: from without.
package screen

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"time"

	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// ErrLate is that what was waited for did not come in time.
var ErrLate = errors.New("not on the screen in time")

// Program is one that runs on a screen of its own.
type Program struct {
	// Began is when it was started.
	Began time.Time

	cmd  *exec.Cmd
	tty  *os.File
	em   *vt.Emulator
	came chan portion

	text    string    // what stands on the screen
	changed time.Time // when it last became so
}

// portion is what a program wrote at once, and when it came.
type portion struct {
	bytes []byte
	at    time.Time
}

// Start starts a program on a screen of so many cells. The environment is that
// of this process with what is given on top.
func Start(width, height int, env []string, argv ...string) (*Program, error) {
	cmd := exec.Command(argv[0], argv[1:]...)
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "COLORTERM=truecolor", "TERM_PROGRAM=")
	cmd.Env = append(cmd.Env, env...)
	p := &Program{Began: time.Now(), cmd: cmd, em: vt.NewEmulator(width, height), came: make(chan portion, 1<<12)}
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: uint16(height), Cols: uint16(width)})
	if err != nil {
		return nil, err
	}
	p.tty = tty
	go p.answer()
	go p.listen()
	return p, nil
}

// answer passes on what the emulator says to the program's questions.
func (p *Program) answer() {
	buf := make([]byte, 4096)
	for {
		n, err := p.em.Read(buf)
		if err != nil {
			return
		}
		p.tty.Write(buf[:n])
	}
}

// listen notes what the program writes, and when.
func (p *Program) listen() {
	defer close(p.came)
	for {
		buf := make([]byte, 32<<10)
		n, err := p.tty.Read(buf)
		if n > 0 {
			p.came <- portion{buf[:n], time.Now()}
		}
		if err != nil {
			return
		}
	}
}

// Wait waits until the screen is as is asked for, and tells when the bytes came
// that made it so.
func (p *Program) Wait(limit time.Duration, ready func(text string) bool) (time.Time, error) {
	if ready(p.text) {
		return time.Now(), nil
	}
	late := time.After(limit)
	for {
		select {
		case <-late:
			return time.Time{}, fmt.Errorf("%s: %w\n%s", p.cmd.Args[0], ErrLate, p.text)
		case c, ok := <-p.came:
			if !ok {
				return time.Time{}, fmt.Errorf("%s has ended\n%s", p.cmd.Args[0], p.text)
			}
			if p.take(c); ready(p.text) {
				return c.at, nil
			}
		}
	}
}

// Change waits until the screen has changed and come to rest, and tells when it
// last changed.
func (p *Program) Change(quiet, limit time.Duration) (time.Time, error) {
	before := p.text
	if at, err := p.Wait(limit, func(text string) bool { return text != before }); err != nil {
		return at, err
	}
	return p.Settle(quiet, limit)
}

// Settle waits until the screen has not changed for a while, and tells when it
// last did. An error is a program that ended, or that never comes to rest.
func (p *Program) Settle(quiet, limit time.Duration) (time.Time, error) {
	late := time.After(limit)
	still := time.NewTimer(quiet)
	defer still.Stop()
	for {
		select {
		case <-late:
			return p.changed, fmt.Errorf("%s never rests: %w", p.cmd.Args[0], ErrLate)
		case <-still.C:
			return p.changed, nil
		case c, ok := <-p.came:
			if !ok {
				return p.changed, fmt.Errorf("%s has ended\n%s", p.cmd.Args[0], p.text)
			}
			if p.take(c) {
				still.Reset(quiet)
			}
		}
	}
}

// take puts a portion on the screen and tells whether that changed it.
func (p *Program) take(c portion) bool {
	p.em.Write(c.bytes)
	text := p.em.String()
	if text == p.text {
		return false
	}
	p.text, p.changed = text, c.at
	return true
}

// Press sends keys as a terminal does, and tells when.
func (p *Program) Press(keys string) time.Time {
	at := time.Now()
	p.tty.WriteString(keys)
	return at
}

// Text is what stands on the screen.
func (p *Program) Text() string { return p.text }

// Peak is the most memory that the program and what it started have taken, in
// MB, as far as these still run.
func (p *Program) Peak() float64 { return peak(p.cmd.Process.Pid) }

// Leave has the program end by a key and waits until it has.
func (p *Program) Leave(keys string, limit time.Duration) error {
	p.Press(keys)
	late := time.After(limit)
	for {
		select {
		case <-late:
			return fmt.Errorf("%s does not end: %w\n%s", p.cmd.Args[0], ErrLate, p.text)
		case c, ok := <-p.came:
			if !ok {
				return nil
			}
			p.take(c)
		}
	}
}

// Close ends the program at once, if it still runs, and all that it started.
func (p *Program) Close() {
	end(p.cmd.Process.Pid)
	p.tty.Close()
	p.cmd.Wait()
	if answers, ok := p.em.InputPipe().(io.Closer); ok { // Close of the emulator itself races with its Read.
		answers.Close()
	}
	for range p.came { // until the one who listens has seen the end
	}
}

// Has is a screen that shows a text.
func Has(text string) func(string) bool {
	return func(screen string) bool { return strings.Contains(screen, text) }
}
