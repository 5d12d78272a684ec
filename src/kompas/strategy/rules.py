"""Pure rules of strategies: words that stand where the document has none, and names made to fit."""

UNTITLED = {"da": "Uden titel", "nb": "Uten tittel", "sv": "Utan titel", "en": "Untitled"}
NAMELESS = {"da": "Uden navn", "nb": "Uten navn", "sv": "Utan namn", "en": "Without a name"}
ELLIPSIS = "…"


def shortened(text: str, length: int) -> str:
    """The beginning of `text` in at most `length` letters, ended at a word where that leaves at least half of it."""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    whole = cut.rsplit(" ", 1)[0]
    return (whole if len(whole) * 2 >= length else cut).rstrip(" ,;:.–-") + ELLIPSIS


def head_and_body(head: str, body: str, *, length: int, nameless: str) -> tuple[str, str]:
    """A name of at most `length` letters and the text behind it, so that no word of either is lost.

    A part without a name is called by its text where that is short enough, else `nameless`.
    """
    if not head and len(body) <= length and "\n" not in body:
        return (body, "") if body else (nameless, "")
    if not head:
        return nameless, body
    if len(head) <= length:
        return head, body
    return shortened(head, length), "\n\n".join(filter(None, (head, body)))
