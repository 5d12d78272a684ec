"""A strategy seminar: who is invited, what they vote on, what they conclude."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.analyses.models.board import Board, Field
from kompas.analyses.models.card import Card
from kompas.analyses.rules import MOST_VOTES
from kompas.analyses.workflow import OVER, Outcome, Phase


class SeminarQuerySet(models.QuerySet["Seminar"]):
    def running(self) -> Self:
        return self.exclude(phase__in=OVER)

    def for_list(self) -> Self:
        return self.select_related("board__unit", "leader").order_by("-board__held_on", "-pk")


class Seminar(models.Model):
    """A board with people, phases and votes. Over, it tells when and by whom, and its board is closed.

    `shows_all` lets everybody see all cards while they are gathered; else each sees her own until gathering ends.
    `is_anonymous`: nobody is ever told who wrote a card, and when gathering ends the house no longer knows.
    """

    board = models.OneToOneField(Board, models.PROTECT, related_name="seminar")
    leader = models.ForeignKey(User, models.PROTECT, related_name="led_seminars", verbose_name=_("leader"))
    phase = models.CharField(_("phase"), max_length=12, choices=Phase, default=Phase.GATHERING)
    gather_until = models.DateField(_("last day to put cards"))
    shows_all = models.BooleanField(_("everybody sees all cards at once"), default=False)
    is_anonymous = models.BooleanField(_("cards without names"), default=False)
    votes_each = models.PositiveSmallIntegerField(_("votes for each"), default=3)
    most_per_group = models.PositiveSmallIntegerField(_("at most on one group"), default=2)
    over_at = models.DateTimeField(null=True, blank=True)
    over_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = SeminarQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="seminar_known_phase", condition=Q(phase__in=Phase.values)),
            models.CheckConstraint(name="seminar_votes_each", condition=Q(votes_each__range=(1, MOST_VOTES))),
            models.CheckConstraint(
                name="seminar_most_per_group", condition=Q(most_per_group__gte=1, most_per_group__lte=F("votes_each"))
            ),
            models.CheckConstraint(
                name="seminar_over_with_time_and_person",
                condition=Q(phase__in=sorted(OVER), over_at__isnull=False, over_by__isnull=False)
                | (~Q(phase__in=sorted(OVER)) & Q(over_at=None, over_by=None)),
            ),
        ]

    def __str__(self) -> str:
        return str(self.board)

    @property
    def is_over(self) -> bool:
        return self.phase in OVER

    @property
    def hides_cards(self) -> bool:
        """Whether each sees only her own cards now."""
        return self.phase == Phase.GATHERING and not self.shows_all


class Participant(models.Model):
    """A named person who takes part."""

    seminar = models.ForeignKey(Seminar, models.PROTECT, related_name="participants")
    person = models.ForeignKey(User, models.PROTECT, related_name="seminars")
    invited_at = models.DateTimeField()
    invited_by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["seminar", "person"], name="participant_once")]

    def __str__(self) -> str:
        return f"{self.person} in {self.seminar}"


class Vote(models.Model):
    """One of a participant's votes, on a group; gone as soon as the votes are counted.

    `slot` numbers her votes and `place` those on one group; with what is allowed beside them the database counts
    along, so that two requests at the same instant never make one vote too many.
    """

    participant = models.ForeignKey(Participant, models.PROTECT, related_name="votes")
    group = models.ForeignKey(Field, models.PROTECT, related_name="votes")
    slot = models.PositiveSmallIntegerField()
    place = models.PositiveSmallIntegerField()
    votes_each = models.PositiveSmallIntegerField()
    most_per_group = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["participant", "slot"], name="vote_slot_once"),
            models.UniqueConstraint(fields=["participant", "group", "place"], name="vote_place_once"),
            models.CheckConstraint(name="vote_among_hers", condition=Q(slot__gte=1, slot__lte=F("votes_each"))),
            models.CheckConstraint(name="vote_within_cap", condition=Q(place__gte=1, place__lte=F("most_per_group"))),
        ]

    def __str__(self) -> str:
        return f"{self.participant_id}: {self.slot} on {self.group_id}"


class Conclusion(models.Model):
    """What the seminar says to one group, and how many votes it got. Unwritten, it has neither outcome nor words."""

    group = models.OneToOneField(Field, models.PROTECT, related_name="conclusion")
    votes = models.PositiveIntegerField()
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, blank=True)
    text = models.TextField(_("conclusion"), blank=True)
    written_at = models.DateTimeField(null=True, blank=True)
    written_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="conclusion_written_whole",
                condition=Q(outcome="", text="", written_at=None, written_by=None)
                | (Q(outcome__in=Outcome.values, written_at__isnull=False, written_by__isnull=False) & ~Q(text="")),
            ),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def board(self) -> Board:
        return self.group.board

    @property
    def is_written(self) -> bool:
        return bool(self.outcome)


class OtherView(models.Model):
    """Another view on a card, which the seminar answers before it concludes. `raised_by` is empty where cards are."""

    card = models.ForeignKey(Card, models.PROTECT, related_name="other_views")
    text = models.TextField(_("another view"))
    raised_at = models.DateTimeField()
    raised_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    answer = models.TextField(_("answer"), blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["raised_at", "pk"]
        constraints = [
            models.CheckConstraint(name="other_view_is_not_empty", condition=~Q(text="")),
            models.CheckConstraint(
                name="other_view_answered_whole",
                condition=Q(answer="", answered_at=None, answered_by=None)
                | (~Q(answer="") & Q(answered_at__isnull=False, answered_by__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return self.text
