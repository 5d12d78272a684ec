"""Addresses as they stand in letters."""

from django.conf import settings
from django.urls import reverse


def address_of(page: str, *parts: str | int) -> str:
    """The whole address of a page."""
    return settings.BASE_URL + reverse(page, args=parts)
