"""What the pages of the first visit show, and what is done with what they send."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from kompas.errors import DomainError
from kompas.organisation.letterheads import heading_of
from kompas.organisation.models import FirstVisit, Municipality
from kompas.organisation.queries import unit_tree
from kompas.organisation.services import first_visit
from kompas.web.shared.versioned import VersionedForm
from kompas.web.welcome import steps
from kompas.web.welcome.forms import CodeForm
from kompas.web.welcome.holding import FirstVisitRequest
from kompas.web.welcome.steps import Step


def key_for(form: CodeForm) -> str | None:
    """The key that the code gives, or None, and the form tells why. A wrong code is counted."""
    if not form.is_valid():
        return None
    try:
        return first_visit.enter(code=form.cleaned_data["code"])
    except DomainError as refusal:
        if isinstance(refusal, first_visit.WrongCode):
            first_visit.count_miss()
        form.add_error("code", str(refusal))
        return None


def step_in_reach(visit: FirstVisit, slug: str) -> Step:
    """The step, if all before it have been passed."""
    found = steps.BY_SLUG.get(slug)
    if found is None or steps.number_of(found) > visit.reached:
        raise Http404
    return found


def shown(request: FirstVisitRequest, step: Step, form: forms.Form, *, status: int = 200) -> HttpResponse:
    context = {"step": step, "form": form, "trail": steps.trail(request.visit, step.slug), **step.more()}
    return render(request, step.template, context, status=status)


def stored(request: FirstVisitRequest, step: Step, form: forms.Form) -> bool:
    """Whether what the form says has been stored; if not, the form tells why."""
    if not form.is_valid():
        return False
    try:
        step.store(request.visit, form.cleaned_data, request.actor, timezone.now())
    except DomainError as refusal:
        if isinstance(form, VersionedForm):
            form.refuse(refusal, {})
        else:
            form.add_error(None, str(refusal))
        return False
    return True


def summary(visit: FirstVisit) -> dict[str, Any]:
    return {
        "trail": steps.trail(visit, ""),
        "municipality": Municipality.objects.get(),
        "administrator": visit.administrator,
        "tree": unit_tree(on=timezone.localdate()),
        "heading": heading_of(steps.the_top()),
    }
