"""A wording as paper shows it: a front page, and headings with what stands under them, in the order of reading.

PDF and Word are made of the same sheets of this, so that both say the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone, translation
from django.utils.formats import date_format

from kompas.post.services import outbox
from kompas.strategy import sources, typesetting, wordings
from kompas.strategy.exporting.words import WORDS
from kompas.strategy.models import Revision
from kompas.strategy.queries import Outline, OutlineCommitment, OutlineItem, outline


@dataclass(frozen=True, slots=True)
class Promise:
    """A commitment with its number, and the address where it stays for ever."""

    number: int
    text: str
    address: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One thing under a heading: a `heading` of the level below, a `paragraph`, a `lead`, or several of one kind.

    `kind` is heading, paragraph, lead, list, promises, terms (name and text) or lines.
    """

    kind: str
    text: str = ""
    items: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A chapter: its heading, and what stands under it."""

    code: str
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """Everything that a paper shows. `address` is where the strategy is read.

    `standing` is what every page says before the title at its foot: that it is a draft, that nothing in it is real.
    """

    title: str
    language: str
    organisation: str
    unit: str
    period: str
    state: str
    note: str
    standing: str
    is_draft: bool
    is_in_force: bool
    address: str
    words: dict[str, str]
    sheets: tuple[Sheet, ...] = field(default=())

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def paper(revision: Revision, *, organisation: str, address: str) -> Paper:
    """The wording as paper shows it. `address` is that of the strategy; its commitments lie under `loefte/`."""
    with translation.override(revision.language):
        return _Writing(outline(revision), wordings.editions(revision.strategy), address).paper(organisation)


class _Writing:
    """Writes one wording in the language it is written in."""

    def __init__(self, shown: Outline, editions: Sequence[Revision], address: str) -> None:
        self.shown, self.revision, self.editions, self.address = shown, shown.revision, editions, address
        self.language = shown.revision.language
        self.words = dict(WORDS[self.language])
        self.is_in_force = bool(editions) and editions[0].pk == shown.revision.pk
        self.leading = typesetting.leading(self.language, self.revision.lead_in)

    def paper(self, organisation: str) -> Paper:
        strategy, revision = self.shown.strategy, self.revision
        unreal = [outbox.unreal()] if settings.IS_PRACTICE else []
        sheets = tuple(Sheet(code, self.words[code], tuple(blocks)) for code, blocks in self._sheets() if blocks)
        return Paper(
            title=self.set(revision.title),
            language=self.language,
            organisation=organisation,
            unit=strategy.unit.name,
            period=strategy.period,
            state=self._state(),
            note=" ".join([*unreal, *([self.words["draft_note"]] if revision.is_draft else [])]),
            standing=" · ".join([*unreal, *([self.words["draft"]] if revision.is_draft else [])]),
            is_draft=revision.is_draft,
            is_in_force=self.is_in_force,
            address=self.address,
            words=self.words,
            sheets=sheets,
        )

    def set(self, text: str) -> str:
        return typesetting.typeset(text, self.language)

    def _state(self) -> str:
        edition = self.words["edition"].format(number=self.revision.number)
        if self.revision.adopted_at is None:
            return f"{self.words['draft']}, {edition}"
        told = self.words["adopted" if self.is_in_force else "replaced"].format(day=_day(self.revision.adopted_at))
        return f"{told}, {edition}"

    def _sheets(self) -> Iterator[tuple[str, list[Block]]]:
        revision, shown = self.revision, self.shown
        yield "core_task", self._prose(revision.core_task)
        yield "vision", self._prose(revision.vision)
        yield "purpose", self._prose(revision.purpose)
        yield (
            "stakeholders",
            [block for each in shown.stakeholders for block in (self._below(each.name), *self._prose(each.text))],
        )
        yield "focus_areas", list(self._areas())
        yield "across" if shown.focus_areas else "commitments", list(self._promises(shown.commitments))
        yield "values", self._terms(shown.values)
        yield "goals", [Block("list", items=tuple(self.set(goal.text) for goal in shown.goals))] if shown.goals else []
        yield "steering", [*self._prose(revision.steering), *self._criteria()]
        yield "history", self._prose(revision.history)
        yield "sources", self._sources()
        yield "editions", self._editions()

    def _prose(self, text: str) -> list[Block]:
        return [
            Block("paragraph", block) if isinstance(block, str) else Block("list", items=tuple(block))
            for block in typesetting.blocks(text, self.language)
        ]

    def _below(self, name: str) -> Block:
        return Block("heading", self.set(name))

    def _areas(self) -> Iterator[Block]:
        for number, area in enumerate(self.shown.focus_areas, 1):
            yield self._below(self.words["focus_area"].format(number=number, name=area.name))
            yield from self._prose(area.intro)
            yield from self._promises(area.commitments)

    def _promises(self, commitments: Sequence[OutlineCommitment]) -> Iterator[Block]:
        """The sentences under the words that lead them in, as the page sets them."""
        if not commitments:
            return
        texts = [each.text for each in commitments]
        runs_on = typesetting.run_on(texts, self.leading)
        yield Block("lead", typesetting.heading(texts, self.leading, self.language))
        yield Block("promises", items=tuple(self._promise(each, runs_on=runs_on) for each in commitments))

    def _promise(self, each: OutlineCommitment, *, runs_on: bool) -> Promise:
        words = typesetting.without_lead_in(each.text, self.leading) if runs_on else each.text
        if not runs_on and typesetting.begins_small(words):
            words = f"{self.leading} {words}"
        note = self.words["broken_off"] if each.is_incomplete else ""
        broken = " […]" if each.is_incomplete else ""
        return Promise(each.number, self.set(words) + broken, f"{self.address}loefte/{each.number}/", note)

    def _terms(self, items: Iterable[OutlineItem]) -> list[Block]:
        terms = tuple((self.set(each.name), self.set(each.text)) for each in items)
        return [Block("terms", items=terms)] if terms else []

    def _criteria(self) -> list[Block]:
        terms = self._terms(self.shown.criteria)
        return [self._below(self.words["criteria"]), *terms] if terms else []

    def _sources(self) -> list[Block]:
        told = tuple(self._source(each) for each in self.shown.sources)
        return [Block("list", items=told)] if told else []

    def _source(self, source: OutlineItem) -> str:
        facts = ", ".join(str(fact) for fact in (sources.words_of(source.kind), source.year) if fact)
        return self.set(source.name) + (f" ({facts})" if facts else "")

    def _editions(self) -> list[Block]:
        """How often the wording was changed and why; nothing where it never was."""
        until = [each for each in self.editions if each.number <= self.revision.number]
        if len(until) < 2:
            return []
        return [Block("list", items=tuple(self._edition(each) for each in until))]

    def _edition(self, edition: Revision) -> str:
        day = _day(edition.adopted_at) if edition.adopted_at else ""
        told = f"{self.words['edition'].format(number=edition.number).capitalize()}, {day}"
        return f"{told}: {self.set(edition.reason)}" if edition.reason else told


def _day(at: datetime) -> str:
    return date_format(timezone.localdate(at), "DATE_FORMAT")
