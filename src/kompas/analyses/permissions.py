"""What analyses guards."""

from django.utils.translation import gettext_lazy as _

from kompas.organisation.roles import Role, declare

LEAD = declare(
    "analyses.lead",
    _("Begin and close boards, and lead strategy seminars"),
    holders=[Role.CONSULTANT, Role.CHIEF, Role.SECTION_LEADER],
)
