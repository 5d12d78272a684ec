"""What can be found: one row per thing that people look for, and the words that stand in them."""

from datetime import date
from typing import Self

from django.db import connections, models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.organisation.reach import Reach
from kompas.search.words import SHORTEST_PREFIX, Asked
from kompas.strategy.models import CommentRequest, Strategy
from kompas.strategy.permissions import WRITE
from kompas.strategy.workflow import RevisionState

TIMELESS = date(1900, 1, 1)  # people, units and subjects have no day: what has one is newer


class Kind(models.TextChoices):
    """What was found. In the order in which equally good finds are shown."""

    STRATEGY = "strategy", _("Strategy")
    CORE_TASK = "core_task", _("Core task")
    VISION = "vision", _("Vision")
    PURPOSE = "purpose", _("Purpose")
    STAKEHOLDER = "stakeholder", _("Stakeholder")
    FOCUS_AREA = "focus_area", _("Focus area")
    COMMITMENT = "commitment", _("Commitment")
    STEERING = "steering", _("Steering")
    HISTORY = "history", _("History")
    PERSON = "person", _("Person")
    UNIT = "unit", _("Unit")
    SUBJECT = "subject", _("Subject")


class EntryQuerySet(models.QuerySet["Entry"]):
    def visible_to(self, user: User, reach: Reach) -> Self:
        """What is no strategy's; wordings of the strategies she sees; drafts that she writes or is asked about."""
        if not user.is_active:
            return self.none()
        asked = CommentRequest.objects.standing().filter(
            person=user, revision__strategy=OuterRef("strategy"), revision__state=RevisionState.DRAFT
        )
        return self.filter(
            Q(strategy=None)
            | Q(is_draft=False, strategy__in=Strategy.objects.visible_to(user, reach).values("pk"))
            | (Q(is_draft=True) & (Q(strategy__unit__in=reach.where(WRITE)) | Exists(asked)))
        )

    def published(self) -> Self:
        """What citizens may find without signing in."""
        return self.filter(is_draft=False, strategy__in=Strategy.objects.published().values("pk"))

    def matching(self, question: list[Asked]) -> Self:
        """Those in which every word of `question` stands in any of its forms, or, from three letters, begins a word."""
        if not question:
            return self.none()
        if connections[self.db].vendor == "postgresql":
            found = "SELECT id FROM search_entry WHERE vector @@ to_tsquery('simple', %s)"
            match = " & ".join(_either(word, "'{}':*", "'{}'", " | ") for word in question)
        else:
            found = "SELECT rowid FROM search_index WHERE search_index MATCH %s"
            match = " AND ".join(_either(word, '"{}"*', '"{}"', " OR ") for word in question)
        return self.filter(pk__in=RawSQL(found, [match]))  # noqa: S611 - the words hold letters and digits only

    def newest_first(self) -> Self:
        return self.order_by(F("day").desc(), "pk")


def _either(word: Asked, prefix: str, whole: str, or_: str) -> str:
    forms = (prefix if len(form) >= SHORTEST_PREFIX else whole for form in word.forms)
    return f"({or_.join(shape.format(form) for shape, form in zip(forms, word.forms, strict=True))})"


class Entry(models.Model):
    """A thing that can be found. `subject` is what it is made from, and made anew with; `place` its address in there.

    The index over `stem_title` and `stem_text` is the database's own and keeps itself (migration 0002).
    """

    key = models.CharField(max_length=160, unique=True)
    subject = models.CharField(max_length=60, db_index=True)
    kind = models.CharField(max_length=20, choices=Kind)
    strategy = models.ForeignKey(Strategy, models.CASCADE, null=True, related_name="+")
    is_draft = models.BooleanField(default=False)
    place = models.CharField(max_length=120, blank=True)
    title = models.TextField()
    text = models.TextField(blank=True)
    language = models.CharField(max_length=2, default="da")
    day = models.DateField(default=TIMELESS)
    stem_title = models.TextField()
    stem_text = models.TextField(blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(F("day").desc(), "id", name="entry_newest_first")]
        constraints = [
            models.CheckConstraint(name="entry_known_kind", condition=Q(kind__in=Kind.values)),
            models.CheckConstraint(name="entry_has_a_title", condition=~Q(title="")),
            models.CheckConstraint(
                name="entry_draft_is_of_a_strategy", condition=Q(is_draft=False) | Q(strategy__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.key


class Word(models.Model):
    """A stem that stands in some entry, and the same from its end, so that the tails of compounds are found."""

    text = models.CharField(max_length=60, unique=True)
    backwards = models.CharField(max_length=60, db_index=True)

    def __str__(self) -> str:
        return self.text
