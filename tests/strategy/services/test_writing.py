"""Writing in a draft: texts and parts, their order, their addresses, and two people at once."""

from typing import Any

import pytest

from kompas.errors import LostUpdate
from kompas.journal.models import Event
from kompas.strategy import queries, services
from kompas.strategy.models import KINDS, Commitment, FocusArea, Part, PartKind, Revision
from kompas.strategy.services import NoPlaceToGo, NotAPart, NotATitle, PartGone
from tests.makers import NOON
from tests.strategy.makers import a_commitment, a_draft, a_full_draft, a_part, adopted

pytestmark = pytest.mark.django_db
EVERY_KIND = pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)


def _by(draft: Revision) -> dict[str, Any]:
    return {"by": draft.created_by, "at": NOON}


def _sentences(draft: Revision) -> list[tuple[int, str]]:
    return [(each.number, each.text) for each in queries.outline(draft).all_commitments]


def _change(part: Part, **values: object) -> Part:
    part.refresh_from_db()
    draft = part.revision
    return services.change_part(part=part, values=values, opened_on=part.version, **_by(draft))


def test_a_text_is_written_and_told_under_its_name() -> None:
    draft = a_draft()

    services.change_texts(revision=draft, texts={"vision": " Et godt sted \n"}, opened_on=1, **_by(draft))

    draft.refresh_from_db()
    assert (draft.vision, draft.texts_version, draft.version) == ("Et godt sted", 2, 2)
    event = Event.objects.get(kind="strategy.draft_changed")
    assert (event.data, event.unit_id) == ({"revision": 1, "part": "vision"}, draft.strategy.unit_id)


def test_two_people_on_the_same_texts_do_not_overwrite_each_other() -> None:
    draft = a_draft()
    services.change_texts(revision=draft, texts={"vision": "Hendes"}, opened_on=1, **_by(draft))

    with pytest.raises(LostUpdate) as refusal:
        services.change_texts(revision=draft, texts={"vision": "Hans"}, opened_on=1, **_by(draft))

    draft.refresh_from_db()
    assert (draft.vision, refusal.value.current) == ("Hendes", 2)


def test_a_title_cannot_be_emptied() -> None:
    draft = a_draft()

    with pytest.raises(NotATitle):
        services.change_texts(revision=draft, texts={"title": " "}, opened_on=1, **_by(draft))


def test_the_period_of_an_adopted_strategy_stands_fast() -> None:
    wording = adopted(a_full_draft())
    draft = services.begin_revision(strategy=wording.strategy, reason="Nyt", **_by(wording))
    frame: dict[str, Any] = {"title": "Ny titel", "language": "da", "predecessor": None, "opened_on": 1, **_by(draft)}

    with pytest.raises(services.NotAPeriod, match="2026–2029"):
        services.change_frame(revision=draft, period_from=2026, period_to=2031, **frame)

    services.change_frame(revision=draft, period_from=2026, period_to=2029, **frame)
    draft.refresh_from_db()
    assert draft.title == "Ny titel"


@EVERY_KIND
def test_a_part_is_added_changed_and_removed(kind: PartKind) -> None:
    draft = a_draft()

    part = a_part(draft, kind.code, "Det første")
    _change(part, **{kind.head: "Det andet"})
    part.refresh_from_db()
    assert (getattr(part, kind.head), part.version) == ("Det andet", 2)

    services.remove_part(part=part, opened_on=2, **_by(draft))
    assert not kind.rows.exists()
    draft.refresh_from_db()
    assert draft.version == 4
    assert Event.objects.filter(kind="strategy.draft_changed").count() == 3


@EVERY_KIND
def test_a_part_that_somebody_changed_meanwhile_is_not_overwritten(kind: PartKind) -> None:
    draft = a_draft()
    part = a_part(draft, kind.code, "Det første")
    _change(part, **{kind.head: "Hendes"})

    with pytest.raises(LostUpdate):
        services.change_part(part=part, values={kind.head: "Hans"}, opened_on=1, **_by(draft))
    with pytest.raises(LostUpdate):
        services.remove_part(part=part, opened_on=1, **_by(draft))

    part.refresh_from_db()
    assert getattr(part, kind.head) == "Hendes"


@EVERY_KIND
def test_a_part_that_somebody_removed_meanwhile_is_gone(kind: PartKind) -> None:
    draft = a_draft()
    part = a_part(draft, kind.code)
    services.remove_part(part=kind.rows.get(), opened_on=1, **_by(draft))

    with pytest.raises(PartGone):
        services.change_part(part=part, values={kind.head: "Hans"}, opened_on=1, **_by(draft))


