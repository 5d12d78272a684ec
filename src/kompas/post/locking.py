"""What has to be read again but must not stand readable in the database: locked with a key that lies outside it."""

import base64
import hashlib

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings


class KeyIsGone(Exception):
    """It was locked with another key: the file of keys was lost, or another one is set."""


def locked(words: str) -> str:
    return _lock().encrypt(words.encode()).decode()


def unlocked(kept: str) -> str:
    """The words. Raises KeyIsGone."""
    try:
        return _lock().decrypt(kept.encode()).decode()
    except InvalidToken as error:
        raise KeyIsGone from error


def _lock() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(str(settings.MAIL_KEY).encode()).digest()))
