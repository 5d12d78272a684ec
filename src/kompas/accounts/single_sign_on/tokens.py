"""The ID token: the only thing from the provider that Kompas believes, and only once all of it holds."""

from collections.abc import Mapping
from typing import Any

import jwt
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from django.utils.crypto import constant_time_compare

from kompas.accounts.models import SUBJECT_LENGTH

# Signatures by the provider's private key only: with a shared secret, whoever knows ours could sign for anybody.
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "EdDSA"]
CLAIMS = ["iss", "sub", "aud", "exp", "iat", "nonce"]
LEEWAY_SECONDS = 60  # clocks differ
PATIENCE_SECONDS = 5


def verified(token: object, *, issuer: str, keys: str, client: str, nonce: str) -> Mapping[str, Any]:
    """The claims of `token` (OpenID Connect Core 3.1.3.7), its signature checked with the keys at the address `keys`.

    Raises:
        OAuth2Error: it is missing, forged, worn out, meant for somebody else, or answers another sign-in.
    """
    if not isinstance(token, str):
        raise OAuth2Error("The provider sent no ID token.")
    try:
        key = jwt.PyJWKClient(keys, timeout=PATIENCE_SECONDS).get_signing_key_from_jwt(token)
        claims: dict[str, Any] = jwt.decode(
            token,
            key,
            algorithms=ALGORITHMS,
            issuer=issuer,
            audience=client,
            leeway=LEEWAY_SECONDS,
            options={"require": CLAIMS},
        )
    except (jwt.PyJWTError, ValueError, TypeError) as error:
        raise OAuth2Error(f"The ID token does not hold: {type(error).__name__}.") from error
    if claims.get("azp", client) != client or (isinstance(claims["aud"], list) and len(claims["aud"]) > 1):
        raise OAuth2Error("The ID token is meant for somebody else too.")
    if not constant_time_compare(str(claims["nonce"]), nonce):
        raise OAuth2Error("The ID token answers another sign-in.")
    return claims


def subject_of(claims: Mapping[str, Any], claim: str) -> str:
    """Who it is. Raises OAuth2Error when the claim is missing, empty, or nothing that a link could hold."""
    subject = claims.get(claim)
    if (
        not isinstance(subject, str)
        or not subject.strip()
        or not subject.isprintable()
        or len(subject) > SUBJECT_LENGTH
    ):
        raise OAuth2Error(f"The ID token holds no {claim}.")
    return subject
