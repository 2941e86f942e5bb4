package board

import (
	"fmt"
	"slices"
	"strings"

	"readout/model"
	"readout/model/library"
	"readout/ui/sheet"
)

// Address is the view, the two briefings, and the change.
func (b Compare) Address(at *sheet.Spot) string {
	switch {
	case at != nil:
		return at.Address
	case b.Before != nil && b.Now != nil:
		return "compare:" + idOf(b.Before) + "/" + idOf(b.Now)
	}
	return "compare"
}

func (b Compare) address(c *library.Comparison, key string) string {
	return "compare:" + idOf(c.Before) + "/" + idOf(c.Now) + "@" + key
}

// Visit returns the comparison that an address names: "orrin-03/orrin-04", or
// "orrin-04" for that and the one before, with "@" and a change behind it.
func (b Compare) Visit(id string, f Frame) (Board, string, bool) {
	pair, key, _ := strings.Cut(id, "@")
	if pair == "" {
		return b, key, true
	}
	first, second, both := strings.Cut(pair, "/")
	if !both {
		first, second = "", first
	}
	to := Compare{All: b.All}
	if b.Label != "" && b.Before != nil && b.Now != nil && idOf(b.Before) == first && idOf(b.Now) == second {
		to = b // An earlier version has the id of the later one.
	}
	for _, l := range f.Library.Listed() {
		if idOf(l) == first && to.Before == nil {
			to.Before = l
		}
		if idOf(l) == second && to.Now == nil {
			to.Now = l
		}
	}
	if to.Now == nil || both && to.Before == nil {
		return b, "", false
	}
	if strings.HasPrefix(key, "text.") && strings.Count(key, ".") > 1 {
		to.Texts = true
	}
	return to, key, true
}

// Do does what a command of the comparison says.
func (b Compare) Do(command string, f Frame, at *sheet.Spot) Outcome {
	before, now, why := b.pair(f)
	if command == "left" || command == "right" {
		return Outcome{}
	}
	if why != "" {
		return Outcome{Why: why}
	}
	switch command {
	case "unchanged":
		b.All = !b.All
		return Outcome{Board: b, Say: map[bool]string{true: "also what is the same", false: "only what changed"}[b.All]}
	case "texts":
		return b.switchTexts(f, at)
	case "earlier-pair":
		return b.step(f, now, -1)
	case "later-pair":
		return b.step(f, now, 1)
	case "copy-list":
		return b.copyList(f)
	case "open":
		if at == nil || at.Briefing == nil {
			return Outcome{Why: titleOf(before) + " and " + titleOf(now) + " say the same"}
		}
		return Outcome{Briefing: at.Briefing, Ref: at.Ref}
	}
	return Outcome{Why: "the comparison does not know " + command}
}

// switchTexts goes from a change to its paragraph, and from a paragraph to its section.
func (b Compare) switchTexts(f Frame, at *sheet.Spot) Outcome {
	before, now, _ := b.pair(f)
	c := f.Library.Compare(before, now).Kept(f.Keep)
	b.Texts = !b.Texts
	o := Outcome{Board: b, Say: map[bool]string{true: "both texts", false: "the list of changes"}[b.Texts]}
	if at == nil {
		return o
	}
	section, row := sectionAt(c, at.Key)
	if x := difference(c, at.Key); x != nil {
		section, row = place(c, x)
	}
	if section < 0 {
		return o
	}
	t := &c.Text.Sections[section]
	if !b.Texts {
		o.At = textKey(t, -1)
		return o
	}
	shown := func(p library.Paragraph) bool { return p.Kind != library.KindSame }
	if row < 0 || !b.All && !shown(t.Rows[row]) {
		row = max(slices.IndexFunc(t.Rows, shown), 0)
	}
	o.At = textKey(t, row)
	return o
}

// step goes to the pair before or after in the series.
func (b Compare) step(f Frame, now *model.Briefing, n int) Outcome {
	var pairs []*model.Briefing
	for _, l := range f.Library.Series(now) {
		if f.Library.Before(l) != nil || l == now {
			pairs = append(pairs, l)
		}
	}
	i := slices.Index(pairs, now) + n
	switch {
	case i < 0:
		return Outcome{Why: "no earlier pair of the series is here"}
	case i >= len(pairs):
		return Outcome{Why: "this is the newest pair of the series"}
	}
	to := Compare{Before: f.Library.Before(pairs[i]), Now: pairs[i], All: b.All, Texts: b.Texts}
	return Outcome{Board: to, Say: to.named(to.Before, "") + " and " + to.named(to.Now, "")}
}

// copyList is the whole list as text.
func (b Compare) copyList(f Frame) Outcome {
	before, now, _ := b.pair(f)
	c := f.Library.Compare(before, now).Kept(f.Keep)
	n := 0
	var s strings.Builder
	fmt.Fprintf(&s, "%s\n", b.cite(c, "What changed"))
	for _, section := range library.Sections {
		var lines []string
		changes := c.Of(section)
		for i := range changes {
			if b.shows(&changes[i]) {
				lines = append(lines, c.Sentence(&changes[i]))
			}
		}
		n += len(lines)
		if section == library.TextChanges {
			for i := range c.Text.Sections {
				lines = append(lines, model.CleanLine(c.Text.Sections[i].Title)+": "+c.Text.Sections[i].Tell())
			}
		}
		if len(lines) > 0 {
			fmt.Fprintf(&s, "\n%s (%s)\n- %s\n", section.Heading(), c.Tally(section), strings.Join(lines, "\n- "))
		}
	}
	return Outcome{Text: s.String(), What: "the list of " + plural(n, "change")}
}
