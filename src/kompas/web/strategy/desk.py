"""The draft desk: what it shows, and how a view finds the draft and the part it was asked for."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django_htmx.http import reswap, retarget

from kompas.errors import DomainError
from kompas.strategy import queries
from kompas.strategy.models import KINDS, Part, PartKind, Revision, Strategy, kind_of
from kompas.strategy.permissions import ADOPT, WRITE
from kompas.strategy.queries import Outline, OutlineCommitment, OutlineItem
from kompas.strategy.services import PartGone
from kompas.strategy.services.divisions import merged
from kompas.strategy.services.order import siblings
from kompas.web.shared.pages import SignedInRequest, go

# The Danish words in the addresses, and the codes of the kinds of part and of the texts that they stand for.
KIND_WORDS = {
    "interessent": "stakeholder",
    "fokuspunkt": "focus_area",
    "loefte": "commitment",
    "vaerdi": "value",
    "kriterium": "criterion",
    "maalsaetning": "stated_goal",
    "grundlag": "source",
}
WORD_OF = {code: word for word, code in KIND_WORDS.items()}
TEXT_WORDS = {
    "kerneopgave": "core_task",
    "vision": "vision",
    "formaal": "purpose",
    "styring": "steering",
    "historie": "history",
}


@dataclass(frozen=True)
class DeskPart:
    """A part as it stands on the desk. `lasting` is the key of what lasts of it, sent with each deed on it."""

    kind: PartKind
    address: str
    head: str
    body: str = ""
    meta: str = ""
    lasting: int | None = None
    is_incomplete: bool = False
    is_first: bool = False
    is_last: bool = False

    @property
    def word(self) -> str:
        return WORD_OF[self.kind.code]

    @property
    def anchor(self) -> str:
        return f"{self.word}-{self.address}"

    @property
    def key(self) -> str:
        """How a button names the part."""
        return f"{self.word}.{self.lasting or self.address}"


@dataclass(frozen=True)
class DeskGroup:
    """Parts of one kind, side by side; `under` is the address of the focus area they stand under."""

    kind: PartKind
    parts: list[DeskPart]
    under: str = ""

    @property
    def word(self) -> str:
        return WORD_OF[self.kind.code]

    @property
    def anchor(self) -> str:
        return f"ny-{self.word}-{self.under}" if self.under else f"ny-{self.word}"


@dataclass(frozen=True)
class DeskArea:
    part: DeskPart
    commitments: DeskGroup


@dataclass(frozen=True)
class DeskText:
    word: str
    words: str | Promise
    text: str
    help: str | Promise = ""
    group: DeskGroup | None = field(default=None)

    @property
    def anchor(self) -> str:
        return f"tekst-{self.word}"


def may_write(request: SignedInRequest, strategy: Strategy) -> bool:
    return request.reach.may(WRITE, strategy.unit_id)


def find_strategy(request: SignedInRequest, slug: str) -> Strategy:
    """The strategy at this address, if the person may see that it exists."""
    visible = Strategy.objects.visible_to(request.user, request.reach).select_related("unit")
    return get_object_or_404(visible, slug=slug)


def find_draft(request: SignedInRequest, slug: str) -> Revision:
    """The open draft, for those who write it; for all others there is none."""
    strategy = find_strategy(request, slug)
    draft = queries.draft_of(strategy) if may_write(request, strategy) else None
    if draft is None:
        raise Http404
    return draft


def find_kind(word: str) -> PartKind:
    if word not in KIND_WORDS:
        raise Http404
    return KINDS[KIND_WORDS[word]]


def find_part(draft: Revision, word: str, address: str) -> Part:
    """The part that stands at this address now."""
    part = queries.find_part(draft, find_kind(word), address)
    if part is None:
        raise Http404
    return part


def sent_part(request: SignedInRequest, draft: Revision, word: str, address: str) -> Part:
    """The part that a form was opened for, wherever it stands by now. Raises PartGone."""
    return part_by_key(draft, find_kind(word), request.POST.get("lasting") or address)


def part_by_key(draft: Revision, kind: PartKind, key: str) -> Part:
    """The part whose lasting identity (or number, where it has none) has this key. Raises PartGone."""
    if not key.isdecimal():
        raise PartGone
    rows = kind.rows.filter(revision=draft).select_related("revision__strategy")
    found: Part | None = rows.filter(**{f"{kind.identity}_id" if kind.identity else "number": key}).first()
    if found is None:
        raise PartGone
    return found


def anchor_of(part: Part) -> str:
    return f"{WORD_OF[kind_of(part).code]}-{part.address}"  # type: ignore[attr-defined]


def now(request: SignedInRequest) -> dict[str, Any]:
    """Who does a deed, and when."""
    return {"by": request.user, "at": timezone.now()}


def opened_on(request: SignedInRequest) -> int:
    """The version that a form without fields was opened on; 0, which no row has, where nothing sensible was sent."""
    sent = request.POST.get("opened_on", "")
    return int(sent) if sent.isdecimal() else 0


def anew(part: Part) -> Part:
    """The part as it stands now, at the address it has now."""
    kind = kind_of(part)
    found: Part = kind.rows.select_related(*filter(None, ["revision__strategy", kind.identity])).get(pk=part.pk)
    return found


def words_of(part: Part) -> dict[str, Any]:
    """What a part says, and with the one before it, where there is one: as a page shows before it asks."""
    kind, among = kind_of(part), siblings(part)
    place = next(index for index, each in enumerate(among) if each.pk == part.pk)
    said = {"head": getattr(part, kind.head), "body": getattr(part, kind.body) if kind.body else ""}
    if place == 0:
        return said
    before = among[place - 1]
    joint = {name: getattr(before, name) for name in (kind.head, kind.body) if name} | merged(before, part)
    return {**said, "before": getattr(before, kind.head), "joint": [joint[n] for n in (kind.head, kind.body) if n]}


def back(request: SignedInRequest, slug: str, anchor: str = "") -> HttpResponse:
    """To the desk, at the part that was written: the whole desk for htmx, since numbers and order may have moved."""
    address = reverse("strategy:draft", args=[slug]) + (f"#{anchor}" if anchor else "")
    if not request.htmx:
        return go(request, address)
    draft = find_draft(request, slug)
    response = render(request, "strategy/_draft_desk.html", {**context(request, draft), "focus": anchor})
    return reswap(retarget(response, "#kladde"), "outerHTML")


def refused(request: SignedInRequest, slug: str, refusal: DomainError) -> HttpResponse:
    """To the desk, saying why a deed without a form of its own was refused."""
    messages.error(request, str(refusal))
    return back(request, slug)


def context(request: SignedInRequest, draft: Revision) -> dict[str, Any]:
    """All that the desk shows, in a fixed number of queries."""
    shown = queries.outline(draft)
    requests = list(draft.comment_requests.standing().for_list())
    return {
        "strategy": draft.strategy,
        "draft": draft,
        "language": draft.language,
        "texts": _texts(draft, shown),
        "stakeholders": _group("stakeholder", shown.stakeholders),
        "areas": _areas(shown),
        "loose": DeskGroup(KINDS["commitment"], _commitments(shown.commitments)),
        "values": _items("value", shown.values),
        "goals": _items("stated_goal", shown.goals),
        "sources": _items("source", shown.sources),
        "has_areas": bool(shown.focus_areas),
        "obstacles": obstacles_with_links(draft),
        "comment_requests": requests,
        "unanswered": sum(each.is_open for each in requests),
        "may_adopt": request.reach.may(ADOPT, draft.strategy.unit_id),
    }


def obstacles_with_links(draft: Revision) -> list[tuple[queries.Obstacle, str]]:
    """What stands in the way of adopting, each with the address on the desk where it is put right."""
    desk = reverse("strategy:draft", args=[draft.strategy.slug])
    return [(each, desk + _anchor(*each.address)) for each in queries.obstacles(draft)]


def _anchor(code: str, address: str) -> str:
    if code == "comments":
        return "#kommentarer"
    if code in WORD_OF:
        return f"#{WORD_OF[code]}-{address}"
    return "#kladde" if code else "#fokuspunkter"


def _texts(draft: Revision, shown: Outline) -> dict[str, DeskText]:
    helps = {
        "core_task": _("Why the unit exists, and the effect it is there for."),
        "vision": _("Where you want to be."),
        "purpose": _("What the strategy itself is for."),
        "steering": _("How goals are chosen and followed up."),
        "history": _("What came before, and who took part."),
    }
    names = {
        "core_task": _("Core task"),
        "vision": _("Vision"),
        "purpose": _("Purpose"),
        "steering": _("How it is steered"),
        "history": _("Where it comes from"),
    }
    return {
        code: DeskText(
            word,
            names[code],
            getattr(draft, code),
            helps[code],
            _items("criterion", shown.criteria) if code == "steering" else None,
        )
        for word, code in TEXT_WORDS.items()
    }


def _areas(shown: Outline) -> list[DeskArea]:
    group = _group("focus_area", [(a.slug, a.name, a.intro, a.pk) for a in shown.focus_areas])
    return [
        DeskArea(part, DeskGroup(KINDS["commitment"], _commitments(area.commitments), area.slug))
        for part, area in zip(group.parts, shown.focus_areas, strict=True)
    ]


def _commitments(commitments: Iterable[OutlineCommitment]) -> list[DeskPart]:
    several = list(commitments)
    return [
        DeskPart(
            KINDS["commitment"],
            str(each.number),
            each.text,
            lasting=each.pk,
            is_incomplete=each.is_incomplete,
            is_first=place == 0,
            is_last=place == len(several) - 1,
        )
        for place, each in enumerate(several)
    ]


def _items(code: str, items: Iterable[OutlineItem]) -> DeskGroup:
    several = list(items)
    head = KINDS[code].head
    parts = [
        DeskPart(
            KINDS[code],
            str(each.number),
            each.text if head == "text" else each.name,
            "" if head == "text" else each.text,
            ", ".join(filter(None, (each.kind, str(each.year or "")))),
            is_first=place == 0,
            is_last=place == len(several) - 1,
        )
        for place, each in enumerate(several)
    ]
    return DeskGroup(KINDS[code], parts)


def _group(code: str, parts: Iterable[Any]) -> DeskGroup:
    rows = [each if isinstance(each, tuple) else (each.slug, each.name, each.text, each.pk) for each in parts]
    held = [
        DeskPart(KINDS[code], slug, name, text, lasting=key, is_first=place == 0, is_last=place == len(rows) - 1)
        for place, (slug, name, text, key) in enumerate(rows)
    ]
    return DeskGroup(KINDS[code], held)
