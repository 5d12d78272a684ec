"""Splitting and merging parts: no word is lost, and what was adopted is continued by a link."""

from typing import Any

import pytest

from kompas.errors import LostUpdate
from kompas.strategy import queries, services
from kompas.strategy.models import KINDS, Commitment, CommitmentLink, CommitmentText, PartKind, Revision
from kompas.strategy.services import NoPlaceToGo, NotAPart
from tests.makers import NOON
from tests.strategy.makers import a_commitment, a_draft, a_full_draft, a_part, adopted

pytestmark = pytest.mark.django_db


def _by(draft: Revision) -> dict[str, Any]:
    return {"by": draft.created_by, "at": NOON}


def _sentences(draft: Revision) -> list[tuple[int, str]]:
    return [(each.number, each.text) for each in queries.outline(draft).all_commitments]


def _split(draft: Revision, text: CommitmentText, first: str, second: str) -> tuple[Any, Any]:
    return services.split(
        part=text, first={"text": first}, second={"text": second}, opened_on=text.version, **_by(draft)
    )


def _revised(*sentences: str) -> Revision:
    """A new revision of an adopted strategy with these commitments, all outside any area."""
    first = a_draft()
    for sentence in sentences:
        a_commitment(first, sentence)
    wording = adopted(first)
    return services.begin_revision(strategy=wording.strategy, reason="Nyt", **_by(wording))


def _text(draft: Revision, number: int) -> CommitmentText:
    return draft.commitment_texts.select_related("commitment").get(commitment__number=number)


def _links() -> set[tuple[int, int]]:
    return set(CommitmentLink.objects.values_list("old__number", "new__number"))


def test_a_new_commitment_splits_without_a_trace() -> None:
    draft = a_draft()
    one, other = a_commitment(draft, "måle og veje"), a_commitment(draft, "følge op")

    _split(draft, one, "måle", "veje")

    assert _sentences(draft) == [(1, "måle"), (2, "veje"), (3, "følge op")]
    assert not CommitmentLink.objects.exists()
    assert _text(draft, 3).commitment_id == other.commitment_id


def test_an_adopted_commitment_that_splits_is_continued_by_two_new_ones() -> None:
    draft = _revised("måle og veje", "følge op")

    _split(draft, _text(draft, 1), "måle", "veje")

    assert _sentences(draft) == [(3, "måle"), (4, "veje"), (2, "følge op")]
    assert _links() == {(1, 3), (1, 4)}


def test_what_continues_an_adopted_commitment_does_so_also_when_it_splits_again() -> None:
    draft = _revised("måle, veje og tælle")

    _one, two = _split(draft, _text(draft, 1), "måle", "veje og tælle")
    _split(draft, _text(draft, two.commitment.number), "veje", "tælle")

    assert _sentences(draft) == [(2, "måle"), (3, "veje"), (4, "tælle")]
    assert _links() == {(1, 2), (1, 3), (1, 4)}


def test_two_new_commitments_merge_into_the_first() -> None:
    draft = a_draft()
    one, two = a_commitment(draft, "måle"), a_commitment(draft, "og veje")

    services.merge(part=two, opened_on=1, **_by(draft))

    assert _sentences(draft) == [(1, "måle og veje")]
    assert list(Commitment.objects.all()) == [one.commitment]


def test_two_adopted_commitments_that_merge_are_continued_by_one_new() -> None:
    draft = _revised("måle", "og veje", "følge op")

    services.merge(part=_text(draft, 2), opened_on=1, **_by(draft))

    assert _sentences(draft) == [(4, "måle og veje"), (3, "følge op")]
    assert _links() == {(1, 4), (2, 4)}


@pytest.mark.parametrize("new_first", [True, False])
def test_a_new_commitment_merges_into_an_adopted_one(*, new_first: bool) -> None:
    draft = _revised("måle")
    new = a_commitment(draft, "og veje")
    if new_first:
        services.move(part=new, step=-1, **_by(draft))

    second = draft.commitment_texts.order_by("order").last()
    assert second
    services.merge(part=second, opened_on=1, **_by(draft))

    assert _sentences(draft) == [(1, "og veje måle" if new_first else "måle og veje")]
    assert not CommitmentLink.objects.exists()


