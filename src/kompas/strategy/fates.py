"""What becomes of a part in the next period, and of what hangs on it. Pure tables, no database, no clock."""

from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Fate(TextChoices):
    """`merged`: it goes on in a part that continues others too."""

    KEPT = "kept", pgettext_lazy("part", "Kept")
    REWORDED = "reworded", pgettext_lazy("part", "Reworded")
    MERGED = "merged", pgettext_lazy("part", "Merged")
    SPLIT = "split", pgettext_lazy("part", "Split")
    DROPPED = "dropped", pgettext_lazy("part", "Dropped")


NEEDS_REASON = frozenset(Fate) - {Fate.KEPT}


class Course(TextChoices):
    """What becomes of a thing that hangs on a part: by rule, or as a person answers."""

    FOLLOWS = "follows", _("Follows to the next period")
    STAYS = "stays", _("Stays with the former strategy")
    ASKED = "asked", _("Is asked about")


FOLLOWING: Mapping[Fate, Course] = {
    Fate.KEPT: Course.FOLLOWS,
    Fate.MERGED: Course.FOLLOWS,
    Fate.REWORDED: Course.ASKED,  # whether it still serves the new words
    Fate.SPLIT: Course.ASKED,  # which of the new ones it serves
    Fate.DROPPED: Course.ASKED,  # under what else it goes on, or nowhere
}
STAYING: Mapping[Fate, Course] = dict.fromkeys(Fate, Course.STAYS)


def fits(fate: Fate, *, new: int, is_same_text: bool, is_shared: bool) -> bool:
    """Whether the next period still holds what was decided.

    `new` counts the parts that go on from this one, `is_same_text` tells that the first of them says the same,
    `is_shared` that it goes on from others too.
    """
    return {
        Fate.KEPT: new == 1 and is_same_text,
        Fate.REWORDED: new == 1,
        Fate.MERGED: new == 1 and is_shared,
        Fate.SPLIT: new >= 2,
        Fate.DROPPED: new == 0,
    }[fate]
