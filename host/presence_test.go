package host

import (
	"fmt"
	"testing"

	"readout/model"
)

// guests writes down who is here and where.
type guests struct{ heard *heard }

func (g guests) Arrive(session uint64, r Reader) {
	fmt.Fprintf(g.heard, "%d comes: %q\n", session, r.Name)
}

func (g guests) Move(session uint64, to model.Address) {
	fmt.Fprintf(g.heard, "%d at %s\n", session, to)
}

func (g guests) Leave(session uint64) { fmt.Fprintf(g.heard, "%d leaves\n", session) }

func TestPresence(t *testing.T) {
	g := guests{newHeard()}
	s := start(t, func(c *Config) { c.Presence = g })
	sc := s.open(s.client(), 100, 30)
	sc.shows("Clear words")
	g.heard.hears(t, "1 comes: \"\"\n")
	g.heard.hears(t, "at 001#library")
	sc.press("\r")
	g.heard.hears(t, "at desk/house.md#text:L")
	sc.press("\x03")
	sc.ends()
	g.heard.hears(t, "1 leaves\n")
}
