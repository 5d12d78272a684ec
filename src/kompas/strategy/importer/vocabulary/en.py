"""English."""

from kompas.strategy.importer.vocabulary.words import Section as S
from kompas.strategy.importer.vocabulary.words import Vocabulary

ENGLISH = Vocabulary(
    language="en",
    stopwords=frozenset(
        "and the of to in that is for with we our are be will this as on by from it not have their which".split()
    ),
    sections=(
        (S.CONTENTS, r"^(contents|table of contents)$"),
        (
            S.ASIDE,
            r"^(foreword|preface|introduction|welcome\b.*|executive summary|summary|at a glance|contact.*|appendix.*|appendices|glossary|acknowledgements)$",
        ),
        (S.CRITERIA, r"\bsmarte?r?\b$"),
        (
            S.CORE_TASK,
            r"\bcore (task|purpose|business)\b|^(our )?purpose and mission$|\bmission\b|^who we are$|^what we are here for|^why we exist",
        ),
        (S.VISION, r"\bvision\b|^where we want to be"),
        (
            S.PURPOSE,
            r"\bpurpose\b|\baims? of (this|the) strategy|^why (we need )?(this|a|have a|another) (new )?(strategy|plan)",
        ),
        (S.VALUES, r"\bvalues\b|\bprinciples\b|^how we behave|^who we are$|behaviours"),
        (
            S.HISTORY,
            r"\bbackground\b|^how we got here|\bhistory\b|where we (have )?come from|^how (this|the) strategy (was made|came about)|\bcontext\b|evidence base",
        ),
        (S.STAKEHOLDERS, r"stakeholder|^who we (serve|work for|are here for)|customers and partners"),
        (
            S.STEERING,
            r"\bgovernance\b|\bmonitoring\b|\bdelivery\b|delivering (the|this|our) (strategy|plan)|implementation|how we will (deliver|measure|know|get there|monitor)|action plans?|review(ing)? (and|the)|making it happen|measuring (success|progress)|follow[- ]?up",
        ),
        (
            S.GOALS,
            r"^(our |the |key )*(goals|targets|objectives|measures of success|key performance indicators|kpis|outcomes|success measures)( for .*)?$",
        ),
        (
            S.AREAS,
            r"\b(priorit(y|ies)|priority areas|focus areas|strategic (themes|priorities|aims|areas|pillars|objectives|goals)|themes|pillars|areas of focus|ambitions)$",
        ),
        (
            S.COMMITMENTS,
            r"^(our |the )*(commitments|promises|pledges|actions)( .*)?$|^(what )?we will( do)?$|^what we will do( .*)?$|^we commit to$",
        ),
    ),
    stakeholders=r"^(our |the )?(residents|citizens|communit(y|ies)|business(es)?( community)?|councillors|elected members|politicians|employees|staff|colleagues|service users|users|customers|visitors|partners|volunteers|families|children and young people|voluntary sector|members|tenants|carers|readers)$",
    leads=r"(?:therefore,? )?we will(?: therefore)?|we shall|to (?:do|achieve|deliver) this,? we will|over the (?:life|next|course).{0,40} we will|this means(?: that)?(?: we(?: will)?)?|what we will do|we (?:commit|pledge|promise|aim|intend)(?: to)?|by|we will do this by|how we will do it|our commitments|that is why we will|so we will|in practice we will|by \d{4},? we will|will",
    wills=r"we will|we shall|therefore we will|we commit to|we aim to",
    labels=r"priority|theme|pillar|goal|objective|aim|focus area|strategic (?:aim|goal|priority|theme|objective)|ambition|outcome|strand|area",
    actions=r"(?:our |key |the )*(?:actions|commitments|we will|what we will do|how we will do it|activities|initiatives|to achieve this we will|priorities)",
    marks=r"(?:why|why (?:this|it) matters|background|ambition|our ambition|the challenge|context|where we are now)",
    boxes=r"facts?(?: and figures)?|did you know.*|example(?: .*)?|case stud(?:y|ies)(?: .*)?|figure \d+.*|table \d+.*|read more.*|key facts",
    goals_below=r"(?:our |key )*(?:goals?|targets?|objectives?|measures?|success measures|how we will measure success|outcomes?|indicators|measures of success|we will know we have succeeded when)",
    value_sentence=r"^(?:when we are|being|we are)\s+((?:\w+ ){0,3}\w+(?=,)|\w+)\b",
    criteria=(
        "specific",
        "measurable",
        "accepted",
        "agreed",
        "achievable",
        "attractive",
        "ambitious",
        "realistic",
        "relevant",
        "time-?bound",
        "time-?limited",
        "timely",
        "engag\\w*",
        "evaluat\\w*",
    ),
    sources=(
        ("former_strategy", r"(?:replaces|succeeds) ([A-Z]\w+(?: (?!and |from )\w+){1,5})(?=[.,;]| from \d| and )"),
        ("former_strategy", r"\b(?:our |the )?(?:previous|former|last|earlier) strategy\b"),
        (
            "workshop",
            r"(?:\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Twelve|\d+) )?\b(?:staff |public |community |design |resident )?(?:workshops?|staff days)\b",
        ),
        ("pestel", r"\bPEST(?:EL|LE)?\b(?: analys[ie]s)?"),
        ("swot", r"\bSWOT\b(?: analys[ie]s)?"),
        (
            "seminar",
            r"(?:\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Twelve|\d+) )?\b(?:strategy |staff )?(?:seminars?|away ?days?)\b",
        ),
        ("culture_analysis", r"\bculture (?:analysis|review|survey)\b"),
        (
            "survey",
            r"(?:\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Twelve|\d+) )?\b(?:residents'? |residents’ |visitor |customer |staff |household |annual |citizen |tenant )?(?:surveys?|consultations?|questionnaires?|interviews?)\b",
        ),
        ("commission", r"\b(?:[A-Z]\w+ ){1,4}Commission\b"),
        ("plan", r"\b(?:Local|Corporate|Council|Community|Climate|Action) Plan\b(?: \d{4}(?:[-–]\d{2,4})?)?"),
        ("policy", r"\b(?:[A-Z]\w+ ){1,3}Policy\b"),
        ("analysis", r"\b(?:\w+ )?(?:needs assessment|review of [\w ]{3,30}|evaluation)\b"),
        ("law", r"\b(?:[A-Z]\w+ ){1,4}Act\b(?: \d{4})?"),
        (
            "other",
            r"(?:\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Twelve|\d+) )?\b(?:town hall |community |focus )?(?:meetings|focus groups|listening events|drop-ins)\b",
        ),
    ),
    strategy_words=r"\bstrateg(y|ies|ic)\b|\bcorporate plan\b|\bbusiness plan\b|\baction plan\b|\bvision\b",
    other_papers=(
        ("agenda", r"^\W*agenda\b|^\W*item \d+\b"),
        ("minutes", r"^\W*minutes\b|^(present|apologies|in attendance):"),
        ("invoice", r"^\W*(tax )?invoice\b|\bVAT\b|amount due|payment terms"),
        ("decision", r"^\W*decision notice|right of appeal|planning permission is hereby"),
        ("advert", r"closing date|we are looking for an?\b|how to apply|job description"),
        ("tender", r"invitation to tender|award criteria|tenderer|contracting authority|deadline for tenders"),
        ("news", r"^\W*press release|, said (?:\w+ ){0,3}\w+|for more information|notes to editors"),
        ("letter", r"^dear \w+|^yours (sincerely|faithfully)"),
    ),
    unit_words=r"(?:technical|environment|business|children|young|education|schools?|culture|leisure|adult|health|care|social|digital|finance|people|climate|nature|planning|highways|roads|housing|library|libraries|economy|growth|place|communities|community|waste|transport|parks|services|customer)\w*",
    municipality=r"\b(?:[A-Z][\w-]+ ){1,3}(?:Council|Borough|District|County|City|Municipality|COUNCIL)\b|\b(?:City|County|Borough|Municipality) of [A-Z]\w+",
    plain_titles=r"(?:a |the )?(?:\w+ )?strategy for |strategy \d|.+ strategy,? \d",
    units_of=(
        r"[Ss]trategy for ([A-Z][^\d,.·|:–]*?)(?=\s*(?:\d|[,.·|:–—-]|$)| in [A-Z]| towards| from \d)",
        r"^([A-Z][\w &-]*?) [Ss]trategy\b",
        r"^([A-Z][\w &-]*?), (?:[A-Z]\w+ )+(?:Council|Borough|City)",
    ),
    tells=(
        (
            S.STEERING,
            r"\breport|follow|review|quarter|monthly|every (?:year|november|spring|autumn|month)|annual|dashboard|progress|\bmonitor",
        ),
        (
            S.HISTORY,
            r"builds on|draws on|workshop|seminar|survey|consultation|was made|previous strategy|based on|analysis|interviews",
        ),
    ),
    says=(
        (S.CORE_TASK, r"our (?:core )?(?:task|purpose|mission) is|we exist to"),
        (S.VISION, r"our vision is"),
        (S.PURPOSE, r"the (?:purpose|aim) of this strategy is|this strategy (?:sets|tells|brings)"),
    ),
    measures=r"measur|know|target|indicator|success|progress|outcome",
    rests_on=r"builds on|draws on|replaces|based on|rests on|delivers the|supports the|follows from",
    does_not=r"does not (?:replace|build)",
    owners=r"(?:(?:a|an|the|our) )+",
    institutions=r"[\w ]+ service|department of|\w+ department|directorate of|office of|\w+ services|\w+ directorate",
    voices=(
        (
            S.HISTORY,
            r"(?:the|this) (?:strategy|plan) (?:builds|draws|follows|replaces|was|is based)|it (?:replaces|builds|draws)|we (?:held|asked|listened|interviewed|surveyed)",
        ),
        (
            S.PURPOSE,
            r"(?:the|this) (?:strategy|plan) (?:sets|tells|brings|gives|explains|describes|helps)|the purpose|the aim",
        ),
        (S.VISION, r"(?:by|in) 20\d\d|we want to be|we dream"),
        (
            S.CORE_TASK,
            r"we (?:exist|are here) to|(?:the )?[A-Z][\w ]{2,40}? (?:gives|helps|supports|makes sure|provides|ensures)\b",
        ),
    ),
    small_words=frozenset("and the of to in for a an on with".split()),
)
