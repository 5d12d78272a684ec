"""Where a text for citizens stands: which place, in which language, and how the page shows it."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kompas import plainlanguage
from kompas.strategy import queries
from kompas.strategy.citizens import FALLBACK
from kompas.strategy.models import CitizenText, Commitment, FocusArea, Revision, Strategy
from kompas.strategy.permissions import PUBLISH
from kompas.strategy.queries import Outline, outline
from kompas.web.shared.pages import SignedInRequest, require
from kompas.web.strategy import desk

BANDS = {
    plainlanguage.Band.VERY_EASY: _("very easy to read"),
    plainlanguage.Band.EASY: _("easy to read"),
    plainlanguage.Band.MEDIUM: _("of medium difficulty"),
    plainlanguage.Band.HARD: _("hard to read"),
    plainlanguage.Band.VERY_HARD: _("very hard to read"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a strategy that citizens can be told of. `original` is what the adopted wording says there."""

    word: str
    address: str
    title: str
    original: str
    focus_area: FocusArea | None = None
    commitment: Commitment | None = None
    texts: tuple[CitizenText, ...] = ()

    def text_in(self, language: str) -> CitizenText | None:
        return next((text for text in self.texts if text.language == language), None)

    @property
    def languages(self) -> list[tuple[str, str, CitizenText | None]]:
        return [(code, str(words), self.text_in(code)) for code, words in settings.LANGUAGES]


def find(request: SignedInRequest, slug: str) -> tuple[Strategy, Revision]:
    """The strategy and its wording in force, for those who may publish for its unit."""
    strategy = desk.find_strategy(request, slug)
    require(request.reach.may(PUBLISH, strategy.unit_id))
    revision = queries.in_force(strategy)
    if revision is None:
        raise Http404
    return strategy, revision


def places(revision: Revision) -> list[Place]:
    """The strategy itself, then each focus area with its commitments."""
    shown = outline(revision)
    texts = list(revision.strategy.citizen_texts.select_related("shown", "written_by").order_by("pk"))
    found = [Place("strategien", "hele", shown.revision.title, shown.revision.core_task, texts=_on(texts))]
    for area in shown.focus_areas:
        on_area = _on(texts, focus_area_id=area.pk)
        found.append(Place("fokuspunkt", area.slug, area.name, area.intro, FocusArea(area.pk), texts=on_area))
        found += _commitments(shown, texts, area.slug)
    return found + _commitments(shown, texts, "")


def place_of(revision: Revision, word: str, address: str) -> Place:
    for place in places(revision):
        if (place.word, place.address) == (word, address):
            return place
    raise Http404


def language_of(code: str) -> str:
    if code not in dict(settings.LANGUAGES):
        raise Http404
    return code


def address_of(strategy: Strategy, place: Place, language: str, name: str = "citizens_text") -> str:
    return reverse(f"strategy:{name}", args=[strategy.slug, place.word, place.address, language])


def context(strategy: Strategy, revision: Revision, place: Place, language: str) -> dict[str, Any]:
    """What the page of one text shows."""
    text = place.text_in(language)
    return {
        "strategy": strategy,
        "revision": revision,
        "place": place,
        "chosen": language,
        "text": text,
        "editions": text.editions.select_related("shown_by") if text else [],
        "reading": reading_of(text.words) if text and text.words and language == FALLBACK else None,
    }


def reading_of(words: str) -> dict[str, Any]:
    """How heavily the text reads: a hint, which keeps nobody from showing it."""
    reading = plainlanguage.read(words)
    return {
        "lix": reading.lix,
        "band": BANDS[reading.band],
        "is_above_aim": reading.lix > plainlanguage.AIM,
        "aim": plainlanguage.AIM,
        "long_sentences": plainlanguage.long_sentences(words),
        "heavy_words": plainlanguage.heavy_words(words),
    }


def _commitments(shown: Outline, texts: list[CitizenText], area: str) -> list[Place]:
    return [
        Place(
            "loefte",
            str(each.number),
            each.text,
            each.text,
            commitment=Commitment(each.pk),
            texts=_on(texts, commitment_id=each.pk),
        )
        for each in shown.all_commitments
        if each.focus_area == area
    ]


def _on(
    texts: list[CitizenText], *, focus_area_id: int | None = None, commitment_id: int | None = None
) -> tuple[CitizenText, ...]:
    return tuple(text for text in texts if (text.focus_area_id, text.commitment_id) == (focus_area_id, commitment_id))
