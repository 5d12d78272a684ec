"""What this room is, for who opens and closes rooms to a unit."""

from django.utils.translation import gettext_lazy as _

from kompas.organisation.rooms import declare

declare("practice", _("Practice area"), about=_("A house of its own to try things out in."))
