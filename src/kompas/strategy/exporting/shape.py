"""A place in a JSON file, and what may stand there. Pure; whatever does not fit is refused, naming the place."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, NoReturn

from django.utils.translation import gettext as _

from kompas.errors import DomainError

MOST_DIGITS = 15
EARLIEST = 1900
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
UNFIT = re.compile("[\x00\ud800-\udfff]")  # what no database stores: NUL, and halves of a character


class NotTheFormat(DomainError):
    """The file is no strategy as Kompas writes it; the text names the place and what should stand there."""


class _Misread(ValueError):
    pass


def parsed(content: bytes) -> "At":
    """The file as JSON.

    Raises:
        NotTheFormat: it is not UTF-8, not JSON, nested too deeply, or says something twice.
    """
    try:
        return At(
            json.loads(content.decode("utf-8-sig"), object_pairs_hook=_once, parse_int=_whole, parse_constant=_never)
        )
    except UnicodeDecodeError as fault:
        raise NotTheFormat(_("The file is not written in UTF-8. Export it from Kompas anew.")) from fault
    except RecursionError as fault:
        raise NotTheFormat(_("The file is nested too deeply to be a strategy.")) from fault
    except json.JSONDecodeError as fault:
        told = {"line": fault.lineno, "column": fault.colno}
        raise NotTheFormat(_("The file is not JSON: it breaks in line %(line)d, column %(column)d.") % told) from fault
    except _Misread as fault:
        raise NotTheFormat(str(fault)) from fault


@dataclass(frozen=True, slots=True)
class At:
    """What stands at `path`, such as `wordings[0].commitments[2].text`; the whole file has an empty one."""

    value: Any
    path: str = ""

    def refuse(self, words: str) -> NoReturn:
        place = self.path or _("the file itself")
        raise NotTheFormat(_("The file cannot be used. At %(place)s: %(words)s") % {"place": place, "words": words})

    def object(self, required: Sequence[str] = (), optional: Sequence[str] = ()) -> "dict[str, At]":
        """The places of these names and of no others."""
        value = self._of(dict, _("an object {…} should stand here."))
        for name in required:
            if name not in value:
                self.refuse(_("“%(name)s” is missing.") % {"name": name})
        for name in value:
            if name not in required and name not in optional:
                self.refuse(_("“%(name)s” is nothing that this Kompas knows.") % {"name": name[:60]})
        return {name: At(each, f"{self.path}.{name}".lstrip(".")) for name, each in value.items()}

    def list(self, most: int) -> "list[At]":
        value = self._of(list, _("a list […] should stand here."))
        if len(value) > most:
            self.refuse(_("the list is longer than %(most)d.") % {"most": most})
        return [At(each, f"{self.path}[{position}]") for position, each in enumerate(value)]

    def text(self, longest: int, *, empty: bool = True) -> str:
        value = self._of(str, _("a text should stand here."))
        if len(value) > longest:
            self.refuse(_("the text is longer than %(count)d letters.") % {"count": longest})
        if UNFIT.search(value):
            self.refuse(_("the text holds a character that cannot be stored."))
        if not empty and not value.strip():
            self.refuse(_("the text is empty."))
        return str(value)

    def slug(self, longest: int) -> str:
        value = self.text(longest, empty=False)
        if not SLUG.fullmatch(value):
            self.refuse(_("only small letters a–z, digits and hyphens may stand here."))
        return value

    def one_of(self, codes: Sequence[str]) -> str:
        value = self.text(60)
        if value not in codes:
            self.refuse(_("one of these should stand here: %(codes)s.") % {"codes": ", ".join(codes)})
        return value

    def number(self, low: int, high: int) -> int:
        if isinstance(self.value, bool) or not isinstance(self.value, int) or not low <= self.value <= high:
            self.refuse(_("a whole number from %(low)d to %(high)d should stand here.") % {"low": low, "high": high})
        return int(self.value)

    def number_or_none(self, low: int, high: int) -> int | None:
        return None if self.value is None else self.number(low, high)

    def truth(self) -> bool:
        return bool(self._of(bool, _("true or false should stand here.")))

    def instant(self, *, until: datetime) -> datetime:
        """An instant with its zone, not later than `until`."""
        told = _instant(self.text(40))
        if told is None:
            self.refuse(_("an instant with its time zone should stand here, such as 2026-03-02T11:00:00+00:00."))
        if told > until:
            self.refuse(_("the instant lies in the future."))
        return told.astimezone(UTC)

    def day_or_none(self) -> date | None:
        return None if self.value is None else self.day()

    def day(self) -> date:
        written = self.text(10)
        try:
            told = date.fromisoformat(written)
        except ValueError:
            told = None
        if told is None or told.isoformat() != written:
            self.refuse(_("a day should stand here, such as 2026-03-02."))
        return told

    def _of(self, kind: type, words: str) -> Any:
        if not isinstance(self.value, kind) or (kind is not bool and isinstance(self.value, bool)):
            self.refuse(words)
        return self.value


def _instant(text: str) -> datetime | None:
    try:
        told = datetime.fromisoformat(text)
    except ValueError:
        return None
    return told if told.tzinfo and told.year >= EARLIEST else None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _value in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _Misread(_("The file says “%(name)s” twice in the same place.") % {"name": twice[:60]})
    return found


def _whole(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        raise _Misread(_("The file holds a number of more than %(count)d digits.") % {"count": MOST_DIGITS})
    return int(digits)


def _never(_constant: str) -> NoReturn:
    raise _Misread(_("The file holds a number that is none."))
