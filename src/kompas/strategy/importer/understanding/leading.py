"""Lead-ins: what stands before a list and is no part of it, "Derfor vil vi:"."""

from kompas.strategy.importer.understanding.wording import bare
from kompas.strategy.importer.vocabulary import Vocabulary


def is_lead(text: str, words: Vocabulary) -> bool:
    """Whether the whole of `text` only leads a list in."""
    stripped = text.strip().rstrip(":.…–- ")
    if len(stripped) > 110 or (stripped.endswith(("?", "!"))):
        return False
    return bool(
        words.lead_start.match(bare(stripped)) or (text.rstrip().endswith(":") and words.lead.match(bare(stripped)))
    )
