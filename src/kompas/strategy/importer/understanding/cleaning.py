"""What a page adds to a text and a strategy does not need: page numbers, running heads, tables of contents."""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import pairwise
from statistics import median

from kompas.strategy.importer.joining import plain
from kompas.strategy.importer.lines import Document, Line
from kompas.strategy.importer.pieces import Reason
from kompas.strategy.importer.understanding.wording import bare, is_finished
from kompas.strategy.importer.vocabulary import Section, Vocabulary

PAGE_NUMBER = re.compile(
    r"^[\W_]*(?:(?:side|sider|sida|sidan|page|s\.|p\.|pag\.?)\s*)?(\d{1,3})(?:\s*(?:af|av|of|/|\|)\s*\d{1,3}|\s*\(\d{1,3}\))?[\W_]*$",
    re.IGNORECASE,
)
PAGE_NUMBER_IN_WORDS = re.compile(
    r"\b(?:side|sida|sidan|page)\s*\d{1,3}(?:\s*(?:af|av|of|/)\s*\d{1,3})?[\W_]*$", re.IGNORECASE
)
LEADERS = re.compile(r"(?:\.{3,}|(?:\. ){3,}|…+|_{3,}|·{3,}|(?:· ){3,})[\s.…]*\d{1,3}\s*$")
NUMBER_AT_END = re.compile(r"^(.*\S)(?:\s{2,}|\t+|\s)(\d{1,3})$")
DIGITS = re.compile(r"\d+")
FAR = 5  # blank lines
FRONT = 12  # lines
EDGE = 3  # lines at the top and bottom of a page where a running head may stand
LONGEST_HEAD = 140


def leave_out(document: Document, words: Vocabulary) -> dict[int, Reason]:
    """The lines to drop, each with its reason."""
    lines = document.lines
    dropped: dict[int, Reason] = dict.fromkeys(_contents(lines, words), Reason.CONTENTS)
    for number in _page_numbers(lines):
        dropped.setdefault(number, Reason.PAGE_NUMBER)
    for number in _running_heads(lines, dropped, words):
        dropped.setdefault(number, Reason.RUNNING_HEAD)
    return dropped


def _page_numbers(lines: Sequence[Line]) -> list[int]:
    """Lines that are a page's number. A bare number counts only where such numbers grow from page to page."""
    marked, bare_numbers = [], []
    for line in lines:
        found = PAGE_NUMBER.match(line.text)
        if not found or line.bullet or line.level is not None:
            continue
        if line.text.strip("-–— |·").isdecimal():
            bare_numbers.append((line.number, int(found[1])))
        else:
            marked.append(line.number)
    return marked + _growing(bare_numbers)


def _growing(numbers: Sequence[tuple[int, int]]) -> list[int]:
    """The longest run of `numbers` that grows by one or two at a time; a lone number counts as well."""
    best: list[int] = []
    for start in range(min(len(numbers), 5)):
        run, last = [numbers[start][0]], numbers[start][1]
        for place, value in numbers[start + 1 :]:
            if last < value <= last + 3:
                run.append(place)
                last = value
        best = max(best, run, key=len)
    return best


def _running_heads(lines: Sequence[Line], dropped: dict[int, Reason], words: Vocabulary) -> list[int]:
    """Lines that return on page after page, alike but for their digits."""
    alike: defaultdict[str, list[int]] = defaultdict(list)
    edges = _edges(lines, dropped)
    numbers = {number for number, reason in dropped.items() if reason is Reason.PAGE_NUMBER}
    for line in lines:
        if len(line.text) <= LONGEST_HEAD and not line.bullet and line.number not in dropped:
            alike[DIGITS.sub("#", plain(line.text))].append(line.number)
    found: list[int] = []
    for places in alike.values():
        if len(places) > 1 and _returns_as_head(places, lines, edges, numbers, words):
            found += places
    front = {word: place for place, word in reversed(_front_words(lines))}
    for line in lines:
        beside = line.number - 1 in numbers or line.number + 1 in numbers or _lies_apart(line, lines, edges)
        says_again = beside and _names_the_document(line.text, words) and _says_what_the_front_says(line, front)
        if _is_head_with_page(line, edges, lines) or says_again:
            found.append(line.number)
    return _without_title(found, lines, dropped)


