"""What each role is called on the screen, which colour it has, and which key gives it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kompas.strategy.importer.pieces import OVERLAYS, Reason, Role

type Words = str | Promise


@dataclass(frozen=True)
class Look:
    """`family` names the colour, which several roles share; `key` is pressed while a line has the focus."""

    role: Role
    words: Words
    family: str
    key: str = ""


LOOKS: dict[Role, Look] = {
    look.role: look
    for look in (
        Look(Role.AREA, _("Focus area"), "area", "f"),
        Look(Role.AREA_INTRO, _("Introduction to the area"), "area", "i"),
        Look(Role.COMMITMENT, _("Commitment"), "commitment", "l"),
        Look(Role.STAKEHOLDER, _("Stakeholder"), "stakeholder", "b"),
        Look(Role.STAKEHOLDER_TEXT, _("About the stakeholder"), "stakeholder"),
        Look(Role.TITLE, _("Title"), "whole", "t"),
        Look(Role.CORE_TASK, _("Core task"), "whole", "k"),
        Look(Role.VISION, _("Vision"), "whole", "v"),
        Look(Role.PURPOSE, _("Purpose"), "whole", "p"),
        Look(Role.VALUE, _("Value"), "value", "w"),
        Look(Role.VALUE_TEXT, _("About the value"), "value"),
        Look(Role.GOAL, _("Stated goal"), "goal", "m"),
        Look(Role.CRITERION, _("Criterion"), "goal"),
        Look(Role.QUESTION, _("Question of the criterion"), "goal"),
        Look(Role.STEERING, _("Steering"), "whole"),
        Look(Role.HISTORY, _("History"), "whole", "h"),
        Look(Role.HEADING, _("Heading"), "frame", "o"),
        Look(Role.LEAD_IN, _("Lead-in"), "frame", "d"),
        Look(Role.UNPLACED, _("Not placed"), "unplaced", "x"),
        Look(Role.DROPPED, _("Left out"), "dropped", "u"),
        Look(Role.UNIT, _("Unit"), "fact"),
        Look(Role.PERIOD, _("Period"), "fact"),
        Look(Role.SOURCE, _("Source"), "fact"),
        Look(Role.VALUE_WORD, _("Word that names a value"), "fact"),
    )
}
PALETTE = [look for role, look in LOOKS.items() if role not in OVERLAYS and role is not Role.DROPPED]
COMMONEST = (Role.AREA, Role.AREA_INTRO, Role.COMMITMENT, Role.VISION, Role.CORE_TASK, Role.GOAL, Role.HEADING)
COMMON = [LOOKS[role] for role in COMMONEST]
RARER = [look for look in PALETTE if look not in COMMON]
OVERLAID = [LOOKS[role] for role in (Role.UNIT, Role.PERIOD, Role.SOURCE, Role.VALUE_WORD)]

REASONS: dict[str, Words] = {
    Reason.PAGE_NUMBER.value: _("Page numbers"),
    Reason.RUNNING_HEAD.value: _("Running heads"),
    Reason.CONTENTS: _("Table of contents"),
    Reason.SECOND_COPY: _("Stands twice"),
    Reason.BY_HAND: _("Left out by hand"),
}


def reason_words(reason: str) -> Words:
    return REASONS.get(reason, _("Left out"))
