"""What post keeps of a person."""

from django.utils.translation import gettext_lazy

from kompas.accounts.keeping import Group, Told, keep
from kompas.post.models import NEWEST_FIRST, OutgoingMail

keep(
    "post.letters",
    group=Group.TRACES,
    words=gettext_lazy("Letters from Kompas to you"),
    why=gettext_lazy(
        "So that a letter is sent again when the mail server was away, and can be found when it went astray."
    ),
    how_long=gettext_lazy(
        "The outbox forgets nothing by itself. A letter with a link to a new password is emptied once sent."
    ),
    who_sees=gettext_lazy("You, and administrators of the whole house; a letter with a secret link nobody."),
    fields=("post.OutgoingMail.to",),
    rows=lambda person: OutgoingMail.objects.filter(to__iexact=person.email).order_by(*NEWEST_FIRST),
    tell=lambda mail: Told(words=mail.subject, at=mail.queued_at, text="" if mail.is_secret else mail.text),
)
