package draft

// smallWords are those that a language has few of, and marks that stand like words.
var smallWords = []words{
	{helper, `
		actually again already also always angrily are basically be been being bluntly can certainly clearly could did do does earlier even
		eventually explicitly famously finally first flatly frequently further generally had has have having immediately initially is jokingly
		just later long may merely might must n't never not now often once only previously privately promptly publicly quickly rather recently
		repeatedly reportedly sarcastically should similarly simply soon specifically still subsequently then typically was were will would`},
	{boundary, `
		after although and as because before but given how if nor once or since so than that though unless until what when where whether which
		while who whom whose why yet`},
	{pronounWord, `
		he i it she they we who`},
	{determiner, `
		a all an another any both each every few five four her his its many most my no one other our several some that the their these this
		those three two`},
	{preposition, `
		about across after against along amid among around at before behind between by concerning despite during for from in inside into near of
		on onto outside over per regarding since through to toward towards under upon via with within without`},
	{opener, `
		afterward afterwards again also days earlier finally first hours in-person indeed instead last later meanwhile minutes moments months
		next now second shortly soon still that then this today tonight weeks years yesterday`},
	{timeWord, `
		april august december february friday january july june march may monday mr. mrs. ms. november october saturday september sunday
		thursday tuesday wednesday`},
	{timeSpan, `
		afternoon day days evening hour hours minute minutes month months morning night second seconds week weekend weeks year years`},
	{starter, `
		a about above according adding after against all also although an and another are as asked at because before both but by can citing come
		could despite did do does during each earlier eight either even first five for four from get go had has have he her here his how however
		i if in instead is it its just last later less let like look many may maybe meanwhile might more moreover most must my neither never
		next nine no nor not noting now of oh ok okay on once one only or other others our over perhaps please pressed referring responding
		saying second see seven several she should since six so some speaking still such sure ten that the their then there these they third
		this those though three through to today told tomorrow two under unlike until was we well were what when where whether while who why
		will with would yes yesterday yet you your`},
	{dash, `
		— – -- - ― ~`},
	{abbreviation, `
		adm ala amb ariz ark asst atty aug calif capt cmdr co col colo conn corp cpl d.c dec del dr e.g etc feb fla ga gen gov hon i.e ill inc
		ind jan jr kan ky la lt ltd maj mass md messrs mich minn miss mont mr mrs ms neb nev no nov oct okla ore pa pres prof rep reps rev sen
		sens sept sgt sr st supt tenn tex u.s va vs vt wash wis wyo`},
	{leadIn, `
		asked backed based contacted flanked however informed joined like meanwhile pressed quoted reached speaking unlike`},
	{label, `
		a analysis answer breaking comment exclusive interview live opinion profile q question quote update video watch`},
	{document, `
		email letter memo post report statement tweet`},
	{answerNoun, `
		advice answer comment conclusion explanation message motto reaction reply response statement verdict words`},
	{condition, `
		appointed convicted defected disgraced elected exiled imprisoned jailed ousted retired wounded`},
}
