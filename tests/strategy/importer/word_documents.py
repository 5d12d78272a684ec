"""Word and OpenDocument files, written by python-docx, by hand, or by LibreOffice."""

import io
import subprocess
import tempfile
import zipfile
from copy import deepcopy
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from tests.strategy.importer.marked_sources import Line, Source

LISTS = {"-": "List Bullet", "--": "List Bullet 2", "1.": "List Number"}
MADE_ON = (2025, 1, 1, 0, 0, 0)  # the same bytes, whenever they are made


def make_docx(source: Source) -> bytes:
    """`headings: bold` shows headings as bold lines only; `head` and `foot` go into the section's header and footer."""
    document: Any = docx.Document()
    document.styles["Normal"].font.size = Pt(11)
    section = document.sections[0]
    section.header.paragraphs[0].text = source.facts.get("head", "")
    section.footer.paragraphs[0].text = source.facts.get("foot", "")
    table = None
    for line in source.lines:
        table = _add_row(document, table, line) if line.style in {"td", "th"} else None
        if table is None and (line.text or line.style):
            _add_paragraph(document, line, bold_only=source.facts.get("headings") == "bold")
    target = io.BytesIO()
    document.save(target)
    return _packed_anew(target.getvalue())


def _add_row(document: Any, table: Any, line: Line) -> Any:
    cells = line.shown.split("⇥")
    if table is None:
        table = document.add_table(rows=0, cols=len(cells), style="Table Grid")
    row = table.add_row()
    for cell, text in zip(row.cells, cells, strict=True):
        first, *others = text.split("⏎")
        cell.text = first
        for other in others:
            cell.add_paragraph(other.removeprefix("- "), style="List Bullet" if other.startswith("- ") else None)
    return table


def _add_paragraph(document: Any, line: Line, *, bold_only: bool) -> None:
    style = line.style
    if style == "toc":
        _add_field(document)
    elif style.split(" ")[0] in WRAPPED:
        wrapping, _, shape = style.partition(" ")
        WRAPPED[wrapping](document.add_paragraph(line.shown, style=LISTS.get(shape)))
    elif style == "pb":
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    elif style.startswith("h") and not bold_only:
        document.add_heading(line.shown, level=int(style[1]) - 1)
    else:
        paragraph = document.add_paragraph(style=LISTS.get(style, "Quote" if style == "quote" else None))
        _add_runs(
            paragraph,
            line.shown,
            bold=style in {"b", "h1", "h2", "h3"},
            size=int(style[1]) if bold_only and style[:1] == "h" else 0,
        )


def _add_runs(paragraph: Any, text: str, *, bold: bool, size: int) -> None:
    """Word cuts a paragraph into runs wherever somebody has corrected it; so do we, after each third word."""
    words = text.replace("⏎", "\n").split(" ")
    for start in range(0, len(words), 3):
        end = " " if start + 3 < len(words) else ""
        run = paragraph.add_run(" ".join(words[start : start + 3]) + end)
        run.bold = bold or None
        if size:
            run.font.size = Pt(20 - 2 * size)


def _add_field(document: Any) -> None:
    """A table of contents that Word has never filled."""
    run = document.add_paragraph().add_run()
    for kind in ("begin", "end"):
        mark = OxmlElement("w:fldChar")
        mark.set(docx.oxml.ns.qn("w:fldCharType"), kind)
        run._r.append(mark)


def _control(paragraph: Any) -> None:
    """A content control around the paragraph, as templates have them; python-docx doesn't list what stands in it."""
    control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
    paragraph._p.addprevious(control)
    control.append(content)
    content.append(paragraph._p)


def _inserted(paragraph: Any) -> None:
    _mark_change(paragraph, "w:ins")


def _deleted(paragraph: Any) -> None:
    for text in paragraph._p.iter(docx.oxml.ns.qn("w:t")):
        text.tag = docx.oxml.ns.qn("w:delText")
    _mark_change(paragraph, "w:del")


