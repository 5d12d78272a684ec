"""The page of the mail server, tried from below and for what it shows."""

import pytest
from django.test import Client
from pytest_django import Settings

from kompas.organisation.roles import Role
from kompas.post.models import MailServer
from tests.makers import a_unit, with_role
from tests.post.test_mail_server import SECRET, SERVER

pytestmark = pytest.mark.django_db
ADDRESS = "/administration/kommunen/post/"


@pytest.fixture
def administrator(client: Client) -> Client:
    client.force_login(with_role(Role.ADMINISTRATOR))
    return client


def test_the_password_is_never_shown_again(administrator: Client) -> None:
    answer = administrator.post(f"{ADDRESS}ret/", {**SERVER, "password": SECRET, "opened_on": 0}, follow=True)
    refused = administrator.post(f"{ADDRESS}ret/", {**SERVER, "password": SECRET, "port": "x", "opened_on": 1})

    assert "smtp.nyborg.example" in answer.text
    assert refused.status_code == 422
    for html in (answer.text, refused.text):
        assert SECRET not in html
        assert MailServer.objects.get().password not in html


def test_what_is_set_outside_is_said_so(administrator: Client, settings: Settings) -> None:
    settings.MAIL_LEAVES = True
    assert "Sat uden for Kompas" in administrator.get(ADDRESS).text


def test_a_server_that_is_not_there_is_told_in_words(administrator: Client) -> None:
    told = {**SERVER, "host": "127.0.0.1", "port": 1, "security": "none", "username": "", "opened_on": 0}
    administrator.post(f"{ADDRESS}ret/", told)
    assert "tog ikke imod" in administrator.post(f"{ADDRESS}proev/", follow=True).text


@pytest.mark.parametrize("end", ["", "ret/", "proev/"])
def test_who_administers_one_section_does_not_see_it(client: Client, end: str) -> None:
    client.force_login(with_role(Role.ADMINISTRATOR, a_unit("Vej", parent=a_unit())))
    answer = (client.post if end else client.get)(ADDRESS + end)
    assert answer.status_code == 403
