"""The kinds of event in accounts."""

from django.utils.translation import gettext_lazy as _

from kompas.journal.kinds import declare

declare("accounts.signed_in", _("Signed in"))
declare("accounts.signed_out", _("Signed out"))
declare("accounts.password_changed", _("Chose a new password"))
declare("accounts.invited", _("Invited to choose a password"))
declare("accounts.copy_taken", _("Took a copy of what is kept of her"))
declare("accounts.linked", _("Linked to the municipality's sign-in"))
declare("accounts.unlinked", _("No longer linked to the municipality's sign-in"))
declare("accounts.unknown_subject", _("Refused: signed in at the municipality, but linked to nobody here"))
