package content

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	"readout/model"
)

// endless never ends, as /dev/zero or a stuck pipe.
type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, errors.New("the line went dead\x1b[2J") }

func TestReadRefuses(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(os.WriteFile(at("big.md"), bytes.Repeat([]byte("a"), 1001), 0o600))
	must(os.WriteFile(at("secret.md"), []byte("a"), 0o000))
	must(os.Symlink("loop.md", at("loop.md")))
	must(os.Symlink("nowhere", at("dangling.md")))
	must(syscall.Mkfifo(at("pipe.md"), 0o600))
	socket, err := net.Listen("unix", at("socket.md"))
	must(err)
	defer socket.Close()
	o := Options{MaxSize: 1000, Stdin: endless{}}
	for _, tt := range []struct{ path, want string }{
		{at("big.md"), "larger than 1000 bytes\nhint: --max-size"},
		{at("none.md"), "no such file\nhint: "},
		{at("loop.md"), "a link that leads back to itself\nhint: "},
		{at("dangling.md"), "no such file\nhint: "},
		{at("pipe.md"), "a named pipe, not a file\nhint: what comes from a pipe is read with  readout - < "},
		{at("socket.md"), "a socket, not a file\nhint: "},
		{dir, "a folder, not a file\nhint: readout list"},
		{"/dev/zero", "a device, not a file\nhint: "},
		{at("big.md") + "/x", "not a directory\nhint: "},
		{at("a\x1b[2J.md"), "a^[[2J.md: no such file\nhint: "},
		{"-", "standard input: it goes on beyond 1000 bytes\nhint: --max-size"},
	} {
		_, err := Read(tt.path, o)
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got %v, want %q", tt.path, err, tt.want)
			continue
		}
		if strings.Count(err.Error(), "\n") != 1 || model.Clean(err.Error()) != err.Error() {
			t.Errorf("%s: error %q is not two clean lines", tt.path, err)
		}
	}
	if _, err := Read(at("secret.md"), o); os.Getuid() != 0 && !errors.Is(err, fs.ErrPermission) {
		t.Errorf("secret.md: got %v", err)
	}
	for _, stdin := range []io.Reader{nil, broken{}} {
		if _, err := Read("-", Options{Stdin: stdin}); err == nil || model.Clean(err.Error()) != err.Error() {
			t.Errorf("stdin %v: got %v", stdin, err)
		}
	}
}

func TestRead(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "a.md")
	if err := os.WriteFile(name, bytes.Repeat([]byte("a"), 1000), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(name, filepath.Join(dir, "link.md")); err != nil {
		t.Fatal(err)
	}
	o := Options{MaxSize: 1000, Stdin: strings.NewReader("piped")}
	for path, want := range map[string]int{name: 1000, filepath.Join(dir, "link.md"): 1000, "-": 5} {
		got, err := Read(path, o)
		if err != nil || len(got) != want {
			t.Errorf("%s: %d bytes, %v", path, len(got), err)
		}
	}
	o.FS = fstest.MapFS{"sub/b.md": {Data: []byte("b")}, "sub/big.md": {Data: make([]byte, 1001)}}
	if got, err := Read("./sub/b.md", o); err != nil || string(got) != "b" {
		t.Errorf("got %q, %v", got, err)
	}
	for _, path := range []string{"sub", "sub/big.md", "../sub/b.md", "none"} {
		if _, err := Read(path, o); err == nil {
			t.Errorf("%s was read", path)
		}
	}
}

func TestOpenAndCheck(t *testing.T) {
	o := Options{Stdin: strings.NewReader("# From a pipe\n")}
	b, err := Open("-", o)
	if err != nil || b.Title != "From a pipe" || b.Path != "-" {
		t.Errorf("got %+v, %v", b, err)
	}
	o.FS = fstest.MapFS{"a.md": {Data: []byte("---\nstatus: maybe\n---\n")}}
	mistakes, err := Check("a.md", o)
	if err != nil || len(mistakes) != 1 || mistakes[0].Line != 2 {
		t.Errorf("got %+v, %v", mistakes, err)
	}
	for _, f := range []func() error{
		func() error { _, err := Open("none.md", o); return err },
		func() error { _, err := Check("none.md", o); return err },
	} {
		if err := f(); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("got %v", err)
		}
	}
}

func wide(s string, size int, little, mark bool) []byte {
	var out []byte
	put := func(c uint32) {
		for i := range size {
			shift := 8 * i
			if !little {
				shift = 8 * (size - 1 - i)
			}
			out = append(out, byte(c>>shift))
		}
	}
	if mark {
		put(0xfeff)
	}
	for _, c := range s {
		if size == 4 {
			put(uint32(c))
			continue
		}
		for _, u := range utf16.AppendRune(nil, c) {
			put(uint32(u))
		}
	}
	return out
}

