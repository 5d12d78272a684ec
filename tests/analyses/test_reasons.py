"""Why a commitment is there, as boards and seminars tell it, and that cards stay with the strategy they led to."""

from datetime import timedelta
from typing import Any

import pytest

from kompas.accounts.models import User
from kompas.analyses import reasons, services
from kompas.analyses.models import Card, Conclusion, Link
from kompas.analyses.workflow import Phase
from kompas.organisation.reach import reach_of
from kompas.organisation.roles import Role
from kompas.strategy.fates import Fate
from kompas.strategy.hanging import HANGING, Thing
from kompas.strategy.models import KINDS, Commitment, Strategy
from kompas.strategy.reasons import GIVERS, Reason
from kompas.strategy.services import adopt
from kompas.strategy.succession import plan, questions
from kompas.strategy.why import why
from tests.analyses.makers import a_board, a_card, a_seminar, moved_to, ready_for
from tests.makers import NOON, TODAY, a_member, a_user, an_adopted_strategy, with_role
from tests.strategy.makers import a_full_draft, a_next_period, decided, row_saying

pytestmark = pytest.mark.django_db


@pytest.fixture
def strategy() -> Strategy:
    return an_adopted_strategy()


def _told(person: User, *commitments: Commitment) -> list[str]:
    found = reasons.reasons_of([each.pk for each in commitments], person, reach_of(person, on=TODAY))
    return [reason.words for several in found.values() for reason in several]


def _led(source: Card | Conclusion, commitment: Commitment, by: User, **late: int) -> None:
    services.link(source=source, commitment=commitment, by=by, at=NOON + timedelta(**late))


def _concluded(strategy: Strategy, phase: Phase = Phase.CONCLUDED, **fields: Any) -> tuple[Conclusion, Commitment]:
    """A conclusion that led to the strategy's second commitment, of a seminar with one more who takes part."""
    seminar = moved_to(a_seminar(strategy.unit, strategy=strategy, **fields), Phase.CONCLUDING)
    ready_for(seminar)
    moved_to(seminar, phase)
    conclusion = Conclusion.objects.filter(group__board=seminar.board).select_related("group__board")[0]
    commitment = strategy.commitments.get(number=2)
    _led(conclusion, commitment, seminar.leader)
    return conclusion, commitment


def test_strategy_asks_here_what_led_to_a_commitment_and_what_hangs_on_it() -> None:
    assert GIVERS["analyses"].find is reasons.reasons_of
    assert HANGING["analyses"].found is reasons.cards_on
    assert HANGING["analyses.conclusion"].found is reasons.conclusions_on


def test_a_card_tells_its_field_its_board_and_who_joined_it(strategy: Strategy) -> None:
    board, commitment, by = a_board(strategy.unit), strategy.commitments.get(number=3), a_user("Signe Leder")
    _led(a_card(board, "Vi svarer for sent", field="weaknesses"), commitment, by)
    [told] = reasons.reasons_of([commitment.pk], by, reach_of(by, on=TODAY))[commitment.pk]
    assert told == Reason(
        kind="Svagheder, på »Hvor står vi?«",
        words="Vi svarer for sent",
        page="analyses:card",
        address=(board.slug, 1),
        on=board.held_on,
        linked_by="Signe Leder",
        linked_on=TODAY,
    )


def test_a_conclusion_tells_its_group_and_its_seminar_before_the_cards(strategy: Strategy) -> None:
    conclusion, commitment = _concluded(strategy)
    group, by = conclusion.group, a_user()
    _led(a_card(a_board(strategy.unit), "Vi svarer for sent"), commitment, by)
    first, second = reasons.reasons_of([commitment.pk], by, reach_of(by, on=TODAY))[commitment.pk]
    assert (first.kind, first.words) == (f"Konkluderet på »Sommerseminar«: {group.name}", "Vi tager den med.")
    assert (first.page, first.address) == ("analyses:seminar", (group.board.slug,))
    assert second.words == "Vi svarer for sent"


def test_each_commitment_is_told_its_own_in_the_order_they_were_joined(strategy: Strategy) -> None:
    board, by = a_board(strategy.unit), a_user()
    one, other = strategy.commitments.filter(number__in=(1, 2)).order_by("number")
    early, late = a_card(board, "Først lagt"), a_card(board, "Først forbundet")
    _led(early, one, by, hours=2)
    _led(late, one, by, hours=1)
    _led(early, other, by)
    found = reasons.reasons_of([one.pk, other.pk], by, reach_of(by, on=TODAY))
    assert [reason.words for reason in found[one.pk]] == ["Først forbundet", "Først lagt"]
    assert [reason.words for reason in found[other.pk]] == ["Først lagt"]


def test_what_was_taken_away_or_put_aside_led_to_nothing(strategy: Strategy) -> None:
    board, commitment, by = a_board(strategy.unit), strategy.commitments.get(number=1), a_user()
    removed, aside = a_card(board, "Fjernet"), a_card(board, "Lagt til side", by=board.created_by)
    for card in (removed, aside):
        _led(card, commitment, by)
    services.unlink(source=removed, commitment=commitment, by=by, at=NOON)
    services.put_aside(card=aside, opened_on=aside.version, by=board.created_by, at=NOON)
    assert _told(by, commitment) == []
    assert reasons.cards_on(KINDS["commitment"], [commitment.pk]) == {}


def test_a_running_seminar_gives_nothing_away_to_those_who_were_not_invited(strategy: Strategy) -> None:
    bo = a_member(strategy.unit, "Bo Lund")
    _conclusion, commitment = _concluded(strategy, Phase.CONCLUDING, people=[bo])
    assert _told(bo, commitment) == ["Vi tager den med."]
    assert _told(with_role(Role.CHIEF, strategy.unit), commitment) == ["Vi tager den med."]
    assert _told(a_member(strategy.unit, "En kollega"), commitment) == []


