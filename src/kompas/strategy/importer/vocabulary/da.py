"""Danish: how municipal strategies name their parts."""

from kompas.strategy.importer.vocabulary.words import Section as S
from kompas.strategy.importer.vocabulary.words import Vocabulary

OUR = r"(?:vores |vor |den |det |de |en |et )?(?:fælles |strategiske |strategisk |overordnede |overordnet |\d+ |to |tre |fire |fem |seks |syv |otte |ni |ti )*"

DANISH = Vocabulary(
    language="da",
    stopwords=frozenset(
        "og at af ikke med som på til vi der den det er en et for skal vores hvor også kan eller fra blive efter være".split()
    ),
    sections=(
        (S.CONTENTS, r"^(indhold|indholdsfortegnelse|indholdsoversigt)$"),
        (
            S.ASIDE,
            r"^(forord|indledning|velkommen\b.*|introduktion|resume|resumé|sammenfatning|kort fortalt|overblik|overblik over .*|strategien (kort|på en side|på én side|i overblik).*|læsevejledning|kontakt|kontaktoplysninger|kolofon|bilag.*|kære .*|noter|ordliste|begreber|læs mere.*|udgivet af.*|redaktion)$",
        ),
        (S.CRITERIA, r"\bsmarte?\b"),
        (
            S.CORE_TASK,
            r"kerneopgave|\bmission(en)?$|eksistensgrundlag|^derfor er vi her|^hvorfor er vi her|sat i verden|^hvem er vi$|^hvad er \w+ opgave|^opgaven$|^hvad er vores opgave|^(vores|vor) opgave(r)?$|\bopdrag(et)?$|^det er vi til for|^hvad er vi til for",
        ),
        (
            S.VISION,
            r"\bvision(en|er)?\b|^(vores )?ledestjerne$|^(her|der|dér) (vil|skal) vi hen|^hvor (vil|skal) vi hen|drømmer vi om|^vores ambition$|^hvor er vi på vej hen|^overordnet mål$|^(vores )?drøm(men)?$|fremtidsbillede",
        ),
        (
            S.PURPOSE,
            r"\bformål(et)?\b|^derfor har vi (en |denne )?\w*(strategi|politik|plan)|^hvorfor nu$|^om (strategien|planen|politikken)$|^derfor (en |denne )?(ny )?\w*(strategi|plan|politik)$|^hvorfor (en |denne |har vi (en )?|skal vi have en )?(ny )?(\w*strategi|retning|plan|politik|vision)|^hvad (vil vi med|skal vi bruge) strategien|^det (skal|vil) strategien( .*)?$|^hvorfor (kun|lige|netop) ",
        ),
        (
            S.VALUES,
            r"\bværdier(ne)?\b|værdigrundlag|^(hvad|det) står vi for|\bværdisæt|^sådan er vi$|^(vores |fælles |strategiske |grundlæggende |bærende )*principper(ne)?( for .*)?$|kendetegn(er)? os|^sådan (arbejder vi|er vi( .*)?|møder (vi|du) .*|vil du opleve os)$|\bkendes på|^(det|sådan) (skal|kan) du (møde|opleve|mærke)",
        ),
        (
            S.HISTORY,
            r"\bbaggrund(en)?\b|^(vores )?rammer?(ne)?( for (strategien|planen|politikken|arbejdet))?$|^hvad bygger (strategien|planen|den|vi)\b|^hvem har været med|(nået|kommet) frem til|^vejen hertil|^udgangspunkt(et)?$|bygger vi på|hvor kommer strategien fra|kom vi frem til|^sammenhæng(en)?$|historik|\bafsæt\b|hvor (vi )?kommer vi fra|hvor vi kommer fra|^(det )?hviler strategien på|^grundlag(et)?$|grundlag for strategi|strategiens (grundlag|afsæt|tilblivelse|fundament)|^sådan (blev|er) (strategien|den) (til|blevet til|lavet)|hvordan (er )?(\w+ )?(blev|er|blevet) (\w+ )?(blevet )?til|^(strategien|sådan) blev til|^tilblivelse|^processen$|processen bag",
        ),
        (
            S.STAKEHOLDERS,
            r"interessent|interessen(er|t)|målgruppe|^hvem (handler|er) strategien (om|til|for)|^hvem arbejder vi for|^hvem skal vi lykkes (sammen )?med|^hvem er vi her for|^dem,? vi er (her|til) for|^vi er her for|^hvem er vi til for|^hvem vi er til for|^dem vi er til for|^(dem|hvem)( er det)?,? (vi )?(arbejder|samarbejder|taler|løser)( vi)? .*\b(med|sammen med|for)$|samarbejdspartnere$",
        ),
        (
            S.STEERING,
            r"\bsådan (når vi i mål|følger vi op|arbejder vi med strategien|lykkes vi|styrer vi|bruger vi strategien|fører vi strategien|kommer vi i mål|måler vi)|opfølgning|\bstyring|implementering|handleplaner|handlingsplaner|fra (strategi|ord) til (handling|virkelighed)|^organisering|^organisation(en)?$|fra (strategi|ord|plan|vision|politik|papir|tanke|idé) til (handling|virkelighed|hverdag|praksis)|evaluering|^hvordan (når|følger|lykkes|kommer|måler|ved) vi|^sådan (ved|måler) vi|realisering|udmøntning|strategien i (praksis|hverdagen)|ledelse og opfølgning|det videre arbejde|^strategiens (ophæng|liv)",
        ),
        (
            S.GOALS,
            r"^"
            + OUR
            + r"(mål|målene|målsætninger(ne)?|effektmål|resultatmål|succeskriterier|målepunkter|indikatorer|måltal|nøgletal)( for .*| 20.*)?$|^det måler vi( på)?$|^sådan måler vi",
        ),
        (
            S.AREAS,
            r"^hvad er vigtig(?:t|st)|^det er vigtigt for os|^(?:vores |de |om )?.*\b(fokusområder(ne)?|fokuspunkter(ne)?|indsatsområder(ne)?|pejlemærker(ne)?|strategiske? (spor|temaer|mål|indsatser|retninger)|strategispor|temaer(ne)?|målområder(ne)?|udviklingsspor|sigtelinjer|kerneområder|satsninger(ne)?|byggesten(ene)?|ambitioner(ne)?)$|^(vores |de )?(to|tre|fire|fem|seks|syv|otte|ni|ti|\d+) (strategiske |fælles |tværgående )?\w{4,}(er|ninger|mål|spor)(ne)?$",
        ),
        (
            S.COMMITMENTS,
            r"^"
            + OUR
            + r"(løfter(ne)?|indsatser(ne)?|initiativer(ne)?|forpligtelser|tilsagn|handlinger)( .*)?$|^det (vil|gør) vi( .*)?$|^(derfor )?vil vi$|^vi vil$|^vi lover( .*)?$|^vi skal$",
        ),
    ),
    stakeholders=r"^(vores |de |den enkelte |kommunens )?(borgere?n?e?s?|borgeren|erhvervsliv(et)?|virksomheder(ne)?|politikere?(ne)?|medarbejdere?(ne)?|kolleger(ne)?|foreninger(ne)?|frivillige|pårørende|brugere?(ne)?|elever(ne)?|børn(ene)?( og (de )?unge)?|unge|forældre(ne)?|samarbejdspartnere?(ne)?|kunder(ne)?|lånere(ne)?|gæster(ne)?|turister(ne)?|civilsamfund(et)?|(det )?politiske niveau|kommunalbestyrelsen|byrådet|institutioner(ne)?|landmænd(ene)?|ældre|beboere(ne)?|patienter(ne)?|ledere(ne)?|den politiske ledelse|virksomheder og borgere|borgere og virksomheder|bygherrer(ne)?|rådgivere(ne)?|grundejere(ne)?|lodsejere(ne)?|forbrugere(ne)?|husejere(ne)?)$",
    leads=r"(?:kommunen|byrådet|kommunalbestyrelsen|forvaltningen|afdelingen|centret|udvalget|vi) (?:vil|skal)(?: derfor)?(?: have fokus på)?(?: at)?|derfor vil vi(?: \w+)?|derfor skal vi|derfor|det vil vi(?: gøre)?(?: ved at)?|(?:det |sådan |så )?gør vi(?: det)?(?: ved)?(?: at)?|vi vil(?: derfor| gerne)?|vi skal(?: derfor)?|vil vi(?: derfor)?|skal vi|ved at|at vi|betyder(?: det)?,?(?: at)?(?: vi)?(?: skal| vil)?|det betyder(?: for os)?,?(?: at)?(?: vi)?(?: vil| skal)?|det indebærer,?(?: at)?(?: vi)?|det kræver,?(?: at)?(?: vi)?|(?:det )?lægger vi vægt på|vi lægger vægt på(?: at)?|(?:det )?forpligter vi os til|vi forpligter os til(?: at)?|det lover vi(?: dig)?|vi lover(?: dig)?(?: at)?|vi har fokus på(?: at)?|har vi fokus på|fokus på|vores indsatser(?: er)?|vi arbejder for(?: at)?|det arbejder vi for|vi arbejder med(?: at)?|vi prioriterer(?: at)?|vi ønsker(?: at)?|konkret vil vi|i praksis vil vi|frem mod \d+ vil vi|i perioden vil vi|i strategiperioden vil vi|vil .{3,40} arbejde for(?: at)?|vil .{3,30}",
    wills=r"vi vil|vi skal|vi lover|derfor vil vi|derfor skal vi|vi forpligter os",
    labels=r"pejlemærke|indsatsområde|fokusområde|fokuspunkt|fokus|tema|spor|strategisk(?:e)? (?:spor|mål|tema|indsats|pejlemærke|sigte|ambition)|strategispor|målområde|sigtelinje|ambition|satsning|byggesten|udviklingsspor|retning|område|kapitel|ben|søjle|løfte|hovedspor|princip|målsætning|mål|indsats",
    actions=r"(?:vores |de |konkrete |særlige |strategiske )*(?:indsatser|handlinger|initiativer|aktiviteter|det gør vi|det vil vi|sådan gør vi|sådan|tiltag|veje dertil|vejen dertil|det vil vi gøre|hvad gør vi|hvad vil vi|hvad gør vi konkret|vi vil|derfor vil vi|vores løfter|løfter|handling|indsats|hvordan|hvordan gør vi)",
    marks=r"(?:vores )?(?:hvorfor|baggrund|ambition|vores ambition|det ønsker vi|hvorfor er det vigtigt|udfordring(?:en)?|retning|vision)",
    boxes=r"fakta(?:boks)?(?: om .*)?|vidste du.*|eksempel(?: .*)?|case(?: .*)?|cases|boks \d+.*|figur \d+.*|tabel \d+.*|tal og fakta|i tal|citat|historie(?:n)? fra .*|læs mere.*",
    goals_below=r"(?:vores |de |konkrete )*(?:mål|målet|målene|målsætning|målsætninger|effekt|effektmål|succeskriterier|vi lykkes når|tegn på,? at (?:vi|det) lykkes|vi lykkes,? når|hvad vil vi opnå|det vil vi opnå|vi vil opnå|(?:det|dette) (?:kan vi se|ser vi|mærker vi)(?: ved| på)?,?(?: at)?|sådan (?:ser|ved|mærker|måler) vi(?: det)?,? (?:at|om) det (?:lykkes|virker|går).*|hvordan (?:ser|ved|mærker|måler) vi,? (?:at|om) .*|hvad (?:måler|holder) vi (?:øje med|på)|hvordan kan vi se (?:det|,? ?at det lykkes)|det kigger vi efter|det holder vi øje med|hvordan ser vi,? at det lykkes|tegn|tegn på succes|sådan måler vi|det måler vi på|indikatorer|måltal|resultatmål|delmål)(?: for .*| i .*| 20\d\d.*|)",
    value_sentence=r"^(?:når vi er|at være|vi er|når vi arbejder)\s+((?:\w+ ){0,3}\w+(?=,)|\w+)\b",
    criteria=(
        "specifik\\w*",
        "målbar\\w*",
        "accept\\w*",
        "aftale\\w*( og accept)?",
        "attraktiv\\w*",
        "ambitiøs\\w*",
        "aktionsorienteret",
        "realistisk\\w*",
        "relevant\\w*",
        "tidsbestemt\\w*",
        "tidsafgrænset",
        "tidssat",
        "engager\\w*",
        "evaluer\\w*",
        "enighed\\w*",
        "ejerskab",
    ),
    sources=(
        (
            "former_strategy",
            r"(?:afløser|erstatter|fornyelse af|bygger videre på|viderefører) (\w*[Ss]trategi \d{4}(?:\s?[-–]\s?\d{2,4})?)",
        ),
        (
            "plan",
            r"(?:udmøntning af|udmønter|følger|omsætter|forlængelse af) (?:kommunens |byrådets |den \w+ )?(\w+(?:strategien|planen))\b",
        ),
        (
            "former_strategy",
            r"(?:afløser|erstatter|træder i stedet for) (\w+(?:strategien|planen|politikken))\b",
        ),
        (
            "former_strategy",
            r"(?:afløser|erstatter) ([A-ZÆØÅ][\w-]*s \w*(?:strategi|plan|politik)\w*(?: \d{4}(?:[-–]\d{2,4})?)?)",
        ),
        (
            "former_strategy",
            r"(?:afløser|erstatter) (?:strategien|planen|politikken) ((?:[A-ZÆØÅ])[\w ]{2,40}?)(?=[.,;]| fra | og )",
        ),
        (
            "former_strategy",  # a name that is no word for a paper: "afløser Byg bedre"
            r"(?:afløser|erstatter|træder i stedet for) ([A-ZÆØÅ]\w+(?: (?!fra |og |for |i )\w+){1,5})(?=[.,;]| fra \d| og )",
        ),
        (
            "former_strategy",
            r"\b(?:den )?(?:forrige|tidligere|sidste|gamle|hidtidige|foregående|nuværende) (?:\w+)?strategi(?:en|er)?\b(?: for [\d–-]+| fra \d{4}| \d{4}[-–]\d{2,4}| for [\w ,-]{3,50}?(?=, |\.|;| og (?:den|det|en|på|af)|$))?",
        ),
        (
            "workshop",
            r"(?:\b(?:to|tre|fire|fem|seks|syv|otte|ni|ti|tolv|To|Tre|Fire|Fem|Seks|Syv|Otte|Ni|Ti|Tolv|\d+) )?\b(?:\w*workshop\w*|temadag\w*|visionsdag\w*|\w*værksted(?:er|erne|et)?)\b",
        ),
        ("pestel", r"\bPEST(?:EL|LE)?\b(?:-analyse\w*)?"),
        ("swot", r"\bSWOT\b(?:-analyse\w*)?"),
        (
            "seminar",
            r"(?:\b(?:to|tre|fire|fem|seks|syv|otte|ni|ti|tolv|To|Tre|Fire|Fem|Seks|Syv|Otte|Ni|Ti|Tolv|\d+) )?\b\w*(?:seminar|seminarer|døgn)(?:et|er|erne)?\b(?: for hele \w+)?",
        ),
        ("culture_analysis", r"\bkultur(?:analyse|måling|undersøgelse)\w*"),
        (
            "commission",
            r"""\b\w*(?:kommission|kommissionen|kommissionens) (?:anbefalinger|rapport)(?: ['\"»”“„][^'\"»«”“]{2,80}['\"«”“])?|\b[Ll]edelseskommis+ion\w*(?: anbefalinger)?(?: ['\"»”“„][^'\"»«”“]{2,80}['\"«”“])?""",
        ),
        (
            "foundation",
            r"""\b(?:[Ll]edelsesgrundlag|[Vv]ærdigrundlag|[Ll]edelseskodeks|[Pp]ersonalegrundlag)\w*(?: ['\"»”“„][^'\"»«”“]{2,80}['\"«”“])?""",
        ),
        (
            "survey",
            r"(?:\b(?:to|tre|fire|fem|seks|syv|otte|ni|ti|tolv|To|Tre|Fire|Fem|Seks|Syv|Otte|Ni|Ti|Tolv|\d+) )?\binterviews?\b(?: med [\w ]{3,40}?(?=[.,;]| og | samt |$))?",
        ),
        (
            "survey",
            r"(?:\b(?:to|tre|fire|fem|seks|syv|otte|ni|ti|tolv|To|Tre|Fire|Fem|Seks|Syv|Otte|Ni|Ti|Tolv|\d+) )?\b\w*(?:undersøgelse|måling|spørgeskema|sundhedsprofil|ungeprofil|APV)(?:en|er|erne|ne|n|t)?\b",
        ),
        (
            "policy",
            r"""\b(?:[A-ZÆØÅ]?[\wæøå]+- og )?\w*politik(?:ken|ker|kerne)?\b(?! )|\b(?:[A-ZÆØÅ]?[\wæøå]+- og )?\w*politik(?:ken|ker)?\b(?: ['\"»”“„][^'\"»«”“]{2,80}['\"«”“])?""",
        ),
        (
            "plan",
            r"(?i:\b\w*(?:kommuneplan|planstrategi|udviklingsstrategi|klimaplan|handlingsplan|handleplan|beskæftigelsesplan|udviklingsplan|spildevandsplan|helhedsplan|sektorplan|masterplan|DK2020)(?:en|er)?\b(?: (?:for )?\d{4}(?:[-–]\d{2,4})?)?)",
        ),
        ("plan", r"\b(?:den nationale |den regionale )?(?!strategiplan)\w{3,}planen\b|\bBudget \d{4}(?:[-–]\d{2,4})?"),
        ("policy", r"\b(?:den (?:fællesoffentlige|nationale|regionale) )\w+strategi(?:en)?\b"),
        (
            "policy",
            r"\b(?:Byrådets|Kommunalbestyrelsens|Direktionens) (?:vision|politik|strategi)(?: [A-ZÆØÅ]\w+(?: \w+){0,4}?(?=[.,;]| fra | og ))?",
        ),
        ("analysis", r"\bforskning i [\w ]{3,40}?(?=[.,;]| fra | og |$)|\b\w*(?:redegørelse|rapport)en?\b"),
        (
            "analysis",
            r"\b(?:\w+ede |\w+et |\w+isk )?\w*(?:analyse|kortlægning|evaluering)(?:en|er|erne|n)?\b(?: af [\w ]{3,40}?(?=[.,;]| fra | og |$))?",
        ),
        (
            "law",
            r"\b(?:[A-ZÆØÅ]\w+s Lov\b|\bbarnets lov\b|\w+lov(?:en)?\b(?! til)|[Ll]ov om [\w ]{3,40}?(?=[.,;]| og |$))",
        ),
        (
            "policy",
            r"\b(?:FN['’]?s )?(?:17 )?[Vv]erdensmål(?:ene)?\b",
        ),
        (
            "other",
            r"(?:\b(?:to|tre|fire|fem|seks|syv|otte|ni|ti|tolv|To|Tre|Fire|Fem|Seks|Syv|Otte|Ni|Ti|Tolv|\d+) )?\b\w+(?:møder|aftener|vandringer|dialoger|besøg|cafeer|caféer|høringer|samtaler)\b|\bborgermøde\b|\b(?:digitalt |digitale )?(?:borger|ung|ælde)\w*panel(?:et)?\b",
        ),
    ),
    strategy_words=r"strategi\w*|\bpolitik(ken)?\b|handlingsplan|udviklingsplan|virksomhedsplan|\bvision\w*",
    other_papers=(
        ("agenda", r"^\W*(?:åben |lukket )?dagsorden\b|^\W*(?:punkt|pkt\.?) \d+\W|godkendelse af dagsorden"),
        (
            "minutes",
            r"^\W*(?:beslutnings)?referat\b|^\W*mødereferat|^fraværende:|^til stede:|^tilstede:|^deltagere:|^afbud",
        ),
        (
            "invoice",
            r"^\W*faktura(?:nr\.?|nummer)?\b|\bmoms\b|betalingsbetingelser|forfaldsdato|i alt (?:at betale|dkk|kr)|\bEAN\b",
        ),
        (
            "decision",
            r"^\W*afgørelse\b|^\W*(?:afslag|tilladelse|påbud|dispensation|byggetilladelse) (?:på|til|om)|^du har (?:søgt|ansøgt)|du kan klage|^sagsnr|\bsagsnr\.|klagevejledning|\bdu har (?:den|d\.) .{3,30} ansøgt|giver hermed (?:afslag|tilladelse)|\bpartshøring\b|klagefrist",
        ),
        (
            "advert",
            r"ansøgningsfrist|send (?:din )?ansøgning|overenskomst|det er dig,? vi søger|din profil|dine opgaver|vi tilbyder$|ansættelse(?:svilkår)?$|vi søger en\b|ansættelsessamtaler|løn- og ansættelsesvilkår|stillingen er (?:på|til besættelse)|jobopslag",
        ),
        (
            "tender",
            r"udbudsbetingelser|udbudsloven|tildelingskriteri|tilbudsgiver|tilbudsfrist|ordregiver|kravspecifikation|udbudsmateriale|rammeaftale",
        ),
        (
            "reply",
            r"^\W*høringssvar|afgive høringssvar|tak for muligheden for at|ser frem til den videre (?:proces|dialog)|på (?:bestyrelsens|foreningens|rådets) vegne|^til \w+ (?:kommune|forvaltning)",
        ),
        (
            "rules",
            r"^\W*vedtægt|^§ ?\d+|generalforsamling|bestyrelsen består|tegningsret|^\W*(?:regulativ|forretningsorden)\b",
        ),
        (
            "news",
            r"^\W*pressemeddelelse|af kommunikationsafdelingen|siger (?:han|hun)|^\W*nyhed(?:sbrev)?\b|, siger (?:\w+ ){0,3}\w+|yderligere oplysninger|læs (?:mere|hele)",
        ),
        (
            "contract",
            r"mellem (?:undertegnede|parterne)|^\W*(?:kontrakt|samarbejdsaftale|lejekontrakt)\b|^§ ?\d+|misligholdelse|opsigelsesvarsel",
        ),
        ("letter", r"^kære \w+|^med venlig hilsen"),
    ),
    unit_words=r"(?:teknik|miljø|erhverv|børn|unge|ungdom|skole|dagtilbud|kultur|fritid|ældre|senior|sundhed|omsorg|social|beskæftigelse|arbejdsmarked|job|borgerservice|bibliotek|digitalisering|it|økonomi|personale|hr|klima|natur|plan|byg|vej|trafik|park|forsyning|beredskab|familie|læring|pædagogik|stab|handicap|psykiatri|turisme|by|land|politik|kommunikation|ejendom\w*|udvikling|velfærd|center\w*|jobcenter|forvaltning\w*|afdeling\w*|\w*forvaltningen|musik\w*|tand\w*|brand\w*|redning\w*|rådgivning\w*|\w*rådgivningen|kommunal\w*|integration\w*|affald\w*|genbrug\w*|rengøring\w*|service\w*|teknisk|vand\w*|pleje\w*|løn|sekretariat\w*|indkøb\w*|landdistrikt\w*)\w*",
    municipality=r"\b[A-ZÆØÅ][\wÆØÅæøå-]+(?:[- ][A-ZÆØÅ][\wæøåÆØÅ-]+)? [Kk](?:ommune|OMMUNE)\b",
    plain_titles=r"(?:\w+ )?strategi (?:for|i) |strategi \d|\w+ets strategi |\w+s strategi\b",
    units_of=(
        r"[Ss]trategi(?:en|plan)? for ([A-ZÆØÅ][^\d,.·|:–]*?)(?=\s*(?:\d|[,.·|:–—-]|$)| i [A-ZÆØÅ]| frem mod| fra \d| mod \d)",
        r"^STRATEGI FOR ([A-ZÆØÅ][^\d,.·|:–]*?)(?=\s*(?:\d|[,.·|:–—-]|$)| I [A-ZÆØÅ]+ KOMMUNE| FREM MOD| FRA \d)",
        r"^([A-ZÆØÅ][\w ,og-]*?)s (?:\w*strategi\w*|retning|vision|plan|løfter|\w+ løfter)\b",
        r"^([A-ZÆØÅ][\w -]*?)(?= i [A-ZÆØÅ]\w+ [Kk]ommune)",
        r"^([A-ZÆØÅ][\w -]*?)\s*[–—·|,]\s*[Ss]trategi\b",
        r"[Rr]etning for ([A-ZÆØÅ][^\d,.·|:–]*?)(?=\s*(?:\d|[,.·|:–—-]|$))",
    ),
    tells=(
        (
            S.STEERING,
            r"følge[rs]? op|opfølgning|\bstatus\b|hvert (?:år|kvartal|halve|andet)|hver (?:måned|anden|uge|fjortende)|årligt?|kvartal|måned|afrapporter|rapporter|handleplan|evaluer|gennemgå|gange om året|redegørelse",
        ),
        (
            S.HISTORY,
            r"bygger (?:videre )?på|blev til|blevet til|er skrevet|høring|deltog|workshop|seminar|afsæt|hviler på|analyse|undersøgelse|interview|dialogm|borgerm|holdt vi|kom vi|inddrag|været med|har rod i|på baggrund af|på grundlag af|følger kommunens|udarbejdet|forrige|afløser|erstatter|lægger sig op ad",
        ),
    ),
    says=(
        (S.CORE_TASK, r"(?:vores|vor) (?:kerne)?opgave er|kerneopgaven er|vi er her for at|vi er sat i verden for"),
        (S.VISION, r"(?:vores |vor )?vision(?:en)? er|vi har en vision om"),
        (
            S.PURPOSE,
            r"(?:strategiens )?formål(?:et)?(?: med (?:strategien|denne strategi))? er|denne strategi (?:skal|samler|sætter)",
        ),
    ),
    measures=r"måler|målepunkt|kan vi se|lykkes|ved vi|indikator|succes|ved vi|resultatmål|^(?:vores )?mål\b",
    rests_on=r"bygger|udmønter|afløser|erstatter|afsæt|hviler|rod i|udspringer|baseret|på baggrund af|på grundlag af|ligger i forlængelse|følger op på|understøtter (?:\w+ ){0,3}(?:politik|plan|strategi)",
    does_not=r"(?:erstatter|afløser|bygger) ikke",
    owners=r"(?:(?:en|et|den|det|de|vores|vor|egen|egne|kommunens|organisationens|afdelingens|forvaltningens|byrådets|kommunalbestyrelsens|resultaterne|af|fælles|ny|nye|[A-ZÆØÅ][\w-]+ [Kk]ommunes) )+",
    institutions=r"jobcenter|børnehus(?:et)?|børnehave(?:n)?|plejehjem(?:met)?|museum|museet|center for|\w*center|\w*bibliotek(?:et|erne)?|\w*forvaltning(?:en)?|\w*afdeling(?:en)?|\w*sekretariat(?:et)?|direktion(?:en)?|borgerservice|\w*skole(?:n|rne)?|beredskab(?:et)?|tandpleje(?:n)?|stab(?:en)?|\w*forsyning(?:en)?",
    voices=(
        (
            S.HISTORY,
            r"(?:\w*strategien|denne strategi|planen|politikken) (?:bygger|tager (?:sit )?udgangspunkt|tager (?:sit )?afsæt|afløser|erstatter|omsætter|udmønter|følger op|hviler|har rod|er udarbejdet|er blevet til|blev til|er skrevet|er en udmøntning)|vi har (?:holdt|gennemført|lavet|spurgt|talt med|interviewet|inddraget)|\w+ (?:borgere|medarbejdere|ledere) (?:har )?deltog",
        ),
        (
            S.PURPOSE,
            r"(?:\w*strategien|denne strategi|planen|politikken|retningen) (?:skal|gør|samler|fortæller|giver|sætter|viser|beskriver|hjælper)|formålet|hensigten",
        ),
        (
            S.VISION,
            r"(?:i|om|inden) (?:20\d\d|\w+ år) (?:er|siger|har|kan|vil|lever|oplever)|vi drømmer om|vores drøm|vi vil være kendt|vores ambition",
        ),
        (
            S.CORE_TASK,
            r"vi er (?:her|til|sat i verden) for|[A-ZÆØÅ][\w ]{2,40}? (?:sikrer|støtter|hjælper|sørger for|skaber|leverer|giver)\b",
        ),
    ),
    small_words=frozenset("og at af med som på til i for en et den det de er vi".split()),
)
