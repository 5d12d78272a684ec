"""Closing days, kept by who administers the unit."""

import pytest
from django.test import Client
from django.utils import timezone

from kompas.organisation.models import Unit
from kompas.organisation.roles import Role
from kompas.promises.models import ClosingDay
from kompas.promises.queries import days_off
from tests.makers import a_draft_strategy, a_unit, with_role

pytestmark = pytest.mark.django_db
NEXT = timezone.localdate().year + 1
SUMMER = {"first_day": f"{NEXT}-07-13", "last_day": f"{NEXT}-07-24", "reason": "Sommerlukket"}


@pytest.fixture
def top() -> Unit:
    return a_unit("Teknik", code="TE")


def test_who_administers_the_unit_closes_it_and_opens_it_again(client: Client, top: Unit) -> None:
    client.force_login(with_role(Role.ADMINISTRATOR, top))
    address = "/administration/enheder/TE/lukkedage/"

    client.post(f"{address}luk/", SUMMER)
    assert "Sommerlukket" in client.get(address).text
    assert "Juleaften" in client.get(address).text
    client.post(f"{address}aabn/", SUMMER)

    assert not ClosingDay.objects.exists()


def test_customary_days_are_chosen_by_who_administers_the_whole_house(client: Client, top: Unit) -> None:
    client.force_login(with_role(Role.ADMINISTRATOR, top))
    client.post("/administration/enheder/TE/lukkedage/skik/", {"christmas_eve": "on", "opened_on": "0"})

    off = days_off(top)
    assert [off.customary.get(day) is not None for day in ((6, 5), (12, 24), (12, 31))] == [False, True, False]


@pytest.mark.parametrize("end", ["", "luk/", "aabn/", "skik/"])
def test_nobody_closes_what_lies_above_her(client: Client, top: Unit, end: str) -> None:
    client.force_login(with_role(Role.ADMINISTRATOR, a_unit("Vej", parent=top)))
    answer = (client.post if end else client.get)(f"/administration/enheder/TE/lukkedage/{end}", SUMMER)

    assert answer.status_code in {403, 404}
    assert not ClosingDay.objects.exists()


@pytest.mark.parametrize("day", ["", "13. juli", f"{NEXT}-13-45", f"{NEXT}-07-12"])
def test_days_that_make_no_sense_come_back_in_words(client: Client, top: Unit, day: str) -> None:
    client.force_login(with_role(Role.ADMINISTRATOR, top))
    answer = client.post("/administration/enheder/TE/lukkedage/luk/", {**SUMMER, "last_day": day})

    assert answer.status_code == 422
    assert client.post("/administration/enheder/TE/lukkedage/aabn/", {**SUMMER, "last_day": day}).status_code == 404


def test_a_comment_is_asked_for_by_a_working_day_and_told_when_it_is_none(client: Client, top: Unit) -> None:
    consultant = with_role(Role.CONSULTANT, top)
    client.force_login(consultant)
    draft = a_draft_strategy(top, slug="retning")
    offered = client.get(f"/strategier/{draft.slug}/kladde/kommentarer/")
    due = offered.context["form"].initial["due_on"]
    assert due.weekday() < 5

    sent = {"people": [consultant.slug], "due_on": f"{NEXT}-12-24"}
    answer = client.post(f"/strategier/{draft.slug}/kladde/kommentarer/bed/", sent, follow=True)

    assert "ikke en arbejdsdag (Juleaften)" in answer.text
