"""The entries follow what happens, seconds behind."""

from kompas.journal.following import Event, follow
from kompas.search import services

DRAFTS = (
    *("strategy.draft_created", "strategy.draft_changed", "strategy.draft_deleted", "strategy.adopted"),
    "strategy.brought_in",
    *("strategy.next_period_begun", "strategy.fate_decided", "strategy.fate_withdrawn"),
)
PEOPLE = (
    *("organisation.person_created", "organisation.person_changed", "organisation.person_left"),
    *("organisation.person_returned", "organisation.membership_changed", "organisation.competences_changed"),
)
UNITS = ("organisation.unit_created", "organisation.unit_changed", "organisation.unit_moved", "organisation.unit_ended")
SUBJECTS = ("organisation.subject_created", "organisation.subject_changed")


@follow("search.strategies", *DRAFTS)
def keep_strategy(event: Event) -> None:
    services.keep_strategy(event.subject_id)


@follow("search.people", *PEOPLE)
def keep_person(event: Event) -> None:
    services.keep_person(event.subject_id)


@follow("search.units", *UNITS)
def keep_unit(event: Event) -> None:
    services.keep_unit(event.subject_id)


@follow("search.subjects", *SUBJECTS)
def keep_subject(event: Event) -> None:
    services.keep_subject(event.subject_id)


@follow("search.imported", "organisation.imported")
def keep_organisation(_event: Event) -> None:
    services.keep_organisation()
