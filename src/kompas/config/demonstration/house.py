"""Whose house it is: the municipality, letterheads with a drawn logo, closing days, and a section without one room."""

import io
from datetime import date, datetime, timedelta

from django.utils import timezone
from PIL import Image, ImageDraw

from kompas.config.demonstration.reading import days_ago
from kompas.journal.actors import Actor
from kompas.organisation.models import Unit
from kompas.organisation.rooms import ROOMS
from kompas.organisation.services import letterheads, municipality, rooms
from kompas.promises import services as promises

BLUE, RED = "#0b4f79", "#b81f3d"
SIDE = 320
DETAILS: municipality.Details = {
    "name": "Egevang Kommune",
    "cvr": "12345674",
    "address": "Rådhustorvet 1\n4990 Egevang",
    "web": "https://egevang.example",
    "accessibility": "https://egevang.example/was/kompas",
    "privacy_name": "Karen Dahl",
    "privacy_email": "dpo@egevang.example",
}


def load(now: datetime) -> None:
    """Bring it in; the units stand already."""
    house, at = Actor.house(), days_ago(40, now, 8)
    municipality.change(**DETAILS, opened_on=municipality.NEW, by=house, at=at)
    top, department, section = (Unit.objects.get(code=code) for code in ("egevang", "teknik-og-erhverv", "vej"))
    _letterhead(top, at, lines="", address=DETAILS["address"], phone="70 00 49 90", email="egevang@egevang.example")
    _letterhead(department, at, lines="Teknik og Erhverv", phone="70 00 49 95", email="teknik@egevang.example")
    _letterhead(section, at, lines="Teknik og Erhverv\nVej, Trafik og Havn", address="Materielgården\nHavnevej 12")
    _closing_days(top, section, timezone.localdate(now), at)
    without = Unit.objects.get(code="byg")
    rooms.open_only(unit=without, rooms=set(ROOMS) - {"importing"}, opened_on=without.version, by=house, at=at)


def _letterhead(unit: Unit, at: datetime, *, lines: str, address: str = "", phone: str = "", email: str = "") -> None:
    words: letterheads.Words = {"lines": lines, "address": address, "phone": phone, "email": email}
    drawn = None if unit.parent_id else _oak()
    letterheads.change(unit=unit, **words, logo=drawn, opened_on=municipality.NEW, by=Actor.house(), at=at)


def _closing_days(top: Unit, section: Unit, today: date, at: datetime) -> None:
    """Between Christmas and New Year, and a day on which the people of the roads are away together."""
    year, house = today.year, Actor.house()
    between = {"first_day": date(year, 12, 27), "last_day": date(year, 12, 30), "reason": "Lukket mellem jul og nytår"}
    promises.close(unit=top, **between, by=house, at=at)  # type: ignore[arg-type]
    away = today + timedelta(days=35)
    promises.close(unit=section, first_day=away, last_day=away, reason="Temadag for hele afdelingen", by=house, at=at)


def _oak() -> bytes:
    """An oak with the needle of a compass: enough to be known again in a letter's corner."""
    picture = Image.new("RGBA", (SIDE, SIDE))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((146, 190, 174, 310), fill=BLUE)
    for left, top, right, bottom in ((40, 70, 190, 220), (130, 70, 280, 220), (80, 10, 240, 170)):
        pen.ellipse((left, top, right, bottom), fill=BLUE)
    pen.polygon([(212, 60), (170, 134), (108, 172), (150, 98)], fill=RED)
    sheet = io.BytesIO()
    picture.save(sheet, "PNG")
    return sheet.getvalue()
