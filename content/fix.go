package content

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"readout/model"
)

// maxRounds is how often Fix looks again: a mend may uncover what it hid.
const maxRounds = 8

// Fix applies the mends that admit one answer. It returns the file as it is
// then, and the mistakes that are mended.
func Fix(name string, src []byte, o Options) (out []byte, done []model.Mistake, err error) {
	text, _, err := decodeText(name, string(src))
	if err != nil {
		return src, nil, err
	}
	for range maxRounds {
		d, err := decode(name, text, o)
		if err != nil {
			return src, nil, err
		}
		mended, applied := apply(text, d.b.Mistakes)
		if len(applied) == 0 {
			break
		}
		text, done = mended, append(done, applied...)
	}
	if len(done) == 0 {
		return src, nil, nil
	}
	return likeBefore(src, text), done, nil
}

// likeBefore gives a text the byte order mark and the line ends of the file.
func likeBefore(src []byte, text string) []byte {
	if n := bytes.Count(src, []byte("\r\n")); n > 0 && n == bytes.Count(src, []byte("\n")) {
		text = strings.ReplaceAll(text, "\n", "\r\n")
	}
	if bytes.HasPrefix(src, []byte("\ufeff")) {
		text = "\ufeff" + text
	}
	return []byte(text)
}

// apply applies the edits of mistakes, as far as they do not touch each other.
func apply(text string, mistakes []model.Mistake) (string, []model.Mistake) {
	var chosen []model.Mistake
	for _, m := range mistakes {
		if m.Fix != nil && m.Fix.Start >= 0 && m.Fix.Start <= m.Fix.End && m.Fix.End <= len(text) {
			chosen = append(chosen, m)
		}
	}
	slices.SortStableFunc(chosen, func(a, b model.Mistake) int { return cmp.Compare(a.Fix.Start, b.Fix.Start) })
	var out strings.Builder
	var done []model.Mistake
	at := 0
	for _, m := range chosen {
		if m.Fix.Start < at || text[m.Fix.Start:m.Fix.End] == m.Fix.New {
			continue
		}
		out.WriteString(text[at:m.Fix.Start])
		out.WriteString(m.Fix.New)
		at = m.Fix.End
		done = append(done, m)
	}
	out.WriteString(text[at:])
	return out.String(), done
}
