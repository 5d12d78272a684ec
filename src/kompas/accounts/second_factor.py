"""The second step of signing in: what allauth asks us about it, and an administrator's help when it is lost."""

import base64
import hashlib
from datetime import datetime

import qrcode
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from kompas.accounts import house
from kompas.accounts.models import User
from kompas.accounts.sessions import sessions_of
from kompas.errors import DomainError
from kompas.journal.actors import Actor
from kompas.journal.services import record

HAS_SECOND_FACTOR = "has_second_factor"  # in the session: told at sign-in, and when she sets one up or takes it away
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
BORDER = 4  # modules of white around a QR code, or phones do not find it


class SecondFactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("That is not it. A code works once, and for half a minute: wait for the next one."),
        "cannot_generate_recovery_codes": _("Set up an app or a passkey first; emergency codes stand in for them."),
    }

    def get_totp_issuer(self) -> str:
        return f"Kompas, {house.name()}"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": self.get_totp_issuer()}

    def encrypt(self, text: str) -> str:
        """With a key outside the database: whoever reads only that cannot make anybody's codes."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        try:
            return _box().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:  # the key is another one than when she set it up: nothing she writes can be right
            raise self.validation_error("incorrect_code") from None

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:  # noqa: A002
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("Passkey %(number)s") % {"number": number}


class YourOwn(DomainError):
    def __init__(self) -> None:
        super().__init__(_("You cannot reset your own second step. Ask another administrator."))


def has_second_factor(person: User) -> bool:
    return bool(Authenticator.objects.filter(user_id=person.pk, type__in=FACTORS).exists())


@transaction.atomic
def reset(*, person: User, by: Actor, at: datetime) -> None:
    """Take away her app, passkeys and emergency codes, because she has lost them, and tell her by mail.

    Wherever she is signed in it ends, since that may be who took them, and browsers that remembered her ask again.
    Without any, nothing is told.

    Raises:
        YourOwn: she is the one who asks.
    """
    if by.person_id == person.pk:
        raise YourOwn
    person = User.objects.select_for_update(of=("self",)).get(pk=person.pk)
    gone, _by_model = Authenticator.objects.filter(user_id=person.pk).delete()
    if not gone:
        return
    for session in sessions_of(person):
        session.delete()
    with override("da"):
        _tell(person)
    record("accounts.second_factor_reset", person, by=by, at=at)


def qr_code(text: str) -> tuple[str, int]:
    """`text` as the path of an SVG, one square for each dark module, and how many modules it is wide."""
    drawn = qrcode.QRCode(border=BORDER)
    drawn.add_data(text)
    rows = drawn.get_matrix()
    squares = (f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return "".join(squares), len(rows)


def _box() -> Fernet:
    """Made of the secret key, so that whatever brings that one back brings the apps back too."""
    made = hashlib.sha256(f"kompas.second-factor:{settings.SECRET_KEY}".encode()).digest()
    return Fernet(base64.urlsafe_b64encode(made))


def _tell(person: User) -> None:
    text = gettext(
        "Dear %(name)s\n\n"
        "An administrator has reset the second step of your sign-in to Kompas. Your password is as it was. "
        "Set up a new app or passkey the next time you sign in.\n\n"
        "Did you not ask for it? Tell your leader or an administrator at once, and choose a new password."
    ) % {"name": person.name}
    subject = gettext("The second step of your sign-in has been reset")
    EmailMessage(subject, text, settings.DEFAULT_FROM_EMAIL, [person.email]).send()
