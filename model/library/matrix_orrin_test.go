package library_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"readout/content"
	"readout/model"
	"readout/model/library"
)

// TestMatrixOfOrrin steps through the series that comes with readout.
func TestMatrixOfOrrin(t *testing.T) {
	fsys, ok := content.SampleFS("orrin")
	if !ok {
		t.Fatal("no sample series")
	}
	bs, faults := content.Folder(".", content.Options{FS: fsys})
	if len(faults) > 0 {
		t.Fatal(faults)
	}
	l := library.New(bs, time.Date(2032, 1, 26, 12, 0, 0, 0, time.UTC))
	var series []*model.Briefing
	for _, s := range l.AllSeries() {
		if s[0].ID == "orrin-01" {
			series = s
		}
	}
	want := []string{
		"6 covered, 0 differ",
		"9 covered, 0 differ; lesk-army/monitors new; renn/monitors against to conditional; renn/prisoners new; " +
			"renn/water unclear to for; varga/prisoners new",
		"9 covered, 0 differ; varga/prisoners conditional to for",
		"10 covered, 1 differ; lesk-army/border new; renn/monitors conditional to for; renn/prisoners conditional to for; " +
			"varga/border against to conditional",
	}
	if len(series) != len(want) {
		t.Fatalf("the series has %d briefings, want %d", len(series), len(want))
	}
	for i, b := range series {
		m := l.Matrix(series, library.MatrixOptions{At: b})
		got := fmt.Sprintf("%d covered, %d differ", m.Covered, m.Differ)
		for _, c := range changes(m) {
			got += "; " + c
		}
		if got != want[i] {
			t.Errorf("%s: %s, want %s", b.Date, got, want[i])
		}
	}
	m := l.Matrix(series, library.MatrixOptions{})
	var without []string
	for _, a := range m.Without {
		without = append(without, m.Cast.Short(a.ID))
	}
	if got, want := strings.Join(without, ", "), "Tarnovia, Lesk, Tarnovian delegation, al-Khatib, Chen, Oduya, Radio East Shore"; got != want {
		t.Errorf("without a position: %s, want %s", got, want)
	}
	accounts := m.Cells[m.Row("renn")][m.Column("monitors")].Accounts()
	if len(accounts) != 2 || accounts[1].Stance != model.Against || accounts[1].Per[0] != "lesk-army" {
		t.Errorf("accounts of Renn on the monitors: %+v", accounts)
	}
}

// changes says what moved and what is new, sorted.
func changes(m *library.Matrix) []string {
	var list []string
	for r, a := range m.Actors {
		for c, is := range m.Issues {
			switch cell := &m.Cells[r][c]; {
			case cell.New:
				list = append(list, a.ID+"/"+is.ID+" new")
			case cell.Moved:
				list = append(list, fmt.Sprintf("%s/%s %s to %s", a.ID, is.ID, cell.From.Stance, cell.Stance))
			}
		}
	}
	slices.Sort(list)
	return list
}
