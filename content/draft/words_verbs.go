package draft

// verbs are those that report what somebody said, and others that tell who did.
var verbs = []words{
	{cue, `
		blurted hit shot accused accuses acknowledged acknowledges add added addressed adds admits admitted admonished advised advises advocated affirmed agreed
		agrees alleged alleges alluded announced announces answered answers apologised apologises apologized appealed applauded applauds argued
		argues asked asks assailed assented asserted asserts assured assures attacked attacks attested attests averred avowed avows bantered
		barked bashed beamed began begged begins believed believes bellowed bemoaned berated berates billed blamed blames blasted blasts blogged
		boasted boasts bragged brags branded cabled call called calls captioned carped cautioned cautions celebrated challenged chanted chants
		characterises characterized characterizes charged cheered chided chimed chuckled chuckles cited cites claimed claims closed commanded
		commands commended commends commented comments compared compares complained complains complimented conceded concedes concluded concludes
		concurred concurs condemned condemns confessed confesses confirmed confirms congratulated considered considers contended contends
		continued continues corrected countered counters cracked credited cried criticised criticises criticized criticizes crooned deadpanned
		declared declares decreed decried decries deemed deems defended defends demanded demands demurred denied denies denounced denounces
		depicted derided derides described describes detailed determined dictated differed disagreed disagrees disclosed discussed discusses
		dismissed dismisses disputed disputes dubbed dubs e-mailed echoed echoes elaborated emailed emphasised emphasises emphasized emphasizes
		encouraged ended envisioned estimated estimates exclaimed exclaims exhorted exhorts expected expects explained explains expressed
		extolled extols faulted faults feared fears feels felt figured finds finished fired foresees found fumed gasped gave gives gloated goes
		griped groaned groused growled grumbled guessed gushed hailed hails heckled hinted hissed hisses hollered hoped hopes implied implies
		implored implores indicated indicates informed insinuated insinuates insisted insists instructed instructs interjected interrupted
		intimated intimates intoned introduced invoked issued issues jabbed jeered jests joined joins joked jokes judged kept knew knows labeled
		labelled labels lambasted lambastes lamented laments lauded lauds laughed lectured let likened made maintained maintains makes marveled
		marvelled mentioned mentions messaged mocked mocks mouthed mumbled murmured murmurs mused muses muttered mutters narrated narrates
		nicknamed noted notes objected observed observes offered opened opined opines ordered panned penned pilloried pleaded pleads pledged
		pledges pointed points pondered portrayed posited posits posted praised praises prayed preached predicted predicts pressed proclaimed
		proclaims prodded professed projected promised promises pronounced proposed proposes protested protests pushed put puts questioned
		quipped quips quoted quotes raged railed ranted rated rattled raved read reads reaffirmed reasoned reasons reassured rebuffed rebuked
		rebukes rebutted recalled recalls recited recites reckoned reckons recognised recommended recommends recounted recounts referred refers
		reflected reflects refused reiterated reiterates rejected rejects rejoined related relates relayed remarked remarks remembered remembers
		reminded reminds repeated repeats replied replies reported reports reprimanded resolved responded responds retorted retorts retweeted
		revealed reveals ridiculed riffed ripped ruled said sang savaged saw say says scoffed scoffs scolded scolds scrawled screamed sees
		shouted shouts shrugged sighed signaled signalled signed sings skewered slammed slams smiled snapped sneered sniffed sobbed solicited
		spat speaks specified speculated speculates spoke stammered stands started stated states stressed stresses suggested suggests summarised
		summarized summed surmised swears swore talked talks taunted taunts teased teases tell tells termed testified testifies texted thanked
		thanks theorised theorized thinks thought threatened threatens thundered told took tore touted touting touts tried trolled trumpeted
		tutted tweeted tweets typed underlined underscored upbraided urged urges used uses uttered vented ventured voiced volunteered vowed vows
		wagered wailed wanted wants warbled warned warns weighed welcomed went whined whispered whispers winked wished wondered wonders worried
		worries writes wrote yelled yells`},
	{strongCue, `
		acknowledged added adds admitted alleged announced argued argues asked asks asserted called cautioned claimed claims commented
		complained conceded concluded contended continued countered declared described emphasized exclaimed explained insisted insists joked
		lamented maintained mused noted notes observed opined predicted proclaimed quipped recalled recounted reiterated remarked repeated
		replied replies responded retorted said says shouted stated stressed suggested tells testified told tweeted tweets urged warned writes
		wrote yelled`},
	{nounToo, `
		answers attacks call calls challenges chants charges cheers claims comments counters demands ends estimates expects fears finds fires
		hopes issues jokes labels notes offers pledges points promises puts questions quotes read reads remarks reminds reports say signs stands
		starts states talks thanks thought uses vows`},
	{vagueCue, `
		hit shot began begins closed considered considers ended finds finished fired found gave gives goes keeps kept knew knows let made makes opened
		pushed put puts saw sees stands started tells took used uses wanted wants went`},
	{participleCue, `
		accusing acknowledging adding admitting alleging announcing arguing asking asserting blasting boasting calling chanting citing claiming
		comparing complaining concluding criticizing declaring decrying deeming defending demanding denouncing denying deriding describing
		detailing dismissing dubbing emphasizing explaining expressing insisting instructing joking labeling lamenting likening making mocking
		noting observing offering pleading pledging pointing posting praising predicting proclaiming promising putting questioning quipping
		quoted quoting reading recalling referring reiterating remarking reminding repeating replying reporting responding revealing saying
		shouting speaking stating stressing suggesting telling testifying thanking touting tweeting urging using vowing warning wondering
		writing yelling`},
	{namingVerb, `
		billed branded called characterised characterized condemned considered criticised criticized deemed denounced derided described
		dismissed dubbed hailed known labeled labelled praised termed`},
	{issuingVerb, `
		circulated delivered gave issued made posted published put read released sent shared tweeted wrote`},
	{officeVerb, `
		chaired chairs coaches commands coordinates directs edits founded headed heads leads led manages oversees owns presides represents runs
		studies teaches`},
}
