"""Adopting, publishing, closing: who may, what stands in the way, and that no forbidden move gets through."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kompas.accounts.models import User
from kompas.errors import DomainError, LostUpdate, NotAllowed
from kompas.journal.models import Event
from kompas.organisation.models import Unit
from kompas.organisation.roles import Role
from kompas.strategy import queries, services
from kompas.strategy.models import Revision, Strategy
from kompas.strategy.rules import NAMELESS, UNTITLED
from kompas.strategy.services import DraftInTheWay, IllegalMove, NothingToPublish, NotReady
from kompas.strategy.workflow import MOVES, State, may_move
from tests.makers import NOON, TODAY, a_unit, a_user, with_role
from tests.strategy.makers import a_commitment, a_draft, a_full_draft, a_part, adopted

pytestmark = pytest.mark.django_db


def _now(strategy: Strategy) -> dict[str, Any]:
    """The strategy as it stands, opened now."""
    strategy.refresh_from_db()
    return {"strategy": strategy, "opened_on": strategy.version, "at": NOON}


def _adopt(draft: Revision, **fields: Any) -> Strategy:
    draft.refresh_from_db()
    given = {"opened_on": draft.version, "by": draft.created_by, "at": NOON, **fields}
    return services.adopt(revision=draft, **given)


def _codes(draft: Revision) -> list[tuple[str, str]]:
    return [each.address for each in queries.obstacles(draft)]


def test_an_adopted_strategy_tells_when_and_by_whom() -> None:
    draft = a_full_draft()

    strategy = _adopt(draft)

    draft.refresh_from_db()
    assert (draft.adopted_at, draft.adopted_by, strategy.state) == (NOON, draft.created_by, State.ADOPTED)
    assert queries.in_force(strategy) == draft
    event = Event.objects.get(kind="strategy.adopted")
    assert (event.subject_id, event.data) == (strategy.pk, {"revision": 1})


def test_a_new_revision_takes_over_when_it_is_adopted() -> None:
    wording = adopted(a_full_draft())
    draft = services.begin_revision(strategy=wording.strategy, reason="Nyt", by=wording.created_by, at=NOON)
    a_commitment(draft, "et nyt løfte")

    strategy = _adopt(draft)

    assert queries.in_force(strategy) == draft
    assert queries.outline(wording).all_commitments != queries.outline(draft).all_commitments


@pytest.mark.parametrize("role", set(Role) - {Role.CHIEF})
def test_only_a_chief_of_the_unit_adopts(role: Role) -> None:
    unit = a_unit()
    draft = a_full_draft(unit)

    for person in (with_role(role, unit), with_role(Role.CHIEF, a_unit("Et andet sted")), a_user()):
        with pytest.raises(NotAllowed):
            _adopt(draft, by=person)

    draft.refresh_from_db()
    assert draft.is_draft


def test_nobody_adopts_what_she_has_not_seen() -> None:
    draft = a_full_draft()
    seen = draft.version
    a_commitment(draft, "kom til imens")

    with pytest.raises(LostUpdate):
        _adopt(draft, opened_on=seen)


def test_each_thing_that_stands_in_the_way_is_told() -> None:
    draft = a_draft(title=UNTITLED["da"])
    area = a_part(draft, "focus_area", NAMELESS["da"])
    assert _codes(draft) == [("texts", "title"), ("focus_area", "uden-navn"), ("", "")]

    a_part(draft, "commitment", "tage trivsel op, også når", under=area, is_incomplete=True)
    services.ask_for_comment(revision=draft, people=[a_user()], due_on=TODAY, by=draft.created_by, at=NOON)
    assert _codes(draft) == [("texts", "title"), ("focus_area", "uden-navn"), ("commitment", "1"), ("comments", "")]

    with pytest.raises(NotReady) as refusal:
        _adopt(draft, despite="Det haster")
    assert [each.address for each in refusal.value.obstacles] == _codes(draft)[:3]


def test_open_requests_are_passed_only_with_a_reason_which_is_kept() -> None:
    draft = a_full_draft()
    services.ask_for_comment(revision=draft, people=[a_user()], due_on=TODAY, by=draft.created_by, at=NOON)

    for nothing in ("", "   "):
        with pytest.raises(NotReady):
            _adopt(draft, despite=nothing)
    _adopt(draft, despite="Byrådet mødes i morgen")

    draft.refresh_from_db()
    assert draft.adopted_despite == "Byrådet mødes i morgen"


def test_a_draft_holds_no_reason_for_its_adoption() -> None:
    draft = a_draft()

    with pytest.raises(IntegrityError), transaction.atomic():
        Revision.objects.filter(pk=draft.pk).update(adopted_despite="Det haster")


def test_citizens_see_only_what_was_published() -> None:
    draft = a_full_draft()
    strategy, chief = draft.strategy, draft.created_by
    with pytest.raises(NothingToPublish):
        services.publish(by=chief, **_now(strategy))

    _adopt(draft)
    assert not Strategy.objects.published().exists()
    services.publish(by=chief, **_now(strategy))
    assert Strategy.objects.published().get().published_by == chief
    with pytest.raises(NothingToPublish):
        services.publish(by=chief, **_now(strategy))

    services.unpublish(by=chief, **_now(strategy))
    assert not Strategy.objects.published().exists()
    with pytest.raises(NothingToPublish):
        services.unpublish(by=chief, **_now(strategy))


@pytest.mark.parametrize("role", set(Role) - {Role.CHIEF, Role.CONSULTANT})
def test_only_chiefs_and_consultants_publish(role: Role) -> None:
    strategy = adopted(a_full_draft()).strategy

    for deed in (services.publish, services.unpublish):
        with pytest.raises(NotAllowed):
            deed(by=with_role(role, strategy.unit), **_now(strategy))


@pytest.mark.parametrize("role", set(Role) - {Role.CHIEF})
def test_only_a_chief_closes_and_reopens(role: Role) -> None:
    strategy = adopted(a_full_draft()).strategy

    for deed in (services.close, services.reopen):
        with pytest.raises(NotAllowed):
            deed(by=with_role(role, strategy.unit), **_now(strategy))


def test_a_strategy_is_not_closed_while_its_next_revision_is_written() -> None:
    wording = adopted(a_full_draft())
    services.begin_revision(strategy=wording.strategy, reason="Nyt", by=wording.created_by, at=NOON)

    with pytest.raises(DraftInTheWay):
        services.close(by=wording.created_by, **_now(wording.strategy))


@pytest.mark.parametrize("deed", [services.publish, services.unpublish, services.close, services.reopen])
def test_no_deed_on_a_strategy_that_changed_meanwhile(deed: Any) -> None:
    wording = adopted(a_full_draft())
    now = _now(wording.strategy) | {"opened_on": 1, "by": wording.created_by}

    with pytest.raises(LostUpdate):
        deed(**now)


DEEDS = ("write", "adopt", "publish", "unpublish", "close", "reopen", "revise", "delete")


class _Life:
    """A strategy living through deeds in whatever order, and what has been adopted along the way."""

    def __init__(self, unit: Unit, chief: User) -> None:
        self.chief = chief
        self.strategy = a_draft(unit, by=chief).strategy
        self.key = self.strategy.pk
        self.adopted: dict[int, queries.Outline] = {}

    def do(self, deed: str) -> None:
        draft = queries.draft_of(self.strategy)
        by: dict[str, Any] = {"by": self.chief, "at": NOON}
        if deed in {"write", "adopt", "delete"}:
            if draft is None:
                raise services.DraftGone
            if deed == "write":
                a_commitment(draft, f"et løfte i udgave {draft.number}")
            elif deed == "adopt":
                services.adopt(revision=draft, opened_on=draft.version, **by)
                self.adopted[draft.number] = _as_read(draft)
            else:
                services.delete_draft(revision=draft, opened_on=draft.version, **by)
        elif deed == "revise":
            services.begin_revision(strategy=self.strategy, reason="Nyt", **by)
        else:
            getattr(services, deed)(by=self.chief, **_now(self.strategy))


def _as_read(revision: Revision) -> queries.Outline:
    return queries.outline(Revision.objects.select_related("strategy").get(pk=revision.pk))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=st.lists(st.sampled_from(DEEDS), max_size=14))
def test_whatever_the_order_no_forbidden_move_gets_through_and_no_adopted_word_changes(deeds: list[str]) -> None:
    with transaction.atomic():
        unit = a_unit()
        life = _Life(unit, with_role(Role.CHIEF, unit))
        for deed in deeds:
            before = State(life.strategy.state)
            try:
                with transaction.atomic():
                    life.do(deed)
            except DomainError:
                continue
            found = Strategy.objects.filter(pk=life.key).first()
            if found is None:
                assert (deed, before, life.adopted) == ("delete", State.DRAFT, {})
                break
            life.strategy = found
            after = State(found.state)
            assert after == before or may_move(before, after)
            assert (found.published_at is None) or after != State.DRAFT
            assert bool(life.adopted) == (after != State.DRAFT)
            for number, words in life.adopted.items():
                kept = _as_read(found.revisions.get(number=number))
                assert (kept.all_commitments, kept.focus_areas) == (words.all_commitments, words.focus_areas)
        transaction.set_rollback(True)


@pytest.mark.parametrize("old", State)
@pytest.mark.parametrize("new", State)
def test_only_the_moves_in_the_table_are_moves(old: State, new: State) -> None:
    assert may_move(old, new) == (new in MOVES[old])


@pytest.mark.parametrize("state", [State.DRAFT, State.CLOSED])
def test_what_is_not_in_force_is_not_closed(state: State) -> None:
    draft = a_full_draft()
    if state == State.CLOSED:
        services.close(by=draft.created_by, **_now(_adopt(draft)))

    with pytest.raises(IllegalMove):
        services.close(by=draft.created_by, **_now(draft.strategy))
