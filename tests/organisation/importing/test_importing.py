"""Importing lists: exactly what the preview showed, or nothing."""

from datetime import timedelta

import pytest

from kompas.accounts.models import User
from kompas.journal.actors import Actor
from kompas.journal.models import Event
from kompas.organisation import importing
from kompas.organisation.importing.exporting import as_csv, as_xlsx, people_as_lines, sample_lines, units_as_lines
from kompas.organisation.importing.findings import Deed
from kompas.organisation.importing.storing import HasMistakes
from kompas.organisation.models import Competence, Deputy, Membership, RoleGrant, StaffList, Subject, Unit
from kompas.organisation.reach import reach_of, subtree
from kompas.organisation.roles import Role
from kompas.organisation.services import people as people_services
from kompas.organisation.tasks import forget_lists
from tests.makers import NOON, TODAY, a_member, a_unit, a_user, with_role

pytestmark = pytest.mark.django_db
HOUSE = Actor.house()


def plan(*lists: str | bytes, within: frozenset[int] | None = None) -> importing.Plan:
    made, _world = importing.plan_of([kept(one) for one in lists], within=within, today=TODAY)
    return made


def kept(content: str | bytes) -> StaffList:
    content = content.encode() if isinstance(content, str) else content
    person = User.objects.filter(email="bringer@egevang.example").first() or a_user(email="bringer@egevang.example")
    return importing.keep(name="liste.csv", content=content, person=person, at=NOON)


def carry_out(*lists: str | bytes, within: frozenset[int] | None = None) -> importing.Plan:
    waiting = [kept(one) for one in lists]
    seen, _world = importing.plan_of(waiting, within=within, today=TODAY)
    return importing.carry_out(lists=waiting, mark=seen.mark, within=within, by=HOUSE, at=NOON)


def sample() -> bytes:
    units, people = sample_lines()
    return as_xlsx(Enheder=units, Medarbejdere=people)


def test_the_sample_is_imported_whole() -> None:
    carry_out(sample())

    vej = Unit.objects.get(code="VEJ")
    person = User.objects.get(email="soeren@egevang.example")
    assert vej.parent == Unit.objects.get(code="TE")
    assert set(person.memberships.values_list("unit__code", "is_main")) == {("VEJ", True), ("BYG", False)}
    assert (person.title, person.search_key) == ("Vejingeniør", "søren aagaard vejingeniør")
    assert not person.has_usable_password()
    assert RoleGrant.objects.get(person=person).unit == vej
    assert set(Competence.objects.values_list("subject__name", "subject__parent__name")) == {
        ("Vejafvanding", "Vej"),
        ("Broer", None),
    }
    assert Deputy.objects.get().deputy.email == "aase@egevang.example"
    assert not StaffList.objects.exists()


def test_a_second_run_has_nothing_to_do() -> None:
    carry_out(sample())

    again = plan(sample())

    assert again.does_nothing
    assert not again.mistakes


def test_what_is_exported_is_read_back_as_nothing_to_do() -> None:
    carry_out(sample())
    person = User.objects.get(email="soeren@egevang.example")
    person.phone, person.title = "+45 12 34 56 78", "=Ingeniør"
    person.save()
    everywhere = Unit.objects.values_list("pk", flat=True)

    units, people = units_as_lines(everywhere, on=TODAY), people_as_lines(everywhere, on=TODAY)

    assert "'+45 12 34 56 78" in as_csv(people).decode()
    assert plan(as_csv(units), as_csv(people)).does_nothing
    assert plan(as_xlsx(Enheder=units, Medarbejdere=people)).does_nothing


def test_each_thing_that_was_done_is_told_in_the_event_log() -> None:
    carry_out(sample())

    kinds = list(Event.objects.values_list("kind", flat=True))
    assert [kinds.count(f"organisation.{kind}") for kind in ("unit_created", "person_created", "role_granted")] == [
        3,
        2,
        2,
    ]
    assert Event.objects.get(kind="organisation.imported").data == {"units": 3, "people": 2}


