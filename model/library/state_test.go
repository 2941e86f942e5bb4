package library_test

import (
	"testing"
	"time"

	"readout/model"
	"readout/model/library"
)

func TestState(t *testing.T) {
	now := time.Date(2032, 1, 26, 12, 0, 0, 0, time.UTC)
	corrected := []model.Correction{{What: "a date"}}
	held, over := model.ParseDate("2032-02-01"), model.ParseDate("2032-01-01")
	for _, tt := range []struct {
		b               model.Briefing
		state, standing string
	}{
		{model.Briefing{}, "draft", "draft"},
		{model.Briefing{Status: model.Draft}, "draft", "draft"},
		{model.Briefing{Status: model.Reviewed}, "reviewed", "reviewed"},
		{model.Briefing{Status: model.Reviewed, Corrections: corrected}, "corrected", "corrected"},
		{model.Briefing{Corrections: corrected}, "corrected", "corrected"},
		{model.Briefing{Status: model.Withdrawn, Corrections: corrected}, "withdrawn", "withdrawn"},
		{model.Briefing{Status: model.Reviewed, Embargo: held}, "embargoed", "reviewed"},
		{model.Briefing{Status: model.Withdrawn, Embargo: held}, "embargoed", "withdrawn"},
		{model.Briefing{Status: model.Reviewed, Embargo: over}, "reviewed", "reviewed"},
	} {
		if state, standing := library.State(&tt.b, now), library.Standing(&tt.b); state != tt.state || standing != tt.standing {
			t.Errorf("%+v: got %s and %s, want %s and %s", tt.b, state, standing, tt.state, tt.standing)
		}
	}
}
