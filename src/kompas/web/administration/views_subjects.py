from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from kompas.organisation.models import Subject
from kompas.organisation.permissions import MANAGE_HOUSE
from kompas.organisation.queries import subject_tree
from kompas.organisation.services import subjects
from kompas.web.administration.attempts import done
from kompas.web.administration.forms import NewSubjectForm, SubjectForm
from kompas.web.shared.pages import SignedInRequest, deed, go, page, require


@page
def overview(request: SignedInRequest) -> HttpResponse:
    require(request.reach.may(MANAGE_HOUSE))
    form = NewSubjectForm(initial={"parent": request.GET.get("under")})
    return render(request, "administration/subjects.html", {"tree": subject_tree(), "form": form})


@deed
def create(request: SignedInRequest) -> HttpResponse:
    require(request.reach.may(MANAGE_HOUSE))
    form = NewSubjectForm(request.POST)
    if done(request, form, subjects.create, _("The subject has been created.")):
        return go(request, "administration:subjects")
    return render(request, "administration/subjects.html", {"tree": subject_tree(), "form": form}, status=422)


@page
def show(request: SignedInRequest, slug: str) -> HttpResponse:
    require(request.reach.may(MANAGE_HOUSE))
    subject = get_object_or_404(Subject.objects.select_related("parent"), slug=slug)
    form = SubjectForm(initial=_told(subject) | {"opened_on": subject.version})
    return render(request, "administration/subject.html", {"subject": subject, "form": form})


@deed
def change(request: SignedInRequest, slug: str) -> HttpResponse:
    require(request.reach.may(MANAGE_HOUSE))
    subject, form = get_object_or_404(Subject.objects.select_related("parent"), slug=slug), SubjectForm(request.POST)
    if done(request, form, subjects.change, _("Saved."), subject=subject, saved=lambda: _told(subject)):
        return go(request, "administration:subjects")
    return render(request, "administration/subject.html", {"subject": subject, "form": form}, status=422)


def _told(subject: Subject) -> dict[str, Any]:
    parent = subject.parent.slug if subject.parent else ""
    return {"name": subject.name, "parent": parent, "also_called": subject.also_called}
