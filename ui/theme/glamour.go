package theme

import "charm.land/glamour/v2/ansi"

// Glamour returns the theme as a style of Glamour. It names no code theme:
// Glamour keeps one for the whole process, whoever asks first.
func (t *Theme) Glamour() ansi.StyleConfig {
	zero, two := uint(0), uint(2)
	block := func(r Role) ansi.StyleBlock { return ansi.StyleBlock{StylePrimitive: t.primitive(r)} }
	heading := func(r Role) ansi.StyleBlock {
		b := block(r)
		b.BlockSuffix = "\n"
		return b
	}
	attr := func(a Attr) ansi.StylePrimitive { return look{attr: a}.primitive() }
	table := ansi.StyleTable{}
	if t.options.ASCII || t.options.EastAsian {
		plus := "+"
		table.CenterSeparator, table.ColumnSeparator, table.RowSeparator = &plus, &t.Bar, &t.Line
	}
	bar := t.Bar + " "
	one := uint(1)
	quote := block(Text)
	quote.Indent, quote.IndentToken = &one, &bar
	c := ansi.StyleConfig{
		Document:       ansi.StyleBlock{Margin: &zero},
		BlockQuote:     quote,
		List:           ansi.StyleList{LevelIndent: 2},
		Heading:        heading(Heading),
		H1:             heading(Title),
		H2:             heading(Heading),
		H3:             heading(Subheading),
		H4:             heading(Subheading),
		H5:             heading(Subheading),
		H6:             heading(Subheading),
		Strikethrough:  attr(Struck),
		Emph:           attr(Italic),
		Strong:         attr(Bold),
		HorizontalRule: t.primitive(Rule),
		Item:           ansi.StylePrimitive{BlockPrefix: t.Bullet + " "},
		Enumeration:    ansi.StylePrimitive{BlockPrefix: ". "},
		Task:           ansi.StyleTask{Ticked: t.Answered + " ", Unticked: t.Open + " "},
		Link:           t.primitive(Link),
		LinkText:       t.primitive(Text),
		Image:          t.primitive(Link),
		ImageText:      t.primitive(Dim),
		Code:           block(Code),
		CodeBlock:      ansi.StyleCodeBlock{StyleBlock: block(Code)},
		Table:          table,
		HTMLBlock:      block(Text),
		HTMLSpan:       block(Text),
	}
	c.HorizontalRule.Format = "\n" + t.Line + t.Line + t.Line + t.Line + t.Line + t.Line + t.Line + t.Line + "\n"
	c.CodeBlock.Margin = &two
	c.ImageText.Format = "[{{.text}}]"
	return c
}

func (t *Theme) primitive(r Role) ansi.StylePrimitive { return t.looks[r].primitive() }

func (l look) primitive() ansi.StylePrimitive {
	yes := true
	var p ansi.StylePrimitive
	for _, a := range []struct {
		attr Attr
		to   **bool
	}{{Bold, &p.Bold}, {Faint, &p.Faint}, {Italic, &p.Italic}, {Underline, &p.Underline}, {Reverse, &p.Inverse}, {Struck, &p.CrossedOut}} {
		if l.attr&a.attr != 0 {
			*a.to = &yes
		}
	}
	if l.fg.set {
		s := l.fg.String()
		p.Color = &s
	}
	if l.bg.set {
		s := l.bg.String()
		p.BackgroundColor = &s
	}
	return p
}
