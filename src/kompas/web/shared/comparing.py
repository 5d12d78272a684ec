"""Two wordings side by side on the page: which two, and what became of each part, in words, marks and folds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from kompas.strategy.differences import COME, Differences, Fate, PartChange, Run, Section, State, differences
from kompas.strategy.models import Revision, Strategy
from kompas.strategy.queries import outline
from kompas.strategy.wordings import links_between
from kompas.web.shared.reading import Addresses

FOLDED_FROM = 700  # letters kept at one stretch; a longer one is folded, all but its ends
ENDS = 160
MOST_DIGITS = 9

TONES = {
    State.CHANGED: "info",
    State.ADDED: "success",
    State.REMOVED: "error",
    State.DIVIDED: "warning",
    State.DIVIDED_OFF: "success",
    State.MERGED: "info",
    State.MERGED_AWAY: "warning",
}
NAMES: dict[str, str | Promise] = {
    "title": gettext_lazy("Title"),
    "core_task": gettext_lazy("Core task"),
    "vision": gettext_lazy("Vision"),
    "purpose": gettext_lazy("Purpose"),
    "steering": gettext_lazy("How it is steered"),
    "history": gettext_lazy("Where it comes from"),
    "stakeholder": gettext_lazy("Stakeholder"),
    "focus_area": gettext_lazy("Focus area"),
    "value": gettext_lazy("Value"),
    "stated_goal": gettext_lazy("Goal in the text"),
    "criterion": pgettext_lazy("of an action plan", "Criterion"),
    "source": gettext_lazy("Source"),
}
TITLES: dict[str, str | Promise] = {
    "texts": gettext_lazy("The texts of the strategy"),
    "stakeholder": gettext_lazy("Stakeholders"),
    "commitment": gettext_lazy("Commitments outside the focus areas"),
    "value": gettext_lazy("Values"),
    "stated_goal": gettext_lazy("Goals in the text"),
    "criterion": gettext_lazy("What an action plan answers"),
    "source": gettext_lazy("What it rests on"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words on the page: `fate` is kept, removed or added, or folded, where `count` words stayed as they were."""

    fate: str
    text: str
    count: int = 0


@dataclass(frozen=True, slots=True)
class Shown:
    """One part as the page shows it. `badges` are words with their tone."""

    name: str
    href: str
    badges: tuple[tuple[str, str], ...]
    head: tuple[Piece, ...]
    body: tuple[Piece, ...]
    is_kept: bool


@dataclass(frozen=True, slots=True)
class ShownSection:
    title: str
    own: Shown | None
    stretches: tuple[tuple[bool, tuple[Shown, ...]], ...]
    is_kept: bool


def comparison(strategy: Strategy, readable: Sequence[Revision], asked: Mapping[str, str], addresses: Addresses) -> Any:
    """What the page of differences shows; `readable` are the wordings that the reader may open, the latest first.

    Without a choice: the latest against the one before it. Asked the wrong way round, it turns them.
    """
    numbers = [each.number for each in readable]
    last = _number(asked.get("til"), numbers, numbers[0])
    first = _number(asked.get("fra"), numbers, next((each for each in numbers if each < last), numbers[-1]))
    first, last = sorted((first, last))
    context = {"strategy": strategy, "revision": readable[0], "language": readable[0].language, "addresses": addresses}
    if len(readable) < 2:
        return {**context, "wordings": readable}
    old, new = (_whole(strategy, number) for number in (first, last))
    found = differences(outline(old), outline(new), links_between(old, new))
    sections = [_section(section, strategy, new, addresses) for section in found.sections]
    return {
        **context,
        "wordings": readable,
        "old": old,
        "new": new,
        "found": found,
        "counts": counted(found),
        "sections": sections,
        "unchanged": [section for section in sections if section.is_kept],
        "between": [each for each in reversed(readable) if first < each.number <= last and each.reason],
    }


def counted(found: Differences) -> list[tuple[str, str, int]]:
    """How often each thing happened: its words, their tone, the number."""
    rows = [(str(state.label), TONES[state], count) for state, count in found.counts.items()]
    return [*rows, (_("Moved"), "", found.moved)] if found.moved else rows


