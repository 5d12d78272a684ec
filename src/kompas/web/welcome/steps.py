"""The steps of the first visit: each is stored at once, and can be come back to until the visit ends."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.db import transaction
from django.http import QueryDict
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kompas.journal.actors import Actor
from kompas.organisation.letterheads import heading_of
from kompas.organisation.models import FirstVisit, Municipality, Unit
from kompas.organisation.queries import unit_tree
from kompas.organisation.services import first_visit, founding, letterheads, municipality, people, rooms
from kompas.post import way_out
from kompas.post.services import mail_server
from kompas.promises import services as promises
from kompas.web.shared.closing_forms import told_customary
from kompas.web.shared.mail_forms import MailServerForm, told_by_server
from kompas.web.shared.municipality_forms import (
    LetterheadForm,
    MunicipalityForm,
    told_by_letterhead,
    told_by_municipality,
)
from kompas.web.shared.rooms_form import differing, open_rooms
from kompas.web.shared.staff_lists import UploadForm
from kompas.web.welcome.forms import AdministratorForm, ClosedForm, NewUnitForm, RoomsOfUnitForm

type Sent = tuple[QueryDict, MultiValueDict[str, Any]]
type Told = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Step:
    """`form` makes the form, opened or sent; `store` carries out what it says; `more` is what the page also shows."""

    slug: str
    template: str
    words: str | Promise
    lead: str | Promise
    form: Callable[[FirstVisit, Sent | None], forms.Form]
    store: Callable[[FirstVisit, Told, Actor, datetime], object]
    more: Callable[[], dict[str, Any]] = dict
    may_be_passed: bool = True
    stays: bool = False  # one stores several things before going on


def the_top() -> Unit:
    """The municipality's own unit, which stands as soon as there is an administrator."""
    return Unit.objects.in_force(on=timezone.localdate()).filter(parent=None).order_by("pk")[0]


def _municipality_form(_visit: FirstVisit, sent: Sent | None) -> forms.Form:
    return MunicipalityForm(sent[0] if sent else None, initial=told_by_municipality(Municipality.objects.first()))


def _tell_municipality(_visit: FirstVisit, told: Told, by: Actor, at: datetime) -> None:
    municipality.change(**told, by=by, at=at)


def _administrator_form(visit: FirstVisit, sent: Sent | None) -> forms.Form:
    person = visit.administrator
    told = {name: getattr(person, name) for name in ("name", "email", "title")} if person else {}
    return AdministratorForm(sent[0] if sent else None, person=person, initial=told)


@transaction.atomic
def _appoint(visit: FirstVisit, told: Told, by: Actor, at: datetime) -> None:
    given = {name: told[name] for name in ("name", "email", "title")}
    if visit.administrator is None:
        founding.appoint(**given, password=told["password"], at=at)
        return
    person, email = visit.administrator, given.pop("email")
    person = people.change(person=person, **given, phone=person.phone, opened_on=person.version, by=by, at=at)
    if email != person.email:
        person = people.change_email(person=person, email=email, opened_on=person.version, by=by, at=at)
    if told["password"]:
        founding.choose_password(person=person, password=told["password"], at=at)


def _unit_form(_visit: FirstVisit, sent: Sent | None) -> forms.Form:
    return NewUnitForm(sent[0] if sent else None)


def _create_unit(_visit: FirstVisit, told: Told, by: Actor, at: datetime) -> None:
    founding.create_unit(name=told["name"], parent=told["parent"], by=by, at=at)


def _letterhead_form(_visit: FirstVisit, sent: Sent | None) -> forms.Form:
    data, files = sent or (None, None)
    top = the_top()
    return LetterheadForm(data, files, initial=told_by_letterhead(top), unit=top)


def _tell_letterhead(_visit: FirstVisit, told: Told, by: Actor, at: datetime) -> None:
    letterheads.change(unit=the_top(), **told, by=by, at=at)


def _closed_form(_visit: FirstVisit, sent: Sent | None) -> forms.Form:
    return ClosedForm(sent[0] if sent else None, initial=told_customary())


@transaction.atomic
def _tell_closed(_visit: FirstVisit, told: Told, by: Actor, at: datetime) -> None:
    closing = {name: told[name] for name in ("first_day", "last_day", "reason")}
    customary = {name: told[name] for name in told if name not in closing}
    promises.keep_customary_days(**customary, by=by, at=at)
    if closing["reason"]:
        promises.close(unit=the_top(), **closing, by=by, at=at)


