"""Whose house this is, and how its units head their letters."""

import io
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from kompas.accounts import house as called
from kompas.errors import LostUpdate, NotAllowed
from kompas.journal.actors import Actor
from kompas.journal.models import Event
from kompas.organisation import house, logos
from kompas.organisation.letterheads import heading_of
from kompas.organisation.models import Letterhead, Municipality
from kompas.organisation.roles import Role
from kompas.organisation.rules import is_cvr
from kompas.organisation.services import letterheads, municipality
from tests.makers import NOON, a_unit, with_role

pytestmark = pytest.mark.django_db
HOUSE = Actor.house()
DETAILS: municipality.Details = {
    "name": "Nyborg Å Kommune",
    "cvr": "29189803",
    "address": "Torvet 1\n5800 Nyborg",
    "web": "https://nyborg.example",
    "accessibility": "https://www.was.digst.dk/nyborg",
    "privacy_name": "Dorte Data",
    "privacy_email": "dpo@nyborg.example",
}
WORDS: letterheads.Words = {"lines": "Teknik\nVej", "address": "Torvet 1", "phone": "12 34 56 78", "email": ""}


def tell(**other: Any) -> Municipality:
    details: Any = {**DETAILS, **other}
    return municipality.change(**details, opened_on=0, by=HOUSE, at=NOON)


def a_picture(form: str = "PNG", size: tuple[int, int] = (400, 200), **options: Any) -> bytes:
    sheet = io.BytesIO()
    Image.new("RGB", size, "#0b4f79").save(sheet, form, **options)
    return sheet.getvalue()


def test_what_the_municipality_tells_wins_over_the_operators_settings(settings: Any) -> None:
    settings.ORGANISATION_NAME = "Egevang Kommune"
    assert house.name() == called.name() == "Egevang Kommune"

    tell()

    assert house.name() == called.name() == "Nyborg Å Kommune"
    assert house.accessibility() == "https://www.was.digst.dk/nyborg"
    assert Event.objects.get().kind == "organisation.municipality_changed"


def test_a_setting_that_is_not_https_is_no_accessibility_statement(settings: Any) -> None:
    settings.ACCESSIBILITY_ADDRESS = "javascript:alert(1)"

    assert house.accessibility() == ""


def test_telling_anew_what_somebody_else_told_meanwhile_is_refused() -> None:
    tell()

    with pytest.raises(LostUpdate):
        municipality.change(**DETAILS, opened_on=0, by=HOUSE, at=NOON)


def test_only_who_administers_the_whole_house_tells_of_it() -> None:
    section = a_unit("Vej", parent=a_unit())
    below = with_role(Role.ADMINISTRATOR, section)

    with pytest.raises(NotAllowed):
        municipality.change(**DETAILS, opened_on=0, by=Actor.person(below.pk), at=NOON)


@pytest.mark.parametrize("cvr", ["29189804", "1", "2918980x", "02918980"])
def test_a_slip_in_the_cvr_number_is_seen(cvr: str) -> None:
    with pytest.raises(municipality.NotACvr, match=cvr):
        tell(cvr=cvr)


@given(st.text(max_size=9))
def test_whatever_is_written_is_a_cvr_number_or_not(text: str) -> None:
    assert isinstance(is_cvr(text), bool)


def test_the_accessibility_statement_is_never_a_readable_address() -> None:
    with pytest.raises(municipality.NotHttps):
        tell(accessibility="http://nyborg.example")