def pieces(runs: Sequence[Run]) -> tuple[Piece, ...]:
    """The runs as they are shown, long unchanged stretches folded."""
    return tuple(piece for run in runs for piece in _pieces(run, is_alone=len(runs) == 1))


def _pieces(run: Run, *, is_alone: bool) -> list[Piece]:
    if run.fate is not Fate.KEPT or len(run.text) <= FOLDED_FROM or is_alone:
        return [Piece(run.fate.value, run.text)]
    first = run.text.find(" ", ENDS)
    last = run.text.rfind(" ", 0, len(run.text) - ENDS)
    if not 0 < first < last:
        return [Piece(run.fate.value, run.text)]
    middle = run.text[first:last]
    return [
        Piece("kept", run.text[:first]),
        Piece("folded", middle, len(middle.split())),
        Piece("kept", run.text[last:]),
    ]


def _number(asked: str | None, numbers: Sequence[int], otherwise: int) -> int:
    """The wording asked for. Raises Http404 where the reader may open none of that number."""
    if not asked:
        return otherwise
    if not asked.isdecimal() or len(asked) > MOST_DIGITS or int(asked) not in numbers:
        raise Http404
    return int(asked)


def _whole(strategy: Strategy, number: int) -> Revision:
    found = Revision.objects.select_related("adopted_by", "created_by").get(strategy=strategy, number=number)
    found.strategy = strategy
    return found


def _section(section: Section, strategy: Strategy, new: Revision, addresses: Addresses) -> ShownSection:
    own = _shown(section.own, strategy, new, addresses) if section.own else None
    title = "".join(run.text for run in section.own.head if run.fate is not Fate.REMOVED) if section.own else ""
    return ShownSection(
        title or ("".join(run.text for run in section.own.head) if section.own else str(TITLES[section.code])),
        own,
        tuple(
            (stretch.is_kept, tuple(_shown(each, strategy, new, addresses) for each in stretch.changes))
            for stretch in section.stretches
        ),
        section.is_kept,
    )


def _shown(change: PartChange, strategy: Strategy, new: Revision, addresses: Addresses) -> Shown:
    is_commitment = change.code == "commitment"
    name = _("Commitment %(number)s") % {"number": change.address} if is_commitment else str(NAMES[change.code])
    return Shown(
        name,
        _href(change, strategy, new, addresses),
        tuple(_badges(change)),
        pieces(change.head),
        pieces(change.body),
        change.is_kept,
    )


def _href(change: PartChange, strategy: Strategy, new: Revision, addresses: Addresses) -> str:
    """The page of the part; none for what stands only in a draft, or has no page of its own."""
    page = {
        "stakeholder": addresses.stakeholder,
        "focus_area": addresses.focus_area,
        "commitment": addresses.commitment,
    }.get(change.code)
    if page is None or (new.is_draft and change.state in COME):
        return ""
    return reverse(page, args=[strategy.slug, change.address])


def _badges(change: PartChange) -> list[tuple[str, str]]:
    found = [(_in_words(change), TONES[change.state])] if change.state != State.KEPT else []
    if change.is_moved:
        found.append((_moved(change), ""))
    return found


def _in_words(change: PartChange) -> str:
    if not change.others:
        return str(change.state.label)
    numbers = get_text_list(list(change.others), _("and"))
    words = {
        State.CHANGED: _("Continues commitment %(numbers)s"),
        State.DIVIDED: _("Divided into %(numbers)s"),
        State.DIVIDED_OFF: _("Came of dividing %(numbers)s"),
        State.MERGED: _("Put together of %(numbers)s"),
        State.MERGED_AWAY: _("Went into %(numbers)s"),
    }
    return words[change.state] % {"numbers": numbers}


def _moved(change: PartChange) -> str:
    if change.under is None:
        return _("Moved in the order")
    if change.under:
        return _("Moved from “%(area)s”") % {"area": change.under}
    return _("Moved, stood outside the focus areas before")
