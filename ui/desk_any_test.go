package ui_test

import (
	"math/rand"
	"os"
	"strconv"
	"testing"

	tea "charm.land/bubbletea/v2"

	"readout/model"
	"readout/ui"
)

// boardKeys are what a reader of boards presses, views and their own keys above all.
var boardKeys = []string{
	"M", "T", "D", "C", "L", "R", "M", "T", "D", "C", "enter", "enter", "enter", "esc", "esc", "q", "j", "k", "h", "l", "g", "G", "ctrl+d", "ctrl+u",
	"tab", "shift+tab", "x", "v", "p", "!", "<", ">", "i", "w", "z", "t", "n", "N", "o", "a", "c", "d", "y", "Y", "ctrl+y", "space", "-",
	"f", "/", "type:by:varga", "type:actor:renn", "type:status:draft", "type:is:open", "s", "m", "'", "ctrl+o", "alt+right", ":", "?",
	"type:#matrix:renn/water", "type:#dossier:chen", "type:#timeline", "backspace", "3", "1", "ctrl+l",
}

// TestBoardsInAnyOrder presses keys, resizes and reloads at random: every screen
// is exactly as large as the window, and nothing panics. READOUT_SEED and
// READOUT_RUNS repeat or prolong it.
func TestBoardsInAnyOrder(t *testing.T) {
	number := func(name string, n int) int {
		if s, err := strconv.Atoi(os.Getenv(name)); err == nil {
			return s
		}
		return n
	}
	seed, runs := number("READOUT_SEED", 11), number("READOUT_RUNS", fewer(60, 4))
	shelves := [][]*model.Briefing{orrin(t), {talks(t)}, orrin(t)[:1], {wicked(3), wicked(5), talks(t)}}
	for i := range runs {
		random := rand.New(rand.NewSource(int64(seed + i)))
		bs := shelves[i%len(shelves)]
		w, h := 100, 30
		var m tea.Model = ui.New(ui.Config{Briefings: bs, Folder: "orrin", Now: now2032, Width: w, Height: h})
		var pressed []string
		func() {
			defer func() {
				if fault := recover(); fault != nil {
					t.Errorf("seed %d, %dx%d, keys %q: %v", seed+i, w, h, pressed, fault)
					panic(fault)
				}
			}()
			for range 80 {
				switch random.Intn(14) {
				case 0:
					w, h = 1+random.Intn(240), 1+random.Intn(64)
					m = send(m, tea.WindowSizeMsg{Width: w, Height: h})
				case 1:
					m = send(m, tea.MouseClickMsg{X: random.Intn(w), Y: random.Intn(h), Button: tea.MouseLeft})
				case 2:
					m = send(m, tea.MouseWheelMsg{X: random.Intn(w), Y: random.Intn(h), Button: []tea.MouseButton{tea.MouseWheelDown, tea.MouseWheelUp}[random.Intn(2)]})
				case 3:
					now := *bs[random.Intn(len(bs))]
					change := []ui.FolderChanged{
						{Changed: []*model.Briefing{&now}}, {Removed: []string{now.Path}}, {Added: []*model.Briefing{&now}},
					}[random.Intn(3)]
					m = send(m, change)
					pressed = append(pressed, "folder changed")
				default:
					key := boardKeys[random.Intn(len(boardKeys))]
					pressed = append(pressed, key)
					m = play(m, key)
				}
				check(t, m, w, h)
			}
		}()
		if t.Failed() {
			t.Fatalf("seed %d, %dx%d, keys %q", seed+i, w, h, pressed)
		}
	}
}

// TestLinearInAnyOrder does the same without a screen: what is said is clean.
func TestLinearInAnyOrder(t *testing.T) {
	for i := range fewer(40, 4) {
		random := rand.New(rand.NewSource(int64(i)))
		l := ui.NewLinear(ui.Config{Briefings: orrin(t), Folder: "orrin", Now: now2032}, func(s string) {
			if s == "" || s != model.CleanLine(s) {
				t.Errorf("run %d says %q", i, s)
			}
		})
		l.Init()
		var m tea.Model = l
		for range 60 {
			m = play(m, boardKeys[random.Intn(len(boardKeys))])
		}
	}
}
