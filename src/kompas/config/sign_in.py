"""How people sign in, as the operator sets it: the municipality's own provider, passwords, the second factor."""

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from lxml import etree

from kompas.config import environment

METADATA = "{urn:oasis:names:tc:SAML:2.0:metadata}"
SIGNATURE = "{http://www.w3.org/2000/09/xmldsig#}"
REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
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


@dataclass(frozen=True)
class Saml:
    """The municipality's SAML provider, as its metadata tell. Without metadata there is none."""

    entity: str = ""
    address: str = ""  # where people are sent
    certificate: str = ""  # what its assertions are signed with
    subject: str = ""  # the attribute that tells who somebody is; empty: the NameID
    key: str = ""  # ours, where the provider wants signed requests
    own_certificate: str = ""

    @property
    def is_on(self) -> bool:
        return bool(self.entity)


def saml() -> Saml:
    path, subject = environment.text("KOMPAS_SAML_METADATA"), environment.text("KOMPAS_SAML_SUBJECT")
    if not path:
        return Saml(subject=subject)
    if find_spec("onelogin") is None:
        raise ImproperlyConfigured("KOMPAS_SAML_METADATA is set, but SAML is not installed: start with ./kompas.")
    return from_metadata(
        _read("KOMPAS_SAML_METADATA", path),
        subject=subject,
        key=_read("KOMPAS_SAML_KEY", environment.text("KOMPAS_SAML_KEY")).decode(),
        own_certificate=_read("KOMPAS_SAML_CERTIFICATE", environment.text("KOMPAS_SAML_CERTIFICATE")).decode(),
    )


def from_metadata(document: bytes, **own: str) -> Saml:
    """What the provider's metadata tell (SAML 2.0 Metadata, 2.4.3). Raises ImproperlyConfigured for too little."""
    try:
        root = etree.fromstring(document, etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError as error:
        raise ImproperlyConfigured("KOMPAS_SAML_METADATA is no XML: fetch the provider's metadata anew.") from error
    entity = root if root.tag == f"{METADATA}EntityDescriptor" else root.find(f".//{METADATA}EntityDescriptor")
    provider = None if entity is None else entity.find(f"{METADATA}IDPSSODescriptor")
    services = [] if provider is None else provider.findall(f"{METADATA}SingleSignOnService")
    address = next((one.get("Location", "") for one in services if one.get("Binding") == REDIRECT), "")
    keys = [] if provider is None else provider.findall(f"{METADATA}KeyDescriptor")
    signing = (key.findtext(f".//{SIGNATURE}X509Certificate") for key in keys if key.get("use", "signing") == "signing")
    certificate = next((found for found in signing if found), "")
    name = "" if entity is None else entity.get("entityID", "")
    if not (name and address and certificate):
        raise ImproperlyConfigured(
            "KOMPAS_SAML_METADATA names no provider with an entity ID, an address by redirect and a signing "
            "certificate: fetch the provider's (IdP's) metadata."
        )
    return Saml(name, address, "".join(certificate.split()), **own)


def _read(name: str, path: str) -> bytes:
    if not path:
        return b""
    try:
        return Path(path).read_bytes()
    except OSError as error:
        raise ImproperlyConfigured(f"{name}={path!r}: the file cannot be read.") from error


def choice(name: str, allowed: tuple[str, ...], *, default: str) -> str:
    value = environment.text(name) or default
    if value not in allowed:
        raise ImproperlyConfigured(f"{name}={value!r}: write one of {', '.join(allowed)}.")
    return value


def origins(*addresses: str) -> list[str]:
    """The origins that a form of ours may lead to: those of the provider, and of what it hands on to."""
    own = [address for address in addresses if address]
    found = (urlsplit(address) for address in (*own, *environment.words("KOMPAS_SIGN_IN_ORIGINS")) if own)
    return list(dict.fromkeys(f"{one.scheme}://{one.netloc}" for one in found if one.scheme and one.netloc))


def form_targets() -> list[str]:
    """Where our forms may lead besides to ourselves: nowhere, unless the municipality's own sign-in is on."""
    own = oidc()
    return origins(own.issuer if own.is_on else "", saml().address)
