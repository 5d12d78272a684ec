"""Kinds of sources: the importer's codes become words, a person's own word stays."""

import pytest
from django.utils import translation

from kompas.strategy.sources import words_of


@pytest.mark.parametrize(
    ("kind", "words"),
    [("former_strategy", "tidligere strategi"), ("pestel", ""), ("borgermøde", "borgermøde"), ("", "")],
)
def test_a_kind_is_told_in_words(kind: str, words: str) -> None:
    with translation.override("da"):
        assert words_of(kind) == words
