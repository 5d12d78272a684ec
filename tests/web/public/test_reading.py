"""The strategy as citizens read it, and what they never see."""

import re
from typing import Any

import pytest
from django.test import Client

from kompas.strategy import serving
from kompas.strategy.models import Commitment, CommitmentLink, Revision, Strategy
from kompas.strategy.workflow import State
from tests.makers import NOON, a_commitment, a_draft_strategy, a_unit, a_user, adopt, an_adopted_strategy
from tests.pages import faults_in, leaps_in, queries_of

pytestmark = pytest.mark.django_db
PAGES = ["", "interessent/borgerne/", "fokuspunkt/vi-lykkes-sammen/", "loefte/2/", "den-roede-traad/", "udgave/1/"]
SHAPES: dict[str, dict[str, Any]] = {
    "twenty commitments": {},
    "nine areas of twelve long ones": {"areas": (12,) * 9, "words": 40},
    "one of one": {"areas": (1,)},
    "no area": {"areas": (), "loose": 3},
    "an empty area, and some beside": {"areas": (2, 0), "loose": 2},
    "a sentence broken off": {"incomplete": [1, 2]},
    "in English": {"language": "en", "title": 'A "plain" strategy'},
}


def text_of(response: Any) -> str:
    return str(response.content.decode())


def a_revised_strategy(slug: str = "retning") -> Strategy:
    """Revision 2 is in force; it dropped commitment 2, which goes on as 9, and every focus area."""
    strategy = an_adopted_strategy(slug=slug, areas=(2,))
    first = strategy.revisions.get()
    second = Revision.objects.create(
        strategy=strategy, number=2, created_at=NOON, created_by=first.created_by, title="Retning, revideret"
    )
    a_commitment(second, None, 0, 1)
    new = a_commitment(second, None, 1, 9)
    CommitmentLink.objects.create(revision=second, old=Commitment.objects.get(strategy=strategy, number=2), new=new)
    adopt(second)
    return strategy


def test_the_front_page_has_a_door_for_each_published_strategy(client: Client) -> None:
    an_adopted_strategy(slug="retning", title="Retning 2029")
    an_adopted_strategy(slug="skjult", title="Skjult", published=False)
    a_draft_strategy(slug="kladden", title="Kladden")

    page = text_of(client.get("/"))

    assert 'href="/strategi/retning/"' in page
    assert "Skjult" not in page
    assert "Kladden" not in page


def test_the_front_page_says_so_when_nothing_is_published(client: Client) -> None:
    page = text_of(client.get("/"))
    assert "Der er ikke offentliggjort nogen strategi endnu" in page
    assert 'href="/konto/log-ind/"' in page


def test_a_published_strategy_is_read_whole_without_sign_in(client: Client) -> None:
    an_adopted_strategy(slug="retning")

    page = text_of(client.get("/strategi/retning/"))

    for words in ("Vi giver Egevang rammer", "pege på en anden vej", "Proaktiv", "Hvad vil vi helt præcist opnå?"):
        assert words in page
    assert 'id="loefte-7"' in page


