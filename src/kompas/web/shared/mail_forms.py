"""By which server mail leaves: asked at the first visit, and kept up under Administration."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from kompas.accounts.models import User
from kompas.organisation import house
from kompas.organisation.services.municipality import NEW
from kompas.post import way_out
from kompas.post.models import MailServer, Security
from kompas.web.shared.one_line import OneLineField
from kompas.web.shared.versioned import VersionedForm

FIELDS = ("host", "port", "security", "username", "sender")


class MailServerForm(VersionedForm):
    host = OneLineField(label=_("Server"), max_length=200, help_text=_("For instance smtp.kommune.dk."))
    port = forms.IntegerField(label=_("Port"), min_value=1, max_value=65535, initial=587)
    security = forms.ChoiceField(label=_("Encryption"), choices=Security, initial=Security.STARTTLS)
    username = OneLineField(label=_("User"), max_length=200, required=False)
    password = forms.CharField(
        label=_("Password"),
        required=False,
        strip=False,
        max_length=500,
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}),
        help_text=_("It is kept locked and never shown again. Empty: the one that is kept."),
    )
    sender = forms.EmailField(
        label=_("Sender"), max_length=254, help_text=_("Letters from Kompas come from this address.")
    )


def told_by_server() -> dict[str, Any]:
    """What the form is opened with: all but the password."""
    server = MailServer.objects.first()
    if server is None:
        return {"opened_on": NEW}
    return {**{name: getattr(server, name) for name in FIELDS}, "opened_on": server.version}


def try_out(person: User) -> None:
    """Send her a letter by the server that is told. Raises NotTaken."""
    with override("da"):
        text = _now(
            "Dear %(name)s\n\n"
            "This letter came from Kompas at %(organisation)s. Mail leaves the house, then, and gets through."
        ) % {"name": person.name, "organisation": house.name()}
        subject = _now("A letter to try it out")
    way_out.try_out(person.email, subject=subject, text=text)
