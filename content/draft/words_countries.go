package draft

import (
	"strings"
	"sync"
)

// countryNames are the states of the world by the short names of ISO 3166 in
// common English use, some older and shorter ones beside them.
const countryNames = `
	afghanistan, albania, algeria, andorra, angola, argentina, armenia, australia, austria, azerbaijan, bahamas, bahrain,
	bangladesh, barbados, belarus, belgium, belize, benin, bhutan, bolivia, bosnia, botswana, brazil, britain, brunei,
	bulgaria, burkina faso, burundi, cambodia, cameroon, canada, cape verde, chad, chile, china, colombia, comoros, congo,
	costa rica, croatia, cuba, cyprus, czechia, czech republic, denmark, djibouti, dominica, ecuador, egypt, el salvador,
	england, eritrea, estonia, eswatini, ethiopia, fiji, finland, france, gabon, gambia, germany, ghana, greece, greenland,
	grenada, guatemala, guinea, guyana, haiti, honduras, hong kong, hungary, iceland, india, indonesia, iran, iraq, ireland,
	israel, italy, ivory coast, jamaica, japan, jordan, kazakhstan, kenya, kiribati, kosovo, kuwait, kyrgyzstan, laos, latvia,
	lebanon, lesotho, liberia, libya, liechtenstein, lithuania, luxembourg, madagascar, malawi, malaysia, maldives, mali,
	malta, mauritania, mauritius, mexico, micronesia, moldova, monaco, mongolia, montenegro, morocco, mozambique, myanmar,
	namibia, nauru, nepal, netherlands, new zealand, nicaragua, niger, nigeria, north korea, north macedonia, northern ireland,
	norway, oman, pakistan, palau, palestine, panama, papua new guinea, paraguay, peru, philippines, poland, portugal, qatar,
	romania, russia, rwanda, samoa, san marino, saudi arabia, scotland, senegal, serbia, seychelles, sierra leone, singapore,
	slovakia, slovenia, somalia, south africa, south korea, south sudan, spain, sri lanka, sudan, suriname, sweden,
	switzerland, syria, taiwan, tajikistan, tanzania, thailand, timor-leste, togo, tonga, tunisia, turkey, türkiye,
	turkmenistan, tuvalu, uganda, ukraine, united arab emirates, united kingdom, united states, united states of america,
	uruguay, us, usa, uk, uae, uzbekistan, vanuatu, vatican, venezuela, vietnam, wales, yemen, zambia, zimbabwe`

// regionNames are parts of states that are named like people.
const regionNames = `alabama, alaska, alberta, arizona, arkansas, british columbia, california, catalonia, colorado, connecticut, crimea, delaware,
	florida, georgia, hawaii, idaho, illinois, indiana, iowa, kansas, kentucky, louisiana, maine, manitoba, maryland, massachusetts, michigan,
	minnesota, mississippi, missouri, montana, nebraska, nevada, new brunswick, new hampshire, new jersey, new mexico, new south wales, new york,
	north carolina, north dakota, nova scotia, ohio, oklahoma, ontario, oregon, pennsylvania, puerto rico, quebec, queensland, rhode island,
	saskatchewan, south carolina, south dakota, tennessee, texas, utah, vermont, virginia, washington, west virginia, wisconsin, wyoming`

// regions is the set of regionNames.
var regions = sync.OnceValue(func() map[string]bool { return setOf(regionNames) })

// countries is the set of countryNames.
var countries = sync.OnceValue(func() map[string]bool { return setOf(countryNames) })

// setOf turns names parted by commas into a set.
func setOf(list string) map[string]bool {
	m := map[string]bool{}
	for name := range strings.SplitSeq(list, ",") {
		m[strings.TrimSpace(name)] = true
	}
	return m
}
