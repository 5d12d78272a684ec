"""What allauth signals, written in the journal. The only signals that Kompas listens to."""

from typing import Any

from allauth.account.signals import password_changed, password_reset, user_logged_in
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import (
    authentication_failed,
    authenticator_added,
    authenticator_removed,
    authenticator_reset,
)
from django.contrib.auth.signals import user_logged_out
from django.db import transaction
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils import timezone

from kompas.accounts.models import User
from kompas.accounts.second_factor import HAS_SECOND_FACTOR, has_second_factor
from kompas.journal.actors import Actor
from kompas.journal.services import record


@receiver(user_logged_in)
def signed_in(user: User, **kwargs: Any) -> None:
    _tell("accounts.signed_in", user)


@receiver(user_logged_out)
def signed_out(user: User | None, **kwargs: Any) -> None:
    if user is not None:
        _tell("accounts.signed_out", user)


@receiver([password_changed, password_reset])
def changed_password(user: User, **kwargs: Any) -> None:
    _tell("accounts.password_changed", user)


@receiver(authenticator_added)
def added_factor(request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    request.session[HAS_SECOND_FACTOR] = has_second_factor(user)
    _tell("accounts.factor_added", user, factor=str(authenticator.type))


@receiver(authenticator_removed)
def removed_factor(request: HttpRequest, user: User, authenticator: Authenticator, **kwargs: Any) -> None:
    request.session[HAS_SECOND_FACTOR] = has_second_factor(user)
    _tell("accounts.factor_removed", user, factor=str(authenticator.type))


@receiver(authenticator_reset)
def renewed_codes(user: User, **kwargs: Any) -> None:
    _tell("accounts.codes_renewed", user)


@receiver(authentication_failed)
def refused_code(user: User, **kwargs: Any) -> None:
    """Her password was right, so it may be known to somebody else."""
    _tell("accounts.code_refused", user, by=Actor.anonymous())


def _tell(kind: str, user: User, by: Actor | None = None, **data: Any) -> None:
    with transaction.atomic():
        record(kind, user, by=by or Actor.person(user.pk), at=timezone.now(), **data)
