"""What an event carries besides who and what, in words: its codes, numbers and switches."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from kompas.accounts.kept import FACTOR_WORDS
from kompas.analyses.kinds import KINDS as BOARDS
from kompas.analyses.workflow import Phase
from kompas.organisation.roles import Role
from kompas.organisation.rooms import ROOMS
from kompas.strategy.fates import Fate
from kompas.strategy.models.revision import LANGUAGES
from kompas.strategy.workflow import Outcome

FIELD_WORDS = {
    "first_day": gettext_lazy("from"),
    "last_day": gettext_lazy("until"),
    "due": gettext_lazy("due"),
    "gather_until": gettext_lazy("cards until"),
    "revision": gettext_lazy("version"),
    "units": gettext_lazy("units"),
    "people": gettext_lazy("people"),
    "lines": gettext_lazy("lines"),
    "step": gettext_lazy("step"),
    "made_on": gettext_lazy("from"),
    "letters": gettext_lazy("letters held back"),
    "megabytes": "MB",
    "seconds": gettext_lazy("seconds"),
    "lost_files": gettext_lazy("files missing"),
    "adopted": pgettext_lazy("event log", "adopted versions"),
    "added": pgettext_lazy("event log", "added"),
    "removed": pgettext_lazy("event log", "taken away"),
    "card": pgettext_lazy("event log", "card"),
    "field": gettext_lazy("field"),
    "group": pgettext_lazy("event log", "group"),
}
COUNTED = frozenset(  # the number first: 44 lines
    {"units", "people", "lines", "letters", "megabytes", "seconds", "lost_files", "adopted", "added", "removed"}
)
UNTOLD_AT_NONE = frozenset({"adopted", "added", "removed"})
SWITCHES = {
    "is_on": (pgettext_lazy("room", "closed"), pgettext_lazy("room", "open")),
    "has_file": (gettext_lazy("without a file"), gettext_lazy("with a file")),
}
UNTOLD = frozenset({"hanging", "turn"})  # means something to the program alone
PART_WORDS = {
    "title": gettext_lazy("title"),
    "core_task": gettext_lazy("core task"),
    "vision": gettext_lazy("vision"),
    "purpose": gettext_lazy("purpose"),
    "steering": gettext_lazy("steering"),
    "history": gettext_lazy("history"),
    "stakeholder": gettext_lazy("stakeholder"),
    "focus_area": gettext_lazy("focus area"),
    "commitment": gettext_lazy("commitment"),
    "value": gettext_lazy("value"),
    "criterion": gettext_lazy("criterion"),
    "stated_goal": gettext_lazy("stated goal"),
    "source": gettext_lazy("source"),
}
CODE_WORDS: dict[str, Mapping[Any, Any]] = {
    "part": PART_WORDS,
    "factor": FACTOR_WORDS,
    "role": dict(Role.choices),
    "fate": dict(Fate.choices),
    "outcome": dict(Outcome.choices),
    "phase": dict(Phase.choices),
    "language": dict(LANGUAGES),
}


def value_in_words(name: str, value: Any) -> str:
    """One code or number of an event, as a colleague says it; empty where it would tell nobody anything."""
    if name in UNTOLD or (name in UNTOLD_AT_NONE and not value):
        return ""
    if name in SWITCHES:
        return str(SWITCHES[name][bool(value)])
    if name == "board_kind":
        return str(BOARDS[value].words) if value in BOARDS else str(value)
    if name == "room":
        return str(ROOMS[value].words) if value in ROOMS else str(value)
    if name in CODE_WORDS:
        return str(CODE_WORDS[name].get(value.partition(".")[0], _("text")))
    words = FIELD_WORDS.get(name, name)
    return f"{value} {words}" if name in COUNTED else f"{words} {value}"


def tells(name: str) -> bool:
    """Whether a field of this name has words here."""
    return name in {*FIELD_WORDS, *CODE_WORDS, *SWITCHES, *UNTOLD, "board_kind", "room"}
