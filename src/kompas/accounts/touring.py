"""How far she has come in the guided tours. Her own bookmark, so the event log hears nothing of it (decision 0042)."""

from datetime import datetime

from django.db import transaction

from kompas.accounts.models import TourProgress, TourState, User


@transaction.atomic
def stand_at(*, person: User, tour: str, step: int, at: datetime) -> None:
    """She is at `step`, counted from 1. A tour that was taken or declined is under way again."""
    _keep(person, tour, at, step=step, state=TourState.UNDERWAY)


@transaction.atomic
def finish(*, person: User, tour: str, at: datetime) -> None:
    _keep(person, tour, at, step=1, state=TourState.TAKEN)


@transaction.atomic
def decline(*, person: User, tour: str, at: datetime) -> None:
    """It is offered no more; she can still take it."""
    _keep(person, tour, at, step=1, state=TourState.DECLINED)


def progress_of(person: User) -> dict[str, TourProgress]:
    """Her progress by tour."""
    return {each.tour: each for each in TourProgress.objects.filter(person=person)}


def _keep(person: User, tour: str, at: datetime, *, step: int, state: TourState) -> None:
    TourProgress.objects.update_or_create(person=person, tour=tour, defaults={"step": step, "state": state, "at": at})
