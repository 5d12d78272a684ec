"""What organisation guards."""

from django.utils.translation import gettext_lazy as _

from kompas.organisation.roles import Role, declare

MANAGE = declare("organisation.manage", _("Manage units, people, roles and subjects"), holders=[Role.ADMINISTRATOR])
NAME_DEPUTIES = declare(
    "organisation.name_deputies",
    _("Name deputies for staff"),
    holders=[Role.ADMINISTRATOR, Role.CHIEF, Role.SECTION_LEADER],
)
MANAGE_HOUSE = declare(
    "organisation.manage_house",
    _("Manage subjects, and see settings and the event log"),
    holders=[Role.ADMINISTRATOR],
    whole_house=True,
)
SEE_OUTBOX = declare("organisation.see_outbox", _("See the outbox"), holders=[Role.ADMINISTRATOR], whole_house=True)
