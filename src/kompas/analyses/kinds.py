"""What kinds of board there are, and the fields of each. A third kind is one more `declare`."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True, slots=True)
class FieldKind:
    """`hint` says what belongs in the field, in one line."""

    code: str
    words: str | Promise
    hint: str | Promise


@dataclass(frozen=True, slots=True)
class BoardKind:
    """`words` name it, `lead` says what it is for. Two fields stand side by side, or `columns` of them."""

    code: str
    words: str | Promise
    lead: str | Promise
    fields: tuple[FieldKind, ...]
    columns: int = 2
    is_for_seminars: bool = False  # begun with a seminar, never on its own

    def field(self, code: str) -> FieldKind | None:
        return next((field for field in self.fields if field.code == code), None)


KINDS: dict[str, BoardKind] = {}
UNGROUPED = "ungrouped"


def declare(kind: BoardKind) -> BoardKind:
    """Let boards of this kind be begun, after those declared before it."""
    if kind.code in KINDS:
        raise ValueError(f"The kind of board {kind.code} is declared twice.")
    KINDS[kind.code] = kind
    return kind


PESTEL = declare(
    BoardKind(
        "pestel",
        "PESTEL",
        _("What happens around us that our strategy must reckon with."),
        (
            FieldKind("political", pgettext_lazy("PESTEL", "Political"), _("Parliament, council, majorities, reforms")),
            FieldKind("economic", pgettext_lazy("PESTEL", "Economic"), _("Budgets, prices, interest, labour")),
            FieldKind(
                "social", pgettext_lazy("PESTEL", "Social"), _("People: who they are, how they live, what they expect")
            ),
            FieldKind("technological", pgettext_lazy("PESTEL", "Technological"), _("New tools, data, automation")),
            FieldKind("environmental", pgettext_lazy("PESTEL", "Environment"), _("Climate, water, nature, resources")),
            FieldKind("legal", pgettext_lazy("PESTEL", "Law"), _("Acts, orders, case law, supervision")),
        ),
        columns=3,
    )
)
SWOT = declare(
    BoardKind(
        "swot",
        "SWOT",
        _("What we are good at and not, and what may help or hurt us."),
        (
            FieldKind("strengths", pgettext_lazy("SWOT", "Strengths"), _("Within: what we do well and shall keep")),
            FieldKind("weaknesses", pgettext_lazy("SWOT", "Weaknesses"), _("Within: what holds us back")),
            FieldKind("opportunities", pgettext_lazy("SWOT", "Opportunities"), _("Around us: what we could use")),
            FieldKind("threats", pgettext_lazy("SWOT", "Threats"), _("Around us: what could hit us")),
        ),
    )
)
SEMINAR = declare(
    BoardKind(
        "seminar",
        _("Strategy seminar"),
        _("Cards are gathered, grouped and voted on, and the seminar says what it takes into the strategy."),
        (FieldKind(UNGROUPED, _("Not grouped yet"), _("Cards that lie in no group so far")),),
        columns=3,
        is_for_seminars=True,
    )
)
