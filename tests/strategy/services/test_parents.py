"""Hanging under parents: no ring, no self, nothing lost of the history, and the next period takes all of it along."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kompas.errors import DomainError, LostUpdate, NotAllowed
from kompas.journal.models import Event
from kompas.organisation.roles import Role
from kompas.strategy import parents, services
from kompas.strategy.fates import Fate
from kompas.strategy.models import Commitment, OutsidePolicy, ParentLink, Strategy, Succession
from kompas.strategy.services.parents import CannotHang, Policy, Under, hang, let_go, rehang
from kompas.strategy.succession import plan, questions
from tests.makers import NOON, TODAY, a_unit, with_role
from tests.strategy.makers import a_commitment, a_draft, a_full_draft, a_next_period, adopted, decided, row_saying

pytestmark = pytest.mark.django_db
CLIMATE = Policy("Klimapolitik 2022", "Byrådet", date(2022, 5, 3), "https://egevang.example/klima")


def _strategy(name: str = "Vej") -> Strategy:
    return adopted(a_full_draft(a_unit(name))).strategy


def _hang(strategy: Strategy, under: Under, **fields: Any) -> ParentLink:
    given: dict[str, Any] = {"from_on": TODAY, "reason": "Hører sammen", "at": NOON, **fields}
    given.setdefault("by", with_role(Role.CHIEF, strategy.unit))
    return hang(strategy=strategy, under=under, **given)


def test_a_strategy_hangs_under_another_and_under_a_policy_from_outside() -> None:
    section, department = _strategy(), _strategy("Teknik og Erhverv")

    _hang(section, Under(department))
    _hang(section, Under(policy=CLIMATE))

    told = parents.above(section, Strategy.objects.all())
    assert [(tie.parent, tie.link.policy and tie.link.policy.title) for tie in told] == [
        (None, "Klimapolitik 2022"),
        (department, None),
    ]
    assert [tie.child for tie in parents.below(department, Strategy.objects.all())] == [section]
    event = Event.objects.filter(kind="strategy.hung").earliest("pk")
    assert event.data == {"parent": department.pk, "policy": None, "commitment": None}


def test_a_commitment_hangs_under_a_commitment() -> None:
    section, department = _strategy(), _strategy("Teknik og Erhverv")
    own, above = section.commitments.all()[0], department.commitments.all()[1]

    _hang(section, Under(department, above), commitment=own)

    (tie,) = parents.above(section, Strategy.objects.all())
    assert (tie.child_words, tie.parent_words) == ("holde vejene farbare", "svare inden for en uge")


def test_rehanging_ends_one_and_begins_another_and_the_history_is_readable() -> None:
    section, first, second = _strategy(), _strategy("Teknik"), _strategy("Erhverv")
    link = _hang(section, Under(first), from_on=date(2022, 1, 1))

    by = with_role(Role.CHIEF, section.unit)
    rehang(link=link, under=Under(second), on=date(2025, 1, 1), reason="Ny opdeling", opened_on=1, by=by, at=NOON)

    told = parents.above(section, Strategy.objects.all())
    assert [(tie.parent, tie.link.from_on, tie.link.until_on) for tie in told] == [
        (second, date(2025, 1, 1), None),
        (first, date(2022, 1, 1), date(2024, 12, 31)),
    ]
    assert told[1].link.end_reason == "Ny opdeling"


def test_whoever_rehangs_what_has_moved_meanwhile_is_told() -> None:
    section, department = _strategy(), _strategy("Teknik")
    link, by = _hang(section, Under(department)), with_role(Role.CHIEF, section.unit)
    let_go(link=link, until_on=TODAY, reason="Slut", opened_on=1, by=by, at=NOON)

    with pytest.raises(LostUpdate):
        let_go(link=link, until_on=TODAY, reason="Slut", opened_on=1, by=by, at=NOON)
    with pytest.raises(CannotHang, match="allerede"):
        let_go(link=link, until_on=TODAY, reason="Slut", opened_on=2, by=by, at=NOON)


def test_nothing_hangs_under_itself_under_a_draft_twice_or_without_a_reason() -> None:
    section, department = _strategy(), _strategy("Teknik")
    draft = a_draft(a_unit("Plan")).strategy
    _hang(section, Under(department))

    for under in (Under(section), Under(draft), Under(department), Under(), Under(policy=Policy("", "Byrådet"))):
        with pytest.raises(CannotHang):
            _hang(section, under)
    with pytest.raises(CannotHang, match="begrundelse"):
        _hang(section, Under(policy=CLIMATE), reason=" ")
    with pytest.raises(CannotHang):
        _hang(section, Under(department, section.commitments.all()[0]))
    with pytest.raises(CannotHang):
        _hang(section, Under(department), commitment=department.commitments.all()[0])


def test_nothing_hangs_under_a_commitment_that_only_a_draft_holds_so_the_draft_can_be_deleted() -> None:
    section, department = _strategy(), _strategy("Teknik")
    chief = with_role(Role.CHIEF, department.unit)
    draft = services.begin_revision(strategy=department, reason="Ny opdeling", by=chief, at=NOON)
    new = a_commitment(draft, "rydde sne før klokken syv")

    with pytest.raises(CannotHang, match="ikke noget løfte"):
        _hang(section, Under(department, new.commitment))

    draft.refresh_from_db()
    services.delete_draft(revision=draft, opened_on=draft.version, by=chief, at=NOON)
    assert not Commitment.objects.filter(pk=new.commitment_id).exists()


def test_no_ring_is_tied_also_through_commitments_and_planning_versions() -> None:
    one, two, three = _strategy("A"), _strategy("B"), _strategy("C")
    _hang(one, Under(two))
    _hang(two, Under(three, three.commitments.all()[0]), commitment=two.commitments.all()[0])
    following = a_next_period(three).new

    with pytest.raises(CannotHang, match="ring"):
        _hang(three, Under(one))
    with pytest.raises(CannotHang, match="ring"):
        _hang(following, Under(one))


def test_who_does_not_write_here_hangs_and_moves_nothing() -> None:
    section, department = _strategy(), _strategy("Teknik")
    stranger = with_role(Role.CHIEF, department.unit)
    link = _hang(section, Under(department))

    deeds: list[Callable[[], object]] = [
        lambda: _hang(section, Under(policy=CLIMATE), by=stranger),
        lambda: let_go(link=link, until_on=TODAY, reason="Nej", opened_on=1, by=stranger, at=NOON),
        lambda: rehang(
            link=link,
            under=Under(policy=CLIMATE),
            on=TODAY + timedelta(days=1),
            reason="Nej",
            opened_on=1,
            by=stranger,
            at=NOON,
        ),
    ]
    for deed in deeds:
        with pytest.raises(NotAllowed):
            deed()
    assert ParentLink.objects.get().is_standing


def test_the_database_holds_the_promises_of_a_link() -> None:
    section, department = _strategy(), _strategy("Teknik")
    link = _hang(section, Under(department))
    broken: list[dict[str, Any]] = [
        {"parent": None},
        {"parent": section},
        {"reason": ""},
        {"until_on": TODAY},
        {"until_on": TODAY - timedelta(days=1), "end_reason": "x", "ended_at": NOON, "ended_by": link.begun_by},
        {"end_reason": "x"},
    ]
    for fields in broken:
        with pytest.raises(IntegrityError), transaction.atomic():
            ParentLink.objects.filter(pk=link.pk).update(**fields)
    for policy in (OutsidePolicy(title="", body="Byrådet"), OutsidePolicy(title="Klima", body="")):
        with pytest.raises(IntegrityError), transaction.atomic():
            policy.save()
    OutsidePolicy.objects.create(title="Klima", body="Byrådet", adopted_on=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        OutsidePolicy.objects.create(title="Klima", body="Byrådet", adopted_on=TODAY)
    with pytest.raises(IntegrityError), transaction.atomic():
        link.pk = None
        link.save(force_insert=True)


def _adopt(succession: Succession) -> None:
    draft = succession.new.revisions.get()
    services.adopt(revision=draft, opened_on=draft.version, by=succession.begun_by, at=NOON)


def _keep_the_rest(succession: Succession) -> None:
    for row in plan(succession).open:
        decided(succession, row.old.head, Fate.KEPT)


def test_the_next_period_of_the_parent_takes_its_children_along_and_asks_about_those_of_a_dropped_commitment() -> None:
    section, department = _strategy(), _strategy("Teknik")
    kept, dropped = department.commitments.all()
    _hang(section, Under(department), from_on=date(2026, 1, 1))
    _hang(section, Under(department, kept), commitment=section.commitments.all()[0], from_on=date(2026, 1, 1))
    _hang(section, Under(department, dropped), commitment=section.commitments.all()[1], from_on=date(2026, 1, 1))
    succession = a_next_period(department)
    decided(succession, "svare", Fate.DROPPED, reason="Fast praksis")
    _keep_the_rest(succession)
    (question,) = questions(plan(succession))
    assert "svare inden for en uge" in question.thing.words
    services.answer_for(
        succession=succession,
        kind=question.kind.code,
        thing=question.thing.key,
        of=question.row.old.key,
        to=None,
        reason="Sektionen holder selv fast",
        opened_on=0,
        by=succession.begun_by,
        at=NOON,
    )

    _adopt(succession)

    new = row_saying(succession, "holde").new[0].pk
    standing = ParentLink.objects.standing().order_by("number").values_list("parent", "parent_commitment")
    assert list(standing) == [
        (department.pk, dropped.pk),
        (succession.new_id, new),
        (succession.new_id, None),
    ]
    ended = ParentLink.objects.exclude(until_on=None)
    assert {each.until_on for each in ended} == {TODAY - timedelta(days=1)}


def test_the_next_period_of_the_child_hangs_where_the_child_hung() -> None:
    section, department = _strategy(), _strategy("Teknik")
    _hang(section, Under(department))
    _hang(section, Under(policy=CLIMATE), commitment=section.commitments.all()[0])
    succession = a_next_period(section)
    texts = [{"text": "rydde sne"}, {"text": "lappe huller"}]
    decided(succession, "holde", Fate.SPLIT, texts=texts, reason="To slags")
    _keep_the_rest(succession)

    _adopt(succession)

    links = ParentLink.objects.filter(strategy=succession.new).order_by("number")
    assert [(link.commitment and link.commitment.number, link.parent, bool(link.policy)) for link in links] == [
        (None, department, False),
        (1, None, True),
        (2, None, True),
    ]
    assert ParentLink.objects.filter(strategy=section).standing().count() == 2


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_hung_where_there_is_never_a_ring(data: Any) -> None:
    ParentLink.objects.all().delete()
    house = list(Strategy.objects.adopted()) or [_strategy(name) for name in "ABCD"]
    people = {each.pk: with_role(Role.CHIEF, each.unit) for each in house}
    for _step in range(8):
        child, parent = data.draw(st.sampled_from(house)), data.draw(st.sampled_from(house))
        with transaction.atomic():
            try:
                _hang(child, Under(parent), by=people[child.pk])
            except DomainError:
                continue

    edges = set(ParentLink.objects.standing().values_list("strategy", "parent"))
    while edges:
        leaves = {edge for edge in edges if edge[1] not in {lower for lower, _upper in edges}}
        assert leaves, "a ring"
        edges -= leaves
