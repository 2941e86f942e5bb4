package cli

import (
	"bytes"
	"io"
	"os"
	"time"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"

	"readout/ui/leave"
)

// drain reads what the terminal has still to answer after a program that ended
// without asking the last question itself.
func drain() {
	tty, err := os.OpenFile("/dev/tty", os.O_RDWR, 0)
	if err != nil {
		return
	}
	defer tty.Close()
	if tty.SetReadDeadline(time.Now().Add(leave.Patience)) != nil {
		return
	}
	// File.Fd would make the file block and the deadline void.
	raw, err := tty.SyscallConn()
	if err != nil {
		return
	}
	var before *term.State
	raw.Control(func(fd uintptr) { before, err = term.MakeRaw(fd) })
	if err != nil || before == nil {
		return
	}
	defer raw.Control(func(fd uintptr) { term.Restore(fd, before) })
	io.WriteString(tty, ansi.RequestPrimaryDeviceAttributes)
	var got []byte
	buf := make([]byte, 256)
	for !lastAnswer(got) {
		n, err := tty.Read(buf)
		if err != nil {
			return
		}
		got = append(got, buf[:n]...)
	}
}

// lastAnswer reports whether the answer to the last question has come.
func lastAnswer(got []byte) bool {
	for {
		i := bytes.Index(got, []byte("\x1b[?"))
		if i < 0 {
			return false
		}
		got = bytes.TrimLeft(got[i+3:], "0123456789;")
		if len(got) > 0 && got[0] == 'c' {
			return true
		}
	}
}
