"""Whose house this is: what the municipality has told, and what the operator's settings say where it has not."""

from django.conf import settings

from kompas.organisation.models import Municipality
from kompas.organisation.standing import Standing


def _read() -> Municipality | None:
    return Municipality.objects.first()


MUNICIPALITY: Standing[Municipality | None] = Standing(_read, blank=None)


def name() -> str:
    told = MUNICIPALITY.now()
    return told.name if told else settings.ORGANISATION_NAME


def accessibility() -> str:
    """The address of the accessibility statement, always https; empty where there is none."""
    told = MUNICIPALITY.now()
    address: str = (told and told.accessibility) or settings.ACCESSIBILITY_ADDRESS
    return address if address.startswith("https://") else ""
