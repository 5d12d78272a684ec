"""Quoting the words that somebody writes about."""

from kompas.strategy.abouts import WHOLE, find
from kompas.strategy.models import Revision
from kompas.strategy.queries import outline
from kompas.strategy.services.writing import PartGone


def quoted(revision: Revision, about: tuple[str, int]) -> tuple[str, int, str]:
    """The code, the key and the words of what stands there now.

    Raises:
        PartGone: nothing stands there in `revision`.
    """
    code, key = about
    if code == WHOLE:
        return WHOLE, 0, ""
    found = find(outline(revision), code, key)
    if found is None:
        raise PartGone
    return code, key, found.words
