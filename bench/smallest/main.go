// Command smallest is the smallest Bubble Tea page that shows a file: it reads
// no more of it than a screen shows, and quits on q. What readout does is
// measured against it.
//
//	smallest FILE [WORD]
//
// A space shows the next screen, g the first and G the last one, n the place
// where the word stands.
package main

import (
	"bytes"
	"io"
	"os"
	"strings"

	tea "charm.land/bubbletea/v2"
)

const (
	height = 24
	part   = 64 << 10 // what is read at a time
)

// page is a screen of a file.
type page struct {
	file *os.File
	word string
	next int64 // where the next screen begins
	rows []string
}

func (p page) Init() tea.Cmd { return nil }

func (p page) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return p, nil
	}
	switch press.String() {
	case "q":
		return p, tea.Quit
	case "space":
		return p.show(p.next), nil
	case "g":
		return p.show(0), nil
	case "G":
		return p.end(), nil
	case "n":
		return p.show(p.find()), nil
	}
	return p, nil
}

func (p page) View() tea.View {
	v := tea.NewView(strings.Join(p.rows, "\n"))
	v.AltScreen = true
	return v
}

// show shows the screen that begins somewhere.
func (p page) show(at int64) page {
	rows := strings.SplitN(p.read(at), "\n", height+1)
	p.rows, p.next = rows[:min(height, len(rows))], at
	for _, row := range p.rows {
		p.next += int64(len(row)) + 1
	}
	return p
}

// end shows the last screen.
func (p page) end() page {
	size, _ := p.file.Seek(0, io.SeekEnd)
	rows := strings.Split(strings.TrimRight(p.read(max(0, size-part)), "\n"), "\n")
	p.rows, p.next = rows[max(0, len(rows)-height):], size
	return p
}

// find looks through the whole file for the word.
func (p page) find() int64 {
	src, _ := os.ReadFile(p.file.Name())
	at := max(0, bytes.Index(src, []byte(p.word)))
	return int64(bytes.LastIndexByte(src[:at], '\n') + 1)
}

func (p page) read(at int64) string {
	buf := make([]byte, part)
	n, _ := p.file.ReadAt(buf, at)
	return string(buf[:n])
}

func main() {
	file, err := os.Open(os.Args[1])
	if err != nil {
		os.Exit(1)
	}
	p := page{file: file, word: strings.Join(os.Args[2:], " ")}.show(0)
	if _, err := tea.NewProgram(p, tea.WithFPS(120)).Run(); err != nil {
		os.Exit(1)
	}
}
