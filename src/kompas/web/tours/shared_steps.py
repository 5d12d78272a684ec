"""Steps that several tours share."""

from django.utils.translation import gettext_lazy as _

from kompas.web.tours.addresses import asked, at, commitment, own, practice_area, strategy
from kompas.web.tours.steps import Step

DAY = Step(
    key="day",
    where=at("my_day:overview"),
    mark="venter",
    title=_("Your day begins here"),
    text=_(
        "What waits for you stands first, the most urgent at the top, with who asked and the last day. When it is "
        "empty, nobody waits for you."
    ),
    try_it=_("Look at what waits, and at who waits for it. Open it in a moment, when the tour has ended."),
)
STRATEGY = Step(
    key="strategy",
    where=strategy("strategy:show"),
    mark="fokuspunkter",
    title=_("What we have promised each other"),
    text=_(
        "The strategy is not a PDF. Each focus area and each commitment has a page and an address of its own, so "
        "that work can hang on it and you can send it to a colleague."
    ),
    try_it=_("Find the commitment that comes closest to what you did this week."),
)
COMMITMENT = Step(
    key="commitment",
    where=commitment("strategy:commitment"),
    mark="staar",
    title=_("One commitment, and where it stands"),
    text=_(
        "Here you see which focus area the commitment belongs to and what its neighbours are. The number and the "
        "address last, also when the words are changed one day."
    ),
)
THREAD = Step(
    key="thread",
    where=strategy("strategy:red_thread"),
    mark="overblik",
    title=_("The red thread"),
    text=_(
        "From the core task over focus areas to commitments, and on to the work. A commitment with nothing under "
        "it yet is shown naked, so that nobody overlooks it."
    ),
    try_it=_("Follow one thread from the left to the right."),
)
HISTORY = Step(
    key="history",
    where=strategy("strategy:history"),
    mark="indhold",
    title=_("The strategy through time"),
    text=_(
        "Every adopted text can still be read, with the reason for the next one. You can see word by word what "
        "was changed, and what was in force on a given day."
    ),
    try_it=_("Choose a day, and see what was in force then."),
)
COMMENT = Step(
    key="comment",
    where=asked("strategy:comment"),
    mark="svar",
    title=_("You are asked"),
    text=_(
        "This draft waits for your view. Read it, and answer here in your own words; whoever asked gets it by "
        "mail and sees it beside the text. A short answer is a good answer."
    ),
    try_it=_("Write two lines about what you would miss. You need not send them."),
)
SEARCH = Step(
    key="search",
    where=at("search:results"),
    mark="indhold",
    title=_("Search in everything you may see"),
    text=_(
        "The field stands at the top of every page. It finds strategies, people, units and subjects, also when "
        "the word has another ending or stands inside a longer one."
    ),
    try_it=_("Search for a word from your work, for instance “dialogue”."),
)
COLLEAGUES = Step(
    key="colleagues",
    where=at("directory:overview"),
    mark="kolleger",
    title=_("Find the one who knows"),
    text=_(
        "Write what you need help with, not what the person is called. Colleagues tell themselves what they can "
        "be asked about, across all units."
    ),
    try_it=_("Find somebody outside your own unit whom you could ask about something."),
)
MY_PAGE = Step(
    key="my_page",
    where=own("directory:edit"),
    mark="nyt-emne",
    title=_("Let others find you"),
    text=_(
        "Your page tells what you can help with. You write it yourself, in everyday words, and remove it "
        "yourself. It is never counted how often you are asked."
    ),
    try_it=_("Think of the one thing colleagues already come to you with. Does it stand here?"),
)
DEPUTY = Step(
    key="deputy",
    where=own("directory:deputies"),
    mark="vaelg",
    title=_("When you are away"),
    text=_(
        "Choose who stands in for you, and until when. Then nothing waits for you in vain, and colleagues see "
        "whom they can turn to. Why you are away is nobody's business."
    ),
)
SECURITY = Step(
    key="security",
    where=at("mfa_index"),
    mark="indhold",
    title=_("Keep your key to yourself"),
    text=_(
        "Here you change your password and add a passkey or an app with codes, so that nobody comes in with your "
        "password alone. It takes two minutes, once."
    ),
)
KEPT = Step(
    key="kept",
    where=at("account_kept"),
    mark="self",
    title=_("What Kompas keeps of you"),
    text=_(
        "Everything stands here, with why, how long, and who sees it. There is no ranking and no screen time. You "
        "can take a copy of all of it."
    ),
)
PRACTICE = Step(
    key="practice",
    where=practice_area,
    mark="gaa-ind",
    title=_("Try it where nothing breaks"),
    text=_(
        "The practice area is a Kompas of its own, with people who do not exist. Do there what you would not dare "
        "here: nobody gets a mail, and it begins again every night."
    ),
)
