"""kill -9 of web server and worker while three people write: what the screen confirmed is there, whole."""

import json
import os
import random
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Event

from tests.kills.installation import Installation, Killed, Visitor

LONG = bool(os.environ.get("KOMPAS_TEST_LONG"))
KILLS = 100 if LONG else 10
WRITERS = 3
DRAFT = "/strategier/teknik-og-erhverv-2026-2029/kladde/"
LOOK = """
import json
from django.db import connection
from kompas.journal.models import Event
from kompas.journal.sealing import seal
from kompas.strategy.models import Commitment, CommitmentText, Revision
seal()
draft = Revision.objects.drafts().get(strategy__slug="teknik-og-erhverv-2026-2029")
def told(pragma):
    with connection.cursor() as cursor:
        return cursor.execute(f"PRAGMA {pragma}").fetchall()
print(json.dumps({
    "texts": list(draft.commitment_texts.values_list("text", flat=True)),
    "version": draft.version,
    "events": Event.objects.filter(kind="strategy.draft_changed", subject_id=draft.strategy_id).count(),
    "without_text": Commitment.objects.filter(texts=None).count(),
    "integrity": told("integrity_check") + told("foreign_key_check"),
}))
"""


def test_killing_the_server_loses_nothing_that_was_confirmed(installation: Installation) -> None:
    before = json.loads(installation.run(LOOK))
    chance, confirmed = random.Random(20260302), set[str]()
    visitors = [Visitor(installation) for _ in range(WRITERS)]
    installation.start_web()
    for visitor in visitors:
        person = installation.sign_in("consultant")
        visitor.sign_in(person["email"], person["password"])

    for kill in range(KILLS):
        installation.start_worker()
        enough = Event()
        with ThreadPoolExecutor(WRITERS) as pool:
            writing = [
                pool.submit(_write_on, visitor, f"løfte {kill}.{number}", enough)
                for number, visitor in enumerate(visitors)
            ]
            enough.wait(chance.uniform(0.1, 1.5))  # the moment of death
            installation.kill("web", whole_group=chance.random() < 0.7)
            installation.kill("worker")
            enough.set()
        confirmed.update(text for each in writing for text in each.result())
        installation.start_web()  # the sessions live on: nobody signs in again

    after = json.loads(installation.run(LOOK))
    written = [text for text in after["texts"] if text not in before["texts"]]
    assert len(confirmed) >= KILLS // 2  # a busy machine confirms less between two kills
    assert confirmed <= set(written)
    assert len(written) == len(set(written))
    assert after["without_text"] == before["without_text"]
    assert after["version"] - before["version"] == after["events"] - before["events"] == len(written)
    assert after["integrity"] == [["ok"]]
    assert "The event log holds" in installation.verify()
    sys.stderr.write(f"{KILLS} kills: {len(confirmed)} confirmed, {len(written)} stored, none lost, none half-stored\n")


def _write_on(visitor: Visitor, name: str, enough: Event) -> list[str]:
    """Add commitments until the server is gone; those that the screen confirmed."""
    confirmed: list[str] = []
    while not enough.is_set():
        text = f"{name}.{len(confirmed)} holde, hvad skærmen lovede"
        try:
            _arrived, page = visitor.send(f"{DRAFT}tilfoej/loefte/", "text", text=text)
        except Killed:
            break
        assert text in page.text_content()
        confirmed.append(text)
    return confirmed
