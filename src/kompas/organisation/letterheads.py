"""How a unit heads its letters: each field its own, or else taken from the nearest unit above that tells it."""

from dataclasses import dataclass

from kompas.organisation import house
from kompas.organisation.models import Letterhead, Unit
from kompas.organisation.queries import way_up

FIELDS = ("lines", "address", "phone", "email", "logo")


@dataclass(frozen=True)
class Heading:
    """What stands at the top of a letter. `logo` is a PNG. `told_by` tells which unit each field comes from."""

    municipality: str
    lines: tuple[str, ...]
    address: tuple[str, ...]
    phone: str
    email: str
    web: str
    logo: bytes | None
    told_by: dict[str, Unit]


def heading_of(unit: Unit) -> Heading:
    """The heading of the unit's letters; three queries. An address that no unit tells is the municipality's."""
    way = [*way_up(unit), unit]
    told = {one.unit_id: one for one in Letterhead.objects.filter(unit__in=way)}
    words: dict[str, str] = dict.fromkeys(FIELDS, "")
    logo: bytes | None = None
    told_by: dict[str, Unit] = {}
    for one in way:  # from the top, so that what stands nearest wins
        for field in FIELDS:
            value = getattr(told.get(one.pk), field, None)
            if not value:
                continue
            told_by[field] = one
            if field == "logo":
                logo = bytes(value)
            else:
                words[field] = value
    municipality = house.MUNICIPALITY.now()
    address = words["address"] or (municipality.address if municipality else "")
    return Heading(
        municipality=house.name(),
        lines=tuple(words["lines"].splitlines()),
        address=tuple(address.splitlines()),
        phone=words["phone"],
        email=words["email"],
        web=municipality.web if municipality else "",
        logo=logo,
        told_by=told_by,
    )
