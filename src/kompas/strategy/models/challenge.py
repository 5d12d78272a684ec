"""Another view on a part of a strategy, and the answers to it."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.organisation.reach import Reach
from kompas.strategy.models.about import AboutAPart
from kompas.strategy.models.revision import WAITS_FOR_AN_ANSWER, Revision
from kompas.strategy.models.strategy import Strategy
from kompas.strategy.permissions import WRITE
from kompas.strategy.workflow import CHALLENGE_WAITS, ChallengeState, Outcome, RevisionState

TOLD_AGAIN = (ChallengeState.ASKED_AGAIN.value, ChallengeState.ANSWERED_AGAIN.value)


class ChallengeQuerySet(models.QuerySet["Challenge"]):
    def visible_to(self, user: User, reach: Reach) -> Self:
        """What concerns an adopted wording is open to all who work here; what concerns a draft to those who read it."""
        asked = models.Exists(
            self.model._default_manager.filter(
                pk=models.OuterRef("pk"),
                revision__comment_requests__person=user,
                revision__comment_requests__withdrawn_at=None,
            )
        )
        of_adopted = Q(revision__state=RevisionState.ADOPTED)
        return self.filter(of_adopted | Q(strategy__unit__in=reach.where(WRITE)) | Q(raised_by=user) | asked)

    def waiting(self) -> Self:
        """Those that have no answer yet, or were asked again."""
        return self.filter(state__in=WAITS_FOR_AN_ANSWER)

    def for_list(self) -> Self:
        """The newest first, with who raised it and the answers."""
        answers = models.Prefetch("answers", ChallengeAnswer.objects.select_related("by").order_by("turn"))
        people = self.select_related("raised_by", "revision", "strategy__unit")
        return people.prefetch_related(answers).order_by("-number")


class Challenge(AboutAPart):
    """Somebody sees it otherwise. It lasts with the words it was about, also when their draft was deleted.

    `number` is its address in the strategy. Asked again, it holds the words and the instant of that too.
    """

    strategy = models.ForeignKey(Strategy, models.CASCADE, related_name="challenges")
    number = models.PositiveIntegerField()
    revision = models.ForeignKey(Revision, models.SET_NULL, null=True, related_name="challenges")
    state = models.CharField(_("state"), max_length=20, choices=ChallengeState, default=ChallengeState.RAISED)
    raised_by = models.ForeignKey(User, models.PROTECT, related_name="challenges")
    raised_at = models.DateTimeField()
    view = models.TextField(_("another view"))
    again = models.TextField(_("why it is asked again"), blank=True)
    again_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ChallengeQuerySet.as_manager()

    class Meta:
        ordering = ["strategy", "number"]
        constraints = [
            models.UniqueConstraint(fields=["strategy", "number"], name="challenge_number_once"),
            models.CheckConstraint(name="challenge_known_state", condition=Q(state__in=ChallengeState.values)),
            models.CheckConstraint(name="challenge_says_something", condition=~Q(view="")),
            models.CheckConstraint(
                name="challenge_asked_again_with_words",
                condition=(Q(again="", again_at=None) & ~Q(state__in=TOLD_AGAIN))
                | (~Q(again="") & Q(again_at__isnull=False, state__in=(*TOLD_AGAIN, ChallengeState.WITHDRAWN.value))),
            ),
            models.CheckConstraint(
                name="challenge_withdrawn_with_time",
                condition=Q(withdrawn_at=None) & ~Q(state=ChallengeState.WITHDRAWN.value)
                | Q(withdrawn_at__isnull=False, state=ChallengeState.WITHDRAWN.value),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.strategy_id}: {self.number}"

    @property
    def waits(self) -> bool:
        return self.state in CHALLENGE_WAITS


class ChallengeAnswer(models.Model):
    """The first answer to another view, or the second; `turn` tells which. Never changed."""

    challenge = models.ForeignKey(Challenge, models.CASCADE, related_name="answers")
    turn = models.PositiveSmallIntegerField()
    outcome = models.CharField(_("what became of it"), max_length=10, choices=Outcome)
    words = models.TextField(_("answer"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["challenge", "turn"], name="challenge_answered_once_a_turn"),
            models.CheckConstraint(name="challenge_answer_first_or_second", condition=Q(turn__in=(1, 2))),
            models.CheckConstraint(name="challenge_answer_known_outcome", condition=Q(outcome__in=Outcome.values)),
            models.CheckConstraint(name="challenge_answer_says_something", condition=~Q(words="")),
        ]

    def __str__(self) -> str:
        return f"{self.challenge}, {self.turn}"
