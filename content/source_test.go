package content

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

func TestReadSource(t *testing.T) {
	top := t.TempDir()
	dir := filepath.Join(top, "briefings")
	if err := os.MkdirAll(filepath.Join(dir, "sub"), 0o755); err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(top, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("secret.txt", "secret")
	write("briefings/here.txt", "\ufeffhere")
	write("briefings/sub/below.txt", "below")
	write("briefings/large.txt", strings.Repeat("x", 101))
	for name, to := range map[string]string{"out.txt": "../secret.txt", "in.txt": "here.txt", "loop.txt": "loop.txt"} {
		if err := os.Symlink(to, filepath.Join(dir, name)); err != nil {
			t.Skip("no symbolic links here")
		}
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o644); err != nil {
		t.Skip("no pipes here")
	}
	tests := []struct{ file, want, err string }{
		{"here.txt", "here", ""},
		{"./sub/../here.txt", "here", ""},
		{"sub/below.txt", "below", ""},
		{"in.txt", "here", ""},
		{"out.txt", "", "escapes"},
		{"loop.txt", "", "symbolic links"},
		{"../secret.txt", "", "outside"},
		{"sub/../../secret.txt", "", "outside"},
		{filepath.Join(top, "secret.txt"), "", "outside"},
		{"pipe", "", "not a plain file"},
		{"sub", "", "not a plain file"},
		{"missing.txt", "", "no such file"},
		{"large.txt", "", "larger than 100 bytes"},
	}
	for _, tt := range tests {
		got, err := readSource(filepath.Join(dir, "a.md"), tt.file, Options{MaxSize: 100})
		switch {
		case tt.err == "" && (err != nil || got != tt.want):
			t.Errorf("%s: got %q, %v; want %q", tt.file, got, err, tt.want)
		case tt.err != "" && (err == nil || !strings.Contains(err.Error(), tt.err)):
			t.Errorf("%s: got %q, %v; want an error with %q", tt.file, got, err, tt.err)
		}
	}
	if _, err := readSource("-", "here.txt", Options{}); err == nil {
		t.Error("a briefing from standard input reads a file of the working directory")
	}
}
