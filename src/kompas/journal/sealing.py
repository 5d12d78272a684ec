"""The hash chain: each link digests an event and the link before, with a key kept outside the database."""

import hashlib
import hmac
import json
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction

from kompas.journal.models import Event, Seal
from kompas.journal.queries import settled

BATCH = 500
BEGINNING = "0" * 64


@dataclass(frozen=True)
class Proof:
    """What `verify` found: how many links hold, the head, and the position of the first broken link, if any."""

    links: int
    head: str
    broken_at: int | None
    waiting: int


def seal() -> int:
    """Seal the settled events that have no link yet; return how many. Run by the worker, one at a time."""
    count = 0
    while step := _seal_batch():
        count += step
    return count


@transaction.atomic
def _seal_batch() -> int:
    last = Seal.objects.select_for_update().order_by("-position").first()
    position, digest = (last.position, last.digest) if last else (0, BEGINNING)
    links = []
    for event in settled().filter(seal=None)[:BATCH]:
        position, digest = position + 1, _digest(digest, event)
        links.append(Seal(position=position, event=event, digest=digest))
    Seal.objects.bulk_create(links)
    return len(links)


def verify() -> Proof:
    """Compute the whole chain again. A changed, removed or inserted event breaks it at its position."""
    digest, links = BEGINNING, 0
    for link in Seal.objects.select_related("event").order_by("position").iterator(chunk_size=1000):
        digest = _digest(digest, link.event)
        if link.position != links + 1 or not hmac.compare_digest(digest, link.digest):
            return Proof(links, digest, links + 1, 0)
        links += 1
    return Proof(links, digest, None, Event.objects.filter(seal=None).count())


def _digest(before: str, event: Event) -> str:
    told = [
        event.pk,
        event.kind,
        event.version,
        event.subject_kind,
        event.subject_id,
        event.unit_id,
        event.actor_kind,
        event.actor_id,
        event.at.isoformat(),
        event.data,
        event.transaction,
    ]
    text = before + json.dumps(told, sort_keys=True, separators=(",", ":"))
    return hmac.new(settings.JOURNAL_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()
