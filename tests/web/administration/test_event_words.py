"""What the event log says of an event's codes and numbers."""

import pytest
from django.utils import timezone

from kompas.accounts.models import User
from kompas.analyses.workflow import Phase
from kompas.journal import queries
from kompas.journal.actors import Actor
from kompas.journal.kinds import KINDS, Field
from kompas.journal.services import record
from kompas.organisation.roles import Role
from kompas.strategy.fates import Fate
from kompas.web.administration import event_log
from kompas.web.administration.event_words import tells, value_in_words
from tests.analyses.makers import a_board
from tests.makers import a_unit, with_role


def test_every_code_and_number_of_every_kind_of_event_has_words() -> None:
    told = {
        name for kind in KINDS.values() for name, field in kind.fields.items() if field in {Field.CODE, Field.NUMBER}
    }

    assert [name for name in sorted(told) if not tells(name)] == []


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("fate", Fate.REWORDED, "Omformuleret"),
        ("phase", Phase.VOTING, "Afstemning"),
        ("outcome", "taken_in", "Taget med"),
        ("board_kind", "swot", "SWOT"),
        ("language", "da", "Dansk"),
        ("card", 18, "kort 18"),
        ("has_file", 1, "med en fil"),
        ("is_on", 0, "lukket"),
        ("adopted", 0, ""),
        ("hanging", "strategy.parent_link", ""),
    ],
)
def test_a_code_is_said_as_a_colleague_says_it(name: str, value: object, words: str) -> None:
    assert value_in_words(name, value) == words


@pytest.mark.django_db
def test_a_card_concerns_its_board() -> None:
    unit = a_unit("Teknik og Erhverv", code="TE")
    by: User = with_role(Role.CONSULTANT, unit)
    board = a_board(unit, title="Skoleveje")
    card = board.fields.get(number=1)
    record("analyses.card_moved", card, board=board.pk, card=4, field=2, by=Actor.person(by.pk), at=timezone.now())

    line = event_log.lines(list(queries.log().order_by("-pk")[:1]))[0]

    assert (line.whom, line.more) == ("Skoleveje", "kort 4, felt 2")
