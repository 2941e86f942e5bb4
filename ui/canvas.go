package ui

import (
	"strings"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"

	"readout/model"
	"readout/ui/theme"
)

// canvas is a screen that is written row by row, from left to right. Every
// method that takes a width writes exactly that many cells.
type canvas struct {
	buf    []byte
	theme  *theme.Theme
	method ansi.Method // how the terminal counts cells

	blurred bool // another window has the keys: no rule is heavy
}

// put writes a text in a look, cut or padded to the width.
func (c *canvas) put(s string, width int, role theme.Role) {
	if width <= 0 {
		return
	}
	s, n := c.cut(s, width)
	if s != "" {
		c.buf = c.theme.Paint(role).Append(c.buf, s)
	}
	c.pad(width - n)
}

// painted is put with a look that is no role.
func (c *canvas) painted(s string, width int, p theme.Paint) {
	if width <= 0 {
		return
	}
	s, n := c.cut(s, width)
	if s != "" {
		c.buf = p.Append(c.buf, s)
	}
	c.pad(width - n)
}

// cut returns what of the text fits, and its width. This is the last point
// before a text is drawn: what is no text becomes visible here.
func (c *canvas) cut(s string, width int) (string, int) {
	if n, ok := plainWidth(s); ok && n <= width {
		return s, n
	}
	s = c.clean(s)
	n := c.method.StringWidth(s)
	if n <= width {
		return s, n
	}
	tail := c.theme.Ellipsis
	if width <= 1 {
		tail = ""
	}
	s = strings.TrimRight(truncate(c.method, s, width, tail), " ")
	return s, c.method.StringWidth(s)
}

// truncate cuts a text that is wider than the width and ends it with tail.
// The method's own Truncate asks for the width by graphemes before it counts
// in its own way, and so leaves what it takes for narrow uncut.
func truncate(m ansi.Method, s string, width int, tail string) string {
	if m.StringWidth(s) <= width {
		return s
	}
	room := width - m.StringWidth(tail)
	for i, used := 0, 0; i < len(s); {
		cluster, n := ansi.FirstGraphemeCluster(s[i:], m)
		if used += n; used > room || cluster == "" {
			return s[:i] + tail
		}
		i += len(cluster)
	}
	return s
}

func (c *canvas) clean(s string) string {
	s = model.CleanLine(s)
	if o := c.theme.Options(); o.ASCII || o.EastAsian {
		s = sevenBit.Replace(s)
	}
	return s
}

// sevenBit gives typographic characters their twins of 7 bits.
var sevenBit = strings.NewReplacer(
	"“", `"`, "”", `"`, "„", `"`, "‟", `"`, "«", `"`, "»", `"`, "‘", "'", "’", "'", "‚", "'", "‛", "'", "′", "'", "″", `"`,
	"—", "--", "–", "-", "‐", "-", "‑", "-", "‒", "-", "―", "--", "−", "-", "…", "...", "\u00a0", " ", "\u202f", " ",
	"•", "*", "·", ".", "→", "->", "←", "<-", "×", "x",
)

func (c *canvas) width(s string) int {
	if n, ok := plainWidth(s); ok {
		return n
	}
	return c.method.StringWidth(c.clean(s))
}

// plainWidth is the width of a text of printable ASCII.
func plainWidth(s string) (int, bool) {
	for i := range len(s) {
		if s[i] < 0x20 || s[i] > 0x7e {
			return 0, false
		}
	}
	return len(s), true
}

const blanks = "                                                                                "

func (c *canvas) pad(n int) {
	for n > 0 {
		k := min(n, len(blanks))
		c.buf = append(c.buf, blanks[:k]...)
		n -= k
	}
}

// rule writes a line of a repeated sign.
func (c *canvas) rule(n int, heavy bool) {
	if n <= 0 {
		return
	}
	sign, role := c.theme.Line, theme.Rule
	if heavy && !c.blurred {
		sign, role = c.theme.Heavy, theme.Accent
	}
	p := c.theme.Paint(role)
	c.buf = append(c.buf, p.Open...)
	for range n {
		c.buf = append(c.buf, sign...)
	}
	c.buf = append(c.buf, p.Close...)
}

