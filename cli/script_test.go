package cli

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"readout":   func() { os.Exit(Run(context.Background(), system())) },
		"panicking": func() { os.Exit(panicOnKey(system())) },
	})
}

// system is the real world.
func system() System {
	return System{
		Args: os.Args[1:], Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		Environ: os.Environ(), Now: time.Now,
	}
}

// TestScripts runs the commands as a shell would: status, standard output and
// standard error of each.
func TestScripts(t *testing.T) {
	if testing.Short() {
		t.Skip("a hundred programs, each started for one command")
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		Setup:               putLake,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"status":   status,
			"noescape": noEscape,
			"unhex":    unhex,
			"keep":     keep,
		},
	})
}

// putLake gives every script a briefing to work on.
func putLake(env *testscript.Env) error {
	src, err := os.ReadFile("testdata/lake.md")
	if err != nil {
		return err
	}
	env.Setenv("HOME", filepath.Join(env.WorkDir, "home"))
	return os.WriteFile(filepath.Join(env.WorkDir, "lake.md"), src, 0o600)
}

// status WANT ARG… runs readout and wants it to end with that status.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: status 0|1|2 ARG…")
	}
	want, got := args[0], "0"
	if err := ts.Exec("readout", args[1:]...); err != nil {
		got = "1"
		if e, ok := err.(interface{ ExitCode() int }); ok {
			got = string(rune('0' + e.ExitCode()))
		}
	}
	if got != want {
		ts.Fatalf("readout %q ends with %s, want %s", args[1:], got, want)
	}
}

// unhex TO FROM copies a file, with real control characters for their names.
func unhex(ts *testscript.TestScript, neg bool, args []string) {
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(controls.Replace(ts.ReadFile(args[1]))), 0o600))
}

var controls = strings.NewReplacer("<ESC>", "\x1b", "<BEL>", "\a", "<RLO>", "\u202e", "<C1>", "\u009b", "<TAG>", "\U000e0041", "<NL>", "\n")

// noEscape wants neither stream of the last command to hold a byte that a
// terminal could take for anything but text.
func noEscape(ts *testscript.TestScript, neg bool, args []string) {
	for _, stream := range []string{"stdout", "stderr"} {
		for i, r := range ts.ReadFile(stream) {
			if hostile(r) {
				ts.Fatalf("%s: %q at byte %d", stream, r, i)
			}
		}
	}
}

// hostile reports whether a character is one that no document may print.
func hostile(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case r < ' ', r >= 0x7f && r < 0xa0:
		return true
	case r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069, r == 0x2028, r == 0x2029:
		return true
	case r >= 0xe0000 && r <= 0xe007f, r == 0x200b, r == 0x2060, r == 0xfeff:
		return true
	}
	return false
}
