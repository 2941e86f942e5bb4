package page

import (
	"regexp"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui/theme"
)

// hang is the room that is kept for setting the lines of a list item in.
const hang = 4

// Glamour returns the briefing drawn by Glamour for a terminal: all of it, in
// the looks of the theme, without hyperlinks.
func Glamour(b *model.Briefing, t *theme.Theme, width int) (string, error) {
	width = max(min(width-hang, measure), 1)
	r := renderers{theme: t, keep: true}
	var sb strings.Builder
	for _, chunk := range newDocument(b).chunks() {
		if t.Options().ASCII {
			chunk = sevenBits(chunk)
		}
		lines, err := r.draw(chunk, width)
		if err != nil {
			return "", err
		}
		if len(lines) > 0 && sb.Len() > 0 {
			sb.WriteByte('\n')
		}
		p := printer{sb: &sb, marker: marker(t), verbatim: strings.Contains("\n"+chunk, "\n    ")}
		for _, line := range lines {
			p.line(line)
		}
	}
	return sb.String(), nil
}

// sevenBits puts the twins of 7 bits into Markdown, as text.
func sevenBits(s string) string {
	var sb strings.Builder
	for _, r := range s {
		if twin, ok := asciiTwins[r]; ok {
			sb.WriteString(literal(twin))
		} else {
			sb.WriteRune(r)
		}
	}
	return sb.String()
}

// marker finds what a list item begins with.
func marker(t *theme.Theme) *regexp.Regexp {
	return regexp.MustCompile(`^ *(` + regexp.QuoteMeta(t.Bullet) + `|` + regexp.QuoteMeta(t.Open) + `|` +
		regexp.QuoteMeta(t.Answered) + `|[0-9]{1,2}\.) `)
}

// printer writes the lines of a piece of Markdown. Glamour lets the further
// lines of a list item begin below its marker; the printer sets them in.
type printer struct {
	sb       *strings.Builder
	marker   *regexp.Regexp
	verbatim bool // the piece holds code, whose lines stay where they are
	indent   int
}

func (p *printer) line(line []drawn) {
	text := ""
	for _, d := range line {
		text += d.text
	}
	switch m := p.marker.FindString(text); {
	case p.verbatim || strings.TrimSpace(text) == "":
		p.indent = 0
	case m != "":
		p.indent = min(ansi.StringWidth(m), hang)
	default:
		p.sb.WriteString(strings.Repeat(" ", p.indent))
	}
	for _, d := range line {
		p.sb.WriteString(d.open + d.text)
		if d.open != "" {
			p.sb.WriteString(theme.Reset)
		}
	}
	p.sb.WriteByte('\n')
}
