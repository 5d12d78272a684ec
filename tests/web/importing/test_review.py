"""The review page: the document beside what was understood, corrected by plain forms."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from kompas.documents.services import store
from kompas.organisation.models import RoleGrant, Unit
from kompas.organisation.roles import Role
from kompas.strategy import services
from kompas.strategy.importer.lines import Document, Line
from kompas.strategy.importer.pieces import Piece
from kompas.strategy.importer.pieces import Role as LineRole
from kompas.strategy.models import DocumentImport, ImportPage, Revision, Strategy
from kompas.strategy.workflow import ImportState
from kompas.web.importing.review import Review
from kompas.web.importing.sheets import LINES_PER_SHEET, sheets
from tests.makers import NOON, a_unit, with_role
from tests.pages import faults_in, leaps_in
from tests.strategy.makers import an_import

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def text_of(response: Any) -> str:
    return str(response.content.decode())


@pytest.fixture
def unit() -> Unit:
    return a_unit()


@pytest.fixture
def writer(client: Client, unit: Unit) -> Client:
    client.force_login(with_role(Role.CONSULTANT, unit))
    return client


def at(found: DocumentImport, *rest: str) -> str:
    return "/".join(["/strategier/indlaes", found.code, *rest]) + "/"


def correct(client: Client, found: DocumentImport, **fields: Any) -> Any:
    given = {"version": found.version, "sheet": 1, **fields}
    return client.post(at(found, "ret"), given)


def long_document(lines: int) -> dict[str, Any]:
    document = Document("txt", tuple(Line(n, f"gøre nummer {n}", bullet="-") for n in range(lines)))
    pieces = [Piece(n, 0, len(line.text), LineRole.COMMITMENT) for n, line in enumerate(document.lines)]
    return {"document": document.as_json(), "pieces": [piece.as_json() for piece in pieces]}


def test_every_line_stands_with_its_role_beside_what_was_understood(writer: Client, unit: Unit) -> None:
    page = text_of(writer.get(at(an_import(unit))))
    assert faults_in(page) == []
    assert leaps_in(page) == []
    for number in range(1, 12):
        assert page.count(f'id="linje-{number}"') == 1
    assert 'id="fokuspunkt-1"' in page
    assert 'id="fokuspunkt-1-loefte-2"' in page
    assert 'data-part="fokuspunkt-1-loefte-1"' in page


def test_the_counts_add_up(unit: Unit) -> None:
    review = Review(an_import(unit))
    assert review.counts == {"total": 11, "placed": 9, "unplaced": 1, "dropped": 1}
    assert review.settled == 10
    assert review.next_unplaced
    assert review.next_unplaced.line == 10
    assert [(kind.kind, kind.total) for kind in review.dropped] == [("page_number", 1)]


def test_a_line_with_some_words_left_over_counts_as_placed_and_still_waits(unit: Unit) -> None:
    pieces = [Piece(0, 0, 8, LineRole.TITLE), Piece(0, 9, 18, LineRole.UNPLACED)]
    review = Review(an_import(unit, pieces=[piece.as_json() for piece in pieces]))
    assert (review.counts["placed"], review.counts["unplaced"], review.unplaced.total) == (1, 10, 10)
    assert [place.line for place in review.partly.listed] == [1]
    assert review.next_unplaced
    assert review.next_unplaced.line == 1


def test_a_line_is_given_a_role_and_the_page_comes_back_to_it(writer: Client, unit: Unit) -> None:
    found = an_import(unit)
    response = correct(writer, found, picked="9:0:28", role="commitment")
    assert response.status_code == 302
    assert response["Location"] == f"{at(found)}?side=1#linje-10"
    assert "1 linje" not in text_of(writer.get(at(found)))
    assert Review(DocumentImport.objects.get()).counts["unplaced"] == 0


def test_htmx_gets_both_columns_and_nothing_around_them(writer: Client, unit: Unit) -> None:
    found = an_import(unit)
    response = writer.post(
        at(found, "ret"), {"version": 1, "sheet": 1, "picked": "9:0:28", "role": "goal"}, headers=HTMX
    )
    assert response.status_code == 200
    assert text_of(response).lstrip().startswith('<div id="gennemsyn"')
    assert 'id="maal-1"' in text_of(response)


@pytest.mark.parametrize(
    "fields",
    [
        {"picked": ["4:0:23", "5:0:21"], "deed": "drop"},
        {"picked": "6:0:13", "deed": "merge"},
        {"picked": "10:0:11", "deed": "put_back"},
    ],
)
def test_lines_are_left_out_joined_and_put_back(writer: Client, unit: Unit, fields: dict[str, Any]) -> None:
    found = an_import(unit)
    assert correct(writer, found, **fields).status_code == 302
    assert DocumentImport.objects.get().step == 1


def test_a_step_is_undone_and_done_again(writer: Client, unit: Unit) -> None:
    found = an_import(unit)
    correct(writer, found, picked="9:0:28", role="goal")
    assert writer.post(at(found, "fortryd"), {"version": 2, "sheet": 1}).status_code == 302
    assert DocumentImport.objects.get().step == 0
    assert writer.post(at(found, "gentag"), {"version": 3, "sheet": 1}).status_code == 302
    assert DocumentImport.objects.get().step == 1


def test_one_line_is_taken_apart(writer: Client, unit: Unit) -> None:
    found = an_import(unit)
    page = text_of(writer.get(at(found, "linje", "3")))
    assert faults_in(page) == []
    assert leaps_in(page) == []
    given = {"version": 1, "sheet": 1, "line_number": 2}
    assert writer.post(at(found, "del"), {**given, "at": 8}).status_code == 302
    assert [area.name for area in Review(DocumentImport.objects.get()).reading.areas] == [
        "Dialog,",
        "der hjælper",
        "Viden",
    ]
    named = {**given, "version": 2, "span": "2:0:7", "name": "Samtale"}
    assert writer.post(at(found, "navn"), named).status_code == 302
    words = {**given, "version": 3, "line_number": 0, "start": 9, "end": 18, "role": "period"}
    assert writer.post(at(found, "ord"), words).status_code == 302
    review = Review(DocumentImport.objects.get())
    assert review.reading.areas[0].name == "Samtale"
    assert review.reading.period


def test_what_cannot_be_done_is_told_and_nothing_is_lost(writer: Client, unit: Unit) -> None:
    found = an_import(unit)
    for fields in ({"role": "goal"}, {"picked": "9:0:28"}, {"picked": "0:0:18", "deed": "merge"}):
        response = correct(writer, found, **fields)
        assert response.status_code == 422
        assert 'role="alert"' in text_of(response)
        assert 'href="?' not in text_of(response)
    assert DocumentImport.objects.get().version == 1


def test_who_has_not_seen_the_latest_step_is_told_and_shown_it(writer: Client, unit: Unit) -> None:
    found = an_import(unit)
    correct(writer, found, picked="9:0:28", role="goal")
    response = correct(writer, found, picked="9:0:28", role="vision")
    assert response.status_code == 422
    assert 'name="version" value="2"' in text_of(response)


def test_the_review_becomes_a_draft(writer: Client, unit: Unit) -> None:
    found = an_import(unit)
    response = writer.post(at(found, "kladde"), {"version": 1})
    strategy = Strategy.objects.get()
    assert response["Location"] == f"/strategier/{strategy.slug}/kladde/"
    assert f"/strategier/{strategy.slug}/kladde/" in text_of(writer.get(at(found)))


def test_a_finished_review_leads_to_the_strategy_once_the_draft_is_adopted(writer: Client, unit: Unit) -> None:
    found = an_import(unit)
    writer.post(at(found, "kladde"), {"version": 1})
    draft = Revision.objects.get()
    draft.commitment_texts.update(is_incomplete=False)
    services.adopt(revision=draft, opened_on=draft.version, by=with_role(Role.CHIEF, unit), at=NOON)

    page = text_of(writer.get(at(found)))
    assert ("Åbn strategien" in page, "Åbn kladden" in page) == (True, False)
    assert f'href="/strategier/{draft.strategy.slug}/"' in page


def test_what_is_no_strategy_is_asked_about_before_it_is_reviewed(writer: Client, unit: Unit) -> None:
    document = an_import(unit).document | {"is_strategy": False, "doubt": "agenda"}
    found = an_import(unit, document=document, state=ImportState.DOUBTED)
    page = text_of(writer.get(at(found)))
    assert faults_in(page) == []
    assert "ri-lines" not in page
    assert correct(writer, found, picked="9:0:28", role="goal").status_code == 302
    assert DocumentImport.objects.get(pk=found.pk).version == 1
    assert writer.post(at(found, "videre"), {"version": 1}).status_code == 302
    assert "ri-lines" in text_of(writer.get(at(found)))


def test_what_was_dropped_is_no_more(writer: Client, unit: Unit) -> None:
    found = an_import(unit)
    assert writer.post(at(found, "kasser"), {"version": 1}).status_code == 302
    assert writer.get(at(found)).status_code == 404


def test_a_long_document_is_shown_sheet_by_sheet(writer: Client, unit: Unit) -> None:
    found = an_import(unit, **long_document(10_000))
    page = text_of(writer.get(at(found) + "?side=50"))
    assert page.count('class="ri-pick"') == LINES_PER_SHEET
    assert 'id="linje-10000"' in page
    assert len(page) < 500_000


def test_a_text_as_long_as_a_book_is_shown_in_part_and_kept_whole(writer: Client, unit: Unit) -> None:
    lines = tuple(Line(n, f"En god by nummer {n}.", gap=1) for n in range(5_000))
    pieces = [Piece(line.number, 0, len(line.text), LineRole.VISION) for line in lines]
    found = an_import(unit, document=Document("txt", lines).as_json(), pieces=[piece.as_json() for piece in pieces])
    assert len(text_of(writer.get(at(found)))) < 400_000
    writer.post(at(found, "kladde"), {"version": 1})
    assert Strategy.objects.get().revisions.get().vision.endswith("En god by nummer 4999.")


@pytest.mark.parametrize("side", ["0", "-1", "99999999999999999999", "abc", "", "²"])
def test_a_sheet_that_is_not_there_is_the_nearest_one(writer: Client, unit: Unit, side: str) -> None:
    assert writer.get(at(an_import(unit)), {"side": side}).status_code == 200


def test_sheets_follow_the_pages_where_pages_are_shown() -> None:
    lines = tuple(Line(n, "linje", page=1 + n // 3) for n in range(7))
    document = Document("pdf", lines, pages=3)
    assert [(s.first, s.after, s.page) for s in sheets(document, by_page=True)] == [(0, 3, 1), (3, 6, 2), (6, 7, 3)]
    assert [(s.first, s.after, s.page) for s in sheets(document, by_page=False)] == [(0, 7, None)]


@pytest.mark.parametrize("lines", [20, 900])
def test_the_review_asks_the_database_the_same_however_long_it_is(
    writer: Client, unit: Unit, lines: int, django_assert_max_num_queries: Any
) -> None:
    found = an_import(unit, **long_document(lines))
    with django_assert_max_num_queries(9):
        writer.get(at(found))


@pytest.mark.parametrize("imports", [1, 12])
def test_the_list_asks_the_database_the_same_however_long_it_is(
    writer: Client, unit: Unit, imports: int, django_assert_max_num_queries: Any
) -> None:
    for _each in range(imports):
        an_import(unit)
    with django_assert_max_num_queries(10):
        page = text_of(writer.get("/strategier/indlaes/"))
    assert page.count("strategi.txt") == imports
    assert faults_in(page) == []


COVER = Document("txt", (Line(0, "Strategi for Dagtilbud og Fritid"), Line(1, "2026–2030"), Line(2, "Løst ord")))
COVER_PIECES = [
    Piece(0, 0, 32, LineRole.UNPLACED),
    Piece(0, 13, 32, LineRole.UNIT),
    Piece(1, 0, 9, LineRole.UNPLACED),
    Piece(1, 0, 9, LineRole.PERIOD),
    Piece(2, 0, 8, LineRole.UNPLACED),
]


def a_cover(unit: Unit) -> DocumentImport:
    return an_import(unit, document=COVER.as_json(), pieces=[piece.as_json() for piece in COVER_PIECES])


def test_a_line_that_gave_the_unit_or_the_period_is_missing_nowhere(writer: Client, unit: Unit) -> None:
    found = a_cover(unit)
    review = Review(found)
    assert review.counts == {"total": 3, "placed": 2, "unplaced": 1, "dropped": 0}
    assert [place.line for place in review.unplaced.listed] == [3]
    assert review.partly.total == 0
    assert review.next_unplaced
    assert review.next_unplaced.line == 3
    assert [str(row.segments[0].look.role) for row in review.rows] == ["unit", "period", "unplaced"]
    assert text_of(writer.get(at(found))).count('class="ri-piece ri--unplaced"') == 1


def test_another_unit_in_the_document_is_told_and_the_unit_can_be_changed(client: Client, unit: Unit) -> None:
    named = a_unit(name="Dagtilbud og Fritid")
    writer = with_role(Role.CONSULTANT, unit)
    RoleGrant.objects.create(person=writer, role=Role.CONSULTANT, unit=named)
    client.force_login(writer)
    found = a_cover(unit)
    page = text_of(client.get(at(found)))
    assert faults_in(page) == []
    assert f'<option value="{named.code}" selected>' in page
    response = client.post(at(found, "enhed"), {"version": 1, "unit": named.code})
    assert response.status_code == 302
    assert DocumentImport.objects.get().unit == named
    assert "ri-other" not in text_of(client.get(at(found)))


def test_a_unit_that_she_does_not_write_for_takes_no_import(writer: Client, unit: Unit) -> None:
    foreign, found = a_unit(name="Dagtilbud og Fritid"), a_cover(unit)
    page = text_of(writer.get(at(found)))
    assert "ri-other" in page
    assert f'value="{foreign.code}"' not in page
    assert writer.post(at(found, "enhed"), {"version": 1, "unit": foreign.code}).status_code == 422
    assert writer.post(at(found, "enhed"), {"version": 7, "unit": unit.code}).status_code == 422
    assert DocumentImport.objects.get().unit == unit


@pytest.mark.parametrize(
    ("name", "differs"), [("Dagtilbud og Fritid", False), ("Dagtilbud", False), ("Dag", True), ("Veje", True)]
)
def test_a_unit_of_which_the_document_says_more_or_less_is_the_same(name: str, differs: bool) -> None:
    assert bool(Review(a_cover(a_unit(name=name))).other_unit) == differs


def a_picture(found: DocumentImport, number: int) -> None:
    file = store(file=ContentFile(b"billede"), name=f"{number}.png", media_type="image/png", at=found.begun_at)
    ImportPage.objects.create(document_import=found, number=number, file=file)


def test_the_picture_of_a_page_opens_large_with_the_way_back_and_on(writer: Client, unit: Unit) -> None:
    found = an_import(unit)
    for number in (1, 2):
        a_picture(found, number)
    assert f'href="{at(found, "side", "1", "stor")}"' in text_of(writer.get(at(found)))
    page = text_of(writer.get(at(found, "side", "1", "stor")))
    assert faults_in(page) == []
    assert f'href="{at(found)}?side=1"' in page
    assert f'href="{at(found, "side", "2", "stor")}"' in page
    assert writer.get(at(found, "side", "3", "stor")).status_code == 404


def test_a_picture_is_shown_to_nobody_who_does_not_write_there(client: Client, unit: Unit) -> None:
    found = an_import(unit)
    a_picture(found, 1)
    client.force_login(with_role(Role.CONSULTANT, a_unit(name="Skoler")))
    assert client.get(at(found, "side", "1", "stor")).status_code == 404


def test_every_role_can_be_given_and_the_common_ones_stand_first(writer: Client, unit: Unit) -> None:
    page = text_of(writer.get(at(an_import(unit))))
    for look in Review.palette:
        assert page.count(f'id="rolle-{look.role}"') == 1
    assert page.index('id="rolle-commitment"') < page.index("data-rarer") < page.index('id="rolle-criterion"')
