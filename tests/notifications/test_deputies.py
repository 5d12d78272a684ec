"""A letter to the person stood in for, when somebody else decides who stands in."""

import pytest

from kompas.journal.actors import Actor
from kompas.journal.following import run_readers
from kompas.organisation.roles import Role
from kompas.organisation.services import deputies
from kompas.post.models import OutgoingMail
from tests.makers import NOON, TODAY, a_member, a_unit, a_user, with_role

pytestmark = pytest.mark.django_db(transaction=True)


def test_nobody_is_stood_in_for_unknowingly() -> None:
    unit = a_unit()
    person, deputy, leader = a_member(unit), a_user("Ida Ny"), with_role(Role.SECTION_LEADER, unit, "Mads Leder")
    by = Actor.person(leader.pk)
    named = deputies.name(person=person, deputy=deputy, first_day=TODAY, last_day=TODAY, by=by, at=NOON)
    deputies.withdraw(deputy=named, by=by, at=NOON)

    run_readers(["notifications.deputy"])
    run_readers(["notifications.deputy"])

    letters = OutgoingMail.objects.filter(to=person.email).order_by("pk")
    assert len(letters) == 2
    for letter in letters:
        assert "Ida Ny" in letter.subject
        assert "Mads Leder" in letter.text
        assert f"/medarbejdere/{person.slug}/stedfortraedere/" in letter.text


def test_who_names_her_own_deputy_gets_no_letter() -> None:
    person = a_user()
    by = Actor.person(person.pk)
    deputies.name(person=person, deputy=a_user(), first_day=TODAY, last_day=TODAY, by=by, at=NOON)

    run_readers(["notifications.deputy"])

    assert not OutgoingMail.objects.exists()
