"""Swedish."""

from kompas.strategy.importer.vocabulary.words import Section as S
from kompas.strategy.importer.vocabulary.words import Vocabulary

SWEDISH = Vocabulary(
    language="sv",
    stopwords=frozenset(
        "och att av inte med som på till vi där den det är en ett för ska våra hur också kan eller från bli efter vara genom hos oss är".split()
    ),
    sections=(
        (S.CONTENTS, r"^(innehåll|innehållsförteckning)$"),
        (S.ASIDE, r"^(förord|inledning|välkommen\b.*|sammanfattning|kort sagt|kontakt.*|bilag.*|ordlista)$"),
        (S.CRITERIA, r"\bsmarta?\b$"),
        (S.CORE_TASK, r"kärnuppdrag|huvuduppdrag|grunduppdrag|^(vårt |vår )?(uppdrag|mission)(et)?$|kärnuppgift"),
        (S.VISION, r"\bvision(en)?\b|framtidsbild|^dit vill vi|^målbild(en)?$"),
        (S.PURPOSE, r"\bsyfte(t)?\b|\bändamål(et)?\b|^varför (en )?strategi"),
        (S.VALUES, r"\bvärde(ringar|n|grund|orden|ord)\w*\b|^så är vi$|förhållningssätt"),
        (
            S.HISTORY,
            r"\bbakgrund(en)?\b|historik|var vi kommer ifrån|utgångspunkter|^så togs strategin fram|^processen$",
        ),
        (S.STAKEHOLDERS, r"intressent|målgrupp|vilka (är )?vi (är )?till för"),
        (
            S.STEERING,
            r"uppföljning|genomförande|styrning|implementering|handlingsplan|^så (når|följer|lyckas|arbetar) vi|utvärdering|organisation av arbetet|från ord till handling",
        ),
        (
            S.GOALS,
            r"^(våra |de |övergripande )*(mål|målen|delmål|effektmål|målsättningar|indikatorer|nyckeltal)( för .*)?$",
        ),
        (
            S.AREAS,
            r"\b(fokusområden(a)?|utvecklingsområden(a)?|insatsområden(a)?|målområden(a)?|prioriterade områden|strategiska (områden|mål|inriktningar|vägval)|inriktningar|ledstjärnor)$",
        ),
        (
            S.COMMITMENTS,
            r"^(våra |strategiska )*(löften|åtaganden|insatser|åtgärder|strategier)( .*)?$|^det(ta)? (vill|ska|gör) vi( .*)?$|^(därför )?(vill|ska) vi$|^vi (vill|ska)$|^vi lovar$",
        ),
    ),
    stakeholders=r"^(våra |de )?(invånare?(n|na)?|medborgare?(n|na)?|kommuninvånarna|näringsliv(et)?|företag(en|are|arna)?|politiker(na)?|förtroendevalda|medarbetare?(n|na)?|brukare?(n|na)?|anhöriga|föreningar(na)?|civilsamhället|barn och unga|elever(na)?|besökare(n|na)?|samverkanspartner)$",
    leads=r"därför (?:ska|vill|skall) vi|därför|(?:detta|det|så) (?:ska|vill|gör|skall) vi(?: det| göra)?|vi (?:ska|vill|skall)(?: därför)?|(?:ska|vill) vi|genom att|att vi|det (?:betyder|innebär)(?: att)?(?: vi)?|innebär(?: det)?(?: att)?(?: vi)?|vi lägger vikt vid(?: att)?|så gör vi|strategier|insatser",
    wills=r"vi ska|vi vill|vi skall|därför ska vi|därför vill vi|därför skall vi|vi lovar",
    labels=r"fokusområde|utvecklingsområde|insatsområde|målområde|mål|tema|strategi|område|inriktning|perspektiv",
    actions=r"(?:våra |strategiska )*(?:insatser|åtgärder|så gör vi|det gör vi|detta gör vi|strategier|vi ska|vi vill|aktiviteter|åtaganden|därför ska vi)",
    marks=r"(?:varför|bakgrund|ambition|önskat läge|utmaning(?:ar)?)",
    boxes=r"fakta(?:ruta)?(?: om .*)?|visste du.*|exempel(?: .*)?|figur \d+.*|tabell \d+.*|läs mer.*",
    goals_below=r"(?:våra )?(?:mål|målet|delmål|effektmål|indikatorer|nyckeltal|vi lyckas när)",
    value_sentence=r"^(?:när vi är|att vara|vi är)\s+((?:\w+ ){0,3}\w+(?=,)|\w+)\b",
    criteria=(
        "specifik\\w*",
        "mätbar\\w*",
        "accepter\\w*",
        "avtal\\w*",
        "attraktiv\\w*",
        "realistisk\\w*",
        "tidsbunde\\w*",
        "tidsbestäm\\w*",
        "engager\\w*",
        "utvärder\\w*",
        "ambitiös\\w*",
    ),
    sources=(
        ("former_strategy", r"\b(?:den )?(?:förra|tidigare|föregående) strategi(?:n)?\b(?: \d{4}[-–]\d{2,4})?"),
        (
            "workshop",
            r"(?:\b(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|tolv|Två|Tre|Fyra|Fem|Sex|Sju|Åtta|Nio|Tio|Tolv|\d+) )?\b\w*(?:workshop|verkstad)(?:ar|en|s|par)?\b",
        ),
        ("pestel", r"\bPEST(?:EL)?\b(?:-analys\w*)?"),
        ("swot", r"\bSWOT\b(?:-analys\w*)?"),
        (
            "seminar",
            r"(?:\b(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|tolv|Två|Tre|Fyra|Fem|Sex|Sju|Åtta|Nio|Tio|Tolv|\d+) )?\b\w*(?:seminari\w+|temadag\w*)\b",
        ),
        ("culture_analysis", r"\bkultur(?:analys|mätning)\w*"),
        (
            "foundation",
            r"""\b(?:[Cc]hefsplattform|[Ll]edarplattform|[Vv]ärdegrund|[Ll]edningsfilosofi)\w*(?: ['\"»”“„][^'\"»«”“]{2,80}['\"«”“])?""",
        ),
        (
            "survey",
            r"(?:\b(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|tolv|Två|Tre|Fyra|Fem|Sex|Sju|Åtta|Nio|Tio|Tolv|\d+) )?\b\w*(?:undersökning|enkät|intervju|mätning)\w*",
        ),
        (
            "plan",
            r"\b\w*(?:översiktsplan|handlingsplan|kommunplan|miljöprogram|klimatplan|verksamhetsplan|utvecklingsplan)\w*",
        ),
        ("policy", r"\b\w*(?:policy|politik)(?:n|en)?\b"),
        ("analysis", r"\b\w*(?:analys|kartläggning|utvärdering)\w*"),
        ("law", r"\b\w+lag(?:en|stiftning\w*)\b"),
        (
            "other",
            r"(?:\b(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|tolv|Två|Tre|Fyra|Fem|Sex|Sju|Åtta|Nio|Tio|Tolv|\d+) )?\b\w+(?:dialoger|möten|kvällar|besök|samråd)\b",
        ),
    ),
    strategy_words=r"strategi\w*|\bpolicy\b|handlingsplan|utvecklingsplan|verksamhetsplan|\bvision\w*",
    other_papers=(
        ("agenda", r"^\W*(?:föredragningslista|dagordning|kallelse)\b|^\W*(?:ärende|punkt|§) ?\d+\b"),
        ("minutes", r"^\W*(?:protokoll|sammanträdesprotokoll|minnesanteckningar)|^närvarande:"),
        ("invoice", r"^\W*faktura|\bmoms\b|förfallodatum|att betala"),
        ("decision", r"^\W*beslut\b|överklag|hur man överklagar"),
        ("advert", r"sista ansökningsdag|vi söker en\b"),
        ("tender", r"anbudsgivare|upphandling|tilldelningskriteri|förfrågningsunderlag|sista anbudsdag"),
        ("news", r"^\W*pressmeddelande|, säger (?:\w+ ){0,3}\w+|läs mer"),
        ("letter", r"^hej \w+|^med vänlig hälsning"),
    ),
    unit_words=r"(?:teknisk|teknik|miljö|närings|barn|unga|utbildning|skol|förskol|kultur|fritid|vård|omsorg|äldre|social|digitalisering|ekonomi|personal|klimat|natur|plan|bygg|samhällsbyggnad|fastighet|bibliotek|arbetsmarknad)\w*",
    municipality=r"\b[A-ZÅÄÖ][\wÅÄÖåäö-]+ [Kk](?:ommun|OMMUN)\b",
    plain_titles=r"(?:\w+ )?(?:strategi|plan|strategisk inriktning) för |strategi \d",
    units_of=(
        r"(?:[Ss]trategi(?:n|plan)?|inriktning) för ([A-ZÅÄÖ][^\d,.·|:–]*?)(?=\s*(?:\d|[,.·|:–—]|$)| i [A-ZÅÄÖ]| fram till| från \d)",
        r"^([A-ZÅÄÖ][\w -]*?)s strategi\b",
    ),
    tells=(
        (
            S.STEERING,
            r"följ(?:er|s|a)? upp|uppföljning|varje (?:år|kvartal|januari|månad)|årlig|tertial|rapport|handlingsplan|utvärder|gånger per år|delårs",
        ),
        (
            S.HISTORY,
            r"bygger på|utgår från|kom till|togs fram|tagits fram|remiss|deltog|workshop|seminarium|dialog|analys|enkät|intervju|under 20",
        ),
    ),
    says=(
        (S.CORE_TASK, r"vårt (?:kärn)?uppdrag är"),
        (S.VISION, r"(?:vår )?vision(?:en)? är"),
        (S.PURPOSE, r"syftet(?: med strategin)? är"),
    ),
    measures=r"mäter|^(?:våra )?mål\b|indikator|lyckas|vet vi|resultat",
    rests_on=r"bygger|ersätter|utgår|utgångspunkt|grundas|baseras|förverkligar",
    does_not=r"(?:ersätter|bygger) inte",
    owners=r"(?:(?:en|ett|den|det|de|vår|vårt|våra|kommunens|[A-ZÅÄÖ][\w-]+ kommuns) )+",
    institutions=r"\w*förvaltning(?:en)?|\w*nämnd(?:en)?|\w*kontor(?:et)?|\w*avdelning(?:en)?|\w*enhet(?:en)?|\w*bibliotek(?:et)?",
    voices=(
        (
            S.HISTORY,
            r"(?:strategin|planen) (?:bygger|utgår|ersätter|har tagits fram|togs fram)|vi har (?:hållit|genomfört|frågat)",
        ),
        (S.PURPOSE, r"(?:strategin|planen) (?:ska|ger|samlar|visar|pekar)|syftet"),
        (S.VISION, r"(?:år|i) 20\d\d (?:är|har|kan)|vi drömmer om"),
        (S.CORE_TASK, r"vi finns till för|[A-ZÅÄÖ][\w ]{2,40}? (?:säkerställer|hjälper|ser till|skapar|ger)\b"),
    ),
    small_words=frozenset("och att av med som på till i för en ett den det de är vi".split()),
)
