"""Norwegian, bokmål and nynorsk together: they share their headings' stems; only the stop words tell them apart."""

from kompas.strategy.importer.vocabulary.words import Section as S
from kompas.strategy.importer.vocabulary.words import Vocabulary

NORWEGIAN = Vocabulary(
    language="nb",
    stopwords=frozenset(
        "og å av ikke med som på til vi der den det er en et for skal våre hvor også kan eller fra bli etter være gjennom hos oss".split()
    ),
    sections=(
        (S.CONTENTS, r"^(innhold|innhald|innholdsfortegnelse|innhaldsliste)$"),
        (
            S.ASIDE,
            r"^(forord|føreord|innledning|innleiing|velkommen\b.*|sammendrag|samandrag|kort fortalt|kontakt.*|vedlegg.*|ordliste)$",
        ),
        (S.CRITERIA, r"\bsmarte?\b"),
        (S.CORE_TASK, r"kjerneoppgave|kjerneoppgåve|samfunnsoppdrag|^(vårt |vår )?(oppdrag|misjon|mandat)$"),
        (S.VISION, r"\bvisjon(en)?\b|^hit vil vi|fremtidsbilde|framtidsbilete"),
        (S.PURPOSE, r"\bformål(et)?\b|\bføremål(et)?\b|\bhensikt(en)?\b|^hvorfor (en )?strategi"),
        (S.VALUES, r"\bverdi(er|ene|ar|ane|grunnlag)\b|^slik er vi$"),
        (
            S.HISTORY,
            r"\bbakgrunn(en)?\b|historikk|hvor (vi )?kommer (vi )?fra|kvar vi kjem frå|grunnlag(et)? for strategien|^prosessen$",
        ),
        (S.STAKEHOLDERS, r"interessent|målgrupp|hvem er vi til for|kven er vi til for"),
        (
            S.STEERING,
            r"oppfølging|oppfølgjing|gjennomføring|styring|implementering|iverksetting|handlingsplan|^slik (når|følger|lykkes|jobber) vi|^slik (når|følgjer|lukkast) vi|evaluering|organisering",
        ),
        (
            S.GOALS,
            r"^(våre |de |overordnede |overordna )*(mål|målene|måla|målsettinger|delmål|resultatmål|indikatorer|indikatorar)( for .*)?$",
        ),
        (
            S.AREAS,
            r"\b(satsingsområde[rn]?e?|satsingsområda|innsatsområde[rn]?e?|fokusområde[rn]?e?|strategiske (mål|områder|grep|satsinger)|hovedmål|hovudmål|hovedområder|temaer)$",
        ),
        (
            S.COMMITMENTS,
            r"^(våre |strategiske )*(løfter|tiltak|innsatser|strategier)( .*)?$|^dette vil vi( .*)?$|^(derfor )?(vil|skal) vi$|^vi (vil|skal)$|^vi lover$",
        ),
    ),
    stakeholders=r"^(våre |de )?(innbyggere?(ne)?|innbyggjar(ar|ane)|borgere|næringsliv(et)?|bedrifter|verksemder|politikere?(ne)?|politikarane|medarbeidere?(ne)?|ansatte|tilsette|brukere?(ne)?|brukarane|pårørende|frivillige|lag og foreninger|barn og unge|elever|foreldre|samarbeidspartnere?)$",
    leads=r"derfor (?:vil|skal) vi|difor (?:vil|skal) vi|derfor|difor|(?:dette|det) (?:vil|skal|gjør|gjer) vi|slik (?:gjør|gjer) vi det|vi (?:vil|skal)(?: derfor| difor)?|(?:vil|skal) vi|ved å|gjennom å|at vi|det (?:betyr|innebærer|inneber|tyder)(?: at)?(?: vi)?|vi legger vekt på(?: å)?|vi legg vekt på(?: å)?|strategier|tiltak",
    wills=r"vi vil|vi skal|derfor vil vi|derfor skal vi|difor vil vi|difor skal vi",
    labels=r"satsingsområde|innsatsområde|fokusområde|mål|hovedmål|hovudmål|tema|strategi|område|grep",
    actions=r"(?:våre |strategiske )*(?:tiltak|innsatser|slik gjør vi det|slik gjer vi det|dette vil vi|dette gjør vi|strategier|strategiar|vi vil|vi skal|handlinger|derfor vil vi|difor vil vi)",
    marks=r"(?:hvorfor|kvifor|bakgrunn|ambisjon|ønsket situasjon|utfordring(?:er|ar)?)",
    boxes=r"fakta(?:boks)?(?: om .*)?|visste du.*|eksempel(?: .*)?|figur \d+.*|tabell \d+.*|les (?:mer|meir).*",
    goals_below=r"(?:våre )?(?:mål|målet|delmål|resultatmål|indikatorer|indikatorar|vi lykkes når|vi lukkast når|effektmål)",
    value_sentence=r"^(?:når vi er|å være|å vere|vi er)\s+((?:\w+ ){0,3}\w+(?=,)|\w+)\b",
    criteria=(
        "spesifik\\w*",
        "målbar\\w*",
        "aksepter\\w*",
        "avtale\\w*",
        "attraktiv\\w*",
        "realistisk\\w*",
        "tidsbestemt\\w*",
        "tidfest\\w*",
        "engasjer\\w*",
        "evaluer\\w*",
        "ambisiøs\\w*",
    ),
    sources=(
        ("former_strategy", r"\b(?:den )?(?:forrige|tidligere|førre) strategi(?:en|a)?\b(?: \d{4}[-–]\d{2,4})?"),
        (
            "workshop",
            r"(?:\b(?:to|tre|fire|fem|seks|sju|åtte|ni|ti|tolv|To|Tre|Fire|Fem|Seks|Sju|Åtte|Ni|Ti|Tolv|\d+) )?\b\w*(?:workshop|verksted|verkstad|idédugnad)(?:en|et|er|ar|s)?\b",
        ),
        ("pestel", r"\bPEST(?:EL)?\b(?:-analyse\w*)?"),
        ("swot", r"\bSWOT\b(?:-analyse\w*)?"),
        (
            "seminar",
            r"(?:\b(?:to|tre|fire|fem|seks|sju|åtte|ni|ti|tolv|To|Tre|Fire|Fem|Seks|Sju|Åtte|Ni|Ti|Tolv|\d+) )?\b\w*(?:seminar|samling)(?:et|er|ar|en|a)?\b",
        ),
        ("culture_analysis", r"\bkultur(?:analyse|måling)\w*"),
        (
            "foundation",
            r"""\b(?:[Ll]ederplattform|[Ll]eiarplattform|[Vv]erdigrunnlag|[Aa]rbeidsgiverstrategi|[Aa]rbeidsgjevarpolitikk)\w*(?: ['\"»”“„][^'\"»«”“]{2,80}['\"«”“])?""",
        ),
        (
            "survey",
            r"(?:\b(?:to|tre|fire|fem|seks|sju|åtte|ni|ti|tolv|To|Tre|Fire|Fem|Seks|Sju|Åtte|Ni|Ti|Tolv|\d+) )?\b\w*(?:undersøkelse|undersøking|kartlegging|intervju|folkehelseprofil|ungdata)\w*",
        ),
        (
            "plan",
            r"\bkommuneplanens (?:samfunnsdel|arealdel)|\b\w*(?:kommuneplan|planstrategi|handlingsprogram|økonomiplan|samfunnsdel|temaplan|klimaplan|handlingsplan)\w*(?: \d{4}(?:[-–]\d{2,4})?)?",
        ),
        ("policy", r"\b\w*politikk(?:en)?\b|\b[Ss]tortingsmelding\w*|\b[Mm]eld\. St\.[^.,]{0,30}"),
        ("analysis", r"\b\w*analyse\w*|\b\w+rapport(?:en|ar|er)?\b"),
        ("law", r"\b\w+lov(?:en|a)\b"),
        (
            "other",
            r"(?:\b(?:to|tre|fire|fem|seks|sju|åtte|ni|ti|tolv|To|Tre|Fire|Fem|Seks|Sju|Åtte|Ni|Ti|Tolv|\d+) )?\b\w+(?:møter|møte|kvelder|dialoger|dialogar|besøk|høringer|høyringar)\b",
        ),
    ),
    strategy_words=r"strategi\w*|temaplan|kommunedelplan|\bvisjon\w*|handlingsplan|plan for",
    other_papers=(
        ("agenda", r"^\W*(?:saksliste|sakliste|dagsorden|møteinnkalling)|^\W*sak \d+[/ ]"),
        ("minutes", r"^\W*(?:møteprotokoll|referat|møtereferat)|^til stede:|^forfall:"),
        ("invoice", r"^\W*faktura|\bmva\b|forfallsdato|å betale"),
        ("decision", r"^\W*vedtak\b|klageadgang|klagefrist"),
        ("advert", r"søknadsfrist|stillingen er|vi søker en\b"),
        ("tender", r"konkurransegrunnlag|tilbyder|tildelingskriteri|tilbudsfrist|oppdragsgiver|anskaffelse"),
        ("news", r"^\W*pressemelding|, sier (?:\w+ ){0,3}\w+|les (?:mer|meir)"),
        ("letter", r"^kjære \w+|^med vennlig hilsen"),
    ),
    unit_words=r"(?:teknisk|miljø|næring|barn|unge|oppvekst|skole|barnehage|kultur|fritid|helse|omsorg|mestring|velferd|levekår|sosial|digitalisering|økonomi|personal|klima|natur|plan|bygg|vei|eiendom|samfunn|bibliotek|organisasjon)\w*",
    municipality=r"\b[A-ZÆØÅ][\wÆØÅæøå-]+ [Kk](?:ommune|OMMUNE)\b",
    plain_titles=r"(?:\w+ )?(?:strategi|plan) for |strategi \d|\w*strategi for ",
    units_of=(
        r"[Ss]trategi(?:en|plan)? for ([A-ZÆØÅ][^\d,.·|:–]*?)(?=\s*(?:\d|[,.·|:–—-]|$)| i [A-ZÆØÅ]| fram mot| fra \d)",
        r"\w+strategi for ([A-ZÆØÅ][^\d,.·|:–]*?)(?=\s*(?:\d|[,.·|:–—-]|$)| i [A-ZÆØÅ])",
        r"^([A-ZÆØÅ][\w -]*?)s strategi\b",
    ),
    tells=(
        (
            S.STEERING,
            r"følg(?:er|es|je)? opp|oppfølging|oppfølgjing|\bstatus\b|hvert (?:år|kvartal)|kvart (?:år|kvartal)|årlig|månad|måned|rapporter|handlingsplan|evaluer|ganger i året|kvartalsmøte",
        ),
        (
            S.HISTORY,
            r"bygger på|byggjer på|ble til|vart til|høring|deltok|verksted|seminar|samling|utgangspunkt|analyse|undersøkelse|intervju|på bakgrunn av|utarbeidet|utarbeidd|erstatter",
        ),
    ),
    says=(
        (S.CORE_TASK, r"(?:vår|vårt) (?:kjerne)?(?:oppgave|samfunnsoppdrag|oppdrag) er"),
        (S.VISION, r"(?:vår )?visjon(?:en)? (?:vår )?er"),
        (S.PURPOSE, r"formålet(?: med strategien)? er"),
    ),
    measures=r"måler|^(?:våre )?mål\b|indikator|lykkes|lukkast|vet vi|veit vi|resultat",
    rests_on=r"bygger|byggjer|erstatter|utgangspunkt|forankret|forankra|basert|på bakgrunn|følger opp|følgjer opp",
    does_not=r"(?:erstatter|bygger) ikke|erstattar ikkje",
    owners=r"(?:(?:en|et|ei|ein|eit|den|det|de|vår|vårt|våre|kommunens|kommunen sin|[A-ZÆØÅ][\w-]+ kommunes) )+",
    institutions=r"\w*avdeling(?:en)?|\w*etat(?:en)?|\w*sektor(?:en)?|enhet(?:en)? for|eining(?:a)? for|\w*sekretariat(?:et)?|\w*bibliotek(?:et)?|nav",
    voices=(
        (
            S.HISTORY,
            r"(?:strategien|planen) (?:bygger|tar utgangspunkt|erstatter|er utarbeidet|ble til|vart til|følger opp)|vi har (?:holdt|gjennomført|spurt)",
        ),
        (S.PURPOSE, r"(?:strategien|planen) (?:skal|gir|samler|viser|setter)|formålet|føremålet"),
        (S.VISION, r"(?:i|innen) 20\d\d (?:er|har|kan)|vi drømmer om|vår drøm"),
        (S.CORE_TASK, r"vi er til for|[A-ZÆØÅ][\w ]{2,40}? (?:sikrer|hjelper|sørger for|skaper|gir)\b"),
    ),
    small_words=frozenset("og å av med som på til i for en et den det de er vi".split()),
)

NYNORSK_WORDS = frozenset(
    "ikkje vere eit ein frå kva korleis hjå dei vår våre òg også skal kjem gjer meir me skule tenester tenestene innbyggjarane verksemd".split()
)
BOKMAAL_WORDS = frozenset(
    "ikke være et en fra hva hvordan hos de vår våre også skal kommer gjør mer skole tjenester tjenestene innbyggerne virksomhet".split()
)
