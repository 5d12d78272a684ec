"""What this room is, for who opens and closes rooms to a unit."""

from django.utils.translation import gettext_lazy as _

from kompas.organisation.rooms import declare

declare("next_period", _("The next period"), about=_("Preparing the strategy that follows, beside the one in force."))
