"""The tours: what is shown to whom, in which order. Each takes about ten minutes."""

from django.utils.translation import gettext_lazy as _

from kompas.organisation.roles import LEADERS, Role
from kompas.web.tours import shared_steps
from kompas.web.tours.addresses import at, draft, own_unit, written
from kompas.web.tours.steps import Step, Tour

NAKED = Step(
    key="naked",
    where=shared_steps.THREAD.where,
    mark="tabel",
    title=_("What nobody carries yet"),
    text=_(
        "The same thread as a table: how many commitments stand naked, and under which focus area. It is a good "
        "beginning for the next leaders' meeting."
    ),
    try_it=_("Find the focus area with most naked commitments. Whom would you ask?"),
)
MY_UNIT = Step(
    key="my_unit",
    where=own_unit("directory:unit"),
    mark="kolleger",
    title=_("Your unit"),
    text=_(
        "Who belongs here, and what they can be asked about. Gaps are easier to see here than in a spreadsheet, "
        "and nobody is measured."
    ),
    try_it=_("Is there something your section is asked about that nobody has written down?"),
)
STRATEGIES = Step(
    key="strategies",
    where=at("strategy:overview"),
    mark="strategier",
    title=_("All strategies side by side"),
    text=_(
        "Those in force, those that are being written, and those that are over. A unit that has its own stands "
        "beside the department's, so that you see where they meet."
    ),
)
LIFE = Step(
    key="life",
    where=written("strategy:show"),
    mark="tilstand",
    title=_("How the strategy stands"),
    text=_(
        "In force or not, shown to citizens or not, and what you can do about it from here: revise it with a "
        "reason, publish it, plan the next period, take it with you."
    ),
    try_it=_("See which ways lead on. Each asks before anything happens."),
)
DRAFT = Step(
    key="draft",
    where=draft("strategy:draft"),
    mark="kladde",
    title=_("The draft is a desk"),
    text=_(
        "Press a text to change it, and move parts with the arrows. If a colleague has saved in the meantime, you "
        "see both texts, and nothing is lost."
    ),
    try_it=_("Open a commitment, and close it again without saving."),
)
ASKING = Step(
    key="asking",
    where=draft("strategy:draft"),
    mark="kommentarer",
    title=_("Ask named people"),
    text=_(
        "A text becomes better when somebody is asked by name and given a day. You see who has answered, and "
        "Kompas reminds those who have not, once."
    ),
    try_it=_("See who is asked, and what they have answered."),
)
READING_IN = Step(
    key="reading_in",
    where=at("importing:upload"),
    mark="dokument",
    title=_("A strategy you already have"),
    text=_(
        "Give Kompas the PDF or the Word file. It reads out core task, focus areas and commitments, and you put "
        "right what it misunderstood beside the document itself."
    ),
    try_it=_("See under the form which documents are being gone through."),
)
NEXT_PERIOD = Step(
    key="next_period",
    where=written("next_period:show"),
    mark="indhold",
    title=_("The next period"),
    text=_(
        "The next strategy is planned beside the one in force: each commitment is kept, reworded, merged, split "
        "or dropped, with the reason. What hangs on it follows."
    ),
    try_it=_("Find a part that nobody has decided on yet."),
)
BOARDS = Step(
    key="boards",
    where=at("analyses:overview"),
    mark="tavler",
    title=_("Think together before you write"),
    text=_(
        "PESTEL and SWOT are boards on which several write at the same time. A card can be linked to the "
        "commitments it led to, so that one can later see why they are there."
    ),
    try_it=_("Open a board, and read three cards."),
)
ADMINISTRATION = Step(
    key="administration",
    where=at("administration:overview"),
    mark="indhold",
    title=_("Your tools"),
    text=_(
        "You see and change the part of the tree that you administer. By your office you see no matter and no "
        "draft: you keep the house, others do the work in it."
    ),
)
PEOPLE = Step(
    key="people",
    where=at("administration:people"),
    mark="medarbejdere",
    title=_("People come and go"),
    text=_(
        "Create, invite, move, and let go. Who leaves keeps her name on what she decided; her way in closes at once."
    ),
    try_it=_("Open a person, and see which roles she holds and until when."),
)
NEW_PERSON = Step(
    key="new_person",
    where=at("administration:new_person"),
    mark="oplysninger",
    title=_("A new colleague"),
    text=_(
        "Name, e-mail and unit are enough. You invite her afterwards: she gets a mail with a link that works "
        "once, and chooses her own password. You never know it."
    ),
)
UNITS = Step(
    key="units",
    where=at("administration:units"),
    mark="enheder",
    title=_("The tree of units"),
    text=_(
        "A unit is never deleted. It ends on a day and is followed by another, so that what it did can still be "
        "found under its name."
    ),
    try_it=_("Fold a branch out, and open a unit."),
)
LISTS = Step(
    key="lists",
    where=at("administration:import"),
    mark="indlaes",
    title=_("Many at once"),
    text=_(
        "Import units and people from a spreadsheet. First you see line by line what would be created and "
        "changed, and what is wrong; only then do you say yes."
    ),
    try_it=_("Take a sample list, and look at its columns."),
)
MUNICIPALITY = Step(
    key="municipality",
    where=at("administration:municipality"),
    mark="indhold",
    title=_("What the municipality tells of itself"),
    text=_(
        "Name, letterhead, closing days, mail, and which rooms are on per unit. What is written on a unit holds "
        "for all below it."
    ),
)
EVENTS = Step(
    key="events",
    where=at("administration:event_log"),
    mark="haendelser",
    title=_("The event log"),
    text=_(
        "What happened, by whom, when. Nobody can change it, and it can be proved that nobody did. It names no "
        "citizen and holds no text. Look things up here only with a reason."
    ),
    try_it=_("Narrow it to one kind of event and one day."),
)
OUTBOX = Step(
    key="outbox",
    where=at("outbox:overview"),
    mark="mails",
    title=_("Every mail that leaves"),
    text=_(
        "If somebody says “I never got it”, look here: waiting, sent, or not delivered, and why. Letters with a "
        "secret link are readable for nobody but their recipient."
    ),
    try_it=_("Find the newest mail, and see where it is."),
)

