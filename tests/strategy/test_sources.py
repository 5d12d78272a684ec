"""Kinds of sources: the importer's codes become words, a person's own word stays."""

import pytest
from django.utils import translation

from kompas.strategy.sources import code_of, words_of, written


@pytest.mark.parametrize(
    ("kind", "words"),
    [("former_strategy", "tidligere strategi"), ("pestel", ""), ("borgermøde", "borgermøde"), ("", "")],
)
def test_a_kind_is_told_in_words(kind: str, words: str) -> None:
    with translation.override("da"):
        assert words_of(kind) == words


@pytest.mark.parametrize("kind", ["former_strategy", "pestel", "policy", "borgermøde", ""])
def test_a_kind_that_nobody_changed_is_kept(kind: str) -> None:
    with translation.override("da"):
        assert code_of(written(kind)) == kind


def test_a_kind_in_words_is_read_as_its_code() -> None:
    with translation.override("da"):
        assert code_of("Tidligere strategi") == "former_strategy"
