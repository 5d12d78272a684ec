"""What a language's vocabulary holds."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property


class Section(StrEnum):
    """What a heading announces."""

    CORE_TASK = "core_task"
    VISION = "vision"
    PURPOSE = "purpose"
    STAKEHOLDERS = "stakeholders"
    AREAS = "areas"
    COMMITMENTS = "commitments"
    VALUES = "values"
    GOALS = "goals"
    STEERING = "steering"
    HISTORY = "history"
    CRITERIA = "criteria"
    CONTENTS = "contents"
    ASIDE = "aside"  # a foreword, a summary, a colophon: kept, but no part of the strategy


@dataclass(frozen=True)
class Vocabulary:
    """The words that a strategy's parts are announced with. Patterns meet headings in small letters without marks.

    `sections`: the first pattern that is found decides. `leads`: what ends or is a lead-in ("derfor vil vi"). `wills`: how a
    sentence begins that is a commitment of its own. `labels`: what stands before an area's number ("pejlemærke 1").
    """

    language: str
    stopwords: frozenset[str]
    sections: tuple[tuple[Section, str], ...]
    stakeholders: str
    leads: str
    wills: str
    labels: str
    actions: str
    marks: str
    boxes: str
    goals_below: str
    value_sentence: str
    criteria: tuple[str, ...]
    sources: tuple[tuple[str, str], ...]
    strategy_words: str
    other_papers: tuple[tuple[str, str], ...]
    unit_words: str
    municipality: str
    plain_titles: str
    units_of: tuple[str, ...]
    tells: tuple[tuple[Section, str], ...]
    says: tuple[tuple[Section, str], ...]
    measures: str
    voices: tuple[tuple[Section, str], ...]
    institutions: str
    rests_on: str
    does_not: str
    owners: str
    small_words: frozenset[str]

    @cached_property
    def section_patterns(self) -> list[tuple[Section, re.Pattern[str]]]:
        return [(section, re.compile(pattern)) for section, pattern in self.sections]

    def section_of(self, heading: str) -> Section | None:
        """What `heading`, in small letters without marks, announces."""
        return next((section for section, pattern in self.section_patterns if pattern.search(heading)), None)

    def small(self, text: str) -> bool:
        """Whether `text` begins with a word that hardly begins a heading: "og", "af", "i"."""
        first = text.split(maxsplit=1)[0].casefold() if text.split() else ""
        return first in self.small_words

    @cached_property
    def stakeholder(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{self.stakeholders})")

    @cached_property
    def lead(self) -> re.Pattern[str]:
        """A whole line that leads a list in, its colon taken off."""
        return re.compile(rf"^(?:.*\b)?(?:{self.leads})$")

    @cached_property
    def lead_start(self) -> re.Pattern[str]:
        return re.compile(rf"^(?:{self.leads})$")

    @cached_property
    def will(self) -> re.Pattern[str]:
        return re.compile(rf"^(?:{self.wills})\b", re.IGNORECASE)

    @cached_property
    def label(self) -> re.Pattern[str]:
        # "Fokusområde: ..." needs no number; a lone "i" after a label is a word, unless a mark follows it: "Indsats i byerne", but "Spor I: Byerne".
        counted = r"one|two|three|four|five|six|et|to|tre|fire|fem|seks|en|två|fyra"
        number = rf"(?:(?i:{counted})(?=:)|\d{{1,2}}(?:\.\d{{1,2}})?|I(?=\s*[.:)–—-]|$)|I{{2,3}}|IV|VI{{0,3}}|IX|X|[A-H](?![a-zæøå]))"
        return re.compile(
            rf"^(?P<label>(?i:{self.labels}))\s*(?i:nr\.?)?\s*{number}(?=[\s.:)–—-]|$)\s*[.:)–—-]*\s*"
            rf"|^{number}\.?\s*(?P<after>(?i:{self.labels}))\s*[.:–—-]+\s*"
            rf"|^(?P<plain>(?i:{self.labels})):\s+(?=\S)",
        )

    @cached_property
    def action(self) -> re.Pattern[str]:
        return re.compile(rf"^(?:{self.actions})$")

    @cached_property
    def goal_below(self) -> re.Pattern[str]:
        return re.compile(rf"^(?:{self.goals_below})$")

    @cached_property
    def mark(self) -> re.Pattern[str]:
        return re.compile(rf"^(?:{self.marks})$")

    @cached_property
    def box(self) -> re.Pattern[str]:
        return re.compile(rf"^(?:{self.boxes})$")

    @cached_property
    def value_pattern(self) -> re.Pattern[str]:
        return re.compile(self.value_sentence, re.IGNORECASE)

    @cached_property
    def source_patterns(self) -> list[tuple[str, re.Pattern[str]]]:
        return [(kind, re.compile(pattern)) for kind, pattern in self.sources]

    @cached_property
    def criterion(self) -> re.Pattern[str]:
        return re.compile(rf"^(?:{'|'.join(self.criteria)})\b", re.IGNORECASE)

    @cached_property
    def unit(self) -> re.Pattern[str]:
        return re.compile(self.unit_words)

    @cached_property
    def municipal(self) -> re.Pattern[str]:
        return re.compile(self.municipality)

    @cached_property
    def plain_title(self) -> re.Pattern[str]:
        """A title that only says whose strategy it is: "strategi for ..."."""
        return re.compile(rf"^(?:{self.plain_titles})")

    @cached_property
    def unit_patterns(self) -> list[re.Pattern[str]]:
        """Each says in its group whose strategy it is."""
        return [re.compile(pattern) for pattern in self.units_of]

    @cached_property
    def rests(self) -> re.Pattern[str]:
        """A sentence that says what the strategy is built on."""
        return re.compile(self.rests_on, re.IGNORECASE)

    @cached_property
    def refuses(self) -> re.Pattern[str]:
        """A sentence that says what the strategy is not built on."""
        return re.compile(self.does_not, re.IGNORECASE)

    @cached_property
    def owner(self) -> re.Pattern[str]:
        """An article or an owner before a source's name."""
        return re.compile(rf"(?:{self.owners})")

    @cached_property
    def institution(self) -> re.Pattern[str]:
        """How the name of a department or a house begins, whatever comes after."""
        return re.compile(rf"(?:{self.institutions})\b")

    @cached_property
    def voice(self) -> list[tuple[Section, re.Pattern[str]]]:
        """How a text begins that says itself what it is, whatever its heading."""
        return [(section, re.compile(pattern, re.IGNORECASE)) for section, pattern in self.voices]

    @cached_property
    def measure(self) -> re.Pattern[str]:
        """A heading on follow-up under which goals are listed."""
        return re.compile(self.measures)

    @cached_property
    def saying(self) -> list[tuple[Section, re.Pattern[str]]]:
        """How a sentence begins that is the core task, the vision or the purpose without a heading."""
        return [(section, re.compile(pattern, re.IGNORECASE)) for section, pattern in self.says]

    @cached_property
    def telling(self) -> list[tuple[Section, re.Pattern[str]]]:
        """How a text speaks that tells of follow-up or of how the strategy came about."""
        return [(section, re.compile(pattern)) for section, pattern in self.tells]

    @cached_property
    def strategic(self) -> re.Pattern[str]:
        return re.compile(self.strategy_words)

    @cached_property
    def other_paper(self) -> list[tuple[str, re.Pattern[str]]]:
        return [(paper, re.compile(pattern, re.MULTILINE)) for paper, pattern in self.other_papers]
