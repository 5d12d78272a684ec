"""The next period: what is decided of each part, what is asked anew, and who may decide."""

from typing import Any

import pytest
from django.db import IntegrityError, transaction

from kompas.accounts.models import User
from kompas.errors import LostUpdate, NotAllowed
from kompas.journal.models import Event
from kompas.organisation.roles import Role
from kompas.strategy import queries, services
from kompas.strategy.fates import Fate
from kompas.strategy.models import KINDS, Commitment, Succession, SuccessionDecision, SuccessionLink
from kompas.strategy.services import CannotDecide, CannotSucceed, Choice, NotReady
from kompas.strategy.succession import Plan, Row, Standing, plan
from kompas.strategy.workflow import State
from tests.makers import NOON, a_unit, a_user, with_role
from tests.strategy.makers import a_commitment, a_draft, a_full_draft, a_next_period, adopted, decided, row_saying

pytestmark = pytest.mark.django_db


def _all_kept(succession: Succession) -> None:
    for row in plan(succession).rows:
        decided(succession, row.old.head, Fate.KEPT)


def _adopt_next(succession: Succession) -> None:
    draft = succession.new.revisions.get()
    services.adopt(revision=draft, opened_on=draft.version, by=succession.begun_by, at=NOON)


def _sentences(found: Plan) -> list[str]:
    return [said.head for said in found.parts if said.kind.code == "commitment"]


def _revise(succession: Succession, begins: str, text: str = "") -> None:
    """Reword a commitment of the strategy in force, or take it out."""
    by = succession.begun_by
    draft = services.begin_revision(strategy=succession.old, reason="Nyt fra byrådet", by=by, at=NOON)
    part = draft.commitment_texts.get(text__startswith=begins)
    if text:
        services.change_part(part=part, values={"text": text}, opened_on=part.version, by=by, at=NOON)
    else:
        services.remove_part(part=part, opened_on=part.version, by=by, at=NOON)
    adopted(draft)


def test_the_next_period_begins_beside_the_strategy_in_force() -> None:
    succession = a_next_period()

    assert (succession.old.state, succession.new.state) == (State.ADOPTED, State.DRAFT)
    assert succession.new.predecessor == succession.old
    assert {row.standing for row in plan(succession).rows} == {Standing.UNDECIDED}
    draft = succession.new.revisions.get()
    assert [source.kind for source in draft.sources.all()] == ["former_strategy"]
    assert Event.objects.get(kind="strategy.next_period_begun").data == {"old": succession.old.pk}


def test_a_strategy_has_one_next_period() -> None:
    succession = a_next_period()

    with pytest.raises(CannotSucceed, match="allerede"):
        services.begin_next_period(
            strategy=succession.old,
            unit=succession.old.unit,
            title="En til",
            period_from=2030,
            period_to=2033,
            by=succession.begun_by,
            at=NOON,
        )


def test_a_draft_has_no_next_period() -> None:
    draft = a_full_draft()

    with pytest.raises(CannotSucceed):
        a_next_period(draft.strategy, by=draft.created_by)


def test_who_does_not_write_here_begins_and_decides_nothing() -> None:
    succession = a_next_period()
    stranger = with_role(Role.CHIEF, a_unit("Børn og Unge"))

    with pytest.raises(NotAllowed):
        decided(succession, "holde", Fate.KEPT, by=stranger)
    with pytest.raises(NotAllowed):
        a_next_period(adopted(a_full_draft()).strategy, by=stranger)
    assert not SuccessionDecision.objects.exists()


def test_a_kept_part_says_the_same_and_has_a_new_identity() -> None:
    succession = a_next_period()

    decision = decided(succession, "holde vejene", Fate.KEPT)

    (link,) = decision.links.all()
    assert link.commitment is not None
    assert link.commitment.strategy == succession.new
    assert link.commitment.pk != decision.commitment_id
    assert _sentences(plan(succession)) == ["holde vejene farbare"]
    event = Event.objects.get(kind="strategy.fate_decided")
    assert event.data == {"part": f"commitment.{decision.commitment_id}", "fate": "kept"}


