"""Which websites may show a strategy inside their own pages. Pure: an origin is a scheme, a host and perhaps a port."""

import re
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from kompas.errors import DomainError

LONGEST = 200
LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
HOST = re.compile(rf"{LABEL}(?:\.{LABEL})*")
OWN_MACHINE = frozenset({"localhost", "127.0.0.1"})


class NotAnOrigin(DomainError):
    """What was written names no single website."""

    def __init__(self) -> None:
        super().__init__(
            _("Write the website's address as it begins, such as https://www.egevang.dk: no path, no asterisk.")
        )


def checked_origin(written: str) -> str:
    """The origin of the website, in small letters, as a browser compares it; its path is not asked for.

    Raises:
        NotAnOrigin: it is no https address of one host, or stands for several.
    """
    try:
        parts = urlsplit(written.strip().lower())
        host, port = (parts.hostname or "").encode("idna").decode(), parts.port
    except ValueError as fault:  # a port that is none, brackets that do not close, a host that cannot be written
        raise NotAnOrigin from fault
    if parts.path not in {"", "/"} or parts.query or parts.fragment or "@" in parts.netloc or len(written) > LONGEST:
        raise NotAnOrigin
    if parts.scheme != "https" and not (parts.scheme == "http" and host in OWN_MACHINE):
        raise NotAnOrigin
    if not HOST.fullmatch(host) or ("." not in host and host not in OWN_MACHINE):
        raise NotAnOrigin
    usual = {"https": 443, "http": 80}[parts.scheme]
    return f"{parts.scheme}://{host}" + (f":{port}" if port and port != usual else "")
