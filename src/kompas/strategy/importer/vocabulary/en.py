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
        (S.CORE_TASK, r"\bcore (task|purpose|business)\b|\bmission\b|^what we are here for|^why we exist"),
        (S.VISION, r"\bvision\b|^where we want to be"),
        (S.PURPOSE, r"\bpurpose\b|\baims? of (this|the) strategy|^why (this|a) strategy"),
        (S.VALUES, r"\bvalues\b|\bprinciples\b|^how we behave|^who we are$|behaviours"),
        (
            S.HISTORY,
            r"\bbackground\b|\bhistory\b|where we (have )?come from|^how (this|the) strategy (was made|came about)|\bcontext\b|evidence base",
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
    goals_below=r"(?:our |key )*(?:goals?|targets?|objectives?|measures?|success measures|how we will measure success|outcomes?|indicators|measures of success|we will know we have succeeded when)",
    value_sentence=r"^(?:when we are|being|we are)\s+(\w+)\b",
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
        ("workshop", r"\b(?:a |an |the )?(?:\w+ )?workshops?\b"),
        ("pestel", r"\bPEST(?:EL|LE)?\b(?: analys[ie]s)?"),
        ("swot", r"\bSWOT\b(?: analys[ie]s)?"),
        ("seminar", r"\b(?:\w+ )?seminars?\b"),
        ("culture_analysis", r"\bculture (?:analysis|review|survey)"),
        ("former_strategy", r"\b(?:the |our )?(?:previous|former|last|earlier) strategy\b(?: \d{4}[-–]\d{2,4})?"),
        ("survey", r"\b(?:\w+ ){0,2}(?:survey|consultation|questionnaire)s?\b(?: of [\w ,]{3,40})?"),
        ("commission", r"\b(?:the )?(?:[A-Z]\w+ ){1,4}Commission\b"),
        ("plan", r"\b(?:the )?(?:Local Plan|Corporate Plan|Council Plan|Community Plan)\b(?: \d{4}(?:[-–]\d{2,4})?)?"),
        ("policy", r"\b(?:[A-Z]\w+ ){1,3}Policy\b"),
        ("law", r"\b(?:[A-Z]\w+ ){1,4}Act\b(?: \d{4})?"),
    ),
    strategy_words=r"\bstrateg(y|ies|ic)\b|\bcorporate plan\b|\bbusiness plan\b|\baction plan\b|\bvision\b",
    other_papers=(
        ("agenda", r"^\W*agenda\b|^\W*item \d+\b"),
        ("minutes", r"^\W*minutes\b|^(present|apologies|in attendance):"),
        ("invoice", r"^\W*(tax )?invoice\b|\bVAT\b|amount due|payment terms"),
        ("decision", r"^\W*decision notice|right of appeal|planning permission is hereby"),
        ("advert", r"closing date|we are looking for an?\b|how to apply|job description"),
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
    small_words=frozenset("and the of to in for a an on with".split()),
)
