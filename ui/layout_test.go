package ui

import (
	"slices"
	"testing"

	"readout/model"
)

func TestShare(t *testing.T) {
	all := []want{{issuePane, 3, 3}, {actorPane, 17, 4}, {quotePane, 11, 4}, {questionPane, 8, 3}, {sourcePane, 2, 1}, {eventPane, 5, 3}}
	tests := []struct {
		name        string
		height, gap int
		focus       pane
		want        []int
	}{
		{"nothing fits", 1, 0, textPane, []int{-1, -1, -1, -1, -1, -1}},
		{"one", 4, 0, textPane, []int{3, -1, -1, -1, -1, -1}},
		{"the one in focus first", 4, 0, eventPane, []int{-1, -1, -1, -1, -1, 3}},
		{"a second with fewer rows", 7, 0, textPane, []int{3, 2, -1, -1, -1, -1}},
		{"three", 17, 1, textPane, []int{3, 5, 4, -1, -1, -1}},
		{"focus takes the rest", 30, 0, actorPane, []int{3, 10, 4, 3, 1, 3}},
		{"room for all", 60, 1, textPane, []int{3, 17, 11, 8, 2, 5}},
	}
	for _, tt := range tests {
		got := share(tt.height, tt.gap, all, tt.focus)
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, not %v", tt.name, got, tt.want)
		}
		used := -tt.gap
		for _, n := range got {
			if n >= 0 {
				used += n + 1 + tt.gap
			}
		}
		if used > tt.height {
			t.Errorf("%s: %d rows of %d", tt.name, used, tt.height)
		}
	}
}

func TestColumnsFillTheWindow(t *testing.T) {
	for w := tabsBelowWidth; w <= 400; w++ {
		l := columns(w, 40, 3)
		sum, parts := 0, 0
		for _, r := range []rect{l.rail, l.text, l.quotes, l.at} {
			if r.w > 0 {
				sum += r.w
				parts++
			}
		}
		if sum+parts-1 != w {
			t.Errorf("%d columns: %d used by %d parts", w, sum+parts-1, parts)
		}
	}
}

func TestListMoves(t *testing.T) {
	rows := []row{{left: "head"}, {item: model.Ref{Type: entry, Index: 0}}, {item: model.Ref{Type: entry, Index: 1}}, {left: "head"}, {item: model.Ref{Type: entry, Index: 2}}, {item: model.Ref{Type: entry, Index: 3}}}
	tests := []struct {
		name             string
		height           int
		moves            []int
		cursor, top, end int
	}{
		{"begins on an item", 6, nil, 1, 0, 6},
		{"skips a heading", 6, []int{2}, 4, 0, 6},
		{"stops at the end", 6, []int{99}, 5, 0, 6},
		{"stops at the beginning", 6, []int{99, -99}, 1, 0, 6},
		{"scrolls", 3, []int{2}, 4, 3, 3},
		{"no room", 0, []int{1}, 2, 2, 0},
	}
	for _, tt := range tests {
		l := list{rows: rows, total: 4, shown: 4}.resize(tt.height)
		for _, n := range tt.moves {
			l = l.move(n)
		}
		lines, _ := l.lines(true)
		if l.cursor != tt.cursor || l.top != tt.top || len(lines) != tt.end {
			t.Errorf("%s: cursor %d, top %d, %d lines; not %d, %d, %d", tt.name, l.cursor, l.top, len(lines), tt.cursor, tt.top, tt.end)
		}
	}
}
