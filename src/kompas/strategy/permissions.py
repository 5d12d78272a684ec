"""What strategy guards."""

from django.utils.translation import gettext_lazy as _

from kompas.organisation.roles import Role, declare

WRITE = declare(
    "strategy.write",
    _("Import strategies and write drafts"),
    holders=[Role.CONSULTANT, Role.CHIEF, Role.SECTION_LEADER],
)
ADOPT = declare("strategy.adopt", _("Adopt and close strategies"), holders=[Role.CHIEF])
PUBLISH = declare("strategy.publish", _("Publish strategies to citizens"), holders=[Role.CHIEF, Role.CONSULTANT])
