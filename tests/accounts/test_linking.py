"""Who a person is at the municipality's provider."""

from collections.abc import Iterator

import pytest
from django.db import IntegrityError, transaction
from pytest_django import Settings

from kompas.accounts.models import SignInLink
from kompas.accounts.services import NotHereAnyMore
from kompas.accounts.single_sign_on import linking
from kompas.config.sign_in import Oidc
from kompas.journal.actors import Actor
from kompas.journal.models import Event
from tests.makers import NOON, a_user

pytestmark = pytest.mark.django_db
ISSUER = "https://login.kommune.example"
HOUSE = Actor.house()


@pytest.fixture(autouse=True)
def _there_is_a_provider(settings: Settings) -> Iterator[None]:
    settings.OIDC = Oidc(ISSUER, "kompas", "hemmelighed")
    yield


def test_linking_and_unlinking_are_told_without_the_subject() -> None:
    person = a_user()
    linking.link(person=person, subject=" abc-123 ", by=HOUSE, at=NOON)
    assert linking.subject_of(person) == "abc-123"
    linking.unlink(person=person, by=HOUSE, at=NOON)
    linking.unlink(person=person, by=HOUSE, at=NOON)
    assert linking.subject_of(person) == ""
    assert [(event.kind, event.data) for event in Event.objects.order_by("pk")] == [
        ("accounts.linked", {}),
        ("accounts.unlinked", {}),
    ]


def test_saving_the_same_subject_again_tells_nothing() -> None:
    person = a_user()
    for _twice in range(2):
        linking.link(person=person, subject="abc-123", by=HOUSE, at=NOON)
    assert Event.objects.count() == 1


def test_a_subject_belongs_to_one_person() -> None:
    linking.link(person=a_user(), subject="abc-123", by=HOUSE, at=NOON)
    with pytest.raises(linking.SubjectTaken):
        linking.link(person=a_user(), subject="abc-123", by=HOUSE, at=NOON)


def test_another_subject_takes_the_place_of_the_former_and_ends_sessions_that_hang_on_it() -> None:
    person = a_user()
    person.set_unusable_password()
    person.save()
    linking.link(person=person, subject="abc-123", by=HOUSE, at=NOON)
    person.refresh_from_db()
    before = person.get_session_auth_hash()
    linking.link(person=person, subject="xyz-789", by=HOUSE, at=NOON)
    person.refresh_from_db()
    assert linking.subject_of(person) == "xyz-789"
    assert person.get_session_auth_hash() != before


def test_who_has_left_is_not_linked() -> None:
    with pytest.raises(NotHereAnyMore):
        linking.link(person=a_user(is_active=False), subject="abc-123", by=HOUSE, at=NOON)


def test_without_a_provider_nobody_is_linked(settings: Settings) -> None:
    settings.OIDC = Oidc()
    with pytest.raises(linking.NoProvider):
        linking.link(person=a_user(), subject="abc-123", by=HOUSE, at=NOON)


def test_a_link_to_a_former_provider_counts_no_more(settings: Settings) -> None:
    person = a_user()
    linking.link(person=person, subject="abc-123", by=HOUSE, at=NOON)
    settings.OIDC = Oidc("https://login.nyt.example", "kompas", "hemmelighed")
    assert linking.subject_of(person) == ""


@pytest.mark.parametrize(("issuer", "subject"), [("", "abc-123"), (ISSUER, "")])
def test_the_database_refuses_half_a_link(issuer: str, subject: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        SignInLink.objects.create(person=a_user(), issuer=issuer, subject=subject)


def test_the_database_refuses_two_links_at_one_provider_and_one_subject_twice() -> None:
    person = a_user()
    SignInLink.objects.create(person=person, issuer=ISSUER, subject="abc-123")
    for other, subject in ((person, "xyz-789"), (a_user(), "abc-123")):
        with pytest.raises(IntegrityError), transaction.atomic():
            SignInLink.objects.create(person=other, issuer=ISSUER, subject=subject)
