"""How often one address may knock: counted per minute in the shared cache, so that all processes count together."""

import hashlib
import time

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

WINDOW_SECONDS = 60


def is_flooding(request: HttpRequest, door: str, limit: int) -> bool:
    """Whether this address has come through `door` more than `limit` times in the running minute.

    Only a digest of the address is kept, for two minutes.
    """
    address = get_adapter().get_client_ip(request)
    minute = int(time.time()) // WINDOW_SECONDS
    key = "flood:" + hashlib.sha256(f"{door}|{address}|{minute}".encode()).hexdigest()
    if cache.add(key, 1, timeout=2 * WINDOW_SECONDS):
        return False
    try:
        return cache.incr(key) > limit
    except ValueError:  # the cache was culled in between
        return False
