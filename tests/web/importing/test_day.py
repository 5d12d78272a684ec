"""What I began to import waits for me on my day, and for nobody else."""

import pytest
from django.test import Client

from kompas.organisation.roles import Role
from kompas.strategy.services import importing
from tests.makers import NOON, a_unit, with_role
from tests.strategy.makers import an_import

pytestmark = pytest.mark.django_db


def test_a_review_that_i_began_stands_on_my_day_until_it_has_ended(client: Client) -> None:
    found = an_import()
    client.force_login(found.begun_by)
    assert f"/strategier/indlaes/{found.code}/" in client.get("/min-dag/").content.decode()
    importing.drop(document_import=found, opened_on=1, by=found.begun_by, at=NOON)
    assert "strategi.txt" not in client.get("/min-dag/").content.decode()


def test_a_colleagues_review_does_not(client: Client) -> None:
    unit = a_unit()
    an_import(unit)
    client.force_login(with_role(Role.CONSULTANT, unit))
    assert "strategi.txt" not in client.get("/min-dag/").content.decode()
