package draft

// peopleWords are those that stand before, behind and within names.
var peopleWords = []words{
	{titleWord, `
		acting adm admiral ambassador archbishop assistant attorney bishop capt captain cardinal chairman chairwoman chancellor chief col
		colonel commissioner congressman congresswoman councilman councilwoman dame democrat democratic democrats deputy director dr ex father
		first former gen general gop gov gov. governor house imam interim judge justice king lady lieutenant lord lt maj major mayor minister
		miss mr mrs ms officer pastor pope president prime prince princess prof professor queen rabbi rep representative reps republican
		republicans rev reverend secretary sen senate senator sens sergeant sgt sheriff sir sister speaker spokesman spokesperson spokeswoman
		state then u.s us vice vice-president`},
	{honorific, `
		dame dr miss mr mrs ms sir`},
	{onlyBefore, `
		acting ex first former interim late prime then u.s us vice`},
	{roleNoun, `
		abbess abbot academic activist actor actress administrator adviser advisor advocate aide ally ambassador analyst anchor architect artist
		associate athlete attorney author billionaire bishop blogger boss botanist boy brother businessman businesswoman candidate captain
		cardinal ceo cfo chair chairman chairwoman chaplain chef chief child cleric clerk client co-founder coach cofounder colleague columnist
		comedian commander commissioner congressman congresswoman conservative consultant coo cook coordinator correspondent counterpart critic
		curate daughter dean delegate democrat detective diplomat director doctor donor economist editor employee envoy executive exile expert
		father filmmaker founder friend front-runner frontrunner fundraiser general girl governor graduate guard guide head heir historian host
		hostage husband imam incumbent inmate journalist judge laureate lawyer leader liberal libertarian magistrate magnate man manager mayor
		mechanic minister mogul monarch monk mother negotiator nominee nun nurse officer operative opponent organizer parent patient pensioner
		pilot poet pollster pollsters pope prelate premier president priest principal professor prosecutor provost pundit rabbi rapper recruit
		referee refugee regent reporter representative republican resident rival scholar scientist secretary senator shepherd sheriff sibling
		singer sister skipper son specialist spokesman spokesperson spokeswoman star strategist strategists student superintendent supporter
		surgeon teen tenant therapist thief trainee treasurer tycoon undersecretary vicar victim warden whip wife witness woman`},
	{kinWord, `
		aunt brother colleague cousin dad daughter father friend grandfather grandmother husband mother mum neighbor neighbour nephew niece
		parents partner sister son twin uncle widow widower wife`},
	{pluralPeople, `
		ads advisers advisors aides allies authorities backers campaigns citizens comments critics delegates diplomats events executives fans
		forces investors lawyers leaders loyalists members ministers officials plans policies rallies remarks representatives residents sources
		staffers supporters surrogates talks troops voters votes workers`},
	{groupNoun, `
		act action administration agency agreement airlines airways alliance amendment americans army association athletic avenue bank bill
		board bureau campaign center centre church city club co coalition college commission committee company congress convention corp
		corporation council county court daily day democrats department energy federation force foundation fund group guard guardian hall herald
		holdings hospital hotel house inc industries institute international island islands journal law league library line lines llc ltd
		magazine media ministry motors museum national navy network news office organisation organization pac parliament partners party
		pharmaceuticals plan plc police policy poll post press program project radio railway railways report republicans research road rovers
		school security senate service services society state states street studies study survey systems team technologies television theater
		theatre times tower treaty tribune union united university voters war week`},
	{institutionNoun, `
		academy agency alliance association authority bank board bureau campaign center centre coalition college commission committee council
		court department federation foundation house institute league ministry network office organisation organization school secretariat
		society union university`},
	{realm, `
		airspace ambassador ambassadors army border borders capital chancellor coast constitution defence defense economy embassy envoy envoys
		finance forces foreign forests government governments islands king kingdom ministry navy parliament people president prime queen
		railways republic state states supreme territory troops waters`},
	{thing, `
		access act address after airport albanian album algerian another argentinian armenian asian australian austrian ballot band belgian bill
		bolivian book border bosnian brazilian bridge brilliant bulgarian business canadian career carrier center centre chilean christian city
		civilian club colombian company computer congress constant corner country croatian december destroyer distant district egyptian elegant
		error estonian ethiopian european exist express exterior factor ferry fever film firm former freighter georgian german ghanaian group
		harbor harbour horror hotel however human hungarian illness important indian inferior instant interior iranian island italian kenyan
		lake latter latvian law least less letter libyan list lithuanian macedonian magazine major manner matter median minor mirror moment
		moroccan motor mount mountain network never newspaper nigerian norwegian novel november number october offer operation order other over
		paper party peruvian plan platform port poster power press prior process progress project province quarter rather region relevant
		restaurant river road roman romanian russian sector september serbian series ship show significant silver song square state station
		steamer street success summer superior syrian team tenor terror theater theatre together tower town treaty tunisian twist ukrainian
		under unless venezuelan vessel village water weather website whether winter`},
	{placeName, `
		america american americans arizona beijing berlin britain british brussels california canada catholic china chinese christian christians
		colorado congress democrat democrats europe european facebook florida france french georgia german germany hispanic hispanics house
		instagram iowa iran iranian iraq islam islamic israel israeli jewish jews kremlin kyiv latino latinos london mexican mexico michigan
		moscow muslim muslims nato nevada ohio paris pennsylvania pentagon republican republicans russia russian senate syria texas twitter u.n
		u.s ukraine ukrainian un us usa utah virginia washington wisconsin youtube`},
	{particle, `
		af al av bin da das de del della den der di dos du el ibn la le ten ter van von`},
	{namePrefix, `
		ad al an ar as ash at az ben bin el es`},
	{nameSuffix, `
		esq ii iii iv jr md mp phd sr`},
}
