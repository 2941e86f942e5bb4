package model

// Severity tells a mistake that spoils the meaning from one that may be meant.
type Severity string

// The severities of a mistake.
const (
	Error   Severity = "error"
	Warning Severity = "warning"
	Hint    Severity = "hint"
)

// Mistake is one thing wrong in a briefing, with its place and its mend.
type Mistake struct {
	File     string   // as the reader named it
	Line     int      // from 1
	Column   int      // in code points, from 1
	Width    int      // code points that are wrong; at least 1
	Severity Severity //
	Code     string   // short stable name, such as "unknown-id"
	What     string   // one sentence without a full stop
	Excerpt  string   // the line of the file, cleaned, whole
	There    string   // for a quotation that differs: the source's words, with their place
	Here     string   // for a quotation that differs: the briefing's words
	Mend     string   // how to put it right
	Also     []Place  // further places, such as the first of two equal ids
	Fix      *Edit    // the mend as an edit, if only one is possible
}

// Edit replaces the half-open byte range of a file by New.
type Edit struct {
	Start, End int
	New        string
}

// Faults counts the errors and warnings among the mistakes; hints are none.
func (b *Briefing) Faults() int {
	n := 0
	for _, m := range b.Mistakes {
		if m.Severity != Hint {
			n++
		}
	}
	return n
}
