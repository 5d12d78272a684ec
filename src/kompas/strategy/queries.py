"""Reads that no single queryset can answer: a whole strategy at once."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, Q
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from kompas.accounts.models import User
from kompas.organisation.models import Deputy, RoleGrant, Unit
from kompas.organisation.reach import Reach, reach_of
from kompas.strategy.models import CommentRequest, Part, PartKind, Revision, Strategy
from kompas.strategy.permissions import WRITE
from kompas.strategy.rules import NAMELESS, UNTITLED
from kompas.strategy.succession import plan, planned_for, questions

MOST_DIGITS = 9  # of a part's number in an address


@dataclass(frozen=True, slots=True)
class OutlineCommitment:
    """`number` is its address in the strategy; `focus_area` the slug it stands under, empty beside them all."""

    pk: int
    number: int
    text: str
    is_incomplete: bool
    focus_area: str
    version: int


@dataclass(frozen=True, slots=True)
class OutlineStakeholder:
    pk: int
    slug: str
    name: str
    text: str
    version: int


@dataclass(frozen=True, slots=True)
class OutlineFocusArea:
    pk: int
    slug: str
    name: str
    intro: str
    version: int
    commitments: tuple[OutlineCommitment, ...]


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """A value (name, text), criterion (name, question as text), stated goal (text) or source (name, kind, year)."""

    number: int
    version: int
    name: str = ""
    text: str = ""
    kind: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """A whole wording in the order it is read. `pk` of commitments, areas and stakeholders is that of the identity."""

    strategy: Strategy
    revision: Revision
    stakeholders: tuple[OutlineStakeholder, ...]
    focus_areas: tuple[OutlineFocusArea, ...]
    commitments: tuple[OutlineCommitment, ...]  # those outside any area
    values: tuple[OutlineItem, ...]
    criteria: tuple[OutlineItem, ...]
    goals: tuple[OutlineItem, ...]
    sources: tuple[OutlineItem, ...]

    @property
    def all_commitments(self) -> tuple[OutlineCommitment, ...]:
        return tuple(each for area in self.focus_areas for each in area.commitments) + self.commitments


def outline(revision: Revision) -> Outline:
    """The whole of `revision` in seven queries, however long it is; eight where its strategy is not loaded yet."""
    by_area = _commitments(revision)
    areas = tuple(
        OutlineFocusArea(
            text.focus_area_id,
            text.focus_area.slug,
            text.name,
            text.intro,
            text.version,
            tuple(by_area[text.focus_area_id]),
        )
        for text in revision.focus_area_texts.select_related("focus_area").order_by("order", "pk")
    )
    placed = {area.pk for area in areas}
    loose = tuple(each for area, several in by_area.items() if area not in placed for each in several)
    return Outline(
        strategy=revision.strategy,
        revision=revision,
        stakeholders=tuple(
            OutlineStakeholder(each.stakeholder_id, each.stakeholder.slug, each.name, each.text, each.version)
            for each in revision.stakeholder_texts.select_related("stakeholder").order_by("order", "pk")
        ),
        focus_areas=areas,
        commitments=loose,
        values=tuple(OutlineItem(v.number, v.version, v.name, v.text) for v in revision.values_held.all()),
        criteria=tuple(OutlineItem(c.number, c.version, c.name, c.question) for c in revision.criteria.all()),
        goals=tuple(OutlineItem(g.number, g.version, text=g.text) for g in revision.stated_goals.all()),
        sources=tuple(
            OutlineItem(s.number, s.version, s.name, kind=s.kind, year=s.year) for s in revision.sources.all()
        ),
    )


def _commitments(revision: Revision) -> defaultdict[int | None, list[OutlineCommitment]]:
    found: defaultdict[int | None, list[OutlineCommitment]] = defaultdict(list)
    for each in revision.commitment_texts.select_related("commitment", "focus_area").order_by("order", "pk"):
        slug = each.focus_area.slug if each.focus_area else ""
        number = each.commitment.number
        found[each.focus_area_id].append(
            OutlineCommitment(each.commitment_id, number, each.text, each.is_incomplete, slug, each.version)
        )
    return found


def in_force(strategy: Strategy) -> Revision | None:
    """The latest adopted wording, with its strategy and unit loaded; None while there is only a draft."""
    return (
        Revision.objects.filter(strategy=strategy)
        .in_force()
        .select_related("strategy__unit", "strategy__origin__brought_by", "adopted_by", "origin")
        .first()
    )


def draft_of(strategy: Strategy) -> Revision | None:
    """The open draft, with its strategy and unit loaded."""
    return (
        Revision.objects.filter(strategy=strategy)
        .drafts()
        .select_related("strategy__unit", "strategy__origin__brought_by", "created_by")
        .first()
    )


def units_to_write_for(reach: Reach, *, on: date) -> list[Unit]:
    """The units whose strategy a person of this reach may write."""
    return list(Unit.objects.in_force(on=on).filter(pk__in=reach.where(WRITE)).in_order())


def writers_for(unit: Unit, *, on: date) -> list[User]:
    """Who may write the strategy of `unit` on that day, deputies of leaders included, by name."""
    return holders(WRITE, unit, on=on)


def holders(code: str, unit: Unit, *, on: date) -> list[User]:
    """Who holds the permission `code` in `unit` on that day, deputies of leaders included, by name."""
    granted = RoleGrant.objects.in_force(on=on).values("person")
    standing_in = Deputy.objects.in_force(on=on).values("deputy")
    people = User.objects.filter(Q(pk__in=granted) | Q(pk__in=standing_in), is_active=True).order_by("sort_key", "pk")
    return [person for person in people if reach_of(person, on=on).may(code, unit.pk)]


def may_see_draft(revision: Revision, person: User, reach: Reach) -> bool:
    """Whether `person` may read this draft: she writes for the unit, or was asked for her comment."""
    return (
        reach.may(WRITE, revision.strategy.unit_id)
        or revision.comment_requests.standing().filter(person=person).exists()
    )


def comments_on(revision: Revision, person: User, reach: Reach) -> list[CommentRequest]:
    """What was answered while this wording was a draft, for those who could read it then: in one query."""
    if revision.is_draft:
        return []
    said = revision.comment_requests.filter(answered_at__isnull=False).for_list()
    if not reach.may(WRITE, revision.strategy.unit_id):
        said = said.filter(Exists(revision.comment_requests.standing().filter(person=person)))
    return list(said)


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What stands in the way of adopting a draft. `address` is the part's: its kind's code and its own address.

    `may_be_passed`: whoever adopts may go past it with a reason.
    """

    words: str | Promise
    address: tuple[str, str] = ("", "")
    may_be_passed: bool = False


