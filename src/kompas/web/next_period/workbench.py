"""What the workbench shows, and how a view finds the planning version and the part it was asked for."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from kompas.errors import DomainError, LostUpdate
from kompas.strategy.fates import Fate
from kompas.strategy.models import Strategy, Succession
from kompas.strategy.permissions import WRITE
from kompas.strategy.succession import Plan, Row, Standing, plan
from kompas.web.shared.pages import SignedInRequest, go

KIND_WORDS = {"interessent": "stakeholder", "fokuspunkt": "focus_area", "loefte": "commitment"}
WORD_OF = {code: word for word, code in KIND_WORDS.items()}
FATES: dict[str, tuple[Fate, str | Promise]] = {
    "behold": (Fate.KEPT, pgettext_lazy("next period", "Keep")),
    "omformuler": (Fate.REWORDED, pgettext_lazy("next period", "Reword")),
    "saml": (Fate.MERGED, pgettext_lazy("next period", "Merge")),
    "del-op": (Fate.SPLIT, pgettext_lazy("next period", "Split up")),
    "udgaar": (Fate.DROPPED, pgettext_lazy("next period", "Drop")),
}
FATE_WORD = {fate: word for word, (fate, _words) in FATES.items()}
NARROWED = {
    "ikke-besluttet": frozenset({Standing.UNDECIDED}),
    "igen": frozenset({Standing.CHANGED, Standing.GONE, Standing.ASTRAY}),
}
TONES = {Fate.KEPT: "success", Fate.DROPPED: "", Fate.MERGED: "info", Fate.SPLIT: "info", Fate.REWORDED: "info"}
MOST_DIGITS = 9
AT_ONCE = 80  # lines on a page; a longer strategy is shown one group at a time
STAKEHOLDERS, ACROSS = "interessenter", "paa-tvaers"


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under one heading; `key` is how the address names it, `open` how many of them wait."""

    key: str
    title: str
    lines: list["Line"]

    @property
    def open(self) -> int:
        return sum(line.row.is_open for line in self.lines)


@dataclass(frozen=True, slots=True)
class Line:
    """A row as the page shows it: at which address, and in which words; told once, since hundreds stand on a page."""

    row: Row
    word: str
    href: str
    short: str
    is_area: bool
    tone: str
    fate_word: str
    fate_words: str
    is_asked_anew: bool

    @property
    def anchor(self) -> str:
        return f"{self.word}-{self.row.old.address}"


def find_strategy(request: SignedInRequest, slug: str) -> Strategy:
    visible = Strategy.objects.visible_to(request.user, request.reach).select_related("unit").with_title()
    return get_object_or_404(visible, slug=slug)


def find_succession(request: SignedInRequest, strategy: Strategy) -> Succession | None:
    """The planning version after this strategy, for those who may see its draft."""
    visible = Strategy.objects.visible_to(request.user, request.reach)
    return Succession.objects.for_page().filter(old=strategy, new__in=visible).first()


def find_open(request: SignedInRequest, slug: str) -> Succession:
    """The planning version for those who write it; for all others there is nothing to decide."""
    succession = find_succession(request, find_strategy(request, slug))
    if succession is None or not may_write(request, succession):
        raise Http404
    return succession


def may_write(request: SignedInRequest, succession: Succession) -> bool:
    return request.reach.may(WRITE, succession.new.unit_id)


def find_row(found: Plan, word: str, address: str) -> Row:
    code = KIND_WORDS.get(word)
    for row in found.rows:
        if (row.old.kind.code, row.old.address) == (code, address):
            return row
    raise Http404


def context(request: SignedInRequest, succession: Succession) -> dict[str, Any]:
    """All that the workbench shows, in a fixed number of queries."""
    found = plan(succession)
    here = reverse("next_period:show", args=[succession.old.slug])
    lines = [line_of(row, here) for row in found.rows]
    asked = request.GET.get("vis", "")
    narrowed = NARROWED.get(asked)
    shown = [line for line in lines if narrowed is None or line.row.standing in narrowed]
    groups = list(_groups(shown))
    chosen = _chosen(groups, request.GET.get("del", "")) if len(shown) > AT_ONCE else None
    count = Counter(line.row.standing for line in lines)
    return {
        "succession": succession,
        "strategy": succession.old,
        "plan": found,
        "language": found.old.language,
        "groups": [chosen] if chosen else groups,
        "contents": groups if chosen else [],
        "chosen": chosen,
        "asked": asked if narrowed else "",
        "onwards": f"?vis={asked}" if narrowed else "",
        "total": len(lines),
        "decided": count[Standing.DECIDED],
        "undecided": count[Standing.UNDECIDED],
        "again": len(lines) - count[Standing.DECIDED] - count[Standing.UNDECIDED],
        "fates": Counter(line.fate_words for line in lines if line.row.fate).most_common(),
        "may_write": succession.is_open and may_write(request, succession),
        "choices": [
            (f"?beslutning={word}" + (f"&vis={asked}" if narrowed else ""), str(words))
            for word, (fate, words) in FATES.items()
            if fate != Fate.KEPT
        ],
    }


