"""My day: what waits for me, what is new, who stands in for whom."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from kompas.accounts.models import User
from kompas.journal.actors import Actor
from kompas.organisation.models import Deputy
from kompas.organisation.roles import Role
from kompas.organisation.services import people
from kompas.strategy.models import Revision
from kompas.strategy.services import ask_for_comment
from kompas.web.my_day.greeting import greeting
from tests import makers
from tests.makers import a_draft_strategy, a_member, a_unit, a_user, an_adopted_strategy, with_role

pytestmark = pytest.mark.django_db


def day_of(client: Client, person: User) -> str:
    client.force_login(person)
    return client.get("/min-dag/").content.decode()


def asked(person: User, title: str = "Sikkert frem", days: int = 3) -> Revision:
    draft = a_draft_strategy(title=title).revisions.get()
    due = timezone.localdate() + timedelta(days=days)
    ask_for_comment(revision=draft, people=[person], due_on=due, by=a_user("Dorte Skov"), at=timezone.now())
    return draft


def test_nothing_waits_for_a_newcomer_and_the_page_says_so(client: Client) -> None:
    html = day_of(client, a_user())
    assert "Ingen venter på dig" in html
    assert "Du hører ikke til en enhed endnu" in html


def test_a_draft_waiting_for_my_comment_leads_to_where_i_answer(client: Client) -> None:
    person = a_member(a_unit())
    draft = asked(person)
    html = day_of(client, person)
    address = f"/strategier/{draft.strategy.slug}/kladde/kommentar/"
    assert address in html
    assert "Dorte Skov har spurgt" in html
    assert client.get(address).status_code == 200


def test_the_most_urgent_stands_first(client: Client) -> None:
    person = a_member(a_unit())
    asked(person, "Den lange frist", days=9)
    asked(person, "Den korte frist", days=1)
    html = day_of(client, person)
    assert html.index("Den korte frist") < html.index("Den lange frist")
    assert "I morgen" in html


def test_what_waits_for_a_colleague_is_not_on_my_day(client: Client) -> None:
    asked(a_member(a_unit()), "Kun for kollegaen")
    assert "Kun for kollegaen" not in day_of(client, a_member(a_unit()))


def test_my_own_draft_is_under_way_with_the_comments_that_it_waits_for(client: Client) -> None:
    unit = a_unit()
    writer = with_role(Role.CONSULTANT, unit)
    draft = a_draft_strategy(unit, title="Min kladde").revisions.get()
    Revision.objects.filter(pk=draft.pk).update(created_by=writer)
    due = timezone.localdate() + timedelta(days=3)
    ask_for_comment(revision=draft, people=[a_user(), a_user()], due_on=due, by=writer, at=timezone.now())
    assert "Venter på 2 kommentarer" in day_of(client, writer)


@pytest.mark.parametrize(("days_ago", "is_news"), [(0, True), (13, True), (15, False)])
def test_an_adopted_strategy_is_news_for_a_fortnight(
    client: Client, monkeypatch: pytest.MonkeyPatch, days_ago: int, is_news: bool
) -> None:
    monkeypatch.setattr(makers, "NOON", timezone.now() - timedelta(days=days_ago))
    an_adopted_strategy(title="Retning 2029")
    html = day_of(client, a_user())
    assert ("»Retning 2029« er vedtaget" in html) == is_news
    assert ("»Retning 2029« kan nu læses af borgerne" in html) == is_news


def test_newcomers_are_told_together(client: Client) -> None:
    unit = a_unit()
    for name in ("Karen Blicher", "Mogens Ægidius"):
        email = f"{name.split()[0].lower()}@egevang.example"
        people.create(name=name, email=email, unit=unit, by=Actor.house(), at=timezone.now())
    assert "Karen Blicher og Mogens Ægidius er begyndt." in day_of(client, a_user())


def test_who_stands_in_for_whom_is_told_on_its_days(client: Client) -> None:
    me, colleague, today = a_user("Anne Holm"), a_user("Bo Lund"), timezone.localdate()
    Deputy.objects.create(person=me, deputy=colleague, first_day=today, last_day=today)
    Deputy.objects.create(person=colleague, deputy=me, first_day=today + timedelta(days=1), last_day=today.max)
    html = day_of(client, me)
    assert "<strong>Bo Lund</strong> er din stedfortræder" in html
    assert "Du er stedfortræder for" not in html


@pytest.mark.parametrize("count", [1, 8])
def test_my_day_costs_the_same_however_much_waits(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    person = a_member(a_unit())
    for number in range(count):
        asked(person, f"Kladde {number}")
    client.force_login(person)
    with django_assert_num_queries(18):  # session, person, reach (4), rooms' entries (8), tour, deputies (2), units
        client.get("/min-dag/")


@pytest.mark.parametrize(
    ("hour", "words"),
    [
        (4, "Du er længe oppe"),
        (5, "God morgen"),
        (9, "God morgen"),
        (10, "Hej"),
        (17, "Hej"),
        (18, "God aften"),
        (23, "Du er længe oppe"),
    ],
)
def test_it_greets_by_the_hour_and_her_first_name(hour: int, words: str) -> None:
    assert greeting("Anne Sofie Holm", datetime(2026, 3, 2, hour, tzinfo=UTC)).startswith(words)
    assert greeting("Anne Sofie Holm", datetime(2026, 3, 2, hour, tzinfo=UTC)).endswith("Anne")