def test_an_unfinished_sentence_stays_unfinished_when_merged() -> None:
    draft = a_draft()
    a_part(draft, "commitment", "måle og", is_incomplete=True)
    two = a_commitment(draft, "veje")

    services.merge(part=two, opened_on=1, **_by(draft))

    assert draft.commitment_texts.get().is_incomplete


@pytest.mark.parametrize("code", ["stakeholder", "value", "criterion"])
def test_named_parts_merge_without_losing_a_word(code: str) -> None:
    kind, draft = KINDS[code], a_draft()
    said: list[dict[str, Any]] = [{kind.body: "Mødes."}, {kind.body: "Høres."}]
    a_part(draft, code, "Borgerne", **said[0])
    two = a_part(draft, code, "Naboerne", **said[1])

    services.merge(part=two, opened_on=1, **_by(draft))

    one = kind.rows.get()
    assert (one.name, getattr(one, kind.body)) == ("Borgerne", "Mødes.\n\nNaboerne\n\nHøres.")


def test_focus_areas_merge_with_their_commitments() -> None:
    draft = a_draft()
    first, second = (a_part(draft, "focus_area", name) for name in ("Drift", "Udvikling"))
    for text, area in (("a", first), ("b", second), ("c", second)):
        a_commitment(draft, text, area)

    services.merge(part=second, opened_on=1, **_by(draft))

    [area] = queries.outline(draft).focus_areas
    assert (area.name, area.intro, [each.text for each in area.commitments]) == ("Drift", "Udvikling", ["a", "b", "c"])


def test_a_focus_area_splits_by_its_commitments() -> None:
    draft = a_draft()
    area = a_part(draft, "focus_area", "Drift og udvikling")
    a_part(draft, "focus_area", "Sidst")
    texts = [a_commitment(draft, text, area) for text in ("a", "b", "c")]

    services.split_focus_area(part=area, name="Udvikling", commitments=[texts[2], texts[1]], opened_on=1, **_by(draft))

    told = [(each.name, [c.text for c in each.commitments]) for each in queries.outline(draft).focus_areas]
    assert told == [("Drift og udvikling", ["a"]), ("Udvikling", ["b", "c"]), ("Sidst", [])]


def test_a_focus_area_does_not_split_by_commitments_of_another() -> None:
    draft = a_draft()
    area, other = (a_part(draft, "focus_area", name) for name in ("Drift", "Udvikling"))
    elsewhere = a_commitment(draft, "a", other)

    for commitments in ([elsewhere], []):
        with pytest.raises(NoPlaceToGo):
            services.split_focus_area(part=area, name="Ny", commitments=commitments, opened_on=1, **_by(draft))


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_the_first_part_has_nothing_to_merge_with(kind: PartKind) -> None:
    draft = a_draft()

    with pytest.raises(NoPlaceToGo):
        services.merge(part=a_part(draft, kind.code), opened_on=1, **_by(draft))


def test_half_a_part_must_say_something() -> None:
    draft = a_draft()
    text = a_commitment(draft, "måle")

    with pytest.raises(NotAPart):
        _split(draft, text, "måle", " ")

    assert _sentences(draft) == [(1, "måle")]


def test_what_changed_meanwhile_is_neither_split_nor_merged() -> None:
    draft = a_full_draft()
    text = a_commitment(draft, "sidst")
    services.change_part(part=text, values={"text": "ændret"}, opened_on=1, **_by(draft))

    with pytest.raises(LostUpdate):
        services.split(part=text, first={"text": "a"}, second={"text": "b"}, opened_on=1, **_by(draft))
    with pytest.raises(LostUpdate):
        services.merge(part=text, opened_on=1, **_by(draft))
