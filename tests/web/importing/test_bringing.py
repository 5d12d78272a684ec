"""A strategy from another Kompas is brought in through the page, or refused in words."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kompas.accounts.models import User
from kompas.organisation.roles import Role
from kompas.strategy.models import Strategy
from tests.makers import a_unit, an_adopted_strategy, with_role

pytestmark = pytest.mark.django_db
PAGE, DEED = "/strategier/indlaes/kompas/", "/strategier/indlaes/kompas/hent-ind/"


def taken_along(client: Client, person: User) -> bytes:
    strategy = an_adopted_strategy(slug="retning")
    client.force_login(person)
    response = client.get(f"/strategier/{strategy.slug}/hent/json/")
    assert response["Content-Disposition"] == 'attachment; filename="strategi-retning.json"'
    assert response["Cache-Control"] == "private, no-store"
    return bytes(response.content)


def sent(client: Client, content: bytes, how: str, unit: str) -> object:
    file = SimpleUploadedFile("strategi.json", content, "application/json")
    return client.post(DEED, {"unit": unit, "file": file, "how": how})


def test_what_was_taken_along_is_brought_in_as_adopted(client: Client) -> None:
    unit = a_unit("Park og Vej")
    content = taken_along(client, with_role(Role.CHIEF, unit))

    response = sent(client, content, "vedtaget", unit.code)

    brought = Strategy.objects.get(unit=unit)
    assert response.headers["Location"] == f"/strategier/{brought.slug}/"  # type: ignore[attr-defined]
    page = client.get(f"/strategier/{brought.slug}/").content.decode()
    assert "Dorte Skov" in page
    assert "fra en fil fra Egevang Kommune" in page


def test_a_consultant_gets_a_draft_and_is_told_why_not_more(client: Client) -> None:
    unit = a_unit("Park og Vej")
    content = taken_along(client, with_role(Role.CONSULTANT, unit))

    refused = sent(client, content, "vedtaget", unit.code)
    assert refused.status_code == 422  # type: ignore[attr-defined]
    assert not Strategy.objects.filter(unit=unit).exists()

    assert sent(client, content, "kladde", unit.code).status_code == 302  # type: ignore[attr-defined]
    assert Strategy.objects.get(unit=unit).is_draft


def test_a_faulty_file_is_refused_by_its_place(client: Client) -> None:
    unit = a_unit("Park og Vej")
    told = json.loads(taken_along(client, with_role(Role.CHIEF, unit)))
    told["wordings"][0]["commitments"][3]["text"] = 7

    response = sent(client, json.dumps(told).encode(), "kladde", unit.code)

    assert response.status_code == 422  # type: ignore[attr-defined]
    assert "wordings[0].commitments[3].text" in response.content.decode()  # type: ignore[attr-defined]
    assert not Strategy.objects.filter(unit=unit).exists()


def test_whoever_writes_no_strategy_brings_none_in(client: Client) -> None:
    client.force_login(with_role(Role.CASE_WORKER))
    assert client.get(PAGE).status_code == 403
    assert client.post(DEED).status_code == 403


def test_another_units_strategy_is_not_hers_to_bring(client: Client) -> None:
    elsewhere = a_unit("Skoler")
    content = taken_along(client, with_role(Role.CHIEF))

    assert sent(client, content, "kladde", elsewhere.code).status_code == 422  # type: ignore[attr-defined]
    assert not Strategy.objects.filter(unit=elsewhere).exists()


def test_the_file_of_an_unseen_draft_is_not_handed_out(client: Client) -> None:
    content = taken_along(client, with_role(Role.CASE_WORKER))
    assert [each["state"] for each in json.loads(content)["wordings"]] == ["adopted"]
