"""Who stands in for whom."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.accounts.services import NotHereAnyMore
from kompas.errors import DomainError
from kompas.journal.actors import Actor, ActorKind
from kompas.journal.services import record
from kompas.organisation.lending import may_name_deputies
from kompas.organisation.models import Deputy
from kompas.organisation.services.units import EndsBeforeItBegins


class OwnDeputy(DomainError):
    def __init__(self) -> None:
        super().__init__(_("Nobody stands in for herself. Choose a colleague."))


class DeputyInThePast(DomainError):
    def __init__(self) -> None:
        super().__init__(_("Those days have passed. Choose days from today on."))


class NotYoursToLend(DomainError):
    def __init__(self, person: User) -> None:
        super().__init__(
            _("A deputy leads in the place of %(name)s. Let her name her deputies herself, or whoever leads above her.")
            % {"name": person.name}
        )


class NamedAlready(DomainError):
    def __init__(self, deputy: User) -> None:
        super().__init__(
            _("%(name)s stands in on some of those days already. Withdraw that first, or choose other days.")
            % {"name": deputy.name}
        )


@transaction.atomic
def name(*, person: User, deputy: User, first_day: date, last_day: date, by: Actor, at: datetime) -> Deputy:
    """Let `deputy` stand in for `person` from the first day to the last, both counted. Why is nobody's business.

    Raises:
        OwnDeputy: the two are one person.
        NotYoursToLend: `by` is somebody else, who does not herself hold what `person` leads by.
        NotHereAnyMore: one of them has left.
        EndsBeforeItBegins, DeputyInThePast: the days make no sense.
        NamedAlready: the same deputy stands in on some of those days.
    """
    if person.pk == deputy.pk:
        raise OwnDeputy
    _require_lender(person, by, at)
    if last_day < first_day:
        raise EndsBeforeItBegins
    if last_day < timezone.localdate(at):
        raise DeputyInThePast
    for one in User.objects.select_for_update(of=("self",)).filter(pk__in=[person.pk, deputy.pk]).order_by("pk"):
        if not one.is_active:
            raise NotHereAnyMore(one)
    if Deputy.objects.filter(person=person, deputy=deputy, first_day__lte=last_day, last_day__gte=first_day).exists():
        raise NamedAlready(deputy)
    named = Deputy.objects.create(person=person, deputy=deputy, first_day=first_day, last_day=last_day)
    record(
        "organisation.deputy_named",
        person,
        by=by,
        at=at,
        person=deputy.pk,
        first_day=first_day,
        last_day=last_day,
    )
    return named


@transaction.atomic
def withdraw(*, deputy: Deputy, by: Actor, at: datetime) -> None:
    """The deputy stands in no longer, from today; what has been stays told. Withdrawn already, nothing is told.

    Raises:
        NotYoursToLend: `by` is somebody else, who could not have named the deputy.
    """
    _require_lender(deputy.person, by, at)
    today = timezone.localdate(at)
    found = Deputy.objects.select_for_update(of=("self",)).filter(pk=deputy.pk, last_day__gte=today).first()
    if found is None:
        return
    if found.first_day >= today:
        found.delete()
    else:
        found.last_day = today - timedelta(days=1)
        found.save(update_fields=["last_day"])
    record("organisation.deputy_withdrawn", deputy.person, by=by, at=at, person=deputy.deputy_id)


def _require_lender(person: User, by: Actor, at: datetime) -> None:
    if by.kind is ActorKind.HOUSE:
        return
    namer = User.objects.get(pk=by.person_id or 0)
    if not may_name_deputies(namer, person, on=timezone.localdate(at)):
        raise NotYoursToLend(person)
