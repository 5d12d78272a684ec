"""What this room is, for who opens and closes rooms to a unit."""

from django.utils.translation import gettext_lazy as _

from kompas.organisation.rooms import declare

declare("analyses", _("Analyses"), about=_("PESTEL and SWOT boards, and strategy seminars."))
