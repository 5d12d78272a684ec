"""How much one may send at once."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from kompas.web.shared.errors import too_large


class UploadLimit:
    """Refuses what announces itself as longer than a file may be, before a byte of it is kept."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        announced = str(request.META.get("CONTENT_LENGTH") or "0")
        if not announced.isdecimal() or int(announced) <= settings.UPLOAD_LIMIT_BYTES:
            return self.get_response(request)
        return too_large(request)
