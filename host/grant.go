package host

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"readout/model"
	"readout/model/library"
)

// All as a ceiling lets read whatever marking a briefing has.
const All = "all"

// Grant is a part of the library: briefings up to a ceiling, in some folders.
// The zero value grants nothing.
type Grant struct {
	Ceiling  string   // a label of the Traffic Light Protocol, or All
	Folders  []string // slash-separated, from the root of the library; none means all of it
	Markings []string // texts of the house that are granted beside the ceiling
	Unmarked bool     // briefings without a marking, too
}

// Ceiling reads a ceiling as people write it: tlp:green, green, all.
func Ceiling(s string) (string, error) {
	word := strings.ToUpper(strings.TrimSpace(s))
	if word == strings.ToUpper(All) {
		return All, nil
	}
	for _, label := range library.Labels() {
		if word == label || "TLP:"+word == label {
			return label, nil
		}
	}
	return "", fmt.Errorf("%q is no ceiling; one of %s, %s", s, strings.Join(library.Labels(), ", "), All)
}

// allows reports whether a briefing of the library belongs to the part. An
// embargo is not looked at here.
func (g Grant) allows(b *model.Briefing) bool {
	return g.Ceiling != "" && g.holds(b.Path) && g.reaches(b.Marking)
}

func (g Grant) reaches(marking string) bool {
	if strings.TrimSpace(marking) == "" {
		return g.Unmarked
	}
	if g.Ceiling == All {
		return true
	}
	if rank, ok := library.Rank(marking); ok {
		ceiling, known := library.Rank(g.Ceiling)
		return known && rank <= ceiling
	}
	return slices.ContainsFunc(g.Markings, func(m string) bool { return model.Fold(m) == model.Fold(strings.TrimSpace(marking)) })
}

func (g Grant) holds(file string) bool {
	if len(g.Folders) == 0 {
		return true
	}
	return slices.ContainsFunc(g.Folders, func(folder string) bool {
		folder = path.Clean(folder)
		return folder == "." || strings.HasPrefix(file, folder+"/")
	})
}

// String names the part, so that equal parts have equal names.
func (g Grant) String() string {
	return fmt.Sprintf("%q %q %q %t", g.Ceiling, slices.Sorted(slices.Values(g.Folders)), slices.Sorted(slices.Values(g.Markings)), g.Unmarked)
}

// Reader is who reads: known by a key, or a stranger.
type Reader struct {
	Name        string  // as the rules call them; "" for a stranger
	Fingerprint string  // of their key, under which their state is kept; "" for a stranger
	Grants      []Grant // each on its own: what one of them allows is allowed
}

// allows reports whether the reader may see a briefing that is not under embargo.
func (r Reader) allows(b *model.Briefing) bool {
	return slices.ContainsFunc(r.Grants, func(g Grant) bool { return g.allows(b) })
}

// class names what the reader may see: readers of one class share a View.
func (r Reader) class() string {
	names := make([]string, len(r.Grants))
	for i, g := range r.Grants {
		names[i] = g.String()
	}
	slices.Sort(names)
	return strings.Join(slices.Compact(names), "\n")
}
