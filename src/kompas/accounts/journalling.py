"""What allauth signals, written in the journal. The only signals that Kompas listens to."""

from typing import Any

from allauth.account.signals import password_changed, password_reset, user_logged_in
from django.contrib.auth.signals import user_logged_out
from django.db import transaction
from django.dispatch import receiver
from django.utils import timezone

from kompas.accounts.models import User
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


def _tell(kind: str, user: User) -> None:
    with transaction.atomic():
        record(kind, user, by=Actor.person(user.pk), at=timezone.now())
