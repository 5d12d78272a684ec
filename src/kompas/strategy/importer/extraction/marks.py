"""The marks before an item: bullets, dashes, numbers, letters."""

import re

ROUND = "•▪▫·‣➢➤✓✔●○◦■□◆◇►▶▸➔➜❖☐☑∙⁃¤§\ue000-\uf8ff"  # need no space after them
DASHES = "-–—*+→"
# What a number with a full stop may stand before without being an item's number: dates and ordinals.
ORDINALS = (
    r"jan|feb|mar|apr|maj|mai|jun|jul|aug|sep|okt|oct|nov|dec|des|udgave|version|behandling|kvartal|halvår|generation|"
    r"klasse|sal|årgang|parts?|plads|juledag|utgave|utgåva|kvartalet"
)
MARK = re.compile(
    rf"(?P<mark>[{ROUND}]{{1,2}})\s*(?=\S)"
    rf"|(?P<dash>[{DASHES}]|o)\s+(?![\d\s]+[-–—]?$)(?=\S)"
    r"|(?P<tight>[-–—])(?=[^\W\d_])"
    rf"|(?P<number>\(?\d{{1,3}}(?:\.\d{{1,2}}){{0,3}}[.)])(?:\s+(?!(?:{ORDINALS})|\d)|(?=[A-ZÆØÅÄÖ]))"
    r"|(?P<outline>\d{1,2}(?:\.\d{1,2}){1,3})\s+(?=[A-ZÆØÅÄÖ])"
    r"|(?P<letter>\(?(?:[a-zA-Z]|[ivx]{2,4})\)|[a-hj-z]\.)\s+(?=\S)"
)
LONE = re.compile(rf"[{ROUND}]{{1,2}}|[-–—*+→o]|\(?\d{{1,3}}(?:\.\d{{1,2}}){{0,3}}[.)]|\(?[a-zA-Z]\)")


def peeled(text: str) -> tuple[str, str]:
    """The mark that `text` begins with ("" if none), and the rest of it."""
    found = MARK.match(text)
    if not found:
        return "", text
    return shown(found[found.lastgroup or 0]), text[found.end() :]


def is_lone(text: str) -> bool:
    """Whether `text` is nothing but a mark, whose words stand on the next line."""
    return LONE.fullmatch(text) is not None


def shown(mark: str) -> str:
    """A symbol font's bullet has no shape outside that font."""
    return "•" if "\ue000" <= mark[:1] <= "\uf8ff" else mark
