package compact_test

import (
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"readout/bench/invent"
	"readout/content"
	"readout/model"
	"readout/model/compact"
)

// samples are the series that comes with readout, the cases of the format, and
// some invented briefings.
func samples(t testing.TB) (bs []*model.Briefing) {
	t.Helper()
	for _, name := range content.Samples() {
		fsys, _ := content.SampleFS(name)
		found, _ := content.Folder(".", content.Options{FS: fsys})
		bs = append(bs, found...)
	}
	guide, err := content.Guide(content.Options{})
	talks, err2 := content.Default(content.Options{})
	if err != nil || err2 != nil {
		t.Fatal(err, err2)
	}
	files := fstest.MapFS{
		"odd.md": {Data: []byte("---\nmood: {a: [1, two, null]}\nreviewed: {by: me, on: 2031-01-02, how: long}\nactors: {a: {name: A, aliases: [Ah, B], colour: red}}\nsources: {s: {title: S, file: none.txt}}\n---\n[“Words”](#a?) and [“more”](#nobody)\n\n## A\n## A\n")},
		"f.json": {Data: []byte(`{"title": "Facts", "actors": {"a": "A"}, "quotes": [{"by": "a", "text": "words"}]}`)},
	}
	for n := range 20 {
		files[invent.Name(n)] = &fstest.MapFile{Data: invent.Briefing(n)}
	}
	found, _ := content.Folder(".", content.Options{FS: files})
	return append(append(bs, guide, talks), found...)
}

// facts is a briefing without its text.
func facts(b *model.Briefing) model.Briefing {
	f := *b
	f.Markdown, f.Text = "", nil
	return f
}

func TestThereAndBack(t *testing.T) {
	for _, b := range samples(t) {
		data := compact.Encode(b)
		got, err := compact.Decode(data, b.Path)
		if err != nil {
			t.Errorf("%s: %d bytes: %v", b.Path, len(data), err)
			continue
		}
		if want := facts(b); !reflect.DeepEqual(normal(*got), normal(want)) {
			t.Errorf("%s comes back as another:\n%+v\nnot\n%+v", b.Path, *got, want)
		}
	}
}

// normal makes lists that are empty and those that are not there the same.
func normal(b model.Briefing) model.Briefing {
	empty(reflect.ValueOf(&b).Elem())
	return b
}

func empty(v reflect.Value) {
	switch v.Kind() {
	case reflect.Slice:
		if v.Len() == 0 && v.CanSet() {
			v.SetZero()
			return
		}
		if !v.CanSet() || v.Type().Elem().Kind() == reflect.Interface {
			return
		}
		c := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		reflect.Copy(c, v)
		v.Set(c)
		for i := range v.Len() {
			empty(v.Index(i))
		}
	case reflect.Pointer:
		if facts, ok := v.Interface().(*model.Facts); ok && facts != nil {
			c := *facts
			v.Set(reflect.ValueOf(&c))
			empty(v.Elem())
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if v.Field(i).CanSet() {
				empty(v.Field(i))
			}
		}
	}
}

// A briefing that is read under another path than it was written under is of
// that path, and so are its mistakes.
func TestPath(t *testing.T) {
	b, err := content.Parse("old/a.md", []byte("---\nactors: {a: 7\n---\n"), content.Options{FS: fstest.MapFS{}})
	if b == nil {
		b, err = content.Parse("old/a.md", []byte("---\nstatus: nonsense\n---\nText.\n"), content.Options{FS: fstest.MapFS{}})
	}
	if err != nil || len(b.Mistakes) == 0 {
		t.Fatal(err, b)
	}
	got, err := compact.Decode(compact.Encode(b), "new/a.md")
	if err != nil || got.Path != "new/a.md" || got.Mistakes[0].File != "new/a.md" {
		t.Errorf("%+v, %v", got, err)
	}
}

// What is not clean is not kept, since it would come back as another text.
func TestUnclean(t *testing.T) {
	if data := compact.Encode(&model.Briefing{Title: "a\x1b[2J"}); data != "" {
		t.Errorf("%q", data)
	}
}

// Whatever bytes there are, Decode returns a briefing that is clean, or an error.
func FuzzDecode(f *testing.F) {
	for _, b := range samples(f) {
		f.Add(compact.Encode(b), true)
	}
	long := strings.Repeat("x", 1<<20)
	f.Fuzz(func(t *testing.T, data string, sealed bool) {
		if !sealed {
			data = compact.Seal(data)
		}
		b, err := compact.Decode(data, "a.md")
		if err != nil {
			return
		}
		if model.Clean(b.Title) != b.Title {
			t.Errorf("%q", b.Title)
		}
		model.NewRelations(b)
		b.Markdown = long
		data = compact.Encode(b)
		b.Markdown = ""
		if data == "" {
			return // a place is beyond that
		}
		again, err := compact.Decode(data, "a.md")
		if err != nil || !reflect.DeepEqual(normal(*again), normal(*b)) {
			t.Errorf("%+v comes back as %+v: %v", b, again, err)
		}
	})
}

func BenchmarkEncode(b *testing.B) {
	x := samples(b)
	one := x[len(x)-3]
	b.ReportAllocs()
	for b.Loop() {
		compact.Encode(one)
	}
	b.ReportMetric(float64(len(compact.Encode(one))), "bytes")
	b.ReportMetric(float64(len(one.Markdown)), "markdown")
}

func BenchmarkDecode(b *testing.B) {
	x := samples(b)
	data := compact.Encode(x[len(x)-3])
	b.ReportAllocs()
	var d compact.Decoder
	for b.Loop() {
		if _, err := d.Decode(data, "a.md"); err != nil {
			b.Fatal(err)
		}
	}
}
