"""How my day greets."""

from datetime import datetime

from django.utils.translation import gettext as _

MORNING_ENDS, DAY_ENDS, EVENING_ENDS = 10, 18, 23


def greeting(name: str, at: datetime) -> str:
    """A greeting by the local hour and her first name."""
    first = name.split(maxsplit=1)[0]
    if 5 <= at.hour < MORNING_ENDS:
        return _("Good morning, %(name)s") % {"name": first}
    if MORNING_ENDS <= at.hour < DAY_ENDS:
        return _("Hello %(name)s") % {"name": first}
    if DAY_ENDS <= at.hour < EVENING_ENDS:
        return _("Good evening, %(name)s") % {"name": first}
    return _("You are up late, %(name)s") % {"name": first}
