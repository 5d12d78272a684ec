"""The kinds of event in promises."""

from django.utils.translation import gettext_lazy as _

from kompas.journal.kinds import Field, declare

declare("promises.closed", _("Closing days told"), first_day=Field.DATE, last_day=Field.DATE)
declare("promises.reopened", _("Closing days withdrawn"), first_day=Field.DATE, last_day=Field.DATE)
declare("promises.customary_days_changed", _("Customary days off changed"))
