package library

import "readout/model"

// Keep says which items a filter leaves; nil keeps all.
type Keep func(b *model.Briefing, r model.Ref) bool

func (k Keep) keeps(b *model.Briefing, r model.Ref) bool { return k == nil || k(b, r) }

// Kept keeps the items that a filter left, by their briefing. A briefing that
// was left as a whole, and of which nothing else was, keeps all its items.
func Kept(left map[*model.Briefing][]model.Ref) Keep {
	items := make(map[*model.Briefing]map[model.Ref]bool, len(left))
	whole := map[*model.Briefing]bool{}
	for b, refs := range left {
		items[b] = make(map[model.Ref]bool, len(refs))
		for _, r := range refs {
			items[b][r] = true
		}
		whole[b] = len(refs) == 1 && refs[0].Type == model.TypeBriefing
	}
	return func(b *model.Briefing, r model.Ref) bool { return whole[b] || items[b][r] }
}
