"""Events, the chain that seals them, and how far each reader has come."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kompas.journal.actors import ActorKind


class Event(models.Model):
    """Something happened. Never changed, never deleted: the database refuses both.

    It points at nothing by foreign key, so that it outlives what it tells of. `transaction` orders events on
    PostgreSQL, where a later key may be committed first; on SQLite, where writers wait in line, it is 0.
    """

    kind = models.CharField(_("what happened"), max_length=80)
    version = models.PositiveSmallIntegerField()
    subject_kind = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    unit_id = models.BigIntegerField(null=True)
    actor_kind = models.CharField(max_length=12, choices=[(kind.value, kind.name) for kind in ActorKind])
    actor_id = models.BigIntegerField(null=True)
    at = models.DateTimeField(_("when"))
    data = models.JSONField(default=dict)
    transaction = models.BigIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["transaction", "id"], name="event_in_order"),
            models.Index(fields=["subject_kind", "subject_id", "id"], name="event_of_subject"),
            models.Index(fields=["kind", "at"], name="event_of_kind"),
        ]
        constraints = [
            models.CheckConstraint(
                name="event_person_is_known",
                condition=Q(actor_kind=ActorKind.PERSON.value, actor_id__isnull=False)
                | (~Q(actor_kind=ActorKind.PERSON.value) & Q(actor_id=None)),
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_kind} {self.subject_id}"


class Seal(models.Model):
    """One link of the hash chain: the event at `position`, and the digest over it and the link before."""

    position = models.PositiveBigIntegerField(primary_key=True)
    event = models.OneToOneField(Event, models.PROTECT, related_name="seal")
    digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return f"{self.position}: {self.digest[:12]}"


class ReaderPosition(models.Model):
    """How far a reader has come: the last event it has taken in."""

    reader = models.CharField(max_length=80, primary_key=True)
    transaction = models.BigIntegerField(default=0)
    event_id = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.reader} at {self.transaction}/{self.event_id}"


class Shift(models.Model):
    """What is added to PostgreSQL's transaction numbers since the house moved to another server; one row, or none."""

    transactions = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(name="shift_is_one_row_forward", condition=Q(pk=1, transactions__gte=0))]

    def __str__(self) -> str:
        return f"+{self.transactions}"
