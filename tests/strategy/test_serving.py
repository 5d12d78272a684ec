"""What serves a commitment is counted by rooms that strategy does not know."""

from collections.abc import Collection, Iterator

import pytest

from kompas.strategy import serving
from kompas.strategy.serving import declare


@pytest.fixture(autouse=True)
def _nothing_declared(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(serving, "COUNTERS", {})
    yield


def test_a_commitment_without_anything_under_it_is_naked() -> None:
    assert serving.serving([1, 2]) == {1: (), 2: ()}


def test_what_hangs_under_a_commitment_is_told_in_the_words_of_its_room() -> None:
    def counts(_commitments: Collection[int]) -> dict[int, int]:
        return {1: 2, 2: 0}

    declare("plans", words=lambda count: f"{count} handleplaner", counts=counts)

    found = serving.serving([1, 2])

    assert [each.words for each in found[1]] == ["2 handleplaner"]
    assert found[2] == ()


def test_one_name_is_declared_by_one_room_only() -> None:
    declare("goals", words=str, counts=lambda _keys: {})
    with pytest.raises(ValueError, match="twice"):
        declare("goals", words=str, counts=lambda _keys: {})
