package board

import (
	"slices"
	"strings"

	"readout/model"
	"readout/model/library"
)

// whoSays is who says so, how sure that is, and by which source, unless the
// words above name it.
func (k *card) whoSays(actor, issue string, cell *library.Cell) string {
	who, source, confidence := k.basis(actor, issue, cell)
	line := "says so: " + who
	switch {
	case strings.HasSuffix(who, ", quoted"):
	case strings.HasPrefix(source, noSource):
		line += "; " + source
	default:
		line += "; source: " + source
	}
	if confidence != "" {
		line += "; confidence: " + confidence
	}
	return line
}

// basis is who says so, the sources and the confidence; "" for what is not known.
func (k *card) basis(actor, issue string, cell *library.Cell) (who, source, confidence string) {
	p, cast := cell.Accounts()[0], k.x.m.Cast
	words := k.f.Library.Words(cell.Briefing, actor, issue)
	switch {
	case cell.Differ:
		return plural(len(cell.Positions), "account") + " that differ", k.sources(cell, words), ""
	case cell.SecondHand:
		who = names(cast, p.Per)
	case len(words) > 0:
		who = cast.Short(actor) + ", quoted"
	default:
		who = cast.Short(actor) + ", not quoted"
	}
	return who, k.sources(cell, words), p.Confidence
}

// sources are those of the accounts of a cell, else those of the words behind it.
func (k *card) sources(cell *library.Cell, words []int) string {
	var ids []string
	for _, p := range cell.Accounts() {
		ids = append(ids, p.Source)
	}
	return basisOf(cell.Briefing, ids, words)
}

// noSource is said of a position that has no source of its own, whatever the
// words beside it have.
const noSource = "the position names no source"

// basisOf names the sources that positions give, else says that they give none
// and where the words on the same matter come from, or what else is at hand.
func basisOf(b *model.Briefing, sources []string, words []int) string {
	named := func(ids []string) string {
		var list []string
		for _, id := range ids {
			if s := model.CleanLine(sourced(b, id)); id != "" && !slices.Contains(list, s) {
				list = append(list, s)
			}
		}
		return strings.Join(list, "; ")
	}
	if s := named(sources); s != "" {
		return s
	}
	var of []string
	for _, i := range words {
		of = append(of, b.Quotes()[i].Source)
	}
	if s := named(of); s != "" {
		return noSource + "; words: " + s
	}
	if len(b.Sources()) == 1 {
		return noSource + "; the only one here: " + named([]string{b.Sources()[0].ID})
	}
	return noSource
}
