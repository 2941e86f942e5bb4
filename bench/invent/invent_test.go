package invent

import (
	"bytes"
	"testing"
)

func TestBriefing(t *testing.T) {
	for n := range 300 {
		b := Briefing(n)
		if len(b) < size*8/10 || len(b) > size*12/10 {
			t.Errorf("briefing %d has %d bytes", n, len(b))
		}
		if got := bytes.Count(b, []byte("[“")); got != perBriefing {
			t.Errorf("briefing %d has %d quotations", n, got)
		}
		if !bytes.Equal(b, Briefing(n)) {
			t.Errorf("briefing %d differs from itself", n)
		}
	}
}

func TestDocument(t *testing.T) {
	for _, size := range []int{3000, 100_000, 1_000_000} {
		b := Document(size)
		if len(b) < size || len(b) > size+1024 && size > 5000 {
			t.Errorf("of %d bytes asked for there are %d", size, len(b))
		}
		if bytes.Count(b, []byte("the last word of it all")) != 1 {
			t.Errorf("the last word of %d bytes is not said once", size)
		}
	}
}
