"""The key that gives a card its place."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from kompas.analyses.rules import key_between, spread

KEYS = st.integers(min_value=-(2**40), max_value=2**40)


def test_the_first_card_of_an_empty_field_gets_a_key() -> None:
    assert key_between(None, None) is not None


@given(KEYS, KEYS)
def test_a_key_lies_between_its_neighbours_or_the_field_must_be_spread(one: int, other: int) -> None:
    before, after = sorted((one, other))
    key = key_between(before, after)
    if key is None:
        assert after - before < 2
    else:
        assert before < key < after


@given(KEYS)
def test_there_is_always_room_at_both_ends(key: int) -> None:
    first, last = key_between(None, key), key_between(key, None)
    assert first is not None
    assert last is not None
    assert first < key < last


@given(st.integers(min_value=2, max_value=600))
def test_a_field_spread_anew_has_room_everywhere(count: int) -> None:
    keys = spread(count)
    assert all(key_between(before, after) is not None for before, after in itertools.pairwise(keys))
