"""Writing units and people out as lists that can be read in again; and the sample lists.

No cell of them starts a formula in anybody's spreadsheet: one that begins like one gets an apostrophe first.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from openpyxl import Workbook

from kompas.accounts.models import User
from kompas.accounts.names import one_line
from kompas.accounts.single_sign_on import linking
from kompas.organisation.importing.columns import HEADINGS, PEOPLE_FIELDS, UNIT_FIELDS, Field
from kompas.organisation.importing.subjects import way_to
from kompas.organisation.importing.words import ROLE_WORDS
from kompas.organisation.models import RoleGrant, Subject, Unit

STARTS_A_FORMULA = ("=", "+", "-", "@")
DANISH = {role.value: word for word, role in reversed(ROLE_WORDS.items())}  # the first word of each
type Lines = list[list[str]]


def units_as_lines(within: Iterable[int], *, on: date) -> Lines:
    """Each unit in force that day that has no last day, the heading first."""
    units = Unit.objects.lasting(on=on).filter(pk__in=within).select_related("parent").in_order()
    return [_headings(UNIT_FIELDS), *([u.code, u.name, u.parent.code if u.parent else ""] for u in units)]


def people_as_lines(within: Iterable[int], *, on: date) -> Lines:
    """Everybody who works in one of the units, with units, roles and subjects, the heading first; no deputies."""
    fields = [field for field in PEOPLE_FIELDS if not field.startswith("deputy")]
    people = (
        User.objects.active()
        .filter(pk__in=User.objects.filter(memberships__unit__in=within).values("pk"))
        .prefetch_related("memberships__unit", "competences")
    )
    roles: dict[int, list[str]] = defaultdict(list)
    for grant in RoleGrant.objects.in_force(on=on).select_related("unit").order_by("pk"):
        roles[grant.person_id].append(f"{DANISH[grant.role]}: {grant.unit.code}")
    login_ids = linking.subjects()
    known = Subject.objects.in_bulk()
    ways = {key: " > ".join(way_to(subject, known)) for key, subject in known.items()}
    return [
        _headings(fields),
        *([*_person(person, roles[person.pk], ways), login_ids.get(person.pk, "")] for person in people),
    ]


def sample_lines() -> tuple[Lines, Lines]:
    """Units and people as one would write them by hand."""
    units = [
        _headings(UNIT_FIELDS),
        ["TE", "Teknik og Erhverv", ""],
        ["VEJ", "Vej og Trafik", "TE"],
        ["BYG", "Byggesager", "TE"],
    ]
    people = [
        _headings(PEOPLE_FIELDS),
        ["Åse Kjær", "aase@egevang.example", "Chef", "12 34 56 78", "TE", "chef", "", "", "", "", ""],
        [
            "Søren Aagaard",
            "soeren@egevang.example",
            "Vejingeniør",
            "",
            "VEJ; BYG",
            "sektionsleder: VEJ",
            "Vej > Vejafvanding; Broer",
            "aase@egevang.example",
            "01-07-2027",
            "21-07-2027",
            "",
        ],
    ]
    return units, people


def as_csv(lines: Iterable[Sequence[str]]) -> bytes:
    """With semicolons and a byte order mark, as a Danish Excel opens it right."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";").writerows([harmless(cell) for cell in line] for line in lines)
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(**sheets: Iterable[Sequence[str]]) -> bytes:
    book = Workbook(write_only=True)
    for title, lines in sheets.items():
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append([harmless(cell) for cell in line])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def harmless(cell: str) -> str:
    """`cell` without what a spreadsheet refuses or runs, whatever has been stored."""
    cell = one_line(cell)
    return f"'{cell}" if cell.startswith(STARTS_A_FORMULA) else cell


def _headings(fields: Iterable[Field]) -> list[str]:
    return [HEADINGS[field].split(", ")[0].capitalize() for field in fields]


def _person(person: User, roles: list[str], ways: dict[int, str]) -> list[str]:
    memberships = sorted(person.memberships.all(), key=lambda one: (not one.is_main, one.pk))
    units = [membership.unit.code for membership in memberships]
    subjects = [ways[competence.subject_id] for competence in person.competences.all()]
    parts = (person.name, person.email, person.title, person.phone, "; ".join(units), "; ".join(roles))
    return [*parts, "; ".join(subjects)]
