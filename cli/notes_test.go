package cli

import (
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"readout/content"
	"readout/model"
	"readout/model/annotation"
	"readout/store"
)

// keep STATE ADDRESS [NOTE] bookmarks what an address names, or notes something
// on it, as the reader does on the screen; @NAME LINE keeps a filter. An
// address that ends in ! marks its briefing as read.
func keep(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 || len(args) > 3 {
		ts.Fatalf("usage: keep STATE ADDRESS [NOTE]")
	}
	s, err := store.Open(ts.MkAbs(args[0]), func() time.Time { return time.Date(2032, 1, 26, 12, 0, 0, 0, time.UTC) })
	ts.Check(err)
	defer s.Close()
	if s.Notice() != "" {
		ts.Fatalf("%s", s.Notice())
	}
	r := s.Reader("")
	if name, ok := strings.CutPrefix(args[1], "@"); ok {
		_, err = r.Filter(name, args[2])
		ts.Check(err)
		return
	}
	address, read := strings.CutSuffix(args[1], "!")
	to, err := model.ParseAddress(address)
	ts.Check(err)
	path := ts.MkAbs(to.Path)
	b, err := content.Open(path, content.Options{})
	ts.Check(err)
	d := annotation.Document{Key: filepath.Clean(path), Briefing: b.ID, Title: b.Title, Fingerprint: annotation.Fingerprint(b), Place: "text:L1"}
	if read {
		source, err := os.ReadFile(path)
		ts.Check(err)
		_, err = r.Read(d, source)
		ts.Check(err)
		return
	}
	note := on(b, to)
	if note.Motivation = annotation.Bookmarking; len(args) > 2 {
		note.Motivation, note.Body = annotation.Commenting, controls.Replace(args[2])
	}
	_, err = r.Keep(d, note)
	ts.Check(err)
}

func on(b *model.Briefing, to model.Address) annotation.Annotation {
	if ref, ok := b.Resolve(to); ok {
		return annotation.On(b, ref, 0)
	}
	place, _ := b.Locate(to)
	return annotation.On(b, model.Ref{}, place.Start)
}