def line_of(row: Row, here: str = "") -> Line:
    """`here` is the address of the workbench, under which each part has its own."""
    fate, word = row.fate, WORD_OF[row.old.kind.code]
    return Line(
        row,
        word,
        f"{here}{word}/{row.old.address}/",
        Truncator(row.old.head).words(8),
        row.old.kind.code == "focus_area",
        TONES[fate] if fate else "",
        FATE_WORD[fate] if fate else "",
        str(fate.label) if fate else "",
        row.standing in NARROWED["igen"],
    )


def _chosen(groups: list[Group], key: str) -> Group:
    """The group that is asked for, else the first in which something waits, else the first."""
    waiting = [group for group in groups if group.open]
    return next((group for group in groups if group.key == key), (waiting or groups)[0])


def _groups(lines: list[Line]) -> Iterator[Group]:
    """The stakeholders, each focus area with its commitments, and the commitments beside them all."""
    group: Group | None = None
    for line in lines:
        key, title = _heading(line)
        if group is None or (key and key != group.key):
            if group:
                yield group
            group = Group(key or ACROSS, title or _("Across the focus areas"), [])
        group.lines.append(line)
    if group:
        yield group


def _heading(line: Line) -> tuple[str, str]:
    """Key and heading of the group that the line begins; empty where it goes on in the one above."""
    old = line.row.old
    if old.kind.code == "stakeholder":
        return STAKEHOLDERS, _("Stakeholders")
    if line.is_area:
        return old.address, _("Focus area: %(name)s") % {"name": old.head}
    return ("", "") if old.area else (ACROSS, _("Across the focus areas"))


def back(request: SignedInRequest, succession: Succession, after: Row | None = None) -> HttpResponse:
    """To the workbench, at the next part that waits for a decision."""
    found, asked = plan(succession), request.POST.get("vis", "")
    onwards = next_open(found, after) if after else None
    query = {"vis": asked} if asked in NARROWED else {}
    if onwards and len(found.rows) > AT_ONCE:
        query["del"] = _group_of(found, onwards)
    address = reverse("next_period:show", args=[succession.old.slug], query=query)
    return go(request, address + (f"#{line_of(onwards).anchor}" if onwards else "#fremdrift"))


def _group_of(found: Plan, row: Row) -> str:
    groups = _groups([line_of(each) for each in found.rows])
    return next(group.key for group in groups if any(line.row.old.key == row.old.key for line in group.lines))


def next_open(found: Plan, after: Row) -> Row | None:
    """The first open part behind this one, else the first of all."""
    keys = [row.old.key for row in found.rows]
    place = keys.index(after.old.key) if after.old.key in keys else 0
    return next((row for row in (*found.rows[place + 1 :], *found.rows[:place]) if row.is_open), None)


def now(request: SignedInRequest) -> dict[str, Any]:
    """Who does a deed, and when."""
    return {"by": request.user, "at": timezone.now()}


def opened_on(request: SignedInRequest) -> int:
    """The version that a form without fields was opened on; one that no row has where nothing sensible was sent."""
    sent = request.POST.get("opened_on", "")
    return int(sent) if sent.isdecimal() and len(sent) <= MOST_DIGITS else 10**MOST_DIGITS


def in_words(refusal: DomainError) -> str:
    """What a refusal says where there is no form to show both texts in."""
    if isinstance(refusal, LostUpdate):
        return _("It has changed since you opened the page. Look at it as it stands now, and try again.")
    return str(refusal)


def kind_of(row: Row) -> dict[str, Any]:
    """The old part, as the services take it."""
    return {"kind": row.old.kind, "part": row.old.pk}
