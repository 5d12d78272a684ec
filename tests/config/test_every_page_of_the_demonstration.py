"""Every page that a person of each role is led to answers, with the demonstration's data in it."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from django.urls import resolve
from lxml import html

from kompas.accounts.models import User
from kompas.config.demonstration import loading, sign_ins
from kompas.organisation.roles import Role

PAGES_PER_VIEW = 2
BEGIN = ("/", "/min-dag/", "/strategier/", "/medarbejdere/", "/administration/", "/udbakke/", "/komponenter/")


@pytest.mark.django_db
def test_every_page_that_a_link_leads_to_answers(tmp_path: Path) -> None:
    loading.load_once(tmp_path)
    seen: Counter[str] = Counter()
    for role in (None, *Role):
        client = Client()
        if role:
            client.force_login(User.objects.get(name=sign_ins.NAMES[role]))
        seen.update(dict.fromkeys(_visited(client, role), 1))
    assert len(seen) > 30, sorted(seen)


def _visited(client: Client, role: Role | None) -> Iterator[str]:
    """The names of the views that were opened, following links from the menu's pages."""
    waiting, known, opened = list(BEGIN), set(BEGIN), Counter[str]()
    while waiting:
        address = waiting.pop(0)
        view = resolve(urlsplit(address).path).view_name
        if opened[view] >= PAGES_PER_VIEW:
            continue
        opened[view] += 1
        response = client.get(address)
        expected = {200, 302, 403, 404} if address in BEGIN else {200, 302}
        assert response.status_code in expected, (role, address, response.status_code)
        if response.status_code != 200:
            continue
        yield view
        if response.streaming:
            list(response)  # read to its end: closing it here would close the test's database connection too
        elif response["Content-Type"].startswith("text/html"):
            new = [link for link in _links(address, response.content) if link not in known]
            known.update(new)
            waiting.extend(new)


def _links(address: str, page: bytes) -> Iterator[str]:
    """Addresses in the house that the page links to; files of the design are none."""
    for anchor in html.fromstring(page).iter("a"):
        parts = urlsplit(urljoin(address, anchor.get("href", "")))
        if not parts.scheme and not parts.netloc:
            yield parts._replace(fragment="").geturl()
