package theme

// palette returns the look of every role. Weight comes before colour: a theme
// without colours differs from the others only in what it leaves out.
func palette(o Options) [roles]look {
	p := weights()
	if o.NoColor {
		p[Dim].attr |= Faint
		p[Rule].attr |= Faint
		return p
	}
	for r, c := range hues(o) {
		p[r].fg = hex(c)
	}
	p[Match] = look{fg: hex(0x000000), bg: hex(0xe3c565)}
	p[Current] = look{attr: Bold, fg: hex(0x000000), bg: hex(0xff9f45)}
	switch {
	case o.Unknown:
		p[Selected] = look{attr: Reverse}
	case o.Dark:
		p[Selected] = look{bg: hex(0x2c3e50)}
	default:
		p[Selected] = look{bg: hex(0xdce8f5)}
	}
	return p
}

// weights is every role without a colour. None is italic: some terminals draw
// that as reverse, which is for what is selected.
func weights() [roles]look {
	return [roles]look{
		Strong:     {attr: Bold},
		Title:      {attr: Bold},
		Heading:    {attr: Bold},
		Subheading: {attr: Bold},
		Accent:     {attr: Bold},
		Warn:       {attr: Bold},
		Link:       {attr: Underline},
		Key:        {attr: Bold},
		Selected:   {attr: Reverse},
		Match:      {attr: Underline},
		Current:    {attr: Reverse | Bold},
	}
}

func hues(o Options) map[Role]uint32 {
	switch {
	case o.Unknown:
		return map[Role]uint32{
			Dim: 0x7b7b7b, Rule: 0x7b7b7b, Accent: 0x1f87a8, Warn: 0xc9542f, Good: 0x3f8a3f, Link: 0x3f7fbf, Code: 0x7b7b7b,
			Party: 0x3f7fbf, Mediator: 0x96762a, Supporter: 0x3f8a3f, Analyst: 0xa35fb5, Other: 0x7b7b7b,
		}
	case o.Dark:
		return map[Role]uint32{
			Dim: 0x9b9b9b, Rule: 0x7d7d7d, Accent: 0x6fc3dc, Warn: 0xf0896f, Good: 0x8cc48c, Link: 0x8db7e0, Code: 0xc8c0a8,
			Party: 0x8db7e0, Mediator: 0xd9b36c, Supporter: 0x8cc48c, Analyst: 0xc9a0d6, Other: 0xb4b4b4,
		}
	}
	return map[Role]uint32{
		Dim: 0x666666, Rule: 0x8a8a8a, Accent: 0x00607a, Warn: 0xab2f14, Good: 0x2c672c, Link: 0x1c5a96, Code: 0x5c5030,
		Party: 0x1c5a96, Mediator: 0x735000, Supporter: 0x2c672c, Analyst: 0x75378a, Other: 0x565656,
	}
}
