package page

import "readout/model"

// Search returns where the words stand in the text, in its order.
func Search(b *model.Briefing, words string) []Match { return Find(b, words, nil) }

// Find is Search that asks stop now and then and returns what it has when told to.
func Find(b *model.Briefing, words string, stop func() bool) []Match { return nil }
