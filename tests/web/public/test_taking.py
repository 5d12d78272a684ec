"""What citizens may take along, and what they never get."""

from typing import Any

import pytest
from django.core.cache import caches
from django.test import Client

from kompas.documents.pdf import PaperBusy
from kompas.organisation.roles import Role
from kompas.strategy.models import Revision
from kompas.web.shared import taking
from tests.makers import NOON, a_draft_strategy, an_adopted_strategy, with_role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _empty_shelf() -> None:
    caches["papers"].clear()
    caches["default"].clear()


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_a_published_strategy_can_be_taken_along(client: Client, ending: str) -> None:
    an_adopted_strategy(slug="teknik-og-erhverv-2026-2029")

    response = client.get(f"/strategi/teknik-og-erhverv-2026-2029/udgave/1/hent/{ending}/")

    assert response.status_code == 200
    name = f"strategi-teknik-og-erhverv-2026-2029.{ending}"
    assert response["Content-Disposition"] == f'attachment; filename="{name}"'
    assert response["Cache-Control"] == "no-cache"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response.content[:2] in {b"%P", b"PK"}


def test_the_page_offers_what_can_be_taken(client: Client) -> None:
    an_adopted_strategy(slug="retning")
    page = client.get("/strategi/retning/").content.decode()

    assert 'href="/strategi/retning/udgave/1/hent/pdf/" download' in page
    assert 'href="/strategi/retning/udgave/1/hent/docx/" download' in page


def test_what_is_not_published_cannot_be_taken(client: Client) -> None:
    an_adopted_strategy(slug="skjult", published=False)
    a_draft_strategy(slug="kladden")
    strategy = an_adopted_strategy(slug="retning")
    Revision.objects.create(
        strategy=strategy, number=2, title="Hemmelig", created_at=NOON, created_by=strategy.revisions.get().created_by
    )

    for address in ("skjult/udgave/1", "kladden/udgave/1", "retning/udgave/2", "retning/udgave/3"):
        assert client.get(f"/strategi/{address}/hent/pdf/").status_code == 404, address


@pytest.mark.parametrize("ending", ["exe", "html", "PDF", "pdf%0d%0aX-Evil:1", "..%2f..%2fetc"])
def test_there_are_no_other_forms(client: Client, ending: str) -> None:
    an_adopted_strategy(slug="retning")
    assert client.get(f"/strategi/retning/udgave/1/hent/{ending}/").status_code == 404


def test_a_crawler_costs_one_setting(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    an_adopted_strategy(slug="retning")
    made: list[int] = []
    form = taking.FORMS["pdf"]

    def counted(sheets: Any, *, at: Any) -> bytes:
        made.append(1)
        return form.make(sheets, at=at)

    monkeypatch.setitem(taking.FORMS, "pdf", taking.Form("pdf", form.words, form.media_type, counted))

    answers = [client.get("/strategi/retning/udgave/1/hent/pdf/") for _time in range(5)]

    assert len(made) == 1
    assert len({answer.content for answer in answers}) == 1
    again = client.get("/strategi/retning/udgave/1/hent/pdf/", headers={"If-None-Match": answers[0]["ETag"]})
    assert again.status_code == 304


def test_withdrawing_holds_for_what_was_taken_before(client: Client) -> None:
    strategy = an_adopted_strategy(slug="retning")
    tag = client.get("/strategi/retning/udgave/1/hent/pdf/")["ETag"]
    strategy.published_at = strategy.published_by = None
    strategy.save()

    again = client.get("/strategi/retning/udgave/1/hent/pdf/", headers={"If-None-Match": tag})
    assert again.status_code == 404


def test_who_waits_too_long_is_told_to_come_back(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    an_adopted_strategy(slug="retning")

    def busy(_sheets: object, *, at: object) -> bytes:
        raise PaperBusy

    form = taking.FORMS["pdf"]
    monkeypatch.setitem(taking.FORMS, "pdf", taking.Form("pdf", form.words, form.media_type, busy))
    response = client.get("/strategi/retning/udgave/1/hent/pdf/")

    assert response.status_code == 503
    assert response["Retry-After"] == "30"


def test_those_who_work_here_take_what_is_not_published_and_nobody_keeps_it(client: Client) -> None:
    strategy = an_adopted_strategy(slug="skjult", published=False)
    client.force_login(with_role(Role.CASE_WORKER, strategy.unit))

    response = client.get("/strategier/skjult/udgave/1/hent/pdf/")

    assert response.status_code == 200
    assert response["Cache-Control"] == "private, no-store"


def test_a_draft_is_taken_by_those_who_write_it_alone(client: Client) -> None:
    strategy = an_adopted_strategy(slug="retning")
    Revision.objects.create(
        strategy=strategy, number=2, title="Hemmelig", created_at=NOON, created_by=strategy.revisions.get().created_by
    )
    address = "/strategier/retning/udgave/2/hent/docx/"

    assert client.get(address).status_code == 302
    client.force_login(with_role(Role.CASE_WORKER, strategy.unit))
    assert client.get(address).status_code == 404
    client.force_login(with_role(Role.CONSULTANT, strategy.unit))
    response = client.get(address)
    assert response.status_code == 200
    assert "strategi-retning-kladde-2.docx" in response["Content-Disposition"]