@pytest.mark.parametrize("page", PAGES)
def test_what_is_not_published_answers_as_what_does_not_exist(client: Client, page: str) -> None:
    an_adopted_strategy(slug="skjult", published=False)
    a_draft_strategy(slug="kladde")

    answers = [client.get(f"/strategi/{slug}/{page}") for slug in ("skjult", "kladde", "ukendt")]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    bodies = {re.sub(r"/strategi/\w+/|\b[0-9a-f]{8}\b", "", text_of(answer)) for answer in answers}
    bodies = {re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", body) for body in bodies}
    assert len(bodies) == 1


@pytest.mark.parametrize("page", ["interessent/ukendt/", "fokuspunkt/ukendt/", "loefte/77/", "loefte/0/"])
def test_a_part_that_never_was_is_not_found(client: Client, page: str) -> None:
    an_adopted_strategy(slug="retning")
    assert client.get(f"/strategi/retning/{page}").status_code == 404


def test_a_part_that_only_the_next_draft_holds_is_not_found(client: Client) -> None:
    strategy = an_adopted_strategy(slug="retning", areas=(1,))
    by = strategy.revisions.get().created_by
    draft = Revision.objects.create(strategy=strategy, number=2, created_at=NOON, created_by=by, title="Næste")
    a_commitment(draft, None, 0, 5)

    assert client.get("/strategi/retning/loefte/5/").status_code == 404
    assert "Næste" not in text_of(client.get("/strategi/retning/"))


def test_a_dropped_commitment_keeps_its_address_and_says_where_it_went(client: Client) -> None:
    a_revised_strategy()

    page = text_of(client.get("/strategi/retning/loefte/2/"))

    assert "sætte små og velforberedte hold" in page
    assert "Ikke længere en del af strategien." in page
    assert 'href="/strategi/retning/loefte/9/"' in page


def test_a_dropped_focus_area_keeps_its_address(client: Client) -> None:
    a_revised_strategy()
    page = text_of(client.get("/strategi/retning/fokuspunkt/vi-lykkes-sammen/"))
    assert "Ikke længere en del af strategien." in page


def test_every_adopted_wording_stays_readable(client: Client) -> None:
    strategy = a_revised_strategy()
    by = strategy.revisions.get(number=1).created_by
    Revision.objects.create(strategy=strategy, number=3, created_at=NOON, created_by=by, title="Næste kladde")

    present, first = text_of(client.get("/strategi/retning/")), text_of(client.get("/strategi/retning/udgave/1/"))

    assert 'href="/strategi/retning/udgave/1/"' in present
    assert "sætte små og velforberedte hold" in first
    assert "Udgave 2 er den gældende." in first
    assert by.name not in first
    assert client.get("/strategi/retning/udgave/3/").status_code == 404


def test_a_closed_strategy_stays_readable_and_leads_on_to_the_next(client: Client) -> None:
    old = an_adopted_strategy(slug="gammel", title="Retning 2025")
    closer = a_user()
    Strategy.objects.filter(pk=old.pk).update(state=State.CLOSED, closed_at=NOON, closed_by=closer)
    an_adopted_strategy(slug="ny", title="Retning 2029", predecessor=old)

    closed, present = text_of(client.get("/strategi/gammel/")), text_of(client.get("/strategi/ny/"))

    assert "Denne strategi er afsluttet." in closed
    assert 'href="/strategi/ny/"' in closed
    assert 'href="/strategi/gammel/"' in present


@pytest.mark.parametrize("page", PAGES)
def test_citizens_never_see_who_wrote_or_adopted_it(client: Client, page: str) -> None:
    strategy = an_adopted_strategy(slug="retning")
    page = text_of(client.get(f"/strategi/retning/{page}"))
    assert strategy.revisions.get().created_by.name not in page


@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
@pytest.mark.parametrize("page", PAGES)
def test_every_shape_of_strategy_makes_a_valid_page(client: Client, page: str, shape: dict[str, Any]) -> None:
    an_adopted_strategy(slug="retning", **shape)
    response = client.get(f"/strategi/retning/{page}")
    if response.status_code == 404:
        assert shape.get("areas") in ((), (1,))  # it holds no such part
        return
    shown = text_of(response)
    assert faults_in(shown) == []
    assert leaps_in(shown) == []


def test_the_text_is_marked_with_its_own_language(client: Client) -> None:
    an_adopted_strategy(slug="retning", language="sv", title="Vår riktning")
    assert '<h1 class="reading__title" lang="sv">Vår riktning</h1>' in text_of(client.get("/strategi/retning/"))


def test_what_is_shared_tells_title_and_text(client: Client) -> None:
    an_adopted_strategy(slug="retning", core_task='Et "godt" liv & en <god> by')

    page = text_of(client.get("/strategi/retning/"))

    assert '<meta name="description" content="Et &quot;godt&quot; liv &amp; en &lt;god&gt; by">' in page
    assert '<link rel="canonical" href="http://testserver/strategi/retning/">' in page


@pytest.mark.parametrize("page", PAGES)
def test_a_longer_strategy_takes_no_more_queries(client: Client, page: str) -> None:
    an_adopted_strategy(slug="lille", areas=(2, 1), loose=1)
    an_adopted_strategy(slug="stor", areas=(12,) * 9, loose=6)
    small, large = (queries_of(client, f"/strategi/{slug}/{page}") for slug in ("lille", "stor"))

    assert small == large <= 17


def test_the_front_page_takes_one_query_however_many_doors(client: Client, django_assert_num_queries: Any) -> None:
    unit = a_unit()
    for _number in range(5):
        an_adopted_strategy(unit, areas=(2, 2))
    with django_assert_num_queries(1):
        client.get("/")


def test_the_thread_is_drawn_with_a_link_for_each_commitment(client: Client) -> None:
    an_adopted_strategy(slug="retning")

    page = text_of(client.get("/strategi/retning/den-roede-traad/"))
    picture = page[page.index("<svg width") : page.index("</svg>", page.index("<svg width"))]

    assert picture.count('href="/strategi/retning/loefte/') == 21
    assert "style=" not in picture
    assert 'role="group"' in picture


def test_citizens_read_of_nothing_under_a_commitment_while_nothing_can_hang_there(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "COUNTERS", {})
    an_adopted_strategy(slug="retning", areas=(2,))

    for page in PAGES:
        response = client.get(f"/strategi/retning/{page}")
        shown = text_of(response)
        assert response.status_code == 200
        assert "andleplan<" not in shown
        assert "den handleplan" not in shown
        assert "naked" not in shown


def test_citizens_read_what_hangs_under_a_commitment_once_something_can(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "COUNTERS", {})
    an_adopted_strategy(slug="retning", areas=(2,))
    serving.declare("plans", words=lambda count: f"{count} handleplaner", counts=lambda _keys: {})

    for page in ("loefte/2/", "den-roede-traad/"):
        assert "Uden handleplan" in text_of(client.get(f"/strategi/retning/{page}"))


def test_a_strangers_missing_page_names_no_search_field_and_the_front_page_has_one(client: Client) -> None:
    an_adopted_strategy(slug="retning")

    assert "Den er måske flyttet. Begynd på forsiden." in text_of(client.get("/findes-ikke/"))
    assert '<form class="front__search" action="/strategi/soeg/" method="get"' in text_of(client.get("/"))


def test_the_red_thread_is_an_outline_first_and_a_printed_page_ends_with_its_address(client: Client) -> None:
    an_adopted_strategy(slug="retning", areas=(2,))
    shown = text_of(client.get("/strategi/retning/den-roede-traad/"))

    assert shown.index('id="overblik"') < shown.index('id="billede"') < shown.index('id="tabel"')
    assert "<p>http://testserver/strategi/retning/</p>" in shown
    assert "udgave 1, vedtaget" in shown
