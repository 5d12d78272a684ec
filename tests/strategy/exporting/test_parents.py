"""What a strategy hangs under goes along: policies from outside whole, strategies of the house as they are told."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from kompas.organisation.roles import Role
from kompas.strategy.exporting.shape import NotTheFormat
from kompas.strategy.models import OutsidePolicy, ParentLink, Strategy, ToldParent
from kompas.strategy.services.parents import Policy, Under, hang, let_go
from tests.makers import NOON, TODAY, with_role
from tests.strategy.exporting.makers import LATER, a_record, assert_comes_back_equal, brought
from tests.strategy.makers import a_full_draft, adopted

pytestmark = pytest.mark.django_db
CLIMATE = Policy("Klimapolitik 2022", "Byrådet", date(2022, 5, 3), "https://egevang.example/klima")


def a_hung_strategy() -> Strategy:
    """It hangs under a policy; its first commitment hung under one of another strategy."""
    draft, parent = a_full_draft(), adopted(a_full_draft(title="Retning for Teknik")).strategy
    strategy, by = adopted(draft).strategy, draft.created_by
    first = date(2022, 1, 1)
    doing: dict[str, Any] = {"by": by, "at": NOON}
    under = Under(parent, parent.commitments.get(number=2))
    own = strategy.commitments.get(number=1)
    link = hang(strategy=strategy, under=under, commitment=own, from_on=first, reason="Fælles", **doing)
    let_go(link=link, until_on=TODAY, reason="Ny opdeling", opened_on=1, **doing)
    hang(strategy=strategy, under=Under(policy=CLIMATE), from_on=TODAY, reason="Byrådet vil det", **doing)
    strategy.refresh_from_db()
    return strategy


def test_parents_come_back_equal() -> None:
    assert_comes_back_equal(a_hung_strategy())


def test_a_policy_stands_here_whole_and_a_strategy_is_told_and_bound_to_nothing() -> None:
    by = with_role(Role.CHIEF)

    again = brought(a_record(a_hung_strategy()), by=by)

    link = again.parent_links.get()
    assert link.policy == OutsidePolicy.objects.get()
    assert (link.from_on, link.reason, link.begun_by, link.begun_at) == (TODAY, "Byrådet vil det", by, LATER)
    told = again.told_parents.get()
    assert (told.title, told.parent_commitment, told.until_on) == ("Retning for Teknik", 2, TODAY)
    assert told.commitment == again.commitments.get(number=1)


def test_what_was_told_is_read_on_the_page_of_what_it_hangs_under(client: Client) -> None:
    by = with_role(Role.CHIEF)
    again = brought(a_record(a_hung_strategy()), by=by)
    client.force_login(by)

    page = client.get(reverse("next_period:parents", args=[again.slug])).content.decode()

    assert "Retning for Teknik" in page
    assert "Ny opdeling" in page


def test_no_file_rewrites_a_policy_that_the_house_knows() -> None:
    record = a_record(a_hung_strategy())
    record["further"]["parents"][1]["policy"]["link"] = "https://ond.example/"

    brought(record)

    assert OutsidePolicy.objects.get().link == CLIMATE.link


def test_a_told_parent_has_a_title_and_ends_in_order() -> None:
    again = brought(a_record(a_hung_strategy()))
    told = {"strategy": again, "address": "x", "title": "X", "reason": "Y", "from_on": TODAY}
    for wrong in (
        {"title": ""},
        {"reason": ""},
        {"until_on": TODAY},
        {"until_on": date(2000, 1, 1), "end_reason": "Z"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            ToldParent.objects.create(**{**told, **wrong})


def _first(told: Any) -> Any:
    return told["further"]["parents"][0]


def _second(told: Any) -> Any:
    return told["further"]["parents"][1]


FAULTS: dict[str, tuple[str, Callable[[Any], object]]] = {
    "an unknown name": (r"parents\[0\].*by", lambda told: _first(told).update(by="Carla")),
    "under nothing": (r"parents\[0\]:", lambda told: _first(told).update(strategy=None)),
    "under two": (r"parents\[0\]:", lambda told: _first(told).update(policy=_second(told)["policy"])),
    "twice": (r"parents\[2\]:", lambda told: told["further"]["parents"].append(dict(_second(told)))),
    "a commitment that is not there": (r"parents\[0\]\.commitment", lambda told: _first(told).update(commitment=99)),
    "an end before its beginning": (r"parents\[0\]\.until_on", lambda told: _first(told).update(until_on="2000-01-01")),
    "ended without a reason": (r"parents\[0\]\.end_reason", lambda told: _first(told).update(end_reason="")),
    "a reason to end what stands": (r"parents\[1\]\.end_reason", lambda told: _second(told).update(end_reason="x")),
    "no reason": (r"parents\[0\]\.reason", lambda told: _first(told).update(reason=" ")),
    "no day": (r"parents\[0\]\.from_on", lambda told: _first(told).update(from_on=None)),
    "an address of markup": (r"strategy\.address", lambda told: _first(told)["strategy"].update(address="<b>")),
    "a number as text": (r"strategy\.commitment", lambda told: _first(told)["strategy"].update(commitment="2")),
    "a script for a link": (r"policy\.link", lambda told: _second(told)["policy"].update(link="javascript:alert(1)")),
    "a policy of nobody": (r"policy\.body", lambda told: _second(told)["policy"].update(body="")),
    "NUL": (r"policy\.title", lambda told: _second(told)["policy"].update(title="a\0")),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_does_not_fit_is_refused_by_its_place(fault: str) -> None:
    record = a_record(a_hung_strategy())
    words, spoil = FAULTS[fault]
    spoil(record)
    before = Strategy.objects.count(), ParentLink.objects.count(), ToldParent.objects.count()

    with pytest.raises(NotTheFormat, match=words):
        brought(record)

    assert (Strategy.objects.count(), ParentLink.objects.count(), ToldParent.objects.count()) == before
