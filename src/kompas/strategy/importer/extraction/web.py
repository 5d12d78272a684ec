"""Web pages: the words that a reader of the page sees, block by block."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from lxml import etree, html

from kompas.strategy.importer.extraction.decoding import decoded
from kompas.strategy.importer.extraction.rows import Extract, Row
from kompas.strategy.importer.refusals import CannotRead, Refusal

DROPPED = frozenset(
    "script style noscript template head title nav header footer aside button select option input textarea dialog "
    "iframe object embed applet audio video canvas svg math map menu datalist meta link base".split()
)
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span "
    "strike strong sub sup time tt u var wbr o:p".split()
)
BOLD = frozenset({"b", "strong", "th"})
AROUND = re.compile(
    r"cookie|consent|samtykke|breadcrumb|brødkrumme|\bnav\b|navbar|site-?(header|footer)|sidebar|skip-?link|\bshare\b|"
    r"social-?media",
    re.IGNORECASE,
)
ROLES = frozenset({"navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu"})
SKIP_LINK = re.compile(
    r"^\s*(?:gå|spring|hop|hopp|hoppa|skip|jump)\b.{0,30}\b(?:indhold|innhold|innehåll|content|main)", re.IGNORECASE
)
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
SIZE = re.compile(r"font-size\s*:\s*(\d+(?:\.\d+)?)(pt|px)", re.IGNORECASE)
WEIGHT = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)", re.IGNORECASE)
CHARSET = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}encoding=[\"']([\w.-]+)", re.IGNORECASE
)
DECLARATIONS = re.compile(r"<\?xml[^>]*\?>|<!DOCTYPE[^>\[]*(?:\[.*?\]\s*)?>", re.DOTALL | re.IGNORECASE)
POINTS_PER_PIXEL = 0.75


def read(path: Path) -> Extract:
    content = path.read_bytes()
    named = CHARSET.search(content[:4096])
    text = decoded(
        content, declared=next(name for name in named.groups() if name).decode("ascii", "ignore") if named else ""
    )
    # Declarations are taken out: lxml would heed an encoding that no longer holds, and entities are nobody's business.
    text = DECLARATIONS.sub("", text[:4096]) + text[4096:]
    return Extract(_Reading().rows(_parsed(text.replace("\x00", ""))))


def _parsed(text: str) -> etree._Element:
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = html.document_fromstring(text.encode("utf-8", "ignore"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise CannotRead(Refusal.NO_WORDS if not text.strip() else Refusal.BROKEN) from None
    if any("xcessive depth" in entry.message for entry in parser.error_log):
        raise CannotRead(Refusal.TOO_DEEP)  # the parser stopped there, and what follows would be lost
    return root


@dataclass(frozen=True)
class Style:
    """What stands above an element tells of it."""

    level: int | None = None
    bold: bool = False
    size: float | None = None
    bullet: str = ""
    indent: float = 0.0
    is_kept: bool = False  # blanks and line ends stand as written


@dataclass
class _Words:
    text: str
    style: Style


class _Reading:
    """Gathers words until a block ends, then hands them on as one row."""

    def __init__(self) -> None:
        self.words: list[_Words] = []
        self.bullet = ""
        self.gap = 0

    def rows(self, root: etree._Element) -> Iterator[Row]:
        yield from self._element(root, Style())
        yield from self._end(gap=0)

    def _element(self, element: etree._Element, above: Style) -> Iterator[Row]:
        tag = str(element.tag)
        if tag in DROPPED or _is_hidden(element) or (tag == "form" and not _holds_page(element)):
            return
        style = _style(element, tag, above)
        if tag == "br":
            yield from self._end(gap=0)
        elif tag == "table":
            yield from self._block(self._table(element, style))
        elif tag in INLINE:
            yield from self._inside(element, style)
        elif tag == "li":
            yield from self._end(gap=0)
            self.bullet = style.bullet
            yield from self._inside(element, style)
            yield from self._end(gap=0)
        else:
            yield from self._block(self._inside(element, style), gap=0 if tag in {"ul", "ol", "tr", "dl"} else 1)

    def _block(self, inside: Iterator[Row], gap: int = 1) -> Iterator[Row]:
        yield from self._end(gap=gap)
        yield from inside
        yield from self._end(gap=gap)

    def _inside(self, element: etree._Element, style: Style) -> Iterator[Row]:
        yield from self._text(element.text, style)
        number = 0
        for child in element:
            below = style
            if child.tag == "li":
                number += 1
                below = replace(style, bullet=f"{number}." if element.tag == "ol" else "•")
            yield from self._element(child, below)
            yield from self._text(child.tail, style)

    def _text(self, text: str | None, style: Style) -> Iterator[Row]:
        if not text:
            return
        if not style.is_kept:
            self.words.append(_Words(re.sub(r"[ \t\r\n\f]+", " ", text), style))
            return
        first, *others = text.split("\n")
        self.words.append(_Words(first, style))
        for line in others:
            yield from self._end(gap=0)
            self.words.append(_Words(line, style))

    def _end(self, *, gap: int) -> Iterator[Row]:
        text = "".join(word.text for word in self.words).strip(" \t\r\n")
        said = [word for word in self.words if any(letter.isalnum() for letter in word.text)]
        self.words = []
        if text:
            style = max(said, key=lambda word: len(word.text)).style if said else Style()
            is_bold = bool(said) and all(word.style.bold for word in said)
            size = style.size if said else None
            yield Row(
                text, bullet=self.bullet, level=style.level, bold=is_bold, size=size, gap=self.gap, indent=style.indent
            )
            self.bullet, self.gap = "", gap
        else:
            self.gap = max(self.gap, gap)

    def _table(self, table: etree._Element, style: Style) -> Iterator[Row]:
        """Rows of short cells are lines with tabs; in a row with a list or several paragraphs each has its own line."""
        for row in table.iter("tr"):
            if next(row.iterancestors("table")) is not table:
                continue  # of a table in a cell, which is read there
            cells = [list(self._cell(cell, style)) for cell in row if cell.tag in {"td", "th"}]
            if any(len(cell) > 1 for cell in cells) or sum(map(len, cells)) == 1:
                yield from (line for cell in cells for line in cell)
            elif lines := [cell[0] if cell else Row() for cell in cells]:
                is_bold = all(line.bold for line in lines if line.text)
                yield Row("\t".join(line.text for line in lines), bold=is_bold, gap=self.gap, indent=style.indent)
                self.gap = 0
        yield from (line for caption in table.iter("caption") for line in self._cell(caption, style))

    def _cell(self, cell: etree._Element, style: Style) -> Iterator[Row]:
        for row in _Reading().rows_of(cell, replace(style, bold=cell.tag == "th")):
            yield replace(row, gap=0)

    def rows_of(self, cell: etree._Element, style: Style) -> Iterator[Row]:
        if not _is_hidden(cell):
            yield from self._inside(cell, style)
            yield from self._end(gap=0)


def _style(element: etree._Element, tag: str, above: Style) -> Style:
    css = element.get("style") or ""
    level = int(tag[1]) if re.fullmatch(r"h[1-6]", tag) else above.level
    if element.get("role") == "heading" and (element.get("aria-level") or "").isdecimal():
        level = int(element.get("aria-level") or 2)
    if (element.get("class") or "").lower() == "msotitle":
        level = 1
    found = SIZE.search(css)
    size = float(found[1]) * (POINTS_PER_PIXEL if found[2].lower() == "px" else 1) if found else above.size
    return Style(
        level=level,
        bold=above.bold or tag in BOLD or bool(WEIGHT.search(css)),
        size=size,
        bullet=above.bullet,
        indent=above.indent + (tag in {"ul", "ol"} and any(True for _ in element.iterancestors("li"))),
        is_kept=above.is_kept or tag in {"pre", "plaintext", "xmp"},
    )


def _is_hidden(element: etree._Element) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true" or element.get("role") in ROLES:
        return True
    if element.tag == "a" and (element.get("href") or "").startswith("#") and SKIP_LINK.match(element.text or ""):
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(HIDDEN.search(element.get("style") or "")) or (
        names != " " and element.tag not in {"body", "main", "article"} and bool(AROUND.search(names))
    )


def _holds_page(form: etree._Element) -> bool:
    """Some systems put the whole page into one form."""
    return next(form.iter("h1", "h2", "main", "article"), None) is not None
