"""The difference between two texts, word by word."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kompas.strategy.differences import Fate, Run, compare, likeness, new_text, old_text

KEPT, REMOVED, ADDED = Fate.KEPT, Fate.REMOVED, Fate.ADDED
SIGNS = [",", ".", " ", "  ", "\n", "\r\n", "\u2028"]
WORDS = st.sampled_from([*["vi", "skal", "holde", "vejene", "farbare", "om", "vinteren", "året", "rundt"], *SIGNS])
TEXTS = st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=80)


@given(TEXTS, TEXTS)
def test_the_difference_gives_both_texts_back_to_the_letter(old: str, new: str) -> None:
    runs = compare(old, new)

    assert old_text(runs) == old
    assert new_text(runs) == new


@given(TEXTS, TEXTS)
def test_two_runs_side_by_side_never_share_their_fate_and_none_is_empty(old: str, new: str) -> None:
    runs = compare(old, new)

    assert all(run.text for run in runs)
    assert all(one.fate != other.fate for one, other in pairwise(runs))


def test_a_word_that_takes_the_place_of_another_stands_alone() -> None:
    assert compare("Vi holder vejene farbare hele vinteren.", "Vi holder vejene farbare hele året.") == (
        Run(KEPT, "Vi holder vejene farbare hele "),
        Run(REMOVED, "vinteren"),
        Run(ADDED, "året"),
        Run(KEPT, "."),
    )


def test_a_small_word_that_happens_to_be_in_both_does_not_tear_a_new_sentence_apart() -> None:
    runs = compare(
        "Vi svarer altid borgerne hurtigt og venligt på alle henvendelser.",
        "Vi svarer altid borgerne grundigt og med omhu på alle henvendelser.",
    )

    assert [run for run in runs if run.fate != KEPT] == [
        Run(REMOVED, "hurtigt og venligt"),
        Run(ADDED, "grundigt og med omhu"),
    ]


def test_two_texts_that_have_nothing_but_small_words_in_common_are_two_texts() -> None:
    old, new = "Vejene er farbare om vinteren.", "Virksomheder får hjælp til at søge byggetilladelse."

    assert compare(old, new) == (Run(REMOVED, old), Run(ADDED, new))


def test_equal_texts_are_kept_and_nothing_is_nothing() -> None:
    assert compare("Som før", "Som før") == (Run(KEPT, "Som før"),)
    assert compare("", "") == ()
    assert compare("", "Nyt") == (Run(ADDED, "Nyt"),)


def test_likeness_counts_letters_and_leaves_spaces_and_marks_out() -> None:
    assert likeness(compare("ens", "ens")) == 1
    assert likeness(compare("abc", "xyz")) == 0
    assert likeness(()) == 1


def test_a_long_text_without_line_breaks_is_divided_by_words_that_stand_once() -> None:
    words = [f"ord{number}" for number in range(6_000)]
    changed = [f"nyt{number}" if number % 100 == 0 else word for number, word in enumerate(words)]

    runs = compare(" ".join(words), " ".join(changed))

    assert old_text(runs) == " ".join(words)
    assert sum(run.fate == ADDED for run in runs) == 60
