package cli

import (
	"bytes"
	"context"
	"errors"
	"io"
	"strings"
	"syscall"
	"testing"
	"time"
)

// run runs readout in this process, with nothing of the world but a file system.
func run(out, trouble io.Writer, stdin string, environ []string, args ...string) int {
	return Run(context.Background(), System{
		Args: args, Stdin: strings.NewReader(stdin), Stdout: out, Stderr: trouble, Environ: environ,
		Now: func() time.Time { return time.Date(2032, 1, 27, 0, 0, 0, 0, time.UTC) },
	})
}

// deaf is a writer that fails.
type deaf struct{ err error }

func (d deaf) Write([]byte) (int, error) { return 0, d.err }

func TestDeafOutput(t *testing.T) {
	tests := []struct {
		err    error
		status int
		want   string
	}{
		{syscall.EPIPE, Done, ""},
		{io.ErrClosedPipe, Done, ""},
		{syscall.ENOSPC, Trouble, "standard output: no space left on device\n"},
	}
	for _, tt := range tests {
		var trouble bytes.Buffer
		got := run(deaf{tt.err}, &trouble, "", nil, "show", "testdata/lake.md")
		if got != tt.status || trouble.String() != tt.want {
			t.Errorf("%v: status %d, %q; want %d, %q", tt.err, got, trouble.String(), tt.status, tt.want)
		}
	}
}

func TestStandardInput(t *testing.T) {
	var out, trouble bytes.Buffer
	if got := run(&out, &trouble, "# Title\n\nText.\n", nil, "-"); got != Done || !strings.Contains(out.String(), "Text.") {
		t.Errorf("status %d, %q, %q", got, out.String(), trouble.String())
	}
}

// TestNoEnvironment runs without HOME, TERM and PATH.
func TestNoEnvironment(t *testing.T) {
	for _, args := range [][]string{{"config"}, {"testdata/lake.md"}, {"--help"}, {"help", "list"}} {
		var out, trouble bytes.Buffer
		if got := run(&out, &trouble, "", nil, args...); got != Done || out.Len() == 0 || trouble.Len() > 0 {
			t.Errorf("%q: status %d, %q, %q", args, got, out.String(), trouble.String())
		}
	}
}

func TestTell(t *testing.T) {
	tests := []struct {
		err    error
		status int
		want   string
	}{
		{errors.New("a.md: trouble"), Trouble, "a.md: trouble\n"},
		{wrong("do this", "a %s", "b"), Usage, "a b\nhint: do this\n"},
		{errors.Join(errors.New("one"), unreadable(errors.New("two\x1b[31m\n"))), Usage, "one\ntwo^[[31m\n"},
	}
	for _, tt := range tests {
		var trouble bytes.Buffer
		a := &app{System: System{Stderr: &trouble}}
		if got := a.tell(tt.err); got != tt.status || trouble.String() != tt.want {
			t.Errorf("%v: status %d, %q; want %d, %q", tt.err, got, trouble.String(), tt.status, tt.want)
		}
	}
}
