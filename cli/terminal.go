package cli

import (
	"os"
	"strconv"
	"strings"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"
)

// terminal returns the file behind a stream that is a terminal.
func terminal(stream any) (term.File, bool) {
	f, ok := stream.(term.File)
	return f, ok && term.IsTerminal(f.Fd())
}

// screen reports whether standard output can show the reader: a terminal that
// is not dumb.
func (s System) screen() bool {
	kind := s.env("TERM")
	_, ok := terminal(s.Stdout)
	return ok && kind != "" && kind != "dumb"
}

// findColours begins to find out what colours the terminal has. That may look up
// the user, read terminfo and ask tmux, all while the briefings are read.
func (a *app) findColours() {
	found := make(chan colorprofile.Profile, 1)
	go func() { found <- colorprofile.Detect(a.Stdout, a.Environ) }()
	a.colours = found
}

// profile is the colours that the terminal has, and that may be used.
func (a *app) profile() colorprofile.Profile {
	if a.noColor() {
		return colorprofile.ASCII // keeps bold and reverse
	}
	if a.colours == nil {
		a.findColours()
	}
	return <-a.colours
}

// piped reports whether something may wait on standard input to be read.
func (s System) piped() bool {
	f, ok := s.Stdin.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && (info.Mode()&os.ModeNamedPipe != 0 || info.Mode().IsRegular() && info.Size() > 0)
}

// noColor follows the convention: set and not empty means no colour.
func (s System) noColor() bool { return s.env("NO_COLOR") != "" }

// size is the size of the terminal, else of COLUMNS and LINES, else 80×24.
func (s System) size() (width, height int) {
	if f, ok := terminal(s.Stdout); ok {
		width, height, _ = term.GetSize(f.Fd())
	}
	if width <= 0 {
		width = s.number("COLUMNS", 80)
	}
	if height <= 0 {
		height = s.number("LINES", 24)
	}
	return width, height
}

func (s System) number(variable string, other int) int {
	n, err := strconv.Atoi(s.env(variable))
	if err != nil || n <= 0 {
		return other
	}
	return n
}

// locale is the name of the locale that says what characters mean.
func (s System) locale() string {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		if v := s.env(name); v != "" {
			return v
		}
	}
	return ""
}

// eastAsian reports whether the locale is one whose terminals draw ambiguous
// characters two cells wide.
func (s System) eastAsian() bool {
	language, _, _ := strings.Cut(strings.ToLower(s.locale()), "_")
	language, _, _ = strings.Cut(language, ".")
	return language == "zh" || language == "ja" || language == "ko"
}

// sevenBit reports whether the locale names a character set other than UTF-8.
func (s System) sevenBit() bool {
	_, set, ok := strings.Cut(s.locale(), ".")
	set, _, _ = strings.Cut(strings.ToUpper(set), "@")
	return ok && set != "UTF-8" && set != "UTF8"
}
