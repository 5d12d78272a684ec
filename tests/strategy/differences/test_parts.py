"""What became of each part from one wording to another."""

from collections.abc import Iterable
from typing import Any

import pytest

from kompas.strategy import services
from kompas.strategy.differences import Differences, PartChange, State, differences, new_text, old_text
from kompas.strategy.models import Revision
from kompas.strategy.queries import outline
from kompas.strategy.wordings import links_between
from tests.makers import NOON
from tests.strategy.makers import a_commitment, a_draft, a_part, adopted

pytestmark = pytest.mark.django_db


@pytest.fixture
def before() -> Revision:
    """Two focus areas, the first with three commitments."""
    draft = a_draft()
    roads = a_part(draft, "focus_area", "Veje")
    a_part(draft, "focus_area", "Vand")
    for text in ("holde vejene farbare", "rydde sne i tide", "svare på henvendelser inden en uge"):
        a_commitment(draft, text, roads)
    a_part(draft, "value", "Nysgerrig", text="Vi spørger, før vi svarer")
    return adopted(draft)


@pytest.fixture
def draft(before: Revision) -> Revision:
    return services.begin_revision(strategy=before.strategy, reason="Nyt år", by=before.created_by, at=NOON)


def _compared(before: Revision, draft: Revision) -> Differences:
    draft.refresh_from_db()
    return differences(outline(before), outline(draft), links_between(before, draft))


def _of(found: Differences, code: str) -> list[PartChange]:
    return [each for section in found.sections for each in section.all if each.code == code]


def _states(changes: Iterable[PartChange]) -> dict[str, State]:
    return {each.address: each.state for each in changes}


def _text(draft: Revision, number: int) -> Any:
    return draft.commitment_texts.get(commitment__number=number)


def _by(draft: Revision) -> dict[str, Any]:
    return {"by": draft.created_by, "at": NOON}


def test_a_new_draft_differs_in_nothing(before: Revision, draft: Revision) -> None:
    found = _compared(before, draft)

    assert found.is_none
    assert not found.counts
    assert not found.moved


def test_a_reworded_commitment_is_changed_under_its_own_number(before: Revision, draft: Revision) -> None:
    services.change_part(part=_text(draft, 2), values={"text": "rydde sne hver morgen"}, opened_on=1, **_by(draft))

    found = _compared(before, draft)

    changed = next(each for each in _of(found, "commitment") if each.address == "2")
    assert (changed.state, old_text(changed.head), new_text(changed.head)) == (
        State.CHANGED,
        "rydde sne i tide",
        "rydde sne hver morgen",
    )
    assert found.counts == {State.CHANGED: 1}


def test_what_is_removed_stands_where_it_stood_and_what_is_added_where_it_stands(
    before: Revision, draft: Revision
) -> None:
    services.remove_part(part=_text(draft, 2), opened_on=1, **_by(draft))
    a_commitment(draft, "passe på cyklisterne", draft.focus_area_texts.get(name="Veje"))

    changes = _of(_compared(before, draft), "commitment")

    assert [(each.address, each.state) for each in changes] == [
        ("1", State.KEPT),
        ("2", State.REMOVED),
        ("3", State.KEPT),
        ("4", State.ADDED),
    ]


def test_of_two_that_changed_places_one_is_told_to_be_moved(before: Revision, draft: Revision) -> None:
    services.move(part=_text(draft, 3), step=-1, **_by(draft))

    found = _compared(before, draft)

    assert found.moved == 1
    assert not found.is_none
    assert _states(_of(found, "commitment")) == {"1": State.KEPT, "2": State.KEPT, "3": State.KEPT}


def test_a_commitment_under_another_focus_area_tells_where_it_stood(before: Revision, draft: Revision) -> None:
    water = draft.focus_area_texts.get(name="Vand").focus_area
    services.change_part(part=_text(draft, 1), values={"text": "holde vandløbene farbare"}, opened_on=1, **_by(draft))
    services.move_under(part=_text(draft, 1), focus_area=water, **_by(draft))

    found = _compared(before, draft)

    section = next(each for each in found.sections if each.own and new_text(each.own.head) == "Vand")
    assert [(each.address, each.state, each.under, each.is_moved) for each in section.changes] == [
        ("1", State.CHANGED, "Veje", True)
    ]
    assert old_text(section.changes[0].head) == "holde vejene farbare"


def test_a_divided_commitment_is_told_with_the_two_that_continue_it(before: Revision, draft: Revision) -> None:
    services.split(
        part=_text(draft, 3),
        first={"text": "svare på henvendelser"},
        second={"text": "svare inden en uge"},
        opened_on=1,
        **_by(draft),
    )

    changes = {each.address: each for each in _of(_compared(before, draft), "commitment")}

    assert (changes["3"].state, changes["3"].others) == (State.DIVIDED, ("4", "5"))
    assert (changes["4"].state, changes["4"].others) == (State.DIVIDED_OFF, ("3",))
    assert new_text(changes["3"].head) == "svare på henvendelser svare inden en uge"


def test_commitments_put_together_are_compared_with_both(before: Revision, draft: Revision) -> None:
    services.merge(part=_text(draft, 2), opened_on=1, **_by(draft))

    changes = {each.address: each for each in _of(_compared(before, draft), "commitment")}

    assert (changes["4"].state, changes["4"].others) == (State.MERGED, ("1", "2"))
    assert old_text(changes["4"].head) == "holde vejene farbare rydde sne i tide"
    assert changes["1"].state == changes["2"].state == State.MERGED_AWAY


def test_what_was_divided_twice_is_told_across_the_wordings_between(before: Revision, draft: Revision) -> None:
    services.split(
        part=_text(draft, 3), first={"text": "svare venligt"}, second={"text": "svare snart"}, opened_on=1, **_by(draft)
    )
    between = adopted(draft)
    last = services.begin_revision(strategy=before.strategy, reason="Igen", by=before.created_by, at=NOON)
    services.split(
        part=_text(last, 5), first={"text": "svare i dag"}, second={"text": "svare i morgen"}, opened_on=1, **_by(last)
    )

    changes = {each.address: each for each in _of(_compared(before, last), "commitment")}

    assert between.number == 2
    assert changes["3"].others == ("4", "6", "7")


def test_a_number_given_anew_to_quite_other_words_is_another_part(before: Revision, draft: Revision) -> None:
    services.remove_part(part=draft.values_held.get(), opened_on=1, **_by(draft))
    a_part(draft, "value", "Modig", text="Vi tør gå foran")

    assert [each.state for each in _of(_compared(before, draft), "value")] == [State.REMOVED, State.ADDED]


def test_a_text_of_the_wording_itself_is_compared_too(before: Revision, draft: Revision) -> None:
    services.change_texts(revision=draft, texts={"vision": "En kommune i bevægelse"}, opened_on=1, **_by(draft))

    assert _states(_of(_compared(before, draft), "vision")) == {"vision": State.ADDED}
