"""Search over many entries against a tenth of them, and against looking for the same letters with LIKE.

The claim: ten times the data costs far less than ten times the time, and Danish endings and compounds cost little.
"""

import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta

SIZE = 20_000
REPEATS = 7
QUESTIONS = ("kommunernes", "tilladelse", "trivsel blandt medarbejdere", "høring", "børnene", "klimatilpasning i byen")
HEADS = (
    "bygge lokal natur klima vej spildevands miljø borger erhvervs sundheds skole kultur fritids trafik affalds "
    "vandløbs bolig"
).split()
TAILS = "tilladelser planer sager høringer afgørelser udvikling dialog tilpasning politikker strategier".split()
WORDS = (
    "kommunens borgere møder medarbejdere der hjælper virksomheder trivsel børn unge ældre byen vandet vejene svar "
    "hurtigt venligt fagligt sammen tidligt målbart ansvar kvalitet frivillige foreninger naboer dialog"
).split()


def run(size: int | None) -> dict[str, float]:
    """Median milliseconds of a search over `size` entries (default 20,000), and what they are in proportion."""
    entries = size or SIZE
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"KOMPAS_MODE": "test", "KOMPAS_DATA": folder, "KOMPAS_DATABASE": ""}
        _prepare()
        small, _like_small = _measured(entries // 10)
        large, like = _measured(entries)
    return {
        "entries": entries,
        "milliseconds": round(large, 1),
        "against_a_tenth_of_the_entries": round(large / small, 2),
        "against_like": round(large / like, 2),
    }


def _prepare() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def _measured(entries: int) -> tuple[float, float]:
    from kompas.search.models import Entry
    from kompas.search.queries import find

    _fill(entries)

    def like(question: str) -> None:
        rows = Entry.objects.newest_first()
        for word in question.split():
            rows = rows.filter(text__icontains=word)
        list(rows[:20])

    return _median(lambda question: find(question, among=Entry.objects.all())), _median(like)


def _median(ask: Callable[[str], object]) -> float:
    times = []
    for question in QUESTIONS * REPEATS:
        begun = time.perf_counter()
        ask(question)
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times)


def _fill(entries: int) -> None:
    from kompas.search.models import Entry, Kind, Word
    from kompas.search.words import kept

    chance = random.Random(7)
    have = Entry.objects.count()
    made = []
    for number in range(have, entries):
        words = [*chance.choices(WORDS, k=30), f"{chance.choice(HEADS)}{chance.choice(TAILS)}", f"nr{number}"]
        chance.shuffle(words)
        title, text = " ".join(words[:5]), " ".join(words[5:])
        made.append(
            Entry(
                key=f"bench:{number}",
                subject=f"bench:{number}",
                day=date(2020, 1, 1) + timedelta(days=number % 2000),
                kind=Kind.SUBJECT,
                title=title,
                text=text,
                stem_title=kept(title),
                stem_text=kept(text),
            )
        )
    Entry.objects.bulk_create(made, batch_size=500)
    stems = {word for entry in made for word in f"{entry.stem_title} {entry.stem_text}".split()}
    Word.objects.bulk_create(
        [Word(text=word, backwards=word[::-1]) for word in sorted(stems)], batch_size=500, ignore_conflicts=True
    )
