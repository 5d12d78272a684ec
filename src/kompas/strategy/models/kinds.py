"""The seven kinds of part that a wording is made of, told once: their code, their rows, what lasts of them."""

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kompas.strategy.models.identities import Commitment, FocusArea, Stakeholder
from kompas.strategy.models.texts import (
    CommitmentText,
    Criterion,
    FocusAreaText,
    Part,
    Source,
    StakeholderText,
    StatedGoal,
    Value,
)


@dataclass(frozen=True)
class PartKind:
    """`head` is the field that must never be empty, `body` the one that may; a kind may have only a head.

    `identity` names the field that points at what lasts between wordings; a kind without one is addressed by a number
    within its wording.
    """

    code: str
    words: str | Promise
    model: type[Part]
    head: str
    body: str = ""
    further: tuple[str, ...] = ()
    identity: str = ""
    lasting: type[models.Model] | None = None

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(field for field in (self.head, self.body, *self.further) if field)

    @property
    def longest_head(self) -> int | None:
        """How many letters the head holds; None: as many as one likes."""
        field: Any = self.model._meta.get_field(self.head)
        return None if field.max_length is None else int(field.max_length)

    @property
    def rows(self) -> Any:
        """All rows of this kind, in any wording: a queryset whose fields depend on the kind."""
        return self.model._default_manager.all()


STAKEHOLDER = PartKind(
    "stakeholder", _("stakeholder"), StakeholderText, "name", "text", identity="stakeholder", lasting=Stakeholder
)
FOCUS_AREA = PartKind(
    "focus_area", _("focus area"), FocusAreaText, "name", "intro", identity="focus_area", lasting=FocusArea
)
COMMITMENT = PartKind(
    "commitment",
    _("commitment"),
    CommitmentText,
    "text",
    further=("is_incomplete",),
    identity="commitment",
    lasting=Commitment,
)
VALUE = PartKind("value", _("value"), Value, "name", "text")
CRITERION = PartKind("criterion", _("criterion"), Criterion, "name", "question")
STATED_GOAL = PartKind("stated_goal", _("stated goal"), StatedGoal, "text")
SOURCE = PartKind("source", _("source"), Source, "name", further=("kind", "year"))

KINDS = {kind.code: kind for kind in (STAKEHOLDER, FOCUS_AREA, COMMITMENT, VALUE, CRITERION, STATED_GOAL, SOURCE)}


def kind_of(part: Part) -> PartKind:
    return next(kind for kind in KINDS.values() if isinstance(part, kind.model))
