package query

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// mostExpanded is how deep saved filters may stand in saved filters.
const mostExpanded = 8

// Expand replaces every @name of a line by the filter that lookup knows under
// that name, in brackets. Inside quotation marks @ is a letter like others. An
// error has the column of the name in the line; the line returned with it has
// what could be replaced.
func Expand(line string, lookup func(name string) (string, bool)) (string, error) {
	return expand(line, lookup, nil)
}

func expand(line string, lookup func(string) (string, bool), within []string) (string, error) {
	if !strings.Contains(line, "@") {
		return line, nil
	}
	var out strings.Builder
	var err error
	quoted, before := false, ' '
	runes := []rune(line)
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		if r == '"' {
			quoted = !quoted
		}
		begins := before == ' ' || before == '(' || before == '-' || before == '\t'
		before = r
		if r != '@' || quoted || !begins {
			out.WriteRune(r)
			continue
		}
		end := i + 1
		for end < len(runes) && nameRune(runes[end]) {
			end++
		}
		name := string(runes[i+1 : end])
		text, ok := lookup(name)
		switch {
		case name == "":
			err = cmp.Or(err, error(&Error{Column: i + 1, What: `"@" needs the name of a saved filter`, Unfinished: true}))
		case !ok:
			err = cmp.Or(err, error(&Error{Column: i + 1, What: `no filter is saved as "` + name + `"`, Unfinished: end == len(runes)}))
		case len(within) >= mostExpanded || slices.Contains(within, name):
			err = cmp.Or(err, error(&Error{Column: i + 1, What: `the saved filter "` + name + `" stands within itself`}))
		default:
			inner, e := expand(text, lookup, append(within[:len(within):len(within)], name))
			if e != nil {
				err = cmp.Or(err, error(&Error{Column: i + 1, What: `in the saved filter "` + name + `": ` + e.(*Error).What}))
			}
			if strings.TrimSpace(inner) != "" {
				out.WriteString("(" + inner + ")")
			}
		}
		i, before = end-1, 'x'
	}
	if err != nil {
		return out.String(), err
	}
	return out.String(), nil
}

// nameRune reports whether a character may stand in the name of a saved filter.
func nameRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '_' || r == '.'
}

// ValidName reports whether a filter may be saved under a name.
func ValidName(name string) bool {
	return name != "" && len(name) <= 64 && !strings.ContainsFunc(name, func(r rune) bool { return !nameRune(r) })
}

// Expand replaces every @name of a line by the filter saved under that name.
func (s *Set) Expand(line string) (string, error) {
	if s.ctx.Saved == nil {
		return line, nil
	}
	return Expand(line, s.ctx.Saved)
}
