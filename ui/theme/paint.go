package theme

import (
	"fmt"
	"image/color"
	"strings"

	"charm.land/lipgloss/v2"
)

// Reset ends every look.
const Reset = "\x1b[m"

// Attr is a set of attributes that every terminal knows.
type Attr uint8

// The attributes.
const (
	Bold Attr = 1 << iota
	Faint
	Italic
	Underline
	Reverse
	Struck
)

var attrParameters = [...]string{"1;", "2;", "3;", "4;", "7;", "9;"}

// Paint is a look as the two sequences around a text. Both are empty for
// plain text.
type Paint struct{ Open, Close string }

// Apply writes the text in this look.
func (p Paint) Apply(sb *strings.Builder, text string) {
	sb.WriteString(p.Open)
	sb.WriteString(text)
	sb.WriteString(p.Close)
}

// Append appends the text in this look.
func (p Paint) Append(dst []byte, text string) []byte {
	dst = append(dst, p.Open...)
	dst = append(dst, text...)
	return append(dst, p.Close...)
}

// Render returns the text in this look.
func (p Paint) Render(text string) string { return p.Open + text + p.Close }

func paint(a Attr, fg, bg string) Paint {
	open := string(appendOpen(nil, a, fg, bg))
	if open == "" {
		return Paint{}
	}
	return Paint{Open: open, Close: Reset}
}

// appendOpen appends one SGR sequence of attributes and parameters, each of
// which ends in a semicolon.
func appendOpen(dst []byte, a Attr, fg, bg string) []byte {
	if a == 0 && fg == "" && bg == "" {
		return dst
	}
	dst = append(dst, "\x1b["...)
	for i, s := range attrParameters {
		if a&(1<<i) != 0 {
			dst = append(dst, s...)
		}
	}
	dst = append(dst, fg...)
	dst = append(dst, bg...)
	dst[len(dst)-1] = 'm'
	return dst
}

// rgb is a colour; the zero value means the terminal's own.
type rgb struct {
	r, g, b uint8
	set     bool
}

// hex turns 0xrrggbb into a colour.
func hex(v uint32) rgb { return rgb{uint8(v >> 16), uint8(v >> 8), uint8(v), true} }

func (c rgb) String() string { return fmt.Sprintf("#%02x%02x%02x", c.r, c.g, c.b) }

// look is attributes and colours.
type look struct {
	attr   Attr
	fg, bg rgb
}

func parameters(kind int, c rgb) string {
	if !c.set {
		return ""
	}
	return fmt.Sprintf("%d;2;%d;%d;%d;", kind, c.r, c.g, c.b)
}

func (l look) style() lipgloss.Style {
	s := lipgloss.NewStyle().
		Bold(l.attr&Bold != 0).
		Faint(l.attr&Faint != 0).
		Italic(l.attr&Italic != 0).
		Underline(l.attr&Underline != 0).
		Reverse(l.attr&Reverse != 0).
		Strikethrough(l.attr&Struck != 0)
	if l.fg.set {
		s = s.Foreground(color.RGBA{l.fg.r, l.fg.g, l.fg.b, 0xff})
	}
	if l.bg.set {
		s = s.Background(color.RGBA{l.bg.r, l.bg.g, l.bg.b, 0xff})
	}
	return s
}
