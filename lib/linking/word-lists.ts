/** Words that tell what a capitalised word does in a name; lower case, folded, apart by spaces. */
export const WORD_LISTS = {
  /** Never a name by itself, never its first word: function words. */
  stop: `a an the this that these those i he she it we you they me him her us them my your his its our
    their mine who whom whose which what when where why how if but and or nor so yet for as at by in on of
    to from with without into onto over under after before since until while during about above below
    between among against through despite although though because unless whether than then there here also
    however meanwhile moreover furthermore still even only just not no yes all any both each every few many
    most more much other some such one two three four five six seven eight nine ten hundred thousand million
    is are was were be been being am do does did has have had will would can could might must shall
    should let please according another several perhaps maybe now today yesterday tomorrow tonight again
    once never always often sometimes later earlier recently thus hence therefore otherwise instead indeed
    besides like unlike per via amid amidst sir pm gmt est utc cet read click share follow comment
    comments photo photos source related tags updated published posted edited reporting next last
    earlier ok vs eg ie etc non anti pro ex end`,

  /** Months and days: part of a name ("Black Friday", "May Day"), never a name alone. */
  calendar: `january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays
    saturdays sundays jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri
    sat sun farvardin ordibehesht khordad shahrivar esfand`,

  /** Offices and forms of address: they stand before a name and are not part of it. */
  title: `mr mrs ms miss dr sir dame lord prof professor president premier minister ministers secretary
    brigadier brig lieutenant lt col colonel gen maj capt captain commander admiral adm sgt sergeant cpl
    corporal king queen prince princess sheikh shaykh sheik imam ayatollah mullah hojjatoleslam
    hojatoleslam hujjatulislam allameh rabbi pope cardinal archbishop bishop reverend rev father sister
    brother senator sen rep representative congressman congresswoman governor gov mayor chancellor
    ambassador envoy spokesman spokeswoman spokesperson chairman chairwoman chairperson executive director
    coach manager judge attorney leader speaker sultan emir engineer eng hon honorable honourable
    spc pvt pfc cmdr supt insp det martyr haj hajj sayyed sayyid seyyed seyed sayed officer founder ceo analyst expert author advisor
    adviser aide member members politician envoys correspondent editor reporter journalist novelist poet
    actor actress singer filmmaker marshal attache
    madame monsieur herr frau cllr councillor detective constable inspector superintendent headteacher teacher
    consul excellency highness majesty undersecretary commissioner negotiator laureate`,

  /** Titles only before another title or before a person: "Foreign Minister", "General Bagheri". */
  softTitle: `special permanent high crown foreign defense defence interior finance general supreme grand private major chief vice deputy
    operating parliament parliamentary presidential ministerial field staff rear air first lady opposition prime
    acting former head wing assistant under senior junior late top justice`,

  /** Titles that stay inside the names of places and institutions: "Imam Khomeini Airport". */
  honorific: `premier imam king queen prince princess pope sheikh shaykh sultan martyr father saint president
    ayatollah`,

  /** Titles that are surnames as well: kept at a name's end. */
  titleSurname: `dame major king prince bishop pope judge shah khan marshal mayor sultan emir brother lord
    cardinal field staff head wing sen`,

  /** Ends a name of something that is no person. */
  tail: `wing regiment squadron university bank ministry organization organisation council house republic inc corp ltd co company
    group party union league club united city fc association federation committee department office court
    army front movement institute fund agency board commission news television radio press times post
    airlines airways oil gas exchange street river sea island islands bay cup open series championship tour
    games stadium park airport school college province state county town village service services bureau
    police force forces guard guards security treaty act law war championships prix race prize award awards
    conference summit festival congress assembly week day operation brigade brigades battalion division
    corps fleet navy parliament center centre foundation network society academy museum theater theatre
    library hospital mosque shrine church square bridge tower palace gallery hall complex field fields
    company companies holding industries industry administration authority authorities regime government
    cabinet agreement accord deal plan pact protocol convention resolution declaration charter statement
    crisis revolution uprising intifada massacre genocide campaign coalition alliance bloc axis camp region
    strip bank desert mountain mountains lake gulf strait ocean peninsula valley plain plains heights border
    port terminal pipeline refinery plant project program programme system fund forum expo exhibition fair
    biennial triennial tournament olympics cinema film magazine newspaper daily weekly journal tv channel
    broadcasting affairs relations development trade bourse market index chamber kingdom emirate emirates
    confederation nations states committee tribunal senate knesset command headquarters base district
    zone area road highway avenue building archive collection heritage studies sciences technology`,

  /** May be followed by "of …" inside a name. */
  head: `order diocese archdiocese register voice friends duchy county league university bank ministry minister organization organisation council house republic kingdom gulf
    strait straits bay sea isle isles court institute department office union league battle treaty board
    church committee center centre chamber association federation confederation school college academy
    museum party army front movement islands island cape city state states province port tower temple
    mosque cathedral commonwealth statue lord society bureau agency fund corps guard guards hall bill
    declaration charter plan joint convention sea axis day week international forum congress conference
    parliament assembly bureau faculty journal festival group sons hand lions daughters cradle river
    siege fall massacre forum front center network followers`,

  /** Happens once or again and again: an event's name ends or starts with it. */
  event: `storm hurricane typhoon cyclone conference summit festival congress cup games championship championships olympics war operation
    week day revolution uprising intifada massacre exhibition expo fair biennial triennial tournament
    forum marathon election elections battle siege genocide agreement accord`,

  /** An organisation's name holds it. */
  organisation: `radio wing regiment squadron battalion university bank ministry organization organisation council inc corp ltd company group
    party union league club association federation committee department office court army front movement
    institute fund agency board commission news television radio press airlines airways school college
    police force forces guard guards bureau corps navy parliament center centre foundation network society
    academy museum company administration authority alliance chamber senate knesset brigade brigades
    broadcasting resistance newspaper`,

  /** A place's name holds it. */
  place: `city island islands river sea bay province county town village street square gulf strait ocean
    peninsula valley lake mountain mountains desert airport port bridge park mosque strip heights district
    region road avenue republic kingdom emirates shrine palace tower stadium`,

  /** Small words inside personal and place names. */
  particle: `de la del della al el ul bin ibn bint ben van von der den da di du dos das le les abu af zu ad as ash an ar az at ed es ez ol`,

  /** Of these, articles that stand in a name only with a hyphen: "as-Sisi". */
  article: `ad as ash an ar az at ed es ez ol`,

  /** Directions and the like: a first word that belongs to what follows. */
  direction: `new north south east west northern southern eastern western central upper lower great greater
    saint st san santa los las port fort mount lake cape puerto rio sao hong middle far near mid latin`,

  /** Plurals whose possessive stands inside a name: "People's Party". */
  innerPossessive: `people peoples workers women children men teachers mothers veterans farmers
    journalists artists writers students players st peter paul champions king queen`,

  /** May be followed by a number inside a name. */
  numbered: `route interstate highway windows flight resolution group channel apollo boeing airbus falcon formula`,

  /** Family names that stand first: "Kim Jong Un". */
  family: `kim park xi hu li wang mao deng chen zhang liu jiang wen yang lee choi jung moon ban zhou abe
    nguyen tran pham le`,

  /** Bodies that every state has: with no more than everyday words they are any state's. */
  office: `ministry embassy parliament army navy police court government cabinet department`,

  /** Adjectives of faiths and directions: nobody's name by themselves. */
  quality: `islamic judaic western eastern transatlantic semitic`,

  /** Abbreviations that name nothing in particular. */
  generic: `eur usd gbp twh gwh mwh kwh mhz ghz khz bpd tv ceo cfo coo cto pdf faq faqs gdp gnp pc pcs cd cds dvd ip url uri api rss sms vip pr hr ok
    id ids dna phd ma ba mp mps fm km kg kw mw gw usb led lcd cctv suv atm ngo ngos mou mous ad bc bce tba
    rip fyi st et est cest bst ist dst html gmt utc edt pst pdt cet jst http https www jpg png gif xml css js sql ps re ft pm am otc ipc slv sds vat gps dvd roi kpi faq ctv lng lpg inc ltd llc
    plc corp dept vs am`,

  /**
   * Small words of other languages that write in Latin letters: articles, prepositions, pronouns, and
   * what sentences and headings begin with. A capital says nothing of them.
   */
  foreign: `el la los las lo un una unos unas al del de en con por para sin sobre entre desde hasta que quien cual
    como cuando donde si no ya muy mas pero porque aunque sino su sus mi tu este esta estos estas ese esa esto eso
    ser es son fue han hay tras ante segun todo toda todos todas otro otra hoy ayer ahora asi
    o os a as um uma uns umas ao aos da do das dos em na nas nos com sem sob apos ate nao sim mais mas se foi sao tem
    seu sua seus suas ele ela eles elas isso isto aqui onde quando porque quem voce nova novo copa
    le les une des du au aux et ou dans sur sous par pour avec sans chez vers est sont ete il elle ils elles on nous
    vous je tu ce cet cette ces mon ton son ma ta sa mes tes ses leur leurs ne pas plus tres tout tous toute toutes
    qui quoi dont apres avant depuis pendant selon comment pourquoi voici voila lire suivre voir monde
    il lo gli i di della dello dei degli delle dal dalla nel nella sul sulla per tra fra che chi come dove non piu
    anche ancora solo suo sua loro questo questa quello quella ecco dopo prima oggi ieri
    der die das den dem des ein eine einen einem einer eines und oder aber wenn weil dass nicht kein keine auch noch
    nur mehr sehr schon von vom zu zum zur mit bei nach aus auf im am um fur gegen ohne unter vor seit bis
    wer wie wo wann warum was ich du er sie es wir ihr sein seine ihre unser alle alles hier jetzt heute gestern bild
    de het een en of maar want dat dit deze die niet geen ook nog wel meer met van voor door naar uit bij op aan
    over onder wat waar wanneer hoe ik jij hij zij wij jullie hun zijn haar vandaag
    och eller men inte med utan fran till av som att det den detta denna han hon vi ni var nar hur ett en er og ikke
    fra til av om hvor hva naar jeg ja nej
    i a ale nie tak na w z ze do od po za przed jest sa byl byla to ten ta te co kto gdzie kiedy jak jego jej ich
    se je jsou byl pro pri nebo ani ktery ktera kde kdy proc
    ve bir bu ile icin degil cok daha ama ne neden nasil nerede
    dan yang di ke dari untuk dengan ini itu tidak pada
    si sau nu din cu pentru este sunt mai dar cum unde
    lunes martes miercoles jueves viernes sabado domingo enero febrero marzo abril mayo junio julio agosto
    septiembre octubre noviembre diciembre segunda terca quarta quinta sexta feira janeiro fevereiro marco maio
    junho julho setembro outubro novembro dezembro lundi mardi mercredi jeudi vendredi samedi dimanche janvier
    fevrier mars avril juin juillet aout septembre octobre novembre decembre lunedi martedi mercoledi giovedi
    venerdi domenica gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre montag dienstag
    mittwoch donnerstag freitag samstag sonnabend sonntag januar februar marz mai juni juli oktober dezember
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart mei augustus`,

  /** What ministries are for: "Iranian Energy" is the beginning of a minister's office. */
  portfolio: `telecommunications telecommunication digital innovation forestry fisheries immigration development medical youth rural mining heritage national affairs treasury water energy power roads urban welfare social cooperatives planning research commerce tourism handicrafts technology mines industrial industry industries finance culture energy oil petroleum agriculture health education economy
    economic economics foreign defense defence interior justice trade commerce transport transportation
    science sciences tourism sport sports labor labour information intelligence communications housing
    environment tax customs banking political diplomatic nuclear military security cultural`,

  /** A few of the commonest first names: they make a run look like a person. */
  given: `mohammad muhammad mohammed mohamed ali hossein hussein hassan hasan reza mahdi mehdi ahmad ahmed
    mahmoud mahmud ebrahim ibrahim abbas abdullah abdollah saeed said majid masoud massoud hamid javad amir
    mostafa mustafa morteza khaled khalid omar yousef yusuf youssef ismail esmail ismael qassem qasem
    ghassem kazem karim rahim habib habibollah fatemeh fatima zahra maryam leila sara sarah gholam
    gholamali gholamreza alireza mohsen akbar ali-akbar asghar bahram bijan dariush farhad kamal kamran
    mansour nasser naser parviz ramin saeid sadegh sadeq taha vahid yahya ziad bashar saad nabih hashem
    hashemi walid riad mahmood rashid tariq faisal salman abdul abdel abd nouri haider adel bahaa barham
    jamil fuad samir sami marwan yasser yasir ismael recep tayyip vladimir sergei sergey dmitry alexander
    mikhail john james robert michael william david richard joseph thomas charles daniel matthew anthony
    donald mark paul steven george kenneth andrew joshua kevin brian edward ronald timothy jason jeffrey
    ryan gary jacob nicholas eric stephen jonathan larry scott frank brandon benjamin samuel gregory
    patrick raymond jack dennis jerry tyler aaron jose henry adam douglas nathan peter zachary kyle walter
    mary patricia jennifer linda elizabeth barbara susan jessica karen nancy margaret lisa betty dorothy
    sandra ashley kimberly donna emily michelle carol amanda melissa deborah stephanie rebecca laura helen
    sharon cynthia kathleen amy angela anna ruth brenda pamela nicole katherine samantha christine
    catherine hillary barack joe bill tony gordon theresa boris angela emmanuel francois nicolas jacques
    gerhard olaf frank-walter silvio hugo fidel raul luiz carlos juan maria luis jorge miguel pedro pablo
    antonio jean pierre hans karl klaus benjamin ehud ariel shimon yitzhak avigdor kim park xi hu li wang
    narendra pervez asif nawaz imran hamid ashraf javier federica catherine josep antonio kofi yukiya martin charles harry julian markus marcus
    anna emma oliver lucas simon stefan andreas philip albert arthur fred roger ralph keith kate jane alice
    julia victor max leo felix louis lewis neil craig stuart derek colin ian alan allen carl erik ivan igor
    oleg yuri natalia olga elena nina diana sophia isabella ethan noah liam luke owen dylan evan sean shane
    joel seth kurt will wayne glenn marc jim markus johan lars hans otto paolo marco luca giovanni mario andrea
    rafael heiko sebastian wendy rex mike jim tom ben dan sam steve chris bob ted ron lindsey chuck
    tim tony andy alex adrian aidan alan alastair alec alejandro alessandro alexandra alexandre alexei alfred alfredo alice alison
    allison alvaro amit amelia amin anatoly anders andrei andrej andres andrey andriy angel angelo angus anne annika anthony
    antoine anton antonia armando arnold arturo arun ashok aslan barbara barry beatrice bernard bernd bernhard bertrand
    bjorn bogdan boris brad bradley brett brendan brian bruce bruno bryan byron camille carla carmen carolina caroline cathy
    cecilia cedric cesar charlie charlotte christian christiane christoph christophe christopher claire clara claude claudia
    claudio clive connor conrad cristian cristina curtis cyril dale damien damon danny dario darren dave davide dean
    debbie denise derrick didier diego dieter dietmar dimitar dirk dmitri dominic dominique don donna doug duncan eddie edgar
    edith edmund eduardo edwin eleanor elias ellen emil emilio emmanuelle enrico enrique erica erich ernest ernesto erwin
    esther eugene eva evgeny fabian fabio fabrice felipe fernando filip fiona florian francesca francesco francis francisco
    franz fredrik friedrich fritz gabriel gabriela gareth gavin geoff geoffrey georg georges gerald gerard gert giorgio
    giuseppe gloria gonzalo goran graeme graham grigory guido guillaume guillermo gunter gustav gustavo guy hamish hannah
    harald harold heather hector heinz helena helmut henri henrik herbert herman hermann horst howard hubert ignacio ilya inga
    ingrid irina isaac isabel ismet ivo jake jakob jamie jan janet janos jaroslav javier jean-claude jean-marc jeremy jerome
    jessie jill jiri joachim joan joanna jochen johann johannes johnny jon jonas jonny jorg josef josefa joost jozef juergen
    julie julien julio jurgen justin kai karin karol katarina katrin kazuo keith kelly ken kenny kerry kim kirk klara konrad
    konstantin krzysztof laszlo laurence laurent leonard leonardo leonid leslie lev liz lorenzo lothar louise luc luciano
    ludwig luka luke maciej magdalena magnus malcolm manfred manuel marcel marcelo marcin mariana marie marina marion
    marko marta martina marvin massimo mathias mats matt matteo matthias maurice mauricio maurizio maxim melanie michal michele
    miguel mikael mike milan milos mirko mitch mohan monica monika murray nadia natalie natasha neville nick nicola nicolae
    nigel nikita nikola nikolai norbert norman olaf oleg olivier oscar otto pat patrice patricio patrik paula pauline
    pavel pawel pekka per petar petra phil philippe pierre-yves piotr radek rafa rainer raimondo rajesh rakesh ralf ramon
    randy raphael raquel regina reinhard rene renate renato ricardo riccardo rich rick rob roberta roberto rodney rodrigo
    roland rolf roman romano rosa rosemary ross roy ruben rudi rudolf rui rupert russell ruud sabine sally salvador
    salvatore sandro sanjay sascha sebastien serge sergio sheila shirley sigrid silvia simone slobodan sofia sonia stan
    stanislav stefano stella stephan stephane stuart sue suresh susanne svetlana sven sylvia sylvie tadeusz tania tatiana
    ted teresa terry theo theodore thierry tiago tina tobias todd tomas tomasz tommy toni torsten trevor tristan ulrich
    ulrike ursula uwe vaclav valentin valery vanessa vera veronica vicente viktor vincent vincenzo virginia vitaly vittorio
    vivian vojtech wade walid warren wesley wilfried wilhelm willem winston witold wladimir wojciech wolfgang xavier yann
    yannick yevgeny yoshio yulia yuri yves yvonne zbigniew zdenek zeljko zinedine zoran agnieszka ella maria mira jelena`,
} as const;

