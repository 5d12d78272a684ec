"""What this room is, for who opens and closes rooms to a unit."""

from django.utils.translation import gettext_lazy as _

from kompas.organisation.rooms import declare

declare(
    "importing",
    _("Bringing strategies in"),
    about=_("Reading a strategy from a document, and looking through what was understood."),
)
