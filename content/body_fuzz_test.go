package content

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"readout/model"
)

// bodySeeds are texts with all that a body may hold.
func bodySeeds(f *testing.F) {
	for _, file := range seeds(f) {
		f.Add(string(file.Data))
	}
	f.Add(generated(4000))
	for _, src := range hostile() {
		f.Add(src[:min(len(src), 300)])
	}
}

// FuzzBody holds the body parser to what a Document promises, for any text.
func FuzzBody(f *testing.F) {
	bodySeeds(f)
	f.Fuzz(func(t *testing.T, src string) {
		for _, whole := range []bool{false, true} {
			r := newBodyReader(src)
			r.whole = whole
			r.read(0)
			r.finish()
			if err := sound(src, r.out); err != nil {
				t.Errorf("%q: %v", src, err)
			}
		}
	})
}

// FuzzChunks demands that it makes no difference in how many chunks a text is read.
func FuzzChunks(f *testing.F) {
	bodySeeds(f)
	f.Fuzz(func(t *testing.T, src string) {
		if !utf8.ValidString(src) || strings.ContainsAny(src, "\r\x00") {
			t.Skip("such a text is mended before it is read")
		}
		want := inChunks(src, 1<<30)
		for _, size := range []int{1, 40, 200} {
			got := inChunks(src, size)
			if diff := difference(got, want); diff != "" {
				t.Fatalf("%q in chunks of %d: %s", src, size, diff)
			}
		}
	})
}

func inChunks(src string, size int) body {
	r := newBodyReader(src)
	r.size = size
	r.read(0)
	r.finish()
	return r.out
}

// difference names the first thing in which two bodies differ.
func difference(got, want body) string {
	if len(got.Doc.Blocks) != len(want.Doc.Blocks) {
		return "other blocks:\n" + dump(got) + "want\n" + dump(want)
	}
	for i, b := range got.Doc.Blocks {
		if !reflect.DeepEqual(b, want.Doc.Blocks[i]) {
			return "other block:\n" + dumpBlock(got, b) + "want\n" + dumpBlock(want, want.Doc.Blocks[i])
		}
	}
	got.Doc, want.Doc = &model.Document{Links: got.Doc.Links}, &model.Document{Links: want.Doc.Links}
	if !reflect.DeepEqual(got, want) {
		return "other quotations, questions, headings or references:\n" + dump(got) + "want\n" + dump(want)
	}
	return ""
}
