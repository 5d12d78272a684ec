"""Keeping what a strategy rests on, its file, and the commitments it led to."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import PurePath

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.accounts.names import free_slug
from kompas.documents.models import StoredFile
from kompas.documents.services import discard, store
from kompas.errors import DomainError, NotAllowed, check_version
from kompas.journal.actors import Actor
from kompas.journal.services import record
from kompas.organisation.reach import reach_of
from kompas.strategy.models import Ground, GroundLink, Strategy
from kompas.strategy.models.ground import NAME_LENGTH
from kompas.strategy.permissions import WRITE
from kompas.strategy.services.writing import lock_strategy
from kompas.strategy.sources import CHOICES, TAKEN_BY_PAGES
from kompas.strategy.workflow import State

LARGEST_FILE = 25 * 1024 * 1024
# How a file of each kind begins; None: any text. What a browser might run (HTML, SVG) is no ground.
BEGINNINGS: dict[str, tuple[bytes, ...] | None] = {
    ".pdf": (b"%PDF-",),
    ".docx": (b"PK\x03\x04",),
    ".xlsx": (b"PK\x03\x04",),
    ".pptx": (b"PK\x03\x04",),
    ".odt": (b"PK\x03\x04",),
    ".ods": (b"PK\x03\x04",),
    ".odp": (b"PK\x03\x04",),
    ".png": (b"\x89PNG",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".txt": None,
    ".md": None,
    ".csv": None,
}


class NotAGround(DomainError):
    """What was written cannot stand as a ground."""


class NotAFile(DomainError):
    """The file is too large, empty, or of a kind that is not kept."""


class GroundGone(DomainError):
    def __init__(self) -> None:
        super().__init__(_("Somebody has removed this ground meanwhile. Nothing was saved."))


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundValues:
    """What a person writes about a ground. `former` is a strategy only where `kind` says so."""

    name: str
    kind: str
    held_on: date | None = None
    about: str = ""
    is_public: bool = False
    former: Strategy | None = None


@transaction.atomic
def add_ground(
    *,
    strategy: Strategy,
    values: GroundValues,
    file: "File[bytes] | None" = None,
    source_number: int | None = None,
    by: User,
    at: datetime,
) -> Ground:
    """Keep what the strategy rests on; `source_number` where the text names it already.

    Raises:
        NotAllowed: `by` does not write for the unit.
        NotAGround: it has no name, a kind nobody knows, or that source has its ground already.
        NotAFile: the file will not do.
    """
    strategy = _writable(strategy, by, at)
    taken = Ground.objects.filter(strategy=strategy)
    if source_number is not None and taken.filter(source_number=source_number).exists():
        raise NotAGround(_("Somebody has added this ground already."))
    fields = _checked(values)
    ground = Ground.objects.create(
        strategy=strategy,
        slug=free_slug(values.name, TAKEN_BY_PAGES.union(taken.values_list("slug", flat=True))),
        source_number=source_number,
        file=_stored(file, at),
        added_by=by,
        added_at=at,
        **fields,
    )
    _tell("strategy.ground_added", ground, by, at, has_file=int(file is not None))
    return ground


@transaction.atomic
def change_ground(
    *,
    ground: Ground,
    values: GroundValues,
    file: "File[bytes] | None" = None,
    without_file: bool = False,
    opened_on: int,
    by: User,
    at: datetime,
) -> Ground:
    """Write it otherwise; a new `file` takes the place of the old one, which is then gone, as `without_file` is.

    Raises:
        LostUpdate: it has changed since version `opened_on` was shown.
        NotAllowed, NotAGround, NotAFile: as `add_ground`.
        GroundGone: somebody removed it.
    """
    ground = _locked(ground, by, at)
    check_version(ground, opened_on)
    fields, old = _checked(values), ground.file
    for name, value in fields.items():
        setattr(ground, name, value)
    if file is not None or without_file:
        ground.file = _stored(file, at)
    ground.version += 1
    ground.save(update_fields=[*fields, "file", "version"])
    if old is not None and old != ground.file:
        discard(old)
    _tell("strategy.ground_changed", ground, by, at, has_file=int(ground.file_id is not None))
    return ground


@transaction.atomic
def remove_ground(*, ground: Ground, opened_on: int, by: User, at: datetime) -> None:
    """Forget it with its file and its links; what the text itself says of it stays.

    Raises:
        LostUpdate: it has changed since version `opened_on` was shown.
        NotAllowed, GroundGone: as `change_ground`.
    """
    ground = _locked(ground, by, at)
    check_version(ground, opened_on)
    key, file = ground.pk, ground.file
    ground.delete()
    if file is not None:
        discard(file)
    ground.pk = key  # the event tells of what is no more
    _tell("strategy.ground_removed", ground, by, at)


@transaction.atomic
def link_ground(*, ground: Ground, commitments: Collection[int], by: User, at: datetime) -> Ground:
    """Let the ground have led to just these of the strategy's commitments; what it led to before and is not among them
    is taken away, and stays readable as that.

    Raises:
        NotAGround: one of them is no commitment of this strategy.
        NotAllowed, GroundGone: as `change_ground`.
    """
    ground = _locked(ground, by, at)
    wanted = set(commitments)
    if ground.strategy.commitments.filter(pk__in=wanted).count() != len(wanted):
        raise NotAGround(_("One of the commitments is no longer there. Choose again."))
    standing = ground.links.standing()
    known = set(standing.values_list("commitment_id", flat=True))
    gone, come = known - wanted, sorted(wanted - known)
    if not gone and not come:
        return ground
    standing.filter(commitment__in=gone).update(removed_at=at, removed_by=by)
    GroundLink.objects.bulk_create(
        GroundLink(ground=ground, commitment_id=key, added_by=by, added_at=at) for key in come
    )
    _tell("strategy.ground_linked", ground, by, at, added=len(come), removed=len(gone))
    return ground


def discard_files(strategy: Strategy) -> None:
    """Let the files of a strategy's grounds go, before the strategy itself does."""
    for ground in strategy.grounds.exclude(file=None).select_related("file"):
        file, ground.file = ground.file, None
        ground.save(update_fields=["file"])
        if file is not None:
            discard(file)


