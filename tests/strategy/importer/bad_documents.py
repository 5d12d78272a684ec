"""Files that should harm nobody: each maker writes one into a folder and returns its path.

They are made at test time, because virus scanners and repositories dislike them. `BAD` holds them all by file name;
those in `READABLE` hold a strategy's text and should be understood, the others be refused in words, all of them in
bounded time and memory. A document in `SECRETIVE` must never show `SECRET`, which stands in a file beside it.
"""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

MEGABYTE = 1_000_000
SECRET = "kun-for-serverens-egne-øjne"
TEXT = """Strategi for Prøveområdet 2024-2027

Vision
Alt kan prøves.

Tryghed
Derfor vil vi:
- prøve igen
- tage imod
"""
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text"))
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)

type Maker = Callable[[Path], Path]
BAD: dict[str, Maker] = {}
READABLE: set[str] = set()
SECRETIVE: set[str] = set()


def _bad(
    name: str, *, readable: bool = False, secretive: bool = False, costly: bool = False
) -> Callable[[Callable[[Path], None]], Maker]:
    """Declare the maker of the file `name`; what is `costly` to make is made once and copied after."""
    made: dict[str, bytes] = {}

    def declare(write: Callable[[Path], None]) -> Maker:
        def make(folder: Path) -> Path:
            path = folder / name
            if name in made:
                path.write_bytes(made[name])
                return path
            write(path)
            if costly:
                made[name] = path.read_bytes()
            return path

        BAD[name] = make
        READABLE.update({name} if readable else ())
        SECRETIVE.update({name} if secretive else ())
        return make

    return declare


def _bytes(name: str, content: Callable[[], bytes], *, readable: bool = False) -> None:
    @_bad(name, readable=readable)
    def write(path: Path) -> None:
        path.write_bytes(content())


def _docx(path: Path, document: str | None) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("_rels/.rels", RELATIONS)
        if document is not None:
            package.writestr("word/document.xml", document)


def _odt(path: Path, content: str) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        package.writestr("content.xml", content)


def _word_body(inside: str, before: str = "") -> str:
    return f'<?xml version="1.0"?>{before}<w:document {WORD}><w:body>{inside}</w:body></w:document>'


def _office_body(inside: str, before: str = "") -> str:
    body = f"<office:body><office:text>{inside}</office:text></office:body>"
    return f'<?xml version="1.0"?>{before}<office:document-content {OFFICE}>{body}</office:document-content>'


def _pdf(*, pages: int = 1, encrypted: bool = False) -> bytes:
    target = io.BytesIO()
    lock = StandardEncryption("hemmelig", ownerPassword="mere hemmelig", canPrint=0) if encrypted else None
    canvas = Canvas(target, encrypt=lock, invariant=1)
    for page in range(1, pages + 1):
        text = canvas.beginText(60, 780)
        text.textLines(TEXT if page == 1 else f"Område {page}\nDerfor vil vi:\n" + "- gøre det bedre end sidst\n" * 40)
        canvas.drawText(text)
        canvas.drawString(60, 40, f"Side {page} af {pages}")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _scanned_pdf() -> bytes:
    picture = Image.new("L", (1200, 1700), "white")
    ImageDraw.Draw(picture).multiline_text((120, 160), TEXT.replace("ø", "o").replace("å", "a"), fill="black")
    target = io.BytesIO()
    canvas = Canvas(target, invariant=1)
    canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
    canvas.save()
    return target.getvalue()


def _bomb(path: Path, member: str, before: str, after: str) -> None:
    """400 MB behind less than one."""
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package,
        package.open(member, "w", force_zip64=True) as inside,
    ):
        inside.write(before.encode())
        for _ in range(400):
            inside.write(b" " * MEGABYTE)
        inside.write(after.encode())


@_bad("bombe.docx", costly=True)
def docx_bomb(path: Path) -> None:
    _docx(path, None)
    before, after = _word_body("<w:p><w:r><w:t>¤</w:t></w:r></w:p>").split("¤")
    _bomb(path, "word/document.xml", before, after)


@_bad("bombe.odt", costly=True)
def odt_bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    before, after = _office_body("<text:p>¤</text:p>").split("¤")
    _bomb(path, "content.xml", before, after)


@_bad("mange_filer.docx")
def docx_of_many_files(path: Path) -> None:
    _docx(path, _word_body("<w:p/>"))
    with zipfile.ZipFile(path, "a") as package:
        for number in range(20_000):
            package.writestr(f"word/media/{number}.xml", "<x/>")


@_bad("latter.docx")
def docx_of_a_billion_laughs(path: Path) -> None:
    steps = "".join(f'<!ENTITY h{n} "{f"&h{n - 1};" * 10}">' for n in range(1, 10))
    _docx(path, _word_body("<w:p><w:r><w:t>&h9;</w:t></w:r></w:p>", f'<!DOCTYPE x [<!ENTITY h0 "ha">{steps}]>'))


