"""A card on a board."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.analyses.models.board import Board, Field
from kompas.analyses.rules import TEXT_LENGTH
from kompas.analyses.workflow import Mark


class CardQuerySet(models.QuerySet["Card"]):
    def on_the_table(self) -> Self:
        return self.filter(put_aside_at=None)

    def put_aside(self) -> Self:
        return self.exclude(put_aside_at=None)

    def in_order(self) -> Self:
        """As they lie: field by field, and within it from the top. Total, whatever the keys."""
        return self.order_by("field__number", "position", "pk")


class Card(models.Model):
    """One thought on a board. It is put aside, never deleted; `author` is empty where cards are gathered anonymously.

    `position` orders the cards of a field; only comparing means anything. `version` counts changes to text and mark
    alone, so that a move never stands in the way of an edit. `changed_on` is the board's version that last touched it.
    """

    board = models.ForeignKey(Board, models.PROTECT, related_name="cards")
    number = models.PositiveIntegerField()
    field = models.ForeignKey(Field, models.PROTECT, related_name="cards", verbose_name=_("field"))
    position = models.BigIntegerField()
    text = models.CharField(_("text"), max_length=TEXT_LENGTH)
    mark = models.CharField(_("mark"), max_length=10, choices=Mark, blank=True, default=Mark.NONE)
    author = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True, blank=True)
    edited_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    moved_at = models.DateTimeField(null=True, blank=True)
    moved_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    put_aside_at = models.DateTimeField(null=True, blank=True)
    put_aside_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)
    changed_on = models.PositiveIntegerField(editable=False)

    objects = CardQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["board", "number"], name="card_number_once"),
            models.CheckConstraint(name="card_counts_from_one", condition=Q(number__gte=1)),
            models.CheckConstraint(name="card_is_not_empty", condition=~Q(text="")),
            models.CheckConstraint(name="card_known_mark", condition=Q(mark__in=Mark.values)),
            models.CheckConstraint(
                name="card_put_aside_by_nobody_without_time",
                condition=Q(put_aside_by=None) | Q(put_aside_at__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["board", "changed_on"], name="card_news")]

    def __str__(self) -> str:
        return self.text

    @property
    def is_put_aside(self) -> bool:
        return self.put_aside_at is not None
