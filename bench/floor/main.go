// Command floor is the least that a program of its kind can do: over ssh, one
// screen that does not change but for the last key. What readout costs beyond it
// is its own.
//
//	floor 127.0.0.1:2300 screen.txt host_ed25519
package main

import (
	"log"
	"os"

	tea "charm.land/bubbletea/v2"
	"charm.land/ssh"
	"charm.land/wish/v2"
	bm "charm.land/wish/v2/bubbletea"
	gossh "golang.org/x/crypto/ssh"
)

type still struct{ content, key string }

func (s still) Init() tea.Cmd { return nil }

func (s still) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if k, ok := msg.(tea.KeyPressMsg); ok {
		if s.key = k.String(); s.key == "q" {
			return s, tea.Quit
		}
	}
	return s, nil
}

func (s still) View() tea.View {
	v := tea.NewView(s.content + "\nkey: " + s.key)
	v.AltScreen = true
	return v
}

func main() {
	text, err := os.ReadFile(os.Args[2])
	if err != nil {
		log.Fatal(err)
	}
	server, err := wish.NewServer(
		wish.WithAddress(os.Args[1]),
		ssh.HostKeyFile(os.Args[3]),
		wish.WithKeyboardInteractiveAuth(func(_ ssh.Context, ask gossh.KeyboardInteractiveChallenge) bool {
			_, err := ask("", "", nil, nil)
			return err == nil
		}),
		wish.WithMiddleware(bm.Middleware(func(ssh.Session) (tea.Model, []tea.ProgramOption) {
			return still{content: string(text)}, []tea.ProgramOption{tea.WithFPS(30), tea.WithoutSignalHandler()}
		})),
	)
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(server.ListenAndServe())
}
