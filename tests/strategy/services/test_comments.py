"""Asking named people for their view on a draft."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kompas.errors import NotAllowed
from kompas.journal.models import Event
from kompas.organisation.reach import reach_of
from kompas.organisation.roles import Role
from kompas.strategy import queries, services
from kompas.strategy.models import CommentReply, CommentRequest, Revision, Strategy
from kompas.strategy.services import CannotAnswer, CannotAsk
from kompas.strategy.workflow import Outcome
from tests.makers import NOON, TODAY, a_user, with_role
from tests.strategy.makers import a_full_draft, adopted

pytestmark = pytest.mark.django_db


def _by(draft: Revision) -> dict[str, Any]:
    return {"by": draft.created_by, "at": NOON}


def _ask(draft: Revision, *people: Any, due_in: int = 7) -> list[CommentRequest]:
    due_on = TODAY + timedelta(days=due_in)
    return services.ask_for_comment(revision=draft, people=people, due_on=due_on, **_by(draft))


def _reply(request: CommentRequest, words: str = "Det er med nu.") -> CommentReply:
    by = _by(request.revision)
    return services.reply_to_comment(request=request, outcome=Outcome.TAKEN_IN, words=words, **by)


def test_each_person_asked_is_an_event_of_her_own() -> None:
    draft, anne, bo = a_full_draft(), a_user("Anne"), a_user("Bo")

    _ask(draft, anne, bo)

    told = Event.objects.filter(kind="strategy.comment_asked")
    assert {each.data["person"] for each in told} == {anne.pk, bo.pk}
    assert told[0].data["due"] == "2026-03-09"


def test_who_is_asked_sees_the_draft_until_the_request_is_taken_back() -> None:
    draft, anne = a_full_draft(), a_user("Anne")
    reach = reach_of(anne, on=TODAY)
    assert not Strategy.objects.visible_to(anne).exists()

    [request] = _ask(draft, anne)
    assert Strategy.objects.visible_to(anne).exists()
    assert queries.may_see_draft(draft, anne, reach)

    services.withdraw_comment(request=request, **_by(draft))
    assert not Strategy.objects.visible_to(anne).exists()
    assert not queries.may_see_draft(draft, anne, reach)


def test_the_answer_is_kept_and_the_person_owes_nothing_more() -> None:
    draft, anne = a_full_draft(), a_user("Anne")
    [request] = _ask(draft, anne)
    assert list(CommentRequest.objects.awaiting(anne)) == [request]

    services.answer_comment(request=request, comment=" Klimaet mangler. ", by=anne, at=NOON)

    request.refresh_from_db()
    assert (request.comment, request.answered_at) == ("Klimaet mangler.", NOON)
    assert not CommentRequest.objects.awaiting(anne).exists()


def test_nobody_answers_for_another() -> None:
    draft = a_full_draft()
    [request] = _ask(draft, a_user("Anne"))

    with pytest.raises(NotAllowed):
        services.answer_comment(request=request, comment="Fint", by=draft.created_by, at=NOON)


def test_an_empty_answer_is_none() -> None:
    anne = a_user("Anne")
    [request] = _ask(a_full_draft(), anne)

    with pytest.raises(CannotAnswer):
        services.answer_comment(request=request, comment="  ", by=anne, at=NOON)


@pytest.mark.parametrize("ending", ["answered", "withdrawn", "adopted"])
def test_what_has_ended_is_not_answered_again(ending: str) -> None:
    draft, anne = a_full_draft(), a_user("Anne")
    [request] = _ask(draft, anne)
    if ending == "answered":
        services.answer_comment(request=request, comment="Fint", by=anne, at=NOON)
    elif ending == "withdrawn":
        services.withdraw_comment(request=request, **_by(draft))
    else:
        draft.refresh_from_db()
        services.adopt(revision=draft, opened_on=draft.version, despite="Det haster", **_by(draft))

    with pytest.raises(CannotAnswer):
        services.answer_comment(request=request, comment="Mere", by=anne, at=NOON)
    with pytest.raises(CannotAnswer):
        services.withdraw_comment(request=request, **_by(draft))


def test_a_day_that_has_passed_nobody_and_somebody_who_left_are_refused() -> None:
    draft = a_full_draft()

    with pytest.raises(CannotAsk):
        _ask(draft, a_user(), due_in=-1)
    with pytest.raises(CannotAsk):
        _ask(draft)
    with pytest.raises(CannotAsk, match="Bo Lund"):
        _ask(draft, a_user("Bo Lund", is_active=False))


def test_nobody_is_asked_twice_at_once_but_may_be_asked_again() -> None:
    draft, anne, bo = a_full_draft(), a_user("Anne"), a_user("Bo")
    [request] = _ask(draft, anne)

    with pytest.raises(CannotAsk, match="Anne"):
        _ask(draft, bo, anne)
    assert CommentRequest.objects.count() == 1

    services.answer_comment(request=request, comment="Fint", by=anne, at=NOON)
    assert len(_ask(draft, bo, anne)) == 2


def test_drafts_are_ready_when_all_who_were_asked_have_answered() -> None:
    draft, anne, bo = a_full_draft(), a_user("Anne"), a_user("Bo")
    assert list(Revision.objects.ready()) == [draft]

    first, second = _ask(draft, anne, bo)
    services.answer_comment(request=first, comment="Fint", by=anne, at=NOON)
    assert not Revision.objects.ready().exists()

    services.withdraw_comment(request=second, **_by(draft))
    assert not Revision.objects.ready().exists()

    _reply(first)
    assert list(Revision.objects.ready()) == [draft]

    text = draft.commitment_texts.first()
    assert text
    services.change_part(part=text, values={"is_incomplete": True}, opened_on=text.version, **_by(draft))
    assert not Revision.objects.ready().exists()


def test_what_is_adopted_is_no_longer_ready() -> None:
    draft, anne = a_full_draft(), a_user("Anne")
    [request] = _ask(draft, anne)
    services.answer_comment(request=request, comment="Fint", by=anne, at=NOON)
    _reply(request)
    adopted(draft)

    assert not Revision.objects.ready().exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"answered_at": NOON},
        {"comment": "Fint"},
        {"answered_at": NOON, "comment": "Fint", "withdrawn_at": NOON},
    ],
    ids=["answered without words", "words without an instant", "both answered and withdrawn"],
)
def test_the_database_refuses_a_request_that_ended_in_half(fields: dict[str, object]) -> None:
    [request] = _ask(a_full_draft(), a_user())

    with pytest.raises(IntegrityError), transaction.atomic():
        CommentRequest.objects.filter(pk=request.pk).update(**fields)


def test_the_database_refuses_two_open_requests_to_one_person() -> None:
    draft, anne = a_full_draft(), a_user()
    _ask(draft, anne)

    with pytest.raises(IntegrityError), transaction.atomic():
        CommentRequest.objects.create(
            revision=draft, person=anne, asked_by=with_role(Role.CHIEF), asked_at=NOON, due_on=TODAY
        )


def _answered(draft: Revision) -> CommentRequest:
    [request] = _ask(draft, a_user("Anne"))
    return services.answer_comment(request=request, comment="Klimaet mangler.", by=request.person, at=NOON)


def test_a_comment_is_answered_once_by_a_named_writer() -> None:
    request = _answered(a_full_draft())

    reply = _reply(request, " Klimaet står i løfte 2. ")

    assert (reply.by, reply.words) == (request.revision.created_by, "Klimaet står i løfte 2.")
    assert Event.objects.get(kind="strategy.comment_replied").data["outcome"] == "taken_in"
    with pytest.raises(CannotAnswer, match="allerede"):
        _reply(request)


def test_nobody_answers_a_comment_who_does_not_write_for_the_unit() -> None:
    request = _answered(a_full_draft())
    given: dict[str, Any] = {"request": request, "outcome": Outcome.NOT, "words": "Nej", "at": NOON}

    for person in (request.person, with_role(Role.CASE_WORKER, request.revision.strategy.unit)):
        with pytest.raises(NotAllowed):
            services.reply_to_comment(**given, by=person)


def test_a_comment_that_is_not_there_or_an_answer_without_words_is_refused() -> None:
    draft = a_full_draft()
    [request] = _ask(draft, a_user("Bo"))
    with pytest.raises(CannotAnswer, match="ingen kommentar"):
        _reply(request)
    with pytest.raises(CannotAnswer, match="hørt"):
        _reply(_answered(draft), "  ")


def test_a_draft_with_an_unanswered_comment_is_adopted_only_with_a_reason() -> None:
    draft = a_full_draft()
    request = _answered(draft)
    assert [each.may_be_passed for each in queries.obstacles(draft)] == [True]

    _reply(request)

    assert queries.obstacles(draft) == []


def test_a_comment_may_still_be_answered_after_the_adoption_that_did_not_wait() -> None:
    draft = a_full_draft()
    request = _answered(draft)
    services.adopt(revision=draft, opened_on=draft.version, despite="Byrådet venter", by=draft.created_by, at=NOON)

    assert _reply(request).pk


def test_a_comment_about_a_part_keeps_the_words_that_stood_there() -> None:
    draft, anne = a_full_draft(), a_user("Anne")
    [request] = _ask(draft, anne)
    text = draft.commitment_texts.get(text="holde vejene farbare")

    about = ("commitment", text.commitment_id)
    services.answer_comment(request=request, comment="Også cykelstierne?", about=about, by=anne, at=NOON)

    request.refresh_from_db()
    assert (request.about, request.quoted) == ("commitment", "holde vejene farbare")


@pytest.mark.parametrize("wrong", [{"outcome": "måske"}, {"words": ""}])
def test_the_database_refuses_an_answer_that_says_nothing(wrong: dict[str, Any]) -> None:
    _reply(_answered(a_full_draft()))
    with pytest.raises(IntegrityError), transaction.atomic():
        CommentReply.objects.update(**wrong)