def test_the_preview_shows_old_and_new() -> None:
    unit = a_unit(code="VEJ", name="Vej")
    a_unit(code="BYG")
    a_member(unit, "Bo Lund", email="bo@egevang.example", title="Ingeniør")

    made = plan("Navn;E-mail;Stilling;Enhed\nBo Lund;BO@egevang.example;Chef;BYG, VEJ\n")

    (line,) = made.people
    assert line.deed is Deed.CHANGE
    assert [(change.field, change.old, change.new) for change in line.changes] == [
        ("title", "Ingeniør", "Chef"),
        ("units", "VEJ", "BYG, VEJ"),
    ]


def test_a_changed_person_gets_what_the_list_says_and_keeps_the_rest() -> None:
    unit, other = a_unit(code="VEJ"), a_unit(code="BYG")
    person = a_member(unit, "Bo Lund", email="bo@egevang.example", title="Ingeniør", phone="12 34")
    RoleGrant.objects.create(person=person, role=Role.SECTION_LEADER, unit=unit)

    carry_out("Navn;E-mail;Stilling;Telefon;Enhed\nBo Lund-Holm;bo@egevang.example;Chef;;BYG\n")

    person.refresh_from_db()
    assert (person.name, person.title, person.phone, person.version) == ("Bo Lund-Holm", "Chef", "12 34", 2)
    assert person.memberships.get().unit == other
    assert person.role_grants.exists()
    assert person.has_usable_password()


def test_units_are_renamed_and_moved_in_whatever_order_they_stand() -> None:
    a_unit(code="VEJ", name="Vej")

    carry_out("Kode;Navn;Hører til\nVEJ;Vej og trafik;CENTER\nCENTER;Centeret;TE\nTE;Teknik;\n")

    vej = Unit.objects.get(code="VEJ")
    assert vej.parent and vej.parent.parent
    assert (vej.name, vej.parent.code, vej.parent.parent.code) == ("Vej og trafik", "CENTER", "TE")


def test_units_are_found_by_name_too() -> None:
    a_unit(code="VEJ", name="Vej og Trafik")

    carry_out("Navn;E-mail;Enhed\nBo;bo@egevang.example;vej og trafik\n")

    assert Membership.objects.get().unit.code == "VEJ"


MISTAKES = [
    ("Kode;Navn\n;Vej\n", 2, "Code", "needs a code"),
    ("Kode;Navn\nvej & park;Vej\n", 2, "Code", "is no code"),
    ("Kode;Navn\nVEJ;\n", 2, "Name", "needs a name"),
    ("Kode;Navn\nVEJ;Vej\nvej;Vej\n", 3, "Code", "stands in row 2"),
    ("Kode;Navn\nGAMMEL;Vej\n", 2, "Code", "has ended"),
    (f"Kode;Navn\nVEJ;{'x' * 121}\n", 2, "Name", "longer than 120"),
    ("Kode;Navn;Hører til\nVEJ;Vej;PARK\n", 2, "Belongs to", "There is no unit “PARK”"),
    ("Kode;Navn;Hører til\nA;Ene;B\nB;Anden;A\n", 2, "Belongs to", "below itself"),
    ("Kode;Navn;Hører til\nTE;Teknik;UNDER\n", 2, "Belongs to", "below itself"),
    ("Navn;E-mail;Enhed\nBo;;TE\n", 2, "E-mail", "is missing"),
    ("Navn;E-mail;Enhed\nBo;bo(a)egevang;TE\n", 2, "E-mail", "is no e-mail"),
    ("Navn;E-mail;Enhed\nBo;b@x.dk;TE\nBo;B@X.DK;TE\n", 3, "E-mail", "stands in row 2"),
    ("Navn;E-mail;Enhed\n;b@x.dk;TE\n", 2, "Name", "needs a name"),
    ("Navn;E-mail;Enhed\nBo;gaaet@egevang.example;TE\n", 2, "E-mail", "no longer works here"),
    ("Navn;E-mail;Enhed\nBo;b@x.dk;\n", 2, "Unit", "needs a unit"),
    ("Navn;E-mail;Enhed\nBo;b@x.dk;NIX\n", 2, "Unit", "There is no unit “NIX”"),
    ("Navn;E-mail;Enhed\nBo;b@x.dk;Drift\n", 2, "Unit", "Several units"),
    (f"Navn;E-mail;Enhed;Telefon\nBo;b@x.dk;TE;{'1' * 41}\n", 2, "Phone", "longer than 40"),
    ("Navn;E-mail;Enhed;Rolle\nBo;b@x.dk;TE;konge\n", 2, "Role", "is no role"),
    ("Navn;E-mail;Enhed;Rolle\nBo;b@x.dk;TE;chef: NIX\n", 2, "Role", "There is no unit"),
    ("Navn;E-mail;Enhed;Emner\nBo;b@x.dk;TE;Planer\n", 2, "Subjects", "Several subjects"),
    (f"Navn;E-mail;Enhed;Emner\nBo;b@x.dk;TE;{'x' * 121}\n", 2, "Subjects", "too long"),
    ("Navn;E-mail;Enhed;Stedfortræder\nBo;b@x.dk;TE;Ingen Her\n", 2, "Deputy", "no one person"),
    ("Navn;E-mail;Enhed;Stedfortræder\nBo;b@x.dk;TE;gaaet@egevang.example\n", 2, "Deputy", "no one person"),
    ("Navn;E-mail;Enhed;Stedfortræder\nBo;b@x.dk;TE;b@x.dk\n", 2, "Deputy", "Nobody stands in for herself"),
    ("Navn;E-mail;Enhed;Stedfortræder\nBo;b@x.dk;TE;her@egevang.example\n", 2, "Deputy from", "31-12-2026"),
    (
        "Navn;E-mail;Enhed;Stedfortræder;Stedfortræder fra;Stedfortræder til\n"
        "Bo;b@x.dk;TE;her@egevang.example;2-7-2026;1-7-2026\n",
        2,
        "Deputy to",
        "before the first",
    ),
]