def _is_head_with_page(line: Line, edges: Container[int], lines: Sequence[Line]) -> bool:
    """A line at a page's edge that ends in "Side 3 af 9", although it stands only once."""
    at_edge = line.number in edges or line.number >= len(lines) - 2
    return at_edge and len(line.text) <= LONGEST_HEAD and bool(PAGE_NUMBER_IN_WORDS.search(line.text))


def _lies_apart(line: Line, lines: Sequence[Line], edges: Container[int]) -> bool:
    """Whether the line stands by itself at the edge of its page."""
    if line.number == 0 or (line.number in edges and line.page > lines[0].page and _is_page_edge(line, lines)):
        return line.number > 0
    return line.gap >= FAR and _is_page_edge(line, lines)


def _is_page_edge(line: Line, lines: Sequence[Line]) -> bool:
    before, after = lines[line.number - 1], lines[min(line.number + 1, len(lines) - 1)]
    return before.page != line.page or after.page != line.page or after is line


def _front_words(lines: Sequence[Line]) -> list[tuple[int, str]]:
    return [(line.number, word) for line in lines[:FRONT] for word in plain(line.text).split()]


def _says_what_the_front_says(line: Line, front: Mapping[str, int]) -> bool:
    """Whether all words of a short line, but for endings and figures, stand in the document's first lines as well."""
    if line.number < 4 or line.bullet or line.level is not None or len(line.text) > 100 or is_finished(line.text):
        return False
    found = [word for word in plain(line.text).split() if word.isalpha() and len(word) > 2]
    return bool(found) and all(
        any(place < line.number and _is_like(word, known) for known, place in front.items()) for word in found
    )


def _is_like(word: str, known: str) -> bool:
    shorter = min(len(word), len(known))
    return shorter >= 3 and word[:shorter] == known[:shorter] and abs(len(word) - len(known)) <= 2


def _returns_as_head(
    places: Sequence[int], lines: Sequence[Line], edges: set[int], numbers: set[int], words: Vocabulary
) -> bool:
    text = lines[places[0]].text
    role = bare(text)
    if words.label.match(text) or words.section_of(role) is not None:
        return False
    if words.lead.match(role) or words.action.match(role) or words.goal_below.match(role) or words.mark.match(role):
        return False
    if _counts_pages([lines[place].text for place in places]):
        return True
    first_of_both = lines[-1].page == 2 and places[0] == 0 and len(places) == 2 and _at_one_edge(places, lines)
    if len(places) < 3 and not (_names_the_document(text, words) or first_of_both):
        return False  # twice is once in an overview and once as a heading
    pages = {lines[place].page for place in places}
    by_number = sum(place + step in numbers for place in places for step in (-1, 1))
    if len(pages) == len(places) and not any(_is_set_large(lines[place], lines) for place in places):
        alone = _at_one_edge(places, lines) and max(pages) - min(pages) < len(places) + 1
        if alone or (all(place in edges for place in places) and (len(places) > 2 or by_number >= len(places) - 1)):
            return True
    return by_number >= len(places)


def _names_the_document(text: str, words: Vocabulary) -> bool:
    """Whether a line speaks of the document or the house as heads do: the municipality, a strategy, years."""
    if words.section_of(bare(text)) or words.label.match(text):
        return False
    shown = text.title() if text.isupper() else text
    return bool(words.municipal.search(shown) or words.strategic.search(text.casefold()) or re.search(r"20\d\d", text))


def _at_one_edge(places: Sequence[int], lines: Sequence[Line]) -> bool:
    """Whether all of them are the first line of their page, or all of them the last."""
    first = all(place == 0 or lines[place - 1].page != lines[place].page for place in places)
    last = all(place + 1 == len(lines) or lines[place + 1].page != lines[place].page for place in places)
    return first or last


def _is_set_large(line: Line, lines: Sequence[Line]) -> bool:
    near = [other.size for other in lines[max(0, line.number - 8) : line.number + 8] if other.size]
    return bool(line.size and near and line.size > 1.1 * median(near))


