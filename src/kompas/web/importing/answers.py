"""What the room answers with: the whole page, or, for htmx, the part of it that changes."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kompas.errors import DomainError, LostUpdate
from kompas.organisation.models import Unit
from kompas.strategy.importer.joining import plain
from kompas.strategy.importer.pieces import Piece
from kompas.strategy.models import DocumentImport
from kompas.strategy.queries import units_to_write_for
from kompas.strategy.workflow import ImportState
from kompas.web.importing.receipts import Deed, receipt
from kompas.web.importing.review import Review
from kompas.web.shared.pages import SignedInRequest


def find(request: SignedInRequest, code: str) -> DocumentImport:
    """The import, if she writes for its unit; what was dropped is no more."""
    rows = DocumentImport.objects.visible_to(request.reach).exclude(state=ImportState.DROPPED)
    return get_object_or_404(rows.select_related("unit", "file", "strategy"), code=code)


def review_page(
    request: SignedInRequest, found: DocumentImport, *, sheet: int | None = None, refusal: str = "", status: int = 200
) -> HttpResponse:
    shown = Review(found, sheet or number_in(request.GET.get("side")) or 1)
    template = "importing/_review.html" if request.htmx else "importing/review.html"
    home = reverse("importing:review", args=[found.code])  # a refused form is shown at the form's own address
    context = {"found": found, "review": shown, "home": home, "refusal": refusal, "units": _other_units(request, shown)}
    return render(request, template, context, status=status)


def corrected(
    request: SignedInRequest,
    found: DocumentImport,
    *,
    before: Sequence[Piece],
    deed: Deed,
    sheet: int | None,
    line: int | None = None,
) -> HttpResponse:
    """Back to where the correction was made, with a receipt for it."""
    messages.success(request, receipt(found.read_document(), before, found.read_pieces(), deed), extra_tags="step")
    if request.htmx:
        return review_page(request, found, sheet=sheet)
    anchor = "" if line is None else f"#linje-{line + 1}"
    query = urlencode({"side": sheet or 1})
    return redirect(f"{reverse('importing:review', args=[found.code])}?{query}{anchor}")


def refused(
    request: SignedInRequest, found: DocumentImport, refusal: DomainError | str, *, sheet: int | None = None
) -> HttpResponse:
    """The import as it stands now, with the reason why nothing was changed."""
    if isinstance(refusal, LostUpdate):
        refusal = _("Somebody has corrected this review since you opened it. Here it stands as it is now; look again.")
    fresh = find(request, found.code)
    if fresh.state != ImportState.UNDER_REVIEW:
        return redirect("importing:review", found.code)
    return review_page(request, fresh, sheet=sheet, refusal=str(refusal), status=422)


def _other_units(request: SignedInRequest, shown: Review) -> list[tuple[Unit, bool]]:
    """The units it could be given to where the document names another one, and whether it is the named one."""
    if not shown.other_unit:
        return []
    units = units_to_write_for(request.reach, on=timezone.localdate())
    return [(each, plain(each.name) == plain(shown.other_unit)) for each in units if each.pk != shown.found.unit_id]


def version_of(request: SignedInRequest) -> int:
    """The version that the page was opened on; 0, which no row has, where it is missing."""
    return number_in(request.POST.get("version")) or 0


def number_in(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 9 else None
