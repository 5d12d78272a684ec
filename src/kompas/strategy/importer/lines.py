"""What extraction yields: the non-empty lines of a document, in reading order, with the layout that was seen."""

from dataclasses import asdict, dataclass, field
from typing import Any, Self


@dataclass(frozen=True)
class Line:
    """One non-empty line.

    `number` counts from 0. `bullet` is the mark that stood before the text ("-", "•", "3."), which the text no longer
    holds. `level` is a heading's level where the format tells it (1 is highest). `size` is the height in points
    where the format tells it. Cells of a table row are divided by tabs.

    `gap` counts the blank lines before it. Where the format knows paragraphs (docx, odt, html), a line with a gap
    begins one, and a line without continues it or is the next item or row.
    `indent` is how far the line begins from the left: in characters (txt, md), list levels (docx, odt, html), or points
    from the column's edge (pdf). `top` is where it stands on the page, from 0 (upper edge) to 1; None outside PDF.
    """

    number: int
    text: str
    page: int = 1
    bullet: str = ""
    level: int | None = None
    bold: bool = False
    size: float | None = None
    gap: int = 0
    indent: float = 0.0
    top: float | None = None

    def as_json(self) -> dict[str, Any]:
        """All fields that differ from their default, so that a long document stays small."""
        return {
            key: value
            for key, value in asdict(self).items()
            if value not in ("", None, False, 0, 0.0) or key == "number"
        }

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        return cls(**data)


@dataclass(frozen=True)
class Document:
    """A document's lines, its language (da, nb, nn, sv, en), and whether it looks like a strategy.

    `doubt` is a code for why it does not, worded by `notes.doubt`.
    """

    format: str
    lines: tuple[Line, ...]
    pages: int = 1
    language: str = "da"
    is_strategy: bool = True
    doubt: str = ""
    notes: tuple[str, ...] = field(default=())

    def as_json(self) -> dict[str, Any]:
        return {**asdict(self), "lines": [line.as_json() for line in self.lines], "notes": list(self.notes)}

    @classmethod
    def from_json(cls, data: dict[str, Any]) -> Self:
        lines = tuple(Line.from_json({"text": "", "page": 1, **line}) for line in data["lines"])
        return cls(**{**data, "lines": lines, "notes": tuple(data.get("notes", ()))})
