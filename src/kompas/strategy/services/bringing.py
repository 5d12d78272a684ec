"""Bringing in a strategy that was taken along from Kompas, here or in another house (decision 0034)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.errors import DomainError, NotAllowed
from kompas.journal.actors import Actor
from kompas.journal.services import record as tell
from kompas.organisation.models import Unit
from kompas.organisation.reach import reach_of
from kompas.strategy.exporting import further
from kompas.strategy.exporting.reading import ReadWording, Record
from kompas.strategy.models import (
    KINDS,
    Commitment,
    CommitmentLink,
    FocusArea,
    Origin,
    Revision,
    Stakeholder,
    Strategy,
    WordingOrigin,
)
from kompas.strategy.permissions import ADOPT, WRITE
from kompas.strategy.services.identities import strategy_slug
from kompas.strategy.workflow import RevisionState, State

BATCH = 200


class NothingAdopted(DomainError):
    def __init__(self) -> None:
        super().__init__(_("There is no adopted wording in the file, so bring it in as a draft."))


@transaction.atomic
def bring_in(*, record: Record, unit: Unit, as_adopted: bool, by: User, at: datetime) -> Strategy:
    """Store the strategy for `unit`: with all its adopted wordings, or its last wording as a draft.

    Adopted wordings stand with the names of those who adopted them there, and with `by` as the one who answers for it
    here. Nothing is published by it.

    Raises:
        NotAllowed: `by` may not write for the unit; or not adopt, where `as_adopted`.
        NothingAdopted: there is nothing adopted to bring.
    """
    reach = reach_of(by, on=timezone.localdate(at))
    if not reach.may(WRITE, unit.pk) or (as_adopted and not reach.may(ADOPT, unit.pk)):
        raise NotAllowed
    if as_adopted and not record.adopted:
        raise NothingAdopted
    chosen = record if as_adopted else _last_as_draft(record)
    strategy = _strategy(chosen, unit)
    _Filling(strategy, by).fill(chosen.wordings)
    _set_state(strategy, chosen, by)
    Origin.objects.create(
        strategy=strategy,
        organisation=chosen.organisation,
        address=chosen.address,
        brought_at=at,
        brought_by=by,
        closed_by=chosen.closed_by,
    )
    further.bring(chosen.further, strategy=strategy, by=by, at=at)
    adopted = len(chosen.adopted)
    tell("strategy.brought_in", strategy, by=Actor.person(by.pk), at=at, unit_id=unit.pk, adopted=adopted)
    return strategy


def _last_as_draft(record: Record) -> Record:
    """Only the last wording, as the first draft of a new strategy: what was adopted elsewhere is not adopted here."""
    last = record.wordings[-1]
    fields = {**last.fields, "adopted_despite": "", "reason": ""}
    draft = replace(last, number=1, is_draft=True, fields=fields, adopted_at=None, adopted_by="", continues=())
    return replace(record, state=State.DRAFT, closed_at=None, closed_by="", wordings=(draft,))


def _strategy(record: Record, unit: Unit) -> Strategy:
    years = [str(year) for year in dict.fromkeys((record.period_from, record.period_to)) if year]
    before = Strategy.objects.filter(slug=record.predecessor).exclude(state=State.DRAFT).first()
    return Strategy.objects.create(
        slug=strategy_slug(" ".join([unit.name, *years])),
        unit=unit,
        period_from=record.period_from,
        period_to=record.period_to,
        predecessor=before,
    )


def _set_state(strategy: Strategy, record: Record, by: User) -> None:
    """Last, since the wordings are written while it is a draft."""
    if record.state == State.DRAFT:
        return
    strategy.state, strategy.closed_at = record.state, record.closed_at
    strategy.closed_by = by if record.closed_at else None
    strategy.save(update_fields=["state", "closed_at", "closed_by"])


class _Filling:
    """Writes the wordings one after the other, each a draft until it is whole: an adopted one takes no more rows."""

    def __init__(self, strategy: Strategy, by: User) -> None:
        self.strategy, self.by = strategy, by
        self.stakeholders: dict[str, Stakeholder] = {}
        self.areas: dict[str, FocusArea] = {}
        self.commitments: dict[int, Commitment] = {}

    def fill(self, wordings: Sequence[ReadWording]) -> None:
        self._lasting(wordings)
        for wording in wordings:
            revision = self._begin(wording)
            for code, rows in wording.parts.items():
                self._parts(revision, code, rows)
            CommitmentLink.objects.bulk_create(
                CommitmentLink(revision=revision, old=self.commitments[old], new=self.commitments[new])
                for old, new in wording.continues
            )
            self._adopt(revision, wording)

    def _lasting(self, wordings: Sequence[ReadWording]) -> None:
        """Every identity of any wording, in the order in which they first stand."""
        for model, code, name, held in (
            (Stakeholder, "stakeholder", "key", self.stakeholders),
            (FocusArea, "focus_area", "key", self.areas),
            (Commitment, "commitment", "number", self.commitments),
        ):
            self._identities(model, [row[name] for each in wordings for row in each.parts[code]], held)

    def _identities(self, model: Any, addresses: Iterable[Any], held: Any) -> None:
        field = "number" if model is Commitment else "slug"
        made = [model(strategy=self.strategy, **{field: address}) for address in dict.fromkeys(addresses)]
        for row in model.objects.bulk_create(made, batch_size=BATCH):
            held[getattr(row, field)] = row

    def _begin(self, wording: ReadWording) -> Revision:
        fields = {name: value for name, value in wording.fields.items() if name != "adopted_despite"}
        revision = Revision.objects.create(
            strategy=self.strategy,
            number=wording.number,
            created_at=wording.created_at,
            created_by=self.by,
            **fields,
        )
        WordingOrigin.objects.create(revision=revision, created_by=wording.created_by, adopted_by=wording.adopted_by)
        return revision

    def _parts(self, revision: Revision, code: str, rows: Sequence[Any]) -> None:
        places: dict[Any, int] = {}
        made = []
        for row in rows:
            fields = self._fields(code, dict(row))
            among = fields.get("focus_area") if code == "commitment" else None
            order = places[among] = places.get(among, -1) + 1
            made.append(KINDS[code].model(revision=revision, order=order, **fields))  # type: ignore[misc]
        KINDS[code].rows.bulk_create(made, batch_size=BATCH)

    def _fields(self, code: str, row: dict[str, Any]) -> dict[str, Any]:
        """The row with identities in the place of their addresses."""
        match code:
            case "stakeholder":
                return {"stakeholder": self.stakeholders[row.pop("key")], **row}
            case "focus_area":
                return {"focus_area": self.areas[row.pop("key")], **row}
            case "commitment":
                area = row.pop("focus_area")
                return {
                    "commitment": self.commitments[row.pop("number")],
                    "focus_area": self.areas[area] if area else None,
                    **row,
                }
        return row

    def _adopt(self, revision: Revision, wording: ReadWording) -> None:
        if wording.is_draft:
            return
        revision.state, revision.adopted_at, revision.adopted_by = RevisionState.ADOPTED, wording.adopted_at, self.by
        revision.adopted_despite = wording.fields["adopted_despite"]
        revision.save(update_fields=["state", "adopted_at", "adopted_by", "adopted_despite"])
