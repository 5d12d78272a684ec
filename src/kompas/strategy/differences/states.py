"""What became of a part from one wording to another."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    KEPT = "kept", _("Unchanged")
    CHANGED = "changed", _("Changed")
    ADDED = "added", _("Added")
    REMOVED = "removed", _("Removed")
    DIVIDED = "divided", _("Divided")  # the old one, which ended as several
    DIVIDED_OFF = "divided_off", _("Came of a division")  # one of the new ones
    MERGED = "merged", _("Put together")  # the new one, made of several
    MERGED_AWAY = "merged_away", _("Went into another")  # one of the old ones


GONE = frozenset({State.REMOVED, State.DIVIDED, State.MERGED_AWAY})
COME = frozenset({State.ADDED, State.DIVIDED_OFF, State.MERGED})
