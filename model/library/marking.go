package library

import (
	"slices"
	"strings"

	"readout/model"
)

// labels are those of TLP 2.0 (FIRST, Traffic Light Protocol), least restrictive first.
var labels = []string{"TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED"}

// Rank is how restrictive a marking is: the place of a label of the Traffic
// Light Protocol among the others, from 0. Other texts have none.
func Rank(marking string) (rank int, ok bool) {
	rank = slices.Index(labels, strings.ToUpper(strings.TrimSpace(marking)))
	return rank, rank >= 0
}

// Labels returns the labels of the Traffic Light Protocol, least restrictive first.
func Labels() []string { return slices.Clone(labels) }

// AndUnmarked is added to the highest marking when some briefings have none.
const AndUnmarked = " + unmarked"

// Highest returns the most restrictive marking of some briefings, for a
// screen that shows parts of all of them. A text of the house ranks above the
// labels of the Traffic Light Protocol, since readout cannot weigh it; "" means that all are
// unmarked. An unmarked briefing among marked ones is named after the label.
func Highest(bs []*model.Briefing) string {
	highest, rank, unmarked := "", -1, false
	for _, b := range bs {
		if b.Marking == "" {
			unmarked = true
			continue
		}
		n, ok := Rank(b.Marking)
		if !ok {
			n = len(labels)
		}
		if n > rank {
			highest, rank = b.Marking, n
		}
	}
	if highest != "" && unmarked {
		highest += AndUnmarked
	}
	return highest
}
