"""Units, people, roles, subjects, who knows what, and who stands in for whom."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from kompas.accounts.models import User
from kompas.accounts.names import slug
from kompas.config.demonstration.reading import days_ago, on, rows
from kompas.journal.actors import Actor
from kompas.organisation.models import Subject, Unit
from kompas.organisation.roles import Role
from kompas.organisation.services import competences, deputies, memberships, people, roles, subjects, units

FOUNDED = date(2021, 12, 1)
DOMAIN = "egevang.example"
WRITTEN_DURING_DAYS = 45


def load(now: datetime) -> dict[str, User]:
    """Bring in the organisation; its people by name."""
    house = Actor.house()
    found = _units(house)
    staff = _people(found, house)
    topics = _subjects(house)
    _competences(staff, topics, now)
    _deputies(staff, now)
    return staff


def _units(house: Actor) -> dict[str, Unit]:
    found: dict[str, Unit] = {}
    for row in rows("units"):
        parent = found[row["parent"]] if row["parent"] else None
        found[row["code"]] = units.create(
            code=row["code"], name=row["name"], parent=parent, by=house, at=on(FOUNDED, hour=8)
        )
    return found


def _people(found: dict[str, Unit], house: Actor) -> dict[str, User]:
    staff = {}
    for row in rows("people"):
        unit, at = found[row["unit"]], on(FOUNDED)
        names = slug(row["name"]).split("-")
        person = people.create(
            name=row["name"],
            email=f"{names[0]}.{names[-1]}@{DOMAIN}",
            unit=unit,
            title=row["title"],
            phone=f"lokal {row['local']}",
            by=house,
            at=at,
        )
        if row["also"]:
            further = [found[code] for code in row["also"].split()]
            memberships.place(person=person, units=[unit, *further], main=unit, opened_on=1, by=house, at=at)
        role = Role(row["role"])
        held_in = found["egevang"] if role is Role.ADMINISTRATOR else _unit_of(role, unit, row["also"], found)
        for each in held_in if isinstance(held_in, list) else [held_in]:
            roles.grant(person=person, role=role, unit=each, by=house, at=at)
        staff[row["name"]] = person
    return staff


def _unit_of(role: Role, unit: Unit, also: str, found: dict[str, Unit]) -> list[Unit]:
    """A chief leads the sections she also belongs to; consultants and the secretary serve the whole department."""
    if role is Role.CHIEF and also:
        return [found[code] for code in also.split()]
    if role in {Role.CONSULTANT, Role.SECRETARY}:
        return [found["teknik-og-erhverv"]]
    return [unit]


def _subjects(house: Actor) -> dict[str, Subject]:
    topics: dict[str, Subject] = {}
    for row in rows("subjects"):
        parent = topics[row["parent"]] if row["parent"] else None
        topics[row["name"]] = subjects.create(
            name=row["name"], parent=parent, also_called=row["also_called"], by=house, at=on(FOUNDED, hour=10)
        )
    return topics


def _competences(staff: dict[str, User], topics: dict[str, Subject], now: datetime) -> None:
    written = rows("competences")
    for number, row in enumerate(written):
        person = staff[row["person"]]
        at = days_ago(WRITTEN_DURING_DAYS - number * WRITTEN_DURING_DAYS // len(written), now, 10, number % 60)
        competences.offer(
            person=person,
            subject=topics[row["subject"]],
            helps_with=row["helps_with"],
            by=Actor.person(person.pk),
            at=at,
        )


def _deputies(staff: dict[str, User], now: datetime) -> None:
    today = timezone.localdate(now)
    for row in rows("deputies"):
        person = staff[row["person"]]
        deputies.name(
            person=person,
            deputy=staff[row["deputy"]],
            first_day=today + timedelta(days=int(row["from_day"])),
            last_day=today + timedelta(days=int(row["to_day"])),
            by=Actor.person(person.pk),
            at=days_ago(3, now, 14),
        )
