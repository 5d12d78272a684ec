"""A draft begins as what was read from a document: all of it, in one transaction."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction

from kompas.accounts.models import User
from kompas.accounts.names import free_slug
from kompas.organisation.models import Unit
from kompas.strategy.importer.pieces import Role
from kompas.strategy.importer.reading import Part as ReadPart
from kompas.strategy.importer.reading import Reading
from kompas.strategy.models import (
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
from kompas.strategy.models.strategy import FIRST_YEAR, LAST_YEAR
from kompas.strategy.rules import NAMELESS, UNTITLED, head_and_body, shortened
from kompas.strategy.services.drafts import create_draft
from kompas.strategy.services.texts import TITLE_LENGTH

NAME_LENGTH, SOURCE_LENGTH, KIND_LENGTH = 300, 400, 80
LEAD_IN_LENGTH = 60
RUNS_ON = re.compile(r"\b(vi|vil|skal|vill|ska|at|att|å|we|will|shall|to)\Z", re.IGNORECASE)
LANGUAGES = {"nn": "nb"}  # both Norwegian tongues are one on the screen
BATCH = 200


@transaction.atomic
def create_draft_from_reading(*, reading: Reading, unit: Unit, by: User, at: datetime) -> Strategy:
    """Store everything that was understood as a draft for `unit`.

    What has no name, or too long a one, keeps all its words: a long name begins its text. What the document does not
    tell is left empty, or called by a word that says so (`rules.UNTITLED`), and adopting waits until it is named.
    """
    language = LANGUAGES.get(reading.document.language, reading.document.language)
    title = " ".join(reading.texts.get(Role.TITLE, "").split())
    first, last = _period(reading)
    strategy = create_draft(
        unit=unit,
        title=shortened(title, TITLE_LENGTH) or UNTITLED[language],
        language=language,
        period_from=first,
        period_to=last,
        by=by,
        at=at,
    )
    draft = strategy.revisions.get()
    _fill_texts(draft, reading, title)
    _Filling(draft, NAMELESS[language]).fill(reading)
    return strategy


def _period(reading: Reading) -> tuple[int | None, int | None]:
    if reading.period is None:
        return None, None
    years = (reading.period.first, reading.period.last)
    first, last = (year if year and FIRST_YEAR <= year <= LAST_YEAR else None for year in years)
    return (last, first) if first and last and last < first else (first, last)


def _fill_texts(draft: Revision, reading: Reading, title: str) -> None:
    texts = {role: reading.texts.get(role, "").strip() for role in Role}
    long_title = title if len(title) > TITLE_LENGTH else ""
    long_sources = [source.name for source in reading.sources if len(source.name) > SOURCE_LENGTH]
    draft.core_task, draft.vision, draft.steering = texts[Role.CORE_TASK], texts[Role.VISION], texts[Role.STEERING]
    draft.purpose = _paragraphs([long_title, texts[Role.PURPOSE]])
    draft.history = _paragraphs([texts[Role.HISTORY], *long_sources])
    draft.lead_in = _lead_in(reading)
    draft.save(update_fields=["core_task", "vision", "purpose", "steering", "history", "lead_in"])


def _lead_in(reading: Reading) -> str:
    """What most lists of commitments begin with in the document, where a sentence can go on from it."""
    fit = (words for words, _count in reading.lead_ins.most_common() if len(words) <= LEAD_IN_LENGTH)
    return next((words for words in fit if RUNS_ON.search(words)), "")


def _paragraphs(texts: Iterable[str]) -> str:
    return "\n\n".join(text for text in texts if text)


class _Filling:
    """Fills an empty draft, a handful of statements however long the document is."""

    def __init__(self, draft: Revision, nameless: str) -> None:
        self.draft, self.strategy, self.nameless = draft, draft.strategy, nameless
        self.numbers = iter(range(1, 2**31))
        self.commitments: list[CommitmentText] = []

    def fill(self, reading: Reading) -> None:
        self._stakeholders(reading.stakeholders)
        self._areas(reading.areas)
        self._take(reading.commitments, None)
        _create(Commitment, [text.commitment for text in self.commitments])
        _create(CommitmentText, self.commitments)
        _create(Value, self._numbered(Value, reading.values, "text"))
        _create(Criterion, self._numbered(Criterion, reading.criteria, "question"))
        _create(StatedGoal, self._goals(reading.goals))
        _create(Source, self._sources(reading))

    def _stakeholders(self, parts: Iterable[ReadPart]) -> None:
        named = [(*self._named(part), part) for part in parts]
        held = self._identities(Stakeholder, [name for name, _text, _part in named])
        _create(
            StakeholderText,
            [
                StakeholderText(revision=self.draft, stakeholder=identity, name=name, text=text, order=order)
                for order, (identity, (name, text, _part)) in enumerate(zip(held, named, strict=True))
            ],
        )

    def _areas(self, parts: Iterable[ReadPart]) -> None:
        named = [(*self._named(part), part) for part in parts]
        held = self._identities(FocusArea, [name for name, _intro, _part in named])
        texts = []
        for order, (area, (name, intro, part)) in enumerate(zip(held, named, strict=True)):
            texts.append(FocusAreaText(revision=self.draft, focus_area=area, name=name, intro=intro, order=order))
            self._take(part.children, area)
        _create(FocusAreaText, texts)

    def _take(self, parts: Iterable[ReadPart], area: FocusArea | None) -> None:
        for order, part in enumerate(part for part in parts if part.text.strip()):
            self.commitments.append(
                CommitmentText(
                    revision=self.draft,
                    commitment=Commitment(strategy=self.strategy, number=next(self.numbers)),
                    focus_area=area,
                    text=part.text.strip(),
                    is_incomplete=part.is_incomplete,
                    order=order,
                )
            )

    def _named(self, part: ReadPart) -> tuple[str, str]:
        return head_and_body(part.name.strip(), part.text.strip(), length=NAME_LENGTH, nameless=self.nameless)

    def _numbered(self, model: Any, parts: Iterable[ReadPart], body: str) -> list[Any]:
        rows = []
        for order, part in enumerate(parts):
            name, text = self._named(part)
            rows.append(model(revision=self.draft, number=order + 1, order=order, name=name, **{body: text}))
        return rows

    def _goals(self, parts: Iterable[ReadPart]) -> list[StatedGoal]:
        told = [part.text.strip() for part in parts if part.text.strip()]
        return [StatedGoal(revision=self.draft, number=o + 1, order=o, text=text) for o, text in enumerate(told)]

    def _sources(self, reading: Reading) -> list[Source]:
        return [
            Source(
                revision=self.draft,
                number=order + 1,
                order=order,
                name=shortened(source.name, SOURCE_LENGTH),
                kind=shortened(source.kind, KIND_LENGTH),
                year=source.year if source.year and FIRST_YEAR <= source.year <= LAST_YEAR else None,
            )
            for order, source in enumerate(source for source in reading.sources if source.name)
        ]

    def _identities(self, model: Any, names: Iterable[str]) -> list[Any]:
        taken: set[str] = set()
        rows = []
        for name in names:
            address = free_slug(name, taken)
            taken.add(address)
            rows.append(model(strategy=self.strategy, slug=address))
        _create(model, rows)
        return rows


def _create(model: Any, rows: list[Any]) -> None:
    model._default_manager.bulk_create(rows, batch_size=BATCH)