def test_a_commitment_waits_for_its_focus_area_and_comes_to_stand_under_it() -> None:
    succession = a_next_period()
    decided(succession, "holde vejene", Fate.KEPT)

    decided(succession, "Sikker drift", Fate.REWORDED, texts=[{"name": "Tryg drift", "intro": ""}], reason="Klarere")

    text = succession.new.revisions.get().commitment_texts.get()
    assert text.focus_area is not None
    assert text.focus_area.slug == "tryg-drift"


@pytest.mark.parametrize("fate", [Fate.REWORDED, Fate.SPLIT, Fate.DROPPED])
def test_every_change_tells_its_reason(fate: Fate) -> None:
    succession = a_next_period()
    texts = [{"text": f"Nyt løfte {number}"} for number in range({Fate.REWORDED: 1, Fate.SPLIT: 2}.get(fate, 0))]

    with pytest.raises(CannotDecide, match="begrundelse"):
        decided(succession, "holde", fate, texts=texts, reason=" ")
    with pytest.raises(IntegrityError), transaction.atomic():
        decided(succession, "holde", Fate.KEPT)
        SuccessionDecision.objects.update(fate=fate)


def test_a_split_commitment_goes_on_in_several() -> None:
    succession = a_next_period()

    decided(succession, "holde", Fate.SPLIT, texts=[{"text": "rydde sne"}, {"text": "lappe huller"}], reason="To slags")

    assert _sentences(plan(succession)) == ["rydde sne", "lappe huller"]
    assert SuccessionLink.objects.count() == 2


def test_a_split_into_one_is_none() -> None:
    succession = a_next_period()

    with pytest.raises(CannotDecide, match="to nye tekster"):
        decided(succession, "holde", Fate.SPLIT, texts=[{"text": "rydde sne"}], reason="To slags")


def test_two_undecided_are_merged_in_one_deed() -> None:
    succession = a_next_period()
    other = row_saying(succession, "svare").old.pk

    decided(succession, "holde", Fate.MERGED, together_with=other, reason="Hører sammen")

    found = plan(succession)
    assert _sentences(found) == ["holde vejene farbare svare inden for en uge"]
    merged = [row for row in found.rows if row.fate == Fate.MERGED]
    assert [row.standing for row in merged] == [Standing.DECIDED] * 2
    assert merged[0].new == merged[1].new


def test_one_is_merged_into_a_text_that_stands_already() -> None:
    succession = a_next_period()
    kept = decided(succession, "holde", Fate.KEPT).links.get().commitment_id or 0

    decided(succession, "svare", Fate.MERGED, into=[kept], reason="Hører sammen")

    assert not [row for row in plan(succession).rows if row.old.kind.code == "commitment" and row.is_open]


def test_what_it_was_merged_with_goes_its_own_way_and_the_merger_is_asked_anew() -> None:
    succession = a_next_period()
    other = row_saying(succession, "svare").old.pk
    decided(succession, "holde", Fate.MERGED, together_with=other, reason="Hører sammen")

    decided(succession, "holde", Fate.DROPPED, reason="Ikke vores vej")

    assert row_saying(succession, "svare").standing == Standing.ASTRAY
    assert len(_sentences(plan(succession))) == 1


def test_a_dropped_part_leaves_nothing_of_an_earlier_decision() -> None:
    succession = a_next_period()
    decided(succession, "holde", Fate.KEPT)

    decided(succession, "holde", Fate.DROPPED, reason="Overtaget af staten")

    assert _sentences(plan(succession)) == []
    assert not Commitment.objects.filter(strategy=succession.new).exists()


def test_a_decision_made_anew_rewrites_its_text_and_keeps_its_identity() -> None:
    succession = a_next_period()
    first = decided(succession, "holde", Fate.KEPT).links.get().commitment_id

    again = decided(succession, "holde", Fate.REWORDED, texts=[{"text": "holde veje og stier farbare"}], reason="Stier")

    assert again.links.get().commitment_id == first
    assert _sentences(plan(succession)) == ["holde veje og stier farbare"]
    assert again.version == 2


def test_a_withdrawn_decision_leaves_the_part_undecided() -> None:
    succession = a_next_period()
    decision = decided(succession, "holde", Fate.KEPT)

    services.withdraw_decision(
        succession=succession,
        kind=KINDS["commitment"],
        part=decision.commitment_id or 0,
        opened_on=1,
        by=succession.begun_by,
        at=NOON,
    )

    assert row_saying(succession, "holde").standing == Standing.UNDECIDED
    assert _sentences(plan(succession)) == []


