"""A draft begins, is copied from what was adopted, and may end before it was adopted."""

from typing import Any

import pytest

from kompas.errors import LostUpdate
from kompas.journal.models import Event
from kompas.organisation.roles import Role
from kompas.strategy import queries, services
from kompas.strategy.models import KINDS, TEXTS, Commitment, CommitmentText, FocusArea, Revision, Stakeholder, Strategy
from kompas.strategy.services import CannotRevise, NotAPeriod, NotATitle
from tests.makers import NOON, TODAY, a_unit, with_role
from tests.strategy.makers import a_commitment, a_draft, a_full_draft, a_part, adopted

pytestmark = pytest.mark.django_db


def _told(kind: str) -> list[Event]:
    return list(Event.objects.filter(kind=kind).order_by("pk"))


def test_a_draft_gets_an_address_of_unit_and_period_that_lasts() -> None:
    draft = a_draft(a_unit("Teknik og Erhverv"))

    services.change_frame(
        revision=draft,
        title="Et helt andet navn",
        language="en",
        period_from=2030,
        period_to=None,
        predecessor=None,
        opened_on=1,
        by=draft.created_by,
        at=NOON,
    )

    strategy = Strategy.objects.get()
    assert (strategy.slug, strategy.period, strategy.state) == ("teknik-og-erhverv-2026-2029", "2030", "draft")
    assert _told("strategy.draft_created")[0].data == {"revision": 1}


def test_two_drafts_of_the_same_unit_and_period_have_two_addresses() -> None:
    unit = a_unit("Vej og Trafik")

    addresses = {a_draft(unit).strategy.slug, a_draft(unit).strategy.slug}

    assert addresses == {"vej-og-trafik-2026-2029", "vej-og-trafik-2026-2029-2"}


def test_no_strategy_takes_the_address_of_a_page() -> None:
    draft = a_draft(a_unit("Ny"), period_from=None, period_to=None)

    assert draft.strategy.slug == "ny-2"


@pytest.mark.parametrize("title", ["", "   ", "x" * 301])
def test_a_draft_without_a_fitting_title_is_refused(title: str) -> None:
    with pytest.raises(NotATitle):
        a_draft(title=title)

    assert not Strategy.objects.exists()


@pytest.mark.parametrize(("first", "last"), [(2029, 2026), (26, 29), (2026, 9999)])
def test_years_that_make_no_period_are_refused(first: int, last: int) -> None:
    with pytest.raises(NotAPeriod):
        a_draft(period_from=first, period_to=last)


def test_a_strategy_follows_after_one_that_was_adopted_and_not_after_a_draft() -> None:
    former = adopted(a_full_draft()).strategy

    draft = a_draft(former.unit, predecessor=former)

    assert draft.strategy.predecessor == former
    with pytest.raises(NotAPeriod):
        a_draft(former.unit, predecessor=draft.strategy)


def test_a_new_revision_copies_every_word_and_keeps_every_identity() -> None:
    wording = adopted(a_full_draft())
    a_look = queries.outline(wording)

    draft = services.begin_revision(strategy=wording.strategy, reason="Klimaet mangler", by=wording.created_by, at=NOON)

    copy = queries.outline(draft)
    assert (draft.number, draft.reason, draft.is_draft) == (2, "Klimaet mangler", True)
    assert all(getattr(draft, text) == getattr(wording, text) for text in TEXTS)
    assert copy.focus_areas == a_look.focus_areas
    assert copy.commitments == a_look.commitments
    assert (copy.stakeholders, copy.values, copy.criteria) == (a_look.stakeholders, a_look.values, a_look.criteria)
    assert (copy.goals, copy.sources) == (a_look.goals, a_look.sources)
    assert queries.in_force(wording.strategy) == wording


def test_a_strategy_gets_one_new_revision_at_a_time() -> None:
    strategy = adopted(a_full_draft()).strategy
    by: dict[str, Any] = {"by": with_role(Role.CHIEF, strategy.unit), "at": NOON}
    services.begin_revision(strategy=strategy, reason="Først", **by)

    with pytest.raises(CannotRevise):
        services.begin_revision(strategy=strategy, reason="Igen", **by)


def test_a_revision_without_a_reason_is_refused() -> None:
    strategy = adopted(a_full_draft()).strategy

    with pytest.raises(CannotRevise):
        services.begin_revision(strategy=strategy, reason=" ", by=with_role(Role.CHIEF, strategy.unit), at=NOON)


def test_what_was_never_adopted_cannot_be_revised() -> None:
    draft = a_full_draft()

    with pytest.raises(CannotRevise):
        services.begin_revision(strategy=draft.strategy, reason="Nyt", by=draft.created_by, at=NOON)


def test_deleting_a_draft_takes_all_that_hung_on_it_but_the_event() -> None:
    draft = a_full_draft()
    key, person = draft.strategy_id, with_role(Role.CASE_WORKER)
    services.ask_for_comment(revision=draft, people=[person], due_on=TODAY, by=draft.created_by, at=NOON)

    services.delete_draft(revision=draft, opened_on=draft.version, by=draft.created_by, at=NOON)

    lasting: list[Any] = [Strategy, Revision, Commitment, FocusArea, Stakeholder]
    assert not any(model.objects.exists() for model in lasting)
    assert not any(kind.rows.exists() for kind in KINDS.values())
    assert _told("strategy.draft_deleted")[0].subject_id == key


def test_deleting_the_draft_of_a_new_revision_leaves_what_was_adopted() -> None:
    wording = adopted(a_full_draft())
    before = queries.outline(wording)
    by: dict[str, Any] = {"by": wording.created_by, "at": NOON}
    draft = services.begin_revision(strategy=wording.strategy, reason="Nyt", **by)
    old = CommitmentText.objects.filter(revision=draft).first()
    assert old
    services.split(part=old, first={"text": "a"}, second={"text": "b"}, opened_on=1, **by)
    a_commitment(draft, "et nyt løfte")
    draft.refresh_from_db()

    services.delete_draft(revision=draft, opened_on=draft.version, **by)

    assert queries.outline(Revision.objects.get()) == before
    assert Commitment.objects.count() == 2
    assert queries.draft_of(wording.strategy) is None


def test_a_draft_that_changed_meanwhile_is_not_deleted() -> None:
    draft = a_draft()
    a_part(draft, "value")

    with pytest.raises(LostUpdate):
        services.delete_draft(revision=draft, opened_on=1, by=draft.created_by, at=NOON)
