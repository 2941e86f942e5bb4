package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"

	"readout/model"
	"readout/model/library"
)

// Tables lists the tables that CSV writes.
var Tables = []string{"quotes", "positions", "events", "questions", "actors"}

// Inert keeps a cell of a spreadsheet from being taken for a formula: one that
// begins with a sign that begins formulas gets an apostrophe before it (OWASP,
// CSV Injection).
func Inert(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r＝＋－＠", []rune(cell)[0]) {
		return "'" + cell
	}
	return cell
}

// CSV writes one table of some briefings: a head line, then a row for each item
// that keep leaves, all if it is nil. Cells are quoted as RFC 4180 has it, lines
// end with LF. It fails for a table that there is not.
func CSV(w io.Writer, bs []*model.Briefing, table string, keep library.Keep) error {
	i := slices.Index(Tables, table)
	if i < 0 {
		return fmt.Errorf("there is no table %q; there are %s", table, strings.Join(Tables, ", "))
	}
	t := tables[i]
	out := csv.NewWriter(w)
	if err := out.Write(append(slices.Clone(front), t.head...)); err != nil {
		return err
	}
	for _, b := range bs {
		r := record{b: b, rel: model.NewRelations(b)}
		for n := range b.Len(t.of) {
			ref := model.Ref{Type: t.of, Index: n}
			if keep != nil && !keep(b, ref) {
				continue
			}
			r.cells = append(r.cells[:0], b.ID, b.Date.String(), b.Marking, string(status(b)))
			t.fill(&r, n)
			r.put(r.line(ref), r.rel.AddressOf(ref).String())
			for c, cell := range r.cells {
				r.cells[c] = Inert(model.CleanLine(cell))
			}
			if err := out.Write(r.cells); err != nil {
				return err
			}
		}
	}
	out.Flush()
	return out.Error()
}

// status is how far a briefing has come, in a word.
func status(b *model.Briefing) model.Status {
	if b.Status == "" {
		return model.Draft
	}
	return b.Status
}
