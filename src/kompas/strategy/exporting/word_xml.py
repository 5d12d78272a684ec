"""What Word knows and python-docx has no word for: fields, bookmarks, links, numbers of one's own, languages."""

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

FACE = "Calibri"
INK = RGBColor(0x1C, 0x2B, 0x33)


def dress(style: Any, *, size: float, language: str = "", colour: Any = None, bold: bool = False) -> None:
    """Give a style our face, whatever the theme of the reader's Word says."""
    style.font.name, style.font.size, style.font.bold = FACE, Pt(size), bold
    style.font.color.rgb = colour or INK
    fonts = style.element.rPr.rFonts
    for attribute in list(fonts.attrib):
        if attribute.endswith("Theme"):
            del fonts.attrib[attribute]
    for script in ("w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(script), FACE)
    if language:
        style.element.rPr.append(element("w:lang", val=language))


def without_line(style: Any) -> None:
    """Take away the line that Word's own title style draws."""
    for border in style.element.findall(f".//{qn('w:pBdr')}"):
        border.getparent().remove(border)


def speak(document: Any, language: str) -> None:
    """Set the language of everything that names none."""
    for told in document.styles.element.iter(qn("w:lang")):
        told.set(qn("w:val"), language)


def field(paragraph: Any, code: str, shown: str) -> None:
    """A field that Word computes, such as PAGE; `shown` stands there until it has."""
    _edge(paragraph, "begin")
    paragraph.add_run()._r.append(element("w:instrText", text=f" {code} ", preserve=True))
    _edge(paragraph, "separate")
    paragraph.add_run(shown)
    _edge(paragraph, "end")


def bookmark(paragraph: Any, name: str, number: int) -> None:
    """Mark the whole paragraph as a place that links lead to."""
    start, end = element("w:bookmarkStart", id=str(number), name=name), element("w:bookmarkEnd", id=str(number))
    paragraph._p.insert(1 if paragraph._p.pPr is not None else 0, start)
    paragraph._p.append(end)


def link(paragraph: Any, words: str, address: str, *, colour: Any = None) -> None:
    """`words` as a link to `address`, which Word shows when it is pointed at."""
    key = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    made = element("w:hyperlink", history="1", tooltip=address)
    made.set(qn("r:id"), key)
    run = paragraph.add_run(words)
    run.font.color.rgb, run.font.underline = colour or INK, colour is not None
    made.append(run._r)
    paragraph._p.append(made)


def own_number(document: Any, paragraph: Any, number: int) -> None:
    """Let a list item bear `number`, whichever stands before it."""
    numbering = document.part.numbering_part.element
    counted = numbering.add_num(_way_of_counting(numbering))
    level = counted.add_lvlOverride(ilvl=0)
    level.add_startOverride(number)
    properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    properties.get_or_add_ilvl().val = 0
    properties.get_or_add_numId().val = counted.numId


def contents(place: Any, heading: str, entries: list[tuple[int, str, str]]) -> None:
    """A table of contents instead of the paragraph `place`: links to bookmarks, as (level, words, bookmark)."""
    document = place.part.document
    top = place.insert_paragraph_before(heading, style="TOC Heading")
    top.paragraph_format.page_break_before = False
    for position, (level, words, mark) in enumerate(entries):
        entry = place.insert_paragraph_before(style=_contents_style(document, level))
        if position == 0:
            _edge(entry, "begin")
            entry.add_run()._r.append(element("w:instrText", text=' TOC \\o "1-2" \\h \\z \\u ', preserve=True))
            _edge(entry, "separate")
        made = element("w:hyperlink", anchor=mark, history="1")
        made.append(entry.add_run(words)._r)
        entry._p.append(made)
    _edge(place, "end")


def element(kind: str, /, *, text: str = "", preserve: bool = False, **attributes: str) -> Any:
    made = OxmlElement(kind)
    for attribute, value in attributes.items():
        made.set(qn(f"w:{attribute}"), value)
    if text:
        made.text = text
    if preserve:
        made.set(qn("xml:space"), "preserve")
    return made


def _edge(paragraph: Any, kind: str) -> None:
    paragraph.add_run()._r.append(element("w:fldChar", fldCharType=kind))


def _contents_style(document: Any, level: int) -> Any:
    name = f"toc {level}"
    if name not in [style.name for style in document.styles]:
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.paragraph_format.left_indent = Mm(6 * (level - 1))
        style.paragraph_format.space_after = Pt(3)
        style.font.bold = level == 1
    return document.styles[name]


def _way_of_counting(numbering: Any) -> int:
    """The abstract numbering of commitments: a bare number, hanging left of its sentence. Made once a document."""
    key = 900
    if not numbering.xpath(f"w:abstractNum[@w:abstractNumId='{key}']"):
        way = element("w:abstractNum", abstractNumId=str(key))
        way.append(element("w:multiLevelType", val="singleLevel"))
        level = element("w:lvl", ilvl="0")
        for name, value in (("w:start", "1"), ("w:numFmt", "decimal"), ("w:lvlText", "%1."), ("w:lvlJc", "left")):
            level.append(element(name, val=value))
        place = element("w:pPr")
        place.append(element("w:ind", left="567", hanging="567"))
        level.append(place)
        way.append(level)
        numbering.insert(0, way)
    return key
