"""The pages of boards: who sees them, who writes, and what the script is told."""

import pytest
from django.test import Client
from django.utils import timezone

from kompas.accounts.models import User
from kompas.analyses import services
from kompas.analyses.models import Board
from kompas.organisation.roles import Role
from kompas.strategy.services import delete_draft
from tests.analyses.makers import a_board, a_card, lying, many_cards
from tests.makers import NOON, a_draft_strategy, a_member, a_unit, a_user, an_adopted_strategy, with_role
from tests.pages import queries_of

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def signed_in(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_a_leader_begins_a_board_and_a_case_worker_does_not() -> None:
    unit = a_unit()
    sent = {"kind": "pestel", "title": "Omverdenen", "held_on": "02.03.2026", "unit": unit.code, "strategy": ""}
    assert signed_in(a_member(unit)).post("/analyser/ny/begynd/", sent).status_code == 403
    response = signed_in(with_role(Role.SECTION_LEADER, unit)).post("/analyser/ny/begynd/", sent)
    assert response.headers["Location"] == "/analyser/omverdenen/"
    assert signed_in(a_member(unit)).get("/analyser/").content.decode().count("Omverdenen") == 1


def test_everybody_reads_and_only_the_unit_and_those_below_write() -> None:
    department = a_unit()
    section = a_unit("Sektion", department)
    board = a_board(department)
    a_card(board, "<script>alert(1)</script>")
    stranger, insider = signed_in(a_member(a_unit("En anden"))), signed_in(a_member(section))
    page = stranger.get(f"/analyser/{board.slug}/").content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "nyt-1" not in page
    sent = {"felt": "1", "text": "Et kort"}
    assert stranger.post(f"/analyser/{board.slug}/tilfoej/", sent).status_code == 403
    assert insider.post(f"/analyser/{board.slug}/tilfoej/", sent).status_code == 302
    for deed in ("flyt/", "kort/1/gem/", "kort/1/felt/", "kort/1/laeg-til-side/", "kort/1/tag-tilbage/"):
        assert stranger.post(f"/analyser/{board.slug}/{deed}", {}).status_code == 403, deed
    for deed in ("oplysninger/gem/", "luk/", "genaabn/"):
        assert insider.post(f"/analyser/{board.slug}/{deed}", {}).status_code == 403, deed


def test_putting_the_title_right_does_not_open_the_board_of_a_deleted_draft_to_all() -> None:
    strategy = a_draft_strategy(title="Den hemmelige")
    board = a_board(strategy.unit, strategy=strategy, title="Tavlen til den hemmelige")
    draft = strategy.revisions.get()
    delete_draft(revision=draft, opened_on=draft.version, by=a_user(), at=NOON)
    chief, stranger = signed_in(with_role(Role.CHIEF, strategy.unit)), signed_in(a_member(strategy.unit))
    sent = {"title": "Tavlen uden udkast", "held_on": "02.03.2026", "strategy": "", "opened_on": "1"}
    assert chief.post(f"/analyser/{board.slug}/oplysninger/gem/", sent).status_code == 302
    assert "Tavlen uden udkast" in chief.get(f"/analyser/{board.slug}/").content.decode()
    assert stranger.get(f"/analyser/{board.slug}/").status_code == 404
    assert "Tavlen uden udkast" not in stranger.get("/analyser/").content.decode()


def test_a_board_of_a_draft_is_not_there_for_those_who_may_not_see_the_draft() -> None:
    strategy = a_draft_strategy(title="Den hemmelige")
    board = a_board(strategy.unit, strategy=strategy, title="Tavlen til den hemmelige")
    a_card(board)
    stranger = signed_in(a_member(strategy.unit))
    assert "hemmelige" not in stranger.get("/analyser/").content.decode()
    for address in ("", "nyt/?fra=1", "kort/1/", "kort/1/loefter/", "lagt-til-side/"):
        assert stranger.get(f"/analyser/{board.slug}/{address}").status_code == 404, address
    assert signed_in(with_role(Role.CHIEF, strategy.unit)).get(f"/analyser/{board.slug}/").status_code == 200


def test_a_commitment_she_may_not_see_cannot_be_guessed_by_linking() -> None:
    hidden = a_draft_strategy()
    commitment = hidden.commitments.create(number=1)
    hidden.revisions.get().commitment_texts.create(commitment=commitment, text="hemmeligt")
    board = a_board()
    a_card(board)
    client = signed_in(a_member(board.unit))
    sent = {"goer": "forbind", "loefte": f"{hidden.slug}.1"}
    there = client.post(f"/analyser/{board.slug}/kort/1/loefter/gem/", sent)
    nowhere = client.post(f"/analyser/{board.slug}/kort/1/loefter/gem/", {**sent, "loefte": "findes-ikke.1"})
    assert (there.status_code, nowhere.status_code) == (404, 404)


def test_a_card_is_linked_and_both_pages_tell_it() -> None:
    strategy = an_adopted_strategy()
    board = a_board(strategy.unit, strategy=strategy)
    a_card(board)
    client = signed_in(a_member(strategy.unit))
    sent = {"goer": "forbind", "loefte": f"{strategy.slug}.2"}
    assert client.post(f"/analyser/{board.slug}/kort/1/loefter/gem/", sent).status_code == 302
    assert f"/strategier/{strategy.slug}/loefte/2/" in client.get(f"/analyser/{board.slug}/").content.decode()
    assert "knyttet af" in client.get(f"/analyser/{board.slug}/kort/1/loefter/").content.decode()


def test_without_a_script_cards_go_up_and_to_another_field() -> None:
    board = a_board()
    a_card(board, "en")
    a_card(board, "to")
    client = signed_in(a_member(board.unit))
    assert client.post(f"/analyser/{board.slug}/flyt/", {"flyt": "2.op"}).status_code == 302
    assert lying(board) == ["to", "en"]
    assert client.post(f"/analyser/{board.slug}/kort/2/felt/", {"felt": "4"}).status_code == 302
    assert lying(board, "threats") == ["to"]


def test_the_script_is_told_only_what_is_new() -> None:
    board = a_board()
    a_card(board, "Det gamle")
    board.refresh_from_db()
    seen = board.version
    client = signed_in(a_member(board.unit))
    address = f"/analyser/{board.slug}/nyt/?fra="
    assert client.get(f"{address}{seen}", headers=HTMX).status_code == 204
    a_card(board, "Det nye")
    told = client.get(f"{address}{seen}", headers=HTMX).content.decode()
    assert "Det nye" in told
    assert 'data-after="1"' in told
    assert "Det gamle" not in told
    for nonsense in ("", "x", "9" * 40, "-1"):
        assert client.get(f"{address}{nonsense}", headers=HTMX).status_code == 200


def test_a_deed_by_script_answers_with_what_is_new_and_a_refusal_says_why() -> None:
    board = a_board()
    client = signed_in(a_member(board.unit))
    sent = {"felt": "1", "text": "Et nyt kort", "fra": "1"}
    response = client.post(f"/analyser/{board.slug}/tilfoej/", sent, headers=HTMX)
    assert (response.status_code, response.headers["X-Kompas-Board"]) == (200, "news")
    assert "Et nyt kort" in response.content.decode()
    services.close_board(board=board, by=a_user(), at=timezone.now())
    refused = client.post(f"/analyser/{board.slug}/tilfoej/", sent, headers=HTMX)
    assert refused.status_code == 422
    assert "Tavlen er lukket" in refused.content.decode()


def test_an_edit_on_a_card_that_another_changed_shows_both_texts() -> None:
    board = a_board()
    card = a_card(board)
    client = signed_in(a_member(board.unit))
    services.change_card(card=card, text="Hendes ord", mark="", opened_on=1, by=a_user(), at=timezone.now())
    sent = {"text": "Mine ord", "mark": "", "opened_on": "1"}
    response = client.post(f"/analyser/{board.slug}/kort/1/gem/", sent)
    page = response.content.decode()
    assert response.status_code == 422
    assert "Hendes ord" in page
    assert "Mine ord" in page
    assert client.post(f"/analyser/{board.slug}/kort/1/gem/", {**sent, "opened_on": "2"}).status_code == 302
    card.refresh_from_db()
    assert card.text == "Mine ord"


def test_a_card_is_put_aside_found_again_and_taken_back() -> None:
    board = a_board()
    a_card(board, "Gemmes")
    client = signed_in(a_member(board.unit))
    client.post(f"/analyser/{board.slug}/kort/1/laeg-til-side/", {"opened_on": "1"})
    assert lying(board) == []
    assert "Gemmes" in client.get(f"/analyser/{board.slug}/lagt-til-side/").content.decode()
    client.post(f"/analyser/{board.slug}/kort/1/tag-tilbage/", {})
    assert lying(board) == ["Gemmes"]


def test_a_leader_puts_the_title_right_closes_and_opens_again() -> None:
    board = a_board()
    client = signed_in(with_role(Role.CHIEF, board.unit))
    sent = {"title": "En bedre titel", "held_on": "03.03.2026", "strategy": "", "opened_on": "1"}
    assert client.post(f"/analyser/{board.slug}/oplysninger/gem/", sent).status_code == 302
    again = client.post(f"/analyser/{board.slug}/oplysninger/gem/", {**sent, "title": "Noget andet"})
    assert again.status_code == 422
    assert "En bedre titel" in again.content.decode()
    client.post(f"/analyser/{board.slug}/luk/")
    assert not Board.objects.get().is_open
    assert "Åbn igen" in client.get(f"/analyser/{board.slug}/").content.decode()
    client.post(f"/analyser/{board.slug}/genaabn/")
    assert Board.objects.get().is_open


@pytest.mark.parametrize("number", ["0", "999999999999999999999"])
def test_a_card_that_is_not_there_is_not_found(number: str) -> None:
    board = a_board()
    assert signed_in(a_member(board.unit)).get(f"/analyser/{board.slug}/kort/{number}/").status_code == 404


def test_the_pages_ask_as_often_of_five_hundred_cards_as_of_five() -> None:
    board, other = a_board(), a_board()
    many_cards(board, 500)
    many_cards(other, 5)
    client = signed_in(a_member(board.unit))
    assert queries_of(client, f"/analyser/{board.slug}/") == queries_of(client, f"/analyser/{other.slug}/")
    assert queries_of(client, "/analyser/") <= 10


def test_asking_whether_anything_is_new_costs_one_query_beyond_who_asks() -> None:
    board = a_board()
    client = signed_in(a_member(board.unit))
    knowing_her = queries_of(client, "/komponenter/")
    board.refresh_from_db()
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        assert client.get(f"/analyser/{board.slug}/nyt/?fra={board.version}", headers=HTMX).status_code == 204
    assert len(asked) == knowing_her + 1
