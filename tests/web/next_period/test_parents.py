"""What a strategy hangs under, as pages: hung, rehung, let go, and who may not."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kompas.organisation.roles import Role
from kompas.strategy import services
from kompas.strategy.models import ParentLink, Strategy
from kompas.strategy.services.parents import Under, hang
from tests.makers import NOON, a_member, a_unit, with_role
from tests.pages import faults_in, leaps_in
from tests.strategy.makers import a_full_draft, adopted

pytestmark = pytest.mark.django_db


@pytest.fixture
def section(client: Client) -> Strategy:
    """A section's strategy, its chief signed in."""
    strategy = adopted(a_full_draft(a_unit("Vej"))).strategy
    client.force_login(with_role(Role.CHIEF, strategy.unit))
    return strategy


@pytest.fixture
def department() -> Strategy:
    return adopted(a_full_draft(a_unit("Teknik"), title="Tæt på")).strategy


def _at(strategy: Strategy, name: str, *args: Any) -> str:
    return reverse(f"next_period:{name}", args=[strategy.slug, *args])


def _read(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    html = answer.content.decode()
    assert faults_in(html) == leaps_in(html) == []
    return html


def _hung(section: Strategy, department: Strategy) -> ParentLink:
    by = with_role(Role.CHIEF, section.unit)
    return hang(strategy=section, under=Under(department), from_on=date(2026, 1, 1), reason="Fælles", by=by, at=NOON)


def test_a_strategy_is_hung_under_another_and_its_pages_tell(
    client: Client, section: Strategy, department: Strategy
) -> None:
    assert "hænger ikke under noget" in _read(client, _at(section, "parents"))
    _read(client, _at(section, "parents_add"))

    sent = {"own": "1", "parent": department.slug, "parent_number": "2", "on": "2026-01-01", "reason": "Fælles"}
    assert client.post(_at(section, "parents_hang"), sent).status_code == 302

    assert "løfte 2 i Tæt på" in _read(client, _at(section, "parents"))
    assert "løfte 2 i Tæt på" in _read(client, reverse("strategy:commitment", args=[section.slug, 1]))
    assert "løfte 2 i Tæt på" not in _read(client, reverse("strategy:commitment", args=[section.slug, 2]))
    assert "løfte 1 i" in _read(client, reverse("strategy:commitment", args=[department.slug, 2]))
    assert "løfte 2 i Tæt på" in _read(client, reverse("strategy:red_thread", args=[section.slug]))
    assert "1 løfte hænger sammen" in _read(client, reverse("strategy:show", args=[section.slug]))


def test_a_policy_from_outside_is_written_down(client: Client, section: Strategy) -> None:
    sent = {"policy_title": "Klimapolitik", "policy_body": "Byrådet", "policy_link": "https://egevang.example/klima"}

    client.post(_at(section, "parents_hang"), {**sent, "on": "2026-01-01", "reason": "Byrådet har vedtaget den"})

    html = _read(client, _at(section, "parents"))
    assert ("Klimapolitik" in html, 'href="https://egevang.example/klima"' in html) == (True, True)


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"policy_title": "Kun en titel"},
        {"parent_number": "1"},
        {"parent": "department", "parent_number": "99"},
        {"parent": "department", "policy_title": "Begge", "policy_body": "Dele"},
        {"parent": "self"},
        {"policy_title": "Farlig", "policy_body": "Nogen", "policy_link": "javascript:alert(1)"},
    ],
)
def test_what_does_not_hold_together_is_said(
    client: Client, section: Strategy, department: Strategy, sent: dict[str, str]
) -> None:
    known = {"department": department.slug, "self": section.slug}
    fields = {name: known.get(value, value) for name, value in sent.items()}

    answer = client.post(_at(section, "parents_hang"), {**fields, "on": "2026-01-01", "reason": "Fælles"})

    assert answer.status_code == 422
    assert faults_in(answer.content.decode()) == []
    assert not ParentLink.objects.exists()


def test_it_is_rehung_and_then_let_go_with_its_history(client: Client, section: Strategy, department: Strategy) -> None:
    other = adopted(a_full_draft(a_unit("Erhverv"), title="Andetsteds")).strategy
    link = _hung(section, department)
    _read(client, _at(section, "parents_change", link.number))

    sent = {"opened_on": 1, "parent": other.slug, "on": "2026-02-01", "reason": "Ny opdeling"}
    assert client.post(_at(section, "parents_rehang", link.number), sent).status_code == 302
    html = _read(client, _at(section, "parents"))
    assert all(words in html for words in ("Andetsteds", "Tæt på", "31. januar 2026", "Ny opdeling"))

    sent = {"opened_on": 1, "on": timezone.localdate().isoformat(), "reason": "Slut"}
    assert client.post(_at(section, "parents_let_go", 2), sent).status_code == 302
    assert not ParentLink.objects.standing().exists()
    assert client.get(_at(section, "parents_change", 2)).status_code == 404


def test_who_may_not_write_reads_and_changes_nothing(client: Client, section: Strategy, department: Strategy) -> None:
    link = _hung(section, department)
    for person in (a_member(section.unit), with_role(Role.CHIEF, department.unit)):
        client.force_login(person)
        assert "Tæt på" in _read(client, _at(section, "parents"))
        assert client.get(_at(section, "parents_add")).status_code == 403
        for deed in (
            _at(section, "parents_hang"),
            _at(section, "parents_rehang", link.number),
            _at(section, "parents_let_go", link.number),
        ):
            sent = {"opened_on": 1, "parent": department.slug, "on": "2026-02-01", "reason": "Nej"}
            assert client.post(deed, sent).status_code == 403
    assert ParentLink.objects.get().is_standing


def test_citizens_read_of_parents_that_are_published_only(
    client: Client, section: Strategy, department: Strategy
) -> None:
    _hung(section, department)
    by = with_role(Role.CHIEF, section.unit)
    services.publish(strategy=section, opened_on=section.version, by=by, at=NOON)
    client.logout()
    address = reverse("public:strategy", args=[section.slug])
    assert "Tæt på" not in _read(client, address)

    by = with_role(Role.CHIEF, department.unit)
    services.publish(strategy=department, opened_on=department.version, by=by, at=NOON)
    assert "Tæt på" in _read(client, address)
