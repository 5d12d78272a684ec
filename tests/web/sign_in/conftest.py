"""The municipality's provider, running on loopback and set up here."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from pytest_django import Settings

from kompas.config.sign_in import Oidc
from tests.web.sign_in.provider import Provider, running


@pytest.fixture(autouse=True)
def _nobody_has_knocked_yet() -> None:
    cache.clear()


@pytest.fixture
def provider(settings: Settings) -> Iterator[Provider]:
    with running() as found:
        settings.OIDC = Oidc(found.address, "kompas", "hemmelighed")
        yield found
