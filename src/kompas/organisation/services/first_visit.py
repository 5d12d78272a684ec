"""The first visit: a code given out on the console lets one browser set the house up, once.

The code has 160 random bits, so it is not the counting of wrong ones that keeps it: that only keeps the log quiet.
"""

import base64
import hashlib
import hmac
import secrets
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.errors import DomainError
from kompas.journal.actors import Actor
from kompas.journal.services import record
from kompas.organisation.models import FirstVisit
from kompas.organisation.models.first_visit import THE_ONE
from kompas.organisation.standing import Standing

CODE_BYTES = 20  # 160 bits: 32 letters and digits
GROUP = 4
MOST_MISSES = 50
MARK = "first-visit-is-over"


class WrongCode(DomainError):
    def __init__(self) -> None:
        super().__init__(
            _("That is not the code. It stands in the window where Kompas was started; only the newest one counts.")
        )


class TooManyMisses(DomainError):
    def __init__(self) -> None:
        super().__init__(
            _("There have been too many wrong codes, so none is valid any more. Start Kompas again to get a new one.")
        )


class TakenAlready(DomainError):
    def __init__(self) -> None:
        super().__init__(
            _(
                "The code has been used in another browser. "
                "If that was not you, start Kompas again: then only the new code is valid."
            )
        )


class IsOver(DomainError):
    def __init__(self) -> None:
        super().__init__(_("The house has been set up already. Sign in instead."))


def _read() -> bool:
    return not FirstVisit.objects.filter(over_at=None).exists()


OVER: Standing[bool] = Standing(_read, blank=True)


def is_over() -> bool:
    """Whether nobody is to set the house up (any more). What was over once is not asked of the database again soon."""
    if not OVER.now():
        OVER.take(_read())  # the very next page must know that it is over, whichever process answers
    return OVER.now()


@transaction.atomic
def open_anew(*, at: datetime) -> str | None:
    """The code with which the house can be set up, or None where it has been. Any former code and key are dead.

    A house in which somebody works was set up before there was a first visit, or from the command line.
    """
    visit = FirstVisit.objects.select_for_update(of=("self",)).first()
    if _mark().exists() or (visit and visit.over_at) or (visit is None and User.objects.exists()):
        end(at=at)
        return None
    code = base64.b32encode(secrets.token_bytes(CODE_BYTES)).decode()
    fresh = {"code_digest": _digest(code), "key_digest": "", "misses": 0}
    FirstVisit.objects.update_or_create(pk=THE_ONE, defaults=fresh)
    OVER.forget()
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


@transaction.atomic
def enter(*, code: str) -> str:
    """Use the code, and return the key that lets one browser, and no other, go on.

    Returned once: of two who send the right code at the same instant, one finds it taken.

    Raises:
        IsOver, TakenAlready, TooManyMisses, WrongCode: why not. A wrong one is counted by `count_miss`.
    """
    visit = FirstVisit.objects.select_for_update(of=("self",)).first()
    if visit is None or visit.over_at:
        raise IsOver
    if visit.key_digest:
        raise TakenAlready
    if visit.misses >= MOST_MISSES:
        raise TooManyMisses
    if not hmac.compare_digest(visit.code_digest, _digest(_typed(code))):
        raise WrongCode
    key = secrets.token_urlsafe(32)
    visit.key_digest = _digest(key)
    visit.save(update_fields=["key_digest"])
    return key


@transaction.atomic
def count_miss() -> None:
    """One more wrong code; told apart from `enter`, whose refusal takes back all that it wrote."""
    visit = FirstVisit.objects.select_for_update(of=("self",)).filter(over_at=None).first()
    if visit is not None:
        visit.misses += 1
        visit.save(update_fields=["misses"])


def held_by(key: str) -> FirstVisit | None:
    """The first visit, if it is under way and `key` is the key of the browser that used the code."""
    visit = FirstVisit.objects.select_related("administrator").filter(over_at=None).first()
    if not key or visit is None or not visit.key_digest:
        return None
    return visit if hmac.compare_digest(visit.key_digest, _digest(key)) else None


@transaction.atomic
def pass_step(*, number: int) -> None:
    """So many steps have been passed; going back to one loses none."""
    visit = FirstVisit.objects.select_for_update(of=("self",)).filter(over_at=None).first()
    if visit is None:
        raise IsOver
    visit.reached = max(visit.reached, number)
    visit.save(update_fields=["reached"])


@transaction.atomic
def appointed(*, administrator: User) -> None:
    """Keep who set the house up, for the steps that follow."""
    FirstVisit.objects.select_for_update(of=("self",)).filter(over_at=None).update(administrator=administrator)


@transaction.atomic
def end(*, at: datetime, by: Actor | None = None) -> bool:
    """The house is set up, for good; False where it was already. A file beside the keys says so too.

    The file outlasts the database: whoever brings back one from the days of the first visit does not open it again.
    """
    visit, _created = FirstVisit.objects.select_for_update(of=("self",)).get_or_create(
        pk=THE_ONE, defaults={"over_at": at}
    )
    was_open = visit.over_at is None
    visit.over_at, visit.code_digest, visit.key_digest = visit.over_at or at, "", ""
    visit.save(update_fields=["over_at", "code_digest", "key_digest"])
    if was_open:
        record("organisation.first_visit_over", visit, by=by or Actor.house(), at=at)
        transaction.on_commit(_leave_mark)
    OVER.forget()
    return was_open


def _typed(code: str) -> str:
    """The code, however it was typed: with hyphens, spaces or small letters."""
    return "".join(letter for letter in code.upper() if letter.isalnum())


def _digest(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _mark() -> Path:
    return Path(settings.DATA) / "keys" / MARK


def _leave_mark() -> None:
    _mark().parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    _mark().touch(mode=0o600)
