"""A board and its fields."""

from typing import Self

from django.db import models
from django.db.models import Count, F, Q
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.analyses.kinds import KINDS, BoardKind
from kompas.analyses.permissions import LEAD
from kompas.analyses.workflow import BoardState, Phase
from kompas.organisation.models import Unit
from kompas.organisation.reach import Reach
from kompas.strategy.models import Strategy

TITLE_LENGTH = 160


class BoardQuerySet(models.QuerySet["Board"]):
    def visible_to(self, user: User, reach: Reach) -> Self:
        """Open to all who work here, as strategies are; a board of a draft only to those who may see the draft.

        A seminar is for those invited and those who lead in its unit, until it is concluded.
        """
        if not user.is_active:
            return self.none()
        seen = Q(strategy__in=Strategy.objects.visible_to(user, reach))
        may = Q(is_of_strategy=False) | seen | Q(strategy=None, unit__in=reach.where(LEAD))
        stands = Q(seminar=None) | Q(seminar__phase=Phase.CONCLUDED)
        invited = self.model._default_manager.filter(pk=models.OuterRef("pk"), seminar__participants__person=user)
        runs = Q(unit__in=reach.where(LEAD)) | Q(seminar__leader=user) | models.Exists(invited)
        return self.filter((may & stands) | (Q(seminar__isnull=False) & runs))

    def boards(self) -> Self:
        return self.filter(seminar=None)

    def seminars(self) -> Self:
        return self.filter(seminar__isnull=False).select_related("seminar__leader")

    def with_count(self) -> Self:
        """Adds `card_count`: the cards that lie on the table."""
        return self.annotate(card_count=Count("cards", filter=Q(cards__put_aside_at=None)))

    def in_order(self) -> Self:
        return self.order_by("-held_on", "-pk")


class Board(models.Model):
    """Where analyses are made together. Closed, it tells when and by whom, and is only read.

    `version` counts every change to the board and its cards, so that a page can ask what is new since it was shown;
    `details_version` counts changes to title, day and strategy, so that a form is not lost on somebody else's card.
    """

    card_count: int  # from with_count()

    slug = models.SlugField(_("address"), max_length=100, unique=True)
    kind = models.CharField(_("kind"), max_length=20)  # a code of kinds.KINDS, or of a seminar
    title = models.CharField(_("title"), max_length=TITLE_LENGTH)
    held_on = models.DateField(_("day"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="boards", verbose_name=_("unit"))
    strategy = models.ForeignKey(
        Strategy, models.SET_NULL, null=True, blank=True, related_name="boards", verbose_name=_("strategy")
    )
    is_of_strategy = models.BooleanField(default=False)  # lasts when a draft is deleted, so that no stranger sees more
    state = models.CharField(_("state"), max_length=10, choices=BoardState, default=BoardState.OPEN)
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(User, models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(User, models.PROTECT, null=True, blank=True, related_name="+")
    version = models.PositiveIntegerField(default=1, editable=False)
    details_version = models.PositiveIntegerField(default=1, editable=False)

    objects = BoardQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="board_known_state", condition=Q(state__in=BoardState.values)),
            models.CheckConstraint(name="board_has_a_title", condition=~Q(title="")),
            models.CheckConstraint(
                name="board_with_a_strategy_is_of_one", condition=Q(strategy=None) | Q(is_of_strategy=True)
            ),
            models.CheckConstraint(
                name="board_details_change_the_board", condition=Q(version__gte=F("details_version"))
            ),
            models.CheckConstraint(
                name="board_closed_with_time_and_person",
                condition=Q(state=BoardState.CLOSED.value, closed_at__isnull=False, closed_by__isnull=False)
                | Q(state=BoardState.OPEN.value, closed_at=None, closed_by=None),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_open(self) -> bool:
        return self.state == BoardState.OPEN

    @property
    def shape(self) -> BoardKind:
        return KINDS[self.kind]


class Field(models.Model):
    """A field of a board. One that the kind brings has its `code` and takes its name from there; others have a name.

    `number` is its address on the board and its place in the order.
    """

    board = models.ForeignKey(Board, models.PROTECT, related_name="fields")
    number = models.PositiveIntegerField()
    code = models.CharField(max_length=20, blank=True)
    name = models.CharField(_("name"), max_length=100, blank=True)
    changed_on = models.PositiveIntegerField(default=1, editable=False)  # the board's version that brought this

    class Meta:
        ordering = ["board", "number"]
        constraints = [
            models.UniqueConstraint(fields=["board", "number"], name="field_number_once"),
            models.UniqueConstraint(fields=["board", "code"], condition=~Q(code=""), name="field_code_once"),
            models.CheckConstraint(name="field_counts_from_one", condition=Q(number__gte=1)),
            models.CheckConstraint(
                name="field_has_a_code_or_a_name", condition=(~Q(code="") & Q(name="")) | (Q(code="") & ~Q(name=""))
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.code
