"""Makers build the smallest valid thing; what a test does not name does not matter to it."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from itertools import count, cycle, islice
from typing import Any

from kompas.accounts.models import User
from kompas.accounts.names import slug
from kompas.organisation.models import Membership, RoleGrant, Unit
from kompas.organisation.roles import Role
from kompas.strategy.models import (
    TEXTS,
    Commitment,
    CommitmentText,
    Criterion,
    FocusArea,
    FocusAreaText,
    Revision,
    Source,
    Stakeholder,
    StakeholderText,
    StatedGoal,
    Strategy,
    Value,
)
from kompas.strategy.workflow import RevisionState, State
from tests import strategy_texts as texts

NOON = datetime(2026, 3, 2, 11, 0, tzinfo=UTC)  # a Monday, 12.00 in Copenhagen
TODAY = date(2026, 3, 2)
PASSWORD = "en lang og rolig adgangskode"
_number = count(1)


def a_user(name: str = "Anne Holm", **fields: Any) -> User:
    number = next(_number)
    user = User(name=name, email=fields.pop("email", f"person{number}@egevang.example"), slug=f"{slug(name)}-{number}")
    for field, value in fields.items():
        setattr(user, field, value)
    user.set_password(PASSWORD)
    user.save()
    return user


def a_unit(name: str = "Teknik og Erhverv", parent: Unit | None = None, **fields: Any) -> Unit:
    number = next(_number)
    return Unit.objects.create(code=fields.pop("code", f"enhed-{number}"), name=name, parent=parent, **fields)


def a_member(unit: Unit, name: str = "Bo Lund", **fields: Any) -> User:
    user = a_user(name, **fields)
    Membership.objects.create(person=user, unit=unit, is_main=True)
    return user


def with_role(role: Role, unit: Unit | None = None, name: str = "Carla Friis") -> User:
    """A person who holds `role` in `unit` and belongs there."""
    unit = unit or a_unit()
    user = a_member(unit, name)
    RoleGrant.objects.create(person=user, role=role, unit=unit)
    return user


def a_draft_strategy(unit: Unit | None = None, **fields: Any) -> Strategy:
    """A strategy of which there is only a draft, with a title and a core task."""
    unit, by = unit or a_unit(), a_user("Dorte Skov")
    number = next(_number)
    words = {name: fields.pop(name) for name in (*TEXTS, "language") if name in fields}
    strategy = Strategy.objects.create(slug=fields.pop("slug", f"strategi-{number}"), unit=unit, **fields)
    words = {"title": "Retning 2029", "core_task": texts.CORE_TASK, **words}
    Revision.objects.create(strategy=strategy, number=1, created_at=NOON, created_by=by, **words)
    return strategy


def an_adopted_strategy(
    unit: Unit | None = None,
    *,
    areas: Sequence[int] = (6, 6, 5, 4),
    loose: int = 0,
    published: bool = True,
    words: int | None = None,
    incomplete: Sequence[int] = (),
    **fields: Any,
) -> Strategy:
    """A whole strategy in force: so many commitments under each area, `loose` beside them, each of `words` words."""
    strategy = a_draft_strategy(
        unit,
        **{
            "period_from": 2026,
            "period_to": 2029,
            "vision": texts.VISION,
            "purpose": texts.PURPOSE,
            "steering": texts.STEERING,
            "history": texts.HISTORY,
            **fields,
        },
    )
    revision = strategy.revisions.get()
    numbers = count(1)
    for order, (name, text) in enumerate(texts.STAKEHOLDERS):
        stakeholder = Stakeholder.objects.create(strategy=strategy, slug=slug(name))
        StakeholderText.objects.create(revision=revision, order=order, stakeholder=stakeholder, name=name, text=text)
    for order, size in enumerate(areas):
        _an_area(revision, order, size, words, numbers)
    for order in range(loose):
        a_commitment(revision, None, order, next(numbers), words=words)
    revision.commitment_texts.filter(commitment__number__in=incomplete).update(is_incomplete=True)
    _small_parts(revision)
    adopt(revision)
    if published:
        strategy.published_at, strategy.published_by = NOON, revision.created_by
    strategy.state = State.ADOPTED
    strategy.save()
    return strategy


def _an_area(revision: Revision, order: int, size: int, words: int | None, numbers: Iterator[int]) -> None:
    name, intro, _sentences = texts.AREAS[order % len(texts.AREAS)]
    name = name if order < len(texts.AREAS) else f"{name} {order + 1}"
    area = FocusArea.objects.create(strategy=revision.strategy, slug=slug(name))
    FocusAreaText.objects.create(revision=revision, order=order, focus_area=area, name=name, intro=intro)
    for place in range(size):
        a_commitment(revision, area, place, next(numbers), kind=order, words=words)


def a_commitment(
    revision: Revision, area: FocusArea | None, order: int, number: int, *, kind: int = 0, words: int | None = None
) -> Commitment:
    """Commitment `number` as it stands in `revision`."""
    sentences = texts.AREAS[kind % len(texts.AREAS)][2]
    text = sentences[order % len(sentences)]
    if words:
        text = " ".join(islice(cycle(text.split()), words))
    commitment, _made = Commitment.objects.get_or_create(strategy=revision.strategy, number=number)
    CommitmentText.objects.create(
        revision=revision, order=order, commitment=commitment, focus_area=area, text=text, is_incomplete=False
    )
    return commitment


def _small_parts(revision: Revision) -> None:
    for number, (name, text) in enumerate(texts.VALUES, 1):
        Value.objects.create(revision=revision, order=number, number=number, name=name, text=text)
    for number, (name, question) in enumerate(texts.CRITERIA, 1):
        Criterion.objects.create(revision=revision, order=number, number=number, name=name, question=question)
    for number, text in enumerate(texts.GOALS, 1):
        StatedGoal.objects.create(revision=revision, order=number, number=number, text=text)
    for number, (name, source, year) in enumerate(texts.SOURCES, 1):
        Source.objects.create(revision=revision, order=number, number=number, name=name, kind=source, year=year)


def adopt(revision: Revision) -> Revision:
    """What adopting leaves behind, without its questions."""
    revision.state, revision.adopted_at, revision.adopted_by = RevisionState.ADOPTED, NOON, revision.created_by
    revision.save()
    return revision
