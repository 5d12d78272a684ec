"""Names of municipalities."""

import re

from kompas.strategy.importer.vocabulary import Vocabulary


def is_only_municipality(text: str, words: Vocabulary) -> bool:
    shown = text.title() if text.isupper() else text
    return bool(words.municipal.search(shown)) and not re.sub(r"[\W_\d]", "", words.municipal.sub("", shown))
