"""One wording of a strategy."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.strategy.models.strategy import Strategy
from kompas.strategy.rules import NAMELESS, UNTITLED
from kompas.strategy.workflow import CHALLENGE_WAITS, RevisionState

TEXTS = ("title", "core_task", "vision", "purpose", "steering", "history")
LANGUAGES = [("da", _("Danish")), ("nb", _("Norwegian")), ("sv", _("Swedish")), ("en", _("English"))]


WAITS_FOR_AN_ANSWER = tuple(sorted(state.value for state in CHALLENGE_WAITS))


class RevisionQuerySet(models.QuerySet["Revision"]):
    def drafts(self) -> Self:
        return self.filter(state=RevisionState.DRAFT)

    def adopted(self) -> Self:
        return self.filter(state=RevisionState.ADOPTED)

    def ready(self) -> Self:
        """Drafts that all who were asked have commented, each answered, and that nothing keeps from adoption.

        A draft of a new revision is none until something in it was changed.
        """
        written = self.drafts().filter(commitment_texts__isnull=False).exclude(number__gt=1, version=1)
        waiting = Q(comment_requests__answered_at=None, comment_requests__withdrawn_at=None)
        unheard = Q(comment_requests__answered_at__isnull=False, comment_requests__reply=None)
        unwritten = Q(title__in=UNTITLED.values()) | Q(focus_area_texts__name__in=NAMELESS.values())
        held_up = self.model._default_manager.filter(
            (waiting & Q(comment_requests__isnull=False))
            | unheard
            | Q(strategy__challenges__state__in=WAITS_FOR_AN_ANSWER)
            | unwritten
            | Q(commitment_texts__is_incomplete=True),
            pk=models.OuterRef("pk"),
        )
        return written.filter(~models.Exists(held_up)).distinct()

    def waiting_for(self, person: User) -> Self:
        """Those that somebody else wrote, or that somebody commented: what she writes alone waits for nobody."""
        return self.filter(~Q(created_by=person) | Q(comment_requests__answered_at__isnull=False)).distinct()

    def in_force(self) -> Self:
        """The latest adopted wording first."""
        return self.adopted().order_by("-number")

    def with_counts(self) -> Self:
        """Adds `area_count` and `commitment_count`: how much each wording holds."""
        return self.annotate(
            area_count=models.Count("focus_area_texts", distinct=True),
            commitment_count=models.Count("commitment_texts", distinct=True),
        )

    def with_views(self) -> Self:
        """Adds `view_count`: how many other views were given on each wording."""
        return self.annotate(view_count=models.Count("challenges"))


class Revision(models.Model):
    """A draft is written; once adopted it tells when and by whom, and its texts never change again.

    `lead_in` is what the document leads its commitments in with ("Vi vil"); empty: the usual words of the language.
    `version` counts every change to any part, so that nobody adopts what she has not seen;
    `texts_version` counts changes to the texts that stand here. Each part has a version of its own.
    """

    area_count: int  # both from with_counts()
    commitment_count: int
    view_count: int  # from with_views()

    strategy = models.ForeignKey(Strategy, models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField(_("revision"))
    state = models.CharField(_("state"), max_length=10, choices=RevisionState, default=RevisionState.DRAFT)
    reason = models.CharField(_("reason"), max_length=400, blank=True)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    adopted_at = models.DateTimeField(null=True, blank=True)
    adopted_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    adopted_despite = models.CharField(_("why open requests were not waited for"), max_length=400, blank=True)
    title = models.CharField(_("title"), max_length=300)
    core_task = models.TextField(_("core task"), blank=True)
    vision = models.TextField(_("vision"), blank=True)
    purpose = models.TextField(_("purpose"), blank=True)
    steering = models.TextField(_("steering"), blank=True)
    history = models.TextField(_("history"), blank=True)
    lead_in = models.CharField(_("lead-in"), max_length=60, blank=True)
    language = models.CharField(_("language"), max_length=2, choices=LANGUAGES, default="da")
    version = models.PositiveIntegerField(default=1, editable=False)
    texts_version = models.PositiveIntegerField(default=1, editable=False)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        ordering = ["strategy", "number"]
        constraints = [
            models.UniqueConstraint(fields=["strategy", "number"], name="revision_number_once"),
            models.UniqueConstraint(
                fields=["strategy"], condition=Q(state=RevisionState.DRAFT.value), name="revision_one_draft"
            ),
            models.CheckConstraint(name="revision_known_state", condition=Q(state__in=RevisionState.values)),
            models.CheckConstraint(name="revision_counts_from_one", condition=Q(number__gte=1)),
            models.CheckConstraint(name="revision_has_a_title", condition=~Q(title="")),
            models.CheckConstraint(
                name="revision_adopted_with_time_and_person",
                condition=Q(state=RevisionState.ADOPTED.value, adopted_at__isnull=False, adopted_by__isnull=False)
                | Q(state=RevisionState.DRAFT.value, adopted_at=None, adopted_by=None),
            ),
            models.CheckConstraint(
                name="revision_draft_despite_nothing",
                condition=Q(adopted_despite="") | Q(state=RevisionState.ADOPTED.value),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"

    @property
    def is_draft(self) -> bool:
        return self.state == RevisionState.DRAFT

    @property
    def writer(self) -> str:
        """Who began it, by name: somebody here, or in the house that it was brought from."""
        origin = getattr(self, "origin", None)
        return str(origin.created_by) if origin else self.created_by.name

    @property
    def adopter(self) -> str:
        """Who adopted it, by name, here or in the house that it was brought from; empty for a draft."""
        origin = getattr(self, "origin", None)
        if origin:
            return str(origin.adopted_by)
        return self.adopted_by.name if self.adopted_by else ""
