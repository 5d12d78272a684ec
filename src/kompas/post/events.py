"""The kinds of event in post: what a person decides of a mail. That one was sent is told by the mail itself."""

from django.utils.translation import gettext_lazy as _

from kompas.journal.kinds import declare

RELEASED = "post.released"
PUT_BY = "post.put_by"
declare(RELEASED, _("Mail held back is sent"))
declare(PUT_BY, _("Mail held back is not sent"))
declare("post.mail_server_changed", _("Mail server changed"))