def test_a_conclusion_is_told_when_its_words_are_written(strategy: Strategy) -> None:
    seminar = moved_to(a_seminar(strategy.unit, strategy=strategy), Phase.CONCLUDING)
    conclusion, commitment = (
        Conclusion.objects.filter(group__board=seminar.board)[0],
        strategy.commitments.get(number=1),
    )
    _led(conclusion, commitment, seminar.leader)
    assert _told(seminar.leader, commitment) == []
    assert reasons.conclusions_on(KINDS["commitment"], [commitment.pk]) == {}
    ready_for(seminar)
    assert _told(seminar.leader, commitment) == ["Vi tager den med."]


def test_a_concluded_seminar_is_told_to_everybody_who_works_here(strategy: Strategy) -> None:
    _conclusion, commitment = _concluded(strategy)
    assert _told(a_user("En fremmed"), commitment) == ["Vi tager den med."]
    assert _told(a_user("En fratrådt", is_active=False), commitment) == []


def test_cards_gathered_unseen_are_not_shown_by_way_of_a_commitment(strategy: Strategy) -> None:
    bo = a_member(strategy.unit, "Bo Lund")
    seminar = a_seminar(strategy.unit, people=[bo], is_anonymous=True)
    card, commitment = a_card(seminar.board, "Bos tanke", field="ungrouped", by=bo), strategy.commitments.get(number=1)
    with pytest.raises(services.WrongPhase):
        _led(card, commitment, bo)
    assert not Link.objects.exists()
    moved_to(seminar, Phase.GROUPING)
    _led(card, commitment, bo)
    assert _told(seminar.leader, commitment) == ["Bos tanke"]


def test_the_board_of_a_draft_is_told_to_those_alone_who_may_see_the_draft(strategy: Strategy) -> None:
    draft = a_full_draft(strategy.unit)
    board = a_board(strategy.unit, strategy=draft.strategy, by=draft.created_by)
    commitment = strategy.commitments.get(number=1)
    _led(a_card(board, "Hemmeligt endnu"), commitment, draft.created_by)
    assert _told(draft.created_by, commitment) == ["Hemmeligt endnu"]
    assert _told(a_user("En fremmed"), commitment) == []
    assert _told(with_role(Role.CHIEF), commitment) == []


def test_the_page_of_a_commitment_tells_it_under_the_heading_of_boards(strategy: Strategy) -> None:
    commitment, by = strategy.commitments.get(number=1), a_user()
    _led(a_card(a_board(strategy.unit), "Vi svarer for sent"), commitment, by)
    groups = {group.code: group for group in why(commitment.pk, strategy, by, reach_of(by, on=TODAY)).groups}
    assert groups["analyses"].heading == "Fra tavler og seminarer"
    assert [reason.words for reason in groups["analyses"].reasons] == ["Vi svarer for sent"]


def test_many_commitments_cost_no_more_than_one(strategy: Strategy, django_assert_num_queries: Any) -> None:
    board, by = a_board(strategy.unit), a_user()
    commitments = list(strategy.commitments.all())
    for number, commitment in enumerate(commitments):
        _led(a_card(board, f"Kort {number}"), commitment, by)
    reach = reach_of(by, on=TODAY)
    for asked in (commitments[:1], commitments):
        with django_assert_num_queries(2):
            assert len(reasons.reasons_of([each.pk for each in asked], by, reach)) == len(asked)
        with django_assert_num_queries(1):
            assert len(reasons.cards_on(KINDS["commitment"], [each.pk for each in asked])) == len(asked)


def test_they_hang_on_commitments_alone(strategy: Strategy) -> None:
    conclusion, commitment = _concluded(strategy)
    card = a_card(a_board(strategy.unit), "Vi svarer for sent")
    _led(card, commitment, a_user())
    hung = {reasons.cards_on: Thing(card.pk, "Vi svarer for sent")}
    hung[reasons.conclusions_on] = Thing(conclusion.pk, "Vi tager den med.")
    for found, thing in hung.items():
        assert found(KINDS["commitment"], [commitment.pk]) == {commitment.pk: [thing]}
        assert found(KINDS["focus_area"], [commitment.pk]) == {}


def test_they_stay_with_the_strategy_before_whatever_becomes_of_the_commitment() -> None:
    succession = a_next_period()
    old, by = succession.old, succession.begun_by
    kept, dropped = (old.commitments.get(pk=row_saying(succession, begins).old.pk) for begins in ("svare", "holde"))
    board = a_board(old.unit, strategy=old)
    for commitment in (kept, dropped):
        _led(a_card(board, f"Kort til løfte {commitment.number}"), commitment, by)
    decided(succession, "holde", Fate.DROPPED, reason="Overtaget af staten")
    for row in plan(succession).open:
        decided(succession, row.old.head, Fate.KEPT)
    assert questions(plan(succession)) == []
    draft = succession.new.revisions.get()
    adopt(revision=draft, opened_on=draft.version, by=by, at=NOON)
    assert set(Link.objects.standing().values_list("commitment", flat=True)) == {kept.pk, dropped.pk}
    [new] = row_saying(succession, "svare").new
    assert _told(by, succession.new.commitments.get(pk=new.pk)) == []
    told = why(new.pk, succession.new, by, reach_of(by, on=TODAY)).groups
    assert f"Kort til løfte {kept.number}" in [reason.words for group in told for reason in group.reasons]
