"""The deeds of organisation, one file per noun: `units.create`, `people.leave`, `roles.grant`, `deputies.name`."""

from kompas.organisation.services import (
    competences,
    deputies,
    letterheads,
    memberships,
    municipality,
    people,
    roles,
    rooms,
    subjects,
    units,
)

__all__ = [
    "competences",
    "deputies",
    "letterheads",
    "memberships",
    "municipality",
    "people",
    "roles",
    "rooms",
    "subjects",
    "units",
]
