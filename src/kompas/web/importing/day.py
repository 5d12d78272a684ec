"""What importing puts on my day: the documents that I began to import and have not finished."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from kompas.strategy.models import DocumentImport
from kompas.strategy.workflow import ImportState
from kompas.web.shared.day import Underway, underway
from kompas.web.shared.pages import SignedInRequest


@underway
def reviews(request: SignedInRequest, _at: datetime) -> Iterable[Underway]:
    mine = DocumentImport.objects.visible_to(request.reach).open().filter(begun_by=request.user)
    return [
        Underway(
            words=_("Review of “%(file)s”") % {"file": name},
            href=reverse("importing:review", args=[code]),
            state=str(ImportState(state).label),
        )
        for name, code, state in mine.order_by("-begun_at", "-pk").values_list("file__name", "code", "state")
    ]
