"""The four kinds of view: `page`, `deed`, `public_page`, `public_deed`.

A page only reads: any statement but a SELECT is refused, so a GET can never change anything.
A deed takes a POST. The public ones need no sign-in; they are counted per address and never stored
by browsers on the way. Session and access log are written outside the view, before the response leaves.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, cast
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db import connections
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render, resolve_url
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from kompas.accounts.adapter import is_worn_out
from kompas.accounts.models import User
from kompas.journal.actors import Actor
from kompas.organisation.reach import Reach, reach_of
from kompas.web.shared.errors import closed_room, too_many, wrong_method
from kompas.web.shared.flood import is_flooding
from kompas.web.shared.second_factor import owes_second_factor

type View = Callable[..., HttpResponseBase]

DOORS: dict[View, str] = {}  # which of the four each view has; a test asks every address of the house

SECURITY = "mfa_index"  # where she sets up the second step of her sign-in, before anything else opens
SAFE = ["GET", "HEAD"]
READING = ("SELECT", "EXPLAIN", "SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT")
WORTH_KEEPING = 30  # letters that a person would mind typing again
PAGES_PER_MINUTE = 240
DEEDS_PER_MINUTE = 30


class SignedInRequest(HttpRequest):
    """A request whose person is known. `actor` is how the event log names her, `reach` what she sees and may today."""

    user: User
    actor: Actor
    reach: Reach
    htmx: HtmxDetails


class WroteInPage(RuntimeError):
    """A page tried to change the database."""


def page(view: Callable[..., HttpResponseBase]) -> View:
    """Signed in, GET, reads only."""

    @wraps(view)
    def reading(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method not in SAFE:
            return wrong_method(request, SAFE)
        if not _is_signed_in(request):
            return _to_sign_in(request)
        with reading_only():
            signed_in = _signed_in(request)
            if owes_second_factor(request, signed_in.user, signed_in.reach):
                return go(request, SECURITY)
            return view(signed_in, *args, **kwargs) if is_open_to(signed_in) else closed_room(signed_in)

    DOORS[reading] = "page"
    return reading


def deed(view: Callable[..., HttpResponseBase]) -> View:
    """Signed in, POST."""

    @wraps(view)
    def writing(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method != "POST":
            return wrong_method(request, ["POST"])
        if not _is_signed_in(request):
            return _given_back(request)
        signed_in = _signed_in(request)
        if owes_second_factor(request, signed_in.user, signed_in.reach):
            return go(request, SECURITY)
        return view(signed_in, *args, **kwargs) if is_open_to(signed_in) else closed_room(signed_in)

    DOORS[writing] = "deed"
    return writing


def public_page(view: Callable[..., HttpResponseBase]) -> View:
    """Open to all, GET, reads only, at most `PAGES_PER_MINUTE` per address and minute."""

    @wraps(view)
    def reading(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method not in SAFE:
            return wrong_method(request, SAFE)
        if is_flooding(request, "page", PAGES_PER_MINUTE):
            return too_many(request)
        with reading_only():
            return _unkept(view(request, *args, **kwargs))

    DOORS[reading] = "public_page"
    return reading


def public_deed(view: Callable[..., HttpResponseBase]) -> View:
    """Open to all, POST, at most `DEEDS_PER_MINUTE` per address and minute."""

    @wraps(view)
    def writing(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method != "POST":
            return wrong_method(request, ["POST"])
        if is_flooding(request, "deed", DEEDS_PER_MINUTE):
            return too_many(request)
        return _unkept(view(request, *args, **kwargs))

    DOORS[writing] = "public_deed"
    return writing


@contextmanager
def reading_only() -> Iterator[None]:
    """Refuse every statement on the default database that does not read."""

    def refuse(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001
        if not sql.lstrip("( \n").upper().startswith(READING):
            raise WroteInPage(sql[:200])
        return execute(sql, params, many, context)

    with connections["default"].execute_wrapper(refuse):
        yield


def require(allowed: bool) -> None:  # noqa: FBT001
    """Answer 403 unless `allowed`."""
    if not allowed:
        raise PermissionDenied


def is_open_to(request: SignedInRequest) -> bool:
    """Whether the room of the address is open to her: asked before every page and every deed, here alone."""
    match = request.resolver_match
    return match is None or request.reach.is_open(match.namespace)


def go(request: HttpRequest, to: Any, *args: Any, **kwargs: Any) -> HttpResponse:
    """Send browser and htmx alike to another page."""
    if getattr(request, "htmx", False):
        return HttpResponseClientRedirect(resolve_url(to, *args, **kwargs))
    return cast("HttpResponse", redirect(to, *args, **kwargs))


def _is_signed_in(request: HttpRequest) -> bool:
    """Whether there is a person here today; a session that has lasted its working day ends, and tells so."""
    if request.user.is_authenticated and not is_worn_out(request):
        return True
    if request.user.is_authenticated:
        logout(request)
    elif request.COOKIES.get(settings.SESSION_COOKIE_NAME) in {None, request.session.session_key}:
        return False  # never signed in, or signed out by herself
    messages.info(request, _("Your working day here has run out. Sign in again, and you come back to where you were."))
    return False


def _signed_in(request: HttpRequest) -> SignedInRequest:
    signed_in = cast("SignedInRequest", request)
    signed_in.actor = Actor.person(cast("User", request.user).pk)
    signed_in.reach = reach_of(signed_in.user, on=timezone.localdate())
    return signed_in


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    if getattr(request, "htmx", False):
        return HttpResponseClientRedirect(resolve_url(settings.LOGIN_URL))
    target = request.get_full_path() if request.method == "GET" else resolve_url(settings.LOGIN_REDIRECT_URL)
    return redirect_to_login(target, resolve_url(settings.LOGIN_URL))


def _given_back(request: HttpRequest) -> HttpResponse:
    """Her session ended while she wrote: what she wrote was not saved, so she gets it back to copy."""
    sent = [text for name, several in request.POST.lists() if name != "csrfmiddlewaretoken" for text in several]
    texts = [text for text in sent if len(text) >= WORTH_KEEPING]
    if not texts:
        return _to_sign_in(request)
    sign_in = redirect_to_login(_came_from(request), resolve_url(settings.LOGIN_URL)).url
    response = render(request, "layout/given_back.html", {"texts": texts, "sign_in": sign_in}, status=422)
    response["HX-Retarget"], response["HX-Reswap"] = "body", "innerHTML"
    return response


def _came_from(request: HttpRequest) -> str:
    """The page of this house that the form stood on; my day where the browser tells none, or nonsense."""
    referer = request.headers.get("Referer", "")
    if not url_has_allowed_host_and_scheme(referer, {request.get_host()}):
        return resolve_url(settings.LOGIN_REDIRECT_URL)
    return "/" + urlsplit(referer).path.lstrip("/")


def _unkept(response: HttpResponseBase) -> HttpResponseBase:
    response.headers.setdefault("Cache-Control", "no-store")
    # Not no-referrer: with it browsers send a form's origin as null, which no check of forged forms lets through.
    response.headers.setdefault("Referrer-Policy", "same-origin")
    return response
