"""Characters as a person reads them: no ligatures, no invisible signs, no spaced-out letters."""

import re
import unicodedata

ESCAPES = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b.")
SPACES = dict.fromkeys([0xA0, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
HYPHENS = {
    0x2010: "-",
    0x2011: "-",
    0xFFFE: "-",
    0x02: "-",
    0x2212: "-",
}  # U+FFFE and U+0002: how PDF readers write one
LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
INVISIBLE = dict.fromkeys(
    [
        *(code for code in range(0x20) if code not in {0x02, 0x09}),
        *range(0x7F, 0xA0),
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        *range(0xD800, 0xE000),
        *range(0xFE00, 0xFE10),
        0xFEFF,
        0xFFFD,
        0xFFFF,
    ],
    "",
)
TABLE = SPACES | HYPHENS | LIGATURES | INVISIBLE
SYMBOLS = re.compile(r"[\ue000-\uf8ff]")  # private use: what a symbol font once showed
LETTERS_THAT_MAKE_IT_SPACED = 4


def cleaned(text: str) -> str:
    """`text` with plain characters and single spaces; its cells stay divided by tabs."""
    text = ESCAPES.sub("", text) if "\x1b" in text else text
    text = unicodedata.normalize("NFC", text.translate(TABLE))
    text = re.sub("\u00ad(?!$)", "", text.rstrip())  # at the line's end it divides a word, which joining mends
    text = re.sub(r"(?<=\w)¬$", "-", text)
    cells = (" ".join(_together(cell.strip(" ")).split()) for cell in text.split("\t"))
    return re.sub("\t{2,}", "\t", "\t".join(cells)).strip("\t")


def without_symbols(text: str) -> str:
    """`text` without what only a symbol font can show."""
    return " ".join(SYMBOLS.sub(" ", text).split(" ")).strip() if SYMBOLS.search(text) else text


def has_words(text: str) -> bool:
    return any(letter.isalnum() for letter in text)


def _together(text: str) -> str:
    """ "V I S I O N" as "VISION": letters set apart, words by at least two spaces."""
    letters = [word for word in text.split() if len(word) == 1 and word.isalpha()]
    if len(letters) < LETTERS_THAT_MAKE_IT_SPACED or len(letters) < 0.7 * len(text.split()):
        return text
    return " ".join(re.sub(r"(?<=\S) (?=\S)", "", word) for word in re.split(r" {2,}", text))
