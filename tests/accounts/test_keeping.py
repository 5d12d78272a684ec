"""What Kompas keeps of a person is declared by every app that keeps it, and she can read all of it."""

import json
from collections.abc import Iterator

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.db.models import EmailField, Field, IntegerField
from django.test import Client
from django.utils import timezone

from kompas.accounts.keeping import KEPT, Group, keep, shown_to
from kompas.accounts.models import User
from kompas.accounts.services import invite
from kompas.journal.actors import Actor
from kompas.journal.models import Event
from kompas.organisation.models import Deputy
from kompas.organisation.roles import Role
from kompas.strategy.services import ask_for_comment
from tests.makers import NOON, TODAY, a_draft_strategy, a_member, a_unit, a_user, with_role

pytestmark = pytest.mark.django_db
HOLDS_A_PERSON = ("actor_id", "person_id", "user_id", "by_id")


def holds_a_person(field: Field) -> bool:  # type: ignore[type-arg]
    if field.remote_field is not None:
        return field.related_model is User
    return isinstance(field, EmailField) or (isinstance(field, IntegerField) and field.name.endswith(HOLDS_A_PERSON))


def fields_of_the_house() -> Iterator[tuple[str, Field]]:  # type: ignore[type-arg]
    for model in apps.get_models(include_auto_created=True):
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many):
            yield f"{model._meta.app_label}.{model.__name__}.{field.name}", field


def test_every_field_that_holds_a_person_is_spoken_for() -> None:
    spoken_for = {name for kept in KEPT.values() for name in kept.fields}
    forgotten = [name for name, field in fields_of_the_house() if holds_a_person(field) and name not in spoken_for]
    assert forgotten == [], "Declare in the app's kept.py what these keep of a person, why and how long."


def test_nothing_is_declared_that_does_not_exist() -> None:
    there = {name for name, _field in fields_of_the_house()}
    assert [name for kept in KEPT.values() for name in kept.fields if name not in there] == []


def test_a_declaration_leaves_nothing_open_and_stands_once() -> None:
    for kept in KEPT.values():
        assert all(str(words).endswith(".") for words in (kept.why, kept.how_long, kept.who_sees)), kept.name
    with pytest.raises(ValueError, match="declared twice"):
        keep(next(iter(KEPT)), group=Group.SELF)


def test_the_page_shows_her_own_figures_and_nobody_elses(client: Client) -> None:
    unit = a_unit("Vej og Park")
    person, other = a_member(unit, "Anne Holm", title="Vejingeniør"), a_member(unit, "Bo Lund")
    draft = a_draft_strategy(title="Sikkert frem").revisions.get()
    ask_for_comment(revision=draft, people=[person], due_on=TODAY, by=other, at=NOON)
    Deputy.objects.create(person=person, deputy=other, first_day=TODAY, last_day=TODAY)
    invite(person=other, by=Actor.person(person.pk), at=NOON)
    client.force_login(person)

    html = client.get("/konto/hvad-registreres/").content.decode()

    for words in ("Vejingeniør", "Vej og Park", "Sikkert frem", "Bo Lund for Anne Holm", "Logget ind"):
        assert words in html, words
    assert other.email not in html


def test_an_event_that_only_names_her_is_shown_too() -> None:
    person, asker = a_user("Anne Holm"), a_user("Dorte Skov")
    ask_for_comment(revision=a_draft_strategy().revisions.get(), people=[person], due_on=TODAY, by=asker, at=NOON)
    (events,) = [shown for _group, all_ in shown_to(person) for shown in all_ if shown.kept.name == "accounts.events"]
    assert events.count == 1


def test_she_takes_a_copy_of_her_own_and_the_log_notes_the_deed_only(client: Client) -> None:
    person, stranger = with_role(Role.CASE_WORKER), a_user("Vera Fremmed")
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    client.force_login(person)

    response = client.post("/konto/hvad-registreres/hent/")

    copy = json.loads(response.content)
    assert response["Content-Disposition"] == f'attachment; filename="kompas-{person.slug}.json"'
    assert {each["name"] for each in copy["kept"]} == set(KEPT)
    assert person.email in response.content.decode()
    assert stranger.name not in response.content.decode()
    event = Event.objects.get(kind="accounts.copy_taken")
    assert (event.actor_id, event.subject_id, event.data) == (person.pk, person.pk, {})


def test_a_password_and_a_secret_letter_are_never_in_the_copy(client: Client) -> None:
    person = a_user()
    invite(person=person, by=Actor.person(person.pk), at=timezone.now())
    client.force_login(person)
    text = client.post("/konto/hvad-registreres/hent/").content.decode()
    assert person.password not in text
    assert "/konto/glemt/ny/" not in text


def test_a_stranger_sees_none_of_it(client: Client) -> None:
    assert client.get("/konto/hvad-registreres/").status_code == 302
    assert client.post("/konto/hvad-registreres/hent/").status_code == 302


def test_a_copy_is_not_taken_by_a_link(client: Client) -> None:
    client.force_login(a_user())
    assert client.get("/konto/hvad-registreres/hent/").status_code == 405
