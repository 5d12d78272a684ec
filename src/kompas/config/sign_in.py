"""How people sign in, as the operator sets it: the municipality's own provider, passwords, the second factor."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from kompas.config import environment

EVERYBODY, RESCUE = "all", "rescue"
OPTIONAL, ADMINISTRATORS = "optional", "administrators"


@dataclass(frozen=True)
class Oidc:
    """The municipality's OpenID Connect provider. Half of it set is none; `./kompas check` tells what is missing."""

    issuer: str = ""
    client: str = ""
    secret: str = ""
    subject: str = "sub"  # the claim that tells who somebody is, and never changes hands

    @property
    def is_on(self) -> bool:
        return bool(self.issuer and self.client and self.secret)


def oidc() -> Oidc:
    return Oidc(
        issuer=environment.text("KOMPAS_OIDC_ISSUER"),
        client=environment.text("KOMPAS_OIDC_CLIENT"),
        secret=environment.text("KOMPAS_OIDC_SECRET"),
        subject=environment.text("KOMPAS_OIDC_SUBJECT", "sub"),
    )


def choice(name: str, allowed: tuple[str, ...], *, default: str) -> str:
    value = environment.text(name) or default
    if value not in allowed:
        raise ImproperlyConfigured(f"{name}={value!r}: write one of {', '.join(allowed)}.")
    return value


def origins(*addresses: str) -> list[str]:
    """The origins that a form of ours may lead to: those of the provider, and of what it hands on to."""
    found = (urlsplit(address) for address in (*addresses, *environment.words("KOMPAS_SIGN_IN_ORIGINS")) if address)
    return list(dict.fromkeys(f"{one.scheme}://{one.netloc}" for one in found if one.scheme and one.netloc))


def form_targets() -> list[str]:
    """Where our forms may lead besides to ourselves: nowhere, unless the municipality's own sign-in is on."""
    own = oidc()
    return origins(own.issuer) if own.is_on else []
