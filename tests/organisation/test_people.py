"""People come, change, leave and come back."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.account.utils import filter_users_by_email
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.test import Client

from kompas.accounts.models import User
from kompas.accounts.services import EmailTaken, NotHereAnyMore
from kompas.errors import LostUpdate
from kompas.journal.actors import Actor
from kompas.organisation.models import Deputy, Membership, RoleGrant, Unit
from kompas.organisation.reach import reach_of
from kompas.organisation.roles import Role
from kompas.organisation.services import deputies, memberships, people, roles
from kompas.organisation.services.administrators import LastAdministrator
from kompas.organisation.services.units import EndedUnit
from tests.makers import NOON, PASSWORD, TODAY, a_member, a_unit, a_user, with_role

pytestmark = pytest.mark.django_db
HOUSE = Actor.house()


def create(email: str = "søren@egevang.example", name: str = "Søren Aagaard") -> User:
    return people.create(name=name, email=email, unit=a_unit(), by=HOUSE, at=NOON)


def test_a_new_person_belongs_to_her_unit_and_cannot_sign_in_yet() -> None:
    person = create()

    assert person.memberships.get().is_main
    assert not person.has_usable_password()
    assert person.slug == "soeren-aagaard"


def test_two_of_one_name_get_addresses_of_their_own() -> None:
    assert [create(f"{n}@egevang.example").slug for n in "abc"] == [
        "soeren-aagaard",
        "soeren-aagaard-2",
        "soeren-aagaard-3",
    ]


def test_an_email_is_given_once_whatever_its_letters() -> None:
    create("anne@egevang.example")

    with pytest.raises(EmailTaken, match="ANNE"):
        create("ANNE@egevang.example")


def test_nobody_is_created_in_a_unit_that_has_ended() -> None:
    with pytest.raises(EndedUnit):
        people.create(
            name="Bo", email="bo@egevang.example", unit=a_unit(valid_to=TODAY - timedelta(days=1)), by=HOUSE, at=NOON
        )


def test_nobody_is_created_in_a_unit_that_ended_while_the_page_stood_open() -> None:
    unit = a_unit()
    Unit.objects.filter(pk=unit.pk).update(valid_to=TODAY)

    with pytest.raises(EndedUnit):
        people.create(name="Bo", email="bo@egevang.example", unit=unit, by=HOUSE, at=NOON)


def test_two_who_create_one_person_at_the_same_moment_are_told_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    create("anne@egevang.example")
    monkeypatch.setattr("kompas.accounts.services.refuse_taken", lambda _email: None)  # both looked before either wrote

    with pytest.raises(EmailTaken), transaction.atomic():
        create("anne@egevang.example")
    assert User.objects.count() == 1


def test_her_title_is_found_after_a_change() -> None:
    person = a_user()

    people.change(person=person, name="Åse Friis", title="Trafikplanlægger", phone="", opened_on=1, by=HOUSE, at=NOON)

    person.refresh_from_db()
    assert person.search_key == "åse friis trafikplanlægger"


def test_two_who_change_a_person_at_once_do_not_overwrite_each_other() -> None:
    person = a_user()
    people.change(person=person, name="Ene", title="", phone="", opened_on=1, by=HOUSE, at=NOON)

    with pytest.raises(LostUpdate):
        people.change(person=person, name="Anden", title="", phone="", opened_on=1, by=HOUSE, at=NOON)


def test_a_changed_email_is_told_to_the_former_address(mailoutbox: list[EmailMessage]) -> None:
    person = a_user(email="før@egevang.example")

    people.change_email(person=person, email="nu@egevang.example", opened_on=1, by=HOUSE, at=NOON)

    (letter,) = mailoutbox
    assert letter.to == ["før@egevang.example"]
    assert "nu@egevang.example" in str(letter.body)


def test_a_former_email_opens_nothing_any_more() -> None:
    """Sign-in keeps addresses of its own; whoever reads the former mailbox must not be sent a way in."""
    person = create("foer@egevang.example")
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)

    people.change_email(person=person, email="nu@egevang.example", opened_on=1, by=HOUSE, at=NOON)

    assert filter_users_by_email("foer@egevang.example") == []
    assert filter_users_by_email("nu@egevang.example") == [person]


def test_nobody_takes_over_anothers_email() -> None:
    person, other = a_user(), a_user()

    with pytest.raises(EmailTaken):
        people.change_email(person=person, email=other.email.upper(), opened_on=1, by=HOUSE, at=NOON)


def test_who_has_left_is_signed_out_and_cannot_sign_in(client: Client) -> None:
    person = a_user()
    client.force_login(person)
    assert client.get("/min-dag/").status_code == 200

    people.leave(person=person, opened_on=1, by=HOUSE, at=NOON)

    assert client.get("/min-dag/").status_code == 302
    assert not Client().login(email=person.email, password=PASSWORD)


def test_a_session_from_before_she_left_stays_dead_when_she_comes_back(client: Client) -> None:
    person, unit = a_user(), a_unit()
    client.force_login(person)
    people.leave(person=person, opened_on=1, by=HOUSE, at=NOON)

    people.take_back(person=person, unit=unit, opened_on=2, by=HOUSE, at=NOON)

    assert client.get("/min-dag/").status_code == 302
    assert person.memberships.get().unit == unit


def test_leaving_ends_roles_and_deputies() -> None:
    person, colleague = with_role(Role.CHIEF), a_user()
    deputies.name(person=person, deputy=colleague, first_day=TODAY, last_day=TODAY, by=HOUSE, at=NOON)
    Deputy.objects.create(
        person=colleague, deputy=person, first_day=TODAY - timedelta(days=3), last_day=TODAY + timedelta(days=3)
    )

    people.leave(person=person, opened_on=1, by=HOUSE, at=NOON)

    assert not person.role_grants.exists()
    assert not Deputy.objects.in_force(on=TODAY).exists()
    assert Deputy.objects.get().last_day == TODAY - timedelta(days=1)


def test_nobody_leaves_twice_or_comes_back_without_having_left() -> None:
    person, unit = a_user(), a_unit()
    with pytest.raises(people.WorksHere):
        people.take_back(person=person, unit=unit, opened_on=1, by=HOUSE, at=NOON)
    people.leave(person=person, opened_on=1, by=HOUSE, at=NOON)
    with pytest.raises(NotHereAnyMore):
        people.leave(person=person, opened_on=2, by=HOUSE, at=NOON)


def test_the_last_administrator_does_not_leave() -> None:
    top = a_unit()
    last = with_role(Role.ADMINISTRATOR, top)
    with_role(Role.ADMINISTRATOR, a_unit(parent=top))

    with pytest.raises(LastAdministrator):
        people.leave(person=last, opened_on=1, by=HOUSE, at=NOON)

    assert RoleGrant.objects.filter(person=last).exists()


def test_the_last_administrator_keeps_the_role_without_a_last_day() -> None:
    top = a_unit()
    last = with_role(Role.ADMINISTRATOR, top)
    by = Actor.person(last.pk)

    with pytest.raises(LastAdministrator):
        roles.withdraw(grant=last.role_grants.get(), by=by, at=NOON)
    with pytest.raises(LastAdministrator):
        roles.grant(person=last, role=Role.ADMINISTRATOR, unit=top, valid_to=TODAY + timedelta(days=9), by=by, at=NOON)


def test_an_administrator_goes_when_another_stays() -> None:
    top = a_unit()
    first, second = with_role(Role.ADMINISTRATOR, top), with_role(Role.ADMINISTRATOR, top)

    people.leave(person=first, opened_on=1, by=Actor.person(second.pk), at=NOON)

    assert not User.objects.get(pk=first.pk).is_active


def test_she_belongs_to_the_units_given_with_one_main_unit() -> None:
    first, second, third = a_unit(), a_unit(), a_unit()
    person = a_member(first)
    Membership.objects.create(person=person, unit=second)

    memberships.place(person=person, units=[second, third], main=third, opened_on=1, by=HOUSE, at=NOON)

    assert set(person.memberships.values_list("unit", "is_main")) == {(second.pk, False), (third.pk, True)}


def test_two_who_place_a_person_at_once_do_not_overwrite_each_other() -> None:
    person, first, second = a_user(), a_unit(), a_unit()
    memberships.place(person=person, units=[first], main=first, opened_on=1, by=HOUSE, at=NOON)

    with pytest.raises(LostUpdate):
        memberships.place(person=person, units=[second], main=second, opened_on=1, by=HOUSE, at=NOON)
    assert person.memberships.get().unit == first


def test_the_main_unit_is_one_of_hers() -> None:
    with pytest.raises(memberships.NoMainUnit):
        memberships.place(person=a_user(), units=[a_unit()], main=a_unit(), opened_on=1, by=HOUSE, at=NOON)


def test_nobody_moves_into_a_unit_that_has_ended() -> None:
    ended = a_unit(valid_to=TODAY - timedelta(days=1))

    with pytest.raises(EndedUnit):
        memberships.place(person=a_user(), units=[ended], main=ended, opened_on=1, by=HOUSE, at=NOON)


@pytest.mark.parametrize("broken", ["twice in one unit", "two main units"])
def test_the_database_holds_what_a_membership_promises(broken: str) -> None:
    unit = a_unit()
    person = a_member(unit)
    where = unit if broken == "twice in one unit" else a_unit()

    with pytest.raises(IntegrityError), transaction.atomic():
        Membership.objects.create(person=person, unit=where, is_main=where != unit)


@pytest.mark.parametrize("broken", ["an email twice", "no name", "a slug twice"])
def test_the_database_holds_what_a_person_promises(broken: str) -> None:
    first, second = a_user(), a_user()
    change = {
        "an email twice": {"email": first.email.upper()},
        "no name": {"name": ""},
        "a slug twice": {"slug": first.slug},
    }[broken]

    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(pk=second.pk).update(**change)


def test_who_does_not_work_here_reaches_nothing() -> None:
    person = with_role(Role.CHIEF)
    people.leave(person=person, opened_on=1, by=HOUSE, at=NOON)

    assert reach_of(User.objects.get(pk=person.pk), on=TODAY).units == frozenset()


def test_no_control_letter_or_turned_text_comes_into_a_persons_details() -> None:
    evil = "Eva\r\n\u202eKlik\x0b"
    person = people.create(name=evil, email="eva@egevang.example", unit=a_unit(), title=evil, by=HOUSE, at=NOON)
    people.change(person=person, name=evil, title=evil, phone="12\x0b34", opened_on=1, by=HOUSE, at=NOON)

    person.refresh_from_db()
    assert (person.name, person.title, person.phone) == ("Eva Klik", "Eva Klik", "12 34")
