"""How heavily a Danish text reads: its LIX, and what makes it heavy. Pure ground: no database, no clock.

A hint to the writer and never a gate: LIX knows nothing of order, tone or sense.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

LONG_WORD = 7  # letters or more
LONG_SENTENCE = 25  # words, beyond which a sentence is pointed out
AIM = 40  # what letters and texts for citizens aim at

# A point in these ends no sentence.
ABBREVIATIONS = frozenset(
    (
        "adr afd afs art bl.a bl bilag ca cirk cit d.d dvs ekskl evt f.eks fhv fx hhv i.h.t ifm iht inkl jf jfr kap kl "
        "kr lign m.a.o m.fl m.h.t m.m m.v max mht mia mio min mv nr o.a o.l obs osv p.g.a pct pga pkt red sml stk tlf "
        "tsk u.a vedr årh f eks a m h t v o g p l"
    ).split()
)
HEAVY = frozenset(
    (
        "såfremt vedrørende foranlediger foranlediget ovennævnte nedennævnte nærværende fremsende fremsendes påhviler "
        "idet herunder endvidere desuagtet forinden medmindre hidrørende indeværende fornøden fyldestgørende"
    ).split()
)
HEAVY_PHRASES = ("i henhold til", "med henblik på", "i forbindelse med", "under henvisning til", "på foranledning af")
WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
LIST_ITEM = re.compile(r"\s*(?:[-–•*·]|\d{1,2}[.)])\s+")
HEADING = re.compile(r"\s*#+\s")
LAW = re.compile(r"[»“\"][^«”\"»“]*(?:§|\bstk\.)[^«”\"»“]*[«”\"]")
END = re.compile(r"(?P<before>\S*?)[.!?…]+[)«”\"’]*(?=\s+(?P<next>\S)|\s*$)")


class Band(IntEnum):
    """The usual Danish bands, by their highest LIX."""

    VERY_EASY = 24
    EASY = 34
    MEDIUM = 44
    HARD = 54
    VERY_HARD = 1000


@dataclass(frozen=True, slots=True)
class Reading:
    """What was counted. A list item is a sentence; headings and quoted law are left out."""

    words: int
    sentences: int
    long_words: int

    @property
    def lix(self) -> int:
        """Words per sentence, and long words per hundred, rounded to a whole; 0 for a text without words."""
        if not self.words:
            return 0
        return int(self.words / max(self.sentences, 1) + 100 * self.long_words / self.words + 0.5)

    @property
    def band(self) -> Band:
        return next(band for band in Band if self.lix <= band)


def read(text: str) -> Reading:
    """Count the words, sentences and long words of `text`."""
    counted = [_words(sentence) for sentence in sentences(text)]
    long_words = sum(len(word) >= LONG_WORD for words in counted for word in words)
    return Reading(sum(map(len, counted)), len(counted), long_words)


def sentences(text: str) -> list[str]:
    """The sentences of `text`. A line ends the sentence it holds, whatever it ends with."""
    lines = (line for line in LAW.sub(" ", text).splitlines() if line.strip() and not HEADING.match(line))
    return [sentence for line in lines for sentence in _in_line(LIST_ITEM.sub("", line, count=1)) if _words(sentence)]


def long_sentences(text: str) -> list[str]:
    """Those of more than LONG_SENTENCE words."""
    return [sentence for sentence in sentences(text) if len(_words(sentence)) > LONG_SENTENCE]


def heavy_words(text: str) -> list[str]:
    """Words of the office that have a plainer one, each once, in their order."""
    lowered = " ".join(text.lower().split())
    single = [word for word in WORD.findall(lowered) if word in HEAVY]
    return list(dict.fromkeys([*single, *(phrase for phrase in HEAVY_PHRASES if phrase in lowered)]))


def _in_line(line: str) -> Iterator[str]:
    start = 0
    for found in END.finditer(line):
        if _ends(found):
            yield line[start : found.end()]
            start = found.end()
    if line[start:].strip():
        yield line[start:]


def _ends(found: re.Match[str]) -> bool:
    """Whether this mark ends a sentence: not after an abbreviation or an ordinal that goes on in the same sentence."""
    before, following = found["before"].lower().lstrip("(»“\"'"), found["next"]
    if following is None or "." not in found[0]:
        return True
    if before in ABBREVIATIONS or before.rsplit(".", 1)[-1] in ABBREVIATIONS:
        return False
    return not (before.isdecimal() and not following.isupper()) and not following.islower()


def _words(sentence: str) -> list[str]:
    return WORD.findall(sentence)
