"""The seal leaves the house daily, to those who could not forge it unseen."""

import pytest

from kompas.journal.actors import Actor
from kompas.journal.queries import head
from kompas.journal.sealing import seal
from kompas.journal.services import record
from kompas.notifications.tasks import tell_journal_head
from kompas.organisation.models import RoleGrant
from kompas.organisation.roles import Role
from kompas.post.models import OutgoingMail
from tests.makers import NOON, a_unit, with_role

pytestmark = pytest.mark.django_db(transaction=True)


def a_sealed_event() -> str:
    from django.db import transaction

    with transaction.atomic():
        record("organisation.unit_created", a_unit(), by=Actor.house(), at=NOON)
    seal()
    newest = head()
    assert newest is not None
    return newest.digest


def test_every_administrator_and_nobody_else_is_sent_the_head() -> None:
    first, second = with_role(Role.ADMINISTRATOR), with_role(Role.ADMINISTRATOR)
    with_role(Role.CHIEF)
    left = with_role(Role.ADMINISTRATOR)
    left.is_active = False
    left.save(update_fields=["is_active"])
    RoleGrant.objects.create(person=first, role=Role.ADMINISTRATOR, unit=a_unit())  # twice, and still one letter
    digest = a_sealed_event()

    tell_journal_head.func()

    letters = OutgoingMail.objects.all()
    assert sorted(letter.to for letter in letters) == sorted([first.email, second.email])
    assert all(digest in letter.text and "1 " in letter.text for letter in letters)


def test_a_house_in_which_nothing_is_sealed_sends_nothing() -> None:
    with_role(Role.ADMINISTRATOR)

    tell_journal_head.func()

    assert not OutgoingMail.objects.exists()
