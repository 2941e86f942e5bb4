package content

import (
	"strings"
	"testing"

	"readout/model"
)

func TestPlace(t *testing.T) {
	long := strings.Repeat("ö", 3*stride) + "x\n" + strings.Repeat("a", stride-1)
	for _, tt := range []struct {
		src        string
		start, end int
		line, col  int
	}{
		{"", 0, 0, 1, 1},
		{"abc", 3, 3, 1, 4},
		{"a\nb\n", 2, 3, 2, 1},
		{"a\nb\n", 4, 4, 3, 1},
		{"\n\n\n", 2, 2, 3, 1},
		{"öä\nü—x", 9, 10, 2, 3},
		{long, 6 * stride, 6*stride + 1, 1, 3*stride + 1},
		{long, len(long), len(long), 2, stride},
		{strings.Repeat("a", 4*stride), 4 * stride, 4 * stride, 1, 4*stride + 1},
	} {
		want := model.Place{Line: tt.line, Column: tt.col, Start: tt.start, End: tt.end}
		if got := lines(tt.src).place(tt.start, tt.end); got != want {
			t.Errorf("%.20q of %d bytes: got %+v, want %+v", tt.src, len(tt.src), got, want)
		}
	}
}
