package page

import (
	"strings"

	"readout/ui/theme"
)

// drawn is a piece of a line that Glamour drew: a text and the sequence that
// gives it its look.
type drawn struct{ open, text string }

// pieces takes Glamour's output apart. Of all sequences only those that select
// a look are kept, and the text between them is cleaned once more, so that
// whatever a document managed to slip in ends here.
func pieces(s string) [][]drawn {
	var lines [][]drawn
	var line []drawn
	open := ""
	put := func(text string) {
		if text != "" {
			line = append(line, drawn{open, restore(text)})
		}
	}
	from := 0
	for i := 0; i < len(s); {
		switch s[i] {
		case '\n':
			put(s[from:i])
			lines, line = append(lines, line), nil
			i++
			from = i
		case 0x1b:
			put(s[from:i])
			size, look := sequence(s[i:])
			switch {
			case !look:
			case resets(s[i : i+size]):
				open = ""
			case len(open)+size < 128:
				open += s[i : i+size]
			}
			i += size
			from = i
		default:
			i++
		}
	}
	put(s[from:])
	return append(lines, line)
}

func resets(s string) bool { return s == theme.Reset || s == "\x1b[0m" }

// sequence returns the length of the escape sequence at the beginning of s,
// and whether it selects a look.
func sequence(s string) (size int, look bool) {
	if len(s) < 2 {
		return len(s), false
	}
	switch s[1] {
	case '[':
		for i := 2; i < len(s); i++ {
			if c := s[i]; c >= 0x40 && c <= 0x7e {
				return i + 1, c == 'm' && strings.Trim(s[2:i], "0123456789;:") == ""
			} else if c < 0x20 || c > 0x7e {
				return i, false
			}
		}
		return len(s), false
	case ']', 'P', 'X', '^', '_':
		for i := 2; i < len(s); i++ {
			if s[i] == 0x07 {
				return i + 1, false
			}
			if s[i] == 0x1b {
				if i+1 < len(s) && s[i+1] == '\\' {
					return i + 2, false
				}
				return i, false
			}
		}
		return len(s), false
	}
	if s[1] < 0x20 || s[1] > 0x7e {
		return 1, false
	}
	return 2, false
}

// tidy takes the padding off the ends of lines and blank lines off both ends.
func tidy(lines [][]drawn) [][]drawn {
	for i, line := range lines {
		for len(line) > 0 {
			last := &line[len(line)-1]
			if last.text = strings.TrimRight(last.text, " "); last.text != "" {
				break
			}
			line = line[:len(line)-1]
		}
		lines[i] = line
	}
	for len(lines) > 0 && len(lines[0]) == 0 {
		lines = lines[1:]
	}
	for len(lines) > 0 && len(lines[len(lines)-1]) == 0 {
		lines = lines[:len(lines)-1]
	}
	return lines
}
