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
from kompas.strategy.models import KINDS, CommitmentText, DocumentImport, FocusAreaText, Part, Revision
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
