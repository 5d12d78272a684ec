"""A named person is asked for her view on a draft."""

from datetime import date, timedelta
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.strategy.models.about import AboutAPart
from kompas.strategy.models.revision import Revision
from kompas.strategy.workflow import Outcome, RevisionState


class CommentRequestQuerySet(models.QuerySet["CommentRequest"]):
    def standing(self) -> Self:
        """Not taken back, whether answered or not."""
        return self.filter(withdrawn_at=None)

    def open(self) -> Self:
        """Those still to be answered; a draft adopted meanwhile asks no more."""
        return self.standing().filter(answered_at=None, revision__state=RevisionState.DRAFT)

    def unreplied(self) -> Self:
        """Comments that nobody has told what became of."""
        return self.filter(answered_at__isnull=False, reply=None)

    def awaiting(self, person: User) -> Self:
        """What `person` still owes, the most urgent first."""
        return self.open().filter(person=person).order_by("due_on", "pk")

    def to_remind(self, *, on: date) -> Self:
        """Those due the day after `on` or earlier, asked before that day, whose person was not reminded yet."""
        due = self.open().filter(reminded_at=None, due_on__lte=on + timedelta(days=1), asked_at__date__lt=on)
        return due.filter(person__is_active=True).order_by("due_on", "pk")

    def for_list(self) -> Self:
        return self.select_related("person", "asked_by", "reply__by").order_by("due_on", "pk")


class CommentRequest(AboutAPart):
    """Answered, it holds the comment and the instant; unanswered, neither. `due_on` is the last day.

    Withdrawn, it was never answered, and asks no more.
    """

    revision = models.ForeignKey(Revision, models.CASCADE, related_name="comment_requests")
    person = models.ForeignKey(User, models.PROTECT, related_name="comment_requests", verbose_name=_("person"))
    asked_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    due_on = models.DateField(_("answer by"))
    reminded_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    comment = models.TextField(_("comment"), blank=True)

    objects = CommentRequestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["revision", "person"],
                condition=Q(answered_at=None, withdrawn_at=None),
                name="comment_request_open_once",
            ),
            models.CheckConstraint(
                name="comment_request_answered_with_comment",
                condition=Q(answered_at=None, comment="") | (Q(answered_at__isnull=False) & ~Q(comment="")),
            ),
            models.CheckConstraint(
                name="comment_request_withdrawn_unanswered", condition=Q(withdrawn_at=None) | Q(answered_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} on {self.revision}"

    @property
    def is_open(self) -> bool:
        return self.answered_at is None and self.withdrawn_at is None


class CommentReply(models.Model):
    """What the writers did with a comment, told once by one of them to who gave it."""

    request = models.OneToOneField(CommentRequest, models.CASCADE, related_name="reply")
    outcome = models.CharField(_("what became of it"), max_length=10, choices=Outcome)
    words = models.TextField(_("in words"))
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="comment_reply_known_outcome", condition=Q(outcome__in=Outcome.values)),
            models.CheckConstraint(name="comment_reply_says_something", condition=~Q(words="")),
        ]

    def __str__(self) -> str:
        return f"{self.by} to {self.request}"
