"""What became of a part, and what it came from: for those who may see both periods, once the next is adopted."""

import pytest
from django.test import Client
from django.urls import reverse

from kompas.strategy import services
from kompas.strategy.fates import Fate
from kompas.strategy.lineage import became, came_from
from kompas.strategy.models import KINDS, Strategy, Succession
from kompas.strategy.succession import plan
from tests.makers import NOON, a_member, a_unit
from tests.pages import faults_in, leaps_in
from tests.strategy.makers import a_next_period, decided, row_saying

pytestmark = pytest.mark.django_db
COMMITMENT = KINDS["commitment"]


@pytest.fixture
def succession() -> Succession:
    """A period planned: one commitment split, the other dropped."""
    begun = a_next_period()
    texts = [{"text": "rydde sne"}, {"text": "lappe huller"}]
    decided(begun, "holde", Fate.SPLIT, texts=texts, reason="To slags arbejde")
    decided(begun, "svare", Fate.DROPPED, reason="Blev fast praksis")
    for row in plan(begun).open:
        decided(begun, row.old.head, Fate.KEPT)
    return begun


def _adopt(succession: Succession) -> None:
    draft = succession.new.revisions.get()
    services.adopt(revision=draft, opened_on=draft.version, by=succession.begun_by, at=NOON)


def _read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    html = answer.content.decode()
    assert faults_in(html) == leaps_in(html) == []
    return html


def test_nothing_is_told_before_the_next_period_is_adopted(succession: Succession) -> None:
    assert became(COMMITMENT, row_saying(succession, "holde").old.pk, Strategy.objects.all()) is None


def test_a_split_commitment_leads_to_both_and_each_leads_back(succession: Succession) -> None:
    _adopt(succession)
    old = row_saying(succession, "holde")

    passage = became(COMMITMENT, old.old.pk, Strategy.objects.all())

    assert passage is not None
    assert (passage.fate, passage.reason) == (Fate.SPLIT, "To slags arbejde")
    assert [each.said.head for each in passage.relatives] == ["rydde sne", "lappe huller"]
    (back,) = came_from(COMMITMENT, passage.relatives[1].said.pk, Strategy.objects.all())
    assert back.relatives[0].said.head == "holde vejene farbare"


def test_a_dropped_commitment_tells_so(succession: Succession) -> None:
    _adopt(succession)

    passage = became(COMMITMENT, row_saying(succession, "svare").old.pk, Strategy.objects.all())

    assert passage is not None
    assert (passage.fate, passage.relatives) == (Fate.DROPPED, ())


def test_the_period_before_is_told_once_on_the_page_of_a_commitment(client: Client, succession: Succession) -> None:
    _adopt(succession)
    client.force_login(a_member(a_unit("Børn og Unge")))

    html = _read(client, reverse("strategy:commitment", args=[succession.new.slug, 2]))

    assert html.count("holde vejene farbare") == 1
    assert f"besluttet af {succession.begun_by.name}" in html
    assert "Ingen har endnu sagt" not in html


def test_inside_the_pages_of_both_tell_of_each_other_with_the_reason(client: Client, succession: Succession) -> None:
    _adopt(succession)
    client.force_login(a_member(a_unit("Børn og Unge")))

    before = _read(client, reverse("strategy:commitment", args=[succession.old.slug, 1]))
    after = _read(client, reverse("strategy:commitment", args=[succession.new.slug, 2]))

    assert ("lappe huller" in before, "To slags arbejde" in before) == (True, True)
    assert "holde vejene farbare" in after


def test_citizens_are_told_where_both_are_published_and_without_the_reasons(
    client: Client, succession: Succession
) -> None:
    _adopt(succession)
    address = reverse("public:commitment", args=[succession.old.slug, 1])
    passage = reverse("public:next_period", args=[succession.old.slug])
    succession.old.refresh_from_db()
    services.publish(strategy=succession.old, opened_on=succession.old.version, by=succession.begun_by, at=NOON)
    assert "lappe huller" not in _read(client, address)
    assert client.get(passage).status_code == 404

    succession.new.refresh_from_db()
    services.publish(strategy=succession.new, opened_on=succession.new.version, by=succession.begun_by, at=NOON)

    told = _read(client, address)
    assert ("lappe huller" in told, "To slags arbejde" in told) == (True, False)
    assert passage in _read(client, reverse("public:strategy", args=[succession.old.slug]))
    whole = _read(client, passage)
    assert ("Fortsætter ikke" in whole, "Blev fast praksis" in whole) == (True, False)
