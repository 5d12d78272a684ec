"""A whole strategy as JSON: every adopted wording with its reason, what lasts, and what went on as what.

The format is told in docs/strategy-format.md and in strategy-format.schema.json beside this file. What stands under
`about` tells of the house the file comes from; all the rest comes back equal when the file is brought in.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kompas.strategy.exporting import further
from kompas.strategy.exporting.grounds import left_behind
from kompas.strategy.models import TEXTS, CommitmentLink, Revision, Strategy
from kompas.strategy.queries import Outline, OutlineItem, outline
from kompas.strategy.workflow import State

FORMAT, VERSION = "kompas-strategy", 1
SCHEMA = Path(__file__).parent / "strategy-format.schema.json"


def record_of(strategy: Strategy, *, with_draft: bool, organisation: str, address: str, at: datetime) -> dict[str, Any]:
    """The strategy as plain data; the open draft too, where `with_draft` says so."""
    wordings = strategy.revisions.select_related("strategy__unit", "created_by", "adopted_by", "origin").order_by(
        "number"
    )
    told = [_wording(each) for each in wordings if with_draft or not each.is_draft]
    return {
        "format": FORMAT,
        "version": VERSION,
        "about": {
            "organisation": organisation,
            "unit": {"code": strategy.unit.code, "name": strategy.unit.name},
            "address": address,
            "exported_at": _instant(at),
            "predecessor": strategy.predecessor.slug if strategy.predecessor else None,
            "left_behind": left_behind(strategy),
        },
        "strategy": {
            "period_from": strategy.period_from,
            "period_to": strategy.period_to,
            "state": strategy.state,
            "closed_at": _instant(strategy.closed_at),
            "closed_by": _closer(strategy),
        },
        "wordings": told,
        "further": further.written(strategy, _held(told)),
    }


def as_bytes(record: dict[str, Any]) -> bytes:
    return json.dumps(record, ensure_ascii=False, indent=2).encode() + b"\n"


def _held(wordings: Sequence[dict[str, Any]]) -> further.Held:
    return {
        code: {part[address] for wording in wordings for part in wording[name]}
        for code, name, address in further.LASTING
    }


def _closer(strategy: Strategy) -> str:
    if strategy.state != State.CLOSED:
        return ""
    origin = getattr(strategy, "origin", None)
    return (origin and origin.closed_by) or (strategy.closed_by.name if strategy.closed_by else "")


def _wording(revision: Revision) -> dict[str, Any]:
    shown = outline(revision)
    return {
        "number": revision.number,
        "state": revision.state,
        "reason": revision.reason,
        "created_at": _instant(revision.created_at),
        "created_by": revision.writer,
        "adopted_at": _instant(revision.adopted_at),
        "adopted_by": revision.adopter,
        "adopted_despite": revision.adopted_despite,
        "language": revision.language,
        "lead_in": revision.lead_in,
        **{name: getattr(revision, name) for name in TEXTS},
        "stakeholders": [{"key": each.slug, "name": each.name, "text": each.text} for each in shown.stakeholders],
        "focus_areas": [{"key": each.slug, "name": each.name, "intro": each.intro} for each in shown.focus_areas],
        "commitments": list(_commitments(shown)),
        "values": _numbered(shown.values, "name", "text"),
        "criteria": [{"number": each.number, "name": each.name, "question": each.text} for each in shown.criteria],
        "stated_goals": _numbered(shown.goals, "text"),
        "sources": _numbered(shown.sources, "name", "kind", "year"),
        "continues": _links(revision),
    }


def _commitments(shown: Outline) -> Iterable[dict[str, Any]]:
    for each in shown.all_commitments:
        yield {
            "number": each.number,
            "focus_area": each.focus_area or None,
            "text": each.text,
            "is_incomplete": each.is_incomplete,
        }


def _numbered(items: Iterable[OutlineItem], *fields: str) -> list[dict[str, Any]]:
    return [{"number": each.number, **{field: getattr(each, field) for field in fields}} for each in items]


def _links(revision: Revision) -> list[dict[str, int]]:
    links = CommitmentLink.objects.filter(revision=revision).values_list("old__number", "new__number")
    return [{"old": old, "new": new} for old, new in links.order_by("old__number", "new__number")]


def _instant(at: datetime | None) -> str | None:
    return at.astimezone(UTC).isoformat() if at else None