def obstacles(draft: Revision) -> list[Obstacle]:
    """What stands in the way of adopting `draft`, in the order it is read; in a fixed number of queries."""
    found: list[Obstacle] = []
    if draft.title in UNTITLED.values():
        found.append(Obstacle(_("The strategy has no title yet."), ("texts", "title")))
    found += [
        Obstacle(_("A focus area has no name yet."), ("focus_area", area.address))
        for area in draft.focus_area_texts.filter(name__in=NAMELESS.values()).select_related("focus_area")
    ]
    texts = list(draft.commitment_texts.select_related("commitment").order_by("commitment__number"))
    if not texts:
        found.append(Obstacle(_("There is no commitment yet. Without one there is nothing to adopt.")))
    found += [
        Obstacle(
            _("The sentence “%(text)s” is marked as unfinished. Write it to its end, or confirm that it is whole.")
            % {"text": Truncator(text.text).chars(60)},
            ("commitment", text.address),
        )
        for text in texts
        if text.is_incomplete
    ]
    return found + _undecided(draft) + _unanswered(draft)


def _undecided(draft: Revision) -> list[Obstacle]:
    """What the planning version of a next period still leaves open."""
    succession = planned_for(draft.strategy) if draft.strategy.is_draft else None
    if succession is None:
        return []
    found, address = plan(succession), ("next_period", succession.old.slug)
    undecided = len(found.open)
    unanswered = sum(each.answer is None for each in questions(found))
    told = []
    if undecided:
        told.append(
            ngettext(
                "%(count)d part of the former strategy waits for a decision on the next period.",
                "%(count)d parts of the former strategy wait for a decision on the next period.",
                undecided,
            )
            % {"count": undecided}
        )
    if unanswered:
        told.append(
            ngettext(
                "%(count)d thing that hangs on the former strategy waits for an answer where it goes on.",
                "%(count)d things that hang on the former strategy wait for an answer where they go on.",
                unanswered,
            )
            % {"count": unanswered}
        )
    return [Obstacle(words, address) for words in told]


def _unanswered(draft: Revision) -> list[Obstacle]:
    """Views that nobody has answered: another view must be, a comment may be passed with a reason."""
    views = draft.strategy.challenges.waiting().count()
    requests = draft.comment_requests.aggregate(
        open=Count("pk", filter=Q(answered_at=None, withdrawn_at=None)),
        unreplied=Count("pk", filter=Q(answered_at__isnull=False, reply=None)),
    )
    found = [Obstacle(_other_views(views), ("challenges", draft.strategy.slug))] if views else []
    told = [(requests["open"], _not_commented), (requests["unreplied"], _not_replied)]
    return found + [Obstacle(words(count), ("comments", ""), may_be_passed=True) for count, words in told if count]


def _other_views(count: int) -> str:
    words = ngettext("%(count)d other view waits for an answer.", "%(count)d other views wait for an answer.", count)
    return words % {"count": count}


def _not_commented(count: int) -> str:
    words = ngettext("%(count)d person has not commented yet.", "%(count)d people have not commented yet.", count)
    return words % {"count": count}


def _not_replied(count: int) -> str:
    words = ngettext(
        "%(count)d comment has not been told what became of it.",
        "%(count)d comments have not been told what became of them.",
        count,
    )
    return words % {"count": count}


def find_part(revision: Revision, kind: PartKind, address: str) -> Part | None:
    """The part of `revision` at its address: a slug, or a number."""
    rows = kind.rows.filter(revision=revision).select_related(*filter(None, ["revision__strategy", kind.identity]))
    where = {"": "number", "commitment": "commitment__number"}.get(kind.identity, f"{kind.identity}__slug")
    if where.endswith("number") and (not address.isdecimal() or len(address) > MOST_DIGITS):
        return None
    found: Part | None = rows.filter(**{where: address}).first()
    return found
