"""A strategy seminar: invited, gathered, grouped, voted on, concluded; and what nobody gets to know."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kompas.analyses import services
from kompas.analyses.models import Board, Card, Conclusion, OtherView, Participant, Seminar, Vote
from kompas.analyses.rules import Terms
from kompas.analyses.workflow import OVER, PHASE_MOVES, WAY, Phase, next_phase
from kompas.errors import LostUpdate, NotAllowed
from kompas.journal.models import Event
from kompas.organisation.reach import reach_of
from kompas.organisation.roles import Role
from tests.analyses.makers import a_card, a_seminar, moved_to, ready_for
from tests.makers import NOON, TODAY, a_draft_strategy, a_unit, a_user, with_role

pytestmark = pytest.mark.django_db


def _groups(seminar: Seminar) -> list[Any]:
    return list(seminar.board.fields.filter(code=""))


def _visible(person: Any) -> bool:
    return Board.objects.visible_to(person, reach_of(person, on=TODAY)).exists()


def test_the_way_of_a_seminar_is_in_its_table() -> None:
    assert all(next_phase(old) in PHASE_MOVES[old] for old in WAY[:-1])
    assert next_phase(Phase.CANCELLED) is next_phase(Phase.CONCLUDED) is None


def test_everyone_invited_is_an_event_and_the_leader_takes_part() -> None:
    people = [a_user("Anne"), a_user("Bo")]
    seminar = a_seminar(people=people)
    assert seminar.participants.count() == 3
    assert Event.objects.filter(kind="analyses.seminar_invited").count() == 2


def test_a_seminar_begins_only_with_people_a_day_and_votes_that_add_up() -> None:
    gone = a_user(is_active=False)
    with pytest.raises(services.CannotInvite):
        a_seminar(people=[gone])
    leader = a_user()
    with pytest.raises(services.CannotInvite):
        a_seminar(people=[leader], by=leader)
    broken: list[dict[str, Any]] = [{"votes_each": 0}, {"votes_each": 21}, {"most_per_group": 4}, {"most_per_group": 0}]
    for votes in broken:
        with pytest.raises(services.CannotInvite):
            a_seminar(**votes)
    for day, held_on in ((TODAY - timedelta(days=1), TODAY), (TODAY + timedelta(days=3), TODAY)):
        with pytest.raises(services.CannotInvite):
            services.begin_seminar(
                title="x", held_on=held_on, unit=a_unit(), people=[a_user()], terms=Terms(day), by=leader, at=NOON
            )
    assert not Seminar.objects.exists()


def test_more_people_are_invited_while_cards_are_put_and_each_only_once() -> None:
    seminar = a_seminar()
    services.invite_more(seminar=seminar, people=[a_user()], by=seminar.leader, at=NOON)
    with pytest.raises(services.CannotInvite):
        services.invite_more(seminar=seminar, people=[seminar.leader], by=seminar.leader, at=NOON)
    moved_to(seminar, Phase.VOTING)
    with pytest.raises(services.CannotInvite):
        services.invite_more(seminar=seminar, people=[a_user()], by=seminar.leader, at=NOON)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(Phase), st.booleans()), max_size=8))
def test_no_forbidden_move_gets_through_whatever_the_order(moves: list[tuple[Phase, bool]]) -> None:
    with transaction.atomic():
        seminar = a_seminar()
        for to, is_prepared in moves:
            old = Phase(seminar.phase)
            if is_prepared and old not in OVER:
                ready_for(seminar)
            missing = list(services.seminars.missing_before(seminar, to))
            try:
                seminar = services.move_on(
                    seminar=seminar, to=to, opened_on=seminar.version, by=seminar.leader, at=NOON
                )
            except services.CannotMoveOn:
                assert to not in PHASE_MOVES[old] or missing
            else:
                assert to in PHASE_MOVES[old]
                assert not missing
            seminar.refresh_from_db()
            seminar.board.refresh_from_db()
            assert seminar.board.is_open == (seminar.phase not in OVER)
        transaction.set_rollback(True)


def test_two_who_move_it_on_at_the_same_time_move_it_once() -> None:
    seminar = a_seminar()
    ready_for(seminar)
    given_: dict[str, Any] = {"opened_on": 1, "by": seminar.leader, "at": NOON}
    services.move_on(seminar=seminar, to=Phase.GROUPING, **given_)
    with pytest.raises(LostUpdate):
        services.move_on(seminar=seminar, to=Phase.CANCELLED, **given_)


def test_each_phase_tells_what_is_still_to_be_done() -> None:
    seminar = a_seminar()
    given_: dict[str, Any] = {"by": seminar.leader, "at": NOON}
    with pytest.raises(services.CannotMoveOn, match="Ingen har lagt"):
        services.move_on(seminar=seminar, to=Phase.GROUPING, opened_on=1, **given_)
    seminar = moved_to(seminar, Phase.GROUPING)
    with pytest.raises(services.CannotMoveOn, match=r"2 kort ligger ikke i en gruppe.*to grupper"):
        services.move_on(seminar=seminar, to=Phase.VOTING, opened_on=seminar.version, **given_)
    seminar = moved_to(seminar, Phase.CONCLUDING)
    card = seminar.board.cards.first()
    assert card
    services.raise_other_view(card=card, text="Er det rigtigt?", **given_)
    with pytest.raises(services.CannotMoveOn, match=r"2 grupper mangler en konklusion.*1 andet syn"):
        services.move_on(seminar=seminar, to=Phase.CONCLUDED, opened_on=seminar.version, **given_)


def test_only_those_invited_put_cards_and_only_while_they_are_put() -> None:
    seminar = a_seminar()
    with pytest.raises(NotAllowed):
        a_card(seminar.board, field="ungrouped", by=a_user("En fremmed"))
    moved_to(seminar, Phase.VOTING)
    with pytest.raises(services.WrongPhase):
        a_card(seminar.board, field="ungrouped", by=seminar.leader)


def test_cards_gathered_unseen_are_their_authors_alone_until_gathering_ends() -> None:
    bo = a_user("Bo")
    seminar = a_seminar(people=[bo])
    card = a_card(seminar.board, field="ungrouped", by=seminar.leader)
    given_: dict[str, Any] = {"by": bo, "at": NOON}
    deeds: list[Callable[[], object]] = [
        lambda: services.change_card(card=card, text="Mit", mark="", opened_on=1, **given_),
        lambda: services.put_aside(card=card, opened_on=1, **given_),
        lambda: services.take_back(card=card, **given_),
        lambda: services.step_card(card=card, step=1, **given_),
    ]
    for deed in deeds:
        with pytest.raises(NotAllowed):
            deed()
    moved_to(seminar, Phase.GROUPING)
    services.change_card(card=card, text="Vores", mark="", opened_on=1, **given_)


def test_an_anonymous_gathering_leaves_no_name_neither_on_cards_nor_in_the_log() -> None:
    bo = a_user("Bo")
    seminar = a_seminar(people=[bo], is_anonymous=True)
    card = a_card(seminar.board, "Hemmeligt", field="ungrouped", by=bo)
    services.change_card(card=card, text="Stadig hemmeligt", mark="", opened_on=1, by=bo, at=NOON)
    aside = a_card(seminar.board, "Fortrudt", field="ungrouped", by=bo)
    services.put_aside(card=aside, opened_on=1, by=bo, at=NOON)
    seminar = moved_to(seminar, Phase.GROUPING)
    a_card(seminar.board, "Sent", field="ungrouped", by=bo)
    services.raise_other_view(card=card, text="Nej", by=bo, at=NOON)
    people = ("author", "edited_by", "moved_by", "put_aside_by")
    named = [getattr(each, f"{who}_id") for each in Card.objects.all() for who in people]
    assert set(named) == {None}
    assert OtherView.objects.get().raised_by is None
    told = Event.objects.filter(subject_kind__in=["card", "otherview"])
    assert {event.actor_id for event in told} == {None}
    assert bo.pk not in {value for event in told for name, value in event.data.items() if name == "person"}


@pytest.mark.parametrize("to", [Phase.GROUPING, Phase.CANCELLED])
def test_after_an_anonymous_gathering_nothing_tells_in_which_order_cards_came(to: Phase) -> None:
    seminar = a_seminar(is_anonymous=True)
    came = [a_card(seminar.board, f"Tanke {count}", field="ungrouped", by=seminar.leader) for count in range(12)]
    old = {card.number for card in came}
    services.move_on(seminar=seminar, to=to, opened_on=1, by=seminar.leader, at=NOON)
    cards = list(Card.objects.order_by("number"))
    assert not old & {card.number for card in cards}
    assert len({card.changed_on for card in cards}) == 1
    assert [card.pk for card in cards] != [card.pk for card in came]
    assert [card.position for card in cards] == sorted(card.position for card in cards)


def test_a_cancelled_anonymous_gathering_forgets_its_names_too() -> None:
    seminar = a_seminar(is_anonymous=True)
    a_card(seminar.board, field="ungrouped", by=seminar.leader)
    services.move_on(seminar=seminar, to=Phase.CANCELLED, opened_on=1, by=seminar.leader, at=NOON)
    assert Card.objects.get().author is None


def test_nobody_votes_more_than_she_may_and_a_vote_can_be_moved() -> None:
    bo = a_user("Bo")
    seminar = moved_to(a_seminar(people=[bo], votes_each=3, most_per_group=2), Phase.VOTING)
    one, two = _groups(seminar)
    given_: dict[str, Any] = {"seminar": seminar, "by": bo, "at": NOON}
    services.vote(group=one, count=2, **given_)
    with pytest.raises(services.TooManyVotes):
        services.vote(group=two, count=2, **given_)
    with pytest.raises(services.TooManyVotes):
        services.vote(group=two, count=3, **given_)
    with pytest.raises(services.TooManyVotes):
        services.vote(group=two, count=-1, **given_)
    services.vote(group=one, count=1, **given_)
    services.vote(group=two, count=2, **given_)
    assert Vote.objects.count() == 3
    with pytest.raises(NotAllowed):
        services.vote(seminar=seminar, group=one, count=1, by=a_user("En fremmed"), at=NOON)
    with pytest.raises(services.NotAGroup):
        services.vote(group=seminar.board.fields.get(code="ungrouped"), count=1, **given_)


def test_votes_are_counted_and_then_forgotten() -> None:
    bo = a_user("Bo")
    seminar = moved_to(a_seminar(people=[bo]), Phase.VOTING)
    one, two = _groups(seminar)
    for person, group, count in ((bo, one, 2), (bo, two, 1), (seminar.leader, one, 1)):
        services.vote(seminar=seminar, group=group, count=count, by=person, at=NOON)
    moved_to(seminar, Phase.CONCLUDING)
    assert dict(Conclusion.objects.values_list("group", "votes")) == {one.pk: 3, two.pk: 1}
    assert not Vote.objects.exists()
    assert {tuple(event.data) for event in Event.objects.filter(kind="analyses.voted")} == {("board",)}
    with pytest.raises(services.WrongPhase):
        services.vote(seminar=seminar, group=one, count=1, by=bo, at=NOON)


def test_the_database_itself_counts_the_votes_also_at_the_same_instant() -> None:
    seminar = moved_to(a_seminar(), Phase.VOTING)
    group, participant = _groups(seminar)[0], Participant.objects.filter(seminar=seminar)[0]
    fits: dict[str, Any] = {"slot": 1, "place": 1, "votes_each": 3, "most_per_group": 2}
    Vote.objects.create(participant=participant, group=group, **fits)
    for broken in (
        {"place": 2},
        {"slot": 2},
        {"slot": 4, "place": 2},
        {"slot": 2, "place": 3},
        {"slot": 0, "place": 2},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Vote.objects.create(participant=participant, group=group, **{**fits, **broken})


def test_groups_have_names_of_their_own_while_cards_are_grouped() -> None:
    seminar = a_seminar()
    given_: dict[str, Any] = {"by": seminar.leader, "at": NOON}
    with pytest.raises(services.WrongPhase):
        services.add_group(seminar=seminar, name="For tidligt", **given_)
    seminar = moved_to(seminar, Phase.GROUPING)
    group = services.add_group(seminar=seminar, name="Breve", **given_)
    other = services.add_group(seminar=seminar, name="Veje", **given_)
    for name in ("", "breve", "x" * 101):
        with pytest.raises(services.NotAGroup):
            services.rename_group(seminar=seminar, group=other, name=name, **given_)
    assert (
        services.rename_group(seminar=seminar, group=group, name="Breve og opkald", **given_).name == "Breve og opkald"
    )


def test_two_who_conclude_one_group_see_both_texts() -> None:
    seminar = moved_to(a_seminar(), Phase.CONCLUDING)
    conclusion = Conclusion.objects.filter(group__board=seminar.board)[0]
    given_: dict[str, Any] = {"conclusion": conclusion, "opened_on": 1, "by": seminar.leader, "at": NOON}
    for outcome, text in (("", "Ord"), ("taken", " "), ("taken", "x" * 4001)):
        with pytest.raises(services.CannotConclude):
            services.conclude_group(outcome=outcome, text=text, **given_)
    services.conclude_group(outcome="left", text="Fordi loven siger andet.", **given_)
    with pytest.raises(LostUpdate):
        services.conclude_group(outcome="taken", text="Vi gør det.", **given_)


def test_another_view_is_answered_once() -> None:
    seminar = moved_to(a_seminar(), Phase.GROUPING)
    card = seminar.board.cards.first()
    assert card
    with pytest.raises(NotAllowed):
        services.raise_other_view(card=card, text="Nej", by=a_user("En fremmed"), at=NOON)
    view = services.raise_other_view(card=card, text="Er det nu rigtigt?", by=seminar.leader, at=NOON)
    with pytest.raises(services.CannotObject):
        services.answer_other_view(view=view, answer=" ", by=seminar.leader, at=NOON)
    services.answer_other_view(view=view, answer="Ja, se målingen.", by=seminar.leader, at=NOON)
    with pytest.raises(services.CannotObject):
        services.answer_other_view(view=view, answer="Igen", by=seminar.leader, at=NOON)


def test_a_seminar_is_for_those_invited_until_it_is_concluded() -> None:
    bo, stranger = a_user("Bo"), a_user("En fremmed")
    seminar = a_seminar(people=[bo])
    assert (_visible(bo), _visible(seminar.leader), _visible(stranger)) == (True, True, False)
    assert _visible(with_role(Role.CHIEF, seminar.board.unit))
    moved_to(seminar, Phase.CONCLUDED)
    assert _visible(stranger)


def test_a_concluded_seminar_of_a_draft_stays_with_those_who_may_see_the_draft() -> None:
    strategy = a_draft_strategy()
    bo = a_user("Bo")
    moved_to(a_seminar(strategy.unit, strategy=strategy, people=[bo]), Phase.CONCLUDED)
    assert _visible(bo)
    assert not _visible(a_user("En fremmed"))


def test_the_board_of_a_seminar_is_closed_by_its_phases_alone() -> None:
    seminar = a_seminar()
    with pytest.raises(services.CannotBegin):
        services.close_board(board=seminar.board, by=seminar.leader, at=NOON)


@pytest.mark.parametrize(
    "broken",
    [
        {"phase": "dancing"},
        {"votes_each": 0},
        {"votes_each": 21},
        {"most_per_group": 9},
        {"over_at": NOON},
        {"phase": "concluded"},
    ],
)
def test_the_database_itself_refuses_a_broken_seminar(broken: dict[str, Any]) -> None:
    seminar = a_seminar()
    with pytest.raises(IntegrityError), transaction.atomic():
        Seminar.objects.filter(pk=seminar.pk).update(**broken)


def test_the_database_itself_refuses_half_a_conclusion_or_answer_and_a_person_twice() -> None:
    seminar = moved_to(a_seminar(), Phase.CONCLUDING)
    card = seminar.board.cards.first()
    assert card
    view = services.raise_other_view(card=card, text="Nej", by=seminar.leader, at=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Conclusion.objects.update(outcome="taken")
    with pytest.raises(IntegrityError), transaction.atomic():
        OtherView.objects.filter(pk=view.pk).update(answer="Ja")
    with pytest.raises(IntegrityError), transaction.atomic():
        OtherView.objects.filter(pk=view.pk).update(text="")
    with pytest.raises(IntegrityError), transaction.atomic():
        Participant.objects.create(seminar=seminar, person=seminar.leader, invited_at=NOON, invited_by=seminar.leader)
