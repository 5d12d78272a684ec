"""Weighing a list of people: who they are, where they belong, what they may and can."""

from datetime import date

from django.utils.translation import gettext as _

from kompas.accounts.models import SUBJECT_LENGTH as LOGIN_ID_LENGTH
from kompas.accounts.models import User
from kompas.accounts.names import search_key
from kompas.accounts.single_sign_on import linking
from kompas.organisation.importing.columns import Field
from kompas.organisation.importing.findings import Change, PersonLine, WantedDeputy, without_twins
from kompas.organisation.importing.subjects import Tree
from kompas.organisation.importing.tables import Row, Table
from kompas.organisation.importing.weighing import Weighing, told_before
from kompas.organisation.importing.words import day, is_email, path, role_and_place, several
from kompas.organisation.importing.world import SEVERAL

LIMITS = {Field.NAME: 120, Field.EMAIL: 254, Field.TITLE: 120, Field.PHONE: 40, Field.LOGIN_ID: LOGIN_ID_LENGTH}
SUBJECT_LENGTH = 120
type Told = tuple[Table, Row, PersonLine]


def weigh(weighing: Weighing, tables: list[Table], *, today: date) -> None:
    """Note a line for each person in the lists, and whatever is wrong with her.

    A row without a good e-mail is weighed to its end too, so that its other mistakes are told at once.
    """
    first: dict[str, Row] = {}
    lines: list[Told] = []
    for table in tables:
        for row in table.rows:
            line = _line(weighing, table, row, first)
            if line is not None:
                lines.append((table, row, line))
    tree = Tree(weighing.world.subjects.values())
    emails = dict(weighing.world.emails_by_name)
    listed = {line.email.lower() for _table, _row, line in lines}
    for _table, _row, line in lines:
        if line.pk is None and line.email:
            key = search_key(line.name)
            emails[key] = SEVERAL if key in emails else line.email.lower()
    _know_login_ids(weighing, lines)
    for told in lines:
        _belong(weighing, told)
        _grant(weighing, told)
        _know(weighing, told, tree)
        _stand_in(weighing, told, emails, listed, today)
    weighing.people = [line for _table, _row, line in lines if line.email]


def _line(weighing: Weighing, table: Table, row: Row, first: dict[str, Row]) -> PersonLine | None:
    email = row.get(Field.EMAIL)
    if not is_email(email):
        words = _("“%(email)s” is no e-mail address. Correct it.") % {"email": email}
        weighing.wrong(table, row, Field.EMAIL, words if email else _("The e-mail is missing. Write it."))
        return PersonLine(table.name, row.number, row.get(Field.NAME), None)
    if email.lower() in first:
        weighing.wrong(table, row, Field.EMAIL, told_before(first[email.lower()]))
        return None
    first[email.lower()] = row
    person = weighing.world.people.get(email.lower())
    if _is_wrong(weighing, table, row, person):
        return None
    name = row.get(Field.NAME) or (person.name if person else "")
    line = PersonLine(table.name, row.number, name, person.pk if person else None, email=email)
    line.compare(Field.NAME, person.name if person else "", name)
    line.compare(Field.TITLE, person.title if person else "", row.get(Field.TITLE))
    line.compare(Field.PHONE, person.phone if person else "", row.get(Field.PHONE))
    return line


def _is_wrong(weighing: Weighing, table: Table, row: Row, person: User | None) -> bool:
    if person is None and not row.get(Field.NAME):
        weighing.wrong(table, row, Field.NAME, _("A new person needs a name. Write it."))
        return True
    if person is not None and not person.is_active:
        words = _("She no longer works here. Let her come back on her own page first, or leave the row out.")
        weighing.wrong(table, row, Field.EMAIL, words)
        return True
    if person is not None and not weighing.world.may_change(person):
        words = _("She also belongs to units that you do not administer. Leave the row out, or ask an administrator.")
        weighing.wrong(table, row, Field.EMAIL, words)
        return True
    return weighing.too_long(table, row, LIMITS)


def _know_login_ids(weighing: Weighing, lines: list[Told]) -> None:
    """Whose ID at the municipality's sign-in is whose; nobody takes another's."""
    owners = {subject: key for key, subject in weighing.world.login_ids.items()}
    first: dict[str, Row] = {}
    for table, row, line in lines:
        subject = row.get(Field.LOGIN_ID)
        if not subject:
            continue
        if not linking.issuer():
            words = _("The municipality's sign-in is not set up here. Leave the column out.")
            weighing.wrong(table, row, Field.LOGIN_ID, words)
        elif subject in first:
            weighing.wrong(table, row, Field.LOGIN_ID, told_before(first[subject]))
        elif owners.get(subject, line.pk) != line.pk:
            words = _("Somebody else has the ID “%(subject)s” already. Check whose it is, and remove it there first.")
            weighing.wrong(table, row, Field.LOGIN_ID, words % {"subject": subject[:60]})
        else:
            first[subject] = row
            line.compare(Field.LOGIN_ID, weighing.world.login_ids.get(line.pk or 0, ""), subject)


