"""Words meet where a Danish reader says that they are the same."""

import pytest

from kompas.search.words import asked, heads_of, is_tail, kept, stem, words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("kommune", "kommunernes"),
        ("kommune", "kommunens"),
        ("afgørelse", "afgørelserne"),
        ("byggetilladelse", "byggetilladelser"),
        ("sag", "sagens"),
        ("løfte", "løfterne"),
        ("borger", "borgernes"),
        ("barn", "børnene"),
        ("by", "byens"),
        ("sø", "søerne"),
        ("træ", "træer"),
        ("stue", "stuernes"),
        ("uge", "ugerne"),
        ("plads", "pladserne"),
        ("Ærø", "ærø"),
        ("idé", "ide"),
        ("ÅRHUS", "århus"),
    ],
)
def test_forms_of_one_word_have_one_stem(one: str, other: str) -> None:
    assert [stem(word) for word in words(one)] == [stem(word) for word in words(other)]


@pytest.mark.parametrize(("one", "other"), [("å", "a"), ("hår", "har"), ("løn", "lon"), ("mål", "mal")])
def test_danish_letters_are_letters_of_their_own(one: str, other: str) -> None:
    assert words(one) != words(other)


def test_what_is_kept_holds_each_word_and_its_stem_but_no_small_words() -> None:
    assert kept("At hjælpe kommunernes borgere – og så CO2!") == "hjælp hjælpe kommun kommunernes borg borgere co2"


def test_a_question_holds_each_word_once_and_its_synonyms() -> None:
    [business] = asked("virksomheder og virksomheder")

    assert (business.written, business.stem) == ("virksomheder", "virksom")
    assert "erhvervsliv" in business.also
    assert asked("og det er vi") == []
    assert [word.written for word in asked('") NEAR(1=1 --*:')] == ["near", "1"]
    assert len(asked("et " + " ".join(f"ord{number}" for number in range(50)))) == 8


@pytest.mark.parametrize(
    ("tail", "compound", "is_one"),
    [
        ("tillad", "byggetillad", True),
        ("plan", "handleplan", True),
        ("sag", "byggesag", True),  # `byg` stands in the texts
        ("sag", "forsag", False),
        ("mål", "formål", False),
        ("handling", "forhandling", False),
        ("handling", "behandling", False),
        ("lov", "orlov", False),
        ("vej", "vej", False),
        ("ret", "afret", False),
    ],
)
def test_a_compound_is_told_from_a_word_that_only_ends_alike(tail: str, compound: str, *, is_one: bool) -> None:
    assert is_tail(tail, compound, {"byg", "handl"}) is is_one


def test_what_joins_a_compound_is_no_part_of_its_head() -> None:
    assert stem("læring") in heads_of("mål", "læringsmål")
    assert stem("hund") in heads_of("plads", "hundeplads")
