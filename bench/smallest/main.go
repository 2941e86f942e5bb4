// Command smallest is the smallest Bubble Tea page: it shows the first lines of
// a file and quits on any key. The start of readout is measured against it.
package main

import (
	"os"
	"strings"

	tea "charm.land/bubbletea/v2"
)

type page string

func (p page) Init() tea.Cmd { return nil }

func (p page) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(tea.KeyPressMsg); ok {
		return p, tea.Quit
	}
	return p, nil
}

func (p page) View() tea.View {
	v := tea.NewView(string(p))
	v.AltScreen = true
	return v
}

func main() {
	src, err := os.ReadFile(os.Args[1])
	if err != nil {
		os.Exit(1)
	}
	lines := strings.SplitN(string(src), "\n", 25)
	text := strings.Join(lines[:min(24, len(lines))], "\n")
	if _, err := tea.NewProgram(page(text), tea.WithFPS(120)).Run(); err != nil {
		os.Exit(1)
	}
}
