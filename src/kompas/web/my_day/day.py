"""New colleagues: the news that belongs to no room in particular."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kompas.accounts.models import User
from kompas.journal.queries import happened
from kompas.web.shared.day import News, news
from kompas.web.shared.pages import SignedInRequest

MOST_NAMES = 4


@news
def colleagues(request: SignedInRequest, since: datetime) -> Iterable[News]:
    """Those who came, as one piece of news however many they are; the person herself left out."""
    arrivals = happened("organisation.person_created", "organisation.person_returned", since=since)
    came = {event.subject_id: event.at for event in arrivals if event.subject_id != request.user.pk}
    people = list(User.objects.active().filter(pk__in=came))
    if not people:
        return []
    words = ngettext("%(names)s has joined.", "%(names)s have joined.", len(people)) % {"names": _names(people)}
    href = reverse("directory:person", args=[people[0].slug]) if len(people) == 1 else reverse("directory:overview")
    return [News(words=words, at=max(came[person.pk] for person in people), href=href)]


def _names(people: Iterable[User]) -> str:
    """`Anne, Bo and Carla`, or `Anne, Bo, Carla, Dan and 3 more`."""
    names = [person.name for person in people]
    shown, rest = names[:MOST_NAMES], len(names) - MOST_NAMES
    if rest > 0:
        more = ngettext("%(count)d more", "%(count)d more", rest) % {"count": rest}
        return _("%(names)s and %(last)s") % {"names": ", ".join(shown), "last": more}
    if len(shown) == 1:
        return shown[0]
    return _("%(names)s and %(last)s") % {"names": ", ".join(shown[:-1]), "last": shown[-1]}
