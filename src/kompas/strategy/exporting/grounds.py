"""What a strategy rests on goes along with its file, and which commitments it led to.

Files stay in the house, and so does who added what, and when. What citizens may read is decided anew where it comes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from kompas.accounts.models import User
from kompas.strategy.exporting import further
from kompas.strategy.exporting.further import Held
from kompas.strategy.exporting.shape import At
from kompas.strategy.models import Ground, GroundLink, Strategy
from kompas.strategy.models.ground import NAME_LENGTH
from kompas.strategy.sources import CHOICES, TAKEN_BY_PAGES

GROUNDS, LINKS, LINKS_IN_ALL, LETTERS, NUMBERS = 1_000, 2_000, 20_000, 200_000, 999_999
KINDS = tuple(code for code, _words in CHOICES)
FIELDS = ("key", "name", "kind", "held_on", "about", "source", "commitments")


@dataclass(frozen=True, slots=True)
class ReadGround:
    """A ground as the file tells it; `commitments` are the numbers of those it led to."""

    key: str
    name: str
    kind: str
    held_on: date | None
    about: str
    source: int | None
    commitments: tuple[int, ...]


def left_behind(strategy: Strategy) -> list[dict[str, Any]]:
    """What of the grounds does not go along: files, by name, and strategies of the house that some of them are."""
    kept = strategy.grounds.exclude(file=None, former=None).select_related("file", "former").order_by("slug")
    return [
        {
            "ground": each.slug,
            "file": each.file.name if each.file else None,
            "former": each.former.slug if each.former else None,
        }
        for each in kept
    ]


def check_left_behind(place: At) -> None:
    """It only tells a person what to ask that house for."""
    for each in place.list(GROUNDS):
        told = each.object(("ground", "file", "former"))
        told["ground"].slug(90)
        if told["file"].value is not None:
            told["file"].text(NAME_LENGTH)
        if told["former"].value is not None:
            told["former"].slug(100)


def _write(strategy: Strategy, held: Held) -> list[dict[str, Any]] | None:
    led_to: dict[int, list[int]] = {}
    links = GroundLink.objects.standing().filter(ground__strategy=strategy).order_by("commitment__number")
    for ground, number in links.values_list("ground", "commitment__number"):
        if number in held["commitment"]:
            led_to.setdefault(ground, []).append(number)
    return [_told(each, led_to.get(each.pk, [])) for each in strategy.grounds.order_by("slug")] or None


def _told(ground: Ground, commitments: list[int]) -> dict[str, Any]:
    return {
        "key": ground.slug,
        "name": ground.name,
        "kind": ground.kind,
        "held_on": ground.held_on.isoformat() if ground.held_on else None,
        "about": ground.about,
        "source": ground.source_number,
        "commitments": commitments,
    }


def _read(place: At, held: Held) -> list[ReadGround]:
    found: list[ReadGround] = []
    keys: set[str] = set()
    sources: set[int | None] = {None}
    links = 0
    for each in place.list(GROUNDS):
        told = each.object(FIELDS)
        ground = _ground(told, held)
        if ground.key in keys or ground.key in TAKEN_BY_PAGES:
            told["key"].refuse(_("another ground, or a page, has the same one."))
        if ground.source is not None and ground.source in sources:
            told["source"].refuse(_("another ground stands for the same source."))
        links += len(ground.commitments)
        if links > LINKS_IN_ALL:
            place.refuse(_("the grounds led to more than %(most)d commitments together.") % {"most": LINKS_IN_ALL})
        keys.add(ground.key)
        sources.add(ground.source)
        found.append(ground)
    return found


def _ground(told: dict[str, At], held: Held) -> ReadGround:
    return ReadGround(
        key=told["key"].slug(90),
        name=told["name"].text(NAME_LENGTH, empty=False),
        kind=told["kind"].one_of(KINDS),
        held_on=told["held_on"].day_or_none(),
        about=told["about"].text(LETTERS),
        source=told["source"].number_or_none(0, NUMBERS),
        commitments=_led_to(told["commitments"], held),
    )


def _led_to(place: At, held: Held) -> tuple[int, ...]:
    found: dict[int, None] = {}
    for each in place.list(LINKS):
        number = each.number(1, NUMBERS)
        if number not in held["commitment"]:
            each.refuse(_("there is no such commitment in any wording."))
        if number in found:
            each.refuse(_("the same commitment stands there twice."))
        found[number] = None
    return tuple(found)


def _bring(*, strategy: Strategy, told: Sequence[ReadGround], by: User, at: datetime) -> None:
    numbered = {each.number: each for each in strategy.commitments.all()}
    added = {"added_by": by, "added_at": at}
    for each in told:
        ground = Ground.objects.create(
            strategy=strategy,
            slug=each.key,
            name=each.name,
            kind=each.kind,
            held_on=each.held_on,
            about=each.about,
            source_number=each.source,
            **added,
        )
        GroundLink.objects.bulk_create(
            GroundLink(ground=ground, commitment=numbered[number], **added)
            for number in each.commitments
            if number in numbered
        )


further.declare("grounds", write=_write, read=_read, bring=_bring)
