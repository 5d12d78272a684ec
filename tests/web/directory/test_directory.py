"""Finding colleagues, and what each may tell of herself."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from kompas.accounts.models import User
from kompas.organisation.models import Competence, Deputy, Membership, RoleGrant, Subject
from kompas.organisation.queries import find_people, subjects_below
from kompas.organisation.roles import Role
from tests.makers import a_member, a_unit, a_user, with_role

pytestmark = pytest.mark.django_db


def a_subject(name: str, parent: Subject | None = None, also_called: str = "") -> Subject:
    return Subject.objects.create(name=name, slug=name.lower(), parent=parent, also_called=also_called)


@pytest.fixture
def road_engineer() -> User:
    person = a_member(a_unit("Vej og Trafik"), "Åse Kjærgaard", title="Økonomisk rådgiver")
    drainage = a_subject("Vejafvanding", a_subject("Veje"), "grøfter, dræn")
    Competence.objects.create(person=person, subject=drainage, helps_with="Oversvømmede kældre")
    a_member(a_unit("Sekretariatet"), "Bo Lund")
    return person


@pytest.mark.parametrize(
    "words",
    [
        "åse",
        "KJÆRGAARD",
        "økonomisk",
        "trafikken",
        "vejafvandingen",
        "afvanding",
        "dræn",
        "grøfterne",
        "oversvømmede kælder",
        "åse dræn trafik",
    ],
)
def test_a_colleague_is_found_by_whatever_one_needs(road_engineer: User, words: str) -> None:
    assert list(find_people(words)) == [road_engineer]


@pytest.mark.parametrize("words", ["kloak", "åse kloak", "%", "_", "Bo dræn"])
def test_who_does_not_fit_every_word_is_not_found(road_engineer: User, words: str) -> None:
    assert not find_people(words).exists()


def test_who_has_left_is_neither_found_nor_shown(client: Client) -> None:
    client.force_login(a_user())
    gone = a_member(a_unit(), "Ida Toft", is_active=False)

    assert not find_people("Ida").exists()
    assert client.get(f"/medarbejdere/{gone.slug}/").status_code == 404


def test_a_list_narrows_to_a_unit_and_a_subject_with_all_below_them(client: Client) -> None:
    client.force_login(a_user())
    top = a_unit(code="TE")
    inside = a_member(a_unit(parent=top), "Inde Holm")
    a_member(a_unit(), "Ude Holm")
    road = a_subject("Vej")
    Competence.objects.create(person=inside, subject=a_subject("Broer", road))

    for query in ({"enhed": "TE"}, {"emne": "vej"}, {"enhed": "TE", "emne": "vej", "q": "Holm"}):
        page = client.get("/medarbejdere/", query).content.decode()
        assert "Inde Holm" in page, query
        assert "Ude Holm" not in page, query
    assert subjects_below(road) == set(Subject.objects.values_list("pk", flat=True))


def test_a_choice_that_is_none_shows_everybody(client: Client) -> None:
    client.force_login(a_user("Anne Holm"))

    assert "Anne Holm" in client.get("/medarbejdere/", {"enhed": "nix", "efter": "noget vrøvl"}).content.decode()


def test_an_empty_house_says_so(client: Client) -> None:
    client.force_login(a_user("Anne Holm"))

    assert client.get("/medarbejdere/enheder/").status_code == 200
    assert client.get("/medarbejdere/emner/").status_code == 200
    assert "Ingen passer" in client.get("/medarbejdere/", {"q": "ingen"}).content.decode()


def test_a_long_list_is_paged_by_key_without_losing_or_repeating_anybody(client: Client) -> None:
    unit = a_unit()
    client.force_login(a_member(unit, "Åse Allersidst"))
    people = [a_member(unit, f"Person {number:03}") for number in range(120)]

    seen: list[str] = []
    page = client.get("/medarbejdere/")
    while True:
        seen += [entry.person.name for entry in page.context["entries"]]
        if page.context["page"].after is None:
            break
        page = client.get("/medarbejdere/", {"efter": page.context["page"].after})
    back = client.get("/medarbejdere/", {"foer": page.context["page"].before})

    assert seen == [person.name for person in people] + ["Åse Allersidst"]
    assert [entry.person.name for entry in back.context["entries"]] == seen[50:100]
    assert back.context["page"].before is not None


def test_the_directory_tells_who_to_ask_today_and_never_why(client: Client) -> None:
    client.force_login(a_user())
    today = timezone.localdate()
    absent, deputy = a_member(a_unit(), "Fra Værende"), a_member(a_unit(), "Sted Fortræder")
    Deputy.objects.create(person=absent, deputy=deputy, first_day=today, last_day=today)
    Deputy.objects.create(
        person=deputy, deputy=absent, first_day=today + timedelta(days=1), last_day=today + timedelta(days=1)
    )

    page = client.get(f"/medarbejdere/{absent.slug}/").content.decode()

    assert "Stedfortræder i dag:" in page
    assert "til stede" not in page  # nobody said that she is away
    assert "Sted Fortræder" in page
    assert "Stedfortræder i dag:" not in client.get(f"/medarbejdere/{deputy.slug}/").content.decode()


def test_the_leader_of_a_unit_stands_on_top(client: Client) -> None:
    unit = a_unit(code="VEJ")
    leader = with_role(Role.SECTION_LEADER, unit, "Åse Leder")
    client.force_login(a_member(unit, "Anne Holm"))

    page = client.get("/medarbejdere/enhed/VEJ/")

    assert [entry.person for entry in page.context["leaders"]] == [leader]
    assert leader not in [entry.person for entry in page.context["entries"]]


def test_a_unit_that_has_ended_points_to_its_successor(client: Client) -> None:
    client.force_login(a_user())
    successor = a_unit("Den nye", code="NY")
    a_unit(code="GAMMEL", valid_to=timezone.localdate() - timedelta(days=1), successor=successor)

    assert "/medarbejdere/enhed/NY/" in client.get("/medarbejdere/enhed/GAMMEL/").content.decode()


@pytest.mark.parametrize("people", [2, 40])
def test_a_page_asks_as_many_queries_for_two_as_for_forty(
    client: Client, django_assert_max_num_queries: Any, people: int
) -> None:
    unit, subject = a_unit(code="VEJ"), a_subject("Vej")
    client.force_login(a_member(unit))
    for number in range(people):
        person = a_member(unit, f"Person {number}")
        Competence.objects.create(person=person, subject=subject)
        RoleGrant.objects.create(person=person, role=Role.CASE_WORKER, unit=unit)
    shown = User.objects.latest("pk")

    for address, most in (
        ("/medarbejdere/?q=vejen&enhed=VEJ", 16),
        ("/medarbejdere/enheder/", 9),
        ("/medarbejdere/enhed/VEJ/", 20),
        ("/medarbejdere/emner/", 9),
        ("/medarbejdere/emne/vej/", 14),
        (f"/medarbejdere/{shown.slug}/", 14),
    ):
        with django_assert_max_num_queries(most, info=address):
            assert client.get(address).status_code == 200


# What each tells of herself


def test_she_tells_what_she_can_help_with_and_takes_it_back(client: Client) -> None:
    person = a_user()
    a_subject("Vej")
    client.force_login(person)

    client.post(f"/medarbejdere/{person.slug}/kan-hjaelpe-med/", {"subject": "vej", "helps_with": "Huller"})
    client.post(
        f"/medarbejdere/{person.slug}/kan-hjaelpe-med/vej/ret/", {"helps_with": "Broer og huller", "opened_on": 1}
    )
    assert Competence.objects.get().helps_with == "Broer og huller"
    client.post(f"/medarbejdere/{person.slug}/kan-hjaelpe-med/vej/fjern/")
    assert not Competence.objects.exists()


def test_a_change_of_phone_changes_nothing_else_whatever_is_sent(client: Client) -> None:
    person = a_user("Anne Holm", title="Jurist")
    client.force_login(person)

    client.post(
        f"/medarbejdere/{person.slug}/telefon/",
        {"phone": "12 34", "opened_on": 1, "name": "Direktøren", "email": "x@x.dk", "title": "Chef", "is_active": ""},
    )

    person.refresh_from_db()
    assert (person.phone, person.name, person.title, person.is_active) == ("12 34", "Anne Holm", "Jurist", True)


def test_two_windows_show_both_texts(client: Client) -> None:
    person = a_user(phone="11 11")
    client.force_login(person)
    client.post(f"/medarbejdere/{person.slug}/telefon/", {"phone": "22 22", "opened_on": 1})

    refused = client.post(f"/medarbejdere/{person.slug}/telefon/", {"phone": "33 33", "opened_on": 1})

    assert refused.status_code == 422
    assert "22 22" in refused.content.decode()
    assert "33 33" in refused.content.decode()
    again = client.post(f"/medarbejdere/{person.slug}/telefon/", {"phone": "33 33", "opened_on": 2})
    assert again.status_code == 302


@pytest.mark.parametrize("path", ["ret/", "telefon/", "kan-hjaelpe-med/", "stedfortraedere/", "stedfortraedere/vaelg/"])
def test_nobody_tells_anything_of_another(client: Client, path: str) -> None:
    person, unit = a_member(a_unit()), a_unit()
    client.force_login(with_role(Role.CHIEF, unit, "Chef for andre"))
    address = f"/medarbejdere/{person.slug}/{path}"
    reads = path in {"ret/", "stedfortraedere/"}

    assert (client.get(address) if reads else client.post(address)).status_code == 403


def name_deputy(client: Client, person: User, deputy: str) -> int:
    today = timezone.localdate()
    sent = {"deputy": deputy, "first_day": today.isoformat(), "last_day": today.isoformat()}
    return client.post(f"/medarbejdere/{person.slug}/stedfortraedere/vaelg/", sent).status_code


def test_she_names_her_own_deputy_by_name_or_email(client: Client) -> None:
    person, deputy = a_user("Anne Holm"), a_user("Bo Lund")
    client.force_login(person)

    assert name_deputy(client, person, "bo lund") == 302
    assert Deputy.objects.get().deputy == deputy
    sent = {"deputy": deputy.slug, "first_day": timezone.localdate().isoformat()}
    assert client.post(f"/medarbejdere/{person.slug}/stedfortraedere/fjern/", sent).status_code == 302
    assert not Deputy.objects.exists()
    assert name_deputy(client, person, deputy.email.upper()) == 302


@pytest.mark.parametrize("name", ["Ingen", "Anne Holm", "To Ens", "@", ""])
def test_a_deputy_who_is_not_one_colleague_is_refused(client: Client, name: str) -> None:
    person = a_user("Anne Holm")
    a_user("To Ens"), a_user("To Ens")
    client.force_login(person)

    assert name_deputy(client, person, name) == 422


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("kirsten", "Mener du Kirsten Aagaard (person"),
        ("Lund", "Flere passer på »Lund«: Bo Lund (person"),
        ("Villum", "Ingen her har »Villum« i navnet eller e-mailen."),
    ],
)
def test_a_deputy_named_by_half_is_answered_with_those_who_fit(client: Client, typed: str, told: str) -> None:
    person = a_user("Anne Holm")
    for name in ("Kirsten Aagaard", "Bo Lund", "Eva Lund"):
        a_user(name)
    client.force_login(person)
    today = timezone.localdate().isoformat()
    sent = {"deputy": typed, "first_day": today, "last_day": today}
    page = client.post(f"/medarbejdere/{person.slug}/stedfortraedere/vaelg/", sent)
    assert told in page.context["form"].errors["deputy"][0]


def test_a_section_leader_names_deputies_for_her_staff(client: Client) -> None:
    unit = a_unit()
    staff, deputy = a_member(unit, "Anne Holm"), a_user("Bo Lund")
    client.force_login(with_role(Role.SECTION_LEADER, unit))

    assert name_deputy(client, staff, deputy.email) == 302


def test_nobody_becomes_the_deputy_of_a_leader_above_by_being_her_units_leader(client: Client) -> None:
    """The chief sits in the section, but leads the whole: a deputy would lead the whole in her place."""
    top = a_unit()
    section = a_unit(parent=top)
    chief = a_member(section, "Chefen")
    RoleGrant.objects.create(person=chief, role=Role.CHIEF, unit=top)
    leader = with_role(Role.SECTION_LEADER, section)
    client.force_login(leader)

    assert name_deputy(client, chief, leader.email) == 403
    Membership.objects.filter(person=chief).update(unit=section)
    client.force_login(with_role(Role.ADMINISTRATOR, section))
    assert name_deputy(client, chief, leader.email) == 403


def test_a_deputy_for_today_names_nobody_in_the_leaders_place(client: Client) -> None:
    unit, today = a_unit(), timezone.localdate()
    leader, deputy = with_role(Role.SECTION_LEADER, unit), a_member(unit)
    Deputy.objects.create(person=leader, deputy=deputy, first_day=today, last_day=today)
    client.force_login(deputy)

    assert name_deputy(client, leader, deputy.email) == 403
    assert name_deputy(client, leader, a_user().email) == 403


def test_a_section_leader_does_not_make_himself_the_deputy_of_the_chief_of_his_section(client: Client) -> None:
    unit = a_unit()
    chief, leader = with_role(Role.CHIEF, unit), with_role(Role.SECTION_LEADER, unit)
    client.force_login(leader)

    assert name_deputy(client, chief, leader.email) == 403


def test_a_phone_with_control_letters_is_tidied_before_it_is_stored(client: Client) -> None:
    person = a_member(a_unit())
    client.force_login(person)

    sent = {"phone": "\u202e12\x0b34", "opened_on": person.version}
    assert client.post(f"/medarbejdere/{person.slug}/telefon/", sent).status_code == 302

    person.refresh_from_db()
    assert person.phone == "12 34"
