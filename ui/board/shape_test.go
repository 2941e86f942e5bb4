package board

import "testing"

func TestShape(t *testing.T) {
	for _, b := range []Board{
		Matrix{},
		Matrix{Swap: true},
		Matrix{Moved: true, Groups: Ungrouped},
		Matrix{Groups: Grouped},
		Timeline{},
		Timeline{NoWords: true, Zoom: ByMonth, Opened: "2032-01 undated "},
		Timeline{OneList: true, Zoom: ByWeek},
		Timeline{Lanes: true, Zoom: ByDay},
		Dossier{},
		Dossier{AllWords: true},
		Compare{},
		Compare{All: true, Texts: true},
		Library{},
		Library{Series: true, Order: MostOpen},
		Library{Order: ByTitle},
		Library{Order: UnreadFirst},
		Library{Order: MostMoved},
	} {
		plain, _ := ByName(b.Name())
		if got := WithShape(plain, Shape(b)); got != b {
			t.Errorf("%+v has the shape %q and comes back as %+v", b, Shape(b), got)
		}
		if got := WithShape(b, "none of + these"); Shape(got) != "" {
			t.Errorf("%+v in a shape of unknown words has %q", b, Shape(got))
		}
	}
}

func TestShapeKeepsTheRest(t *testing.T) {
	b := Library{Marks: "a\n", More: "by\n", Order: ByTitle}
	if got := WithShape(b, "series"); got != (Library{Marks: "a\n", More: "by\n", Series: true}) {
		t.Errorf("it becomes %+v", got)
	}
	m := Matrix{On: "a.md", Named: "2032-01", From: 3}
	if got := WithShape(m, "swap"); got != (Matrix{On: "a.md", Named: "2032-01", From: 3, Swap: true}) {
		t.Errorf("it becomes %+v", got)
	}
}
