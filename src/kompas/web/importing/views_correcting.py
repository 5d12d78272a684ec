from collections.abc import Callable

from django.http import HttpResponse
from django.utils import timezone

from kompas.errors import DomainError
from kompas.strategy.models import DocumentImport
from kompas.strategy.services import correcting
from kompas.web.importing.answers import corrected, find, refused
from kompas.web.importing.forms import CorrectionForm, NameForm, SplitForm, VersionForm, WordsForm
from kompas.web.importing.receipts import Deed
from kompas.web.shared.pages import SignedInRequest, deed


@deed
def correct(request: SignedInRequest, code: str) -> HttpResponse:
    return _step(request, code, CorrectionForm(request.POST))


@deed
def split(request: SignedInRequest, code: str) -> HttpResponse:
    return _step(request, code, SplitForm(request.POST))


@deed
def give_words(request: SignedInRequest, code: str) -> HttpResponse:
    return _step(request, code, WordsForm(request.POST))


@deed
def rename(request: SignedInRequest, code: str) -> HttpResponse:
    return _step(request, code, NameForm(request.POST))


@deed
def undo(request: SignedInRequest, code: str) -> HttpResponse:
    return _through_time(request, code, correcting.undo, Deed("undo"))


@deed
def redo(request: SignedInRequest, code: str) -> HttpResponse:
    return _through_time(request, code, correcting.redo, Deed("redo"))


def _step(request: SignedInRequest, code: str, form: VersionForm) -> HttpResponse:
    found = find(request, code)
    if not form.is_valid():
        return refused(request, found, _first_error(form), sheet=form.cleaned_data.get("sheet"))
    sheet, opened_on, before = form.cleaned_data["sheet"], form.cleaned_data["version"], found.read_pieces()
    try:
        found = correcting.correct(
            document_import=found,
            correction=form.correction(),
            opened_on=opened_on,
            by=request.user,
            at=timezone.now(),
        )
    except DomainError as refusal:
        return refused(request, found, refusal, sheet=sheet)
    return corrected(request, found, before=before, deed=form.told(), sheet=sheet, line=form.line)


def _through_time(request: SignedInRequest, code: str, step: Callable[..., DocumentImport], deed: Deed) -> HttpResponse:
    found, form = find(request, code), VersionForm(request.POST)
    if not form.is_valid():
        return refused(request, found, _first_error(form))
    sheet, opened_on, before = form.cleaned_data["sheet"], form.cleaned_data["version"], found.read_pieces()
    try:
        found = step(document_import=found, opened_on=opened_on, by=request.user, at=timezone.now())
    except DomainError as refusal:
        return refused(request, found, refusal, sheet=sheet)
    return corrected(request, found, before=before, deed=deed, sheet=sheet)


def _first_error(form: VersionForm) -> str:
    return str(next(error for errors in form.errors.values() for error in errors))
