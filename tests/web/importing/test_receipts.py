"""After each correction a receipt says what was done, and what followed from it."""

from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override

from kompas.organisation.models import Unit
from kompas.organisation.roles import Role
from kompas.strategy.importer import corrections
from kompas.strategy.importer.lines import Document, Line
from kompas.strategy.importer.pieces import Piece
from kompas.strategy.importer.pieces import Role as LineRole
from kompas.web.importing.receipts import Deed, receipt
from tests.makers import a_unit, with_role
from tests.strategy.importer.handmade import DOCUMENT, PIECES, whole
from tests.strategy.makers import an_import


@pytest.fixture(autouse=True)
def _english() -> Any:
    with override("en"):
        yield


def test_commitments_that_followed_a_heading_are_counted_with_their_new_area() -> None:
    after = corrections.merge(DOCUMENT, PIECES, [whole(7)])
    told = receipt(DOCUMENT, PIECES, after, Deed("merge", (whole(7),)))
    assert told == "Line 8 was joined with the one before. 1 commitment now belongs to “Dialog, der hjælper”."


def test_commitments_left_without_an_area_are_told() -> None:
    after = corrections.drop(DOCUMENT, PIECES, [whole(2)])
    told = receipt(DOCUMENT, PIECES, after, Deed("drop", (whole(2),), LineRole.DROPPED))
    assert told == "Line 3 was left out. 2 commitments now stand under no focus area."


def test_a_new_name_moves_nothing() -> None:
    after = corrections.rename(DOCUMENT, PIECES, whole(2), "Samtale")
    assert receipt(DOCUMENT, PIECES, after, Deed("rename")) == "The name was changed."


def test_leaving_out_a_cover_line_tells_that_unit_and_period_go_too() -> None:
    document = Document("txt", (Line(0, "Skoler"), Line(1, "2026–2030")))
    pieces = [
        Piece(0, 0, 6, LineRole.UNPLACED),
        Piece(0, 0, 6, LineRole.UNIT),
        Piece(1, 0, 9, LineRole.UNPLACED),
        Piece(1, 0, 9, LineRole.PERIOD),
    ]
    spans = (corrections.Span(0, 0, 6), corrections.Span(1, 0, 9))
    told = receipt(document, pieces, corrections.drop(document, pieces, spans), Deed("drop", spans))
    assert told == (
        "2 lines were left out. The unit “Skoler” left the frame with it. The period 2026–2030 left the frame with it."
    )


@pytest.fixture
def unit(db: None) -> Unit:
    return a_unit()


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_the_receipt_stands_once_above_the_lines_with_a_way_back(client: Client, unit: Unit, headers: Any) -> None:
    client.force_login(with_role(Role.CONSULTANT, unit))
    found = an_import(unit)
    given = {"version": 1, "sheet": 1, "picked": "6:0:13", "deed": "merge"}
    response = client.post(f"/strategier/indlaes/{found.code}/ret/", given, headers=headers, follow=not headers)
    page = response.content.decode()
    assert page.count("data-receipt") == 1
    assert page.count('form="fortryd-trin"') == 2
    assert "data-receipt" not in client.get(f"/strategier/indlaes/{found.code}/").content.decode()


@pytest.mark.parametrize("way", ["fortryd", "gentag"])
def test_going_back_and_forth_is_told_too(client: Client, unit: Unit, way: str) -> None:
    client.force_login(with_role(Role.CONSULTANT, unit))
    found = an_import(unit)
    at = f"/strategier/indlaes/{found.code}"
    client.post(f"{at}/ret/", {"version": 1, "sheet": 1, "picked": "6:0:13", "deed": "drop"})
    client.post(f"{at}/fortryd/", {"version": 2, "sheet": 1})
    if way == "gentag":
        client.get(f"{at}/")
        client.post(f"{at}/gentag/", {"version": 3, "sheet": 1})
    assert "data-receipt" in client.get(f"{at}/").content.decode()
