package compact_test

import (
	"reflect"
	"runtime"
	"sync"
	"testing"

	"readout/model"
	"readout/model/compact"
)

// held is briefings that hold their facts as bytes, and the facts they had.
func held(t *testing.T, s *compact.Shelf) (bs []*model.Briefing, facts []model.Facts) {
	t.Helper()
	for _, b := range samples(t) {
		data := compact.Encode(b)
		got, err := compact.Decode(data, b.Path)
		if err != nil {
			t.Fatal(b.Path, err)
		}
		facts = append(facts, *got.Facts)
		compact.Hold(got, data, s)
		bs = append(bs, got)
	}
	return bs, facts
}

// TestHeld wants the same facts as often as they are forgotten, from several
// goroutines at once.
func TestHeld(t *testing.T) {
	s := &compact.Shelf{}
	bs, facts := held(t, s)
	for range 10 { // more than a shelf has at hand
		held(t, s)
	}
	runtime.GC()
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for i, b := range bs {
				if !reflect.DeepEqual(*b.All(), facts[i]) {
					t.Errorf("%s has other facts", b.Path)
				}
				if f := b.All(); f != b.All() {
					t.Errorf("%s was decoded again while it was at hand", b.Path)
				}
				runtime.GC()
			}
		})
	}
	wg.Wait()
}

// TestOnly wants each list as it is when all are asked for, and its length without
// any being decoded.
func TestOnly(t *testing.T) {
	s := &compact.Shelf{}
	bs, facts := held(t, s)
	for range 10 {
		held(t, s)
	}
	runtime.GC()
	lists := map[model.Type]func(f *model.Facts) any{
		model.TypeActor: func(f *model.Facts) any { return f.Actors }, model.TypeIssue: func(f *model.Facts) any { return f.Issues },
		model.TypePosition: func(f *model.Facts) any { return f.Positions }, model.TypeQuote: func(f *model.Facts) any { return f.Quotes },
		model.TypeEvent: func(f *model.Facts) any { return f.Events }, model.TypeQuestion: func(f *model.Facts) any { return f.Questions },
		model.TypeJudgement: func(f *model.Facts) any { return f.Judgements }, model.TypeSource: func(f *model.Facts) any { return f.Sources },
	}
	for i, b := range bs {
		for typ, list := range lists {
			want := list(&facts[i])
			if got := list(b.Only(typ)); !reflect.DeepEqual(got, want) {
				t.Errorf("%s: other %ss: %v", b.Path, typ, got)
			}
			if got := b.Len(typ); got != reflect.ValueOf(want).Len() {
				t.Errorf("%s has %d %ss", b.Path, got, typ)
			}
		}
	}
}
