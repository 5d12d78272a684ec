"""What a card led to, and who may see it."""

from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, transaction

from kompas.analyses import queries, services
from kompas.analyses.models import Link
from kompas.analyses.reasons import reasons_of
from kompas.analyses.services.links import MOST_LINKS
from kompas.organisation.reach import reach_of
from kompas.organisation.roles import Role
from kompas.strategy.models import Commitment
from kompas.strategy.services import begin_revision
from tests.analyses.makers import a_board, a_card
from tests.makers import NOON, TODAY, a_user, an_adopted_strategy, with_role
from tests.strategy.makers import a_commitment as a_drafted_commitment
from tests.strategy.makers import a_full_draft

pytestmark = pytest.mark.django_db


def _leads(card: object, person: object) -> list[tuple[int, bool]]:
    found = queries.leads_of([card.pk], person, reach_of(person, on=TODAY))  # type: ignore[attr-defined, arg-type]
    return [(lead.number, lead.is_draft) for several in found.values() for lead in several]


def test_a_link_tells_who_and_when_and_removed_it_is_kept() -> None:
    strategy, by = an_adopted_strategy(), a_user()
    card, commitment = a_card(a_board(strategy.unit)), strategy.commitments.get(number=3)
    link = services.link(source=card, commitment=commitment, by=by, at=NOON)
    assert services.link(source=card, commitment=commitment, by=a_user(), at=NOON) == link
    assert _leads(card, by) == [(3, False)]
    services.unlink(source=card, commitment=commitment, by=by, at=NOON)
    services.unlink(source=card, commitment=commitment, by=by, at=NOON)
    assert _leads(card, by) == []
    assert Link.objects.get().removed_by == by


def test_the_day_on_which_it_was_linked_is_the_one_in_copenhagen() -> None:
    strategy, by = an_adopted_strategy(), a_user()
    commitment = strategy.commitments.get(number=3)
    past_midnight = datetime(2026, 3, 1, 23, 30, tzinfo=UTC)  # 0.30 in Copenhagen
    services.link(source=a_card(a_board(strategy.unit)), commitment=commitment, by=by, at=past_midnight)

    (reason,) = reasons_of([commitment.pk], by, reach_of(by, on=TODAY))[commitment.pk]

    assert reason.linked_on == TODAY


def test_a_commitment_of_a_draft_is_shown_to_its_writers_alone() -> None:
    draft = a_full_draft()
    commitment = draft.commitment_texts.first()
    assert commitment
    card = a_card(a_board(draft.strategy.unit))
    services.link(source=card, commitment=commitment.commitment, by=draft.created_by, at=NOON)
    assert _leads(card, draft.created_by) == [(commitment.commitment.number, True)]
    assert _leads(card, a_user("En fremmed")) == []
    assert _leads(card, with_role(Role.CHIEF)) == []


def test_a_new_commitment_in_the_next_wording_of_an_adopted_strategy_is_not_given_away() -> None:
    strategy = an_adopted_strategy()
    chief = with_role(Role.CHIEF, strategy.unit)
    draft = begin_revision(strategy=strategy, reason="Et nyt løfte", by=chief, at=NOON)
    new = a_drafted_commitment(draft, "plante et nyt træ").commitment
    card = a_card(a_board(strategy.unit, strategy=strategy))
    services.link(source=card, commitment=new, by=chief, at=NOON)
    assert _leads(card, chief) == [(new.number, True)]
    assert _leads(card, a_user("En fremmed")) == []


def test_the_wording_in_force_is_shown_before_the_draft() -> None:
    strategy = an_adopted_strategy()
    chief = with_role(Role.CHIEF, strategy.unit)
    begin_revision(strategy=strategy, reason="Skærpes", by=chief, at=NOON)
    seen = queries.readable(None, chief, reach_of(chief, on=TODAY))
    assert {lead.is_draft for lead in seen.values()} == {False}


def test_a_card_that_led_to_everything_is_told_that_it_says_nothing() -> None:
    strategy, by = an_adopted_strategy(), a_user()
    card = a_card(a_board(strategy.unit))
    *some, last = strategy.commitments.all()[: MOST_LINKS + 1]
    for commitment in some:
        services.link(source=card, commitment=commitment, by=by, at=NOON)
    with pytest.raises(services.CannotLink):
        services.link(source=card, commitment=last, by=by, at=NOON)


def test_the_database_itself_refuses_a_broken_link() -> None:
    strategy, by = an_adopted_strategy(), a_user()
    card, commitment = a_card(a_board(strategy.unit)), Commitment.objects.filter(strategy=strategy)[0]
    link = services.link(source=card, commitment=commitment, by=by, at=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Link.objects.create(card=card, commitment=commitment, linked_by=by, linked_at=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        Link.objects.filter(pk=link.pk).update(removed_at=NOON)
