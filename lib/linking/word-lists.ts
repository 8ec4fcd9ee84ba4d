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
    earlier gentlemen ok vs eg ie etc non anti pro ex end`,

  /** Months and days: part of a name ("Black Friday", "May Day"), never a name alone. */
  calendar: `january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays thursdays fridays
    saturdays sundays jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri
    sat sun farvardin ordibehesht khordad shahrivar esfand`,

  /** Offices and forms of address: they stand before a name and are not part of it. */
  title: `pres amb mr mrs ms miss dr sir dame lord prof professor president premier minister ministers secretary
    brigadier brig lieutenant commodore lt col colonel gen maj capt captain commander admiral adm sgt sergeant cpl
    corporal king queen prince princess sheikh shaykh sheik imam ayatollah mullah hojjatoleslam
    hojatoleslam hujjatulislam allameh rabbi pope cardinal archbishop bishop reverend rev father sister
    brother senator sen rep representative congressman congresswoman governor gov mayor chancellor
    ambassador envoy spokesman spokeswoman spokesperson chairman chairwoman chairperson executive director
    coach manager judge attorney leader speaker sultan emir engineer eng hon honorable honourable
    spc pvt pfc cmdr supt insp det martyr haj hajj syed sayyed sayyid seyyed seyed sayed officer founder ceo analyst expert author advisor
    adviser aide member members politician envoys correspondent editor reporter journalist novelist poet
    actor actress singer filmmaker marshal attache
    madame monsieur herr frau cllr councillor detective constable inspector superintendent headteacher teacher
    президент президента президентом министр министра министром премьер глава губернатор мэр генерал депутат посол
    consul excellency highness majesty undersecretary rapporteur commissioner negotiator laureate coordinator councilor`,

  /** Titles only before another title or before a person: "Foreign Minister", "General Bagheri". */
  softTitle: `special permanent high crown foreign defense defence interior finance general supreme grand private major chief vice deputy
    operating parliament parliamentary presidential ministerial field staff rear air first lady opposition prime
    acting former head wing assistant under senior junior late top justice fellow`,

  /** Titles that stay inside the names of places and institutions: "Imam Khomeini Airport". */
  honorific: `allameh premier imam king queen prince princess pope sheikh shaykh sultan martyr father saint president
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
    biennial triennial tournament olympics dam hotel mosalla mosallah musalla cinema film magazine newspaper daily weekly journal tv channel
    broadcasting affairs relations development trade bourse market index chamber kingdom emirate emirates
    confederation nations states committee tribunal senate knesset command headquarters base district
    zone area road highway avenue building archive collection heritage studies sciences technology`,

  /** May be followed by "of …" inside a name. */
  head: `times order diocese archdiocese register voice friends duchy county league university bank ministry minister organization organisation council house republic kingdom gulf
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
    forum marathon election elections battle siege genocide agreement accord accords`,

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
    region road avenue republic kingdom emirates shrine palace tower stadium dam hotel mosalla mosallah musalla`,

  /** Small words inside personal and place names. */
  particle: `de la del della al el ul bin ibn bint ben van von der den da di du dos das le les abu af zu ad as ash an ar az at ed es ez ol`,

  /** Of these, articles that stand in a name only with a hyphen: "as-Sisi". */
  article: `ad as ash an ar az at ed es ez ol`,

  /** Directions and the like: a first word that belongs to what follows. */
  direction: `new north south east west northern southern eastern western central upper lower great greater
    saint st san santa los las port fort mount lake cape puerto rio sao hong middle far near mid latin`,

  /** Plurals whose possessive stands inside a name: "People's Party". */
  innerPossessive: `people peoples workers women children men teachers mothers veterans farmers
    journalists artists writers students players magistrates nurses parents miners st peter paul champions king queen
    cox martha earl hudson jane harper levi moody lloyd pandora christie sotheby`,

  /** May be followed by a number inside a name. */
  numbered: `route interstate highway windows flight resolution group channel apollo boeing airbus falcon formula`,

  /** Family names that stand first: "Kim Jong Un". */
  family: `kim park xi hu li wang mao deng chen zhang liu jiang wen yang lee choi jung moon ban zhou abe
    nguyen tran pham le`,

  /** Bodies that every state has: with no more than everyday words they are any state's. */
  office: `ministry embassy parliament army navy police court government cabinet department`,

  /** Adjectives of faiths and directions: nobody's name by themselves. */
  quality: `oriental islamic judaic abrahamic western eastern transatlantic semitic`,

  /** Abbreviations that name nothing in particular. */
  generic: `eur usd gbp twh gwh mwh kwh mhz ghz khz bpd tv ceo cfo coo cto pdf faq faqs gdp gnp pc pcs cd cds dvd ip url uri api rss sms vip pr hr ok
    id ids dna rs ms sme smes nox phd ma ba mp mps fm km kg kw mw gw usb led lcd cctv suv atm ngo ngos mou mous ad bc bce tba
    mo ky ncd ncds lgbt lgbti lgbtq wmd icbm
    alzheimer parkinson asperger appendix appendices annex annexes sa spa nv minn calif tenn okla ariz wis conn fla vt nev colo mich jr sr jnr snr
    rip fyi st et est cest bst ist dst html gmt utc edt pst pdt cet jst http https www jpg png gif xml css js sql ps re ft pm am otc ipc slv sds vat gps dvd roi kpi faq ctv lng lpg inc ltd llc
    plc corp dept vs am easter christmas xmas
    h1 h2 p4 p5 co2 no2 so2 uf4 uf6 uo2 ch4 n2o o3 pm10 pm2 b2b b2c p2p cng teu aqi msm mba mep ied usg dwt hbv hcv hrvp asap pos ivd ecg eeg
    emg rmb hd heu leu pms gmp cif fob irq syr potus unsg ce nos govt gvt ict sim hpv hiv aids copd adhd ptsd rna mrna ivf mri iot nft nfts wifi poc uav uavs`,

  /**
   * Small words of other languages that write in Latin letters: articles, prepositions, pronouns, and
   * what sentences and headings begin with. A capital says nothing of them.
   */
  foreign: `a aan aber abril agosto ahora al ale alle alles am ama anche ancora ani ante ao aos aout apos apres aprile aqui
    as asi ate att au auch auf augustus aunque aus aux av avant avec avril ayer bei bij bild bir bis bu byl byla
    ce ces cet cette che chez chi co cok com come comment como con copa cu cual cuando cum da daha dal dalla dan
    dans dar dari das dass dat de decembre degil degli dei del della delle dello dem den dengan denna depuis der
    des desde det detta deze dezember dezembro di dicembre diciembre die dienstag dimanche din dinsdag dit do
    domenica domingo donde donderdag donnerstag dont door dopo dos dove du ecco een ein eine einem einen einer
    eines el ela elas ele eles elle eller elles em en enero entre er es esa ese eso est esta estas este esto
    estos et ete ett febbraio febrero februar februari feira fevereiro fevrier foi fra fran freitag fue fur
    gdzie geen gegen gennaio gestern giovedi giugno gli haar han hasta hay het heute hier hij hoe hon hoy hun
    hur hva hvor i ich icin ieri ihr ihre ik ikke il ile ils im ini inte isso isto itu ja jak janeiro januar
    januari janvier je jeg jego jej jest jetzt jeudi jij jsou jueves juillet juin julho juli julio jullie junho
    juni junio kde kdy ke kein keine kiedy ktera ktery kto la las le les leur leurs lire lo loro los luglio
    lundi lunedi lunes ma maandag maar maart maggio mai maio mais marco mardi mars martedi martes marz marzo mas
    mayo med meer mehr mei men mercoledi mercredi mes met mi miercoles mit mittwoch mon monde montag muy na naar
    nach nao nar nas nasil ne nebo neden nej nel nella nerede ni nicht nie niet no noch nog non nos nous nova
    novembre novembro noviembre novo nu nur o och octobre octubre od oder of og oggi ohne oktober om on onde
    onder ook op os otra otro ottobre ou outubro over pada par para pas pendant pentru per pero piu plus po por
    porque pour pourquoi pri prima pro proc przed quando quarta que quella quello quem questa questo qui quien
    quinta quoi sa sabado samedi samstag sans sao sau schon se segun segunda sehr sein seine seit selon sem
    septembre septiembre ser ses setembro settembre seu seus sexta si sie sim sin sino sob sobre solo som son
    sonnabend sonntag sont sous su sua suas suivre sul sulla sunt suo sur sus ta tak te tem ten terca tes tidak
    til till to toda todas todo todos ton tous tout toute toutes tra tras tres tu uit um uma umas un una unas
    und unde une unos uns unser unter untuk utan van vandaag var ve vendredi venerdi vers vi viernes voce voici
    voila voir vom von voor vor vous vrijdag w waar wann wanneer want warum was wat weil wel wenn wer wie wij
    wir wo woensdag ya yang z za zaterdag ze zij zijn zondag zu zum zur`,

  /** What ministries are for: "Iranian Energy" is the beginning of a minister's office. */
  portfolio: `population telecommunications telecommunication digital innovation forestry fisheries immigration development medical youth rural mining heritage national affairs treasury water energy power roads urban welfare social cooperatives planning research commerce tourism handicrafts technology mines industrial industry industries finance culture energy oil petroleum agriculture health education economy
    economic economics foreign defense defence interior justice trade commerce transport transportation
    science sciences tourism sport sports labor labour information intelligence communications housing
    environment tax customs banking political diplomatic nuclear military security cultural`,
} as const;

/** Peoples, their languages and faiths, and their adjectives; more are found by their endings. */
export const DEMONYMS = `buddhist buddhists afghan afghans african africans albanian algerian american americans angolan arab
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