def _counts_pages(texts: Sequence[str]) -> bool:
    """Whether the texts differ in one number, which grows, at their beginning or end."""
    for pattern in (r"^\W*(\d{1,3})\s", r"\s(\d{1,3})\W*$"):
        found = [re.search(pattern, text) for text in texts]
        values = [int(match[1]) for match in found if match]
        if len(values) == len(texts) and all(0 < b - a <= 3 for a, b in pairwise(values)):
            return len({re.sub(pattern, "", text) for text in texts}) == 1
    return False


def _edges(lines: Sequence[Line], dropped: Iterable[int]) -> set[int]:
    """The numbers of the lines at the top and bottom of each page, where the document has more than one."""
    pages: defaultdict[int, list[int]] = defaultdict(list)
    for line in lines:
        pages[line.page].append(line.number)
    if len(pages) < 2:
        return set()
    return {number for numbers in pages.values() for number in (*numbers[:EDGE], *numbers[-EDGE:])}


def _without_title(found: Iterable[int], lines: Sequence[Line], dropped: Iterable[int]) -> list[int]:
    """`found` without the one copy that is the document's own title, set larger or standing nowhere else."""
    heads = sorted(set(found))
    if not heads:
        return []
    first = lines[heads[0]]
    sizes = Counter(round(lines[number].size or 0) for number in heads)
    usual = sizes.most_common(1)[0][0]
    if first.page == lines[0].page and len(heads) > 1 and (first.size or 0) > usual + 1:
        return heads[1:]
    return heads


def _contents(lines: Sequence[Line], words: Vocabulary) -> list[int]:
    """The table of contents, with its heading: lines that end in a page number, or that all come again as headings."""
    found = {line.number for line in lines if LEADERS.search(line.text)}
    later = _last_places(lines)
    for line in lines:
        if words.section_of(bare(line.text)) is Section.CONTENTS:
            found |= {line.number, *_entries(lines, line.number + 1, later)}
    if not found:
        found |= set(_numbered_run(lines, later))
    return sorted(found | _between(found, lines))


def _last_places(lines: Sequence[Line]) -> dict[str, int]:
    return {_entry(line.text): line.number for line in lines}


def _entry(text: str) -> str:
    """What a line of a table of contents names, without number and page."""
    text = LEADERS.sub("", text)
    if found := NUMBER_AT_END.match(text):
        text = found[1]
    return plain(bare(text))


def _entries(lines: Sequence[Line], start: int, later: dict[str, int]) -> list[int]:
    """The lines of the table of contents from `start` on."""
    found: list[int] = []
    missed = 0
    named: set[str] = set()
    for line in lines[start : start + 200]:
        if _entry(line.text) in named:
            break  # the first heading that the table named
        named.add(_entry(line.text))
        if _is_entry(line, later):
            found.append(line.number)
            missed = 0
        elif missed == 0 and not is_finished(line.text) and len(line.text) < 100 and line.gap == 0:
            missed = 1  # an entry broken over two lines
        else:
            break
    return found


def _is_entry(line: Line, later: dict[str, int]) -> bool:
    if LEADERS.search(line.text) or PAGE_NUMBER.match(line.text):
        return True
    if found := NUMBER_AT_END.match(line.text):
        return not is_finished(found[1])
    name = _entry(line.text)
    return bool(name) and later[name] > line.number + 1 and len(line.text) < LONGEST_HEAD


def _numbered_run(lines: Sequence[Line], later: dict[str, int]) -> list[int]:
    """A table of contents without a heading: three lines on end whose page numbers grow and whose words return."""
    run: list[int] = []
    page = 0
    for line in lines[: len(lines) // 2 + 1]:
        found = NUMBER_AT_END.match(line.text)
        if found and page <= int(found[2]) <= 400 and (later.get(_entry(line.text), -1) > line.number):
            run.append(line.number)
            page = int(found[2])
        elif len(run) >= 3:
            return run
        else:
            run, page = [], 0
    return run if len(run) >= 3 else []


def _between(found: set[int], lines: Sequence[Line]) -> set[int]:
    """Single lines that stand between two lines of a table of contents and are the first half of a broken entry."""
    return {
        number + 1
        for number in found
        if number + 2 in found and number + 1 not in found and not is_finished(lines[number + 1].text)
    }
