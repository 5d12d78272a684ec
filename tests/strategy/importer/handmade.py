"""A small document with its pieces, made by hand: what corrections and the review page are tested on."""

from kompas.strategy.importer.corrections import Span
from kompas.strategy.importer.lines import Document, Line
from kompas.strategy.importer.pieces import Piece, Role

LINES = [
    "Strategi 2024-2027",
    "Vi skaber gode rammer for byens liv.",
    "Dialog, der hjælper",
    "Derfor vil vi:",
    "svare inden for en uge,",
    "også når det er svært",
    "ringe tilbage",
    "Viden",
    "måle, hvad der virker",
    "dette hører ingen steder til",
    "Side 1 af 1",
]
BULLETS = {4, 6, 8}
DOCUMENT = Document("txt", tuple(Line(n, text, bullet="•" if n in BULLETS else "") for n, text in enumerate(LINES)))


def whole(line: int) -> Span:
    return Span(line, 0, len(LINES[line]))


def piece(line: int, role: Role, *, joins: bool = False, detail: str = "") -> Piece:
    return Piece(line, 0, len(LINES[line]), role, joins=joins, detail=detail)


PIECES = [
    piece(0, Role.TITLE),
    piece(1, Role.CORE_TASK),
    piece(2, Role.AREA),
    piece(3, Role.LEAD_IN),
    piece(4, Role.COMMITMENT),
    piece(5, Role.COMMITMENT, joins=True),
    piece(6, Role.COMMITMENT),
    piece(7, Role.AREA),
    piece(8, Role.COMMITMENT),
    piece(9, Role.UNPLACED),
    piece(10, Role.DROPPED, detail="page_number"),
]
