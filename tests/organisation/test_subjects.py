"""The tree of subjects, and who can be asked about them."""

import pytest
from django.db import IntegrityError, transaction

from kompas.errors import LostUpdate
from kompas.journal.actors import Actor
from kompas.journal.models import Event
from kompas.organisation.models import Competence, StaffList, Subject
from kompas.organisation.services import competences, subjects
from tests.makers import NOON, a_user

pytestmark = pytest.mark.django_db
HOUSE = Actor.house()


def a_subject(name: str = "Vej", parent: Subject | None = None) -> Subject:
    return subjects.create(name=name, parent=parent, by=HOUSE, at=NOON)


def change(subject: Subject, *, opened_on: int = 1, **changes: object) -> Subject:
    wanted = {"name": subject.name, "parent": subject.parent, "also_called": subject.also_called, **changes}
    return subjects.change(subject=subject, opened_on=opened_on, by=HOUSE, at=NOON, **wanted)  # type: ignore[arg-type]


def test_subjects_of_one_name_in_two_places_have_addresses_of_their_own() -> None:
    first = a_subject("Drift", a_subject("Vej"))
    second = a_subject("Drift", a_subject("Natur"))

    assert (first.slug, second.slug) == ("drift", "drift-2")


def test_one_place_has_one_subject_of_a_name() -> None:
    parent = a_subject("Vej")
    a_subject("Drift", parent)

    with pytest.raises(subjects.SubjectTaken):
        a_subject("Drift", parent)


def test_a_subject_never_lies_below_itself() -> None:
    top = a_subject("Vej")
    below = a_subject("Vejafvanding", top)

    for parent in (top, below):
        with pytest.raises(subjects.SubjectCircle):
            change(top, parent=parent)


def test_two_moves_at_the_same_moment_close_no_circle() -> None:
    """Each page showed the other subject at the top; the second move is weighed against what the first has done."""
    road, drain = a_subject("Vej"), a_subject("Vejafvanding")
    shown = Subject.objects.get(pk=road.pk)
    change(road, parent=drain)

    with pytest.raises(subjects.SubjectCircle):
        change(drain, parent=shown)


def test_a_renamed_subject_keeps_its_address_and_is_found_by_what_people_call_it() -> None:
    subject = a_subject("Vej")

    change(subject, name="Veje og stier", also_called="gader, cykelsti")

    subject.refresh_from_db()
    assert (subject.slug, subject.search_key) == ("vej", "veje og stier gader, cykelsti")


def test_two_who_change_a_subject_at_once_do_not_overwrite_each_other() -> None:
    subject = a_subject()
    change(subject, name="Ene")

    with pytest.raises(LostUpdate):
        change(subject, name="Anden")


def test_what_she_can_help_with_is_told_in_her_own_words() -> None:
    person, subject = a_user(), a_subject()
    told = competences.offer(person=person, subject=subject, helps_with="Å-vedligehold", by=HOUSE, at=NOON)
    competences.offer(person=person, subject=subject, helps_with="Grøfter", opened_on=1, by=HOUSE, at=NOON)

    told.refresh_from_db()
    assert (told.helps_with, told.search_key, told.version) == ("Grøfter", "grøfter", 2)

    competences.withdraw(competence=told, by=HOUSE, at=NOON)
    assert not Competence.objects.exists()


def test_what_is_withdrawn_twice_is_told_once() -> None:
    told = competences.offer(person=a_user(), subject=a_subject(), helps_with="Grøfter", by=HOUSE, at=NOON)
    for _window in range(2):
        competences.withdraw(competence=told, by=HOUSE, at=NOON)

    assert Event.objects.filter(kind="organisation.competences_changed").count() == 2  # offered, withdrawn


@pytest.mark.parametrize("opened_on", [None, 7])
def test_words_about_a_subject_are_not_overwritten_unseen(opened_on: int | None) -> None:
    person, subject = a_user(), a_subject()
    competences.offer(person=person, subject=subject, helps_with="Grøfter", by=HOUSE, at=NOON)

    with pytest.raises(LostUpdate):
        competences.offer(person=person, subject=subject, helps_with="Broer", opened_on=opened_on, by=HOUSE, at=NOON)


def test_the_database_holds_what_a_subject_promises() -> None:
    subject = a_subject()
    person = a_user()
    Competence.objects.create(person=person, subject=subject)

    with pytest.raises(IntegrityError), transaction.atomic():
        Subject.objects.filter(pk=subject.pk).update(parent=subject)
    with pytest.raises(IntegrityError), transaction.atomic():
        Subject.objects.filter(pk=subject.pk).update(name="")
    with pytest.raises(IntegrityError), transaction.atomic():
        Competence.objects.create(person=person, subject=subject)
    with pytest.raises(IntegrityError), transaction.atomic():
        StaffList.objects.create(name="", content=b"", digest="", uploaded_by=person, uploaded_at=NOON)
