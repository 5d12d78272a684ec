"""The kinds of event in accounts."""

from django.utils.translation import gettext_lazy as _

from kompas.journal.kinds import Field, declare

declare("accounts.signed_in", _("Signed in"))
declare("accounts.signed_out", _("Signed out"))
declare("accounts.password_changed", _("Chose a new password"))
declare("accounts.invited", _("Invited to choose a password"))
declare("accounts.copy_taken", _("Took a copy of what is kept of her"))
declare("accounts.factor_added", _("Set up a second step of sign-in"), factor=Field.CODE)
declare("accounts.factor_removed", _("Took a second step of sign-in away"), factor=Field.CODE)
declare("accounts.codes_renewed", _("Made new emergency codes"))
declare("accounts.code_refused", _("Wrong code at the second step of sign-in"))
declare("accounts.second_factor_reset", _("Second step of sign-in reset"))
declare("accounts.linked", _("Linked to the municipality's sign-in"))
declare("accounts.unlinked", _("No longer linked to the municipality's sign-in"))
declare("accounts.unknown_subject", _("Refused: signed in at the municipality, but linked to nobody here"))
declare("accounts.went_to_practice", _("Went into the practice area"))
declare("accounts.practice_begun_again", _("Let the practice area begin again"))
