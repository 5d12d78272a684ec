from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from kompas.accounts import touring
from kompas.web.shared.pages import SignedInRequest, deed, go, page, require
from kompas.web.tours import walking
from kompas.web.tours.programme import TOURS
from kompas.web.tours.steps import Tour


@page
def overview(request: SignedInRequest) -> HttpResponse:
    progress = touring.progress_of(request.user)
    tours = [(tour, progress.get(tour.slug)) for tour in TOURS.values() if tour.is_for(request)]
    return render(request, "tours/overview.html", {"tours": tours})


@deed
def begin(request: SignedInRequest, slug: str) -> HttpResponse:
    tour = _found(request, slug)
    known = touring.progress_of(request.user).get(slug)
    walk = walking.begin(request, tour, known.step if known else 1)
    touring.stand_at(person=request.user, tour=slug, step=walk.number, at=timezone.now())
    return redirect(walk.href)


@deed
def go_to(request: SignedInRequest) -> HttpResponse:
    walk, number = walking.under_way(request), request.POST.get("trin", "")
    if walk is None or not number.isdecimal() or len(number) > 3:
        return go(request, "tours:overview")
    walk = walking.go_to(request, walk, int(number))
    touring.stand_at(person=request.user, tour=walk.tour.slug, step=walk.number, at=timezone.now())
    return redirect(walk.href)


@deed
def end(request: SignedInRequest) -> HttpResponse:
    walk = walking.under_way(request)
    walking.leave(request)
    if walk is None:
        return go(request, "tours:overview")
    if not walk.is_last:
        messages.info(
            request, _("The tour has ended. You find it in the menu under your name, and go on where you were.")
        )
        return redirect(walk.path)
    touring.finish(person=request.user, tour=walk.tour.slug, at=timezone.now())
    messages.success(request, _("That was the tour. Thank you for coming along."))
    return go(request, "tours:overview")


@deed
def decline(request: SignedInRequest, slug: str) -> HttpResponse:
    touring.decline(person=request.user, tour=_found(request, slug).slug, at=timezone.now())
    messages.info(request, _("You find the tours in the menu under your name when you want one."))
    return go(request, "my_day:overview")


def _found(request: SignedInRequest, slug: str) -> Tour:
    if slug not in TOURS:
        raise Http404
    require(TOURS[slug].is_for(request))
    return TOURS[slug]
