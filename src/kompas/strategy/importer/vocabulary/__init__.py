"""The words of each language, and which language a text is written in."""

import re
from collections import Counter
from collections.abc import Iterable

from kompas.strategy.importer.vocabulary.da import DANISH
from kompas.strategy.importer.vocabulary.en import ENGLISH
from kompas.strategy.importer.vocabulary.nb import BOKMAAL_WORDS, NORWEGIAN, NYNORSK_WORDS
from kompas.strategy.importer.vocabulary.sv import SWEDISH
from kompas.strategy.importer.vocabulary.words import Section, Vocabulary

__all__ = ["VOCABULARIES", "Section", "Vocabulary", "language_of"]

VOCABULARIES: dict[str, Vocabulary] = {"da": DANISH, "nb": NORWEGIAN, "nn": NORWEGIAN, "sv": SWEDISH, "en": ENGLISH}
# Words that only one of the neighbours has weigh most.
ONLY = {
    "da": frozenset(
        "af efter hvad blive bliver blev børn uddannelse borgere borgerne medarbejdere virksomheder udvikling mellem gennem os mere vores end skabe giver igen måde både nogle".split()
    ),
    "nb": frozenset(
        "av å bedre hva utvikling medarbeidere ansatte oppgaver innbyggere innbyggerne tjenester gjennom oss våre mer enn mellom ble skape gir ikkje ein eit frå vere korleis kva meir skule".split()
    ),
    "sv": frozenset(
        "och att är inte från ska vara också utveckling medarbetare uppdrag genom alla hur för ett våra till".split()
    ),
    "en": frozenset("the and of our with which council services".split()),
}


def language_of(texts: Iterable[str]) -> str:
    """da, nb, nn, sv or en: the language most of whose small words stand in the texts; Danish when there are none."""
    words = Counter(word for text in texts for word in re.findall(r"[^\W\d_]+", text.casefold()))
    scores = {
        code: sum(words[word] for word in VOCABULARIES[code].stopwords) + 2 * sum(words[word] for word in ONLY[code])
        for code in ("da", "nb", "sv", "en")
    }
    best = max(scores, key=lambda code: scores[code])
    if best == "nb" and sum(words[word] for word in NYNORSK_WORDS) > sum(words[word] for word in BOKMAAL_WORDS):
        return "nn"
    return best
