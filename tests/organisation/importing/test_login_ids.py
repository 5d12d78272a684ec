"""IDs at the municipality's sign-in, brought by a list of people."""

import pytest
from pytest_django import Settings

from kompas.accounts.models import SignInLink, User
from kompas.accounts.single_sign_on import linking
from kompas.config.sign_in import Oidc
from kompas.journal.models import Event
from kompas.organisation.importing.exporting import as_csv, people_as_lines
from kompas.organisation.models import Unit
from tests.makers import NOON, TODAY, a_member, a_unit
from tests.organisation.importing.test_importing import HOUSE, carry_out, plan

pytestmark = pytest.mark.django_db
HEAD = "Navn;E-mail;Enhed;Login-id\n"


@pytest.fixture(autouse=True)
def _there_is_a_provider(settings: Settings) -> None:
    settings.OIDC = Oidc("https://login.kommune.example", "kompas", "hemmelighed")


def test_new_and_known_people_are_linked_and_each_link_is_told() -> None:
    person = a_member(a_unit(code="VEJ"), email="bo@egevang.example")
    carry_out(f"{HEAD}Bo Lund;bo@egevang.example;VEJ;bo-1\nIda Dal;ida@egevang.example;VEJ;ida-2\n")
    assert linking.subject_of(person) == "bo-1"
    assert linking.subject_of(User.objects.get(email="ida@egevang.example")) == "ida-2"
    assert Event.objects.filter(kind="accounts.linked").count() == 2


def test_another_id_takes_the_place_of_the_former_and_ends_her_sessions() -> None:
    person = a_member(a_unit(code="VEJ"), email="bo@egevang.example")
    person.set_unusable_password()
    person.save()
    linking.link(person=person, subject="bo-1", by=HOUSE, at=NOON)
    person.refresh_from_db()
    before = person.get_session_auth_hash()
    carry_out(f"{HEAD}Bo Lund;bo@egevang.example;VEJ;bo-9\n")
    person.refresh_from_db()
    assert linking.subject_of(person) == "bo-9"
    assert person.get_session_auth_hash() != before


def test_an_empty_cell_leaves_the_link_as_it_is() -> None:
    person = a_member(a_unit(code="VEJ"), email="bo@egevang.example")
    linking.link(person=person, subject="bo-1", by=HOUSE, at=NOON)
    carry_out(f"{HEAD}Bo Lund;bo@egevang.example;VEJ;\n")
    assert linking.subject_of(person) == "bo-1"


def test_what_is_exported_is_read_back_as_nothing_to_do() -> None:
    a_unit(code="VEJ")
    carry_out(f"{HEAD}Bo Lund;bo@egevang.example;VEJ;-bo=1\n")
    people = people_as_lines(Unit.objects.values_list("pk", flat=True), on=TODAY)
    assert plan(as_csv(people)).does_nothing


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ("Bo;bo@egevang.example;VEJ;anne-7\n", "Somebody else has the ID"),
        ("Bo;bo@egevang.example;VEJ;x\nIda;ida@egevang.example;VEJ;x\n", "stands in row 2"),
        (f"Bo;bo@egevang.example;VEJ;{'x' * 200}\n", "longer than 191"),
    ],
)
def test_an_id_that_cannot_be_hers_is_told_with_row_and_remedy(rows: str, words: str) -> None:
    linking.link(person=a_member(a_unit(code="VEJ")), subject="anne-7", by=HOUSE, at=NOON)
    made = plan(HEAD + rows)
    assert words in " ".join(mistake.words for mistake in made.mistakes)


def test_without_a_provider_the_column_is_refused_in_words(settings: Settings) -> None:
    settings.OIDC = Oidc()
    a_unit(code="VEJ")
    made = plan(f"{HEAD}Bo;bo@egevang.example;VEJ;bo-1\n")
    assert "is not set up here" in " ".join(mistake.words for mistake in made.mistakes)
    assert not SignInLink.objects.exists()


def test_an_administrator_below_links_nobody_above(settings: Settings) -> None:
    top = a_unit(code="TOP")
    below = a_unit(code="VEJ", parent=top)
    boss = a_member(top, email="chef@egevang.example")
    made = plan(f"{HEAD}Chef;{boss.email};;angriber\n", within=frozenset({below.pk}))
    assert made.mistakes
