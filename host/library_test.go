package host

import (
	"path/filepath"
	"testing"
	"time"

	"readout/content"
	"readout/model"
	"readout/ui"
)

// TestViewsAreShared wants readers of the same rights to have one view, and what
// did not change to be the same briefing after a change.
func TestViewsAreShared(t *testing.T) {
	dir := briefings(t)
	write(t, filepath.Join(dir, "clash-1.md"), "---\nmarking: TLP:CLEAR\nactors: {ann: Ann Lund}\n---\n# One\n")
	write(t, filepath.Join(dir, "clash-2.md"), "---\nmarking: TLP:CLEAR\nactors: {ann: Bo Kerr}\n---\n# Two\n")
	bs, _ := content.Folder(dir, content.Options{})
	l := NewLibrary(dir, bs, january)
	green := Reader{Grants: []Grant{{Ceiling: "TLP:GREEN"}}}
	v := l.View(green)
	if l.View(Reader{Name: "other", Grants: []Grant{{Ceiling: "TLP:GREEN"}}}) != v {
		t.Error("readers of the same rights have two views")
	}
	if l.View(Reader{Grants: []Grant{{Ceiling: "TLP:CLEAR"}}}) == v {
		t.Error("readers of other rights have one view")
	}
	clash, _ := v.Find("clash-2")
	if given := v.given["clash-2.md"]; len(clash.Mistakes) != 0 || len(given.Mistakes) != 1 || given.Mistakes[0].File != "clash-2.md" {
		t.Errorf("alone %v, among others %v", clash.Mistakes, given.Mistakes)
	}
	if a, b := v.Related(v.Briefings(), january()), v.Related(v.Briefings(), january()); a != b {
		t.Error("relations are made twice")
	}
	if a, b := v.Related(v.Briefings(), january()), v.Related(v.Briefings(), january().Add(time.Hour)); a == b {
		t.Error("relations are those of an hour ago")
	}

	l.Update(ui.FolderChanged{Removed: []string{filepath.Join(dir, "desk/lowest.md")}})
	w := l.View(green)
	changes, narrower := w.since(v, l)
	if narrower || len(changes.Removed) != 1 || len(changes.Added)+len(changes.Changed) != 0 {
		t.Errorf("after a file has gone: %+v, narrower %t", changes, narrower)
	}
	if w.given["clash-2.md"] != v.given["clash-2.md"] {
		t.Error("what did not change is another briefing")
	}
	less := l.View(Reader{Grants: []Grant{{Ceiling: "TLP:GREEN", Folders: []string{"desk"}}}})
	if changes, narrower := less.since(w, l); !narrower || len(changes.Removed) == 0 {
		t.Errorf("with less rights: %+v, narrower %t", changes, narrower)
	}
	for name, want := range map[string]bool{
		"clear.md": true, "clear": true, "./clear.md": true, "amber.md": false, "amber": false, "later": false, "desk": false, "": false, "..": false,
		"../clear.md": false, dir + "/clear.md": false, "/clear.md": false,
	} {
		if _, ok := w.Find(name); ok != want {
			t.Errorf("Find(%q) = %t", name, ok)
		}
	}
	for name, want := range map[string]int{".": 3, w.Name: 3, "desk": 0, "desk/": 0, "..": 0, "/": 0} {
		if got, _ := w.Folder(name); len(got) != want {
			t.Errorf("Folder(%q) has %d", name, len(got))
		}
	}
	if got := l.View(Reader{}).Briefings(); len(got) != 0 {
		t.Errorf("without a grant %d are seen", len(got))
	}
}

// TestEarlierVersions shows a version that was read before only to who may see it.
func TestEarlierVersions(t *testing.T) {
	dir := briefings(t)
	l := NewLibrary(dir, nil, january)
	old, err := l.parse("clear.md", []byte("---\nmarking: TLP:RED\nsources: {a: {title: A, file: ../secret.txt}}\n---\n# Old\n"))
	if err != nil || (Reader{Grants: []Grant{{Ceiling: "TLP:GREEN"}}}).allows(old) {
		t.Errorf("%v, %v", old, err)
	}
	if old.Path != "clear.md" || old.Status != model.Draft {
		t.Errorf("%+v", old)
	}
}
