"""A strategy goes out as JSON and comes back equal, with all its history; what does not fit is refused by its place."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some
from hypothesis.extra.django import TestCase

from kompas.accounts.models import User
from kompas.errors import NotAllowed
from kompas.journal.models import Event
from kompas.organisation.roles import Role
from kompas.strategy import services
from kompas.strategy.exporting import further, reading
from kompas.strategy.exporting.reading import read
from kompas.strategy.exporting.record import as_bytes
from kompas.strategy.exporting.shape import At, NotTheFormat
from kompas.strategy.models import KINDS, CommitmentText, FocusAreaText, Revision, Strategy
from kompas.strategy.queries import draft_of, in_force
from kompas.strategy.services import GroundValues
from kompas.strategy.services.bringing import NothingAdopted, bring_in
from kompas.strategy.services.parents import CannotHang, Policy, Under, hang, let_go
from kompas.strategy.sources import CHOICES
from tests.makers import NOON, TODAY, a_draft_strategy, a_unit, an_adopted_strategy, with_role
from tests.strategy.exporting.makers import LATER, a_record, an_odd_strategy, assert_comes_back_equal, brought
from tests.strategy.makers import a_commitment, a_draft, a_full_draft, a_part, adopted


def a_long_lived_strategy() -> Strategy:
    """Three wordings and a draft: one commitment split in two, two put together, one dropped, an area renamed."""
    draft = a_full_draft()
    area = draft.focus_area_texts.get()
    for text in ("rydde sneen", "svare telefonen", "plante træer"):
        a_commitment(draft, text, area)
    strategy, by = adopted(draft).strategy, draft.created_by
    second = services.begin_revision(strategy=strategy, reason="Vi ved mere nu", by=by, at=NOON + timedelta(days=1))
    texts = list(second.commitment_texts.order_by("commitment__number"))
    services.split(part=texts[1], first={"text": "rydde sne"}, second={"text": "salte"}, opened_on=1, by=by, at=NOON)
    services.merge(part=texts[3], opened_on=1, by=by, at=NOON)
    adopted(second, at=NOON + timedelta(days=2))
    third = services.begin_revision(strategy=strategy, reason="Mindre er mere", by=by, at=NOON + timedelta(days=3))
    services.remove_part(part=third.commitment_texts.all()[0], opened_on=1, by=by, at=NOON)
    services.change_part(part=third.focus_area_texts.get(), values={"name": "Nyt navn"}, opened_on=1, by=by, at=NOON)
    adopted(third, at=NOON + timedelta(days=4))
    services.begin_revision(strategy=strategy, reason="Endnu en", by=by, at=NOON + timedelta(days=5))
    return strategy


@pytest.mark.django_db
@pytest.mark.parametrize(
    "maker",
    [an_adopted_strategy, a_draft_strategy, an_odd_strategy, a_long_lived_strategy, lambda: a_full_draft().strategy],
)
def test_a_strategy_comes_back_equal(maker: Callable[[], Strategy]) -> None:
    strategy = maker()
    strategy.state = "adopted" if in_force(strategy) else "draft"
    strategy.save()
    assert_comes_back_equal(strategy)


@pytest.mark.django_db
def test_a_closed_strategy_comes_back_closed() -> None:
    draft = a_full_draft()
    strategy = adopted(draft).strategy
    strategy.refresh_from_db()
    services.close(strategy=strategy, opened_on=strategy.version, by=draft.created_by, at=NOON)
    strategy.refresh_from_db()
    assert_comes_back_equal(strategy)


class EveryStrategy(TestCase):
    """Whatever is written, divided and adopted in whatever order."""

    @settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
    @given(some.data())
    def test_comes_back_equal(self, data: some.DataObject) -> None:
        draft = a_draft()
        by, at = draft.created_by, NOON
        for _round in range(data.draw(some.integers(1, 3))):
            for _step in range(data.draw(some.integers(1, 6))):
                _do_something(data, draft, by)
            if not draft.commitment_texts.exists():
                a_commitment(draft, "noget")
            if data.draw(some.booleans()):
                break
            at += timedelta(hours=1)
            adopted(draft, at=at)
            draft = services.begin_revision(strategy=draft.strategy, reason="Nyt", by=by, at=at)
        draft.strategy.refresh_from_db()
        assert_comes_back_equal(draft.strategy)


WORDS = some.text(some.characters(blacklist_categories=["Cs", "Cc"]), min_size=1, max_size=30).map(
    lambda words: words.strip() or "ord"
)


def _do_something(data: some.DataObject, draft: Revision, by: User) -> None:
    deed = data.draw(some.sampled_from(["part", "commitment", "split", "merge", "remove", "move", "ground", "parent"]))
    texts: list[CommitmentText] = list(draft.commitment_texts.select_related("revision"))
    if deed == "part":
        kind = data.draw(some.sampled_from([code for code in KINDS if code != "commitment"]))
        a_part(draft, kind, data.draw(WORDS))
    elif deed == "ground":
        _rest_on_something(data, draft, by)
    elif deed == "parent":
        _hang_somewhere(data, draft, by)
    elif deed == "commitment" or not texts:
        areas: list[FocusAreaText | None] = [*draft.focus_area_texts.all(), None]
        a_commitment(draft, data.draw(WORDS), data.draw(some.sampled_from(areas)))
    else:
        _change(deed, data.draw(some.sampled_from(texts)), data.draw(WORDS), by)


def _rest_on_something(data: some.DataObject, draft: Revision, by: User) -> None:
    """A ground that led to any of the commitments that there ever were."""
    kind = data.draw(some.sampled_from([code for code, _words in CHOICES]))
    values = GroundValues(name=data.draw(WORDS), kind=kind, held_on=data.draw(some.none() | some.dates()))
    try:
        ground = services.add_ground(strategy=draft.strategy, values=values, by=by, at=NOON)
    except services.NotAGround:  # nothing but letters that nobody sees
        return
    keys = list(draft.strategy.commitments.values_list("pk", flat=True))
    chosen = data.draw(some.lists(some.sampled_from(keys), unique=True)) if keys else []
    services.link_ground(ground=ground, commitments=chosen, by=by, at=NOON)


def _hang_somewhere(data: some.DataObject, draft: Revision, by: User) -> None:
    """Under a strategy of the house or a policy from outside; perhaps only a commitment of it, perhaps let go again."""
    if data.draw(some.booleans()):
        under = Under(an_adopted_strategy())
    else:
        under = Under(policy=Policy(data.draw(WORDS), "Byrådet", data.draw(some.none() | some.dates())))
    commitments = [None, *draft.strategy.commitments.filter(texts__revision=draft).distinct()]
    given = {"commitment": data.draw(some.sampled_from(commitments)), "reason": data.draw(WORDS), "by": by, "at": NOON}
    try:
        link = hang(strategy=draft.strategy, under=under, from_on=TODAY, **given)  # type: ignore[arg-type]
    except CannotHang:
        return
    if data.draw(some.booleans()):
        let_go(link=link, until_on=TODAY, reason=data.draw(WORDS), opened_on=1, by=by, at=NOON)


def _change(deed: str, text: CommitmentText, words: str, by: User) -> None:
    doing = {"opened_on": text.version, "by": by, "at": NOON}
    try:
        if deed == "split":
            services.split(part=text, first={"text": words}, second={"text": f"{words} to"}, **doing)  # type: ignore[arg-type]
        elif deed == "merge":
            services.merge(part=text, **doing)  # type: ignore[arg-type]
        elif deed == "remove":
            services.remove_part(part=text, **doing)  # type: ignore[arg-type]
        else:
            services.move(part=text, step=-1, by=by, at=NOON)
    except services.NoPlaceToGo:
        return


@pytest.mark.django_db
def test_names_of_those_who_adopted_stand_as_text_and_the_bringer_answers_here() -> None:
    strategy = a_long_lived_strategy()
    by = with_role(Role.CHIEF, name="Grete Holm")

    again = brought(a_record(strategy, with_draft=False), by=by)

    revision = in_force(again)
    assert revision is not None
    assert revision.adopter == "Carla Friis"
    assert revision.adopted_by == by
    assert not again.is_published
    assert again.origin.brought_by == by
    assert Event.objects.filter(kind="strategy.brought_in", actor_id=by.pk).count() == 1


@pytest.mark.django_db
def test_whoever_may_not_adopt_brings_the_last_wording_as_a_draft() -> None:
    record = a_record(a_long_lived_strategy(), with_draft=False)
    consultant = with_role(Role.CONSULTANT)

    with pytest.raises(NotAllowed):
        brought(record, as_adopted=True, by=consultant)
    again = brought(record, as_adopted=False, by=consultant)

    draft = draft_of(again)
    assert again.state == "draft"
    assert in_force(again) is None
    assert draft is not None
    assert draft.number == 1
    assert draft.commitment_texts.count() == len(record["wordings"][-1]["commitments"])


@pytest.mark.django_db
def test_whoever_may_not_write_there_brings_nothing() -> None:
    record = a_record(an_adopted_strategy())
    stranger, elsewhere = with_role(Role.CHIEF), a_unit()

    with pytest.raises(NotAllowed):
        bring_in(record=read(as_bytes(record), at=LATER), unit=elsewhere, as_adopted=False, by=stranger, at=LATER)


@pytest.mark.django_db
def test_a_mere_draft_is_never_brought_in_as_adopted() -> None:
    with pytest.raises(NothingAdopted):
        brought(a_record(a_draft_strategy()), as_adopted=True)


@pytest.mark.django_db
def test_an_export_without_the_draft_tells_nothing_of_it() -> None:
    strategy = a_long_lived_strategy()
    draft = draft_of(strategy)
    assert draft is not None
    services.change_texts(revision=draft, texts={"vision": "HEMMELIG"}, opened_on=1, by=draft.created_by, at=NOON)

    assert b"HEMMELIG" not in as_bytes(a_record(strategy, with_draft=False))


@pytest.mark.django_db
def test_what_is_brought_in_can_be_revised_and_its_adopted_texts_stand() -> None:
    by = with_role(Role.CHIEF)
    again = brought(a_record(a_long_lived_strategy(), with_draft=False), by=by)

    draft = services.begin_revision(strategy=again, reason="Videre herfra", by=by, at=LATER)

    assert draft.number == 4
    assert draft.commitment_texts.count() == 4


@pytest.mark.django_db
def test_rooms_add_to_the_file_and_get_it_back(monkeypatch: pytest.MonkeyPatch) -> None:
    got: list[Any] = []
    monkeypatch.setattr(further, "ADDITIONS", {})
    further.declare(
        "parents",
        write=lambda strategy, held: ["byraadspolitik"],
        read=lambda place, held: [each.slug(90) for each in place.list(10)],
        bring=lambda *, strategy, told, by, at: got.append(told),
    )
    record = a_record(an_adopted_strategy())

    brought(record)

    assert got == [["byraadspolitik"]]
    record["further"]["parents"] = ["Ikke en adresse"]
    with pytest.raises(NotTheFormat, match=r"further\.parents\[0\]"):
        read(as_bytes(record), at=LATER)


FAULTS: dict[str, tuple[str, Callable[[Any], object]]] = {
    "an unknown name": (r"ukendt", lambda told: told.update(ukendt=1)),
    "a newer version": (r"version", lambda told: told.update(version=2)),
    "another format": (r"ingen strategi", lambda told: told.update(format="andet")),
    "no wordings": (r"wordings", lambda told: told.update(wordings=[])),
    "a number as text": (r"wordings\[0\]\.number", lambda told: told["wordings"][0].update(number="1")),
    "truth as a number": (r"number", lambda told: told["wordings"][0].update(number=True)),
    "a huge number": (r"number", lambda told: told["wordings"][0].update(number=10**9)),
    "a fraction": (r"number", lambda told: told["wordings"][0].update(number=1.5)),
    "NUL": (r"wordings\[0\]\.vision", lambda told: told["wordings"][0].update(vision="a\0b")),
    "half a letter": (r"vision", lambda told: told["wordings"][0].update(vision="\ud800")),
    "a missing text": (r"mangler", lambda told: told["wordings"][0].pop("vision")),
    "an empty title": (r"title", lambda told: told["wordings"][0].update(title=" ")),
    "a long title": (r"title", lambda told: told["wordings"][0].update(title="a" * 301)),
    "a foreign tongue": (r"language", lambda told: told["wordings"][0].update(language="xx")),
    "adopted by nobody": (r"wordings\[0\]", lambda told: told["wordings"][0].update(adopted_by="")),
    "adopted at no time": (r"wordings\[0\]", lambda told: told["wordings"][0].update(adopted_at=None)),
    "adopted tomorrow": (
        r"adopted_at",
        lambda told: told["wordings"][0].update(adopted_at="2030-01-01T00:00:00+00:00"),
    ),
    "adopted in no zone": (r"adopted_at", lambda told: told["wordings"][0].update(adopted_at="2026-01-01T00:00:00")),
    "adopted before time": (
        r"created_at",
        lambda told: told["wordings"][0].update(created_at="0001-01-01T00:00:00+23:59"),
    ),
    "an address of markup": (r"key", lambda told: told["wordings"][0]["focus_areas"][0].update(key="<b>")),
    "an area twice": (
        r"focus_areas\[1\]\.key",
        lambda told: told["wordings"][0]["focus_areas"].append(dict(told["wordings"][0]["focus_areas"][0])),
    ),
    "an area that is not there": (
        r"commitments\[0\]\.focus_area",
        lambda told: told["wordings"][0]["commitments"][0].update(focus_area="ukendt"),
    ),
    "a commitment twice": (
        r"commitments\[1\]\.number",
        lambda told: told["wordings"][0]["commitments"][1].update(
            number=told["wordings"][0]["commitments"][0]["number"]
        ),
    ),
    "a link to itself": (r"continues\[0\]", lambda told: told["wordings"][0].update(continues=[{"old": 1, "new": 1}])),
    "a link to nothing": (r"continues", lambda told: told["wordings"][0].update(continues=[{"old": 1, "new": 99}])),
    "wordings out of order": (r"wordings\[1\]", lambda told: told["wordings"].reverse()),
    "a draft in between": (
        r"wordings\[1\]",
        lambda told: told["wordings"][0].update(state="draft", adopted_at=None, adopted_by="", adopted_despite=""),
    ),
    "a draft that was adopted": (r"wordings\[2\]", lambda told: told["wordings"][2].update(state="draft")),
    "a draft of adopted ones": (r"strategy", lambda told: told["strategy"].update(state="draft")),
    "closed by nobody": (r"strategy", lambda told: told["strategy"].update(state="closed")),
    "a period that runs back": (r"period_to", lambda told: told["strategy"].update(period_from=2029, period_to=2026)),
    "a list for an object": (r"about", lambda told: told.update(about=[])),
    "too many": (r"stated_goals", lambda told: told["wordings"][0].update(stated_goals=[0] * 3000)),
    "what nobody knows": (r"further", lambda told: told.update(further={"ukendt": 1})),
}


@pytest.mark.django_db
@pytest.mark.parametrize("fault", FAULTS)
def test_what_does_not_fit_is_refused_by_its_place(fault: str) -> None:
    record = a_record(a_long_lived_strategy(), with_draft=False)
    words, spoil = FAULTS[fault]
    spoil(record)
    before = Strategy.objects.count()

    with pytest.raises(NotTheFormat, match=words):
        brought(json.loads(json.dumps(record)))

    assert Strategy.objects.count() == before


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "linje 1"),
        (b"PK\x03\x04", "JSON"),
        (b"\xff\xfe{\x00", "UTF-8"),
        (b"[" * 200_000, "indlejret"),
        (b'{"a":' * 100_000, "indlejret"),
        (b'{"format":"kompas-strategy","format":"kompas-strategy"}', "to gange"),
        (b'{"format":' + b"9" * 5000 + b"}", "cifre"),
        (b'{"format":NaN}', "tal"),
        (b"null", "ingen strategi"),
        (b'"kompas-strategy"', "ingen strategi"),
        (b" " * (20 * 1024 * 1024 + 1), "20 MB"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_hostile_files_are_refused(content: bytes, words: str) -> None:
    with pytest.raises(NotTheFormat, match=words):
        read(content, at=LATER)


@pytest.mark.django_db
def test_no_file_keeps_the_house_busy_for_minutes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "PARTS_IN_ALL", 20)
    with pytest.raises(NotTheFormat, match=r"wordings: .* 20 dele"):
        brought(a_record(an_adopted_strategy()))


def test_a_place_tells_where_it_lies() -> None:
    with pytest.raises(NotTheFormat, match=r"a\[1\]\.b"):
        At({"a": [{}, {"b": 1}]}).object(["a"])["a"].list(9)[1].object(["b"])["b"].text(9)
