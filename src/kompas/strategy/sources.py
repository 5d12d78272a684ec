"""What kinds of thing a strategy rests on. The importer names them by code; a person may write any word."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Where the name says it already (PESTEL, SWOT), or nothing is known, there is no word.
WORDS: dict[str, str | Promise] = {
    "former_strategy": _("former strategy"),
    "foundation": _("leadership foundation"),
    "commission": _("commission"),
    "culture_analysis": _("culture analysis"),
    "analysis": _("analysis"),
    "survey": _("survey"),
    "workshop": _("workshop"),
    "seminar": _("seminar"),
    "policy": _("policy"),
    "plan": _("plan"),
    "law": _("law"),
    "pestel": "",
    "swot": "",
    "other": "",
}


def words_of(kind: str) -> str:
    """The kind of a source in words; what is no code is a word already."""
    return str(WORDS.get(kind, kind))


def written(kind: str) -> str:
    """The kind as it is shown where a person may write another; `code_of` reads it back."""
    return words_of(kind) or ("" if kind == "other" else kind.upper())


def code_of(words: str) -> str:
    """The code that `words` stand for in the language of the screen; other words are kept as they were written."""
    known = {written(code).casefold(): code for code in WORDS if code != "other"}
    return known.get(words.casefold(), words)


# The kinds to choose from for a ground: those above, with words of their own where the name said it already.
CHOICES: list[tuple[str, str | Promise]] = [
    *((code, words) for code, words in WORDS.items() if words),
    ("pestel", "PESTEL"),
    ("swot", "SWOT"),
    ("other", _("other")),
]
TAKEN_BY_PAGES = frozenset({"ny"})  # no ground has such an address
