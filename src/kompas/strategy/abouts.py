"""What a comment or another view can be about, in a wording: each with its words, as one chooses it and as it stood."""

from collections.abc import Iterator
from dataclasses import dataclass

from kompas.strategy.queries import Outline, OutlineItem

WHOLE = ""


@dataclass(frozen=True, slots=True)
class About:
    """One thing to write about. `address` is its slug or number, `words` what it says."""

    code: str
    key: int
    address: str
    words: str

    @property
    def value(self) -> str:
        """How a form names it."""
        return f"{self.code}.{self.key}"


def abouts(outline: Outline) -> Iterator[About]:
    """All that one may write about in this wording, in the order it is read; the whole is not among them."""
    for name in ("core_task", "vision", "purpose", "steering", "history"):
        if text := getattr(outline.revision, name):
            yield About(name, 0, name, text)
    for stakeholder in outline.stakeholders:
        yield About("stakeholder", stakeholder.pk, stakeholder.slug, _joined(stakeholder.name, stakeholder.text))
    for area in outline.focus_areas:
        yield About("focus_area", area.pk, area.slug, _joined(area.name, area.intro))
        for commitment in area.commitments:
            yield About("commitment", commitment.pk, str(commitment.number), commitment.text)
    for commitment in outline.commitments:
        yield About("commitment", commitment.pk, str(commitment.number), commitment.text)
    yield from _items("value", outline.values)
    yield from _items("stated_goal", outline.goals)
    yield from _items("criterion", outline.criteria)
    yield from _items("source", outline.sources)


def find(outline: Outline, code: str, key: int) -> About | None:
    """What stands there in this wording; None where it does not."""
    return next((each for each in abouts(outline) if (each.code, each.key) == (code, key)), None)


def _items(code: str, items: tuple[OutlineItem, ...]) -> Iterator[About]:
    for each in items:
        yield About(code, each.number, str(each.number), _joined(each.name, each.text))


def _joined(*words: str) -> str:
    return "\n\n".join(filter(None, words))
