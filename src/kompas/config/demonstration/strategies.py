"""The strategies: one in force, the one before it, a new revision and a section's own draft."""

from datetime import date, datetime, timedelta
from typing import Any

from django.core.files.base import File
from django.utils import timezone

from kompas.accounts.models import User
from kompas.config.demonstration import next_period, revisions
from kompas.config.demonstration.reading import FOLDER, days_ago, on, tables
from kompas.organisation.models import Unit
from kompas.strategy import services
from kompas.strategy.models import KINDS, TEXTS, FocusArea, FocusAreaText, Revision, Strategy
from kompas.strategy.services import importing

DIRECTOR = "Birgitte Ravnsborg"
CONSULTANT = "Signe Østerlund"
UNDER_REVIEW = "trygt-frem.pdf"
PARTS = {"stakeholder": "text", "value": "text", "criterion": "question"}


def load(staff: dict[str, User], now: datetime) -> None:
    """Bring in the strategies as their people wrote, adopted and closed them, and a document under review."""
    director, consultant = staff[DIRECTOR], staff[CONSULTANT]
    former = _written("strategi-2022", by=consultant, at=on(date(2022, 1, 4)))
    _adopted(former, by=director, at=on(date(2022, 1, 25), 15))
    _published(former.strategy, by=director, at=on(date(2022, 2, 1), 12))
    next_period.rehung(former.strategy, by=consultant)
    revisions.load(former.strategy, writer=consultant, director=director)
    current = _written("strategi-2026", by=consultant, at=on(date(2025, 11, 10)), predecessor=former.strategy)
    next_period.told(current, by=consultant, at=on(date(2025, 12, 2)))
    _adopted(current, by=director, at=on(date(2026, 1, 20), 16))
    _closed(former.strategy, by=director, at=on(date(2026, 1, 27), 11))
    revisions.rest_on_grounds(current.strategy, by=consultant, at=on(date(2026, 1, 22), 9))
    _published(current.strategy, by=director, at=on(date(2026, 1, 27), 12))
    section = _written("erhverv", by=staff["Henrik Bach Madsen"], at=days_ago(16, now, 10))
    _adopted(section, by=staff["Rasmus Aakjær"], at=days_ago(5, now, 14))
    told = tables("drafts")
    drafts = {
        "revision": _revised(current.strategy, told["revision"], staff, now),
        "section": _section_draft(told["section"], staff, now),
    }
    next_period.hung(section.strategy, current.strategy, by=staff["Henrik Bach Madsen"], at=days_ago(4, now, 9))
    planned = next_period.begun(current.strategy, writer=consultant, leader=director, now=now)
    next_period.answered(planned, by=consultant, at=days_ago(2, now, 15))
    for asked in told["ask"]:
        _ask(drafts[asked["draft"]], asked, staff, now)
    revisions.talk_over(drafts, staff, now)
    with (FOLDER / UNDER_REVIEW).open("rb") as file:
        importing.begin(
            unit=Unit.objects.get(code="vej"),
            file=File(file),
            name=UNDER_REVIEW,
            by=consultant,
            at=days_ago(1, now, 14),
        )


def _written(name: str, *, by: User, at: datetime, predecessor: Strategy | None = None) -> Revision:
    told = tables(name)
    first, last = told["period"]
    strategy = services.create_draft(
        unit=Unit.objects.get(code=told["unit"]),
        title=told["title"],
        language="da",
        period_from=first,
        period_to=last,
        predecessor=predecessor,
        by=by,
        at=at,
    )
    draft = strategy.revisions.get()
    texts = {text: told[text].strip() for text in TEXTS if text in told}
    services.change_texts(revision=draft, texts=texts, opened_on=draft.texts_version, by=by, at=at)
    for kind, body in PARTS.items():
        for part in told.get(kind, []):
            _add(draft, kind, {"name": part["name"], body: part[body].strip()}, by, at)
    for area in told.get("focus_area", []):
        _add_area(draft, area, by, at)
    for goal in told.get("goal", []):
        _add(draft, "stated_goal", {"text": goal["text"]}, by, at)
    for source in told.get("source", []):
        _add(draft, "source", source, by, at)
    return draft


def _add_area(draft: Revision, area: dict[str, Any], by: User, at: datetime) -> None:
    part = _add(draft, "focus_area", {"name": area["name"], "intro": area["intro"].strip()}, by, at)
    for commitment in area["commitments"]:
        _add(draft, "commitment", {"text": commitment}, by, at, under=part.focus_area)


def _add(
    draft: Revision, kind: str, values: dict[str, object], by: User, at: datetime, under: FocusArea | None = None
) -> Any:
    return services.add_part(revision=draft, kind=KINDS[kind], values=values, focus_area=under, by=by, at=at)


def _adopted(draft: Revision, *, by: User, at: datetime) -> None:
    draft.refresh_from_db()
    services.adopt(revision=draft, opened_on=draft.version, by=by, at=at)


def _published(strategy: Strategy, *, by: User, at: datetime) -> None:
    strategy.refresh_from_db()
    services.publish(strategy=strategy, opened_on=strategy.version, by=by, at=at)


def _closed(strategy: Strategy, *, by: User, at: datetime) -> None:
    strategy.refresh_from_db()
    services.close(strategy=strategy, opened_on=strategy.version, by=by, at=at)


def _revised(strategy: Strategy, told: dict[str, Any], staff: dict[str, User], now: datetime) -> Revision:
    by, at = staff[told["by"]], days_ago(told["days_ago"], now)
    draft = services.begin_revision(strategy=strategy, reason=told["reason"], by=by, at=at)
    for change in told["change"]:
        part = draft.commitment_texts.get(text__startswith=change["begins"])
        services.change_part(part=part, values={"text": change["text"]}, opened_on=part.version, by=by, at=at)
    for new in told["add"]:
        area = FocusAreaText.objects.get(revision=draft, name=new["focus_area"]).focus_area
        _add(draft, "commitment", {"text": new["text"]}, by, at, under=area)
    return draft


def _section_draft(told: dict[str, Any], staff: dict[str, User], now: datetime) -> Revision:
    return _written("klima", by=staff[told["by"]], at=days_ago(told["days_ago"], now, 13))


def _ask(draft: Revision, told: dict[str, Any], staff: dict[str, User], now: datetime) -> None:
    person, due_on = staff[told["person"]], timezone.localdate(now) + timedelta(days=told["due_in_days"])
    asked_at = days_ago(told["asked_days_ago"], now, 11)
    (request,) = services.ask_for_comment(
        revision=draft, people=[person], due_on=due_on, by=draft.created_by, at=asked_at
    )
    if "comment" in told:
        answered_at = days_ago(told["answered_days_ago"], now, 15)
        services.answer_comment(request=request, comment=told["comment"], by=person, at=answered_at)
