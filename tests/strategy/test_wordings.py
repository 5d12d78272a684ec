"""Which wording answers for a strategy and its parts."""

import pytest

from kompas.strategy import wordings
from kompas.strategy.models import Commitment, CommitmentLink, Revision, Strategy
from kompas.strategy.queries import in_force, outline
from kompas.strategy.red_thread import thread
from tests.makers import NOON, a_commitment, a_draft_strategy, adopt, an_adopted_strategy

pytestmark = pytest.mark.django_db


def a_second_wording(strategy: Strategy, *, adopted: bool = True) -> Revision:
    """It keeps commitment 1 and lets commitment 2 go on as 9."""
    first = strategy.revisions.get()
    second = Revision.objects.create(
        strategy=strategy, number=2, created_at=NOON, created_by=first.created_by, title="Retning, revideret"
    )
    a_commitment(second, None, 0, 1)
    new = a_commitment(second, None, 1, 9)
    old = Commitment.objects.get(strategy=strategy, number=2)
    CommitmentLink.objects.create(revision=second, old=old, new=new)
    return adopt(second) if adopted else second


def test_a_part_knows_its_neighbours_and_the_ends_have_one_each() -> None:
    shown = outline(an_adopted_strategy(areas=(3,)).revisions.get())

    first = wordings.place(shown.all_commitments, 1)
    middle = wordings.place(shown.all_commitments, 2)

    assert first and first.before is None and first.after and first.after.number == 2
    assert middle and middle.before and middle.after and (middle.position, middle.of) == (2, 3)
    assert wordings.place(shown.all_commitments, 4) is None


def test_a_dropped_part_is_held_by_the_last_adopted_wording_that_had_it() -> None:
    strategy = an_adopted_strategy(areas=(2,))
    a_second_wording(strategy)

    dropped = wordings.last_holding(strategy, commitment_texts__commitment__number=2)
    kept = wordings.last_holding(strategy, commitment_texts__commitment__number=1)

    assert dropped and dropped.number == 1
    assert kept and kept.number == 2


def test_a_part_that_only_a_draft_holds_is_held_by_none() -> None:
    strategy = an_adopted_strategy(areas=(2,))
    a_second_wording(strategy, adopted=False)

    assert wordings.last_holding(strategy, commitment_texts__commitment__number=9) is None
    assert wordings.goes_on_as(strategy, 2) == []


def test_a_commitment_goes_on_as_those_that_an_adopted_wording_links_to_it() -> None:
    strategy = an_adopted_strategy(areas=(2,))
    a_second_wording(strategy)
    assert [each.number for each in wordings.goes_on_as(strategy, 2)] == [9]


def test_only_published_wordings_in_force_are_shown_to_citizens() -> None:
    revised = an_adopted_strategy(areas=(2,))
    a_second_wording(revised)
    an_adopted_strategy(published=False)
    a_draft_strategy()

    shown = list(wordings.published())

    assert [(each.strategy_id, each.number, each.area_count, each.commitment_count) for each in shown] == [
        (revised.pk, 2, 0, 2)
    ]


def test_the_thread_holds_every_commitment_also_those_beside_the_areas() -> None:
    strategy = an_adopted_strategy(areas=(2, 0, 1), loose=2)
    revision = in_force(strategy)
    assert revision

    red_thread = thread(outline(revision))

    assert [len(strand.knots) for strand in red_thread.strands] == [2, 0, 1, 2]
    assert red_thread.strands[-1].area is None
    assert red_thread.naked == len(red_thread.knots) == 5


def test_before_and_after_are_told_only_where_they_may_be_seen() -> None:
    old = an_adopted_strategy(title="Retning 2025")
    hidden = an_adopted_strategy(published=False, predecessor=old)
    strategy = an_adopted_strategy(predecessor=old)

    before, after = wordings.around(strategy, Strategy.objects.published())
    _none, followers = wordings.around(old, Strategy.objects.published())

    assert before and before.title == "Retning 2025"
    assert after == []
    assert followers == [strategy] and hidden not in followers
