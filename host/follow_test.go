package host

import (
	"testing"

	"readout/model/together"
)

func TestFollow(t *testing.T) {
	m := meet(t)
	low := m.Library.View(Reader{Grants: []Grant{{Ceiling: "TLP:CLEAR"}}})
	high := m.Library.View(Reader{Grants: []Grant{{Ceiling: All}}})
	if low.scope() == high.scope() || low.scope() != m.Library.View(Reader{Name: "x", Grants: []Grant{{Ceiling: "TLP:CLEAR"}}}).scope() {
		t.Fatal("scopes do not tell views apart")
	}
	place := together.Place{Briefing: "long.md", View: "reading", Byte: 7, Scope: high.scope()}
	with := func(change func(*together.Place)) together.Place {
		p := place
		change(&p)
		return p
	}
	none := func(*together.Place) {}
	tests := []struct {
		name   string
		place  together.Place
		ok     bool
		change func(*together.Place) // what of the place is left out
	}{
		{"what both see", place, true, none},
		{"a briefing of others", with(func(p *together.Place) { p.Briefing = canary + ".md" }), false, nil},
		{"a briefing that is not there", with(func(p *together.Place) { p.Briefing = "none.md" }), false, nil},
		{"no briefing", with(func(p *together.Place) { p.Briefing = "" }), false, nil},
		{"a filter that is known", with(func(p *together.Place) { p.Filter = "is:open type:briefing paragraph" }), true, none},
		{"a filter that is not", with(func(p *together.Place) { p.Filter = "paragraph or by:" + canary }), false, nil},
		{"a search that is not", with(func(p *together.Place) { p.Search = canary }), true, func(p *together.Place) { p.Search = "" }},
		{"an item of others", with(func(p *together.Place) { p.At = "actor:quetzalcoatlus" }), true, func(p *together.Place) { p.At = "" }},
		{"choices of others", with(func(p *together.Place) { p.Chosen = "issue:eggs" }), true, func(p *together.Place) { p.Chosen = "" }},
		{"a sentence of others", with(func(p *together.Place) { p.Sentence = canary + " spoke." }), true, func(p *together.Place) { p.Sentence = "" }},
		{"a sentence", with(func(p *together.Place) { p.Sentence = "Paragraph 007" }), true, none},
		{"a view", with(func(p *together.Place) { p.Briefing, p.View, p.At = "", "timeline", "timeline" }), true, none},
		{"a place in a view", with(func(p *together.Place) { p.Briefing, p.View, p.At = "", "library", "library:long" }), true, none},
		{"a row of others", with(func(p *together.Place) { p.Briefing, p.View, p.At = "", "library", "library:"+canary }), true, func(p *together.Place) { p.At = "library" }},
		{"a cell of others", with(func(p *together.Place) { p.Briefing, p.View, p.At = "", "matrix", "matrix:quetzalcoatlus/eggs" }), true, func(p *together.Place) { p.At = "matrix" }},
		{"as of a briefing of others", with(func(p *together.Place) { p.Briefing, p.View, p.At = "", "matrix", "matrix:@"+canary }), false, nil},
		{"a row and a filter of others", with(func(p *together.Place) {
			p.Briefing, p.View, p.At, p.Filter = "", "library", "library:"+canary, canary
		}), false, nil},
		{"a place of others", with(func(p *together.Place) { p.Briefing, p.View, p.At = "", "dossier", "dossier:quetzalcoatlus" }), false, nil},
	}
	for _, tt := range tests {
		got, ok := low.follow(tt.place)
		want := together.Place{}
		if tt.ok {
			want = with(func(p *together.Place) { *p = tt.place; p.Scope = ""; tt.change(p) })
		}
		if ok != tt.ok || ok && got != want {
			t.Errorf("%s: %+v, %t, want %+v, %t", tt.name, got, ok, want, tt.ok)
		}
		if got, ok := high.follow(tt.place); tt.ok && (!ok || got != tt.place) {
			t.Errorf("%s: who sees the same is told %+v, %t", tt.name, got, ok)
		}
	}
}
