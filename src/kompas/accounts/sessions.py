"""Where somebody is signed in just now."""

from collections.abc import Sequence

from django.contrib.sessions.models import Session
from django.utils import timezone

from kompas.accounts.models import User


def sessions_of(person: User) -> Sequence[Session]:
    """Those that still hold; they name their person inside, so each is opened."""
    alive = Session.objects.filter(expire_date__gt=timezone.now()).order_by("-expire_date")
    return [each for each in alive.iterator() if each.get_decoded().get("_auth_user_id") == str(person.pk)]
