package cli

import (
	"bytes"
	"io"
	"strings"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/term"
)

// firstFrame shows a reader the screen before the program draws it. Bubble Tea
// draws by the clock, first after a whole beat of it, which is a third of all
// the time until the first frame. What it draws then is the same, so nobody
// sees it come twice.
func firstFrame(w io.Writer, content string, profile colorprofile.Profile) error {
	var frame bytes.Buffer
	colours := colorprofile.Writer{Forward: &frame, Profile: profile}
	frame.WriteString(ansi.HideCursor + ansi.SetModeAltScreenSaveCursor + ansi.CursorHomePosition + ansi.EraseEntireScreen)
	if _, err := colours.WriteString(strings.ReplaceAll(content, "\n", "\r\n")); err != nil {
		return err
	}
	frame.WriteString(ansi.ResetStyle)
	_, err := w.Write(frame.Bytes())
	return err
}

// oneGo is a terminal that shows the first drawing of a program in one go, if it
// can: the frame that is there already must not vanish for an instant.
type oneGo struct {
	term.File
	drawn bool
}

// Write passes on what is drawn.
func (o *oneGo) Write(p []byte) (int, error) {
	if o.drawn || !bytes.Contains(p, []byte(ansi.SetModeAltScreenSaveCursor)) {
		return o.File.Write(p)
	}
	o.drawn = true
	whole := ansi.SetModeSynchronizedOutput + string(p) + ansi.ResetModeSynchronizedOutput
	if _, err := io.WriteString(o.File, whole); err != nil {
		return 0, err
	}
	return len(p), nil
}

// leave takes the first frame off again if the program never drew one itself,
// and so will not.
func (o *oneGo) leave() {
	if !o.drawn {
		io.WriteString(o.File, ansi.ResetModeAltScreenSaveCursor+ansi.ShowCursor)
	}
}