/** Peoples, their languages and faiths, and their adjectives; more are found by their endings. */
export const DEMONYMS = `afghan afghans african africans albanian algerian american americans angolan arab
  arabs arabic arabian argentine argentinian argentinean armenian armenians asian asians assyrian australian
  australians austrian azerbaijani azeri bahraini bahrainis bangladeshi basque belarusian belgian bengali
  berber bolivian bosnian brazilian british briton britons bulgarian burmese cambodian cameroonian canadian
  canadians catalan catholic catholics caucasian chechen chilean chinese christian christians colombian
  congolese croatian croat cuban cypriot czech danish danes dutch ecuadorian egyptian egyptians emirati
  emiratis english eritrean estonian ethiopian european europeans farsi filipino finnish finns flemish french
  frenchman frenchmen frenchwoman englishman englishmen irishman dutchman welshman scotsman norwegians swedes poles austrians australasian belgians bulgarians cubans czechs croats bosnians kenyans nigerians brazilians argentines colombians danes filipinos indonesians malaysians romanians hungarians slovaks thais ethiopians algerians moroccans tunisians gambian georgian german germans ghanaian gazan gazans greek greeks guatemalan guinean haitian
  hebrew hindu hindus hispanic honduran hungarian icelandic indian indians indonesian iranian iranians iraqi
  iraqis irish islamist islamists ismaili israeli israelis italian italians ivorian jamaican japanese jewish
  jew jews jordanian jordanians kashmiri kazakh kenyan korean koreans kosovar kurd kurds kurdish kuwaiti
  kuwaitis kyrgyz lao laotian latvian lebanese liberian libyan libyans lithuanian macedonian malay
  malaysian maldivian malian maltese mauritanian mexican mexicans moldovan mongolian montenegrin moroccan
  mozambican muslim muslims moslem moslems namibian nepalese nepali nigerian nigerien norwegian omani orthodox
  ottoman pakistani pakistanis palestinian palestinians panamanian paraguayan pashtun persian persians peruvian
  polish pole portuguese protestant punjabi qatari qataris romanian russian russians rwandan saudi saudis scot
  scots scottish semitic senegalese serb serbs serbian shia shias shiite shiites shii shiis shies shi'a sinhalese
  slovak slovenian somali spanish spaniard sudanese sunni sunnis swedish swede swiss syrian syrians taiwanese
  tajik tamil tanzanian tehrani thai tibetan tunisian turk turks turkish turkmen ugandan ukrainian ukrainians
  uruguayan uyghur uighur uzbek venezuelan vietnamese welsh western yazidi yemeni yemenis yugoslav zambian
  zimbabwean zionist zionists zoroastrian zoroastrians wahhabi wahhabis salafi salafis takfiri takfiris
  islamic judaic baathist soviet scandinavian nordic baltic balkan transatlantic latino latinos aryan
  ashkenazi druze alawite alawites maronite maronites coptic copts houthi houthis baloch baluchi`;
