package cli

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

func TestFirstFrame(t *testing.T) {
	const content = "\x1b[38;2;1;2;3mone\x1b[m\ntwo"
	var out bytes.Buffer
	if err := firstFrame(&out, content, colorprofile.ASCII); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), "38;2") {
		t.Errorf("colours for a terminal without any: %q", out.String())
	}
	em := vt.NewEmulator(10, 2)
	em.Write(out.Bytes())
	if got := em.String(); !strings.HasPrefix(got, "one") || !strings.Contains(got, "\ntwo") {
		t.Errorf("the screen shows %q", got)
	}
}

// TestOneGo wants the first drawing, and only that, to be shown in one go, and
// the other screen left by whoever is the last on it.
func TestOneGo(t *testing.T) {
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	o := &oneGo{File: w}
	for _, text := range []string{"\x1b[?2026$p", ansi.SetModeAltScreenSaveCursor + "frame", "more"} {
		if n, err := o.Write([]byte(text)); n != len(text) || err != nil {
			t.Errorf("Write(%q) = %d, %v", text, n, err)
		}
	}
	o.leave()
	(&oneGo{File: w}).leave()
	w.Close()
	var got bytes.Buffer
	got.ReadFrom(r)
	want := "\x1b[?2026$p" +
		ansi.SetModeSynchronizedOutput + ansi.SetModeAltScreenSaveCursor + "frame" + ansi.ResetModeSynchronizedOutput +
		"more" + ansi.ResetModeAltScreenSaveCursor + ansi.ShowCursor
	if got.String() != want {
		t.Errorf("written %q, want %q", got.String(), want)
	}
}
