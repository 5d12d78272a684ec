"""The strategy as those who work here read it."""

from typing import Any

import pytest
from django.test import Client

from kompas.organisation.roles import Role
from kompas.strategy import serving
from kompas.strategy.models import CommentRequest, Revision, Strategy
from tests.makers import NOON, TODAY, a_draft_strategy, a_member, a_unit, a_user, an_adopted_strategy, with_role
from tests.pages import faults_in, leaps_in, queries_of

pytestmark = pytest.mark.django_db
PAGES = ["", "interessent/borgerne/", "fokuspunkt/vi-lykkes-sammen/", "loefte/2/", "den-roede-traad/", "udgave/1/"]


def text_of(response: Any) -> str:
    return str(response.content.decode())


def a_next_draft(strategy: Strategy) -> Revision:
    by = strategy.revisions.get().created_by
    return Revision.objects.create(strategy=strategy, number=2, created_at=NOON, created_by=by, title="Næste retning")


@pytest.mark.parametrize("page", PAGES)
def test_an_adopted_strategy_is_open_to_all_who_work_here(client: Client, page: str) -> None:
    an_adopted_strategy(slug="retning", published=False)
    client.force_login(a_member(a_unit("Et andet sted")))

    shown = client.get(f"/strategier/retning/{page}")

    assert shown.status_code == 200
    assert faults_in(text_of(shown)) == []
    assert leaps_in(text_of(shown)) == []


@pytest.mark.parametrize("page", PAGES)
def test_nobody_reads_inside_without_signing_in(client: Client, page: str) -> None:
    an_adopted_strategy(slug="retning")
    assert client.get(f"/strategier/retning/{page}").status_code == 302


@pytest.mark.parametrize("page", PAGES)
def test_a_draft_does_not_exist_for_colleagues(client: Client, page: str) -> None:
    a_draft_strategy(slug="kladde")
    client.force_login(a_member(a_unit("Et andet sted")))
    assert client.get(f"/strategier/kladde/{page}").status_code == 404


def test_who_writes_for_the_unit_reads_the_draft_and_is_told_that_it_is_one(client: Client) -> None:
    unit = a_unit()
    a_draft_strategy(unit, slug="kladde")
    client.force_login(with_role(Role.CONSULTANT, unit))

    page = text_of(client.get("/strategier/kladde/"))

    assert "Dette er en kladde." in page
    assert "Vi giver Egevang rammer" in page


def test_who_was_asked_for_comment_reads_the_draft(client: Client) -> None:
    strategy = a_draft_strategy(slug="kladde")
    asked = a_user("Eva Krogh")
    draft = strategy.revisions.get()
    CommentRequest.objects.create(revision=draft, person=asked, asked_by=draft.created_by, asked_at=NOON, due_on=TODAY)
    client.force_login(asked)
    assert client.get("/strategier/kladde/").status_code == 200


def test_the_next_draft_is_not_told_to_colleagues(client: Client) -> None:
    unit = a_unit()
    strategy = an_adopted_strategy(unit, slug="retning")
    a_next_draft(strategy)
    client.force_login(a_member(unit))

    page = text_of(client.get("/strategier/retning/"))

    assert "Retning 2029" in page
    assert "Næste retning" not in page


def test_it_tells_who_adopted_it_and_whether_citizens_read_it(client: Client) -> None:
    an_adopted_strategy(slug="retning")
    an_adopted_strategy(slug="skjult", published=False)
    client.force_login(a_user())

    open_to_citizens, hidden = (text_of(client.get(f"/strategier/{slug}/")) for slug in ("retning", "skjult"))

    assert "af Dorte Skov som udgave 1" in open_to_citizens
    assert 'href="/strategi/retning/"' in open_to_citizens
    assert "Den er ikke offentliggjort" in hidden
    assert 'href="/strategi/skjult/"' not in hidden


def test_a_commitment_with_nothing_under_it_is_shown_as_naked(client: Client) -> None:
    an_adopted_strategy(slug="retning", areas=(2,))
    client.force_login(a_user())

    whole, part = (text_of(client.get(f"/strategier/retning/{page}")) for page in ("", "loefte/2/"))

    assert "2 af 2 uden handleplan" in whole
    assert whole.count("commitment--naked") == 2
    assert "Der hænger ikke noget under løftet endnu" in part


def test_what_hangs_under_a_commitment_is_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "COUNTERS", {})
    strategy = an_adopted_strategy(slug="retning", areas=(2,))
    second = strategy.commitments.get(number=2)
    serving.declare("plans", words=lambda count: f"{count} handleplaner", counts=lambda _keys: {second.pk: 3})
    client.force_login(a_user())

    pages = [text_of(client.get(f"/strategier/retning/{page}")) for page in ("", "loefte/2/", "den-roede-traad/")]

    assert all("3 handleplaner" in page for page in pages)
    assert "1 af 2 uden handleplan" in pages[0]
    assert "Der hænger ikke noget under løftet endnu" not in pages[1]


def test_an_earlier_wording_stays_readable_and_points_at_the_one_in_force(client: Client) -> None:
    strategy = an_adopted_strategy(slug="retning", title="Den første ordlyd", areas=(1,))
    first = strategy.revisions.get()
    second = Revision.objects.create(
        strategy=strategy, number=2, created_at=NOON, created_by=first.created_by, title="Den anden ordlyd"
    )
    client.force_login(a_user())
    assert client.get("/strategier/retning/udgave/2/").status_code == 404  # still a draft
    second.state, second.adopted_at, second.adopted_by = "adopted", NOON, first.created_by
    second.save()

    page = text_of(client.get("/strategier/retning/udgave/1/"))

    assert "Den første ordlyd" in page
    assert "Udgave 2 er den gældende." in page


@pytest.mark.parametrize("page", PAGES)
def test_a_longer_strategy_takes_no_more_queries(client: Client, page: str) -> None:
    an_adopted_strategy(slug="lille", areas=(2, 1), loose=1)
    an_adopted_strategy(slug="stor", areas=(12,) * 9, loose=6)
    client.force_login(a_user())
    client.get("/strategier/lille/")  # a process asks once whether the first visit is over
    small, large = (queries_of(client, f"/strategier/{slug}/{page}") for slug in ("lille", "stor"))

    assert small == large <= 28


def test_a_printed_page_tells_an_address_only_where_citizens_read_it(client: Client) -> None:
    an_adopted_strategy(slug="retning")
    an_adopted_strategy(slug="skjult", published=False)
    client.force_login(a_user())

    assert "http://testserver/strategi/retning/" in text_of(client.get("/strategier/retning/"))
    assert "http://testserver/strategi/" not in text_of(client.get("/strategier/skjult/"))
