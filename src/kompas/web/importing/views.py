from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _

from kompas.documents.models import StoredFile
from kompas.errors import DomainError
from kompas.strategy.importer.notes import doubt
from kompas.strategy.models import DocumentImport, ImportPage
from kompas.strategy.permissions import WRITE
from kompas.strategy.queries import units_to_write_for
from kompas.strategy.services import importing
from kompas.strategy.workflow import ImportState
from kompas.web.importing.answers import find, refused, review_page, version_of
from kompas.web.importing.forms import UnitForm, UploadForm
from kompas.web.shared.pages import SignedInRequest, deed, go, page, require


@page
def upload(request: SignedInRequest) -> HttpResponse:
    require(request.reach.may(WRITE))
    return _page(request, UploadForm(units=units_to_write_for(request.reach, on=timezone.localdate())))


@deed
def begin(request: SignedInRequest) -> HttpResponse:
    require(request.reach.may(WRITE))
    form = UploadForm(request.POST, request.FILES, units=units_to_write_for(request.reach, on=timezone.localdate()))
    if form.is_valid():
        unit, file = form.cleaned_data["unit"], form.cleaned_data["file"]
        try:
            begun = importing.begin(unit=unit, file=file, name=file.name, by=request.user, at=timezone.now())
        except DomainError as refusal:
            form.add_error("file", str(refusal))
        else:
            return go(request, "importing:review", begun.code)
    return _page(request, form, status=422)


@page
def review(request: SignedInRequest, code: str) -> HttpResponse:
    found = find(request, code)
    if found.state == ImportState.DOUBTED:
        document = found.read_document()
        return render(
            request, "importing/doubted.html", {"found": found, "document": document, "doubt": doubt(document)}
        )
    if found.state == ImportState.FINISHED:
        return render(request, "importing/finished.html", {"found": found})
    return review_page(request, found)


@deed
def go_on(request: SignedInRequest, code: str) -> HttpResponse:
    found = find(request, code)
    try:
        importing.go_on(document_import=found, opened_on=version_of(request), by=request.user, at=timezone.now())
    except DomainError as refusal:
        return refused(request, found, refusal)
    return go(request, "importing:review", code)


@deed
def give_to_unit(request: SignedInRequest, code: str) -> HttpResponse:
    found = find(request, code)
    form = UnitForm(request.POST, units=units_to_write_for(request.reach, on=timezone.localdate()))
    if not form.is_valid():
        return refused(request, found, _("Choose the unit that the strategy is for."))
    unit, opened_on = form.cleaned_data["unit"], version_of(request)
    try:
        importing.give_to_unit(
            document_import=found, unit=unit, opened_on=opened_on, by=request.user, at=timezone.now()
        )
    except DomainError as refusal:
        return refused(request, found, refusal)
    messages.success(request, _("You import for “%(unit)s” now.") % {"unit": unit.name})
    return go(request, "importing:review", code)


@deed
def finish(request: SignedInRequest, code: str) -> HttpResponse:
    found = find(request, code)
    try:
        strategy = importing.finish(
            document_import=found, opened_on=version_of(request), by=request.user, at=timezone.now()
        )
    except DomainError as refusal:
        return refused(request, found, refusal)
    return go(request, "strategy:draft", strategy.slug)


@deed
def drop(request: SignedInRequest, code: str) -> HttpResponse:
    found = find(request, code)
    try:
        importing.drop(document_import=found, opened_on=version_of(request), by=request.user, at=timezone.now())
    except DomainError as refusal:
        return refused(request, found, refusal)
    return go(request, "importing:upload")


@page
def original(request: SignedInRequest, code: str) -> FileResponse:
    """The document as it was received: always to be saved, never shown, since it may hold scripts."""
    found = find(request, code)
    kept: StoredFile = get_object_or_404(StoredFile, pk=found.file_id)
    return FileResponse(
        kept.file.open(), as_attachment=True, filename=kept.name, content_type="application/octet-stream"
    )


@page
def page_image(request: SignedInRequest, code: str, number: int) -> HttpResponse:
    shown = ImportPage.objects.select_related("file").filter(document_import=find(request, code))
    with get_object_or_404(shown, number=number).file.file.open() as image:
        return HttpResponse(image.read(), content_type="image/png")


def _page(request: SignedInRequest, form: UploadForm, status: int = 200) -> HttpResponse:
    begun = DocumentImport.objects.visible_to(request.reach).open().for_list()[:50]
    return render(request, "importing/upload.html", {"form": form, "begun": begun}, status=status)
