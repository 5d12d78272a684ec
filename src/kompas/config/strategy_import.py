"""`kompas strategy import`: store what was understood of a document as a draft, without a review."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import django
from django.conf import settings
from django.core.files import File
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from kompas.accounts.models import User
    from kompas.organisation.models import Unit

REFUSED = 2
NAMED_AT_MOST = 20


def bring(chosen: argparse.Namespace) -> int:
    """Store the document as a draft of the unit, and print the draft's address."""
    from kompas.config import catalogues, preparing

    catalogues.compile_changed()
    django.setup()
    preparing.databases()
    with translation.override(settings.LANGUAGE_CODE):
        return _bring(chosen)


def _bring(chosen: argparse.Namespace) -> int:
    from kompas.errors import DomainError
    from kompas.strategy.importer.extraction import READERS
    from kompas.strategy.importer.extraction.gate import checked_suffix
    from kompas.strategy.importer.refusals import CannotRead
    from kompas.strategy.services import importing

    path: Path = chosen.file
    if path.suffix.lower() == ".json":
        return _bring_in(chosen)
    try:
        checked_suffix(path, READERS)
        unit = _unit(chosen.unit)
        by = _writer(chosen.by, unit)
        with path.open("rb") as file:
            strategy = importing.bring(
                unit=unit, file=File(file), name=path.name, anyway=chosen.anyway, by=by, at=timezone.now()
            )
    except importing.NotAStrategy as doubt:
        named = f" --by {chosen.by}" if chosen.by else ""
        again = f"kompas strategy import {path} --unit {chosen.unit}{named} --anyway"
        return _refuse(_("%(doubt)s To import it all the same: %(command)s") % {"doubt": doubt, "command": again})
    except CannotRead as refusal:
        return _refuse(f"{path}: {refusal}")
    except DomainError as refusal:
        return _refuse(str(refusal))
    print(_host() + reverse("strategy:draft", args=[strategy.slug]))
    return 0


def _bring_in(chosen: argparse.Namespace) -> int:
    """A strategy that was taken along from Kompas."""
    from kompas.errors import DomainError
    from kompas.strategy.exporting import reading
    from kompas.strategy.services.bringing import bring_in

    now = timezone.now()
    try:
        unit = _unit(chosen.unit)
        record = reading.read(chosen.file.read_bytes(), at=now)
        strategy = bring_in(record=record, unit=unit, as_adopted=chosen.adopted, by=_writer(chosen.by, unit), at=now)
    except OSError as fault:
        return _refuse(f"{chosen.file}: {fault.strerror}")
    except DomainError as refusal:
        return _refuse(str(refusal))
    print(_host() + reverse("strategy:draft" if strategy.is_draft else "strategy:show", args=[strategy.slug]))
    return 0


def _host() -> str:
    """Where Kompas runs on these data, or is said to; nothing where nobody has said so: the path is right anyhow."""
    from kompas.config import environment
    from kompas.config.serving import running_at

    return running_at(settings.DATA) or (settings.BASE_URL if environment.text("KOMPAS_BASE_URL") else "")


def _unit(code: str) -> "Unit":
    from kompas.errors import DomainError
    from kompas.organisation.models import Unit

    in_force = Unit.objects.in_force(on=timezone.localdate())
    if found := in_force.filter(code=code).first():
        return found
    if not in_force.exists():
        raise DomainError(_("There are no units yet. Create the unit first, in the web under Administration."))
    codes = list(in_force.in_order().values_list("code", flat=True)[: NAMED_AT_MOST + 1])
    raise DomainError(
        _("There is no unit with the code %(code)s. Write one of: %(codes)s.") % {"code": code, "codes": _named(codes)}
    )


def _writer(email: str | None, unit: "Unit") -> "User":
    """Who is named, or the only one who may write strategies for the unit; refuses with those who may."""
    from kompas.errors import DomainError
    from kompas.strategy.queries import writers_for

    writers = writers_for(unit, on=timezone.localdate())
    chosen = [each for each in writers if email is None or each.email.casefold() == email.casefold()]
    if len(chosen) == 1:
        return chosen[0]
    if not writers:
        raise DomainError(_("Nobody may write strategies for %(unit)s. Give somebody the role first.") % {"unit": unit})
    told = {"unit": unit.name, "people": _named([each.email or each.name for each in writers])}
    if email:
        raise DomainError(
            _("%(email)s may not write strategies for %(unit)s. Name one of: %(people)s.") % {"email": email, **told}
        )
    raise DomainError(_("Several may write strategies for %(unit)s. Name one with --by: %(people)s.") % told)


def _named(words: list[str]) -> str:
    return ", ".join(words[:NAMED_AT_MOST]) + (" …" if len(words) > NAMED_AT_MOST else "")


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return REFUSED
