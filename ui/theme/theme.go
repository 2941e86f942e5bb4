// Package theme says how everything on the screen looks: roles, not colours.
//
// No other package names a colour. A theme is a value that each session builds
// for itself, so that two readers on one host may have a dark and a light
// terminal. No role changes the width of a text, and no meaning rests on
// colour alone: without colours, weight, signs and words say the same.
package theme

import (
	"charm.land/lipgloss/v2"

	"readout/model"
)

// Options chooses a theme.
type Options struct {
	Dark      bool // the terminal's background is dark
	Unknown   bool // the terminal has not said what its background is: readable on both
	ASCII     bool // signs of 7 bits only
	NoColor   bool // bold, italic, underline and reverse only
	EastAsian bool // lines and dots are two cells wide: use their 7-bit twins
}

// Theme is every look by its role, and every sign.
type Theme struct {
	Signs
	options Options
	looks   [roles]look
	paints  [roles]Paint
	fg, bg  [roles]string // SGR parameters
}

// New returns the theme for a terminal.
func New(o Options) *Theme {
	t := &Theme{options: o, Signs: signs(o), looks: palette(o)}
	for r := range t.looks {
		t.fg[r], t.bg[r] = parameters(38, t.looks[r].fg), parameters(48, t.looks[r].bg)
		t.paints[r] = paint(t.looks[r].attr, t.fg[r], t.bg[r])
	}
	return t
}

// Options returns what the theme was made of.
func (t *Theme) Options() Options { return t.options }

// Paint returns the look of a role, ready to be written around a text.
func (t *Theme) Paint(r Role) Paint { return t.paints[r] }

// Render returns the text in the look of a role.
func (t *Theme) Render(r Role, text string) string { return t.paints[r].Render(text) }

// Style returns the look of a role for Lip Gloss.
func (t *Theme) Style(r Role) lipgloss.Style { return t.looks[r].style() }

// Part returns the look of an actor who plays a part, for Lip Gloss.
func (t *Theme) Part(p model.Part) lipgloss.Style { return t.Style(PartRole(p)) }

// AppendOpen appends the sequence that begins a role's look with further
// attributes, or nothing when that is the look of plain text. What it opens is
// closed by Reset. A ground other than Text (Selected, Match, Current) lies
// under the look and lends it what colours of its own it has.
func (t *Theme) AppendOpen(dst []byte, r Role, a Attr, ground Role) []byte {
	if ground == Text {
		return appendOpen(dst, t.looks[r].attr|a, t.fg[r], t.bg[r])
	}
	fg := t.fg[ground]
	if fg == "" {
		fg = t.fg[r]
	}
	return appendOpen(dst, t.looks[r].attr|a|t.looks[ground].attr, fg, t.bg[ground])
}
