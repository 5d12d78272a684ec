"""Makers of strategies: the smallest draft that can be adopted, and what it takes to adopt it."""

from datetime import datetime
from secrets import token_hex
from typing import Any

from django.core.files.base import ContentFile

from kompas.accounts.models import User
from kompas.documents.services import store
from kompas.organisation.models import Unit
from kompas.organisation.roles import Role
from kompas.strategy import services
from kompas.strategy.fates import Fate
from kompas.strategy.models import (
    KINDS,
    CommentReply,
    CommentRequest,
    CommitmentText,
    DocumentImport,
    FocusAreaText,
    Part,
    Revision,
    Strategy,
    Succession,
    SuccessionDecision,
)
from kompas.strategy.succession import Row, plan
from kompas.strategy.workflow import Outcome
from tests.makers import NOON, a_unit, with_role
from tests.strategy.importer.handmade import DOCUMENT, PIECES


def a_draft(unit: Unit | None = None, *, by: User | None = None, at: datetime = NOON, **fields: Any) -> Revision:
    """An empty draft, written by a chief of its unit."""
    unit = unit or a_unit()
    by = by or with_role(Role.CHIEF, unit)
    given = {"title": "Strategi for vejene", "language": "da", "period_from": 2026, "period_to": 2029, **fields}
    return services.create_draft(unit=unit, by=by, at=at, **given).revisions.get()


def a_part(draft: Revision, kind: str, head: str = "Borgerne", *, under: Part | None = None, **values: Any) -> Any:
    """A part of the draft; a commitment `under` a focus area's text."""
    shape = KINDS[kind]
    area = under.focus_area if isinstance(under, FocusAreaText) else None
    return services.add_part(
        revision=draft,
        kind=shape,
        values={shape.head: head, **values},
        focus_area=area,
        by=draft.created_by,
        at=NOON,
    )


def a_commitment(draft: Revision, text: str = "svare inden for en uge", under: Part | None = None) -> CommitmentText:
    commitment: CommitmentText = a_part(draft, "commitment", text, under=under)
    return commitment


def a_full_draft(unit: Unit | None = None, **fields: Any) -> Revision:
    """A draft with one part of every kind, that can be adopted at once."""
    draft = a_draft(unit, **fields)
    for kind in ("stakeholder", "value", "criterion", "stated_goal", "source"):
        a_part(draft, kind, f"En {kind}")
    area = a_part(draft, "focus_area", "Sikker drift")
    a_commitment(draft, "holde vejene farbare", area)
    a_commitment(draft)
    draft.refresh_from_db()
    return draft


def adopted(draft: Revision, at: datetime = NOON) -> Revision:
    """`draft` adopted by its writer, who is a chief."""
    draft.refresh_from_db()
    services.adopt(revision=draft, opened_on=draft.version, by=draft.created_by, at=at)
    draft.refresh_from_db()
    return draft


def an_import(unit: Unit | None = None, *, by: User | None = None, **fields: Any) -> DocumentImport:
    """The handmade document, read for the unit and under review by one who writes there."""
    unit = unit or a_unit()
    given = {"document": DOCUMENT.as_json(), "pieces": [piece.as_json() for piece in PIECES], **fields}
    return DocumentImport.objects.create(
        code=token_hex(8),
        unit=unit,
        begun_at=NOON,
        begun_by=by or with_role(Role.CONSULTANT, unit),
        file=store(file=ContentFile(b"tekst"), name="strategi.txt", media_type="text/plain", at=NOON),
        **given,
    )


def a_next_period(strategy: Strategy | None = None, *, by: User | None = None) -> Succession:
    """The planning version after a strategy in force, begun by a chief of its unit."""
    strategy = strategy or adopted(a_full_draft()).strategy
    return services.begin_next_period(
        strategy=strategy,
        unit=strategy.unit,
        title="Strategi for vejene, næste periode",
        period_from=2030,
        period_to=2033,
        by=by or with_role(Role.CHIEF, strategy.unit),
        at=NOON,
    )


def row_saying(succession: Succession, begins: str) -> Row:
    """The old part that begins so, as it stands in the plan now."""
    return next(row for row in plan(succession).rows if row.old.head.startswith(begins))


def decided(
    succession: Succession,
    begins: str,
    fate: Fate,
    *,
    by: User | None = None,
    opened_on: int | None = None,
    **choice: Any,
) -> SuccessionDecision:
    """A decision on the old part that begins so, by who began the planning."""
    row = row_saying(succession, begins)
    return services.decide(
        succession=succession,
        kind=row.old.kind,
        part=row.old.pk,
        choice=services.Choice(fate, **choice),
        opened_on=row.opened_on if opened_on is None else opened_on,
        by=by or succession.begun_by,
        at=NOON,
    )


def replied(request: CommentRequest) -> CommentReply:
    """The comment answered by the draft's writer."""
    revision = request.revision
    return services.reply_to_comment(
        request=request, outcome=Outcome.TAKEN_IN, words="Det er med nu.", by=revision.created_by, at=NOON
    )
