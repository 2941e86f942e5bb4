package query

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"readout/model"
)

func TestBriefingFacets(t *testing.T) {
	tests := []struct{ line, key, want string }{
		{"", "status", "draft 1, reviewed 2, withdrawn 0"},
		{"", "marking", "TLP:AMBER+STRICT 1, TLP:CLEAR 1, none 1"},
		{"issue:water", "status", "draft 1, reviewed 1, withdrawn 0"},
		{"type:quote", "issue", "meeting 1, security-guarantees 1, territory 1, water 0, water-price 1, none 2"},
		{"", "nothing", ""},
	}
	s := lakes()
	for _, tt := range tests {
		var list []string
		for _, f := range s.BriefingFacets(parsed(t, tt.line), tt.key) {
			list = append(list, fmt.Sprint(f.Value, " ", f.Count))
		}
		if got := strings.Join(list, ", "); got != tt.want {
			t.Errorf("%q by %s\n got %s\nwant %s", tt.line, tt.key, got, tt.want)
		}
	}
}

// A facet's count is a promise of how many briefings the list will show.
func TestBriefingFacetsSayWhatTheListWouldShow(t *testing.T) {
	withdrawn := shore()
	withdrawn.Status, withdrawn.ID, withdrawn.Path = model.Withdrawn, "lake-0", "orrin/lake-0.md"
	s := NewSet([]*model.Briefing{talks(), withdrawn, shore(), lake()}, Context{})
	listed := func(q Query) int {
		var seen []*model.Briefing
		for _, it := range s.Select(q) {
			whole := it.Ref.Type == model.TypeBriefing || it.Briefing.Status != model.Withdrawn
			if whole && !slices.Contains(seen, it.Briefing) {
				seen = append(seen, it.Briefing)
			}
		}
		return len(seen)
	}
	for _, line := range []string{
		"", "type:quote", "status:draft", "status:withdrawn", "actor:{type:quote}", "is:open", "issue:water", "issue:water,territory", "-status:draft",
		"part:analyst type:quote", "in:orrin -type:actor", "a OR by:trump", "Muller", "moved:yes", "-issue:water", "issue:water type:position",
	} {
		q := parsed(t, line)
		if got, want := s.CountBriefings(q), listed(q); got != want {
			t.Errorf("%q: %d briefings, not %d", line, got, want)
		}
		for _, k := range Keys() {
			for _, f := range s.BriefingFacets(q, k.Name) {
				added := Add(line, k.Name, f.Value)
				if got := listed(parsed(t, added)); got != f.Count {
					t.Errorf("%q: the facet %s says %d for %s, but %q leaves %d", line, k.Name, f.Count, f.Value, added, got)
				}
			}
		}
	}
}
