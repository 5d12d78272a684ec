from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kompas.errors import DomainError
from kompas.organisation.letterheads import heading_of
from kompas.organisation.services import first_visit
from kompas.post import way_out
from kompas.web.shared.errors import error_page
from kompas.web.shared.flood import is_flooding
from kompas.web.shared.mail_forms import try_out
from kompas.web.shared.pages import go, public_deed, public_page
from kompas.web.welcome import steps
from kompas.web.welcome.forms import CodeForm
from kompas.web.welcome.holding import KEY, FirstVisitRequest, held, refuse_when_over
from kompas.web.welcome.showing import key_for, shown, step_in_reach, stored, summary

TRIES_PER_MINUTE = 10
TOO_MANY = (
    gettext_lazy("That was a little too fast"),
    gettext_lazy("Wait a minute, and look at the code on the console once more. Nothing has been lost."),
)


@public_page
def enter(request: HttpRequest) -> HttpResponse:
    """Asks for the code; whoever holds the visit already goes on where she left."""
    refuse_when_over()
    visit = first_visit.held_by(request.session.get(KEY, ""))
    if visit is not None:
        return _go_on(request, steps.where_she_left(visit))
    return render(request, "welcome/enter.html", {"form": CodeForm()})


@public_deed
def use_code(request: HttpRequest) -> HttpResponse:
    refuse_when_over()
    if is_flooding(request, "first visit", TRIES_PER_MINUTE):
        return error_page(request, 429, TOO_MANY)
    form = CodeForm(request.POST)
    if (key := key_for(form)) is None:
        return render(request, "welcome/enter.html", {"form": form}, status=422)
    request.session.cycle_key()  # a session that somebody else planted does not become the one that holds the visit
    request.session[KEY] = key
    return go(request, "welcome:enter")


@public_page
@held
def step(request: FirstVisitRequest, slug: str) -> HttpResponse:
    found = step_in_reach(request.visit, slug)
    return shown(request, found, found.form(request.visit, None))


@public_deed
@held
def take_step(request: FirstVisitRequest, slug: str) -> HttpResponse:
    found = step_in_reach(request.visit, slug)
    if "pass" in request.POST and found.may_be_passed:
        steps.passed(found)
        return _go_on(request, steps.next_slug(found))
    form = found.form(request.visit, (request.POST, request.FILES))
    if not stored(request, found, form):
        return shown(request, found, form, status=422)
    if found.stays:
        return _go_on(request, slug)
    steps.passed(found)
    return _go_on(request, steps.next_slug(found))


@public_page
@held
def ready(request: FirstVisitRequest) -> HttpResponse:
    if (left := steps.where_she_left(request.visit)) is not None:
        return _go_on(request, left)
    return render(request, "welcome/ready.html", summary(request.visit))


@public_deed
@held
def finish(request: FirstVisitRequest) -> HttpResponse:
    if steps.where_she_left(request.visit) is not None:
        raise Http404
    first_visit.end(at=timezone.now(), by=request.actor)
    request.session.flush()
    messages.success(request, _("Kompas is ready. Sign in with your e-mail and the password that you chose."))
    return go(request, "account_login")


def _go_on(request: HttpRequest, slug: str | None) -> HttpResponse:
    return go(request, "welcome:step", slug) if slug else go(request, "welcome:ready")


@public_page
@held
def logo(request: FirstVisitRequest) -> HttpResponse:
    """The logo beside the step that asks for it."""
    picture = heading_of(steps.the_top()).logo
    if picture is None:
        raise Http404
    return HttpResponse(picture, content_type="image/png")


@public_deed
@held
def try_mail(request: FirstVisitRequest) -> HttpResponse:
    """Send the administrator a letter by the server that she has told."""
    if request.visit.administrator is None or not way_out.leaves():
        raise Http404
    try:
        try_out(request.visit.administrator)
    except DomainError as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("The server took the letter. Look in your mailbox."))
    return _go_on(request, "post")
