package theme

import "readout/model"

// Signs are the characters that stand for something. Each is one cell wide
// but for the brackets of a question and the 7-bit twins of Ellipsis, Dash and
// Arrow.
type Signs struct {
	Line      string // the rule of a pane
	Heavy     string // the rule of the pane in focus
	Bar       string // between columns, and before a block quotation
	Cursor    string // the row that keys act on
	Kept      string // a selection that filters others
	Ellipsis  string // something was cut
	Bullet    string // an item of a list
	Dot       string // a separator in a line of facts
	Dash      string // before the name under a quotation
	Arrow     string // before the answer of a question, and between two states
	Open      string // an open question
	Answered  string // an answered question
	Contested string // accounts differ
	Second    string // second-hand
	None      string // not covered
	Stand     string // in place of a character that does not fit
}

func signs(o Options) Signs {
	s := Signs{
		Line: "─", Heavy: "━", Bar: "│", Cursor: ">", Kept: "*", Ellipsis: "…", Bullet: "•", Dot: "·", Dash: "—", Arrow: "→",
		Open: "[ ]", Answered: "[x]", Contested: "!", Second: `"`, None: ".", Stand: "?",
	}
	if o.ASCII || o.EastAsian {
		s.Line, s.Heavy, s.Bar, s.Ellipsis, s.Bullet, s.Dot = "-", "=", "|", "..", "*", "."
		s.Dash, s.Arrow = "--", "->"
	}
	return s
}

// Stance returns the sign of a stance.
func (s Signs) Stance(v model.Stance) string {
	switch v {
	case model.For:
		return "+"
	case model.Against:
		return "-"
	case model.Conditional:
		return "~"
	case model.Unclear:
		return "?"
	case model.Silent:
		return "o"
	}
	return s.None
}

// Sign returns the sign of a stance.
func (t *Theme) Sign(v model.Stance) string { return t.Stance(v) }

// Check returns the sign of an outcome of the word-for-word check: a blank
// when the words were not looked up.
func (s Signs) Check(c model.Check) string {
	switch c {
	case model.Exact, model.FinalPunctuation:
		return "="
	case model.Differs, model.Missing:
		return "#"
	}
	return " "
}