def test_two_who_decide_at_once_do_not_overwrite_each_other() -> None:
    succession = a_next_period()
    decided(succession, "holde", Fate.KEPT)

    with pytest.raises(LostUpdate):
        decided(succession, "holde", Fate.DROPPED, reason="Nej", opened_on=0)

    assert row_saying(succession, "holde").fate == Fate.KEPT


def test_the_order_is_that_of_the_old_strategy_whatever_was_decided_first() -> None:
    draft = a_full_draft()
    for text in ("C", "D", "E"):
        a_commitment(draft, f"løfte {text}")
    succession = a_next_period(adopted(draft).strategy)

    for text in ("løfte E", "løfte C", "svare", "løfte D"):
        decided(succession, text, Fate.KEPT)

    assert _sentences(plan(succession)) == ["svare inden for en uge", "løfte C", "løfte D", "løfte E"]


def test_the_next_period_is_adopted_only_when_all_is_decided() -> None:
    succession = a_next_period()
    decided(succession, "holde", Fate.KEPT)

    with pytest.raises(NotReady, match="venter på en beslutning"):
        _adopt_next(succession)
    _all_kept(succession)
    _adopt_next(succession)

    succession.refresh_from_db()
    assert (succession.carried_out_at, succession.carried_out_by) == (NOON, succession.begun_by)
    assert (succession.old.state, succession.new.state) == (State.ADOPTED, State.ADOPTED)  # closing is offered only


def test_after_adoption_no_decision_changes() -> None:
    succession = a_next_period()
    _all_kept(succession)
    _adopt_next(succession)

    with pytest.raises(services.AlreadyAdopted):
        decided(succession, "holde", Fate.DROPPED, reason="For sent")


def test_what_is_reworded_meanwhile_in_the_strategy_in_force_is_asked_anew() -> None:
    succession = a_next_period()
    _all_kept(succession)

    _revise(succession, "holde", "holde vejene farbare hele året")

    (row,) = plan(succession).open
    assert (row.standing, row.old.head) == (Standing.CHANGED, "holde vejene farbare hele året")
    assert row.before is not None
    assert row.before.head == "holde vejene farbare"
    decided(succession, "holde", Fate.KEPT)
    assert not plan(succession).open
    assert "holde vejene farbare hele året" in _sentences(plan(succession))


def test_what_is_added_meanwhile_is_undecided() -> None:
    succession = a_next_period()
    _all_kept(succession)
    draft = services.begin_revision(strategy=succession.old, reason="Nyt", by=succession.begun_by, at=NOON)
    a_commitment(draft, "plante træer")
    adopted(draft)

    (row,) = plan(succession).open

    assert (row.old.head, row.standing) == ("plante træer", Standing.UNDECIDED)


def test_what_is_dropped_meanwhile_is_asked_anew_and_may_be_kept_or_dropped() -> None:
    succession = a_next_period()
    _all_kept(succession)

    _revise(succession, "holde")

    (row,) = plan(succession).open
    assert (row.standing, row.old.head) == (Standing.GONE, "holde vejene farbare")
    decided(succession, "holde", Fate.KEPT)
    assert not plan(succession).open
    decided(succession, "holde", Fate.DROPPED, reason="Gled ud af den gældende strategi")
    assert not plan(succession).open


def test_a_text_changed_on_the_desk_no_longer_counts_as_kept() -> None:
    succession = a_next_period()
    _all_kept(succession)
    part = succession.new.revisions.get().commitment_texts.get(text__startswith="holde")

    services.change_part(
        part=part, values={"text": "Noget andet"}, opened_on=part.version, by=succession.begun_by, at=NOON
    )

    (row,) = plan(succession).open
    assert row.standing == Standing.ASTRAY


def test_what_the_desk_puts_together_or_removes_is_asked_anew() -> None:
    draft = a_full_draft()
    a_commitment(draft, "plante træer")
    succession = a_next_period(adopted(draft).strategy)
    _all_kept(succession)
    texts = succession.new.revisions.get().commitment_texts
    by = succession.begun_by

    part = texts.get(text="plante træer")
    services.merge(part=part, opened_on=part.version, by=by, at=NOON)
    assert [(row.old.head, row.standing) for row in plan(succession).open] == [
        ("svare inden for en uge", Standing.ASTRAY),
        ("plante træer", Standing.ASTRAY),
    ]
    part = texts.get(text__startswith="holde")
    services.remove_part(part=part, opened_on=part.version, by=by, at=NOON)
    assert len(plan(succession).open) == 3


