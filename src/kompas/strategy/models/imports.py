"""An import under review: a document that was read, and what a person has made of it so far."""

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.documents.models import StoredFile
from kompas.organisation.models import Unit
from kompas.organisation.reach import Reach
from kompas.strategy.importer.lines import Document
from kompas.strategy.importer.pieces import Piece
from kompas.strategy.models.strategy import Strategy
from kompas.strategy.permissions import WRITE
from kompas.strategy.workflow import IMPORT_OPEN, ImportState

READERS_AT_ONCE = 2  # documents that the whole house reads at the same time


class DocumentImportQuerySet(models.QuerySet["DocumentImport"]):
    def visible_to(self, reach: Reach) -> Self:
        """Only those who write strategies for the unit see what has been read for it."""
        return self.filter(unit__in=reach.where(WRITE))

    def open(self) -> Self:
        return self.filter(state__in=IMPORT_OPEN)

    def for_list(self) -> Self:
        """The newest first, without the documents themselves."""
        return self.select_related("unit", "begun_by", "file").defer("document", "pieces").order_by("-begun_at", "-pk")


class DocumentImport(models.Model):
    """Open, it keeps file, lines and pieces; finished, it ended in a draft; dropped, nothing of the document is left.

    `step` is how many corrections hold; those after it were undone and can be done again.
    `version` counts every change, so that nobody corrects what she has not seen.
    """

    code = models.SlugField(max_length=32, unique=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="imports", verbose_name=_("unit"))
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    file = models.OneToOneField(StoredFile, models.PROTECT, null=True, blank=True, related_name="+")
    document = models.JSONField()
    pieces = models.JSONField()
    step = models.PositiveIntegerField(default=0, editable=False)
    state = models.CharField(_("state"), max_length=20, choices=ImportState, default=ImportState.UNDER_REVIEW)
    strategy = models.ForeignKey(Strategy, models.SET_NULL, null=True, blank=True, related_name="imports")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = DocumentImportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="import_known_state", condition=Q(state__in=ImportState.values)),
            models.CheckConstraint(
                name="import_ended_with_time_and_person",
                condition=Q(state__in=IMPORT_OPEN, ended_at=None, ended_by=None)
                | (~Q(state__in=IMPORT_OPEN) & Q(ended_at__isnull=False, ended_by__isnull=False)),
            ),
            models.CheckConstraint(
                name="import_keeps_its_file_until_dropped",
                condition=Q(state=ImportState.DROPPED.value, file=None)
                | (~Q(state=ImportState.DROPPED.value) & Q(file__isnull=False)),
            ),
            models.CheckConstraint(
                name="import_becomes_a_strategy_when_finished",
                condition=Q(strategy=None) | Q(state=ImportState.FINISHED.value),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def is_open(self) -> bool:
        return self.state in IMPORT_OPEN

    def read_document(self) -> Document:
        return Document.from_json(self.document)

    def read_pieces(self) -> tuple[Piece, ...]:
        return tuple(Piece.from_json(each) for each in self.pieces)


class ImportStep(models.Model):
    """One correction: the pieces of the lines that it changed, before and after. `number` counts from 1."""

    document_import = models.ForeignKey(DocumentImport, models.CASCADE, related_name="steps")
    number = models.PositiveIntegerField()
    before = models.JSONField()
    after = models.JSONField()
    at = models.DateTimeField()
    by = models.ForeignKey(User, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["document_import", "number"]
        constraints = [
            models.UniqueConstraint(fields=["document_import", "number"], name="import_step_number_once"),
            models.CheckConstraint(name="import_step_counts_from_one", condition=Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.document_import_id}: {self.number}"


class ImportPage(models.Model):
    """The image of one page of the document, shown beside its lines while the import is open."""

    document_import = models.ForeignKey(DocumentImport, models.CASCADE, related_name="pages")
    number = models.PositiveIntegerField()
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["document_import", "number"]
        constraints = [
            models.UniqueConstraint(fields=["document_import", "number"], name="import_page_number_once"),
            models.CheckConstraint(name="import_page_counts_from_one", condition=Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.document_import_id}: {self.number}"


class ReadingDesk(models.Model):
    """Who has a document read now: one each, a few in the whole house, until `free_at` at the latest."""

    number = models.PositiveSmallIntegerField(unique=True)
    person = models.OneToOneField(User, models.CASCADE, related_name="+")
    free_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="reading_desk_within_the_house", condition=Q(number__gte=1, number__lte=READERS_AT_ONCE)
            )
        ]

    def __str__(self) -> str:
        return str(self.number)
