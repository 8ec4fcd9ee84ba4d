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
    library hospital mosque shrine mausoleum church square bridge tower palace gallery hall complex field fields
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
    region road avenue republic kingdom emirates shrine palace tower stadium dam hotel mosalla mosallah musalla mausoleum cemetery`,

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

  /** What ministries are for: "Iranian Energy" is the beginning of a minister's office. */
  portfolio: `population telecommunications telecommunication digital innovation forestry fisheries immigration development medical youth rural mining heritage national affairs treasury water energy power roads urban welfare social cooperatives planning research commerce tourism handicrafts technology mines industrial industry industries finance culture energy oil petroleum agriculture health education economy
    economic economics foreign defense defence interior justice trade commerce transport transportation
    science sciences tourism sport sports labor labour information intelligence communications housing
    environment tax customs banking political diplomatic nuclear military security cultural`,
} as const;
