from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from kompas.accounts.models import User
from kompas.organisation import queries
from kompas.organisation.models import Deputy, Subject, Unit
from kompas.web.directory.access import may_administer, may_name_deputies
from kompas.web.directory.search import search
from kompas.web.shared.pages import SignedInRequest, page
from kompas.web.shared.paging import page_of

ORDER = ("sort_key", "pk")


@page
def overview(request: SignedInRequest) -> HttpResponse:
    template = "directory/_found.html" if request.htmx else "directory/overview.html"
    return render(request, template, search(request, on=timezone.localdate()))


@page
def person(request: SignedInRequest, slug: str) -> HttpResponse:
    shown, today = get_object_or_404(User.objects.active(), slug=slug), timezone.localdate()
    (entry,) = queries.entries([shown], on=today)
    context = {
        "entry": entry,
        "colleague": shown,
        "is_herself": shown == request.user,
        "stands_in_for": Deputy.objects.in_force(on=today).filter(deputy=shown).select_related("person"),
        "may_name_deputies": may_name_deputies(request, shown),
        "may_administer": may_administer(request, shown),
    }
    return render(request, "directory/person.html", context)


@page
def units(request: SignedInRequest) -> HttpResponse:
    return render(request, "directory/units.html", {"tree": queries.unit_tree(on=timezone.localdate())})


@page
def unit(request: SignedInRequest, code: str) -> HttpResponse:
    shown, today = get_object_or_404(Unit.objects.select_related("successor"), code=code), timezone.localdate()
    leading = queries.leaders_of(shown, on=today)
    found = page_of(User.objects.active().filter(memberships__unit=shown).exclude(pk__in=leading), request, order=ORDER)
    context = {
        "unit": shown,
        "has_ended": shown.valid_to is not None and shown.valid_to < today,
        "above": queries.way_up(shown),
        "below": shown.children.in_force(on=today).in_order(),
        "leaders": queries.entries(list(User.objects.active().filter(pk__in=leading)), on=today),
        "entries": queries.entries(found.rows, on=today),
        "page": found,
    }
    return render(request, "directory/unit.html", context)


@page
def subjects(request: SignedInRequest) -> HttpResponse:
    return render(request, "directory/subjects.html", {"tree": queries.subject_tree()})


@page
def subject(request: SignedInRequest, slug: str) -> HttpResponse:
    shown, today = get_object_or_404(Subject.objects.select_related("parent"), slug=slug), timezone.localdate()
    found = page_of(queries.find_people(subjects=queries.subjects_below(shown)), request, order=ORDER)
    context = {
        "subject": shown,
        "below": shown.children.all(),
        "entries": queries.entries(found.rows, on=today),
        "page": found,
    }
    return render(request, "directory/subject.html", context)
