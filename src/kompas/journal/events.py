"""The kinds of event that happen to the whole house."""

from django.utils.translation import gettext_lazy as _

from kompas.journal.kinds import Field, declare

BACKED_UP = "journal.backed_up"
RESTORED = "journal.restored"
declare(BACKED_UP, _("Backup taken"), megabytes=Field.NUMBER, seconds=Field.NUMBER, lost_files=Field.NUMBER)
declare(RESTORED, _("Restored from a backup"), made_on=Field.DATE, letters=Field.NUMBER)