@pytest.mark.parametrize(("content", "row", "column", "words"), MISTAKES, ids=[case[3] for case in MISTAKES])
def test_each_mistake_names_row_column_and_remedy(content: str, row: int, column: str, words: str) -> None:
    top = a_unit(code="TE")
    a_unit("Drift", code="UNDER", parent=top)
    a_unit("Drift", code="ANDEN", parent=top)
    a_unit(code="GAMMEL", valid_to=TODAY - timedelta(days=1))
    a_user(email="gaaet@egevang.example", is_active=False)
    a_member(top, email="her@egevang.example")
    for parent in ("Vej", "Natur"):
        Subject.objects.create(
            name="Planer", slug=f"planer-{parent}", parent=Subject.objects.create(name=parent, slug=parent)
        )

    made = plan(content)

    assert (row, column) in [(mistake.row, mistake.column) for mistake in made.mistakes]
    assert words in " ".join(mistake.words for mistake in made.mistakes)


def test_a_list_with_a_mistake_stores_nothing_at_all() -> None:
    before = User.objects.count()

    with pytest.raises(HasMistakes):
        carry_out("Kode;Navn\nVEJ;Vej\n", "Navn;E-mail;Enhed\nIda;ida@egevang.example;VEJ\nBo;ikke en mail;VEJ\n")

    assert not Unit.objects.exists()
    assert User.objects.count() == before + 1  # who brought the list


def test_what_was_previewed_is_what_is_done_or_else_nothing() -> None:
    a_unit(code="VEJ")
    waiting = [kept("Navn;E-mail;Enhed\nIda;ida@egevang.example;VEJ\n")]
    seen, _world = importing.plan_of(waiting, within=None, today=TODAY)
    people_services.create(name="En anden", email="ida@egevang.example", unit=Unit.objects.get(), by=HOUSE, at=NOON)

    with pytest.raises(importing.WorldChanged):
        importing.carry_out(lists=waiting, mark=seen.mark, within=None, by=HOUSE, at=NOON)

    assert User.objects.get(email="ida@egevang.example").name == "En anden"
    assert StaffList.objects.count() == 1


