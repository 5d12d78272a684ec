"""What strategy keeps of a person."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kompas.accounts.keeping import Group, Told, keep
from kompas.accounts.models import User
from kompas.strategy.models import (
    Challenge,
    ChallengeAnswer,
    CitizenEdition,
    CitizenText,
    CommentReply,
    CommentRequest,
    DocumentImport,
    FramingSite,
    Ground,
    GroundLink,
    ImportStep,
    Origin,
    ParentLink,
    ReadingDesk,
    Revision,
    Strategy,
    Succession,
    SuccessionAnswer,
    SuccessionDecision,
)

AS_LONG_AS_THE_STRATEGY = gettext_lazy("As long as the strategy stands: it is part of its history.")
WRITERS = gettext_lazy("Those who write on the draft.")
WHO_SEES_VIEWS = gettext_lazy("Everybody who works here; on a draft only those who read it.")


def _joined(*texts: str) -> str:
    return "\n\n".join(filter(None, texts))


def _tell_revision(revision: Revision) -> Told:
    return Told(words=revision.title, at=revision.adopted_at or revision.created_at)


def _tell_decided(strategy: Strategy) -> Told:
    newest = strategy.revisions.order_by("-number")[:1]
    return Told(words=newest[0].title if newest else strategy.slug, at=strategy.closed_at or strategy.published_at)


def _tell_asked(request: CommentRequest) -> Told:
    words = _("%(asked_by)s asked %(person)s for a comment on “%(title)s”") % {
        "asked_by": request.asked_by.name,
        "person": request.person.name,
        "title": request.revision.title,
    }
    return Told(words=words, at=request.answered_at or request.asked_at, text=request.comment)


def _asked(person: User) -> QuerySet[CommentRequest]:
    both = CommentRequest.objects.filter(Q(person=person) | Q(asked_by=person))
    return both.select_related("person", "asked_by", "revision").order_by("-asked_at", "-pk")


def _tell_import(row: DocumentImport) -> Told:
    return Told(words=row.file.name if row.file else _("A document that was dropped"), at=row.begun_at)


keep(
    "strategy.revisions",
    group=Group.WORK,
    words=gettext_lazy("Drafts that you began, and strategies that you adopted"),
    why=gettext_lazy("So that it can be seen who stood behind a text."),
    how_long=AS_LONG_AS_THE_STRATEGY,
    who_sees=gettext_lazy("Everybody who works here; drafts only those who write on them."),
    fields=("strategy.Revision.created_by", "strategy.Revision.adopted_by"),
    rows=lambda person: Revision.objects.filter(Q(created_by=person) | Q(adopted_by=person)).order_by("-created_at"),
    tell=_tell_revision,
)
keep(
    "strategy.decisions",
    group=Group.WORK,
    words=gettext_lazy("Strategies that you published or closed"),
    why=gettext_lazy("So that it can be seen who decided it."),
    how_long=AS_LONG_AS_THE_STRATEGY,
    who_sees=gettext_lazy("Everybody who works here."),
    fields=("strategy.Strategy.published_by", "strategy.Strategy.closed_by"),
    rows=lambda person: Strategy.objects.filter(Q(published_by=person) | Q(closed_by=person)).order_by("-pk"),
    tell=_tell_decided,
)
keep(
    "strategy.comments",
    group=Group.WORK,
    words=gettext_lazy("Comments that you were asked for or asked for, and what was answered"),
    why=gettext_lazy("So that the view of named people can be read beside the draft, and nobody is forgotten."),
    how_long=AS_LONG_AS_THE_STRATEGY,
    who_sees=WRITERS,
    fields=("strategy.CommentRequest.person", "strategy.CommentRequest.asked_by"),
    rows=_asked,
    tell=_tell_asked,
)
keep(
    "strategy.replies",
    group=Group.WORK,
    words=gettext_lazy("Comments that you told what became of them"),
    why=gettext_lazy("So that who commented knows who answered her."),
    how_long=AS_LONG_AS_THE_STRATEGY,
    who_sees=gettext_lazy("Those who write on the draft, and those who were asked for comments on it."),
    fields=("strategy.CommentReply.by",),
    rows=lambda person: CommentReply.objects.filter(by=person).order_by("-at", "-pk"),
    tell=lambda reply: Told(words=reply.get_outcome_display(), at=reply.at, text=reply.words),
)
keep(
    "strategy.challenges",
    group=Group.WORK,
    words=gettext_lazy("Other views that you gave on a strategy"),
    why=gettext_lazy("So that a view is answered, and can be read beside the text that it is about."),
    how_long=AS_LONG_AS_THE_STRATEGY,
    who_sees=WHO_SEES_VIEWS,
    fields=("strategy.Challenge.raised_by",),
    rows=lambda person: Challenge.objects.filter(raised_by=person).order_by("-raised_at", "-pk"),
    tell=lambda one: Told(words=one.get_state_display(), at=one.raised_at, text=_joined(one.view, one.again)),
)
keep(
    "strategy.challenge_answers",
    group=Group.WORK,
    words=gettext_lazy("Other views that you answered"),
    why=gettext_lazy("So that a view is answered by a named person."),
    how_long=AS_LONG_AS_THE_STRATEGY,
    who_sees=WHO_SEES_VIEWS,
    fields=("strategy.ChallengeAnswer.by",),
    rows=lambda person: ChallengeAnswer.objects.filter(by=person).order_by("-at", "-pk"),
    tell=lambda answer: Told(words=answer.get_outcome_display(), at=answer.at, text=answer.words),
)
keep(
    "strategy.grounds",
    group=Group.WORK,
    words=gettext_lazy("Grounds of strategies that you added"),
    why=gettext_lazy("So that it can be asked about who brought it."),
    how_long=gettext_lazy("Until the ground is removed."),
    who_sees=gettext_lazy("Everybody who may see the strategy."),
    fields=("strategy.Ground.added_by",),
    rows=lambda person: Ground.objects.filter(added_by=person).order_by("-added_at", "-pk"),
    tell=lambda ground: Told(words=ground.name, at=ground.added_at, text=ground.about),
)
keep(
    "strategy.ground_links",
    group=Group.WORK,
    words=gettext_lazy("Grounds that you joined with commitments, or took from them"),
    why=gettext_lazy("So that it can be seen who says that one led to the other."),
    how_long=gettext_lazy("Until the ground is removed."),
    who_sees=gettext_lazy("Everybody who may see the strategy."),
    fields=("strategy.GroundLink.added_by", "strategy.GroundLink.removed_by"),
    rows=lambda person: (
        GroundLink.objects.filter(Q(added_by=person) | Q(removed_by=person))
        .select_related("ground", "commitment")
        .order_by("-added_at", "-pk")
    ),
    tell=lambda link: Told(words=f"{link.ground.name}: {link.commitment.number}", at=link.removed_at or link.added_at),
)
keep(
    "strategy.imports",
    group=Group.WORK,
    words=gettext_lazy("Documents that you had read"),
    why=gettext_lazy("So that the draft can be traced to the document it came from."),
    how_long=gettext_lazy("The document until the reading is dropped; that it was read always."),
    who_sees=WRITERS,
    fields=("strategy.DocumentImport.begun_by", "strategy.DocumentImport.ended_by"),
    rows=lambda person: DocumentImport.objects.for_list().filter(Q(begun_by=person) | Q(ended_by=person)),
    tell=_tell_import,
)
keep(
    "strategy.corrections",
    group=Group.WORK,
    words=gettext_lazy("Corrections that you made to what was read"),
    why=gettext_lazy("So that you can undo them."),
    how_long=gettext_lazy("As long as the reading is kept."),
    who_sees=WRITERS,
    fields=("strategy.ImportStep.by",),
    rows=lambda person: ImportStep.objects.filter(by=person).defer("before", "after").order_by("-at", "-pk"),
    tell=lambda step: Told(words=_("Correction %(number)d") % {"number": step.number}, at=step.at),
)
keep(
    "strategy.reading_desks",
    group=Group.TRACES,
    words=gettext_lazy("A document of yours that is being read at this moment"),
    why=gettext_lazy("A few documents at a time are read, one for each person."),
    how_long=gettext_lazy("Until it is read: some seconds, and a few minutes at most."),
    who_sees=gettext_lazy("Nobody."),
    fields=("strategy.ReadingDesk.person",),
    rows=lambda person: ReadingDesk.objects.filter(person=person),
    tell=lambda _desk: Told(words=_("Being read")),
)
keep(
    "strategy.origins",
    group=Group.WORK,
    words=gettext_lazy("Strategies that you brought in from a file"),
    why=gettext_lazy("So that it can be seen who answers for what was adopted elsewhere."),
    how_long=AS_LONG_AS_THE_STRATEGY,
    who_sees=gettext_lazy("Everybody who works here."),
    fields=("strategy.Origin.brought_by",),
    rows=lambda person: Origin.objects.filter(brought_by=person).order_by("-brought_at"),
    tell=lambda origin: Told(words=str(origin), at=origin.brought_at),
)
keep(
    "strategy.next_periods",
    group=Group.WORK,
    words=gettext_lazy("Planning versions of a next period that you began, and those that you adopted"),
    why=gettext_lazy("So that it can be seen who stood behind a text."),
    how_long=AS_LONG_AS_THE_STRATEGY,
    who_sees=WRITERS,
    fields=("strategy.Succession.begun_by", "strategy.Succession.carried_out_by"),
    rows=lambda person: Succession.objects.for_page().filter(Q(begun_by=person) | Q(carried_out_by=person)),
    tell=lambda each: Told(words=f"{each.old.slug} → {each.new.slug}", at=each.carried_out_at or each.begun_at),
)
keep(
    "strategy.fates",
    group=Group.WORK,
    words=gettext_lazy("What you decided to become of a part in the next period, with your reason"),
    why=gettext_lazy("So that those who come after can see why."),
    how_long=AS_LONG_AS_THE_STRATEGY,
    who_sees=gettext_lazy("Those who write on the draft; the reason everybody, once it is adopted."),
    fields=("strategy.SuccessionDecision.decided_by",),
    rows=lambda person: SuccessionDecision.objects.filter(decided_by=person).order_by("-decided_at", "-pk"),
    tell=lambda each: Told(words=str(each.get_fate_display()), at=each.decided_at, text=each.reason),
)
keep(
    "strategy.hanging",
    group=Group.WORK,
    words=gettext_lazy("Where you decided that something goes on in the next period, with your reason"),
    why=gettext_lazy("So that those who come after can see why."),
    how_long=AS_LONG_AS_THE_STRATEGY,
    who_sees=gettext_lazy("Those who write on the draft; the reason everybody, once it is adopted."),
    fields=("strategy.SuccessionAnswer.answered_by",),
    rows=lambda person: SuccessionAnswer.objects.filter(answered_by=person).order_by("-answered_at", "-pk"),
    tell=lambda each: Told(words=each.words, at=each.answered_at, text=each.reason),
)
keep(
    "strategy.parent_links",
    group=Group.WORK,
    words=gettext_lazy("Where you hung a strategy under another, moved it or let it go, with your reason"),
    why=gettext_lazy("So that those who come after can see why."),
    how_long=AS_LONG_AS_THE_STRATEGY,
    who_sees=gettext_lazy("Everybody who works here."),
    fields=("strategy.ParentLink.begun_by", "strategy.ParentLink.ended_by"),
    rows=lambda person: ParentLink.objects.filter(Q(begun_by=person) | Q(ended_by=person)).select_related("strategy"),
    tell=lambda each: Told(words=each.strategy.slug, at=each.ended_at or each.begun_at, text=each.reason),
)
keep(
    "strategy.citizen_texts",
    group=Group.WORK,
    words=gettext_lazy("Texts for citizens that you wrote"),
    why=gettext_lazy("So that it can be seen who stood behind a text."),
    how_long=AS_LONG_AS_THE_STRATEGY,
    who_sees=gettext_lazy("Those who publish for the unit. Citizens see no name."),
    fields=("strategy.CitizenText.written_by",),
    rows=lambda person: CitizenText.objects.filter(written_by=person).order_by("-written_at"),
    tell=lambda text: Told(words=text.words, at=text.written_at),
)
keep(
    "strategy.citizen_editions",
    group=Group.WORK,
    words=gettext_lazy("Texts that you showed to citizens"),
    why=gettext_lazy("So that it can be seen who stood behind a text."),
    how_long=AS_LONG_AS_THE_STRATEGY,
    who_sees=gettext_lazy("Those who publish for the unit. Citizens see no name."),
    fields=("strategy.CitizenEdition.shown_by",),
    rows=lambda person: CitizenEdition.objects.filter(shown_by=person).order_by("-shown_at"),
    tell=lambda edition: Told(words=edition.words, at=edition.shown_at),
)
keep(
    "strategy.framing_sites",
    group=Group.WORK,
    words=gettext_lazy("Websites that you allowed to show strategies"),
    why=gettext_lazy("So that it can be seen who decided it."),
    how_long=gettext_lazy("As long as the website is allowed."),
    who_sees=gettext_lazy("Administrators."),
    fields=("strategy.FramingSite.allowed_by",),
    rows=lambda person: FramingSite.objects.filter(allowed_by=person),
    tell=lambda site: Told(words=site.origin, at=site.allowed_at),
)
