package export_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"strings"
	"testing"

	"readout/export"
	"readout/model"
)

func rows(t *testing.T, bs []*model.Briefing, table string, keep func(*model.Briefing, model.Ref) bool) [][]string {
	t.Helper()
	var out bytes.Buffer
	if err := export.CSV(&out, bs, table, keep); err != nil {
		t.Fatal(err)
	}
	all, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatalf("%s: %v", table, err)
	}
	return all
}

func TestCSV(t *testing.T) {
	bs := append(orrin(t), hostile(t), &model.Briefing{
		ID: "=cmd|' /C calc'!A0", Facts: &model.Facts{Quotes: []model.Quote{{ID: "q1", By: "+1", Segments: []model.Segment{{Text: "@SUM(1)\n=1"}}}}},
	})
	for _, table := range export.Tables {
		all := rows(t, bs, table, nil)
		if len(all) < 3 {
			t.Errorf("%s has %d rows", table, len(all))
		}
		for _, row := range all {
			for _, cell := range row {
				if cell != "" && strings.ContainsAny(cell[:1], "=+-@\t\r") || strings.ContainsAny(cell, "\n\x1b") {
					t.Errorf("%s has the cell %q", table, cell)
				}
			}
		}
		if none := rows(t, bs, table, func(*model.Briefing, model.Ref) bool { return false }); len(none) != 1 {
			t.Errorf("%s has %d rows of none", table, len(none)-1)
		}
	}
	if err := export.CSV(&bytes.Buffer{}, bs, "people", nil); err == nil {
		t.Error("a table that is not there was written")
	}
}

// TestCSVRows wants every doubt of a row in it.
func TestCSVRows(t *testing.T) {
	b := parsed(t, "lake.md", `---
date: 2032-01-05
marking: TLP:RED
status: reviewed
actors: {ann: "Ann Abel, mayor", bo: Bo}
issues: {lake: {title: Lake, positions: {ann: ["for? - yes (per bo)", against]}}}
events: [{when: 2032-01, state: claimed, what: Rain, who: [ann, bo], per: bo}]
---
## Lake

[“High water”](#ann?) and [ ] no question.

- [x] Who pays? → Ann
`)
	for table, want := range map[string]string{
		"quotes":    "lake,2032-01-05,TLP:RED,reviewed,q1,ann,Ann Abel,mayor,other,yes,High water,,lake,Lake,,,,unchecked,11,lake.md#quote:ann-1",
		"positions": "lake,2032-01-05,TLP:RED,reviewed,ann,Ann Abel,lake,Lake,for,yes,yes,yes,yes,bo,,,,6,lake.md#position:ann/lake",
		"events":    "lake,2032-01-05,TLP:RED,reviewed,e1,2032-01,claimed,Rain,ann bo,,,yes,bo,,7,lake.md#event:e1",
		"questions": "lake,2032-01-05,TLP:RED,reviewed,o1,answered,,Who pays?,Ann,lake,13,lake.md#question:o1",
		"actors":    "lake,2032-01-05,TLP:RED,reviewed,ann,Ann Abel,mayor,other,person,,,,1,2,5,lake.md#actor:ann",
	} {
		all := rows(t, []*model.Briefing{b}, table, nil)
		if got := strings.Join(all[1], ","); got != want {
			t.Errorf("%s:\ngot  %s\nwant %s\nof   %s", table, got, want, strings.Join(all[0], ","))
		}
	}
}

func TestInert(t *testing.T) {
	for cell, want := range map[string]string{
		"": "", "a": "a", "1": "1", "=1": "'=1", "+1": "'+1", "-1": "'-1", "@a": "'@a", "\ta": "'\ta", "＝1": "'＝1", "'": "'", "a=1": "a=1",
	} {
		if got := export.Inert(cell); got != want {
			t.Errorf("Inert(%q) = %q, want %q", cell, got, want)
		}
	}
}

// full is a disk with no room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("no room") }

func TestNoRoom(t *testing.T) {
	bs := orrin(t)
	if err := export.CSV(full{}, bs, "quotes", nil); err == nil {
		t.Error("a table was written where there is no room")
	}
	if err := export.HTML(full{}, bs, noon); err == nil {
		t.Error("a page was written where there is no room")
	}
}
