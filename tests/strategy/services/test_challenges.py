"""Another view on a strategy: given, answered, asked again once, never passed by."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kompas.accounts.models import User
from kompas.errors import DomainError, LostUpdate, NotAllowed
from kompas.journal.models import Event
from kompas.organisation.models import RoleGrant
from kompas.organisation.reach import reach_of
from kompas.organisation.roles import Role
from kompas.strategy import answering, queries, services
from kompas.strategy.models import Challenge, ChallengeAnswer, Revision
from kompas.strategy.services import CannotChallenge, CannotReply, NotReady, PartGone
from kompas.strategy.workflow import CHALLENGE_MOVES, CHALLENGE_WAITS, ChallengeState, Outcome
from tests.makers import NOON, TODAY, a_member, a_unit, a_user, with_role
from tests.strategy.makers import a_full_draft, adopted

pytestmark = pytest.mark.django_db
WHOLE = ("", 0)


@pytest.fixture
def draft() -> Revision:
    return a_full_draft()


@pytest.fixture
def writer(draft: Revision) -> User:
    return with_role(Role.CONSULTANT, draft.strategy.unit)


@pytest.fixture
def challenger(draft: Revision) -> User:
    return with_role(Role.CONSULTANT, draft.strategy.unit, "Frede Falk")


def raised(revision: Revision, by: User, about: tuple[str, int] = WHOLE) -> Challenge:
    return services.raise_challenge(revision=revision, about=about, view=" Jeg ser det omvendt. ", by=by, at=NOON)


def answered(challenge: Challenge, by: User, words: str = "Vi har tænkt over det.") -> ChallengeAnswer:
    challenge.refresh_from_db()
    given = {"outcome": Outcome.PARTLY, "words": words, "opened_on": challenge.version}
    return services.answer_challenge(challenge=challenge, **given, by=by, at=NOON)  # type: ignore[arg-type]


def test_another_view_is_kept_with_the_words_it_is_about(draft: Revision, challenger: User) -> None:
    text = draft.commitment_texts.get(text="holde vejene farbare")

    challenge = raised(draft, challenger, ("commitment", text.commitment_id))

    assert (challenge.number, challenge.view, challenge.quoted) == (1, "Jeg ser det omvendt.", "holde vejene farbare")
    services.change_part(part=text, values={"text": "salte"}, opened_on=1, by=draft.created_by, at=NOON)
    challenge.refresh_from_db()
    assert challenge.quoted == "holde vejene farbare"


def test_a_view_on_a_part_that_is_gone_is_refused(draft: Revision, challenger: User) -> None:
    with pytest.raises(PartGone):
        raised(draft, challenger, ("commitment", 10**6))


def test_who_may_not_read_the_draft_gives_no_view_on_it(draft: Revision) -> None:
    with pytest.raises(NotAllowed):
        raised(draft, a_member(a_unit("Et andet sted")))


def test_who_is_asked_for_comment_may_give_another_view(draft: Revision) -> None:
    asked = a_member(a_unit("Et andet sted"))
    services.ask_for_comment(revision=draft, people=[asked], due_on=TODAY, by=draft.created_by, at=NOON)

    assert raised(draft, asked).raised_by == asked


def test_anybody_who_works_here_gives_another_view_on_what_is_in_force(draft: Revision) -> None:
    assert raised(adopted(draft), a_user("Anne")).number == 1


def test_nobody_who_has_left_gives_a_view(draft: Revision) -> None:
    with pytest.raises(NotAllowed):
        raised(adopted(draft), a_user("Anne", is_active=False))


def test_a_wording_that_was_succeeded_or_closed_takes_no_more_views(draft: Revision) -> None:
    first = adopted(draft)
    by: dict[str, Any] = {"by": first.created_by, "at": NOON}
    second = services.begin_revision(strategy=first.strategy, reason="Nyt", **by)
    adopted(second)

    with pytest.raises(CannotChallenge, match="gælder ikke længere"):
        raised(first, a_user("Anne"))
    first.strategy.refresh_from_db()
    services.close(strategy=first.strategy, opened_on=first.strategy.version, **by)
    with pytest.raises(CannotChallenge, match="afsluttet"):
        raised(second, a_user("Anne"))


def test_a_draft_is_not_adopted_while_a_view_waits_not_even_with_a_reason(draft: Revision, challenger: User) -> None:
    raised(draft, challenger)
    draft.refresh_from_db()

    with pytest.raises(NotReady, match="andet syn"):
        services.adopt(revision=draft, opened_on=draft.version, despite="Det haster", by=draft.created_by, at=NOON)


def test_a_view_on_what_is_in_force_stands_in_the_way_of_the_next_wording(draft: Revision, writer: User) -> None:
    first = adopted(draft)
    challenge = raised(first, a_user("Anne"))
    second = services.begin_revision(strategy=first.strategy, reason="Nyt", by=first.created_by, at=NOON)
    assert [each.address for each in queries.obstacles(second)] == [("challenges", first.strategy.slug)]

    answered(challenge, writer)

    assert queries.obstacles(second) == []


def test_a_writer_answers_and_nobody_else(draft: Revision, challenger: User, writer: User) -> None:
    challenge = raised(draft, challenger)
    with pytest.raises(NotAllowed):
        answered(challenge, a_member(draft.strategy.unit))

    answer = answered(challenge, writer)

    assert (answer.turn, answer.by, answer.outcome) == (1, writer, Outcome.PARTLY)
    assert Event.objects.get(kind="strategy.challenge_answered").actor_id == writer.pk


def test_nobody_answers_her_own_view(draft: Revision, challenger: User) -> None:
    with pytest.raises(CannotReply, match="eget syn"):
        answered(raised(draft, challenger), challenger)


def test_two_who_answer_at_the_same_moment_do_not_overwrite_each_other(
    draft: Revision, challenger: User, writer: User
) -> None:
    challenge = raised(draft, challenger)
    opened_on = challenge.version
    answered(challenge, writer, "Først")

    with pytest.raises(LostUpdate):
        services.answer_challenge(
            challenge=challenge, outcome=Outcome.NOT, words="Sidst", opened_on=opened_on, by=draft.created_by, at=NOON
        )
    assert ChallengeAnswer.objects.get().words == "Først"


def test_who_is_not_satisfied_asks_again_once_and_is_answered_by_who_may_adopt(
    draft: Revision, challenger: User, writer: User
) -> None:
    challenge = raised(draft, challenger)
    answered(challenge, writer)
    services.ask_again(challenge=challenge, words="Det svarer ikke på tallene.", by=challenger, at=NOON)
    assert queries.obstacles(draft)
    with pytest.raises(NotAllowed):
        answered(challenge, writer)

    answer = answered(challenge, draft.created_by, "Tallene er med nu.")

    assert answer.turn == 2
    assert queries.obstacles(draft) == []
    with pytest.raises(CannotReply):
        services.ask_again(challenge=challenge, words="Igen", by=challenger, at=NOON)


def test_nobody_else_asks_again_or_takes_back(draft: Revision, challenger: User, writer: User) -> None:
    challenge = raised(draft, challenger)
    with pytest.raises(NotAllowed):
        services.withdraw_challenge(challenge=challenge, by=writer, at=NOON)
    answered(challenge, writer)
    with pytest.raises(NotAllowed):
        services.ask_again(challenge=challenge, words="Igen", by=writer, at=NOON)


def test_taken_back_it_waits_no_more_and_can_still_be_read(draft: Revision, challenger: User) -> None:
    challenge = raised(draft, challenger)

    services.withdraw_challenge(challenge=challenge, by=challenger, at=NOON)

    assert queries.obstacles(draft) == []
    assert Challenge.objects.get().view == "Jeg ser det omvendt."


def test_it_outlives_the_draft_that_it_was_about(draft: Revision, challenger: User) -> None:
    first = adopted(draft)
    by: dict[str, Any] = {"by": first.created_by, "at": NOON}
    second = services.begin_revision(strategy=first.strategy, reason="Nyt", **by)
    raised(second, challenger)

    services.delete_draft(revision=second, opened_on=second.version, **by)

    assert Challenge.objects.get().revision is None


def test_a_view_on_a_draft_is_read_by_its_readers_and_after_adoption_by_all(draft: Revision, challenger: User) -> None:
    raised(draft, challenger)
    anne = a_member(a_unit("Et andet sted"))
    reach = reach_of(anne, on=TODAY)
    assert not Challenge.objects.visible_to(anne, reach)
    Challenge.objects.update(state=ChallengeState.WITHDRAWN, withdrawn_at=NOON)

    adopted(draft)

    assert Challenge.objects.visible_to(anne, reach).exists()


def test_the_writer_answers_first_and_when_she_may_no_more_those_who_may_adopt(
    draft: Revision, challenger: User, writer: User
) -> None:
    challenge = raised(draft, challenger)
    assert answering.who_answers(challenge, on=TODAY) == [draft.created_by]

    RoleGrant.objects.filter(person=draft.created_by).delete()
    chief = with_role(Role.CHIEF, draft.strategy.unit, "Gerda Holm")

    assert answering.who_answers(challenge, on=TODAY) == [chief]
    assert writer not in answering.who_answers(challenge, on=TODAY)


def test_the_writers_own_view_waits_for_those_who_may_adopt_by_letter_and_on_their_day(draft: Revision) -> None:
    chief = with_role(Role.CHIEF, draft.strategy.unit, "Gerda Holm")

    challenge = raised(draft, draft.created_by)

    assert answering.who_answers(challenge, on=TODAY) == [chief]
    assert list(answering.awaiting(chief, reach_of(chief, on=TODAY))) == [challenge]
    assert not answering.awaiting(draft.created_by, reach_of(draft.created_by, on=TODAY))


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": ChallengeState.ASKED_AGAIN},
        {"again": "Igen", "again_at": NOON},
        {"state": ChallengeState.WITHDRAWN},
        {"withdrawn_at": NOON},
        {"state": "glemt"},
        {"view": ""},
    ],
)
def test_the_database_refuses_a_view_that_contradicts_itself(
    draft: Revision, challenger: User, wrong: dict[str, Any]
) -> None:
    raised(draft, challenger)
    with pytest.raises(IntegrityError), transaction.atomic():
        Challenge.objects.update(**wrong)


@pytest.mark.parametrize("wrong", [{"turn": 3}, {"outcome": "måske"}, {"words": ""}])
def test_the_database_refuses_an_answer_that_says_nothing(
    draft: Revision, challenger: User, writer: User, wrong: dict[str, Any]
) -> None:
    answered(raised(draft, challenger), writer)
    with pytest.raises(IntegrityError), transaction.atomic():
        ChallengeAnswer.objects.update(**wrong)


def test_the_database_refuses_a_second_first_answer(draft: Revision, challenger: User, writer: User) -> None:
    answer = answered(raised(draft, challenger), writer)
    answer.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        answer.save(force_insert=True)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(["answer", "again", "withdraw"]), max_size=7))
def test_whatever_the_order_no_forbidden_move_gets_through(draft: Revision, challenger: User, deeds: list[str]) -> None:
    challenge = raised(draft, challenger)
    state = ChallengeState.RAISED
    for deed in deeds:
        with suppress(DomainError):
            _do(deed, challenge, challenger, draft.created_by)
        challenge.refresh_from_db()
        new = ChallengeState(challenge.state)
        assert new == state or new in CHALLENGE_MOVES[state]
        state = new
    turns = challenge.answers.count()
    assert turns <= 2
    assert (state in CHALLENGE_WAITS) == bool(queries.obstacles(draft))
    Challenge.objects.all().delete()


def _do(deed: str, challenge: Challenge, challenger: User, chief: User) -> None:
    at = NOON + timedelta(hours=1)
    if deed == "answer":
        answered(challenge, chief)
    elif deed == "again":
        services.ask_again(challenge=challenge, words="Igen", by=challenger, at=at)
    else:
        services.withdraw_challenge(challenge=challenge, by=challenger, at=at)
