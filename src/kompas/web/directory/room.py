"""What this room is, for who opens and closes rooms to a unit."""

from django.utils.translation import gettext_lazy as _

from kompas.organisation.rooms import declare

declare("directory", _("Colleagues"), about=_("Who works here, what one can ask them, and who stands in for whom."))
