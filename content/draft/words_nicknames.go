package draft

import (
	"strings"
	"sync"
)

// shortNames are short forms of first names with the full ones behind them.
const shortNames = `abby abigail, al albert, alex alexander, andy andrew, barb barbara, becky rebecca, ben benjamin, beth elizabeth, betty elizabeth,
	bill william, billy william, bob robert, bobby robert, cathy catherine, charlie charles, chris christopher, chuck charles, cindy cynthia,
	dan daniel, danny daniel, dave david, deb deborah, debbie deborah, dick richard, don donald, doug douglas, ed edward, fred frederick,
	gene eugene, greg gregory, harry henry, jack john, jake jacob, jeff jeffrey, jen jennifer, jenny jennifer, jerry gerald, jim james, jimmy james,
	joe joseph, joey joseph, johnny john, jon jonathan, josh joshua, kate katherine, kathy kathleen, katie katherine, ken kenneth, larry lawrence,
	liz elizabeth, maggie margaret, matt matthew, meg margaret, mike michael, mick michael, nancy ann, nate nathan, ned edward, nick nicholas,
	pam pamela, pat patricia, patty patricia, peggy margaret, pete peter, phil philip, ray raymond, rich richard, rick richard, rob robert,
	ron ronald, russ russell, sam samuel, sandy sandra, steve steven, stu stuart, sue susan, ted edward, terry terence, tim timothy, tom thomas,
	tony anthony, tommy thomas, vicky victoria, vince vincent, walt walter, will william`

// nicknames leads from a short form to the full one.
var nicknames = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for pair := range strings.SplitSeq(shortNames, ",") {
		short, full, _ := strings.Cut(strings.TrimSpace(pair), " ")
		m[short] = full
	}
	return m
})
