"""What this room is, for who opens and closes rooms to a unit."""

from django.utils.translation import gettext_lazy as _

from kompas.organisation.rooms import declare

declare("outbox", _("Outbox"), about=_("Every mail that the house has written."))