func TestDecodeRefuses(t *testing.T) {
	text := "---\ntitle: Talks\n---\n\n## Köhler says\n\nEnough of it.\n"
	for _, size := range []int{2, 4} {
		for _, little := range []bool{true, false} {
			for _, mark := range []bool{true, false} {
				_, _, err := decodeText("a.md", string(wide(text, size, little, mark)))
				kind := map[int]string{2: "UTF-16", 4: "UTF-32"}[size]
				want := "a.md: " + kind + " text, not UTF-8\nhint: iconv -f " + kind + " -t UTF-8 a.md > new.md"
				if err == nil || err.Error() != want {
					t.Errorf("%d bytes, little %v, mark %v: got %v, want %q", size, little, mark, err, want)
				}
			}
		}
	}
	for name, data := range map[string][]byte{
		"an image":    append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), bytes.Repeat([]byte{0, 0, 1, 0xff, 0x80, 'x'}, 50)...),
		"zeros":       make([]byte, 4096),
		"cyrillic":    bytes.Repeat([]byte("\xcf\xf0\xe8\xe2\xe5\xf2 "), 40),
		"only a mark": []byte("\xff\xfe"),
	} {
		if _, _, err := decodeText("a.md", string(data)); err == nil || strings.Count(err.Error(), "\nhint: ") != 1 {
			t.Errorf("%s: got %v", name, err)
		}
	}
}

func TestDecodeMends(t *testing.T) {
	for _, tt := range []struct{ name, data, want, flaws string }{
		{"plain", "a\nb", "a\nb", ""},
		{"mark", "\ufeffa", "a", ""},
		{"line ends", "a\r\nb\rc\n\r\nd", "a\nb\nc\n\nd", ""},
		{"nul", "a\n\x00b", "a\n\ufffdb", "2-5 nul: a NUL, read as \ufffd"},
		{"ill-formed", "a\xe9\nb\xff\xfe", "a\ufffd\nb\ufffd\ufffd", "1-4 not-utf8: 3 bytes that are not UTF-8, read as \ufffd; the first +2"},
		{"both", "\x00\xff\x00", "\ufffd\ufffd\ufffd", "0-3 nul: 2 NULs, read as \ufffd; the first +1|3-6 not-utf8: a byte that is not UTF-8, read as \ufffd"},
		{"half a rune", "a\xe2\x80", "a\ufffd\ufffd", "1-4 not-utf8: 2 bytes that are not UTF-8, read as \ufffd; the first +1"},
		{"a real U+FFFD", "\ufffd", "\ufffd", ""},
		{"many", strings.Repeat("words of it ", 30) + strings.Repeat("\xff", 30), strings.Repeat("words of it ", 30) + strings.Repeat("\ufffd", 30), "360-363 not-utf8: 30 bytes that are not UTF-8, read as \ufffd; the first +9"},
		{"empty", "", "", ""},
	} {
		got, flaws, err := decodeText("a.md", tt.data)
		var texts []string
		for _, f := range flaws {
			text := fmt.Sprintf("%d-%d %s: %s", f.start, f.end, f.code, f.what)
			if len(f.also) > 0 {
				text += fmt.Sprintf(" +%d", len(f.also))
			}
			texts = append(texts, text)
		}
		if err != nil || got != tt.want || strings.Join(texts, "|") != tt.flaws {
			t.Errorf("%s: got %q, %q, %v, want %q, %q", tt.name, got, texts, err, tt.want, tt.flaws)
		}
	}
}

// Places count in the text as read: "\r\n" is one byte of it, and a byte order
// mark none.
func TestPlacesOfWindowsText(t *testing.T) {
	b, err := Parse("a.md", []byte("\ufeffOne\r\n\r\nShe has [“begun”](#ann).\r\n"), Options{})
	if err != nil || len(b.Quotes()) != 1 {
		t.Fatalf("got %+v, %v", b, err)
	}
	at := b.Quotes()[0].At
	if at.Line != 3 || at.Column != 10 || b.Markdown[at.Start:at.End] != "“begun”" {
		t.Errorf("got %+v: %q", at, b.Markdown[at.Start:at.End])
	}
}

func TestMistakeOfBytes(t *testing.T) {
	b, err := Parse("a.md", []byte("# One\n\nK\xf6hler says\n"), Options{})
	if err != nil || len(b.Mistakes) != 1 {
		t.Fatalf("got %+v, %v", b.Mistakes, err)
	}
	if m := b.Mistakes[0]; m.Line != 3 || m.Column != 2 || m.Code != "not-utf8" || !strings.Contains(m.Mend, "iconv -f ISO-8859-1") {
		t.Errorf("got %+v", m)
	}
}
