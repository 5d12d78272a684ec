"""A board begins, is put right, closed and opened again."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kompas.analyses import services
from kompas.analyses.kinds import KINDS, BoardKind, declare
from kompas.analyses.models import Board, Field
from kompas.errors import LostUpdate
from kompas.journal.models import Event
from kompas.strategy.services import delete_draft
from tests.analyses.makers import a_board, a_card
from tests.makers import NOON, TODAY, a_draft_strategy, a_unit, a_user

pytestmark = pytest.mark.django_db


def test_a_board_begins_with_the_fields_of_its_kind() -> None:
    board = a_board(kind="pestel")
    assert [field.code for field in board.fields.all()] == [field.code for field in KINDS["pestel"].fields]
    assert Event.objects.get(kind="analyses.board_begun").data == {"board_kind": "pestel"}


def test_two_boards_of_one_title_have_two_addresses() -> None:
    unit = a_unit()
    assert [a_board(unit, title="Ny").slug, a_board(unit, title="Ny").slug] == ["ny-2", "ny-3"]


def test_a_kind_is_declared_once() -> None:
    with pytest.raises(ValueError, match="twice"):
        declare(BoardKind("swot", "SWOT", "", ()))


def test_a_board_of_no_known_kind_or_without_a_title_is_refused() -> None:
    with pytest.raises(services.CannotBegin, match="slags"):
        a_board(kind="astrology")
    with pytest.raises(services.CannotBegin, match="titel"):
        a_board(title=" \u200b ")
    with pytest.raises(services.CannotBegin, match="160"):
        a_board(title="x" * 161)


def test_a_board_is_of_a_strategy_of_its_own_unit() -> None:
    strategy = a_draft_strategy()
    with pytest.raises(services.CannotBegin, match="anden enhed"):
        a_board(a_unit("En anden"), strategy=strategy)
    assert a_board(strategy.unit, strategy=strategy).strategy == strategy


def test_two_who_put_the_title_right_see_both_texts_though_cards_came_meanwhile() -> None:
    board, by = a_board(), a_user()
    a_card(board)
    given: dict[str, Any] = {"held_on": TODAY, "strategy": None, "opened_on": 1, "by": by, "at": NOON}
    services.change_board(board=board, title="Den første", **given)
    with pytest.raises(LostUpdate):
        services.change_board(board=board, title="Den anden", **given)
    assert Board.objects.get().title == "Den første"


def test_a_closed_board_is_only_read_until_it_is_opened_again() -> None:
    board, by = a_board(), a_user()
    card = a_card(board)
    services.close_board(board=board, by=by, at=NOON)
    with pytest.raises(services.IllegalMove):
        services.close_board(board=board, by=by, at=NOON)
    given: dict[str, Any] = {"by": by, "at": NOON}
    for deed in (
        lambda: a_card(board),
        lambda: services.change_card(card=card, text="Andet", mark="", opened_on=1, **given),
        lambda: services.put_aside(card=card, opened_on=1, **given),
        lambda: services.take_back(card=card, **given),
        lambda: services.step_card(card=card, step=1, **given),
        lambda: services.move_card(card=card, field=card.field, after=None, **given),
        lambda: services.change_board(board=board, title="Ny", held_on=TODAY, strategy=None, opened_on=1, **given),
    ):
        with pytest.raises(services.BoardClosed):
            deed()
    services.reopen_board(board=board, by=by, at=NOON)
    assert a_card(board).pk


def test_a_board_outlives_the_draft_it_was_begun_for() -> None:
    strategy = a_draft_strategy()
    board = a_board(strategy.unit, strategy=strategy)
    draft = strategy.revisions.get()
    delete_draft(revision=draft, opened_on=draft.version, by=a_user(), at=NOON)
    board.refresh_from_db()
    assert (board.strategy, board.is_of_strategy) == (None, True)


@pytest.mark.parametrize(
    "broken",
    [
        {"state": "torn"},
        {"title": ""},
        {"closed_at": NOON},
        {"state": "closed"},
        {"details_version": 99},
    ],
)
def test_the_database_itself_refuses_a_broken_board(broken: dict[str, object]) -> None:
    board = a_board()
    with pytest.raises(IntegrityError), transaction.atomic():
        Board.objects.filter(pk=board.pk).update(**broken)


def test_the_database_itself_refuses_a_strategys_board_that_denies_it() -> None:
    strategy = a_draft_strategy()
    board = a_board(strategy.unit, strategy=strategy)
    with pytest.raises(IntegrityError), transaction.atomic():
        Board.objects.filter(pk=board.pk).update(is_of_strategy=False)


@pytest.mark.parametrize(
    "broken",
    [
        {"number": 1, "name": "Endnu en"},
        {"number": 0, "name": "Før den første"},
        {"number": 9, "code": "strengths"},
        {"number": 9},
        {"number": 9, "code": "x", "name": "Både og"},
    ],
)
def test_the_database_itself_refuses_a_broken_field(broken: dict[str, object]) -> None:
    board = a_board()
    with pytest.raises(IntegrityError), transaction.atomic():
        Field.objects.create(board=board, **broken)