def test_a_draft_written_elsewhere_is_taken_up_and_goes_on_from_the_old_one() -> None:
    old = adopted(a_full_draft()).strategy
    by = with_role(Role.CHIEF, old.unit)
    draft = a_draft(old.unit, by=by, title="Næste", predecessor=old)
    there = a_commitment(draft, "Holde vejene åbne")

    succession = services.take_up(draft=draft, by=by, at=NOON)
    decided(succession, "holde", Fate.REWORDED, into=[there.commitment_id], reason="Åbne dækker mere", by=by)
    decided(succession, "holde", Fate.DROPPED, reason="Alligevel ikke", by=by)

    assert _sentences(plan(succession)) == ["Holde vejene åbne"]


def test_a_planning_version_that_is_deleted_leaves_the_strategy_in_force_untouched() -> None:
    succession = a_next_period()
    _all_kept(succession)
    draft = succession.new.revisions.get()

    services.delete_draft(revision=draft, opened_on=draft.version, by=succession.begun_by, at=NOON)

    assert not Succession.objects.exists()
    assert queries.in_force(succession.old) is not None
    a_next_period(succession.old)


def test_a_planning_version_goes_on_following_after_the_same_strategy() -> None:
    succession = a_next_period()
    draft = succession.new.revisions.get()

    with pytest.raises(services.NotAPeriod, match="næste periode"):
        services.change_frame(
            revision=draft,
            title="Ny",
            language="da",
            period_from=2030,
            period_to=2033,
            predecessor=None,
            opened_on=draft.texts_version,
            by=succession.begun_by,
            at=NOON,
        )


def test_the_database_holds_the_promises() -> None:
    succession = a_next_period()
    decision = decided(succession, "holde", Fate.KEPT)
    broken: list[Any] = [
        lambda: Succession.objects.update(new=succession.old),
        lambda: Succession.objects.update(carried_out_at=NOON),
        lambda: SuccessionDecision.objects.update(commitment=None),
        lambda: SuccessionDecision.objects.update(fate="forgotten"),
        lambda: SuccessionDecision.objects.create(**_again(decision)),
        lambda: SuccessionLink.objects.update(commitment=None),
        lambda: decision.links.create(commitment_id=decision.links.get().commitment_id, is_written_here=False),
        lambda: decision.answers.create(kind="x", thing=1, words="x", answered_at=NOON),
        lambda: decision.answers.create(kind="x", thing=1, words="x", reason="uden person"),
        lambda: decision.answers.create(
            kind="x",
            thing=1,
            words="x",
            commitment_id=decision.commitment_id,
            stakeholder=succession.old.stakeholders.first(),
        ),
        lambda: [decision.answers.create(kind="x", thing=1, words="x") for _twice in range(2)],
    ]
    for breaking in broken:
        with pytest.raises(IntegrityError), transaction.atomic():
            breaking()


def _again(decision: SuccessionDecision) -> dict[str, Any]:
    fields = ("succession", "commitment", "read_in", "fate", "decided_at", "decided_by")
    return {name: getattr(decision, name) for name in fields}


def test_nobody_decides_of_a_part_that_is_not_there() -> None:
    succession = a_next_period()

    with pytest.raises(CannotDecide):
        services.decide(
            succession=succession,
            kind=KINDS["commitment"],
            part=999_999,
            choice=Choice(Fate.KEPT),
            opened_on=0,
            by=succession.begun_by,
            at=NOON,
        )


def test_a_person_who_no_longer_works_here_decides_nothing() -> None:
    succession = a_next_period()
    gone: User = a_user("Else Vind", is_active=False)

    with pytest.raises(NotAllowed):
        decided(succession, "holde", Fate.KEPT, by=gone)


def test_a_row_knows_the_version_it_is_decided_on() -> None:
    succession = a_next_period()
    row: Row = row_saying(succession, "holde")

    assert row.opened_on == 0
    decided(succession, "holde", Fate.KEPT)
    assert row_saying(succession, "holde").opened_on == 1
