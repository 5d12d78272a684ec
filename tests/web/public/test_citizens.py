"""What citizens read of a strategy in plain words, and who may show it inside another page."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kompas.organisation.roles import Role
from kompas.strategy import services
from kompas.strategy.models import FocusArea, FramingSite, Strategy
from tests.makers import NOON, an_adopted_strategy, with_role
from tests.pages import faults_in, leaps_in, queries_of

pytestmark = pytest.mark.django_db


def a_told_strategy(**fields: object) -> Strategy:
    strategy = an_adopted_strategy(slug="retning", **fields)  # type: ignore[arg-type]
    by = with_role(Role.CONSULTANT, strategy.unit)
    area = FocusArea.objects.filter(strategy=strategy)[0]
    places: tuple[dict[str, Any], ...] = ({}, {"focus_area": area}, {"commitment": strategy.commitments.all()[0]})
    for number, place in enumerate(places):
        text = services.write_to_citizens(
            strategy=strategy, language="da", words=f"Du får svar {number}.", opened_on=0, by=by, at=NOON, **place
        )
        services.show_to_citizens(text=text, opened_on=1, by=by, at=NOON)
    return strategy


def test_the_page_tells_what_it_means_and_leads_to_the_whole(client: Client) -> None:
    a_told_strategy()

    page = client.get("/strategi/retning/for-dig/").content.decode()

    assert "Hvad betyder det for dig?" in page
    for number in range(3):
        assert f"Du får svar {number}." in page
    assert 'href="/strategi/retning/"' in page
    assert faults_in(page) == []
    assert leaps_in(page) == []


def test_in_english_the_danish_words_are_marked_as_danish(client: Client) -> None:
    a_told_strategy()
    client.cookies["django_language"] = "en"

    page = client.get("/strategi/retning/for-dig/").content.decode()

    assert 'lang="da"><p>Du får svar 0.</p>' in page


def test_where_nothing_is_told_there_is_no_page_and_no_link(client: Client) -> None:
    an_adopted_strategy(slug="retning")

    assert client.get("/strategi/retning/for-dig/").status_code == 404
    assert "for-dig" not in client.get("/strategi/retning/").content.decode()


def test_what_is_not_published_is_told_to_nobody(client: Client) -> None:
    a_told_strategy(published=False)

    for page in ("for-dig", "indlejret"):
        assert client.get(f"/strategi/retning/{page}/").status_code == 404


def test_no_name_of_an_employee_reaches_citizens(client: Client) -> None:
    a_told_strategy()

    for page in ("for-dig", "indlejret"):
        html = client.get(f"/strategi/retning/{page}/").content.decode()
        assert "Carla" not in html
        assert "Dorte" not in html


def test_the_page_asks_the_database_as_often_however_much_is_told(client: Client) -> None:
    strategy = a_told_strategy()
    few = queries_of(client, "/strategi/retning/for-dig/")
    by = with_role(Role.CONSULTANT, strategy.unit)
    for commitment in strategy.commitments.all()[1:12]:
        text = services.write_to_citizens(
            strategy=strategy, commitment=commitment, language="da", words="Mere.", opened_on=0, by=by, at=NOON
        )
        services.show_to_citizens(text=text, opened_on=1, by=by, at=NOON + timedelta(days=1))

    assert queries_of(client, "/strategi/retning/for-dig/") == few


def test_the_embedded_page_is_framed_by_nobody_else_until_a_website_is_named(client: Client) -> None:
    a_told_strategy()

    response = client.get("/strategi/retning/indlejret/")

    assert "frame-ancestors 'self';" in f"{response['Content-Security-Policy']};"
    assert response["X-Frame-Options"] == "SAMEORIGIN"


def test_a_named_website_may_frame_it_and_no_other(client: Client) -> None:
    a_told_strategy()
    by = with_role(Role.ADMINISTRATOR)
    FramingSite.objects.create(origin="https://www.egevang.dk", allowed_at=NOON, allowed_by=by)

    response = client.get("/strategi/retning/indlejret/")

    policy = response["Content-Security-Policy"]
    assert "frame-ancestors 'self' https://www.egevang.dk" in policy
    assert "*" not in policy
    assert "script-src" not in policy
    assert "form-action 'none'" in policy
    assert "X-Frame-Options" not in response


def test_the_embedded_page_sets_no_cookie_and_holds_no_form_or_script(client: Client) -> None:
    a_told_strategy()

    response = client.get("/strategi/retning/indlejret/?sprog=en")
    page = response.content.decode()

    assert not response.cookies
    assert "<form" not in page
    assert "<script" not in page
    assert 'lang="en"' in page
    assert faults_in(page) == []


def test_every_other_public_page_refuses_framing_also_where_a_website_is_named(client: Client) -> None:
    a_told_strategy()
    FramingSite.objects.create(
        origin="https://www.egevang.dk", allowed_at=NOON, allowed_by=with_role(Role.ADMINISTRATOR)
    )
    for address in (
        "/",
        "/strategi/retning/",
        "/strategi/retning/for-dig/",
        reverse("account_login"),
        "/strategi/nej/",
    ):
        response = client.get(address)
        assert "frame-ancestors 'none'" in response["Content-Security-Policy"], address
        assert response["X-Frame-Options"] == "DENY", address