@pytest.mark.parametrize(
    "other", [{"pk": 2}, {"name": ""}, {"accessibility": "http://nyborg.example"}], ids=["two", "nameless", "http"]
)
def test_the_database_holds_one_municipality_with_a_name(other: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Municipality.objects.create(**{"pk": 1, "name": "Nyborg", **other})


def test_a_letterhead_takes_from_above_what_it_does_not_tell_itself() -> None:
    tell()
    top = a_unit("Teknik")
    section = a_unit("Vej", parent=top)
    letterheads.change(unit=top, **WORDS, logo=a_picture(), opened_on=0, by=HOUSE, at=NOON)
    own: letterheads.Words = {"lines": "", "address": "Materielgården 2", "phone": "", "email": "vej@nyborg.example"}
    letterheads.change(unit=section, **own, opened_on=0, by=HOUSE, at=NOON)

    heading = heading_of(section)

    assert heading.municipality == "Nyborg Å Kommune"
    assert heading.lines == ("Teknik", "Vej")
    assert heading.address == ("Materielgården 2",)
    assert (heading.phone, heading.email) == ("12 34 56 78", "vej@nyborg.example")
    assert heading.logo is not None
    assert heading.told_by == {"lines": top, "phone": top, "logo": top, "address": section, "email": section}


def test_where_no_unit_tells_an_address_the_municipalitys_stands() -> None:
    tell()

    assert heading_of(a_unit()).address == ("Torvet 1", "5800 Nyborg")


def test_a_letterhead_keeps_its_logo_until_it_is_removed() -> None:
    unit = a_unit()
    letterheads.change(unit=unit, **WORDS, logo=a_picture(), opened_on=0, by=HOUSE, at=NOON)
    letterheads.change(unit=unit, **WORDS, opened_on=1, by=HOUSE, at=NOON)
    assert heading_of(unit).logo

    letterheads.change(unit=unit, **WORDS, without_logo=True, opened_on=2, by=HOUSE, at=NOON)
    assert heading_of(unit).logo is None


def test_only_who_administers_a_unit_changes_its_letterhead() -> None:
    above = a_unit()
    below = with_role(Role.ADMINISTRATOR, a_unit("Vej", parent=above))

    with pytest.raises(NotAllowed):
        letterheads.change(unit=above, **WORDS, opened_on=0, by=Actor.person(below.pk), at=NOON)


def test_two_who_tell_the_same_letterhead_do_not_overwrite_each_other() -> None:
    unit = a_unit()
    letterheads.change(unit=unit, **WORDS, opened_on=0, by=HOUSE, at=NOON)

    with pytest.raises(LostUpdate):
        letterheads.change(unit=unit, **WORDS, opened_on=0, by=HOUSE, at=NOON)


def test_an_empty_logo_is_none() -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Letterhead.objects.create(unit=a_unit(), logo=b"")


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_logo_is_drawn_anew_no_larger_than_a_letter_needs(form: str) -> None:
    drawn = logos.drawn(a_picture(form, (4000, 1000)))

    with Image.open(io.BytesIO(drawn)) as picture:
        assert (picture.format, picture.size) == ("PNG", (1600, 400))


def test_what_else_the_file_carried_is_gone() -> None:
    told = PngImagePlugin.PngInfo()
    told.add_text("Comment", "<script>alert(1)</script>")

    assert b"script" not in logos.drawn(a_picture(pnginfo=told) + b"<script>")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"GIF89a" + bytes(40),
        a_picture()[:60],
        bytes(3 * 1024 * 1024),
        a_picture(size=(5000, 4000)),
    ],
    ids=["empty", "svg", "gif", "broken", "heavy", "bomb"],
)
def test_what_is_no_picture_is_refused_in_words(content: bytes) -> None:
    with pytest.raises(logos.NotALogo, match="PNG"):
        logos.drawn(content)


@given(st.binary(max_size=200))
def test_no_bytes_get_through_but_as_a_picture(content: bytes) -> None:
    with pytest.raises(logos.NotALogo):
        logos.drawn(a_picture()[:40] + content)


def test_the_house_is_asked_once_for_many_pages(django_assert_num_queries: Any) -> None:
    tell()
    with django_assert_num_queries(1):
        assert {house.name() for _time in range(20)} == {"Nyborg Å Kommune"}
    assert connection.in_atomic_block
