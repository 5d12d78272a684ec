"""A SAML provider that signs what a test lets it say."""

import base64
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from django.test import Client
from lxml import etree
from onelogin.saml2.utils import OneLogin_Saml2_Utils

ENTITY = "https://login.kommune.example/saml"
ACS = "http://127.0.0.1:8000/konto/saml/kommunen/svar/"
AUDIENCE = "http://127.0.0.1:8000/konto/saml/kommunen/metadata/"
PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"
SIGN, DIGEST = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", "http://www.w3.org/2001/04/xmlenc#sha256"
START = "/konto/kommunens-login/"
SAML = {"a": "urn:oasis:names:tc:SAML:2.0:assertion", "p": "urn:oasis:names:tc:SAML:2.0:protocol"}


@dataclass(frozen=True)
class Key:
    private: str
    certificate: str


def a_key() -> Key:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name, now = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "login.kommune.example")]), datetime.now(UTC)
    made = x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
    made = made.serial_number(1).not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return Key(private.decode(), made.sign(key, hashes.SHA256()).public_bytes(pem).decode())


OURS, STRANGERS = a_key(), a_key()


def metadata() -> bytes:
    body = "".join(OURS.certificate.splitlines()[1:-1])
    return f"""<?xml version="1.0"?>
    <md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:ds="http://www.w3.org/2000/09/xmldsig#"
      entityID="{ENTITY}"><md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
      <md:KeyDescriptor use="signing"><ds:KeyInfo><ds:X509Data><ds:X509Certificate>{body}</ds:X509Certificate>
      </ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
      <md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
        Location="https://login.kommune.example/saml/sso"/></md:IDPSSODescriptor></md:EntityDescriptor>""".encode()


def request_of(client: Client, **sent: str) -> str:
    """Begin to sign in; the ID of our request, which an answer must name."""
    answer = client.post(START, sent)
    assert answer.status_code == 302, answer.content
    assert answer["Location"].startswith("https://login.kommune.example/saml/sso?")
    told = parse_qs(urlsplit(answer["Location"]).query)["SAMLRequest"][0]
    request = etree.fromstring(OneLogin_Saml2_Utils.decode_base64_and_inflate(told))
    assert request.get("AssertionConsumerServiceURL") == ACS
    return str(request.get("ID"))


def moment(minutes: float) -> str:
    return (datetime.now(UTC) + timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M:%SZ")


def assertion(to: str, **other: Any) -> str:
    """An assertion that holds for five minutes, unsigned; `other` tells what is crooked about it."""
    told = {
        "subject": "anne-7",
        "format": PERSISTENT,
        "issuer": ENTITY,
        "audience": AUDIENCE,
        "recipient": ACS,
        "until": 5,
        "since": -5,
        "name": "_a1",
        **other,
    }
    attributes = "".join(
        f'<saml:Attribute Name="{name}"><saml:AttributeValue>{escape(value)}</saml:AttributeValue></saml:Attribute>'
        for name, value in told.get("attributes", {}).items()
    )
    statement = f"<saml:AttributeStatement>{attributes}</saml:AttributeStatement>" if attributes else ""
    return f"""<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="{told["name"]}" Version="2.0"
      IssueInstant="{moment(0)}"><saml:Issuer>{told["issuer"]}</saml:Issuer><saml:Subject>
      <saml:NameID Format="{told["format"]}">{escape(told["subject"])}</saml:NameID>
      <saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData
        InResponseTo="{told.get("confirms", to)}" Recipient="{told["recipient"]}"
        NotOnOrAfter="{moment(told["until"])}"/>
      </saml:SubjectConfirmation></saml:Subject>
      <saml:Conditions NotBefore="{moment(told["since"])}" NotOnOrAfter="{moment(told["until"])}">
      <saml:AudienceRestriction><saml:Audience>{told["audience"]}</saml:Audience></saml:AudienceRestriction>
      </saml:Conditions><saml:AuthnStatement AuthnInstant="{moment(0)}" SessionIndex="_s1"><saml:AuthnContext>
      <saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef>
      </saml:AuthnContext></saml:AuthnStatement>{statement}</saml:Assertion>"""


def response(to: str, holding: str, **other: Any) -> str:
    told = {"issuer": ENTITY, "destination": ACS, **other}
    answers = f' InResponseTo="{to}"' if to else ""
    return f"""<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_r1" Version="2.0"{answers}
      IssueInstant="{moment(0)}" Destination="{told["destination"]}">
      <saml:Issuer xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">{told["issuer"]}</saml:Issuer>
      <samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>
      {holding}</samlp:Response>"""


def signed(xml: str, key: Key = OURS) -> str:
    told = OneLogin_Saml2_Utils.add_sign(
        xml, key.private, key.certificate, sign_algorithm=SIGN, digest_algorithm=DIGEST
    )
    return (told.decode() if isinstance(told, bytes) else told).removeprefix('<?xml version="1.0"?>').strip()


def post(client: Client, xml: str) -> Any:
    """The provider lets the browser post it; ours then fetches it on from our own page."""
    answer = client.post("/konto/saml/kommunen/svar/", {"SAMLResponse": base64.b64encode(xml.encode()).decode()})
    assert answer.status_code == 302
    return client.get(answer["Location"])