EMPLOYEE = Tour(
    slug="medarbejder",
    title=_("A tour for everybody"),
    lead=_("Your day, what we have promised each other, colleagues who know, and what is kept about you."),
    roles=frozenset(),
    steps=(
        shared_steps.DAY,
        shared_steps.COMMENT,
        shared_steps.STRATEGY,
        shared_steps.COMMITMENT,
        shared_steps.THREAD,
        shared_steps.SEARCH,
        shared_steps.COLLEAGUES,
        shared_steps.MY_PAGE,
        shared_steps.DEPUTY,
        shared_steps.KEPT,
        shared_steps.PRACTICE,
    ),
)
LEADER = Tour(
    slug="leder",
    title=_("A tour for leaders"),
    lead=_("What your section stands for, what nobody carries yet, and how to ask people in time."),
    roles=LEADERS,
    steps=(
        shared_steps.DAY,
        shared_steps.STRATEGY,
        shared_steps.THREAD,
        NAKED,
        shared_steps.HISTORY,
        ASKING,
        shared_steps.COMMENT,
        MY_UNIT,
        shared_steps.DEPUTY,
        shared_steps.KEPT,
        shared_steps.PRACTICE,
    ),
)
CONSULTANT = Tour(
    slug="udviklingskonsulent",
    title=_("A tour for development consultants"),
    lead=_("Read a strategy in, write it with others, follow it through time, and prepare the next one."),
    roles=frozenset({Role.CONSULTANT}),
    steps=(
        shared_steps.DAY,
        STRATEGIES,
        READING_IN,
        DRAFT,
        ASKING,
        LIFE,
        shared_steps.HISTORY,
        NEXT_PERIOD,
        BOARDS,
        shared_steps.THREAD,
        shared_steps.PRACTICE,
    ),
)
ADMINISTRATOR = Tour(
    slug="administrator",
    title=_("A tour for administrators"),
    lead=_("People, units, lists, mail and the event log: how the house is kept."),
    roles=frozenset({Role.ADMINISTRATOR}),
    steps=(
        ADMINISTRATION,
        PEOPLE,
        NEW_PERSON,
        UNITS,
        LISTS,
        MUNICIPALITY,
        OUTBOX,
        EVENTS,
        shared_steps.SECURITY,
        shared_steps.KEPT,
        shared_steps.PRACTICE,
    ),
)

# The most particular first: my day offers the first that is hers.
TOURS: dict[str, Tour] = {tour.slug: tour for tour in (ADMINISTRATOR, CONSULTANT, LEADER, EMPLOYEE)}
