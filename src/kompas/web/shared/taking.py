"""Taking a wording along: the file that a person gets, made once for each wording and kept until it changes.

Public files are asked for by crawlers too, so none costs a second setting; what a draft says is never kept by anybody
on the way.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kompas.documents.pdf import PaperBusy
from kompas.organisation import house
from kompas.strategy.exporting.naming import name_of_wording
from kompas.strategy.exporting.paper import Paper, paper
from kompas.strategy.exporting.pdf import as_pdf
from kompas.strategy.exporting.word import as_docx
from kompas.strategy.models import Revision, Strategy
from kompas.web.shared.errors import too_busy

KEPT_SECONDS = 30 * 24 * 60 * 60
PUBLIC, OWN = "no-cache", "private, no-store"  # no-cache: kept, but asked about each time, so that withdrawing holds


@dataclass(frozen=True, slots=True)
class Form:
    """One form that a wording can be taken in."""

    ending: str
    words: str | Promise
    media_type: str
    make: Callable[..., bytes]


FORMS = {
    form.ending: form
    for form in (
        Form("pdf", _("PDF, to read and print"), "application/pdf", as_pdf),
        Form(
            "docx",
            _("Word, to work on"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            as_docx,
        ),
    )
}


def adopted(strategy: Strategy, number: int) -> Revision:
    """The adopted wording of this number."""
    found = Revision.objects.adopted().filter(strategy=strategy, number=number).select_related("strategy__unit").first()
    if found is None:
        raise Http404
    return found


def take(request: HttpRequest, revision: Revision, ending: str, *, keeping: str) -> HttpResponseBase:
    """The wording as a file. `keeping` tells browsers and those on the way what they may keep."""
    form = FORMS.get(ending)
    if form is None:
        raise Http404
    sheets = paper(revision, organisation=house.name(), address=address_of(revision.strategy))
    at = revision.adopted_at or revision.created_at
    digest = _digest(form, sheets, at)
    try:
        content = _kept(form, sheets, at, digest)
    except PaperBusy:
        return too_busy(request)
    name = f"{name_of_wording(revision, is_in_force=sheets.is_in_force)}.{form.ending}"
    return handed_over(request, content, form.media_type, name, digest=digest, keeping=keeping)


def handed_over(
    request: HttpRequest, content: bytes, media_type: str, name: str, *, digest: str = "", keeping: str
) -> HttpResponseBase:
    """The bytes under a name that is made of an address, so that nobody writes headers by it."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = keeping
    if keeping == OWN:
        return response
    response["ETag"] = f'"{digest}"'
    return get_conditional_response(request, etag=response["ETag"], response=response) or response


def address_of(strategy: Strategy) -> str:
    """Where the strategy is read: by everybody once it is published, until then by those who work here."""
    name = "public:strategy" if strategy.is_published else "strategy:show"
    return settings.BASE_URL + reverse(name, args=[strategy.slug])


def _digest(form: Form, sheets: Paper, at: datetime) -> str:
    told = [settings.KOMPAS_VERSION, form.ending, at.isoformat(), sheets.as_json()]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def _kept(form: Form, sheets: Paper, at: datetime, digest: str) -> bytes:
    """From the shelf, or made now: whatever changes what it says changes its digest, so nothing there is ever stale."""
    shelf = caches["papers"]
    found = shelf.get(digest)
    if isinstance(found, bytes):
        return found
    made = form.make(sheets, at=at)
    shelf.set(digest, made, timeout=KEPT_SECONDS)
    return made
