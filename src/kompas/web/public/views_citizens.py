"""What a strategy means for citizens, on a page of its own and on other websites."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.csp import CSP

from kompas.strategy.citizens import told_by
from kompas.strategy.models import FramingSite
from kompas.web.public.views import ADDRESSES, published
from kompas.web.shared.pages import public_page
from kompas.web.shared.taking import address_of


@public_page
def citizens(request: HttpRequest, slug: str) -> HttpResponse:
    revision = published(slug)
    told = told_by(revision, translation.get_language())
    if told.is_empty:
        raise Http404
    context = {"told": told, "revision": revision, "strategy": revision.strategy, "addresses": ADDRESSES}
    return render(request, "public/citizens.html", {**context, "language": revision.language})


@public_page
def embedded(request: HttpRequest, slug: str) -> HttpResponse:
    """The only page that others may show inside their own: those named, and ourselves, to show how it looks."""
    revision = published(slug)
    with translation.override(_asked_language(request)):
        told = told_by(revision, translation.get_language())
        context = {"told": told, "revision": revision, "strategy": revision.strategy}
        address = address_of(revision.strategy)
        response = render(request, "public/embedded.html", {**context, "address": address})
    return _framed(response)


def _asked_language(request: HttpRequest) -> str:
    asked = request.GET.get("sprog", "")
    return asked if asked in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def _framed(response: HttpResponse) -> HttpResponse:
    """Named websites may show it; it loads styles and fonts, and nothing else: no script, no form."""
    sites = list(FramingSite.objects.values_list("origin", flat=True))
    policy = {
        "default-src": [CSP.NONE],
        "style-src": [CSP.SELF],
        "font-src": [CSP.SELF],
        "img-src": [CSP.SELF],
        "form-action": [CSP.NONE],
        "base-uri": [CSP.NONE],
        "frame-ancestors": [CSP.SELF, *sites],
    }
    response._csp_config = policy  # type: ignore[attr-defined]
    response.xframe_options_exempt = bool(sites)  # it knows no list of origins
    if not sites:
        response["X-Frame-Options"] = "SAMEORIGIN"
    return response
