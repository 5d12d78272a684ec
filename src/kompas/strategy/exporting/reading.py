"""Reading a strategy's file: every place is checked before anything is stored, and refused by its name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from kompas.strategy.exporting import further
from kompas.strategy.exporting.grounds import check_left_behind
from kompas.strategy.exporting.record import FORMAT, VERSION
from kompas.strategy.exporting.shape import At, NotTheFormat, parsed
from kompas.strategy.models import TEXTS
from kompas.strategy.models.origin import NAME_LENGTH
from kompas.strategy.models.revision import LANGUAGES
from kompas.strategy.models.strategy import FIRST_YEAR, LAST_YEAR
from kompas.strategy.workflow import RevisionState, State

FILE_BYTES = 20 * 1024 * 1024
WORDINGS, PARTS, LETTERS, NUMBERS = 500, 2_000, 200_000, 999_999
PARTS_IN_ALL = 50_000  # two hundred wordings of a long strategy; storing them takes seconds, during which others wait
LANGUAGE_CODES = tuple(code for code, _words in LANGUAGES)
WORDING = (
    *("number", "state", "reason", "created_at", "created_by", "adopted_at", "adopted_by", "adopted_despite"),
    *("language", "lead_in", *TEXTS, "stakeholders", "focus_areas", "commitments", "values", "criteria"),
    *("stated_goals", "sources", "continues"),
)


@dataclass(frozen=True, slots=True)
class ReadWording:
    """One wording. `fields` are those of Revision; `parts` the rows of each kind in their order, by the kind's code.

    A row names what lasts of it by `key` (or `number`, for a commitment); the other fields are those of its text.
    """

    number: int
    is_draft: bool
    fields: Mapping[str, Any]
    created_at: datetime
    created_by: str
    adopted_at: datetime | None
    adopted_by: str
    parts: Mapping[str, Sequence[Mapping[str, Any]]]
    continues: Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Record:
    """A whole strategy, checked."""

    organisation: str
    address: str
    predecessor: str
    unit: str
    period_from: int | None
    period_to: int | None
    state: State
    closed_at: datetime | None
    closed_by: str
    wordings: tuple[ReadWording, ...]
    further: Mapping[str, Any]

    @property
    def adopted(self) -> tuple[ReadWording, ...]:
        return tuple(each for each in self.wordings if not each.is_draft)


def read(content: bytes, *, at: datetime) -> Record:
    """The strategy that the file holds; nothing in it may be later than `at`.

    Raises:
        NotTheFormat: it is no such file, or something in it does not fit; the text names the place.
    """
    if len(content) > FILE_BYTES:
        raise NotTheFormat(_("The file is larger than %(count)d MB.") % {"count": FILE_BYTES // 1024 // 1024})
    whole = parsed(content)
    if not isinstance(whole.value, dict) or whole.value.get("format") != FORMAT:
        raise NotTheFormat(_("The file holds no strategy from Kompas. Choose the JSON file that Kompas exported."))
    top = whole.object(("format", "version", "about", "strategy", "wordings", "further"))
    if top["version"].number(1, NUMBERS) > VERSION:
        top["version"].refuse(_("the file comes from a newer Kompas. Upgrade this one first."))
    wordings = tuple(_wording(each, at) for each in top["wordings"].list(WORDINGS))
    record = _frame(top, wordings, at)
    _check_amount(top["wordings"], wordings)
    _check_order(top["wordings"], wordings)
    _check_state(top["strategy"], record)
    return record


def _frame(top: Mapping[str, At], wordings: tuple[ReadWording, ...], at: datetime) -> Record:
    about = top["about"].object(("organisation", "unit", "address", "exported_at", "predecessor"), ("left_behind",))
    if "left_behind" in about:
        check_left_behind(about["left_behind"])
    unit = about["unit"].object(("code", "name"))
    told = top["strategy"].object(("period_from", "period_to", "state", "closed_at", "closed_by"))
    years = [told[name].number_or_none(FIRST_YEAR, LAST_YEAR) for name in ("period_from", "period_to")]
    if years[0] and years[1] and years[1] < years[0]:
        told["period_to"].refuse(_("the period ends before it begins."))
    closed_at = told["closed_at"]
    return Record(
        organisation=about["organisation"].text(NAME_LENGTH),
        address=about["address"].text(400),
        predecessor="" if about["predecessor"].value is None else about["predecessor"].slug(100),
        unit=unit["name"].text(NAME_LENGTH) or unit["code"].text(60),
        period_from=years[0],
        period_to=years[1],
        state=State(told["state"].one_of(State.values)),
        closed_at=None if closed_at.value is None else closed_at.instant(until=at),
        closed_by=told["closed_by"].text(NAME_LENGTH),
        wordings=wordings,
        further=further.read(top["further"], _held(wordings)),
    )


def _held(wordings: Sequence[ReadWording]) -> further.Held:
    return {
        code: {row[address] for wording in wordings for row in wording.parts[code]}
        for code, _name, address in further.LASTING
    }


def _wording(place: At, at: datetime) -> ReadWording:
    told = place.object(WORDING)
    is_draft = told["state"].one_of(RevisionState.values) == RevisionState.DRAFT
    adopted_at = None if told["adopted_at"].value is None else told["adopted_at"].instant(until=at)
    adopted_by = told["adopted_by"].text(NAME_LENGTH)
    if is_draft == bool(adopted_at and adopted_by.strip()) or (is_draft and (adopted_at or adopted_by)):
        place.refuse(_("an adopted wording tells when and by whom it was adopted; a draft tells neither."))
    if is_draft and told["adopted_despite"].value:
        told["adopted_despite"].refuse(_("a draft was not adopted despite anything."))
    parts = _parts(told)
    return ReadWording(
        number=told["number"].number(1, NUMBERS),
        is_draft=is_draft,
        fields={
            "reason": told["reason"].text(400),
            "adopted_despite": told["adopted_despite"].text(400),
            "language": told["language"].one_of(LANGUAGE_CODES),
            "lead_in": told["lead_in"].text(60),
            "title": told["title"].text(300, empty=False),
            **{name: told[name].text(LETTERS) for name in TEXTS if name != "title"},
        },
        created_at=told["created_at"].instant(until=at),
        created_by=told["created_by"].text(NAME_LENGTH, empty=False),
        adopted_at=adopted_at,
        adopted_by=adopted_by,
        parts=parts,
        continues=[_link(each) for each in told["continues"].list(PARTS)],
    )


def _parts(told: Mapping[str, At]) -> dict[str, list[dict[str, Any]]]:
    areas = _rows(told["focus_areas"], {"key": _key, "name": _name, "intro": _body}, once="key")
    held = {area["key"] for area in areas}

    def under(place: At) -> str | None:
        if place.value is not None and place.slug(90) not in held:
            place.refuse(_("there is no such focus area in this wording."))
        return None if place.value is None else str(place.value)

    return {
        "stakeholder": _rows(told["stakeholders"], {"key": _key, "name": _name, "text": _body}, once="key"),
        "focus_area": areas,
        "commitment": _rows(
            told["commitments"],
            {"number": _number, "focus_area": under, "text": _sentence, "is_incomplete": At.truth},
            once="number",
        ),
        "value": _rows(told["values"], {"number": _number, "name": _name, "text": _body}, once="number"),
        "criterion": _rows(told["criteria"], {"number": _number, "name": _name, "question": _body}, once="number"),
        "stated_goal": _rows(told["stated_goals"], {"number": _number, "text": _sentence}, once="number"),
        "source": _rows(
            told["sources"], {"number": _number, "name": _source, "kind": _kind, "year": _year}, once="number"
        ),
    }


def _rows(place: At, shape: Mapping[str, Any], *, once: str) -> list[dict[str, Any]]:
    """Each row read by `shape`; what `once` names tells them apart."""
    rows: list[dict[str, Any]] = []
    seen: set[Any] = set()
    for each in place.list(PARTS):
        told = each.object(tuple(shape))
        row = {name: of(told[name]) for name, of in shape.items()}
        if row[once] in seen:
            told[once].refuse(_("another part of this wording has the same one."))
        seen.add(row[once])
        rows.append(row)
    return rows


def _link(place: At) -> tuple[int, int]:
    told = place.object(("old", "new"))
    old, new = _number(told["old"]), _number(told["new"])
    if old == new:
        place.refuse(_("a commitment does not continue itself."))
    return old, new


def _check_amount(place: At, wordings: Sequence[ReadWording]) -> None:
    if not wordings:
        place.refuse(_("there is no wording."))
    if sum(len(rows) for wording in wordings for rows in wording.parts.values()) > PARTS_IN_ALL:
        place.refuse(_("the wordings hold more than %(most)d parts together.") % {"most": PARTS_IN_ALL})


def _check_order(place: At, wordings: Sequence[ReadWording]) -> None:
    """Wordings stand in their order, only the last may be a draft, and links name commitments that there are."""
    known = {row["number"] for wording in wordings for row in wording.parts["commitment"]}
    for position, wording in enumerate(wordings):
        here = At(None, f"{place.path}[{position}]")
        before = wordings[position - 1] if position else None
        if before and wording.number <= before.number:
            here.refuse(_("wordings stand in the order of their numbers, each number once."))
        if before and before.is_draft:
            here.refuse(_("nothing follows after a draft."))
        if before and before.adopted_at and wording.adopted_at and wording.adopted_at < before.adopted_at:
            here.refuse(_("a wording is not adopted before the one it follows."))
        if not {number for link in wording.continues for number in link} <= known:
            At(None, f"{here.path}.continues").refuse(_("a link names a commitment that stands in no wording."))
        if len(set(wording.continues)) != len(wording.continues):
            At(None, f"{here.path}.continues").refuse(_("the same link stands there twice."))


def _check_state(place: At, record: Record) -> None:
    if (record.state == State.DRAFT) == bool(record.adopted):
        place.refuse(_("a strategy is a draft exactly until its first wording is adopted."))
    if (record.state == State.CLOSED) != bool(record.closed_at and record.closed_by.strip()):
        place.refuse(_("a closed strategy tells when and by whom; one that is not closed tells neither."))
    if record.state == State.CLOSED and record.wordings[-1].is_draft:
        place.refuse(_("a closed strategy has no draft."))


def _key(place: At) -> str:
    return place.slug(90)


def _name(place: At) -> str:
    return place.text(300, empty=False)


def _body(place: At) -> str:
    return place.text(LETTERS)


def _sentence(place: At) -> str:
    return place.text(LETTERS, empty=False)


def _source(place: At) -> str:
    return place.text(400, empty=False)


def _kind(place: At) -> str:
    return place.text(80)


def _number(place: At) -> int:
    return place.number(1, NUMBERS)


def _year(place: At) -> int | None:
    return place.number_or_none(FIRST_YEAR, LAST_YEAR)