@EVERY_KIND
def test_a_part_without_a_name_or_sentence_is_refused(kind: PartKind) -> None:
    draft = a_draft()

    with pytest.raises(NotAPart):
        a_part(draft, kind.code, "  ")

    assert not kind.rows.exists()


@pytest.mark.parametrize("code", ["stakeholder", "focus_area", "value", "criterion", "source"])
def test_a_name_that_is_too_long_is_refused_in_words(code: str) -> None:
    draft = a_draft()

    with pytest.raises(NotAPart, match=r"[34]00"):
        a_part(draft, code, "x" * 401)


def test_an_address_follows_the_name_until_it_is_adopted() -> None:
    draft = a_full_draft()
    area = draft.focus_area_texts.get()
    assert _change(area, name="Mod på forandring").focus_area.slug == "mod-paa-forandring"  # type: ignore[attr-defined]

    wording = adopted(draft)
    again = services.begin_revision(strategy=wording.strategy, reason="Nyt", **_by(wording))
    _change(again.focus_area_texts.get(), name="Et tredje navn")

    assert FocusArea.objects.get().slug == "mod-paa-forandring"


def test_two_areas_of_one_name_have_two_addresses() -> None:
    draft = a_draft()

    for _each in range(2):
        a_part(draft, "focus_area", "Sikker drift")

    assert set(FocusArea.objects.values_list("slug", flat=True)) == {"sikker-drift", "sikker-drift-2"}


def test_commitments_are_numbered_as_they_are_read() -> None:
    draft = a_draft()
    loose = a_commitment(draft, "uden for")
    first, second = (a_part(draft, "focus_area", name) for name in ("Først", "Så"))
    a_commitment(draft, "under det andet", second)
    moving = a_commitment(draft, "under det første", first)

    assert _sentences(draft) == [(1, "under det første"), (2, "under det andet"), (3, "uden for")]

    services.move(part=second, step=-1, **_by(draft))
    assert _sentences(draft) == [(1, "under det andet"), (2, "under det første"), (3, "uden for")]

    services.move_under(part=moving, focus_area=second.focus_area, **_by(draft))
    assert _sentences(draft) == [(1, "under det andet"), (2, "under det første"), (3, "uden for")]

    services.remove_part(part=second, opened_on=1, **_by(draft))
    assert _sentences(draft) == [(1, "uden for"), (2, "under det andet"), (3, "under det første")]
    loose.refresh_from_db()
    assert loose.focus_area is None


def test_a_number_that_was_adopted_is_given_to_no_other() -> None:
    wording = adopted(a_full_draft())
    draft = services.begin_revision(strategy=wording.strategy, reason="Nyt", **_by(wording))
    services.remove_part(part=draft.commitment_texts.get(commitment__number=2), opened_on=1, **_by(draft))
    a_commitment(draft, "et nyt", draft.focus_area_texts.get())

    assert _sentences(draft) == [(1, "holde vejene farbare"), (3, "et nyt")]
    assert Commitment.objects.filter(number=2).exists()


def test_a_part_moves_among_its_siblings_and_not_beyond() -> None:
    draft = a_draft()
    values = [a_part(draft, "value", name) for name in ("a", "b", "c")]

    services.move(part=values[2], step=-1, **_by(draft))
    assert [each.name for each in draft.values_held.all()] == ["a", "c", "b"]

    with pytest.raises(NoPlaceToGo):
        services.move(part=values[0], step=-1, **_by(draft))
    with pytest.raises(NoPlaceToGo):
        services.move(part=values[1], step=1, **_by(draft))


def test_a_commitment_is_not_put_under_an_area_of_another_draft() -> None:
    draft, other = a_draft(), a_draft()
    elsewhere = a_part(other, "focus_area", "Et andet sted")
    text = a_commitment(draft)

    with pytest.raises(NoPlaceToGo):
        services.move_under(part=text, focus_area=elsewhere.focus_area, **_by(draft))
    with pytest.raises(NoPlaceToGo):
        a_commitment(draft, "et løfte", elsewhere)


def test_confirming_a_sentence_takes_the_mark_away() -> None:
    draft = a_draft()
    part = a_part(draft, "commitment", "tage trivsel op, også når", is_incomplete=True)

    _change(part, is_incomplete=False)

    part.refresh_from_db()
    assert (part.text, part.is_incomplete) == ("tage trivsel op, også når", False)
