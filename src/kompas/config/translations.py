"""The texts of the product and their Danish: collected from code and templates without gettext's binaries."""

import argparse
import ast
import re
from collections.abc import Iterator
from pathlib import Path

import django
import polib
from babel.messages.extract import extract_from_file

from kompas.config.environment import ROOT

PACKAGE = ROOT / "src" / "kompas"
CATALOGUE = PACKAGE / "locale" / "da" / "LC_MESSAGES" / "django.po"
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
# What Django's templatize makes of a template: calls with literals, among text that is blanked out.
LITERAL = r"u?('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")"
CALL = re.compile(rf"\b(_|gettext|ngettext|pgettext|npgettext)\(\s*{LITERAL}(?:\s*,\s*{LITERAL})?(?:\s*,\s*{LITERAL})?")
PYTHON_FORMAT = re.compile(r"%\(\w+\)[sd]|%[sd]")

type Text = tuple[str | None, str, str | None]  # context, singular, plural


def collect(_chosen: argparse.Namespace) -> int:
    """Bring the catalogue up to date: new texts stand empty, texts no longer used are gone, entries sorted."""
    known = {_key(entry): entry for entry in polib.pofile(str(CATALOGUE))} if CATALOGUE.exists() else {}
    catalogue = polib.POFile(wrapwidth=110)
    catalogue.metadata = {
        "Project-Id-Version": "Kompas",
        "Language": "da",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    for text in sorted(texts(), key=lambda text: (text[1], text[0] or "")):
        catalogue.append(_entry(text, known.get(text[:2])))
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(CATALOGUE))
    print(f"{len(catalogue)} texts, {len(complaints())} still to be translated: {CATALOGUE.relative_to(ROOT)}")
    return 0


def complaints() -> list[str]:
    """One line for each text that lacks its Danish, is fuzzy, stands twice, or is no longer used."""
    entries = list(polib.pofile(str(CATALOGUE))) if CATALOGUE.exists() else []
    catalogue = {_key(entry): entry for entry in entries}
    found = texts()
    used = {text[:2] for text in found}
    lines = [f"Not in the catalogue: {text[1]!r}" for text in sorted(found, key=str) if text[:2] not in catalogue]
    lines += [
        f"Stands in the catalogue, but no longer in the product: {key[1]!r}" for key in catalogue if key not in used
    ]
    lines += [f"Without Danish: {entry.msgid!r}" for entry in entries if not _is_done(entry)]
    if len(entries) > len(catalogue):
        lines.append("Some texts stand twice in the catalogue.")
    return [f"{line} (run `./kompas translations`)" for line in lines]


def texts() -> set[Text]:
    """Every text that code and templates hand to gettext."""
    found = {text for path in PACKAGE.rglob("*.py") for text in _in_python(path)}
    templates = (path for path in (PACKAGE / "templates").rglob("*") if path.suffix in {".html", ".txt"})
    found |= {text for path in templates for text in _in_template(path)}
    return found


def _in_python(path: Path) -> Iterator[Text]:
    for _line, message, _comments, context in extract_from_file("python", path, keywords=KEYWORDS):
        forms = (message,) if isinstance(message, str) else message
        yield context, forms[0], forms[1] if len(forms) > 1 else None


def _in_template(path: Path) -> Iterator[Text]:
    from django.utils.translation.template import templatize

    for match in CALL.finditer(templatize(path.read_text(encoding="utf-8"), origin=str(path))):
        function, *literals = match.groups()
        words = [ast.literal_eval(literal) for literal in literals if literal]
        context = words.pop(0) if function in {"pgettext", "npgettext"} else None
        yield context, words[0], words[1] if function in {"ngettext", "npgettext"} else None


def _entry(text: Text, old: polib.POEntry | None) -> polib.POEntry:
    context, singular, plural = text
    entry = polib.POEntry(msgid=singular, msgctxt=context)
    if plural:
        entry.msgid_plural = plural
        kept = old.msgstr_plural if old else {}
        entry.msgstr_plural = {0: kept.get(0, ""), 1: kept.get(1, "")}
    elif old:
        entry.msgstr = old.msgstr
    if PYTHON_FORMAT.search(singular):
        entry.flags.append("python-format")
    return entry


def _key(entry: polib.POEntry) -> tuple[str | None, str]:
    return (entry.msgctxt, entry.msgid)


def _is_done(entry: polib.POEntry) -> bool:
    said = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    return all(said) and not entry.fuzzy


django.setup()
