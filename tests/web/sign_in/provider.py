"""A provider on loopback that says whatever a test lets it say, true or crooked."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client

START, BACK = "/konto/kommunens-login/", "/konto/kommunens-login/tilbage/"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
STRANGERS_KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


@dataclass
class Provider:
    address: str = ""
    discovery: dict[str, Any] = field(default_factory=dict)
    token: Any = None
    asked: list[dict[str, list[str]]] = field(default_factory=list)  # what came to the token endpoint

    def says(self, nonce: str, *, key: Any = KEY, algorithm: str = "RS256", kid: str = "k1", **claims: Any) -> None:
        """The next ID token: a good one but for `claims`; a claim of None is left out."""
        now = int(time.time())
        good = {"iss": self.address, "sub": "abc-123", "aud": "kompas", "iat": now, "exp": now + 300, "nonce": nonce}
        told = {name: value for name, value in {**good, **claims}.items() if value is not None}
        self.token = jwt.encode(told, key, algorithm=algorithm, headers={"kid": kid})

    def document(self) -> dict[str, Any]:
        told = {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/keys",
            "userinfo_endpoint": f"{self.address}/userinfo",
            "end_session_endpoint": f"{self.address}/farvel",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }
        return {**told, **self.discovery}

    def answer(self, path: str) -> dict[str, Any] | None:
        keys = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(KEY.public_key()))
        return {
            "/.well-known/openid-configuration": self.document(),
            "/keys": {"keys": [{**keys, "kid": "k1", "alg": "RS256", "use": "sig"}]},
            "/token": {"access_token": "at", "token_type": "Bearer", "id_token": self.token},
        }.get(path)


@contextmanager
def running() -> Iterator[Provider]:
    provider = Provider()

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            told = provider.answer(urlsplit(self.path).path)
            self.send_response(404 if told is None else 200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(told).encode())

        def do_POST(self) -> None:
            provider.asked.append(parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode()))
            self.do_GET()

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    provider.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def begin(client: Client, **sent: str) -> dict[str, str]:
    """What the browser takes along to the provider."""
    answer = client.post(START, sent)
    assert answer.status_code == 302, answer.content
    return {name: values[0] for name, values in parse_qs(urlsplit(answer["Location"]).query).items()}


def come_back(client: Client, state: str, **more: str) -> Any:
    return client.get(BACK, {"code": "kode", "state": state, **more})


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session
