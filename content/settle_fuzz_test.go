package content

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"readout/model"
)

// FuzzSettle makes choices about the guesses of any briefing. Each is refused,
// or gives a file that reads as the briefing returned, with that guess settled
// and all bytes but those of a short run as they were.
func FuzzSettle(f *testing.F) {
	for _, pattern := range []string{"testdata/settle/*.txtar", "testdata/read/*.txtar", "testdata/check/guesses.txtar"} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			f.Fatal(err)
		}
		for _, name := range names {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				f.Fatal(err)
			}
			for i := range 4 {
				f.Add(archive.Files[0].Data, uint8(i), uint8(i%3), "Cy Cole")
			}
		}
	}
	if src, err := os.ReadFile("embedded/white-house-talks.md"); err == nil {
		f.Add(bytes.Replace(src, []byte("](#trump)"), []byte("](#trump?)"), 1), uint8(0), uint8(1), "")
	}
	f.Fuzz(func(t *testing.T, src []byte, which, verdict uint8, name string) {
		b, err := Parse("a.md", src, Options{})
		if err != nil || b.Guesses() == 0 {
			return
		}
		r, ok := guessAt(b, int(which)%b.Guesses())
		if !ok {
			t.Fatalf("%d guesses are counted, but they are not there", b.Guesses())
		}
		c := model.Choice{Of: r, Verdict: []model.Verdict{model.Accept, model.Correct, model.Discard}[verdict%3], Stance: model.Against, Name: name}
		if len(b.Actors()) > 0 && name == "" {
			c.By = b.Actors()[int(which)%len(b.Actors())].ID
		}
		out, after, err := Settle("a.md", src, c, Options{})
		if err != nil {
			return
		}
		again, err := Parse("a.md", out, Options{})
		if err != nil || !bytes.Equal(jsonOf(t, after), jsonOf(t, again)) {
			t.Fatalf("%+v of %q gives %q, which is another briefing: %v", c, src, out, err)
		}
		if c.Verdict == model.Accept && (after.Guesses() != b.Guesses()-1 || len(out) >= len(src)) {
			t.Errorf("%+v of %q gives %q with %d guesses, not %d", c, src, out, after.Guesses(), b.Guesses()-1)
		}
	})
}

// guessAt is the n-th guess of a briefing.
func guessAt(b *model.Briefing, n int) (model.Ref, bool) {
	for _, kind := range []model.Type{model.TypeQuote, model.TypePosition, model.TypeIssue, model.TypeQuestion} {
		for i := range b.Len(kind) {
			if r := (model.Ref{Type: kind, Index: i}); b.Guess(r) {
				if n--; n < 0 {
					return r, true
				}
			}
		}
	}
	return model.Ref{}, false
}
