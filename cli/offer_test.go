package cli

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const plainArticle = `Harbour talks stall over dredging

The talks on the harbour of Sellan stalled on Tuesday, two days before the money runs out, and nobody would say when they go on.

“We will not sign a blank cheque,” said Marta Vale, the director of the port.
`

func articleFile(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestDrafter makes a briefing of a text, which is in no file.
func TestDrafter(t *testing.T) {
	a := &app{}
	d := &drafter{a.options(&config{})}
	b, found, err := d.Draft(openIt(t, articleFile(t, "harbour.txt", plainArticle)))
	if err != nil || b.Path != "-" || b.ID != "harbour" || len(b.Quotes()) != 1 {
		t.Fatalf("%+v, %v", b, err)
	}
	if !strings.HasPrefix(found, "1 quotation, ") || !strings.HasSuffix(found, "; readout draft harbour.txt -o DIR keeps it") {
		t.Errorf("found: %q", found)
	}
	if why := a.newReviewer(&config{}).Why(b); why == "" {
		t.Error("a draft in no file may be written")
	}
}

// TestDrafterPages takes pages of HTML as well as texts.
func TestDrafterPages(t *testing.T) {
	d := &drafter{(&app{}).options(&config{})}
	for name, want := range map[string]bool{"a.TXT": true, "a.html": true, "a.json": false, "-": false, "": false} {
		if d.Takes(name) != want {
			t.Errorf("takes %q: %v", name, !want)
		}
	}
	page := "<html><body><article><p>" + strings.ReplaceAll(plainArticle, "\n\n", "</p><p>") + "</p></article></body></html>"
	b, _, err := d.Draft(openIt(t, articleFile(t, "page.html", page)))
	if err != nil || len(b.Quotes()) != 1 {
		t.Errorf("%+v, %v", b, err)
	}
}

// TestOfferAtTerminal drafts an article in the real program, and goes back to it.
func TestOfferAtTerminal(t *testing.T) {
	s := sit(t, 100, 24, nil, articleFile(t, "harbour.txt", plainArticle))
	s.see("a plain article: w drafts a briefing from it")
	s.keys("w")
	s.see("1 quotation, ")
	s.keys("q")
	s.see("draft a briefing")
	s.keys("q")
	s.end(0)
}
