"""Administration, tried from outside and from below."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.mail import EmailMessage
from django.test import Client
from django.utils import timezone

from kompas.accounts.models import User
from kompas.journal.actors import Actor
from kompas.journal.services import record
from kompas.organisation.importing.exporting import as_csv, as_xlsx, sample_lines
from kompas.organisation.models import Competence, Membership, RoleGrant, StaffList, Subject, Unit
from kompas.organisation.roles import Role
from tests.makers import PASSWORD, a_draft_strategy, a_member, a_unit, a_user, an_adopted_strategy, with_role
from tests.strategy.makers import an_import

pytestmark = pytest.mark.django_db
PAGES = [
    "",
    "medarbejdere/",
    "medarbejdere/ny/",
    "enheder/",
    "enheder/ny/",
    "emner/",
    "indlaes/",
    "indlaes/udtraek/alt.xlsx",
    "indlaes/eksempel/enheder.csv",
    "haendelseslog/",
    "indstillinger/",
    "kommunen/",
    "kommunen/oplysninger/",
]
WHOLE_HOUSE = ["kommunen/oplysninger/", "emner/", "haendelseslog/", "indstillinger/"]


@pytest.fixture
def top() -> Unit:
    return a_unit("Teknik og Erhverv", code="TE")


@pytest.fixture
def section(top: Unit) -> Unit:
    return a_unit("Vej og Trafik", parent=top, code="VEJ")


@pytest.fixture
def boss(top: Unit) -> User:
    """The administrator of everything."""
    return with_role(Role.ADMINISTRATOR, top, "Adam Øverst")


@pytest.fixture
def below(client: Client, section: Unit, boss: User) -> User:
    """The administrator of one section, signed in."""
    person = with_role(Role.ADMINISTRATOR, section, "Sanne Sektion")
    client.force_login(person)
    return person


def at(path: str) -> str:
    return f"/administration/{path}"


def on_person(person: User, path: str = "") -> str:
    return at(f"medarbejdere/{person.slug}/{path}")


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.ADMINISTRATOR])
def test_no_other_role_opens_any_page(client: Client, top: Unit, role: Role) -> None:
    client.force_login(with_role(role, top))

    assert {page: client.get(at(page)).status_code for page in PAGES} == dict.fromkeys(PAGES, 403)


def test_the_administrator_opens_every_page(client: Client, boss: User) -> None:
    client.force_login(boss)

    assert {page: client.get(at(page)).status_code for page in PAGES} == dict.fromkeys(PAGES, 200)


def test_an_administrator_below_sees_nothing_that_belongs_to_the_whole_house(client: Client, below: User) -> None:
    assert {page: client.get(at(page)).status_code for page in WHOLE_HOUSE} == dict.fromkeys(WHOLE_HOUSE, 403)
    assert client.post(at("emner/ny/"), {"name": "Nyt"}).status_code == 403
    assert client.get("/udbakke/").status_code == 403
    assert "/udbakke/" not in client.get(at("")).content.decode()


def test_an_administrator_below_finds_nobody_above_or_beside(
    client: Client, below: User, top: Unit, boss: User
) -> None:
    beside = a_member(a_unit("Byg", parent=top), "Byg Mand")

    page = client.get(at("medarbejdere/")).content.decode()

    assert "Sanne Sektion" in page
    for person in (boss, beside):
        assert person.name not in page
        assert client.get(on_person(person)).status_code == 404


@pytest.mark.parametrize(
    "deed", ["ret/", "e-mail/", "enheder/", "inviter/", "fratraed/", "tilbage/", "rolle/", "rolle/fjern/"]
)
def test_every_deed_on_a_person_elsewhere_is_not_found(client: Client, below: User, boss: User, deed: str) -> None:
    sent = {"email": "mit@egevang.example", "name": "x", "opened_on": 1, "role": "chief", "unit": "VEJ"}

    assert client.post(on_person(boss, deed), sent).status_code == 404


def test_the_account_of_one_who_also_holds_a_role_above_is_not_taken_over(
    client: Client, below: User, top: Unit, section: Unit
) -> None:
    """The chief of it all sits in the section; its administrator must not give her another e-mail."""
    chief = a_member(section, "Chef Overalt")
    RoleGrant.objects.create(person=chief, role=Role.CHIEF, unit=top)

    answer = client.post(on_person(chief, "e-mail/"), {"email": "mit@egevang.example", "opened_on": 1})

    assert answer.status_code == 404
    assert User.objects.get(pk=chief.pk).email == chief.email


@pytest.mark.parametrize("role", ["administrator", "chief"])
def test_nobody_grants_herself_a_role_above(client: Client, below: User, role: str) -> None:
    answer = client.post(on_person(below, "rolle/"), {"role": role, "unit": "TE"})

    assert answer.status_code == 422
    assert not RoleGrant.objects.filter(person=below, unit__code="TE").exists()


def test_nobody_moves_a_person_to_a_unit_that_she_does_not_administer(
    client: Client, below: User, section: Unit
) -> None:
    person = a_member(section, "Ida Toft")

    answer = client.post(on_person(person, "enheder/"), {"units": ["TE"], "main": "TE", "opened_on": 1})

    assert answer.status_code == 422
    assert person.memberships.get().unit == section


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("enheder/ny/opret/", {"code": "NY", "name": "Ny top"}),
        ("enheder/ny/opret/", {"code": "NY", "name": "Ny", "parent": "TE"}),
        ("enheder/TE/ret/", {"name": "Mit rige", "opened_on": 1}),
        ("enheder/VEJ/flyt/", {"parent": "BYG", "opened_on": 1}),
        ("enheder/VEJ/nedlaeg/", {"last_day": "2030-01-01", "opened_on": 1}),
        ("medarbejdere/ny/opret/", {"name": "Ny", "email": "ny@egevang.example", "unit": "TE"}),
    ],
)
def test_the_tree_beyond_ones_own_part_is_left_alone(
    client: Client, below: User, top: Unit, path: str, sent: dict[str, Any]
) -> None:
    a_unit("Byg", parent=top, code="BYG")
    before = list(Unit.objects.order_by("pk").values()), User.objects.count()

    assert client.post(at(path), sent).status_code in {404, 422}
    assert (list(Unit.objects.order_by("pk").values()), User.objects.count()) == before


def test_within_her_own_part_she_does_it_all(client: Client, below: User) -> None:
    assert client.post(at("enheder/ny/opret/"), {"code": "DRIFT", "name": "Drift", "parent": "VEJ"}).status_code == 302
    sent = {"name": "Ida Toft", "email": "ida@egevang.example", "unit": "DRIFT"}
    assert client.post(at("medarbejdere/ny/opret/"), sent).status_code == 302
    ida = User.objects.get(email="ida@egevang.example")
    assert client.post(on_person(ida, "rolle/"), {"role": "section_leader", "unit": "DRIFT"}).status_code == 302
    assert (
        client.post(on_person(ida, "enheder/"), {"units": ["VEJ", "DRIFT"], "main": "VEJ", "opened_on": 1}).status_code
        == 302
    )
    assert client.post(on_person(ida, "inviter/")).status_code == 302
    assert client.post(on_person(ida, "rolle/fjern/"), {"role": "section_leader", "unit": "DRIFT"}).status_code == 302
    assert client.post(on_person(ida, "fratraed/"), {"opened_on": 2}).status_code == 302
    assert client.post(on_person(ida, "tilbage/"), {"unit": "VEJ", "opened_on": 3}).status_code == 302
    assert client.post(at("enheder/DRIFT/ret/"), {"name": "Vejdrift", "opened_on": 1}).status_code == 302
    today = timezone.localdate().isoformat()
    assert client.post(at("enheder/DRIFT/nedlaeg/"), {"last_day": today, "opened_on": 2}).status_code == 302


def test_only_the_forms_own_fields_are_stored_whatever_is_sent(client: Client, below: User, section: Unit) -> None:
    person = a_member(section, "Ida Toft")
    sent = {
        "name": "Ida",
        "opened_on": 1,
        "email": "x@x.dk",
        "slug": "x",
        "is_active": "",
        "password": "x",
        "version": 9,
    }

    assert client.post(on_person(person, "ret/"), sent).status_code == 302

    after = User.objects.get(pk=person.pk)
    assert (after.name, after.email, after.slug, after.is_active, after.version) == (
        "Ida",
        person.email,
        person.slug,
        True,
        2,
    )
    assert after.check_password(PASSWORD)


def test_two_administrators_at_once_see_both_texts(client: Client, below: User, section: Unit) -> None:
    for address, label in ((at("enheder/VEJ/ret/"), "Veje"), (on_person(a_member(section), "ret/"), "Ida")):
        client.post(address, {"name": f"{label} ét", "opened_on": 1})

        refused = client.post(address, {"name": f"{label} to", "opened_on": 1})

        assert refused.status_code == 422
        assert f"{label} ét" in refused.content.decode()
        assert f"{label} to" in refused.content.decode()


def test_the_former_address_is_told_of_a_changed_email(
    client: Client, below: User, section: Unit, mailoutbox: list[EmailMessage]
) -> None:
    person = a_member(section, "Ida Toft", email="ida@egevang.example")

    client.post(on_person(person, "e-mail/"), {"email": "anden@egevang.example", "opened_on": 1})

    assert [letter.to for letter in mailoutbox] == [["ida@egevang.example"]]


def test_the_last_administrator_stays(client: Client, boss: User) -> None:
    client.force_login(boss)

    assert client.post(on_person(boss, "fratraed/"), {"opened_on": 1}).status_code == 422
    assert client.post(on_person(boss, "rolle/fjern/"), {"role": "administrator", "unit": "TE"}).status_code == 422
    assert RoleGrant.objects.filter(person=boss, role=Role.ADMINISTRATOR).exists()


def test_subjects_grow_and_change(client: Client, boss: User) -> None:
    client.force_login(boss)

    client.post(at("emner/ny/"), {"name": "Vej"})
    client.post(at("emner/ny/"), {"name": "Broer", "parent": "vej", "also_called": "bro"})
    client.post(at("emner/broer/ret/"), {"name": "Broer og tunneler", "parent": "", "opened_on": 1})

    subject = Subject.objects.get(slug="broer")
    assert (subject.name, subject.parent) == ("Broer og tunneler", None)
    assert client.post(at("emner/vej/ret/"), {"name": "Vej", "parent": "vej", "opened_on": 1}).status_code == 422


# Lists


def upload(client: Client, content: bytes, name: str = "liste.csv") -> Any:
    return client.post(at("indlaes/upload/"), {"first": SimpleUploadedFile(name, content)})


def test_a_list_is_previewed_and_then_stored(client: Client, boss: User) -> None:
    client.force_login(boss)
    units, people = sample_lines()
    address = upload(client, as_xlsx(Enheder=units, Medarbejdere=people), "alt.xlsx").url

    preview = client.get(address)
    assert "Søren Aagaard" in preview.content.decode()
    assert not User.objects.filter(email="soeren@egevang.example").exists()

    client.post(f"{address}gem/", {"mark": preview.context["plan"].mark})
    assert User.objects.filter(email="soeren@egevang.example").exists()
    assert "Intet at gøre" in client.get(upload(client, as_csv(people)).url).content.decode()


def test_a_confirmation_of_something_else_stores_nothing(client: Client, boss: User) -> None:
    client.force_login(boss)
    address = upload(client, as_csv(sample_lines()[0])).url

    answer = client.post(f"{address}gem/", {"mark": "noget andet"}, follow=True)

    assert "Derfor er intet gemt" in answer.content.decode()
    assert not Unit.objects.filter(code="BYG").exists()


def test_mistakes_are_shown_with_row_and_column_and_cannot_be_stored(client: Client, boss: User) -> None:
    client.force_login(boss)
    address = upload(client, b"Navn;E-mail;Enhed\nBo;ikke en mail;TE\n").url

    preview = client.get(address).content.decode()

    assert "er ikke en e-mailadresse" in preview
    assert "gem/" not in preview


@pytest.mark.parametrize("content", [b"hej", b"\x00\x01\x02", b"PK\x03\x04x"])
def test_a_file_that_is_no_list_is_refused_and_not_kept(client: Client, boss: User, content: bytes) -> None:
    client.force_login(boss)

    assert upload(client, content).status_code == 422
    assert not StaffList.objects.exists()


def test_only_who_uploaded_a_list_sees_its_preview(client: Client, boss: User, top: Unit) -> None:
    client.force_login(boss)
    address = upload(client, as_csv(sample_lines()[0])).url
    client.force_login(with_role(Role.ADMINISTRATOR, top, "En anden"))

    assert client.get(address).status_code == 404
    assert client.post(f"{address}gem/", {"mark": ""}).status_code == 404


def test_an_administrator_below_takes_out_only_her_own_part(client: Client, below: User, boss: User) -> None:
    taken = client.get(at("indlaes/udtraek/medarbejdere.csv")).content.decode("utf-8-sig")

    assert "Sanne Sektion" in taken
    assert "Adam Øverst" not in taken


def test_no_cell_that_is_taken_out_starts_a_formula(client: Client, boss: User, top: Unit) -> None:
    a_member(top, "=cmd|' /C calc'!A0", title="+1", phone="@x")
    client.force_login(boss)

    taken = client.get(at("indlaes/udtraek/medarbejdere.csv")).content.decode("utf-8-sig")

    assert not [
        cell for line in taken.splitlines() for cell in line.split(";") if cell.strip('"')[:1] in "=+-@" and cell
    ]


# The event log


def test_the_event_log_tells_in_words_who_did_what_to_whom(client: Client, boss: User) -> None:
    client.force_login(boss)
    sent = {"name": "Ida Toft", "email": "ida@egevang.example", "unit": "TE"}
    client.post(at("medarbejdere/ny/opret/"), sent)
    ida = User.objects.get(email="ida@egevang.example")
    client.post(on_person(ida, "rolle/"), {"role": "consultant", "unit": "TE"})

    lines = client.get(at("haendelseslog/")).context["lines"]

    assert (lines[0].who, lines[0].what, lines[0].whom, lines[0].more) == (
        "Adam Øverst",
        "Rolle givet",
        "Ida Toft",
        "Udviklingskonsulent, Teknik og Erhverv",
    )


def test_the_event_log_names_strategies_by_title_and_parts_by_words(client: Client, boss: User) -> None:
    draft, adopted = a_draft_strategy(title="Plads til vandet"), an_adopted_strategy(title="Tæt på opgaven")
    by: Any = {"by": Actor.person(boss.pk), "at": timezone.now()}
    record("strategy.draft_changed", draft, revision=1, part="focus_area.7", **by)
    record("strategy.published", adopted, **by)
    client.force_login(boss)

    lines = client.get(at("haendelseslog/")).context["lines"]

    told = [(line.whom, line.more) for line in lines[:2]]
    assert told == [("Tæt på opgaven", ""), ("Plads til vandet", "udgave 1, fokuspunkt")]
    assert [bool(line.href) for line in lines[:2]] == [True, False]  # a draft is not for everybody


def test_the_event_log_names_the_document_that_was_read(client: Client, boss: User, top: Unit) -> None:
    read = an_import(top, by=boss)
    assert read.file
    record("strategy.import_continued", read, by=Actor.person(boss.pk), at=timezone.now())
    client.force_login(boss)

    assert client.get(at("haendelseslog/")).context["lines"][0].whom == read.file.name


def test_the_event_log_is_narrowed_by_kind_person_and_day(client: Client, boss: User) -> None:
    client.force_login(boss)
    sent = {"name": "Ida Toft", "email": "ida@egevang.example", "unit": "TE"}
    client.post(at("medarbejdere/ny/opret/"), sent)
    today = timezone.localdate().isoformat()

    def found(**query: str) -> int:
        return len(client.get(at("haendelseslog/"), query).context["lines"])

    assert found(kind="organisation.person_created") == 1
    assert found(kind="organisation.unit_ended") == 0
    assert found(who="toft") == 1
    assert found(who="ingen") == 0
    assert found(first=today, last=today) == 1
    assert found(first="2199-01-01") == 0
    assert found(last="2001-01-01") == 0
    assert found(kind="vrøvl", first="i går") == 1


@pytest.mark.parametrize("people", [2, 40])
def test_a_page_asks_as_many_queries_for_two_as_for_forty(
    client: Client, boss: User, top: Unit, django_assert_max_num_queries: Any, people: int
) -> None:
    client.force_login(boss)
    subject = Subject.objects.create(name="Vej", slug="vej")
    for number in range(people):
        unit = a_unit(f"Enhed {number}", parent=top)
        Competence.objects.create(person=a_member(unit, f"Person {number}"), subject=subject)
        Subject.objects.create(name=f"Emne {number}", slug=f"emne-{number}")
    shown = User.objects.latest("pk")

    for page, most in (
        ("medarbejdere/", 17),
        (f"medarbejdere/{shown.slug}/", 24),
        ("enheder/", 9),
        ("enheder/TE/", 20),
        ("emner/", 13),
        ("haendelseslog/", 14),
    ):
        with django_assert_max_num_queries(most, info=page):
            assert client.get(at(page)).status_code == 200


def test_a_persons_memberships_stay_hers_when_a_form_leaves_them_out(
    client: Client, below: User, section: Unit
) -> None:
    person = a_member(section, "Ida Toft")

    assert client.post(on_person(person, "enheder/"), {"opened_on": 1}).status_code == 422
    assert Membership.objects.filter(person=person).count() == 1


def test_signed_out_nothing_opens(client: Client, boss: User) -> None:
    assert {client.get(at(page)).status_code for page in PAGES} == {302}
    assert client.post(on_person(a_user(), "fratraed/")).status_code == 302