def _mail_form(_visit: FirstVisit, sent: Sent | None) -> forms.Form:
    return MailServerForm(sent[0] if sent else None, initial=told_by_server())


def _tell_mail(_visit: FirstVisit, told: Told, by: Actor, at: datetime) -> None:
    mail_server.change(**told, by=by, at=at)


def _mail_as_it_is() -> dict[str, Any]:
    return {"is_set_outside": way_out.is_set_outside(), "leaves": way_out.leaves(), "sender": way_out.sender()}


def _rooms_form(_visit: FirstVisit, sent: Sent | None) -> forms.Form:
    top = the_top()
    return RoomsOfUnitForm(sent[0] if sent else None, initial={"unit": top, "rooms": open_rooms(top)})


def _open_rooms(_visit: FirstVisit, told: Told, by: Actor, at: datetime) -> None:
    unit = told["unit"]  # as it stands now: nobody else is in the house yet
    rooms.open_only(unit=unit, rooms=told["rooms"], opened_on=unit.version, by=by, at=at)


STEPS: tuple[Step, ...] = (
    Step(
        slug="kommunen",
        template="welcome/kommunen.html",
        words=_("The municipality"),
        lead=_("Whose house is this? Only the name is needed now."),
        form=_municipality_form,
        store=_tell_municipality,
        may_be_passed=False,
    ),
    Step(
        slug="administrator",
        template="welcome/administrator.html",
        words=_("You"),
        lead=_("You become the first administrator, and can let others in afterwards."),
        form=_administrator_form,
        store=_appoint,
        may_be_passed=False,
    ),
    Step(
        slug="enheder",
        template="welcome/enheder.html",
        words=_("Units"),
        lead=_("Departments, sections and teams: by hand, or all at once out of a spreadsheet, with the people too."),
        form=_unit_form,
        store=_create_unit,
        stays=True,
        more=lambda: {"tree": unit_tree(on=timezone.localdate()), "upload": UploadForm()},
    ),
    Step(
        slug="brevhoved",
        template="welcome/brevhoved.html",
        words=_("Letterhead"),
        lead=_("What stands at the top of letters. A unit can have its own later."),
        form=_letterhead_form,
        store=_tell_letterhead,
        more=lambda: {"heading": heading_of(the_top())},
    ),
    Step(
        slug="lukkedage",
        template="welcome/lukkedage.html",
        words=_("Closing days"),
        lead=_("Kompas counts no deadline on days when the house is closed."),
        form=_closed_form,
        store=_tell_closed,
    ),
    Step(
        slug="post",
        template="welcome/post.html",
        words=_("Mail"),
        lead=_("So that invitations and reminders reach people. Without a server they stay in the outbox."),
        form=_mail_form,
        store=_tell_mail,
        more=_mail_as_it_is,
        stays=True,
    ),
    Step(
        slug="rum",
        template="welcome/rum.html",
        words=_("Rooms"),
        lead=_("What a section does without disappears from its menu. It can be opened later."),
        form=_rooms_form,
        store=_open_rooms,
        more=lambda: {"differing": differing()},
        stays=True,
    ),
)
BY_SLUG = {step.slug: step for step in STEPS}


def number_of(step: Step) -> int:
    return STEPS.index(step)


def next_slug(step: Step) -> str | None:
    """The step after this one; None where only the summary is left."""
    after = number_of(step) + 1
    return STEPS[after].slug if after < len(STEPS) else None


def where_she_left(visit: FirstVisit) -> str | None:
    return STEPS[visit.reached].slug if visit.reached < len(STEPS) else None


def passed(step: Step) -> None:
    first_visit.pass_step(number=number_of(step) + 1)


def trail(visit: FirstVisit, current: str) -> list[dict[str, Any]]:
    """How far she is, for the row of steps: she may go to all that she has reached."""
    shown = [(step.slug, step.words) for step in STEPS] + [("", _("Ready"))]
    return [
        {
            "slug": slug,
            "words": words,
            "state": "current" if slug == current else "done" if number < visit.reached else "",
            "is_open": number <= visit.reached and slug != current,
        }
        for number, (slug, words) in enumerate(shown)
    ]
