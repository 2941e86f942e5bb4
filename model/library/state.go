package library

import (
	"time"

	"readout/model"
)

// The states of a briefing beside its status.
const (
	Embargoed = "embargoed"
	Corrected = "corrected"
)

// State is what has to be known of a briefing before it is used, in one word
// that every screen and print has for it: under embargo before all else, then as
// Standing says.
func State(b *model.Briefing, now time.Time) string {
	if b.Embargoed(now) {
		return Embargoed
	}
	return Standing(b)
}

// Standing is whether what a briefing says still holds: withdrawn, corrected,
// else its status. One without a status is a draft.
func Standing(b *model.Briefing) string {
	switch {
	case b.Status == model.Withdrawn:
		return string(model.Withdrawn)
	case len(b.Corrections) > 0:
		return Corrected
	case b.Status == "":
		return string(model.Draft)
	}
	return string(b.Status)
}
