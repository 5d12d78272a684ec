"""What a first visit weighs: the page, its sheets and scripts, the icons, and the faces of the letters."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import find
from django.test import Client

from kompas.config import assets
from tests.full_house import a_full_house

pytestmark = pytest.mark.django_db
LIMIT = 300_000
FACES = ("Regular", "Medium", "SemiBold", "Italic")


def weight_of(name: str) -> int:
    path = find(name)
    assert isinstance(path, str), name
    content = Path(path).read_bytes()
    return len(content) if name.endswith(".woff2") else len(gzip.compress(content))


@pytest.mark.parametrize(
    "address", ["/min-dag/", "/strategi/retning-2029/", "/strategier/retning-2029/", "/komponenter/"]
)
def test_a_first_visit_weighs_less_than_300_kb(client: Client, address: str) -> None:
    assets.prepare()
    client.force_login(a_full_house())
    html = client.get(address).content
    loaded = set(re.findall(r'/static/([^"#]+)', html.decode()))
    faces = [f"dkfds/fonts/IBMPlexSans-{face}-Latin1.woff2" for face in FACES]
    assert len(html) + sum(weight_of(name) for name in [*loaded, *faces]) < LIMIT
