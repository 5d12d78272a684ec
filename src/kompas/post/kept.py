"""What post keeps of a person."""

from django.utils.translation import gettext_lazy

from kompas.accounts.keeping import Group, Told, keep
from kompas.post.models import NEWEST_FIRST, MailServer, OutgoingMail

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
keep(
    "post.mail_server",
    group=Group.PLACE,
    words=gettext_lazy("Your e-mail as the sender of the house's letters"),
    why=gettext_lazy("So that who gets a letter sees whom it is from."),
    how_long=gettext_lazy("Until an administrator writes another sender."),
    who_sees=gettext_lazy("Everybody who gets a letter from Kompas."),
    fields=("post.MailServer.sender",),
    rows=lambda person: MailServer.objects.filter(sender__iexact=person.email),
    tell=lambda row: Told(words=row.sender),
)