def _belong(weighing: Weighing, told: Told) -> None:
    """The units in the cell replace those she has; the first is the main one."""
    table, row, line = told
    named = several(row.get(Field.UNITS))
    if not named and line.pk is None:
        words = _("A new person needs a unit. Write its code or name.")
        weighing.wrong(table, row, Field.UNITS, words)
    found = [code for name in named if (code := weighing.find_unit(table, row, Field.UNITS, name)) is not None]
    if len(found) < len(named):
        return
    former = weighing.world.memberships[line.pk] if line.pk else []
    wanted = without_twins(found)
    for code in wanted:
        if code not in former and not weighing.may_use(code):
            _refuse_unit(weighing, told, Field.UNITS, code)
    if wanted and (set(wanted) != set(former) or wanted[0] != former[0]):
        line.units = wanted
        line.changes.append(Change(Field.UNITS, ", ".join(former), ", ".join(wanted)))


def _grant(weighing: Weighing, told: Told) -> None:
    table, row, line = told
    former = weighing.world.memberships[line.pk] if line.pk else []
    held = weighing.world.grants[line.pk] if line.pk else set()
    for words in several(row.get(Field.ROLES)):
        role, place = role_and_place(words)
        if role is None:
            refusal = _(
                "“%(role)s” is no role. The roles are administrator, chief, section leader, "
                "development consultant, case worker and committee secretary."
            )
            weighing.wrong(table, row, Field.ROLES, refusal % {"role": words})
            continue
        own = (line.units or former or [""])[0]
        code = weighing.find_unit(table, row, Field.ROLES, place) if place else own
        if not code or (role.value, code) in held:
            continue
        if not weighing.may_use(code):
            _refuse_unit(weighing, told, Field.ROLES, code)
            continue
        line.roles.append((role.value, code))
        line.changes.append(Change(Field.ROLES, "", f"{role.label}: {code}"))


def _know(weighing: Weighing, told: Told, tree: Tree) -> None:
    table, row, line = told
    known = weighing.world.competences[line.pk] if line.pk else set()
    for words in several(row.get(Field.SUBJECTS)):
        names = path(words)
        if not names or any(len(name) > SUBJECT_LENGTH for name in names):
            refusal = _("The subject “%(subject)s” is empty or too long. Shorten it.") % {"subject": words[:60]}
            weighing.wrong(table, row, Field.SUBJECTS, refusal)
            continue
        found = tree.find(names)
        if found is None:
            refusal = _("Several subjects are called “%(subject)s”. Write the way to it: “Vej > Drift”.")
            weighing.wrong(table, row, Field.SUBJECTS, refusal % {"subject": words})
        elif found.pk not in known and found.path not in line.subjects:
            line.subjects.append(found.path)
            line.changes.append(Change(Field.SUBJECTS, "", " > ".join(found.path)))


def _stand_in(weighing: Weighing, told: Told, emails: dict[str, str], listed: set[str], today: date) -> None:
    table, row, line = told
    words = row.get(Field.DEPUTY)
    if not words:
        return
    email = words.lower() if "@" in words else emails.get(search_key(words), "")
    deputy = weighing.world.people.get(email)
    if not email or (email not in listed and (deputy is None or not deputy.is_active)):
        refusal = _("There is no one person “%(name)s” who works here. Write the deputy's e-mail.") % {"name": words}
        weighing.wrong(table, row, Field.DEPUTY, refusal)
    elif email == line.email.lower():
        weighing.wrong(table, row, Field.DEPUTY, _("Nobody stands in for herself. Choose a colleague."))
    else:
        _stand_in_between(weighing, told, email, today)


def _stand_in_between(weighing: Weighing, told: Told, email: str, today: date) -> None:
    table, row, line = told
    first, last = day(row.get(Field.DEPUTY_FROM)), day(row.get(Field.DEPUTY_TO))
    for column, found in ((Field.DEPUTY_FROM, first), (Field.DEPUTY_TO, last)):
        if found is None:
            weighing.wrong(table, row, column, _("Write the day as 31-12-2026."))
    if first is None or last is None:
        return
    if last < first:
        weighing.wrong(table, row, Field.DEPUTY_TO, _("The last day lies before the first. Correct one of them."))
        return
    deputy = weighing.world.people.get(email)
    stands = deputy is not None and (line.pk, deputy.pk, first, last) in weighing.world.deputies
    if last >= today and not stands:
        line.deputies.append(WantedDeputy(email, first, last))
        line.changes.append(Change(Field.DEPUTY, "", f"{email}, {first:%d.%m.%Y}–{last:%d.%m.%Y}"))


def _refuse_unit(weighing: Weighing, told: Told, column: Field, code: str) -> None:
    table, row = told[:2]
    words = _("You do not administer the unit %(unit)s. Leave it out, or ask an administrator.") % {"unit": code}
    weighing.wrong(table, row, column, words)
