"""Which rooms a unit does without."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kompas.organisation.models.unit import Unit


class RoomSetting(models.Model):
    """The unit's own word on a room, for itself and all below it; without one, the unit above decides.

    `room` is a code of `organisation.rooms`; one that is no longer declared means nothing.
    """

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="room_settings")
    room = models.SlugField(_("room"), max_length=40)
    is_on = models.BooleanField(_("open"))

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "room"], name="room_setting_once"),
            models.CheckConstraint(name="room_setting_names_a_room", condition=~Q(room="")),
        ]

    def __str__(self) -> str:
        return f"{self.room} in {self.unit}"