def _with_secret(path: Path) -> str:
    secret = path.parent / "hemmelighed.txt"
    secret.write_text(SECRET, encoding="utf-8")
    return f'<!DOCTYPE x [<!ENTITY secret SYSTEM "{secret.as_uri()}">]>'


@_bad("fremmed_entitet.docx", secretive=True)
def docx_with_external_entity(path: Path) -> None:
    _docx(path, _word_body("<w:p><w:r><w:t>Vision &secret;</w:t></w:r></w:p>", _with_secret(path)))


@_bad("fremmed_entitet.odt", secretive=True)
def odt_with_external_entity(path: Path) -> None:
    _odt(path, _office_body("<text:p>Vision &secret;</text:p>", _with_secret(path)))


@_bad("fremmed_entitet.html", readable=True, secretive=True)
def html_with_external_entity(path: Path) -> None:
    secret = (path.parent / "hemmelighed.txt").as_uri()
    include = f'<iframe src="{secret}"></iframe><object data="{secret}"></object><link rel="import" href="{secret}">'
    lines = "".join(f"<p>{line}</p>" for line in TEXT.split("\n") if line)
    path.write_text(f"{_with_secret(path)}<html><body>{include}<p>&secret;</p>{lines}</body></html>", encoding="utf-8")


@_bad("klatrer_ud.docx")
def docx_that_climbs_out(path: Path) -> None:
    _docx(path, _word_body("<w:p/>"))
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("../../../klatret_ud.txt", "Her skulle jeg ikke være.")


@_bad("uden_indhold.docx")
def docx_without_a_document(path: Path) -> None:
    _docx(path, None)


@_bad("i_stykker.odt")
def odt_with_broken_xml(path: Path) -> None:
    _odt(path, _office_body("<text:p>Vision</text:h>"))


@_bad("dyb.odt")
def odt_nested_too_deep(path: Path) -> None:
    depth = 20_000
    _odt(path, _office_body("<text:list><text:list-item>" * depth + "</text:list-item></text:list>" * depth))


@_bad("vaeldig.txt")
def sparse_file(path: Path) -> None:
    """200 MB for a reader, next to nothing on the disk."""
    with path.open("wb") as file:
        file.truncate(200 * MEGABYTE)


_bytes("krypteret.pdf", lambda: _pdf(encrypted=True))
_bytes("skannet.pdf", _scanned_pdf)
_bytes("hundrede_sider.pdf", lambda: _pdf(pages=100), readable=True)
_bytes("afbrudt.pdf", lambda: _pdf()[:400])
_bytes("kun_hoved.pdf", lambda: b"%PDF-1.7\n%%EOF\n")
_bytes("pdf_som.docx", _pdf)
_bytes("png_som.pdf", lambda: b"\x89PNG\r\n\x1a\n" + bytes(2000))
_bytes("program_som.txt", lambda: b"MZ\x90\x00" + bytes(range(256)) * 50)
_bytes("doc_som.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4096))
_bytes("pdf_som.html", _pdf)
_bytes("blandet_kodning.txt", lambda: (TEXT * 3).encode() + TEXT.encode("cp1252"), readable=True)
_bytes("afskaaret_tegn.txt", lambda: f"{TEXT}- gå".encode()[:-1], readable=True)
_bytes("utf16_uden_maerke.txt", lambda: TEXT.encode("utf-16-le"), readable=True)
_bytes("utf16_ulige.txt", lambda: TEXT.encode("utf-16")[:-1], readable=True)
_bytes("nuller_i_teksten.txt", lambda: TEXT.replace("\n", "\x00\n").encode(), readable=True)
_bytes("styretegn.txt", lambda: TEXT.replace(" ", " \x1b[31m\x07\x08").encode(), readable=True)
_bytes("ti_tusind_punkter.txt", lambda: bytes(TEXT + "- endnu et løfte\n" * 10_000, "utf-8"), readable=True)
_bytes("en_lang_linje.txt", lambda: bytes(TEXT + "uden ende " * 500_000, "utf-8"), readable=True)
_bytes("dyb.html", lambda: b"<div>" * 100_000 + TEXT.encode() + b"</div>" * 100_000)
_bytes("aabne_klammer.html", lambda: b"<a<" * 200_000)
_bytes("dyb.md", lambda: b">" * 20_000 + b" x\n" + b"[" * 50_000)
_bytes("tom.txt", bytes)
_bytes("tom.pdf", bytes)
_bytes("tom.docx", bytes)
_bytes("kun_luft.txt", lambda: b" \r\n\t\xc2\xa0\n" * 500)
_bytes("regneark.xlsx", lambda: b"PK\x03\x04" + bytes(100))
