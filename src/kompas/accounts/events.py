"""The kinds of event in accounts."""

from kompas.journal.kinds import declare

declare("accounts.signed_in")
declare("accounts.signed_out")
declare("accounts.password_changed")
