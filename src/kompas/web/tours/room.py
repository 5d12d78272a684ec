"""What this room is, for who opens and closes rooms to a unit."""

from django.utils.translation import gettext_lazy as _

from kompas.organisation.rooms import declare

declare("tours", _("Guided tours"), about=_("Ten minutes through the real screens, for each role."))
