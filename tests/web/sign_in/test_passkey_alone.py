"""A passkey alone opens only with its owner's finger or PIN, whatever page the challenge was asked on."""

import json
from hashlib import sha256
from secrets import token_bytes
from typing import Any

import pytest
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from django.test import Client
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

from kompas.accounts.models import User
from tests.makers import PASSWORD, a_user

pytestmark = pytest.mark.django_db
ORIGIN, HOUSE = "https://testserver", sha256(b"testserver").digest()
ALONE, CODE = "/konto/log-ind/noegle/", "/konto/log-ind/kode/"
FLAG = AuthenticatorData.FLAG


class Key:
    """A security key in software; `owner` uses it as her second step."""

    def __init__(self, owner: User) -> None:
        self.owner, self.id, self._key = owner, token_bytes(16), ec.generate_private_key(ec.SECP256R1())
        public = ES256.from_cryptography_key(self._key.public_key())  # type: ignore[no-untyped-call]
        kept = AttestedCredentialData.create(b"\0" * 16, self.id, public)
        data = AuthenticatorData.create(HOUSE, FLAG.UP | FLAG.AT, 0, kept)
        response = {
            "clientDataJSON": websafe_encode(CollectedClientData.create("webauthn.create", b"x", ORIGIN)),
            "attestationObject": websafe_encode(AttestationObject.create("none", data, {})),
        }
        credential = {"id": websafe_encode(self.id), "rawId": websafe_encode(self.id), "response": response}
        told = {"name": "Nøgle", "credential": {**credential, "type": "public-key"}}
        Authenticator.objects.create(user=owner, type=Authenticator.Type.WEBAUTHN, data=told)

    def answers(self, challenge: str, flags: FLAG) -> str:
        """What a browser sends for a touch of the key."""
        asked = CollectedClientData.create("webauthn.get", challenge, ORIGIN)
        data = AuthenticatorData.create(HOUSE, flags, 1)
        signature = self._key.sign(data + sha256(asked).digest(), ec.ECDSA(SHA256()))
        response = {
            "clientDataJSON": websafe_encode(asked),
            "authenticatorData": websafe_encode(data),
            "signature": websafe_encode(signature),
            "userHandle": websafe_encode(user_pk_to_url_str(self.owner).encode()),
        }
        name = websafe_encode(self.id)
        return json.dumps({"id": name, "rawId": name, "type": "public-key", "response": response})


def challenge_in(client: Client) -> str:
    state: dict[str, Any] = client.session["mfa.webauthn.state"]
    return str(state["challenge"])


def who_is_in(client: Client) -> str | None:
    return client.session.get("_auth_user_id")


def test_a_key_with_its_owners_finger_opens_alone(client: Client) -> None:
    owner = a_user("Anne Holm")
    key = Key(owner)
    client.get(ALONE, headers={"X-Requested-With": "XMLHttpRequest"})
    client.post(ALONE, {"credential": key.answers(challenge_in(client), FLAG.UP | FLAG.UV)})
    assert who_is_in(client) == str(owner.pk)


def test_a_key_without_its_owners_finger_opens_nothing_alone(client: Client) -> None:
    key = Key(a_user("Anne Holm"))
    client.get(ALONE, headers={"X-Requested-With": "XMLHttpRequest"})
    client.post(ALONE, {"credential": key.answers(challenge_in(client), FLAG.UP)})
    assert who_is_in(client) is None


def test_a_colleagues_found_key_opens_nothing_with_the_challenge_of_ones_own_second_step(client: Client) -> None:
    thief, found = a_user("Bo Lund"), Key(a_user("Anne Holm"))
    Key(thief)
    client.post("/konto/log-ind/", {"login": thief.email, "password": PASSWORD})
    client.get(CODE)
    session = client.session
    session["account_login"]["initiated_at"] -= 60 * 60  # his own sign-in runs out; the challenge does not
    session.save()
    client.post(ALONE, {"credential": found.answers(challenge_in(client), FLAG.UP)})
    assert who_is_in(client) is None
