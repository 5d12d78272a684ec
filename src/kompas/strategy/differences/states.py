"""What became of a part from one wording to another."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class State(TextChoices):
    KEPT = "kept", pgettext_lazy("of a part", "Unchanged")
    CHANGED = "changed", pgettext_lazy("of a part", "Changed")
    ADDED = "added", pgettext_lazy("of a part", "Added")
    REMOVED = "removed", pgettext_lazy("of a part", "Removed")
    DIVIDED = "divided", pgettext_lazy("of a part", "Divided")  # the old one, which ended as several
    DIVIDED_OFF = "divided_off", pgettext_lazy("of a part", "Came of a division")  # one of the new ones
    MERGED = "merged", pgettext_lazy("of a part", "Put together")  # the new one, made of several
    MERGED_AWAY = "merged_away", pgettext_lazy("of a part", "Went into another")  # one of the old ones


GONE = frozenset({State.REMOVED, State.DIVIDED, State.MERGED_AWAY})
COME = frozenset({State.ADDED, State.DIVIDED_OFF, State.MERGED})
