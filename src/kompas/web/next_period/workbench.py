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


@dataclass(frozen=True, slots=True)
class Line:
    """A row as the page shows it: at which address, and in which words."""

    row: Row
    word: str
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
    lines = [line_of(row) for row in found.rows]
    asked = request.GET.get("vis", "")
    narrowed = NARROWED.get(asked)
    shown = [line for line in lines if narrowed is None or line.row.standing in narrowed]
    count = Counter(line.row.standing for line in lines)
    return {
        "succession": succession,
        "strategy": succession.old,
        "plan": found,
        "language": found.old.language,
        "groups": list(_groups(shown)),
        "asked": asked if narrowed else "",
        "total": len(lines),
        "decided": count[Standing.DECIDED],
        "undecided": count[Standing.UNDECIDED],
        "again": len(lines) - count[Standing.DECIDED] - count[Standing.UNDECIDED],
        "fates": Counter(line.fate_words for line in lines if line.row.fate).most_common(),
        "may_write": succession.is_open and may_write(request, succession),
        "choices": [(word, words) for word, (_fate, words) in FATES.items() if word != "behold"],
    }


def line_of(row: Row) -> Line:
    fate = row.fate
    return Line(
        row,
        WORD_OF[row.old.kind.code],
        row.old.kind.code == "focus_area",
        TONES[fate] if fate else "",
        FATE_WORD[fate] if fate else "",
        str(fate.label) if fate else "",
        row.standing in NARROWED["igen"],
    )


def _groups(lines: list[Line]) -> Iterator[tuple[str, list[Line]]]:
    """The stakeholders, each focus area with its commitments, and the commitments beside them all."""
    title, held = "", list[Line]()
    for line in lines:
        start = _title(line)
        if start and start != title:
            if held:
                yield title, held
            title, held = start, []
        held.append(line)
    if held:
        yield title, held


def _title(line: Line) -> str:
    """The heading under which the line begins a group, empty where it goes on in the one above."""
    old = line.row.old
    if old.kind.code == "stakeholder":
        return _("Stakeholders")
    if line.is_area:
        return _("Focus area: %(name)s") % {"name": old.head}
    return "" if old.area else _("Across the focus areas")


def back(request: SignedInRequest, succession: Succession, after: Row | None = None) -> HttpResponse:
    """To the workbench, at the next part that waits for a decision."""
    slug, asked = succession.old.slug, request.POST.get("vis", "")
    address = reverse("next_period:show", args=[slug]) + (f"?vis={asked}" if asked in NARROWED else "")
    onwards = next_open(plan(succession), after) if after else None
    return go(request, address + (f"#{line_of(onwards).anchor}" if onwards else "#fremdrift"))


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