def _writable(strategy: Strategy, by: User, at: datetime) -> Strategy:
    strategy = lock_strategy(strategy)
    if not reach_of(by, on=timezone.localdate(at)).may(WRITE, strategy.unit_id):
        raise NotAllowed
    return strategy


def _locked(ground: Ground, by: User, at: datetime) -> Ground:
    strategy = _writable(ground.strategy, by, at)
    found = Ground.objects.select_for_update(of=("self",)).select_related("file").filter(pk=ground.pk).first()
    if found is None:
        raise GroundGone
    found.strategy = strategy
    return found


def _checked(values: GroundValues) -> Mapping[str, object]:
    name = " ".join(values.name.split())
    if not name:
        raise NotAGround(_("Write a name."))
    if len(name) > NAME_LENGTH:
        raise NotAGround(_("The name is longer than %(count)d letters. Make it shorter.") % {"count": NAME_LENGTH})
    if values.kind not in dict(CHOICES):
        raise NotAGround(_("Choose what kind of ground it is."))
    former = values.former if values.kind == "former_strategy" else None
    if former is not None and former.state == State.DRAFT:
        raise NotAGround(_("A former strategy is one that was adopted, not a draft."))
    return {
        "name": name,
        "kind": values.kind,
        "held_on": values.held_on,
        "about": values.about.strip(),
        "is_public": values.is_public,
        "former": former,
    }


def _stored(file: "File[bytes] | None", at: datetime) -> StoredFile | None:
    """The file kept. What it is called and how it begins must agree."""
    if file is None:
        return None
    ending = PurePath(file.name or "").suffix.lower()
    if ending not in BEGINNINGS:
        raise NotAFile(
            _("Files of the kind %(ending)s are not kept here. Choose one of these: %(kinds)s.")
            % {"ending": ending or "?", "kinds": ", ".join(BEGINNINGS)}
        )
    if not file.size:
        raise NotAFile(_("The file is empty."))
    if file.size > LARGEST_FILE:
        raise NotAFile(_("The file is larger than %(count)d MB.") % {"count": LARGEST_FILE // 1024 // 1024})
    beginning, beginnings = file.read(8), BEGINNINGS[ending]
    file.seek(0)
    if b"\0" in beginning if beginnings is None else not beginning.startswith(beginnings):
        raise NotAFile(_("The file is called %(ending)s but is something else. Save it anew.") % {"ending": ending})
    return store(file=file, name=file.name or "", media_type="application/octet-stream", at=at)


def _tell(kind: str, ground: Ground, by: User, at: datetime, **data: object) -> None:
    strategy = ground.strategy
    record(kind, ground, by=Actor.person(by.pk), at=at, unit_id=strategy.unit_id, strategy=strategy.pk, **data)
