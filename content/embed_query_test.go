package content_test

import (
	"testing"

	"readout/model"
	"readout/model/query"
)

// TestDefaultQueries pins how many items each query finds, as the documents of
// the filter language say.
func TestDefaultQueries(t *testing.T) {
	tests := []struct {
		line string
		want int
	}{
		{`type:quote by:zelenskyy issue:territory`, 1},
		{`by:zelensky`, 3},
		{`type:position issue:territory`, 2},
		{`is:contested`, 3},
		{`is:secondhand`, 4},
		{`per:witkoff`, 1},
		{`is:open`, 5},
		{`is:open issue:security-guarantees`, 2},
		{`type:event -state:happened`, 3},
		{`part:analyst type:quote`, 3},
		{`stance:against,conditional`, 4},
		{`type:quote (by:trump OR by:zelenskyy) -issue:territory`, 5},
		{`type:quote issue:none`, 2},
	}
	set := query.NewSet([]*model.Briefing{readDefault(t)}, query.Context{})
	for _, tt := range tests {
		q, err := query.Parse(tt.line)
		if err != nil {
			t.Errorf("Parse(%q): %v", tt.line, err)
			continue
		}
		if got := len(set.Select(q)); got != tt.want {
			t.Errorf("%q finds %d, want %d", tt.line, got, tt.want)
		}
	}
}
