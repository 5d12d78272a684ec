"""The first visit: the one time that somebody sets the house up."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User

THE_ONE = 1


class FirstVisit(models.Model):
    """The one row while the house is being set up, and ever after. Where it is missing, no code was ever given out.

    Of the code on the console, and of the key of the browser that used it, only digests are kept. Once it is over,
    neither stands any more, and nothing brings them back.
    """

    code_digest = models.CharField(max_length=64, blank=True)
    key_digest = models.CharField(max_length=64, blank=True)  # empty until somebody has used the code
    misses = models.PositiveIntegerField(default=0)  # wrong codes since this one was given out
    reached = models.PositiveSmallIntegerField(default=0)  # how many steps have been passed
    administrator = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("administrator")
    )
    over_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="first_visit_is_one", condition=Q(id=THE_ONE)),
            models.CheckConstraint(
                name="first_visit_over_opens_to_nobody",
                condition=Q(over_at=None, code_digest__gt="") | Q(over_at__isnull=False, code_digest="", key_digest=""),
            ),
        ]

    def __str__(self) -> str:
        return "over" if self.over_at else "open"
