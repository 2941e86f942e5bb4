package ui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui"
)

// at is the place to which Config.Address leads.
func at(t *testing.T, address string) func(*ui.Config) {
	t.Helper()
	to, err := model.ParseAddress(address)
	if err != nil {
		t.Fatal(err)
	}
	return func(c *ui.Config) { c.Address = to }
}

func TestBeginInAView(t *testing.T) {
	tests := []struct{ address, want string }{
		{"orrin#matrix", "POSITIONS ━"},
		{"#matrix:renn/prisoners", "POSITIONS ━ & Renn on Prisoners"},
		{"#matrix:renn/prisoners@orrin-02", "2032-01-12 & Renn on Prisoners"},
		{"#matrix:nobody/border", "nothing in the matrix here is called nobody/border & BRIEFINGS"},
		{"#timeline", "TIMELINE ━"},
		{"#dossier:varga", "Varga"},
		{"#dossier", "WHOSE DOSSIER"},
		{"#dossier:nobody", "nothing in the dossier here is called nobody"},
		{"#library", "BRIEFINGS"},
		{"#quote:varga-1", "among several briefings an address names one of them first"},
	}
	for _, tt := range tests {
		got := screen(series(t, 80, 24, at(t, tt.address)), 80, 24)
		if f := contains(got, tt.want); f != nil {
			t.Errorf("%s: %q in\n%s", tt.address, f, got)
		}
	}
	if got := screen(app(t, 80, 24, at(t, "talks.md#matrix:putin/territory")), 80, 24); contains(got, "POSITIONS ━ & Putin on Territory") != nil {
		t.Error(got)
	}
}

func TestViewsFromThePalette(t *testing.T) {
	tests := []struct{ keys, address, want string }{
		{"", "#matrix:varga/water", "Varga on Water shares"},
		{"enter", "#matrix:varga/water", "Varga on Water shares"},
		{"enter", "orrin#timeline", "TIMELINE ━ & orrin"},
		{"", "orrin-02#matrix:varga/border", "Varga on Border"},
		{"", "orrin-02#quote:varga-1", "TEXT ━"},
		{"M", "orrin-02#quote:varga-1", "TEXT ━"},
		{"M", "#dossier:renn", "Renn"},
		{"enter M", "#issue:water", "*issue:water"},
		{"enter M", "#issue:nothing", "nothing here has the address #issue:nothing & POSITIONS ━"},
		{"M f type:by:renn enter", "#matrix:varga/border", "the filter hid this, and is off & Varga on Border"},
		{"enter", "#matrix:tolvane/order", "Tolvane on "},
		{"", "orrin#matrix:tolvane/order", "Tolvane on "},
		{"enter T", "#library", "BRIEFINGS"},
	}
	for _, tt := range tests {
		m := play(series(t, 80, 24), strings.Fields(tt.keys)...)
		m = play(m, ":", "type:"+tt.address, "enter")
		if f := contains(screen(m, 80, 24), tt.want); f != nil {
			t.Errorf("%s %s: %q in\n%s", tt.keys, tt.address, f, screen(m, 80, 24))
		}
	}
}

func TestPaletteFindsPlaces(t *testing.T) {
	tests := []struct{ keys, want string }{
		{": type:khatib", "#dossier:al-khatib"},
		{": type:khatib enter", "al-Khatib & !COMMANDS"},
		{": type:ferry", "#reading"},
		{": type:ferry-order#r enter", "TEXT ━"},
		{"M : type:renn space type:water enter", "Renn on Water"},
		{"T : type:sluice", "#timeline:"},
		{"enter : type:issue:water enter", "*issue:water"},
		{":", "COMMANDS ━ & !#dossier"},
		{": type:zzzz", "nothing like it"},
	}
	for _, tt := range tests {
		m := play(series(t, 100, 30), strings.Fields(tt.keys)...)
		if f := contains(screen(m, 100, 30), tt.want); f != nil {
			t.Errorf("%s: %q in\n%s", tt.keys, f, screen(m, 100, 30))
		}
	}
}

// TestAddressesComeBack copies the address of every spot of every view and opens
// it from elsewhere: the same address stands under the cursor then.
func TestAddressesComeBack(t *testing.T) {
	for _, view := range []string{"matrix", "timeline", "dossier:varga", "dossier:al-khatib", "compare:orrin-02/orrin-03", "compare", "library"} {
		var copied string
		m := tea.Model(series(t, 120, 36, at(t, "#"+view), func(c *ui.Config) { c.Copy = func(s string) error { copied = s; return nil } }))
		before, missed := "", 0
		for range fewer(80, 8) {
			m = play(m, "ctrl+y")
			if copied == before {
				break
			}
			if before = copied; before == "orrin#"+view { // the view alone
				m = play(m, "j")
				continue
			}
			again := play(series(t, 120, 36, func(c *ui.Config) { c.Copy = func(s string) error { copied = s; return nil } }), ":", "type:"+before, "enter", "ctrl+y")
			if copied != before {
				if missed++; missed < 3 {
					t.Errorf("%s: %s came back as %s\n%s", view, before, copied, screen(again, 120, 36))
				}
			}
			m = play(m, "j")
		}
		if !strings.HasPrefix(before, "orrin#"+view) {
			t.Errorf("%s: copied %q", view, before)
		}
	}
}