def _mark_change(paragraph: Any, kind: str) -> None:
    mark = OxmlElement(kind)
    mark.set(docx.oxml.ns.qn("w:id"), "1")
    mark.set(docx.oxml.ns.qn("w:author"), "Kamma Lund")
    for run in list(paragraph._p.r_lst):
        mark.append(run)
    paragraph._p.append(mark)


def _boxed(paragraph: Any) -> None:
    """A text box at the side of the page, anchored in a paragraph of its own."""
    box = OxmlElement("w:txbxContent")
    box.append(deepcopy(paragraph._p))
    spaces = f'{nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"'
    shape = parse_xml(f"<w:pict {spaces}><v:shape><v:textbox/></v:shape></w:pict>")
    shape[0][0].append(box)
    paragraph.clear().add_run()._r.append(shape)


WRAPPED = {"control": _control, "ins": _inserted, "del": _deleted, "box": _boxed}


def make_odt(source: Source) -> bytes:
    body = "".join(_odt_blocks(source.lines))
    names = ("office", "text", "table")
    spaces = "".join(f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{spaces} office:version="1.3"><office:body>'
    )
    content += f"<office:text>{body}</office:text></office:body></office:document-content>"
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        package.writestr(zipfile.ZipInfo("mimetype", MADE_ON), "application/vnd.oasis.opendocument.text")
        package.writestr(zipfile.ZipInfo("content.xml", MADE_ON), content, zipfile.ZIP_DEFLATED)
        package.writestr(zipfile.ZipInfo("META-INF/manifest.xml", MADE_ON), MANIFEST)
    return target.getvalue()


MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.text"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
"""


def _odt_blocks(lines: list[Line]) -> list[str]:
    """Each run of list items becomes one list, each run of table rows one table."""
    blocks: list[str] = []
    open_block = ""
    for line in [*lines, Line("", "", "")]:
        block = {"-": "list", "1.": "list", "td": "table", "th": "table"}.get(line.style, "")
        if block != open_block:
            blocks.append({"list": "</text:list>", "table": "</table:table>"}.get(open_block, ""))
            blocks.append({"list": "<text:list>", "table": "<table:table>"}.get(block, ""))
            open_block = block
        blocks.append(_odt_line(line))
    return blocks


ODT_WRAPPED = {
    "section": '<text:section text:name="Afsnit"><text:p>{}</text:p></text:section>',
    "del": '<text:tracked-changes><text:changed-region text:id="ct1"><text:deletion><office:change-info/>'
    "<text:p>{}</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    '<text:p><text:change text:change-id="ct1"/></text:p>',
    "note": '<text:p>{}<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
    "<text:p>Se bilag 3.</text:p></text:note-body></text:note></text:p>",
    "spans": "<text:p><text:span>{}</text:span><text:soft-page-break/></text:p>",
}


def _odt_line(line: Line) -> str:
    text = escape(line.shown).replace("⏎", "<text:line-break/>")
    if line.style in {"td", "th"}:
        cells = (f"<table:table-cell><text:p>{cell}</text:p></table:table-cell>" for cell in text.split("⇥"))
        return f"<table:table-row>{''.join(cells)}</table:table-row>"
    text = text.replace("⇥", "<text:tab/>").replace("  ", ' <text:s text:c="1"/>')
    if line.style in {"-", "1."}:
        return f"<text:list-item><text:p>{text}</text:p></text:list-item>"
    if line.style in ODT_WRAPPED:
        return ODT_WRAPPED[line.style].format(text)
    if line.style.startswith("h"):
        return f'<text:h text:outline-level="{line.style[1]}">{text}</text:h>'
    return f"<text:p>{text}</text:p>"


def converted(content: bytes, *, kind: str, to: str) -> bytes:
    """What LibreOffice makes of `content`; its Writer must be installed."""
    with tempfile.TemporaryDirectory() as folder:
        before = Path(folder) / f"document.{kind}"
        before.write_bytes(content)
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", to]
        subprocess.run([*command, "--outdir", f"{folder}/out", str(before)], check=True, capture_output=True)
        return (Path(folder) / "out" / f"document.{to}").read_bytes()


def _packed_anew(content: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, MADE_ON), old.read(name), zipfile.ZIP_DEFLATED)
    return target.getvalue()
