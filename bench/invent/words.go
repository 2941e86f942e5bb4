package invent

var (
	givens = []string{
		"Ilse", "Joren", "Samira", "Piet", "Anouk", "Bram", "Carla", "Dovid", "Elin", "Faro", "Greta", "Hadi", "Imke", "Jonas", "Kaisa", "Levan", "Mirte", "Nils", "Orsola", "Pavo", "Quirin", "Runa", "Sefa",
	}
	families = []string{
		"Varga", "Renn", "Khatib", "Oduya", "Aldermann", "Brisk", "Castor", "Dremmel", "Eckhart", "Fennimore", "Galt", "Hasselt", "Ivarsen", "Jorgel", "Kestrel", "Lindow", "Marrow", "Nordhag", "Ostrava", "Pellin",
		"Quast", "Rademak", "Sorrel", "Tamsin", "Ullman", "Vesper", "Wendel", "Xanten", "Yarrow", "Zoller", "Amsel", "Birke", "Corvin", "Dohle", "Elster", "Falk", "Gimpel", "Habich", "Immler", "Jansohn",
		"Kranich", "Lerche", "Milan", "Nebel", "Ortolan", "Pirol", "Rohrdam", "Sperling", "Trappen", "Uhu", "Wiedehop", "Zeisig",
	}
	roles = []string{
		"foreign minister of Tarnovia", "premier of Lesk", "mediator for the Lakes League", "former border judge", "harbourmaster", "hydrologist", "general staff", "mayor", "member of parliament", "chief of the sluice works", "envoy",
	}
	issues = []issue{
		{"border", "Border line", "Should the 1974 line be the border?"},
		{"water", "Water shares", "Should the lake be shared by thirds?"},
		{"monitors", "Foreign monitors", "Should foreigners watch the shore?"},
		{"prisoners", "Prisoners", "Should all prisoners go home first?"},
		{"ferry", "Ferry licences", "Should both flags run the ferry?"},
		{"fishing", "Fishing rights", "Should nets be counted?"},
		{"dam", "The upper dam", "Should the dam be raised?"},
		{"customs", "Customs posts", "Should the posts open at night?"},
		{"language", "Language of schools", "Should schools teach both languages?"},
		{"railway", "The shore railway", "Should trains cross the line?"},
		{"mines", "Sea mines", "Should the mines be mapped first?"},
		{"elections", "Shore elections", "Should both shores vote in one week?"},
		{"gas", "Gas storage", "Should the caverns be shared?"},
		{"archive", "The joint archive", "Should the archive be open?"},
		{"airspace", "Airspace", "Should drones be grounded?"},
		{"pensions", "Pensions", "Should pensions be paid across the line?"},
		{"islands", "The four islands", "Should the islands be left empty?"},
		{"army", "Size of the armies", "Should patrols be halved?"},
		{"compensation", "Compensation", "Should houses be paid for?"},
		{"bridge", "The Kessa bridge", "Should the bridge be rebuilt?"},
		{"telegraph", "Cables", "Should the cables be laid anew?"},
		{"courts", "A mixed court", "Should a mixed court sit?"},
		{"refugees", "Return of refugees", "Should all return before winter?"},
		{"grain", "Grain transit", "Should grain pass without duty?"},
	}
	stances = []string{"for", "against", "conditional", "unclear", "silent"}
	reasons = []string{
		"no one-sided map", "the line stands", "thirds will do", "unarmed is fine", "if the lists match", "not before autumn", "the staff was not asked", "once the seals are broken", "only with a third signature", "as long as the price holds",
	}
	towns = []string{
		"Port Aldona", "Kessa", "Lower Vint", "Upper Vint", "Orrin Shore", "Marlow Quay", "Sankt Evert", "Tolmin Gate", "Hagen Ford", "Brede", "Old Lesk", "New Lesk", "Tarn", "Eastholm", "Westholm", "Calder Mill", "Nine Wells", "Dunmere", "Fallow Point", "Gannet Rock",
	}
	subjects = []string{
		"The harbour office", "A clerk of the League", "The east shore", "The west shore", "A patrol of two boats", "The mixed commission", "One of the engineers", "The ferry's owner", "A reader of the gauge", "The council of elders", "An interpreter", "The night shift",
		"A convoy of grain barges", "The border guard", "The sluice keeper", "A delegation of mayors", "The chief surveyor", "The customs post", "The radio of the east", "A witness", "The printer of the treaty", "A lawyer for the islands", "The weather station", "The union of fishermen",
	}
	verbs = []string{
		"counted", "returned", "signed for", "measured", "questioned", "brought back", "left out", "described", "paid for", "kept", "copied", "lost", "found", "photographed", "delayed", "sealed", "opened", "numbered", "refused", "accepted", "moved", "compared", "published", "withdrew", "inspected", "repaired",
	}
	things = []string{
		"the joint survey", "the pencil map", "two crates of seals", "a list of ninety names", "the gauge at the bridge", "the third draft", "a copy of the 1974 line", "the ledgers of the ferry", "four buoys", "the minutes of the last sitting", "a drum of cable", "the keys of the archive", "an unsigned letter", "the joint surveyors' tent",
		"a receipt for coal", "the upper sluice gate", "the school registers", "nine fishing nets", "a photograph of the dam", "the telegram from Brede", "the second annex", "a crate of lamps", "the water tables of spring", "a box of ballots", "the report on mines", "a claim for three houses", "the timetable of the railway", "the seal of the League",
		"the price of grain", "the pension rolls", "the court's first order", "a draft without numbers", "the list of patrols", "the weather log", "the joint surplus account", "the cost of the bridge",
	}
	ways = []string{
		"without a word in", "after a long night in", "before the ferry left", "under the lamps of", "for the second time in", "with both seals in", "against advice from", "in front of witnesses in", "by order of the mayor of", "on the way to", "in the old customs house of", "behind closed doors in", "at the request of", "two hours late in",
	}
	openings = []string{
		"nobody has read", "we shall not sign before", "there will be no peace without", "I have seen", "the whole lake waits for", "ask the other side about", "we paid twice for", "nothing in the talks is older than", "it all turns on", "they promised us", "you cannot vote on", "I would burn", "let us begin with", "there is only one copy of",
		"the east shore never had", "we can live with", "in a year nobody will remember", "the League should keep", "my father measured", "we have lost",
	}
	endings = []string{
		"and that is the end of it", "before the ice comes", "until the mediator says so", "whatever the map shows", "as it stood in 1974", "if the seals are whole", "and not a day later", "in both languages", "with our own eyes", "for as long as the line holds", "or there is no deal", "and the lake knows it", "when the ferry runs again", "under one flag or two", "by the end of the month",
	}
)
