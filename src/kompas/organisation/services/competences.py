"""What a person can be asked about."""

from datetime import datetime

from django.db import transaction

from kompas.accounts.models import User
from kompas.accounts.names import one_line
from kompas.errors import LostUpdate, check_version
from kompas.journal.actors import Actor
from kompas.journal.services import record
from kompas.organisation.models import Competence, Subject


@transaction.atomic
def offer(
    *, person: User, subject: Subject, helps_with: str = "", opened_on: int | None = None, by: Actor, at: datetime
) -> Competence:
    """Tell that she can be asked about `subject`, in her own words; `opened_on` is None for a new one.

    Raises:
        LostUpdate: the words were changed since, or she tells of the subject already.
    """
    helps_with = one_line(helps_with)
    User.objects.select_for_update(of=("self",)).get(pk=person.pk)  # two windows at once would both find none
    competence = Competence.objects.select_for_update(of=("self",)).filter(person=person, subject=subject).first()
    if competence is None:
        competence = Competence.objects.create(person=person, subject=subject, helps_with=helps_with)
    elif opened_on is None:
        raise LostUpdate(opened_on=0, current=competence.version)
    else:
        check_version(competence, opened_on)
        competence.helps_with, competence.version = helps_with, competence.version + 1
        competence.save(update_fields=["helps_with", "version"])
    record("organisation.competences_changed", person, by=by, at=at)
    return competence


@transaction.atomic
def withdraw(*, competence: Competence, by: Actor, at: datetime) -> None:
    """She can no longer be asked about it. Withdrawn already, nothing happens and nothing is told."""
    gone, _by_model = Competence.objects.filter(pk=competence.pk).delete()
    if gone:
        record("organisation.competences_changed", competence.person, by=by, at=at)