def test_a_list_is_imported_once() -> None:
    a_unit(code="VEJ")
    waiting = [kept("Navn;E-mail;Enhed\nIda;ida@egevang.example;VEJ\n")]
    seen, _world = importing.plan_of(waiting, within=None, today=TODAY)
    importing.carry_out(lists=waiting, mark=seen.mark, within=None, by=HOUSE, at=NOON)

    with pytest.raises(importing.WorldChanged):
        importing.carry_out(lists=waiting, mark=seen.mark, within=None, by=HOUSE, at=NOON)


def test_an_administrator_below_imports_nothing_beyond_her_own_part() -> None:
    top = a_unit(code="TE")
    own = a_unit(code="VEJ", parent=top)
    a_unit(code="BYG", parent=top)
    a_member(top, email="chef@egevang.example")
    leading_above = a_member(own, email="leder@egevang.example")
    RoleGrant.objects.create(person=leading_above, role=Role.CHIEF, unit=top)
    within = subtree(own)

    for content in (
        "Kode;Navn\nNY;En ny top\n",
        "Kode;Navn;Hører til\nNY;Ny;TE\n",
        "Kode;Navn;Hører til\nBYG;Byg;VEJ\n",
        "Kode;Navn\nTE;Mit rige\n",
        "Navn;E-mail;Enhed\nIda;ida@egevang.example;BYG\n",
        "Navn;E-mail;Enhed;Rolle\nIda;ida@egevang.example;VEJ;administrator: TE\n",
        "Navn;E-mail;Telefon\nBo;chef@egevang.example;12\n",
        "Navn;E-mail;Telefon\nBo;leder@egevang.example;12\n",
    ):
        assert plan(content, within=within).mistakes, content

    assert not plan("Kode;Navn;Hører til\nNY;Ny;VEJ\n", within=within).mistakes
    assert not plan("Navn;E-mail;Enhed;Rolle\nIda;ida@egevang.example;VEJ;chef\n", within=within).mistakes


def test_a_list_moves_a_unit_only_where_both_places_are_administered() -> None:
    top = a_unit(code="TE")
    nature, plans = a_unit(code="NATUR", parent=top), a_unit(code="PLAN", parent=top)

    moved = plan("Kode;Navn;Hører til\nNATUR;Natur;PLAN\n", within=subtree(nature) | subtree(plans))

    assert moved.mistakes


def test_who_imports_a_top_unit_administers_it() -> None:
    top = a_unit(code="TE")
    person = with_role(Role.ADMINISTRATOR, top)
    waiting = [kept("Kode;Navn\nSOC;Social\n")]
    within = reach_of(person, on=TODAY).where("organisation.manage")
    seen, _world = importing.plan_of(waiting, within=within, today=TODAY)

    importing.carry_out(lists=waiting, mark=seen.mark, within=within, by=Actor.person(person.pk), at=NOON)

    assert reach_of(person, on=TODAY).may("organisation.manage", Unit.objects.get(code="SOC").pk)


def test_a_list_that_nobody_confirmed_is_forgotten_after_a_day() -> None:
    waiting = kept("Kode;Navn\nVEJ;Vej\n")
    StaffList.objects.filter(pk=waiting.pk).update(uploaded_at=NOON - timedelta(days=3))

    forget_lists.func()

    assert not StaffList.objects.exists()


def test_thousands_of_rows_are_weighed_in_a_fixed_number_of_queries(django_assert_max_num_queries: object) -> None:
    rows = "".join(f"Person {n};p{n}@egevang.example;E{n % 20};Emne {n % 10}\n" for n in range(400))
    units = "Kode;Navn\n" + "".join(f"E{n};Enhed {n}\n" for n in range(20))
    waiting = [kept(units), kept("Navn;E-mail;Enhed;Emner\n" + rows)]

    with django_assert_max_num_queries(9):  # type: ignore[operator]
        seen, _world = importing.plan_of(waiting, within=None, today=TODAY)
    with django_assert_max_num_queries(70):  # type: ignore[operator]
        importing.carry_out(lists=waiting, mark=seen.mark, within=None, by=HOUSE, at=NOON)

    assert User.objects.filter(memberships__unit__code="E7").count() == 20
