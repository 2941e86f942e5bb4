package ui_test

import (
	"io/fs"
	"testing"
	"testing/fstest"
	"time"

	"readout/content"
	"readout/model"
	"readout/ui"
)

// talks is the embedded briefing.
func talks(t testing.TB) *model.Briefing {
	t.Helper()
	b, err := content.Default(content.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// parse reads a briefing from its source.
func parse(t testing.TB, src string) *model.Briefing {
	t.Helper()
	b, err := content.Parse("test.md", []byte(src), content.Options{FS: fstest.MapFS{}})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// orrin is the series that comes with readout.
func orrin(t testing.TB) []*model.Briefing {
	t.Helper()
	fsys, ok := content.SampleFS("orrin")
	if !ok {
		t.Skip("no sample series")
	}
	names, err := fs.Glob(fsys, "*.md")
	if err != nil {
		t.Fatal(err)
	}
	var bs []*model.Briefing
	for _, name := range names {
		src, err := fs.ReadFile(fsys, name)
		if err != nil {
			t.Fatal(err)
		}
		b, err := content.Parse(name, src, content.Options{FS: fsys})
		if err != nil {
			t.Fatal(err)
		}
		bs = append(bs, b)
	}
	return bs
}

// still is a clock that stands.
func still() time.Time { return time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC) }

// dark and light say what the background is.
func background(dark bool) *bool { return &dark }

// app opens briefings in a window of that size.
func app(t testing.TB, w, h int, change ...func(*ui.Config)) *ui.App {
	t.Helper()
	c := ui.Config{Width: w, Height: h, Now: still}
	for _, f := range change {
		f(&c)
	}
	if c.Briefings == nil {
		c.Briefings = []*model.Briefing{talks(t)}
	}
	return ui.New(c)
}
