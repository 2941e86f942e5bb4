package draft

// firstNames tell men from women. They are common first names of many languages, as
// the statistical offices of their countries publish them year by year.
var firstNames = []words{
	{maleName, `
		aaron abdul abdullah abebe abel abraham abram adam adnan adolfo adrian adrien ahmad ahmed ahmet aidan aiden al alain alan albert
		albrecht alden aldo alec alejandro aleksandar aleksander alessandro alex alexander alexandre alexei alfonso alfred alfredo ali alphonso
		alton alvaro alvin amadou amir amit amos anatoly anders anderson andre andreas andrei andrej andres andrew andriy angel angelo anil
		ansel anthony antoine anton antonin antonio aram arden ari armand armando arne arno arnold arron arthur artur arturo asa asher ashraf
		ashton asif aubrey august augustus aurelio austin axel babak bakary balthasar barney barrett barry bart bartosz bashar bashir beau
		beckett bedrich ben benedict benito benjamin bennett bennie benny bernard bernardo bernie bert bertrand bilal bill billy biruk bjorn
		blaine blaise blake bob bobbie bobby bodie bogdan booker boris boubacar boyd brad bradley brady branden brandon brandt branko brayden
		brendan brenden brendon brennan brent brenton bret brett brian brice brock broderick brody brooks bruce bruno bryan bryant bryce bryson
		burt byron caleb callum calvin camden cameron camilo carey carl carlo carlos carlton carmelo carson carsten cary casey cecil cedric
		cesar chad chadwick chandler charles charley charlie chauncey chester chidi chinedu chip chris christian christoph christophe
		christopher chuck clarence claude clay clayton clement cliff clifford clifton clint clyde coby colby cole coleman colin colton connor
		conor conrad corbin cordell corey cornelius cory cosmin craig cris cristian cruz curt curtis cyril cyrus dale dallas dalton damian
		damien damir damon dan dangelo daniel daniele dante darian darien darin dario darius dariusz darko darnell darrel darrell darren darrin
		darryl daryl dashawn dave david davide davon davor dax dean deandre declan demarcus demetrius denis dennis denzel deon deonte derek
		desmond devin devon dewayne dewey dexter dick diego dieter dillon dimitri dimitris dion dirk dmitri dmitry dmytro domingo dominic
		dominik don donald donnell donnie donny donovan dorian doug douglas doyle dragan drew duane dudley duncan dustin dwayne dwight dylan
		earl easton ed eddie eddy edgar edgardo edison edmond edmund eduardo edvard edward edwin efrain einar eldon eldridge eli elias elijah
		eliot elliot elliott ellis elmer elton elvin elvis emeka emerson emery emil emilio emmanuel emmett emory enoch enrico enrique eric erick
		erik ernest ernesto ernie errol ervin esteban ethan etienne eugene eugenio evan evangelos everett ezekiel ezra fabian fabio fabrice
		faisal farid federico felipe felix ferdinand fernando fidel filip finn flavio fletcher florian floyd forrest francesco francis francisco
		franco francois frank frantisek franz fred freddie freddy frederic frederick frederik friedrich fritz gabriel gabriele gale galen
		garland garrett garry garth gary gaspard gaston gavin gene geoffrey georg george georges gerald gerard gerardo gerhard gerry gheorghe
		giacomo giancarlo gianluca gideon gilbert gino giorgio giovanni giulio giuseppe glen glenn gonzalo goran gordon gottfried grady graham
		grant grayson greg gregg gregor gregorio gregory griffin grover guillaume guillermo gunnar gunther gus gustav gustavo guy hakan hal
		hamid hamza hank hans harald harlan harley harold harry haruki harvey hassan hayden hayes heath hector heinrich heinz helmut hendrick
		hendrik henri henrik henry herbert herman hermann hernan hillel hiram hiroshi holden holger homer horace horacio horst howard howie
		hubert huey hugh hugo humberto hunter hussein ian ibrahim ibrahima idris ifeanyi ignacio igor ike ikram ilya imran ira irvin irving
		irwin isaac isaiah ishaan isiah isidro ismael ismail istvan ivan ivo jace jack jackson jacob jacoby jacques jaden jaime jake jakob jakub
		jalen jamal james jameson janos jared jaroslav jarred jarrett jarrod jarvis jason jasper javier javon jay jayce jayden jaylen jayson 
		jed jedidiah jeff jeffrey jens jerald jere jeremiah jeremy jermaine jeroen jerome jerrod jerrold jerry jesper jess jesse jett jim jimmie
		jimmy jin joachim joao joaquin jody joe joel joey johan johann johannes john johnathan johnathon johnnie johnny jon jonah jonas jonathan
		jonathon joost jordan jorge jose josef joseph josh joshua josiah jozef juan judah judd judson jules julian julio julius jurgen justin
		kadir kaito kaleb kamal kane kareem karel karim karl karsten kazimierz keaton keegan keenan keir keith kelvin kemal ken kendrick kenji
		kenneth kenny kent keon kermit kerry kevin khaled khalid khalil kieran kip kirby kirk klaus klemens knut kobe kofi konstantin
		korey kory kouassi kristian kristof kristopher kurt kurtis kwabena kwame kyle kyler laird lajos lamar lamont lance landon laron
		larry lars laszlo laurence laurent lawrence lawson leandro lee leif leland lemuel leo leon leonard leonardo leroy lester levi li liam
		lindsey linus lionel lloyd logan lonnie lorenzo lothar lou louis lowell luca lucas lucian lucien lucio ludvik ludwig luigi luis lukas
		luke luther lyle lyndon lynwood maarten mack maddox magnus mahdi mahmoud malachi malcolm malik mamadou manfred manny manuel marc marcel
		marcello marcin marco marcus marek marian mariano mario marius mark markus marlin marlon marquis martim martin marvin mason mateo mateus
		mathew mathias mats matt matteo matthew matthias maurice mauricio maverick max maxim maximilian maxwell maynard mckinley mehdi mehmet
		mel melvin merlin merrill micah michael michal micheal michel mickey miguel mihai mihail mike mikhail miklos milan miles millard milo
		milos milton mirko miroslav mitch mitchel mitchell mohamad mohamed mohammad mohammed moise moises monty morgan moritz morris
		mortimer moses moshe muhammad murat murray musa mustafa myles myron nabil narendra nash nasser nate nathan nathanael nathaniel neal ned
		neil nelson nicholas nick nicola nicolas nigel niklas nikola nikolai nikolaos nikos nils noah noel nolan norbert norman norris nuno
		octavio odell olaf oleg oleh oleksandr oliver olivier omar omari ondrej oren oriol orlando orville osama oscar oskar osman oswaldo
		otis ottavio otto owen paavo pablo paco paolo parker pascal pat patrick paul pavel pawel pedro percival percy perry pete peter petr
		petros petter phil philip philippe phillip pierce pierre pierre-louis piotr prakash pravin preston priit quentin quincy quinton
		rachid radoslav rafael rafal rahim rainer raj rajesh ralph ramiro ramon ramsey randal randall randell randolph randy raphael rashad
		rashid raul ravi ravindra ray raymond raymundo recep reese reggie reid remy renato reuben rex reynaldo reza rhett ricardo
		riccardo rich richard richie rick rickey rickie ricky rigoberto rob robbie robby robert roberto rocco rocky rod rodger rodney rodrigo
		rogelio roger rohan roland rolando rolf romain roman ron ronald ronnie rory roscoe rosendo ross rowan roy royce ruben rubin rudi rudolph
		rudy rufus rupert rush ruslan russ russell rusty ryan ryder ryker ryszard said salim salman salvador salvatore sam samir sammie sammy
		samson samuel sandy sanford sanjay santiago santino saul sawyer scott scotty sean sebastian sebastien serge sergei sergey sergio seth
		seydou seymour shad shane shaun shawn shayne sheldon sherman sherrod sherwood shiloh shinzo sid sidney sigurd silas simeon simon solomon
		sonny soren spence spencer stafford stan stanford stanislav stanley stefan stefano steny stephane stephen stephon sterling steve steven
		stevie stewart stuart sullivan sven sylvester szymon tad tadej tadeusz takashi talon tanner tarek tariq tate ted teodor terence terrance
		terrell terrence terry thabo thad thaddeus theo theodore thierno thierry thomas thorsten thurman tibor tim timo timothy tito titus
		tobias tobin toby tod todd tom tomas tomasz tomislav tommie tommy toney tony travis travon tre tremaine trent trenton trevon trevor trey
		tristan tristen troy tsegaye tucker ty tyler tyree tyrell tyrone tyson ulysses uri uwe vaclav valentin valery vance vasil vasyl vaughn
		vern vernon victor viggo viktor vince vincent vincenzo virgil vitali vito vladimir vladislav vlado vojtech volker volodymyr wade waldo
		wallace wally walt walter warren waylon wayne wei weldon wendell werner wes wesley weston wilber wilbert wilbur wiley wilfred wilfredo
		wilhelm willard william willie willis wilmer wim winston wladyslaw wolf wolfgang woodrow woody wyatt xavier xi yahir yann yannick
		yaroslav yasser yuri yurii yusuf zach zachariah zachary zachery zack zackary zane zbigniew zdenek zion zoltan zoran`},
	{femaleName, `
		abbie abby abigail ada addie addison adela adelaide adele adelheid adeline adriana adrianna adrienne agata agatha agnes agnieszka aicha
		aida aileen aimee aisha alaina alana alanna alba alberta alejandra aleksandra alessandra aleta alexa alexandra alexandria alexia alexis
		alfreda alice alicia aline alisa alisha alison alissa aliya allison alma almaz althea alyson alyssa amal amalia amanda amara amaya amber
		amelia amelie ami amie amina amira amparo amy amya anabel anahi anastasia andi andrea andreea aneta angela angelia angelica angelina
		angeline angelita angie anika anissa anita anitra anja anke ann anna annabel annabelle anne anneke annemarie annetta annette annie
		annika anouk antje antoinette antonella antonia antonina april arabella araceli aracely aria ariadna ariana arianna ariel arielle arlene
		ashlee ashleigh ashley ashlyn aspen astrid athena aubree audra audrey aurelie aurora ava avery avis ayanna ayla aylin ayse aziza barb
		barbara barbora beata beate beatrice beatriz becki becky belinda bella benita bernadette bernadine bernice berta bertha beryl bessie
		beth bethany betsy bette bettie bettina betty bettye beulah beverly bianca billie birgit birgitta blair blanca blanche blessing bobbi
		bonita bonnie bozena brandi brandie brandy breanna bree brenda brenna bria briana brianna brianne bridget bridgette brigitte britney
		britt brittany brittney brooke bryanna cadence caitlin caitlyn callie camila camilla camille candace candi candice carina carissa carla
		carlene carley carlotta carly carmela carmella carmen carol carole caroline carolyn carrie caryn casandra cassandra cassidy cassie
		catalina caterina catherine cathleen cathy ceci cecile cecilia celeste celia celina celine chanel chantel charity charla charlene
		charlotte charmaine chelsea chelsey cheri cherie cheryl cheyenne chiamaka chiara chloe christa christi christie christina christine
		christy ciara cierra cindi cindy cinzia claire clara clarice clarissa claudette claudia claudine clementine cleo colette colleen
		concepcion connie constance consuelo cora cori corina corinna corinne cornelia corrine courtney cristal cristina cristy
		crystal cyndi cynthia dagmar dahlia daisy dana dani danica daniela daniella danielle danuta daphne darcy daria darla darlene dayna deana
		deandra deann deanna deanne deb debbie debora deborah debra dee deena deidra deidre deirdre deja delaney delia delilah della delores
		deloris delphine demi denice denise desiree diana diane diann dianna dianne dilnoza dina dinah doina dolly dolores dominika dominique
		dona donna dora doreen doretha doris dorota dorothea dorothy dottie dragana earlene earline ebba ebony edda eden edie edith edna effie
		eileen elaina elaine elba elda eleanor eleanore elena eleonora elia eliana elinor elisa elisabeth elise elisha elissa eliza elizabeth
		elke ella ellen ellie elodie eloise elsa elsie elva elvira emely emilia emilie emily emma emmanuelle emmy encarnacion enid erica erin
		erma erna ernestine esmeralda esperanza essie estefania estela estella estelle ester esther eszter ethel etta eugenia eugenie eula
		eunice eva evangelina evangeline eve evelina evelyn evie ewa fabiola fadila faith fannie farida fatima fatma fatou fay faye federica
		felecia felicia felicity fern fernanda finley fiona flavia fleur flora florence florencia florine frances francesca francine frankie
		franziska freda frederica freya frida gabby gabriela gabriella gabrielle gail galina gayle gena genet geneva genevieve georgette
		georgina geraldine germaine gertrude gianna gigi gillian gina ginger giovanna gisela giselle giulia gladys glenda glenna gloria grace
		gracie graciela greta gretchen griselda guadalupe gudrun gulnora gwen gwendolyn habiba hadley hailey hala haley halima halina halle
		hallie hana hanna hannah hanne harper harriet harriett hattie haylee heather hedda hedwig heidi helen helena helga henrietta henrike
		hilary hilda hildegard hillary hiroko hollie holly hope hortense ida ilene ilona ilse imani imelda imogene indira ines inez inga
		ingeborg ingrid inna iola iphigenia irena irene irina iris irma isabel isabela isabella isabelle isla ivana ivanka ivonne iwona izabella
		jacey jacinta jackie jaclyn jacqueline jacquelyn jada jade jadwiga jalisa jamie jamila jan jana janae jane janell janelle janessa janet
		janette janice janie janina janine janis jannie jasmin jasmina jasmine jaycee jayda jayla jayne jazmin jazmine jean jeana jeanette
		jeanie jeanine jeanne jeannette jeannie jena jenelle jeni jenifer jenna jenni jennie jennifer jenny jeri jerri jerrie jessi jessica
		jessie jewel jill jillian jitka jo joan joana joann joanna joanne joannie jocelyn jocelyne jodi jodie joelle johanna jolanta joleen
		jolene joni jordyn josefa josefina josephina josephine josette josie joyce juanita judi judit judith judy juli julia juliana juliann
		julianna julianne julie juliet julissa june justine jutta kaitlin kaitlyn kaja kali kaliyah kamala kandace kara karen kari karin karina
		karissa karla karolina karyn kasey kasia kassandra katarina katarzyna kate katelyn katelynn katerina katharina katharine katherine kathi
		kathie kathleen kathryn kathryne kathy katie katja katlyn katrina katy kay kayla kaylee kayleigh kaylin keely keira keisha kelley kelli
		kellie kelly kelsey kelsie kendall kendra kenia kenna keri kerri kerrie khadijah khloe kia kiana kiara kiera kierra kiley kim
		kimber kimberly kinsley kira kirsten kirsti kirstie klara kourtney kris krista kristal kristen kristi kristie kristiina kristin kristina
		kristine kristy krystal ksenia kyla kylee kylie kyra lacey lacy ladonna laila lakeisha lakisha lamia lana landry laney lara larissa
		larue lashawn latasha latisha latonya latoya laura laurel lauren lauretta laurie lavern laverne lavonne lawanda layla lea leah leana
		leandra leann leanna leanne leeann leigh leila leilani lela lelia lena lenka lenora leola leona leonie leonor leonora leora lesa lesley
		leslie lesly leta letha leticia letitia lexi lexie lia lila lilia lilian liliana lilla lillian lillie lilly lily lin lina linda lindsay
		lindy linette linnea lisa lise lisette livia liz liza lizbeth lizette lizzie ljubica lois lola loraine loren lorena loretta lori
		lorie lorna lorraine lorri lotte lottie louann louella louisa louise luann lucia luciana lucie lucile lucille lucinda lucy ludmila lue
		luella luisa lula lupe lura luz lydia lydie lynda lyndsay lyndsey lynette lynn lynne mabel mable macie mackenzie macy maddison madeleine
		madeline madelyn madge madison mae magda magdalena maggie mai maja makena malala malgorzata malika malinda mallory mamie mandi mandy
		manuela mara maranda marcela marcia marcie marcy margaret margareta margarida margarita margery margie margo margot margret mari maria
		mariah mariam mariana marianna marianne maribel maricela marie marietta marija marilena marilyn marilynn marina marine mariola marion
		maris marisa marisela marisol marissa maritza marjan marjorie marjory marketa marla marlena marlene marley marnie marquita marsha marta
		martha martina marva mary maryam maryann maryanne marybeth maryellen marylou mathilde matilda mattie maude maura maureen mavis maxine
		maya mayra mazie mckayla mckenna mckenzie meg megan meghan megyn melaine melani melania melba melinda melisa melissa mellisa melodie
		melva mercedes meredith meri merle merry meryem mia micaela michaela michell michelle mikaela mikayla mila milagros mildred milena
		millicent millie mimi mina mindi mindy minerva minnie mireille mirela mireya miriam mirjam mitzi moira mollie molly mona monica monika
		monique mozelle muriel myra myrna myrtle nada nadezhda nadia nadine nadiya najat nana nanci nancy nanette nannette naomi natalia natalie
		natalya natasha natosha nelda nele nell nellie neva nevena ngozi nia nichole nicki nicole nicoletta nicolette niki nikita nikki nina
		nita noelle noemi nola nona noor nora norah noreen norma noura nouria nova octavia odalys odessa odile ofelia oksana olena olga olivia
		ollie ophelia ottilie paige paisley paloma pam pamala pamela paola patrica patrice patricia patrizia patsy patti pattie patty
		paula paulette pauline peggie peggy penelope penny perla petra phoebe phyllis pilar piper polly portia presley priscilla priya quiana
		quinn rachael rachel radmila rae raelynn ragna ragnhild rahel raisa ramona rana randi rania raquel rayna reba rebecca rebecka rebekah
		reem reena regan regina reina remi rena renata renate rene renee renske reyna rhea rhiannon rhoda rhonda rianna richelle ricki riley
		rina rita ritika robbin roberta robin robyn rochelle romana ronda ronna rosa rosalia rosalie rosalind rosalinda rosalyn rosana rosanna
		rosanne rosario roseann rosella roselyn rosemary rosetta rosie rosio roslyn roswitha rowena roxana roxann roxanne roxie rozalia rubie
		ruby rukmini ruta ruth ruthie rylee sabina sabine sabrina sade sadie sallie sally salma salome samantha samara samira sandi sandie
		sandra saniya sanne sara sarah sari sasha saskia saundra savanna savannah selah selena selene selina selma serena shae shaina shakira
		shana shanda shanice shanna shannon shantel shari sharla sharlene sharon sharron shauna shawna shayla shayna shea sheena sheila shelby
		shelia shelley shelly sherri sherrie sherry sheryl shirin shirlee shirley shonda siegrid sigrid silvana silvia simona simone siobhan
		skyla skylar sofia sofie solange soledad solveig sondra sonia sonja sophia sophie soraya stacey staci stacie stacy starla stefania
		stefanie stella stephani stephanie stephany sue sumaya sunniva susan susana susann susanna susanne susie suzanna suzanne suzette
		svetlana sybil sydney sylvia sylvie tabatha tabea tabitha talia tamar tamara tami tamika tammi tammie tammy tamra tania tanisha tanya
		tara taryn tasha tatiana tatum tatyana tawana tawanna taylor teena tenisha teresa tereza teri terra terri terrie tess tessa thalia thea
		thelma theodora theresa therese theresia tia tiana tiara tierra tiffani tiffany tillie tina tisha tobi tomeka toni tonja tonya tori
		traci tracie tracy tricia trina trish trisha trista trudy tulsi twila tyra ulla ulrike ursula urszula ute valarie valentina valeria
		valerie valorie vanesa vanessa vanna veda velma vera verena verna veronica veronika vesna vicki vickie vicky victoria viktoria vilma
		viola violeta virginia virginie vivian viviane vonda wanda wanjiru wendi wendy whitley whitney wilda wilhelmina willa willow wilma
		winifred winnie winona xenia xiomara yadira yael yara yasmin yasmina yazmin yesenia yetunde ylva yolanda yuki yulia yvette yvonne zainab
		zandra zdenka zeinab zelda zelma zoe zoey zofia zola zora zsuzsanna zuzana`},
}
