"""The workbench of the next period as pages: deciding, what is asked anew, and who may not."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kompas.accounts.models import User
from kompas.organisation.roles import Role
from kompas.strategy import services
from kompas.strategy.fates import Fate
from kompas.strategy.models import CommentRequest, Strategy, Succession, SuccessionDecision
from kompas.strategy.succession import plan
from tests.makers import NOON, a_member, a_unit, an_adopted_strategy, with_role
from tests.pages import faults_in, leaps_in
from tests.strategy.makers import a_draft, a_full_draft, a_next_period, adopted, decided, row_saying

pytestmark = pytest.mark.django_db


@pytest.fixture
def succession(client: Client) -> Succession:
    """A planning version, its chief signed in."""
    begun = a_next_period()
    client.force_login(begun.begun_by)
    return begun


def _at(succession: Succession, name: str = "show", *args: str) -> str:
    return reverse(f"next_period:{name}", args=[succession.old.slug, *args])


def _read(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    html = answer.content.decode()
    assert faults_in(html) == leaps_in(html) == []
    return html


def _sent(client: Client, address: str, **fields: Any) -> Any:
    return client.post(address, {"opened_on": 0, **fields})


def test_a_chief_begins_the_next_period_from_the_page_of_the_strategy(client: Client) -> None:
    strategy = adopted(a_full_draft()).strategy
    client.force_login(with_role(Role.CHIEF, strategy.unit))
    address = reverse("next_period:show", args=[strategy.slug])
    assert address in _read(client, reverse("strategy:show", args=[strategy.slug]))
    assert 'value="2030"' in _read(client, address)

    given = {"unit": strategy.unit.code, "title": "Ny", "period_from": 2030, "period_to": 2033}
    answer = client.post(reverse("next_period:begin", args=[strategy.slug]), given)

    assert answer.headers["Location"] == address
    assert Strategy.objects.get(succession__old=strategy).period == "2030–2033"
    assert "0 af 4 besluttet" in _read(client, address)


def test_years_that_make_no_period_are_refused_beside_the_form(client: Client) -> None:
    strategy = adopted(a_full_draft()).strategy
    client.force_login(with_role(Role.CHIEF, strategy.unit))

    given = {"unit": strategy.unit.code, "title": "Ny", "period_from": 2033, "period_to": 2030}
    answer = client.post(reverse("next_period:begin", args=[strategy.slug]), given)

    assert answer.status_code == 422
    assert not Succession.objects.exists()


def test_a_draft_that_follows_after_the_strategy_is_taken_up(client: Client) -> None:
    old = adopted(a_full_draft()).strategy
    by = with_role(Role.CHIEF, old.unit)
    draft = a_draft(old.unit, by=by, title="Skrevet i Word", predecessor=old)
    client.force_login(by)
    assert "Skrevet i Word" in _read(client, reverse("next_period:show", args=[old.slug]))

    client.post(reverse("next_period:take_up", args=[old.slug]), {"kladde": draft.strategy.slug})

    assert Succession.objects.get().new == draft.strategy


def test_one_press_keeps_a_part_and_leads_to_the_next_one(client: Client, succession: Succession) -> None:
    answer = _sent(client, _at(succession, "keep", "loefte", "1"), vis="ikke-besluttet")

    assert answer.headers["Location"] == _at(succession) + "?vis=ikke-besluttet#loefte-2"
    assert row_saying(succession, "holde").fate == Fate.KEPT


@pytest.mark.parametrize(
    ("word", "fields", "fate"),
    [
        ("omformuler", {"head_1": "holde stier farbare", "reason": "Stier"}, Fate.REWORDED),
        ("del-op", {"head_1": "rydde sne", "head_2": "lappe huller", "reason": "To slags"}, Fate.SPLIT),
        ("udgaar", {"reason": "Overtaget"}, Fate.DROPPED),
        ("behold", {}, Fate.KEPT),
    ],
)
def test_each_decision_has_its_sheet(
    client: Client, succession: Succession, word: str, fields: dict[str, str], fate: Fate
) -> None:
    _read(client, _at(succession, "part", "loefte", "1") + f"?beslutning={word}")

    answer = _sent(client, _at(succession, "decide", "loefte", "1"), beslutning=word, **fields)

    assert answer.status_code == 302
    assert row_saying(succession, "holde").fate == fate
    assert "Ret beslutningen" in _read(client, _at(succession))
    _read(client, _at(succession, "part", "loefte", "1"))


def test_two_are_merged_on_the_sheet(client: Client, succession: Succession) -> None:
    other = row_saying(succession, "svare").old.pk
    fields = {"beslutning": "saml", "target": f"gl.{other}", "head_1": "Begge dele", "reason": "Hører sammen"}

    _sent(client, _at(succession, "decide", "loefte", "1"), **fields)

    merged = [row for row in plan(succession).rows if row.fate == Fate.MERGED]
    assert [row.new[0].head for row in merged] == ["Begge dele"] * 2


def test_a_focus_area_is_reworded_with_name_and_introduction(client: Client, succession: Succession) -> None:
    fields = {"beslutning": "omformuler", "head_1": "Tryg drift", "body_1": "Hele året.", "reason": "Klarere"}

    _sent(client, _at(succession, "decide", "fokuspunkt", "sikker-drift"), **fields)

    assert row_saying(succession, "Sikker").new[0].words == ("Tryg drift", "Hele året.")


def test_what_is_missing_is_said_beside_its_field(client: Client, succession: Succession) -> None:
    for word in ("omformuler", "del-op", "saml", "udgaar"):
        answer = _sent(client, _at(succession, "decide", "loefte", "1"), beslutning=word, head_1="")
        assert answer.status_code == 422
        assert faults_in(answer.content.decode()) == []
    assert not SuccessionDecision.objects.exists()


def test_whoever_comes_second_sees_both_reasons(client: Client, succession: Succession) -> None:
    decided(succession, "holde", Fate.DROPPED, reason="Den førstes grund")

    fields = {"beslutning": "udgaar", "reason": "Den andens grund"}
    answer = _sent(client, _at(succession, "decide", "loefte", "1"), **fields)

    html = answer.content.decode()
    assert answer.status_code == 422
    assert "Den førstes grund" in html
    assert "Den andens grund" in html


def test_a_decision_is_taken_back(client: Client, succession: Succession) -> None:
    decided(succession, "holde", Fate.KEPT)

    client.post(_at(succession, "withdraw", "loefte", "1"), {"opened_on": 1})

    assert not SuccessionDecision.objects.exists()


def test_the_list_is_narrowed_to_what_waits(client: Client, succession: Succession) -> None:
    decided(succession, "holde", Fate.KEPT)

    waiting = _read(client, _at(succession) + "?vis=ikke-besluttet")

    assert ('id="loefte-2"' in waiting, 'id="loefte-1"' in waiting) == (True, False)
    assert "Her venter ikke noget" in _read(client, _at(succession) + "?vis=igen")


def test_who_may_not_write_neither_sees_nor_decides(client: Client, succession: Succession) -> None:
    pages = [_at(succession), _at(succession, "part", "loefte", "1"), _at(succession, "hanging")]
    deeds = [
        _at(succession, "keep", "loefte", "1"),
        _at(succession, "decide", "loefte", "1"),
        _at(succession, "withdraw", "loefte", "1"),
        _at(succession, "answer"),
        _at(succession, "begin"),
        _at(succession, "take_up"),
    ]
    people: list[User] = [
        a_member(succession.old.unit),
        with_role(Role.CHIEF, a_unit("Børn og Unge")),
        with_role(Role.CASE_WORKER, succession.old.unit),
    ]
    for person in people:
        client.force_login(person)
        assert [client.get(each).status_code for each in pages] == [404] * 3
        assert [_sent(client, each, beslutning="behold").status_code for each in deeds] == [404] * 6
        assert _at(succession) not in _read(client, reverse("strategy:show", args=[succession.old.slug]))
    assert not SuccessionDecision.objects.exists()


def test_who_was_asked_for_comment_reads_the_plan_and_decides_nothing(client: Client, succession: Succession) -> None:
    reader = a_member(succession.old.unit)
    draft = succession.new.revisions.get()
    CommentRequest.objects.create(
        revision=draft, person=reader, asked_by=succession.begun_by, asked_at=NOON, due_on=NOON.date()
    )
    client.force_login(reader)

    html = _read(client, _at(succession))

    assert "<form" not in html.split("<main")[1].split("</main")[0]
    assert _sent(client, _at(succession, "keep", "loefte", "1")).status_code == 404


def test_nonsense_in_the_address_finds_nothing(client: Client, succession: Succession) -> None:
    for address in (
        _at(succession, "part", "loefte", "99"),
        _at(succession, "part", "vaerdi", "1"),
        _at(succession, "part", "loefte", "1") + "?beslutning=spis",
    ):
        assert client.get(address).status_code == 404
    for opened_on in ("", "-1", "9" * 40, "abc"):
        client.post(_at(succession, "keep", "loefte", "1"), {"opened_on": opened_on})
    assert not SuccessionDecision.objects.exists()


def test_after_adoption_it_is_read_by_all_and_changed_by_none(client: Client, succession: Succession) -> None:
    for row in plan(succession).rows:
        decided(succession, row.old.head, Fate.KEPT)
    assert "Videre til vedtagelse" in _read(client, _at(succession))
    draft = succession.new.revisions.get()
    services.adopt(revision=draft, opened_on=draft.version, by=succession.begun_by, at=NOON)

    assert "Afslut den" in _read(client, _at(succession))
    assert client.get(_at(succession, "part", "loefte", "1")).status_code == 404
    client.force_login(a_member(a_unit("Børn og Unge")))
    assert "Beholdt" in _read(client, _at(succession))


def test_the_draft_desk_tells_what_is_left_and_leads_here(client: Client, succession: Succession) -> None:
    html = _read(client, reverse("strategy:draft", args=[succession.new.slug]))

    assert "4 dele af den nuværende strategi venter" in html
    assert _at(succession) in html


def test_two_hundred_commitments_are_asked_for_in_a_fixed_number_of_queries(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    strategy = an_adopted_strategy(areas=(50, 50, 50, 50))
    succession = a_next_period(strategy)
    client.force_login(succession.begun_by)
    with django_assert_max_num_queries(60):
        assert client.get(_at(succession)).content.count(b'id="loefte-') == 0  # the stakeholders wait first
        assert client.get(_at(succession) + "?del=" + _areas(succession)[1]).content.count(b'id="loefte-') == 50


def _areas(succession: Succession) -> list[str]:
    return [row.old.address for row in plan(succession).rows if row.old.kind.code == "focus_area"]


def test_a_long_strategy_is_shown_group_by_group_and_leads_to_the_group_of_the_next(client: Client) -> None:
    succession = a_next_period(an_adopted_strategy(areas=(50, 50)))
    client.force_login(succession.begun_by)
    first, second = _areas(succession)
    html = _read(client, _at(succession) + f"?del={first}")
    assert ('id="loefte-50"' in html, 'id="loefte-51"' in html, f"?del={second}" in html) == (True, False, True)

    answer = _sent(client, _at(succession, "keep", "loefte", "50"))

    assert answer.headers["Location"].endswith(f"?del={second}#fokuspunkt-{second}")