// heading writes the heading of a pane: name, rule, count. The pane in focus
// has its name in capitals over a heavy rule.
func (c *canvas) heading(title, count string, width int, focused bool) {
	role := theme.Subheading
	if focused {
		title, role = strings.ToUpper(title), theme.Heading
	}
	title, n := c.cut(title, width)
	c.buf = c.theme.Paint(role).Append(c.buf, title)
	left := width - n
	m := c.width(count)
	if count == "" || left < m+3 {
		if left > 1 {
			c.pad(1)
			c.rule(left-1, focused)
		} else {
			c.pad(left)
		}
		return
	}
	c.pad(1)
	c.rule(left-m-2, focused)
	c.pad(1)
	c.put(count, m, theme.Dim)
}

// leastTitle is how much of a row has to stay readable beside its numbers.
const leastTitle = 8

// row writes one row of a list. mark is the sign in front of it.
func (c *canvas) row(r row, mark string, width int, selected bool) {
	if width <= 0 {
		return
	}
	role := r.role
	if selected {
		role = theme.Selected
	}
	c.put(mark, min(2, width), theme.Accent)
	width -= 2
	if width <= 0 {
		return
	}
	indent := min(r.indent, width/2)
	c.pad(indent)
	width -= indent
	if r.stand != nil && width > standWidth {
		c.stand(*r.stand)
		width -= standWidth
	}
	flag := 0
	if n := c.width(r.flag); n > 0 && width > n+1 {
		flag = n + 1
		width -= flag
	}
	text := r.right
	if text == "" && c.width(r.left)+1+c.width(r.spare) <= width {
		text = r.spare
	}
	right := c.width(text)
	if room := width - right - 1; right > 0 && (room >= leastTitle || room >= c.width(r.left)) {
		c.put(r.left, room, role)
		c.flag(r.flag, flag)
		c.pad(1)
		c.put(text, right, theme.Dim)
		return
	}
	c.put(r.left, width, role)
	c.flag(r.flag, flag)
}

// flag writes a warning behind a row, with the blank before it.
func (c *canvas) flag(s string, width int) {
	if width > 1 {
		c.pad(1)
		c.put(s, width-1, theme.Warn)
	}
}

// standWidth is what the signs of a stance take: one for what it is, one for
// who says so, and a blank.
const standWidth = 3

// stand writes the signs of where an actor stands.
func (c *canvas) stand(s standing) {
	sign, role := c.theme.Sign(s.stance), theme.Strong
	switch {
	case s.differs:
		sign, role = c.theme.Contested, theme.Warn
	case s.stance == "":
		role = theme.Dim
	}
	c.put(sign, 1, role)
	second := ""
	if s.second {
		second = c.theme.Second
	}
	c.put(second, 1, theme.Dim)
	c.pad(1)
}

// bar writes the line between two columns.
func (c *canvas) bar() { c.buf = c.theme.Paint(theme.Rule).Append(c.buf, c.theme.Bar) }

func (c *canvas) newline() { c.buf = append(c.buf, '\n') }

// wrap breaks a text at blanks into lines of at most width cells.
func wrap(m ansi.Method, s string, width int) []string {
	if width <= 0 || s == "" {
		return nil
	}
	lines := strings.Split(m.Wrap(s, width, ""), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return lines
}

// styledWidth is the width of text with the sequences of a theme in it.
func (c *canvas) styledWidth(b []byte) int {
	n := 0
	for i := 0; i < len(b); {
		switch {
		case b[i] == 0x1b && i+1 < len(b) && b[i+1] == '[':
			i += 2
			for i < len(b) && (b[i] < 0x40 || b[i] > 0x7e) {
				i++
			}
			i++
		case b[i] >= 0x20 && b[i] < 0x7f:
			n++
			i++
		default:
			r, size := utf8.DecodeRune(b[i:])
			if !(r >= 0xa1 && r < 0x300 && r != 0xad || r >= 0x2010 && r <= 0x2027) {
				return c.method.StringWidth(string(b))
			}
			n++
			i += size
		}
	}
	return n
}
