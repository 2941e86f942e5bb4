package content

import (
	"os"
	"path/filepath"
	"slices"

	"readout/model"
)

// mostRetouched is how many files are read again by themselves. For more it is
// as fast to look at all of them.
const mostRetouched = 5000

// retouch reads files again of which it is known that they were written to, if
// nothing else can be another after that: no other file, cast or clash. In a
// tree of a hundred thousand files that takes no longer than in a small one.
func (t *Tree) retouch(touched []string) (Change, bool) {
	if !t.whole || len(touched) == 0 || len(touched) > mostRetouched {
		return Change{}, false
	}
	now := map[*model.Briefing]*model.Briefing{}
	var read []*reading
	for _, name := range touched {
		l := t.files[name]
		info, err := os.Lstat(name)
		if l == nil || l.given == nil || l.fault != nil || err != nil || !info.Mode().IsRegular() || info.Size() == 0 {
			return Change{}, false
		}
		o, lean := t.o, leanReader{}
		if cast, folder := t.casts[filepath.Dir(name)]; folder {
			o.cast = cast
		} else {
			return Change{}, false
		}
		b, err := lean.open(name, o)
		if err != nil || !alikeToOthers(l.read, b) || factsOnly(name) || t.namesTexts(b) {
			return Change{}, false
		}
		if same(l.read, b) {
			continue
		}
		fresh := &reading{stamp: stampOf(name, b), read: b, seen: true}
		fresh.given = withFound(b, slices.DeleteFunc(slices.Clone(l.given.Mistakes), func(m model.Mistake) bool { return !isClash(m) }), nil)
		now[l.given] = fresh.given
		read = append(read, fresh)
	}
	c := Change{Kept: map[string]error{}}
	for _, l := range read {
		t.files[l.read.Path] = l
		c.Changed = append(c.Changed, l.given)
	}
	if len(now) > 0 {
		t.given = slices.Clone(t.given)
		for i, b := range t.given {
			if is := now[b]; is != nil {
				t.given[i] = is
			}
		}
	}
	return c, true
}

// namesTexts reports whether a briefing names texts of sources that no other has
// named.
func (t *Tree) namesTexts(b *model.Briefing) bool {
	fresh := t.texts.add([]*model.Briefing{b})
	for name := range fresh {
		delete(t.texts, name)
	}
	return len(fresh) > 0
}

// alikeToOthers reports whether two versions of a briefing are the same to all others:
// whom they declare, on which lines, and whether others may do so too.
func alikeToOthers(a, b *model.Briefing) bool {
	return a.Embargo.Text == b.Embargo.Text && (a.Body == 0) == (b.Body == 0) && (a.Len(model.TypeActor)+a.Len(model.TypeIssue) == 0) == (b.Len(model.TypeActor)+b.Len(model.TypeIssue) == 0) &&
		slices.EqualFunc(a.Actors(), b.Actors(), func(x, y model.Actor) bool {
			return x.ID == y.ID && x.Kind == y.Kind && x.Name == y.Name && x.At.Line == y.At.Line && slices.Equal(x.Aliases, y.Aliases)
		})
}
