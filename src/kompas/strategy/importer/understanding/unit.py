"""Whose strategy it is: a name in the front of the document that the running text knows as well."""

import re
from collections.abc import Iterator, Sequence

from kompas.strategy.importer.facts import YEAR
from kompas.strategy.importer.joining import plain
from kompas.strategy.importer.understanding.blocks import Block, Kind
from kompas.strategy.importer.understanding.wording import close_up, is_capitals, words_in
from kompas.strategy.importer.vocabulary import Vocabulary

LONGEST = 7  # words of a unit's name
YEARS = re.compile(rf"\s*(?:{YEAR}|\d\d)?\s*[-–—−]?\s*{YEAR}\s*$")
ENUMERATED = re.compile(  # "Kultur, Fritid og Borgerservice"
    r"(?!Kommun)[A-ZÆØÅÄÖ][\w-]+(?:, [A-ZÆØÅÄÖ][\w-]+)* (?:og|OG|och|OCH|and|AND|&) [A-ZÆØÅÄÖ][\w-]+"
)
IN_SMALL_LETTERS = re.compile(  # "Strategi for helse og omsorg 2024-2028"
    r"(?:[Ss]trategi(?:en|n)? (?:for|för)|[Ss]trategy for) ([a-zæøåäö][^\d,.·|:–]*?)"
    r"(?=\s*(?:\d|[,.·|:–—-]|$)| i [A-ZÆØÅÄÖ])"
)
MOST_WORDS = 14  # of a line that names the unit
STRONG_DIVIDERS = re.compile(r"\s*(?:[|·•:]|\s[–—-]\s|\s{3,}|\t)\s*")
DIVIDERS = re.compile(r"\s*(?:[|·•,:;]|\s[–—-]\s|\s{3,}|\t|\.(?:\s|$))\s*")


def unit_of(front: Sequence[Block], body: Sequence[Block], words: Vocabulary) -> str:
    """The unit's name as the front writes it; empty where none is told."""
    text = "\n".join(block.text for block in body if block.kind is not Kind.HEADING)
    places = " ".join(match[0] for block in front for match in words.municipal.finditer(_shown(block.text))).casefold()
    cover = " ".join(block.text for block in front).casefold()
    weights: dict[str, float] = {}
    printed = [block for block in body if block.kind is Kind.ASIDE]
    for weight, name in _candidates([*front, *printed], words):
        for form in _forms(name, words):
            known = _known(form, text)
            if f" {form.casefold().removesuffix('s')} " in f" {places} ":
                continue
            if known < 0 and (form != name or f"{form.casefold()}s" in cover):
                known -= 1.5  # an s that belongs to the name
            weighed = weight + known + 0.3 * min(len(form.split()), 4) + _bonus(form, words)
            weights[form] = max(weights.get(form, 0), weighed)
    _prefer_whole_names(weights, text, words)
    best = max(weights, key=lambda name: weights[name], default="")
    return best if weights.get(best, 0) >= 2 else ""


def _prefer_whole_names(weights: dict[str, float], text: str, words: Vocabulary) -> None:
    """A name inside another that is nearly as likely is but a part of it: "Service" in "Teknisk Service"."""
    before = dict(weights)
    for name, weight in before.items():
        wholes = [
            other for other in before if f" {plain(name)} " in f" {plain(other)} " and plain(other) != plain(name)
        ]
        wholes = [other for other in wholes if _known(other, text) > 0 or _bonus(other, words) >= 2]
        if max((before[other] for other in wholes), default=0) > weight - 2:
            weights[name] -= 2
        if any(is_enumerated(other, words) for other in wholes):
            weights[name] -= 3


def _candidates(front: Sequence[Block], words: Vocabulary) -> Iterator[tuple[float, str]]:
    """Names that the front offers, each with how plainly it says that this is the unit."""
    for block in front:
        text = close_up(block.text)
        if block.kind is Kind.ASIDE:
            yield from ((0.5, part) for part in DIVIDERS.split(text))
            continue
        for pattern in words.unit_patterns:
            yield from ((2.5, match[1]) for match in pattern.finditer(text))
        yield from ((1.2, match[1]) for match in IN_SMALL_LETTERS.finditer(text))
        yield from ((2.5, name) for name in ENUMERATED.findall(text) if "," in name and is_enumerated(name, words))
        if words_in(text) > MOST_WORDS:
            continue
        parts = [*DIVIDERS.split(text), *(STRONG_DIVIDERS.split(text) if "," in text else ())]
        for part in parts:
            name = YEARS.sub("", part)
            yield (1.5 if name == text else 1), name
            yield from ((0, run) for run in _runs(name))


def _shown(text: str) -> str:
    return text.title() if is_capitals(text) else text


def _runs(text: str) -> Iterator[str]:
    """The runs of words in `text` that begin with a capital."""
    parts = text.split()
    for start, word in enumerate(parts[:12]):
        if word[:1].isupper():
            for end in range(start + 1, min(start + LONGEST, len(parts)) + 1):
                if end == start + 1 or parts[end - 1][:1].isupper():
                    yield " ".join(parts[start:end])


def _forms(name: str, words: Vocabulary) -> Iterator[str]:
    """`name` without the municipality, and without an s at its end: "Plan og Bygs strategi" is Plan og Byg's."""
    name = re.sub(rf"\s+(?:i|in|of)\s+{words.municipality.removeprefix(chr(92) + 'b')}.*$", "", name)
    name = name.strip(" .,:;·|–—-\t")
    parts = name.casefold().split() or [""]
    if len(name) < 3 or re.search(r"[\d@]", name) or {parts[0], parts[-1]} & words.small_words or len(parts) > LONGEST:
        return
    if words.municipal.search(_shown(name)) or re.search(
        r"strateg|\bvisi[oj]on|\w(?:politik|politikk|plan|policy|program)$", name.casefold()
    ):
        return
    yield name
    if name.casefold().endswith("s"):
        yield name[:-1]


def _known(name: str, text: str) -> float:
    """How well the running text knows `name` as a name: with its capitals, and not only at a sentence's beginning."""
    found = list(re.finditer(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE))
    named = [
        match for match in found if match[0][0].isupper() and (len(name.split()) == 1 or not is_capitals(match[0]))
    ]
    if not named:
        return -1
    inside = any(not re.search(r"(?:^|[.!?:\n]\s*)$", text[: match.start()][-3:]) for match in named)
    return min(len(named), 4) * 0.5 + (1 if inside else 0)


def is_enumerated(name: str, words: Vocabulary) -> bool:
    """Whether fields of work are named one after the other: "Kultur, Fritid og Borgerservice"."""
    parts = re.findall(r"[^\W\d_]{3,}", name.casefold())
    return bool(ENUMERATED.fullmatch(name)) and any(words.unit.fullmatch(part) for part in parts)


def _bonus(name: str, words: Vocabulary) -> float:
    if is_enumerated(name, words):
        return 2
    if words.institution.match(name.casefold()):
        return 2.5
    parts = [part for part in re.findall(r"[^\W\d_]+", name.casefold()) if part not in words.small_words]
    known = sum(bool(words.unit.fullmatch(part)) for part in parts)
    return 2 * known / len(parts) if parts else 0
