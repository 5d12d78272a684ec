"""Refusals are read here in the language of the code; the Danish is held by the catalogue's own test."""

from collections.abc import Iterator

import pytest
from django.utils.translation import override


@pytest.fixture(autouse=True)
def _in_the_language_of_the_code() -> Iterator[None]:
    with override("en"):
        yield
