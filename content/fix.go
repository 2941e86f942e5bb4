package content

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"readout/model"
)

// maxRounds is how often Fix looks again: a mend may uncover what it hid.
const maxRounds = 8

// Fix applies the mends that admit one answer. It returns the file as it is
// then, and the mistakes that are mended.
func Fix(name string, src []byte, o Options) (out []byte, done []model.Mistake, err error) {
	out = src
	for range maxRounds {
		d, err := decode(name, out, o)
		if err != nil {
			return src, nil, err
		}
		text, mended := apply(string(out), d.b.Mistakes)
		if len(mended) == 0 {
			break
		}
		out, done = []byte(text), append(done, mended...)
	}
	return out, done, nil
}

// apply applies the edits of mistakes, as far as they do not touch each other.
func apply(src string, mistakes []model.Mistake) (string, []model.Mistake) {
	// Places count in the text as it is read: without a byte order mark, well-formed.
	text := strings.TrimPrefix(src, "\ufeff")
	if !utf8.ValidString(text) {
		text = strings.ToValidUTF8(text, "\ufffd")
	}
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
	if len(done) == 0 {
		return src, nil
	}
	out.WriteString(text[at:])
	return out.String(), done
}
