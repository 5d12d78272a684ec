"""A wording as a Word document: real headings, lists and a table of contents, so that it can be worked on."""

import io
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.enum.section import WD_SECTION
from docx.shared import Mm, Pt, RGBColor

from kompas.strategy.exporting import word_xml as xml
from kompas.strategy.exporting.paper import Block, Paper, Promise

ACCENT, QUIET = RGBColor(0x14, 0x52, 0x7D), RGBColor(0x52, 0x61, 0x6B)
REGIONS = {"da": "da-DK", "nb": "nb-NO", "sv": "sv-SE", "en": "en-GB"}
LONGEST = 255  # letters that Word keeps of a property
UNFIT = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF), None)  # what XML cannot hold


def as_docx(paper: Paper, *, at: datetime) -> bytes:
    """The paper as DOCX. Equal arguments give a document that reads the same; `at` is the instant its wording is from.

    The table of contents is a field that holds its entries already, without page numbers: Word adds them when it is
    asked to bring the field up to date.
    """
    return _Writing(paper, at).made()


class _Writing:
    def __init__(self, paper: Paper, at: datetime) -> None:
        self.paper, self.at = paper, at
        self.document: Any = Document()
        self.marks = iter(range(1, 100_000))
        self.contents: list[tuple[int, str, str]] = []

    def made(self) -> bytes:
        self._properties()
        self._styles()
        self._page()
        self._front()
        place = self._paragraph()  # where the contents go, once it is known what they are
        for position, sheet in enumerate(self.paper.sheets):
            self._heading(sheet.heading, 1).paragraph_format.page_break_before = position == 0
            for block in sheet.blocks:
                self._block(block)
        if not self.paper.sheets:
            self._paragraph(self.paper.words["empty"])
        self._contents(place)
        out = io.BytesIO()
        self.document.save(out)
        return out.getvalue()

    def _properties(self) -> None:
        told = self.document.core_properties
        house = fit(self.paper.organisation)[:LONGEST]
        told.title, told.subject, told.comments = (
            fit(self.paper.title)[:LONGEST],
            self.paper.state,
            self.paper.address[:LONGEST],
        )
        told.author = told.last_modified_by = house
        told.language, told.keywords = REGIONS[self.paper.language], ""
        told.created = told.modified = self.at.astimezone(UTC).replace(tzinfo=None)
        told.revision = 1

    def _styles(self) -> None:
        styles = self.document.styles
        xml.dress(styles["Normal"], size=11, language=REGIONS[self.paper.language])
        styles["Normal"].paragraph_format.space_after = Pt(7)
        styles["Normal"].paragraph_format.line_spacing = 1.15
        for name, size, before in (("Title", 30, 0), ("Heading 1", 19, 26), ("Heading 2", 13, 18)):
            xml.dress(styles[name], size=size, colour=ACCENT if name != "Heading 2" else None, bold=True)
            styles[name].paragraph_format.space_before, styles[name].paragraph_format.space_after = Pt(before), Pt(8)
            styles[name].paragraph_format.keep_with_next = True
        xml.without_line(styles["Title"])
        for name in ("List Bullet", "List Paragraph"):
            styles[name].paragraph_format.space_after = Pt(5)
        xml.speak(self.document, REGIONS[self.paper.language])

    def _page(self) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(28)
        section.top_margin = section.bottom_margin = Mm(25)
        section.different_first_page_header_footer = True
        footer = section.footer.paragraphs[0]
        footer.style.font.size, footer.style.font.color.rgb = Pt(8.5), QUIET
        standing = f"{self.paper.standing} · " if self.paper.standing else ""
        footer.add_run(f"{standing}{fit(self.paper.title)} · {self.paper.words['page']} ")
        xml.field(footer, "PAGE", "1")
        footer.add_run(f" {self.paper.words['of']} ")
        xml.field(footer, "NUMPAGES", "1")

    def _front(self) -> None:
        paper = self.paper
        self._paragraph(paper.organisation, colour=QUIET).paragraph_format.space_before = Pt(120)
        self._paragraph(paper.unit, bold=True)
        self.document.add_paragraph(fit(paper.title), style="Title").paragraph_format.space_before = Pt(30)
        if paper.period:
            self._paragraph(paper.period, size=16, colour=QUIET)
        self._paragraph(paper.state, bold=True).paragraph_format.space_before = Pt(60)
        if paper.note:
            self._paragraph(paper.note)
        xml.link(self._paragraph(), paper.address, paper.address, colour=ACCENT)
        self.document.add_section(WD_SECTION.NEW_PAGE).different_first_page_header_footer = False

    def _heading(self, text: str, level: int) -> Any:
        heading = self.document.add_heading(fit(text), level)
        number = next(self.marks)
        mark = f"_Toc{number:06}"
        xml.bookmark(heading, mark, number)
        self.contents.append((level, fit(text), mark))
        return heading

    def _block(self, block: Block) -> None:
        match block.kind:
            case "heading":
                self._heading(block.text, 2)
            case "paragraph":
                self._paragraph(block.text)
            case "lead":
                lead = self._paragraph(f"{block.text}:", bold=True, colour=ACCENT)
                lead.paragraph_format.keep_with_next = True
            case _:
                self._several(block)

    def _several(self, block: Block) -> None:
        writers: dict[str, Callable[[Any], None]] = {
            "list": self._item,
            "promises": self._promise,
            "terms": self._term,
        }
        for item in block.items:
            writers[block.kind](item)

    def _item(self, words: str) -> None:
        self.document.add_paragraph(fit(words), style="List Bullet")

    def _promise(self, promise: Promise) -> None:
        """A list item whose number is its lasting one; the sentence leads to its address."""
        item = self.document.add_paragraph(style="List Paragraph")
        xml.own_number(self.document, item, promise.number)
        xml.link(item, fit(promise.text), promise.address)

    def _term(self, told: tuple[str, str]) -> None:
        name, text = told
        term = self.document.add_paragraph(style="List Bullet")
        term.add_run(fit(name)).bold = True
        if text:
            term.add_run(f": {fit(text)}")

    def _paragraph(self, text: str = "", *, bold: bool = False, size: float | None = None, colour: Any = None) -> Any:
        paragraph = self.document.add_paragraph()
        if text:
            run = paragraph.add_run(fit(text))
            run.bold = bold or None
            run.font.size = Pt(size) if size else None
            if colour is not None:
                run.font.color.rgb = colour
        return paragraph

    def _contents(self, place: Any) -> None:
        if not self.contents:
            place._p.getparent().remove(place._p)
            return
        xml.contents(place, self.paper.words["contents"], self.contents)


def fit(text: str) -> str:
    """`text` without what XML cannot hold."""
    return text.translate(UNFIT)
