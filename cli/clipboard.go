package cli

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// clipboards are the programs that fill the system's clipboard from their
// standard input, and the variable without which they cannot.
var clipboards = []struct {
	needs string
	argv  []string
}{
	{"WAYLAND_DISPLAY", []string{"wl-copy"}},
	{"DISPLAY", []string{"xclip", "-selection", "clipboard"}},
	{"DISPLAY", []string{"xsel", "--clipboard", "--input"}},
	{"", []string{"pbcopy"}},
	{"", []string{"clip.exe"}},
}

// clipboard returns a function that fills the system's clipboard, or nil if no
// program here can. The program is run as it is, never by a shell.
func (s System) clipboard() func(string) error {
	for _, c := range clipboards {
		if c.needs != "" && s.env(c.needs) == "" {
			continue
		}
		path := s.findProgram(c.argv[0])
		if path == "" {
			continue
		}
		return func(text string) error {
			ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
			defer cancel()
			cmd := exec.CommandContext(ctx, path, c.argv[1:]...)
			cmd.Env = s.Environ
			cmd.Stdin = strings.NewReader(text)
			if err := cmd.Run(); err != nil {
				return fmt.Errorf("%s: %w", c.argv[0], err)
			}
			return nil
		}
	}
	return nil
}

// findProgram looks for a program in PATH. A relative directory there is passed
// over: a folder of briefings must not bring its own programs.
func (s System) findProgram(name string) string {
	for _, dir := range filepath.SplitList(s.env("PATH")) {
		if !filepath.IsAbs(dir) {
			continue
		}
		path := filepath.Join(dir, name)
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() && info.Mode()&0o111 != 0 {
			return path
		}
	}
	return ""
}
