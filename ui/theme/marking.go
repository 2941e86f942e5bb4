package theme

import "strings"

// tlp holds the foregrounds of the Traffic Light Protocol 2.0; its ground is black.
var tlp = map[string]uint32{
	"TLP:RED":          0xff2b2b,
	"TLP:AMBER":        0xffc000,
	"TLP:AMBER+STRICT": 0xffc000,
	"TLP:GREEN":        0x33ff00,
	"TLP:CLEAR":        0xffffff,
}

// Marking returns the look of a marking: the colours of the Traffic Light
// Protocol for its labels, weight for house text, and a dim one for "".
func (t *Theme) Marking(label string) Paint {
	if label == "" {
		return t.paints[Dim]
	}
	fg, ok := tlp[strings.ToUpper(strings.TrimSpace(label))]
	if !ok || t.options.NoColor {
		return paint(Bold|Reverse, "", "")
	}
	return paint(Bold, parameters(38, hex(fg)), parameters(48, hex(0x000000)))
}
