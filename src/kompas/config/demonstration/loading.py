"""Loads the demonstration once: all of it, or nothing."""

from pathlib import Path

from django.db import transaction
from django.utils import timezone
from django.utils.translation import override

from kompas.accounts.services import invite
from kompas.config.demonstration import analyses, citizens, house, organisation, sign_ins, strategies
from kompas.config.supervising import say
from kompas.journal.actors import Actor
from kompas.organisation.models import Unit
from kompas.organisation.roles import Role

INVITED = ("Yasmin Demir", "Zofia Kowalska", "Gudrun Olafsdóttir")


def load_once(folder: Path) -> None:
    """Bring the demonstration into an empty house; where units stand already, nothing happens."""
    if Unit.objects.exists():
        return
    say("Loading the demonstration ...")
    now = timezone.now()
    with transaction.atomic(), override("da"):
        staff = organisation.load(now)
        house.load(now)
        strategies.load(staff, now)
        analyses.load(staff, now)
        citizens.load(staff, now)
        administrator = staff[sign_ins.NAMES[Role.ADMINISTRATOR]]
        for name in INVITED:
            invite(person=staff[name], by=Actor.person(administrator.pk), at=now)
        sign_ins.make(folder, staff)
