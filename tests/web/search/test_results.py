"""The page of search: with a script or without, for those who work here and for citizens."""

from typing import Any

import pytest
from django.test import Client

from kompas.accounts.models import User
from kompas.organisation.models import Subject
from kompas.organisation.roles import Role
from kompas.search import services
from kompas.search.queries import PAGE
from kompas.strategy.models import Strategy
from tests.makers import a_draft_strategy, a_member, a_unit, a_user, an_adopted_strategy, with_role

pytestmark = pytest.mark.django_db


@pytest.fixture
def strategy() -> Strategy:
    strategy = an_adopted_strategy(a_unit("Teknik og Erhverv"), slug="teknik", title="Zebrastriber på vejene")
    services.rebuild()
    return strategy


def signed_in(person: User | None = None) -> Client:
    client = Client()
    client.force_login(person or a_user())
    return client


def page(client: Client, address: str, **how: Any) -> str:
    response = client.get(address, **how)
    assert response.status_code == 200
    return response.content.decode()


def test_a_find_leads_to_its_page_with_the_word_marked(strategy: Strategy) -> None:
    shown = page(signed_in(), "/soeg/?q=zebrastribe")

    assert 'href="/strategier/teknik/"' in shown
    assert "<mark>Zebrastriber</mark> på vejene" in shown
    assert 'value="zebrastribe"' in shown


def test_parts_lead_to_their_own_pages(strategy: Strategy) -> None:
    area = strategy.focus_areas.order_by("pk")[0]
    name = area.texts.get().name
    shown = page(signed_in(), f"/soeg/?q={name}&slags=fokuspunkt")

    assert f'href="/strategier/teknik/fokuspunkt/{area.slug}/"' in shown
    assert 'href="/strategier/teknik/#vision"' in page(signed_in(), "/soeg/?q=vision&slags=vision")
    assert 'href="/strategier/teknik/loefte/' in page(signed_in(), "/soeg/?q=løfte&slags=loefte")


def test_a_text_without_a_name_is_called_what_it_is(strategy: Strategy) -> None:
    assert "<mark>Vision</mark> – Zebrastriber på vejene" in page(signed_in(), "/soeg/?q=vision&slags=vision")


def test_people_units_and_subjects_lead_to_the_directory(strategy: Strategy) -> None:
    person = a_member(strategy.unit, "Zebedæus Krag")
    Subject.objects.create(slug="zebrafelter", name="Zebrafelter")
    services.rebuild()

    shown = page(signed_in(), "/soeg/?q=zeb")

    assert f'href="/medarbejdere/{person.slug}/"' in shown
    assert 'href="/medarbejdere/emne/zebrafelter/"' in shown
    assert f'href="/medarbejdere/enhed/{strategy.unit.code}/"' in page(signed_in(), "/soeg/?q=teknik")


def test_typing_fetches_the_very_list_that_the_page_shows(strategy: Strategy) -> None:
    client = signed_in()
    whole = page(client, "/soeg/?q=vej")
    part = page(client, "/soeg/?q=vej", headers={"HX-Request": "true"})

    assert "<html" not in part
    assert part[part.index("<ol") :].strip() in whole
    assert 'id="fund-antal"' in part


def test_an_empty_question_is_helped_on_and_a_vain_one_advised(strategy: Strategy) -> None:
    client = signed_in()

    assert "Hvad leder du efter?" in page(client, "/soeg/")
    assert "Prøv et kortere ord" in page(client, "/soeg/?q=qwertyuiop")
    assert "De ord står overalt" in page(client, "/soeg/?q=og+det")


@pytest.mark.parametrize("q", ['<script>alert("hej")</script>', "'; DROP TABLE x; --", '"*', "\x00", "%", "å" * 5000])
def test_no_question_is_a_command(strategy: Strategy, q: str) -> None:
    shown = signed_in().get("/soeg/", {"q": q, "slags": "hvad", "efter": "noget"})

    assert shown.status_code == 200
    assert b"<script>alert" not in shown.content


def test_many_finds_come_in_pages(strategy: Strategy) -> None:
    for number in range(PAGE + 5):
        services.keep_person(a_member(strategy.unit, f"Zebedæus {number:02} Krag").pk)
    client = signed_in()

    first = page(client, "/soeg/?q=krag")
    assert f"{PAGE + 5} fund" in first
    onwards = first[first.index('rel="next" href="') + 17 :].split('"')[0].replace("&amp;", "&")
    second = page(client, f"/soeg/{onwards}")

    assert first.count("finds__one") == PAGE
    assert second.count("finds__one") == 5


def test_a_draft_is_shown_as_one_and_only_to_its_writers() -> None:
    unit = a_unit()
    a_draft_strategy(unit, slug="kommende", title="Zebrastriber")
    services.rebuild()

    writer = page(signed_in(with_role(Role.CONSULTANT, unit)), "/soeg/?q=zebrastriber")
    other = page(signed_in(a_member(unit)), "/soeg/?q=zebrastriber")

    assert 'href="/strategier/kommende/kladde/"' in writer
    assert "Kladde" in writer
    assert "kommende" not in other
    assert "Intet fundet" in other


def test_who_is_not_signed_in_is_sent_to_sign_in() -> None:
    assert Client().get("/soeg/?q=vej").status_code == 302


def test_citizens_search_what_is_published_at_an_address_of_their_own(strategy: Strategy) -> None:
    an_adopted_strategy(a_unit(), slug="skjult", title="Zebraer", published=False)
    services.rebuild()
    a_member(strategy.unit, "Zebedæus Krag")

    shown = page(Client(), "/strategi/soeg/?q=zebra")

    assert 'href="/strategi/teknik/"' in shown
    assert "skjult" not in shown
    assert "Zebedæus" not in shown
    assert "/strategier/" not in shown


def test_a_search_page_takes_the_same_number_of_queries_whatever_it_finds(
    strategy: Strategy, django_assert_max_num_queries: Any
) -> None:
    client = signed_in()
    with django_assert_max_num_queries(10):
        client.get("/soeg/?q=vej")
    with django_assert_max_num_queries(10):
        client.get("/soeg/?q=løfte")


def test_every_page_leads_to_search_but_the_page_of_search_itself(strategy: Strategy) -> None:
    client = signed_in()

    assert 'id="soeg-overalt"' in page(client, "/strategier/")
    assert 'id="soeg-overalt"' not in page(client, "/soeg/")
    assert 'id="soeg-overalt"' not in page(Client(), "/")
