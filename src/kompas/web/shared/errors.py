"""Error pages in the design, in words, with what to do next."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

TEXTS = {
    400: (
        _("We could not understand that"),
        _("Something in the address or the form was not as expected. Go back and try again."),
    ),
    403: (_("You do not have access to this"), _("Ask your leader or an administrator if you need it in your work.")),
    404: (_("We cannot find that page"), _("It may have moved. Search for it, or start from the front page.")),
    405: (
        _("That address is not a page"),
        _("It takes what a form sends. Go back to the page where the form stands. Nothing has been changed."),
    ),
    413: (_("The file is too large"), _("Choose a smaller file, or divide it, and try again.")),
    429: (_("That was a little too fast"), _("Wait a minute and try again. Nothing has been lost.")),
    503: (_("Many are asking for this just now"), _("Wait half a minute and try again. Nothing has been lost.")),
    500: (
        _("Something went wrong at our end"),
        _(
            "What was confirmed on screen is safe. Try again in a moment; "
            "if it goes on, tell an administrator the code below."
        ),
    ),
}
NOT_FOUND_BY_STRANGERS = (TEXTS[404][0], _("It may have moved. Start from the front page."))
FORGED = (
    _("We could not be sure that it was you"),
    _(
        "The page had been open for very long, or your browser keeps no cookies from us. "
        "Go back, load the page anew, and try again. Nothing has been changed."
    ),
)


CLOSED = (
    _("This room is not open to you"),
    _("Your unit does without it. If you need it in your work, ask your leader or an administrator to open it."),
)


def error_page(request: HttpRequest, status: int, words: tuple[Any, Any] | None = None) -> HttpResponse:
    title, remedy = words or TEXTS[status]
    context = {"status": status, "title": title, "remedy": remedy, "code": getattr(request, "code", "")}
    return render(request, "layout/error.html", context, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 413 if isinstance(exception, RequestDataTooBig) else 400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return error_page(request, 403)


def closed_room(request: HttpRequest) -> HttpResponse:
    return error_page(request, 403, CLOSED)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    return error_page(request, 403, FORGED)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The field to search in stands in the head of those who are signed in only."""
    return error_page(request, 404, None if request.user.is_authenticated else NOT_FOUND_BY_STRANGERS)


def wrong_method(request: HttpRequest, allowed: Sequence[str]) -> HttpResponse:
    """Somebody opened the address of a form, for instance by sending the address bar's content anew."""
    response = error_page(request, 405)
    response["Allow"] = ", ".join(allowed)
    return response


def too_large(request: HttpRequest) -> HttpResponse:
    return error_page(request, 413)


def too_many(request: HttpRequest) -> HttpResponse:
    response = error_page(request, 429)
    response["Retry-After"] = "60"
    return response


def too_busy(request: HttpRequest) -> HttpResponse:
    """Something that takes its time is asked for by more than the house can serve at once."""
    response = error_page(request, 503)
    response["Retry-After"] = "30"
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """The database may be what failed, so this page asks nothing of it: no person, no menu."""
    title, remedy = TEXTS[500]
    code, is_practice = getattr(request, "code", ""), settings.IS_PRACTICE
    context = {"status": 500, "title": title, "remedy": remedy, "code": code, "is_practice": is_practice}
    return HttpResponse(render_to_string("layout/error_bare.html", context), status=500)
