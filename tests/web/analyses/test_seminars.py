"""The pages of a seminar: whom they show themselves to, and what each phase lets one do there."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from kompas.accounts.models import User
from kompas.analyses import services
from kompas.analyses.models import Conclusion, OtherView, Seminar, Vote
from kompas.analyses.workflow import Phase
from kompas.organisation.roles import Role
from kompas.strategy.services import begin_revision
from tests.analyses.makers import a_card, a_seminar, moved_to, ready_for
from tests.makers import NOON, a_member, a_unit, an_adopted_strategy, with_role
from tests.pages import queries_of
from tests.web.analyses.test_boards import HTMX, signed_in

pytestmark = pytest.mark.django_db


def _a_seminar(**fields: Any) -> tuple[Seminar, User, User]:
    """A seminar led by a section leader, and one who is invited."""
    unit = fields.pop("unit", None) or a_unit()
    leader, bo = with_role(Role.SECTION_LEADER, unit, "Signe Leder"), a_member(unit, "Bo Lund")
    return a_seminar(unit, people=[bo], by=leader, **fields), leader, bo


def _post(person: User, seminar: Seminar, deed: str, sent: dict[str, object]) -> int:
    return signed_in(person).post(f"/analyser/{seminar.board.slug}/{deed}", sent).status_code


def test_a_leader_begins_a_seminar_and_invites_by_tick_and_by_name() -> None:
    unit = a_unit()
    leader, bo, else_ = with_role(Role.CHIEF, unit), a_member(unit, "Bo Lund"), a_member(a_unit(), "Eva Dam")
    today = timezone.localdate()
    sent = {
        "title": "Sommerseminar",
        "held_on": f"{today + timedelta(days=9):%d.%m.%Y}",
        "gather_until": f"{today + timedelta(days=5):%d.%m.%Y}",
        "unit": unit.code,
        "strategy": "",
        "people": [bo.slug],
        "others": "Eva Dam\n",
        "votes_each": "3",
        "most_per_group": "2",
    }
    assert signed_in(bo).get("/analyser/seminarer/nyt/").status_code == 403
    assert signed_in(bo).post("/analyser/seminarer/begynd/", sent).status_code == 403
    client = signed_in(leader)
    assert client.get("/analyser/seminarer/nyt/").status_code == 200
    wrong = client.post("/analyser/seminarer/begynd/", {**sent, "others": "Ingen Her", "people": []})
    assert "Ingen Her" in wrong.content.decode()
    assert client.post("/analyser/seminarer/begynd/", sent).status_code == 302
    people = Seminar.objects.get().participants.values_list("person", flat=True)
    assert set(people) == {leader.pk, bo.pk, else_.pk}
    assert "Læg dine kort til »Sommerseminar«" in signed_in(else_).get("/min-dag/").content.decode()
    assert "Sommerseminar" in client.get("/min-dag/").content.decode()


def test_a_running_seminar_is_not_there_for_those_who_were_not_invited() -> None:
    seminar, _leader, bo = _a_seminar()
    stranger = signed_in(a_member(seminar.board.unit, "En fremmed"))
    for address in ("", "nyt/?fra=1", "kort/1/", "lagt-til-side/"):
        assert stranger.get(f"/analyser/{seminar.board.slug}/{address}").status_code == 404, address
    for deed in ("stem/", "grupper/tilfoej/", "videre/", "kort/1/andet-syn/"):
        assert _post(a_member(seminar.board.unit), seminar, deed, {}) == 404, deed
    assert seminar.board.title not in stranger.get("/analyser/").content.decode()
    assert seminar.board.title not in stranger.get("/analyser/seminarer/").content.decode()
    assert signed_in(bo).get(f"/analyser/seminarer/{seminar.board.slug}/").status_code == 200


def test_the_invited_take_part_and_only_the_leader_leads() -> None:
    seminar, leader, bo = _a_seminar()
    for deed in ("videre/", "inviter/send/", "oplysninger/gem/", "kort/1/andet-syn/svar/", "konklusion/2/gem/"):
        assert _post(bo, seminar, deed, {"til": "cancelled"}) == 403, deed
    assert signed_in(bo).get(f"/analyser/{seminar.board.slug}/inviter/").status_code == 403
    assert signed_in(leader).get(f"/analyser/{seminar.board.slug}/inviter/").status_code == 200
    new = a_member(a_unit(), "Eva Dam")
    assert _post(leader, seminar, "inviter/send/", {"others": "Eva Dam"}) == 302
    assert seminar.participants.filter(person=new).exists()


def test_cards_of_others_stay_unseen_until_gathering_ends() -> None:
    seminar, leader, bo = _a_seminar()
    a_card(seminar.board, "Lederens tanke", field="ungrouped", by=leader)
    client, address = signed_in(bo), f"/analyser/{seminar.board.slug}/"
    home = f"/analyser/seminarer/{seminar.board.slug}/"
    assert "Lederens tanke" not in client.get(home).content.decode()
    assert "Lederens tanke" not in client.get(f"{address}nyt/?fra=0", headers=HTMX).content.decode()
    assert client.get(f"{address}kort/1/").status_code == 404
    a_card(seminar.board, "Bos tanke", field="ungrouped", by=bo)
    assert "loefter/" not in client.get(f"{address}kort/2/").content.decode()
    assert client.get(f"{address}kort/2/loefter/").status_code == 403
    assert client.post(f"{address}kort/2/loefter/gem/", {}).status_code == 403
    moved_to(seminar, Phase.GROUPING)
    assert client.get(f"{address}kort/2/loefter/").status_code == 200
    assert "Lederens tanke" in client.get(home).content.decode()
    told = client.get(f"{address}nyt/?fra=0&fase=gathering", headers=HTMX).content.decode()
    assert "data-anew" in told


def test_names_are_nowhere_where_cards_have_none() -> None:
    seminar, _leader, bo = _a_seminar(is_anonymous=True, shows_all=True)
    a_card(seminar.board, "Uden navn", field="ungrouped", by=bo)
    client, address = signed_in(seminar.leader), f"/analyser/{seminar.board.slug}/"
    for page in (f"{address}nyt/?fra=0&fase=gathering", f"{address}kort/1/"):
        shown = client.get(page, headers=HTMX if "nyt" in page else {}).content.decode()
        assert "Uden navn" in shown
        assert "Bo Lund" not in shown


def test_groups_are_made_named_and_told_to_the_others() -> None:
    seminar, _leader, bo = _a_seminar()
    seminar = moved_to(seminar, Phase.GROUPING)
    seminar.board.refresh_from_db()
    seen = seminar.board.version
    assert _post(bo, seminar, "grupper/tilfoej/", {"navn": "Breve"}) == 302
    assert _post(bo, seminar, "grupper/2/navn/", {"navn": "Breve og opkald"}) == 302
    told = signed_in(bo).get(f"/analyser/{seminar.board.slug}/nyt/?fra={seen}&fase=grouping", headers=HTMX)
    assert "data-anew" in told.content.decode()
    page = signed_in(bo).get(f"/analyser/seminarer/{seminar.board.slug}/").content.decode()
    assert "Breve og opkald" in page
    assert "<h1" in page


def test_votes_are_given_moved_and_seen_by_nobody_else() -> None:
    seminar, leader, bo = _a_seminar()
    seminar = moved_to(seminar, Phase.VOTING)
    assert "Giv dine stemmer" in signed_in(bo).get("/min-dag/").content.decode()
    assert _post(bo, seminar, "stem/", {"stem": "2.2"}) == 302
    assert _post(bo, seminar, "stem/", {"stem": "2.3"}) == 302
    assert Vote.objects.count() == 2
    mine = signed_in(bo).get(f"/analyser/seminarer/{seminar.board.slug}/").content.decode()
    others = signed_in(leader).get(f"/analyser/seminarer/{seminar.board.slug}/").content.decode()
    assert "2 af dine stemmer" in mine
    assert "Du har 1 stemme tilbage" in mine
    assert "2 af dine stemmer" not in others
    assert "2 stemmer</p>" not in others


def test_a_group_is_concluded_linked_and_told_on_the_commitments_page() -> None:
    strategy = an_adopted_strategy()
    seminar, leader, _bo = _a_seminar(unit=strategy.unit, strategy=strategy)
    seminar = moved_to(seminar, Phase.CONCLUDING)
    client, address = signed_in(leader), f"/analyser/{seminar.board.slug}/konklusion/2/"
    assert client.get(address).status_code == 200
    sent = {"outcome": "taken", "text": "Vi lover kortere breve.", "opened_on": "1"}
    assert client.post(f"{address}gem/", sent).status_code == 302
    lost = client.post(f"{address}gem/", {**sent, "text": "Noget helt andet"})
    assert lost.status_code == 422
    assert "Vi lover kortere breve." in lost.content.decode()
    assert client.get(f"{address}loefter/").status_code == 200
    assert client.post(f"{address}loefter/gem/", {"goer": "forbind", "loefte": f"{strategy.slug}.2"}).status_code == 302
    card = seminar.board.cards.all()[0]
    services.link(source=card, commitment=strategy.commitments.get(number=2), by=leader, at=NOON)
    moved_to(seminar, Phase.CONCLUDED)
    told = signed_in(a_member(a_unit())).get(f"/strategier/{strategy.slug}/loefte/2/")
    assert told.status_code == 200
    shown = client.get(f"/analyser/seminarer/{seminar.board.slug}/").content.decode()
    assert "Vi lover kortere breve." in shown
    assert "Løfte 2" in shown


def test_another_view_is_raised_answered_and_stands_on_the_card() -> None:
    seminar, leader, bo = _a_seminar()
    seminar = moved_to(seminar, Phase.GROUPING)
    assert _post(bo, seminar, "kort/1/andet-syn/", {"text": ""}) == 302
    assert not OtherView.objects.exists()
    assert _post(bo, seminar, "kort/1/andet-syn/", {"text": "Er det nu rigtigt?"}) == 302
    page = signed_in(leader).get(f"/analyser/seminarer/{seminar.board.slug}/").content.decode()
    assert "Er det nu rigtigt?" in page
    assert _post(leader, seminar, "kort/1/andet-syn/svar/", {"syn": "2", "text": "Nej"}) == 404
    assert _post(leader, seminar, "kort/1/andet-syn/svar/", {"syn": "1", "text": "Ja, se målingen."}) == 302
    assert "Ja, se målingen." in signed_in(bo).get(f"/analyser/{seminar.board.slug}/kort/1/").content.decode()


def test_a_concluded_seminar_is_entered_among_the_sources_of_the_draft() -> None:
    strategy = an_adopted_strategy()
    seminar, leader, bo = _a_seminar(unit=strategy.unit, strategy=strategy)
    moved_to(seminar, Phase.CONCLUDED)
    assert _post(leader, seminar, "grundlag/", {}) == 404
    draft = begin_revision(strategy=strategy, reason="Efter seminaret", by=leader, at=NOON)
    assert _post(bo, seminar, "grundlag/", {}) == 403
    assert (
        "Skriv ind som grundlag" in signed_in(leader).get(f"/analyser/seminarer/{seminar.board.slug}/").content.decode()
    )
    assert _post(leader, seminar, "grundlag/", {}) == 302
    assert draft.sources.filter(name="Sommerseminar", kind="seminar").exists()


def test_a_seminar_that_was_cancelled_is_no_source() -> None:
    strategy = an_adopted_strategy()
    seminar, leader, _bo = _a_seminar(unit=strategy.unit, strategy=strategy)
    draft = begin_revision(strategy=strategy, reason="Uden seminaret", by=leader, at=NOON)
    _post(leader, seminar, "videre/", {"til": "cancelled", "opened_on": "1"})
    assert _post(leader, seminar, "grundlag/", {}) == 403
    assert not draft.sources.filter(kind="seminar").exists()


@pytest.mark.parametrize("title", ["Nyt", "Begynd"])
def test_a_seminar_called_as_a_page_is_has_an_address_of_its_own(title: str) -> None:
    seminar, leader, _bo = _a_seminar(title=title)
    page = signed_in(leader).get(f"/analyser/seminarer/{seminar.board.slug}/")
    assert page.context["board"] == seminar.board


def test_a_seminar_is_moved_on_with_what_is_missing_told() -> None:
    seminar, leader, _bo = _a_seminar()
    client, address = signed_in(leader), f"/analyser/{seminar.board.slug}/"
    response = client.post(f"{address}videre/", {"til": "grouping", "opened_on": "1"}, follow=True)
    assert "Ingen har lagt et kort endnu" in response.content.decode()
    ready_for(seminar)
    client.post(f"{address}videre/", {"til": "grouping", "opened_on": "1"})
    late = client.post(f"{address}videre/", {"til": "cancelled", "opened_on": "1"}, follow=True)
    assert "Nogen har allerede ført seminaret videre" in late.content.decode()
    assert client.post(f"{address}videre/", {"til": "dancing", "opened_on": "2"}).status_code == 404
    client.post(f"{address}videre/", {"til": "cancelled", "opened_on": "2"})
    assert Seminar.objects.get().phase == Phase.CANCELLED
    assert client.get(address, follow=True).status_code == 200


def test_the_pages_of_a_seminar_ask_a_fixed_number_of_times() -> None:
    seminar, leader, _bo = _a_seminar()
    seminar = moved_to(seminar, Phase.CONCLUDING)
    few = queries_of(_client(leader), f"/analyser/seminarer/{seminar.board.slug}/")
    for group in seminar.board.fields.filter(code=""):
        for _each in range(5):
            seminar.board.cards.create(
                field=group,
                number=100 + seminar.board.cards.count(),
                position=0,
                text="Et til",
                created_at=NOON,
                changed_on=1,
            )
    assert queries_of(_client(leader), f"/analyser/seminarer/{seminar.board.slug}/") == few
    assert Conclusion.objects.exists()


def _client(person: User) -> Client:
    return signed_in(person)
