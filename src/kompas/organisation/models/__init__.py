"""The nouns of organisation, one file each."""

from kompas.organisation.models.deputy import Deputy
from kompas.organisation.models.first_visit import FirstVisit
from kompas.organisation.models.membership import Membership, RoleGrant
from kompas.organisation.models.municipality import Letterhead, Municipality
from kompas.organisation.models.room_setting import RoomSetting
from kompas.organisation.models.staff_list import StaffList
from kompas.organisation.models.subject import Competence, Subject
from kompas.organisation.models.unit import Unit

__all__ = [
    "Competence",
    "Deputy",
    "FirstVisit",
    "Letterhead",
    "Membership",
    "Municipality",
    "RoleGrant",
    "RoomSetting",
    "StaffList",
    "Subject",
    "Unit",
]
