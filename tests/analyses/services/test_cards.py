"""Cards: who does what to them at the same time, and that nothing of it is lost."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kompas.analyses import services
from kompas.analyses.models import Card
from kompas.analyses.rules import MOST_CARDS, MOST_PER_MINUTE, TEXT_LENGTH
from kompas.errors import LostUpdate
from kompas.journal.models import Event
from tests.analyses.makers import a_board, a_card, a_field, lying, many_cards
from tests.makers import NOON, a_user

pytestmark = pytest.mark.django_db
MOVES = st.lists(
    st.tuples(st.integers(0, 5), st.sampled_from(["strengths", "threats"]), st.one_of(st.none(), st.integers(0, 5))),
    max_size=12,
)


def test_a_card_lies_at_the_end_of_its_field_and_tells_who_wrote_it() -> None:
    board, by = a_board(), a_user("Anne Holm")
    a_card(board, "Først")
    card = a_card(board, "  Så \n\n  denne  ", by=by)
    assert lying(board) == ["Først", "Så\n\ndenne"]
    assert (card.number, card.author) == (2, by)
    assert Event.objects.get(kind="analyses.card_added", data__card=2).actor_id == by.pk


@pytest.mark.parametrize("text", ["", " \n ", "x" * (TEXT_LENGTH + 1)])
def test_a_card_says_something_and_not_too_much(text: str) -> None:
    with pytest.raises(services.NotACard):
        a_card(a_board(), text)


def test_a_card_has_one_of_the_marks_there_are_and_lies_in_a_field_of_its_board() -> None:
    board, other = a_board(), a_board()
    with pytest.raises(services.NotACard):
        a_card(board, mark="purple")
    with pytest.raises(services.NotACard):
        services.add_card(board=board, field=a_field(other), text="Hej", by=a_user(), at=NOON)
    with pytest.raises(services.NoSuchPlace):
        services.move_card(card=a_card(board), field=a_field(other), after=None, by=a_user(), at=NOON)


def test_who_floods_a_board_is_told_to_wait_and_others_are_not() -> None:
    board, by = a_board(), a_user()
    for _each in range(MOST_PER_MINUTE):
        a_card(board, by=by, at=NOON)
    with pytest.raises(services.TooManyCards, match="Vent"):
        a_card(board, by=by, at=NOON)
    assert a_card(board, by=a_user("En anden"), at=NOON).pk
    assert a_card(board, by=by, at=NOON + timedelta(minutes=2)).pk


def test_a_full_board_takes_no_more_until_some_are_put_aside() -> None:
    board = a_board()
    cards = many_cards(board, MOST_CARDS)
    with pytest.raises(services.TooManyCards, match="600"):
        a_card(board)
    services.put_aside(card=cards[0], opened_on=1, by=a_user(), at=NOON)
    assert a_card(board).number == MOST_CARDS + 1
    with pytest.raises(services.TooManyCards):
        services.take_back(card=cards[0], by=a_user(), at=NOON)


def test_two_who_reword_one_card_never_overwrite_each_other() -> None:
    card = a_card(a_board())
    services.change_card(card=card, text="Hendes", mark="idea", opened_on=1, by=a_user(), at=NOON)
    with pytest.raises(LostUpdate):
        services.change_card(card=card, text="Mine", mark="", opened_on=1, by=a_user(), at=NOON)
    card.refresh_from_db()
    assert (card.text, card.mark) == ("Hendes", "idea")


def test_a_move_never_stands_in_the_way_of_an_edit() -> None:
    board = a_board()
    card = a_card(board)
    services.move_card(card=card, field=a_field(board, "threats"), after=None, by=a_user(), at=NOON)
    services.change_card(card=card, text="Rettet", mark="", opened_on=1, by=a_user(), at=NOON)
    assert lying(board, "threats") == ["Rettet"]


def test_two_moves_at_the_same_moment_both_hold() -> None:
    board, by = a_board(), a_user()
    one, two, three = (a_card(board, text) for text in ("en", "to", "tre"))
    services.move_card(card=three, field=one.field, after=None, by=by, at=NOON)
    services.move_card(card=one, field=one.field, after=two, by=by, at=NOON)
    assert lying(board) == ["tre", "to", "en"]


def test_a_card_is_laid_last_where_the_one_it_was_to_follow_has_gone() -> None:
    board, by = a_board(), a_user()
    one, two, three = (a_card(board, text) for text in ("en", "to", "tre"))
    services.move_card(card=two, field=a_field(board, "threats"), after=None, by=by, at=NOON)
    services.move_card(card=one, field=one.field, after=two, by=by, at=NOON)
    assert lying(board) == ["tre", "en"]
    services.put_aside(card=three, opened_on=1, by=by, at=NOON)
    services.move_card(card=two, field=one.field, after=three, by=by, at=NOON)
    assert lying(board) == ["en", "to"]


def test_a_card_goes_one_place_up_or_down_and_stops_at_the_ends() -> None:
    board, by = a_board(), a_user()
    one, two = a_card(board, "en"), a_card(board, "to")
    services.step_card(card=two, step=-1, by=by, at=NOON)
    services.step_card(card=two, step=-1, by=by, at=NOON)
    assert lying(board) == ["to", "en"]
    services.step_card(card=one, step=1, by=by, at=NOON)
    assert lying(board) == ["to", "en"]


def test_a_place_between_two_cards_is_never_used_up() -> None:
    board, by = a_board(), a_user()
    first, last = a_card(board, "først"), a_card(board, "sidst")
    Card.objects.filter(pk=last.pk).update(position=first.position + 1)
    between = a_card(board, "imellem")
    services.move_card(card=between, field=first.field, after=first, by=by, at=NOON)
    assert lying(board) == ["først", "imellem", "sidst"]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MOVES)
def test_whatever_is_moved_wherever_each_card_lies_just_where_it_was_laid(moves: list[tuple[int, str, Any]]) -> None:
    with transaction.atomic():
        board, by = a_board(), a_user()
        cards = [a_card(board, str(number)) for number in range(6)]
        want: dict[str, list[str]] = {"strengths": [card.text for card in cards], "threats": []}
        for number, code, after in moves:
            card, above = cards[number], None if after is None else cards[after]
            services.move_card(card=card, field=a_field(board, code), after=above, by=by, at=NOON)
            for field in want.values():
                if card.text in field:
                    field.remove(card.text)
            there = want[code]
            place = 0 if above is None else there.index(above.text) + 1 if above.text in there else len(there)
            there.insert(place, card.text)
            assert {code: lying(board, code) for code in want} == want
        transaction.set_rollback(True)


def test_a_card_put_aside_is_kept_and_taken_back() -> None:
    board, by = a_board(), a_user()
    card = a_card(board, "Gemmes")
    services.put_aside(card=card, opened_on=1, by=by, at=NOON)
    assert lying(board) == []
    with pytest.raises(services.CardPutAside):
        services.change_card(card=card, text="x", mark="", opened_on=2, by=by, at=NOON)
    services.take_back(card=card, by=by, at=NOON)
    services.take_back(card=card, by=by, at=NOON)
    assert lying(board) == ["Gemmes"]
    assert Event.objects.filter(kind="analyses.card_taken_back").count() == 1


def test_a_card_reworded_meanwhile_is_not_put_aside_unread() -> None:
    card = a_card(a_board())
    services.change_card(card=card, text="Ny", mark="", opened_on=1, by=a_user(), at=NOON)
    with pytest.raises(LostUpdate):
        services.put_aside(card=card, opened_on=1, by=a_user(), at=NOON)


def test_every_deed_counts_the_board_up_and_marks_what_it_touched() -> None:
    board, by = a_board(), a_user()
    one, two = a_card(board, "en"), a_card(board, "to")
    board.refresh_from_db()
    seen = board.version
    services.step_card(card=one, step=1, by=by, at=NOON)
    changed = board.cards.filter(changed_on__gt=seen)
    assert [card.pk for card in changed] == [one.pk]
    assert two.pk


@pytest.mark.parametrize(
    "broken", [{"number": 0}, {"text": ""}, {"mark": "purple"}, {"put_aside_by": 1, "put_aside_at": None}]
)
def test_the_database_itself_refuses_a_broken_card(broken: dict[str, Any]) -> None:
    card = a_card(a_board())
    if "put_aside_by" in broken:
        broken = {**broken, "put_aside_by": card.author}
    with pytest.raises(IntegrityError), transaction.atomic():
        Card.objects.filter(pk=card.pk).update(**broken)


def test_the_database_itself_refuses_two_cards_of_one_number() -> None:
    board = a_board()
    one, two = a_card(board), a_card(board)
    with pytest.raises(IntegrityError), transaction.atomic():
        Card.objects.filter(pk=two.pk).update(number=one.number)
