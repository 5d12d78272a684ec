"""The deeds of organisation, one file per noun: `units.create`, `people.leave`, `roles.grant`, `deputies.name`."""

from kompas.organisation.services import competences, deputies, memberships, people, roles, subjects, units

__all__ = ["competences", "deputies", "memberships", "people", "roles", "subjects", "units"]
