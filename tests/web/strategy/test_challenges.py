"""Other views on a strategy, and answers to comments, on their pages."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kompas.accounts.models import User
from kompas.organisation.roles import Role
from kompas.strategy import services
from kompas.strategy.models import Challenge, CommentReply, CommentRequest, Revision
from kompas.strategy.workflow import ChallengeState, Outcome
from tests.makers import NOON, TODAY, a_member, a_unit, with_role
from tests.pages import faults_in, leaps_in, queries_of
from tests.strategy.makers import a_full_draft, adopted

pytestmark = pytest.mark.django_db
VIEW = "Vejene er ikke problemet, men skiltene."


@pytest.fixture
def draft() -> Revision:
    return a_full_draft()


@pytest.fixture
def colleague() -> User:
    return a_member(a_unit("Et andet sted"), "Anne Holm")


def at(page: str, revision: Revision, *more: str | int) -> str:
    return reverse(f"strategy:{page}", args=[revision.strategy.slug, *more])


def text_of(response: Any) -> str:
    return str(response.content.decode())


def raised(revision: Revision, by: User) -> Challenge:
    return services.raise_challenge(revision=revision, about=("", 0), view=VIEW, by=by, at=NOON)


def commented(draft: Revision, person: User) -> CommentRequest:
    [asked] = services.ask_for_comment(revision=draft, people=[person], due_on=TODAY, by=draft.created_by, at=NOON)
    return services.answer_comment(request=asked, comment="Klimaet mangler.", by=person, at=NOON)


def test_a_colleague_gives_another_view_on_the_commitment_she_reads(
    client: Client, draft: Revision, colleague: User
) -> None:
    adopted(draft)
    client.force_login(colleague)
    page = text_of(client.get(at("commitment", draft, 1)))
    assert f"{at('challenge_new', draft)}?del=loefte-1" in page

    form = text_of(client.get(at("challenge_new", draft) + "?del=loefte-1"))
    key = draft.commitment_texts.get(commitment__number=1).commitment_id
    assert f'<option value="commitment.{key}" selected>' in form
    assert faults_in(form) == leaps_in(form) == []
    client.post(at("challenge_create", draft), {"about": f"commitment.{key}", "view": VIEW})

    challenge = Challenge.objects.get()
    assert (challenge.raised_by, challenge.quoted) == (colleague, "holde vejene farbare")
    for page in ("challenges", "challenge"):
        shown = text_of(client.get(at(page, draft, *([1] if page == "challenge" else []))))
        assert VIEW in shown
        assert faults_in(shown) == leaps_in(shown) == []


@pytest.mark.parametrize(
    "values", [{"view": ""}, {"about": "commitment.999999", "view": VIEW}, {"about": "x.²", "view": VIEW}]
)
def test_what_is_no_view_is_said_in_words(
    client: Client, draft: Revision, colleague: User, values: dict[str, str]
) -> None:
    adopted(draft)
    client.force_login(colleague)

    shown = client.post(at("challenge_create", draft), values)

    assert shown.status_code == 422
    assert faults_in(text_of(shown)) == []
    assert not Challenge.objects.exists()


def test_a_view_on_a_draft_does_not_exist_for_colleagues(client: Client, draft: Revision, colleague: User) -> None:
    raised(draft, with_role(Role.CONSULTANT, draft.strategy.unit))
    client.force_login(colleague)

    for page in ("challenge", "challenge_answer", "challenge_again", "challenge_withdraw"):
        verb = client.get if page == "challenge" else client.post
        assert verb(at(page, draft, 1)).status_code == 404
    for page in ("challenges", "challenge_new"):
        assert client.get(at(page, draft)).status_code == 404
    assert client.post(at("challenge_create", draft), {"view": VIEW, "kladde": "1"}).status_code == 404


def test_a_colleague_cannot_reach_the_draft_by_saying_that_her_view_is_about_it(
    client: Client, draft: Revision, colleague: User
) -> None:
    first = adopted(draft)
    second = services.begin_revision(strategy=first.strategy, reason="Nyt", by=first.created_by, at=NOON)
    text = second.commitment_texts.get(commitment__number=1)
    services.change_part(part=text, values={"text": "hemmelige ord"}, opened_on=1, by=first.created_by, at=NOON)
    client.force_login(colleague)

    assert "hemmelige ord" not in text_of(client.get(at("challenge_new", first) + "?kladde=1"))
    client.post(at("challenge_create", first), {"view": VIEW, "kladde": "1"})

    assert Challenge.objects.get().revision == first


def test_a_view_on_a_draft_never_shows_its_later_words_to_who_is_no_longer_asked(
    client: Client, draft: Revision, colleague: User
) -> None:
    [asked] = services.ask_for_comment(revision=draft, people=[colleague], due_on=TODAY, by=draft.created_by, at=NOON)
    text = draft.commitment_texts.get(commitment__number=1)
    about = ("commitment", text.commitment_id)
    services.raise_challenge(revision=draft, about=about, view=VIEW, by=colleague, at=NOON)
    services.withdraw_comment(request=asked, by=draft.created_by, at=NOON)
    services.change_part(part=text, values={"text": "hemmelige ord"}, opened_on=1, by=draft.created_by, at=NOON)
    Revision.objects.filter(pk=draft.pk).update(title="Den hemmelige titel")
    client.force_login(colleague)

    shown = text_of(client.get(at("challenge", draft, 1)))

    assert "hemmelige titel" not in shown

    assert VIEW in shown
    assert "hemmelige ord" not in shown


def test_a_view_on_a_deleted_draft_never_shows_the_title_of_the_next_one(
    client: Client, draft: Revision, colleague: User
) -> None:
    first = adopted(draft)
    writer = first.created_by
    second = services.begin_revision(strategy=first.strategy, reason="Nyt", by=writer, at=NOON)
    services.ask_for_comment(revision=second, people=[colleague], due_on=TODAY, by=writer, at=NOON)
    raised(second, colleague)
    Challenge.objects.update(revision=None)
    Revision.objects.filter(pk=second.pk).update(title="Den hemmelige titel")
    CommentRequest.objects.update(withdrawn_at=NOON)
    client.force_login(colleague)

    assert "hemmelige titel" not in text_of(client.get(at("challenge", first, 1)))


def test_it_is_answered_asked_again_and_answered_by_who_may_adopt(
    client: Client, draft: Revision, colleague: User
) -> None:
    first = adopted(draft)
    raised(first, colleague)
    writer = with_role(Role.CONSULTANT, draft.strategy.unit)
    client.force_login(writer)
    page = text_of(client.get(at("challenge", first, 1)))
    assert at("challenge_answer", first, 1) in page
    client.post(at("challenge_answer", first, 1), {"outcome": "not", "words": "Skiltene er nye.", "opened_on": 1})

    client.force_login(colleague)
    page = text_of(client.get(at("challenge", first, 1)))
    assert "Skiltene er nye." in page
    assert at("challenge_answer", first, 1) not in page
    assert "Dit andet syn er besvaret" in text_of(client.get("/min-dag/"))
    client.post(at("challenge_again", first, 1), {"words": "De er skæve."})

    client.force_login(writer)
    assert at("challenge_answer", first, 1) not in text_of(client.get(at("challenge", first, 1)))
    client.force_login(draft.created_by)
    assert at("challenge", first, 1) in text_of(client.get("/min-dag/"))
    client.post(at("challenge_answer", first, 1), {"outcome": "partly", "words": "De rettes.", "opened_on": 3})

    shown = text_of(client.get(at("challenge", first, 1)))
    assert Challenge.objects.get().state == ChallengeState.ANSWERED_AGAIN
    assert faults_in(shown) == leaps_in(shown) == []


def test_a_second_who_answers_at_the_same_moment_keeps_her_words_and_sees_the_first_answer(
    client: Client, draft: Revision, colleague: User
) -> None:
    first = adopted(draft)
    challenge = raised(first, colleague)
    services.answer_challenge(
        challenge=challenge, outcome=Outcome.NOT, words="Først.", opened_on=1, by=draft.created_by, at=NOON
    )
    client.force_login(with_role(Role.CONSULTANT, draft.strategy.unit))

    shown = client.post(at("challenge_answer", first, 1), {"outcome": "not", "words": "Sidst.", "opened_on": 1})

    assert shown.status_code == 422
    assert "Først." in text_of(shown)
    assert "Sidst." in text_of(shown)


def test_who_may_not_answer_is_refused_by_the_door_too(client: Client, draft: Revision, colleague: User) -> None:
    first = adopted(draft)
    raised(first, colleague)
    client.force_login(a_member(a_unit("Tredje sted")))

    client.post(at("challenge_answer", first, 1), {"outcome": "not", "words": "Nej.", "opened_on": 1})
    client.post(at("challenge_withdraw", first, 1))

    assert Challenge.objects.get().state == ChallengeState.RAISED


def test_a_comment_is_answered_from_the_desk_and_read_by_who_gave_it(
    client: Client, draft: Revision, colleague: User
) -> None:
    commented(draft, colleague)
    address = at("comment_reply", draft, 1, colleague.slug)
    client.force_login(draft.created_by)
    assert address in text_of(client.get(at("draft", draft)))
    page = text_of(client.get(address))
    assert "Klimaet mangler." in page
    assert faults_in(page) == leaps_in(page) == []
    client.post(at("comment_reply_send", draft, 1, colleague.slug), {"outcome": "taken_in", "words": "Det er med nu."})

    client.force_login(colleague)
    assert "Det er med nu." in text_of(client.get(at("comment", draft)))
    assert CommentReply.objects.get().by == draft.created_by


def test_nobody_answers_comments_who_does_not_write(client: Client, draft: Revision, colleague: User) -> None:
    commented(draft, colleague)
    client.force_login(colleague)

    assert client.get(at("comment_reply", draft, 1, colleague.slug)).status_code == 403
    sent = client.post(at("comment_reply_send", draft, 1, colleague.slug), {"outcome": "not", "words": "Nej"})

    assert sent.status_code == 403
    assert not CommentReply.objects.exists()


def test_many_views_take_no_more_queries_than_few(client: Client, draft: Revision, colleague: User) -> None:
    first = adopted(draft)
    raised(first, colleague)
    client.force_login(colleague)
    few = queries_of(client, at("challenges", first))
    for _ in range(6):
        challenge = raised(first, colleague)
        services.answer_challenge(
            challenge=challenge,
            outcome=Outcome.NOT,
            words="Nej.",
            opened_on=1,
            by=draft.created_by,
            at=NOON + timedelta(1),
        )

    assert queries_of(client, at("challenges", first)) <= few + 1  # the answers, once there are any
