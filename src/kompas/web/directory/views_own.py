from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from kompas.accounts.models import User
from kompas.errors import DomainError
from kompas.organisation.models import Competence, Deputy
from kompas.organisation.services import competences, people
from kompas.organisation.services import deputies as deputy_services
from kompas.web.directory import own
from kompas.web.directory.access import may_name_deputies
from kompas.web.directory.forms import DeputyForm, PhoneForm, WordsForm
from kompas.web.shared.pages import SignedInRequest, deed, go, page, require


@page
def edit(request: SignedInRequest, slug: str) -> HttpResponse:
    require(slug == request.user.slug)
    return render(request, "directory/edit.html", own.context(request))


@deed
def phone(request: SignedInRequest, slug: str) -> HttpResponse:
    require(slug == request.user.slug)
    person, form = request.user, PhoneForm(request.POST)
    if form.is_valid():
        told = {"name": person.name, "title": person.title, **form.cleaned_data}
        try:
            people.change(person=person, by=request.actor, at=timezone.now(), **told)
        except DomainError as refusal:
            form.refuse(refusal, {"phone": own.fresh(person).phone})
        else:
            return go(request, "directory:person", slug)
    return render(request, "directory/edit.html", own.context(request, phone_form=form), status=422)


@deed
def offer(request: SignedInRequest, slug: str) -> HttpResponse:
    require(slug == request.user.slug)
    form = own.new_offer(request.user, request.POST)
    if form.is_valid():
        try:
            competences.offer(person=request.user, by=request.actor, at=timezone.now(), **form.cleaned_data)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            return go(request, "directory:edit", slug)
    return render(request, "directory/edit.html", own.context(request, offer_form=form), status=422)


@deed
def reword(request: SignedInRequest, slug: str, subject: str) -> HttpResponse:
    require(slug == request.user.slug)
    told = get_object_or_404(Competence.objects.select_related("subject"), person=request.user, subject__slug=subject)
    form = WordsForm(request.POST, auto_id=f"id_{subject}_%s")
    if form.is_valid():
        own_words = {"person": request.user, "subject": told.subject, **form.cleaned_data}
        try:
            competences.offer(by=request.actor, at=timezone.now(), **own_words)
        except DomainError as refusal:
            form.refuse(refusal, {"helps_with": told.helps_with})
        else:
            return go(request, "directory:edit", slug)
    return render(request, "directory/edit.html", own.context(request, words_form=(told, form)), status=422)


@deed
def withdraw_offer(request: SignedInRequest, slug: str, subject: str) -> HttpResponse:
    require(slug == request.user.slug)
    told = get_object_or_404(Competence.objects.select_related("person"), person=request.user, subject__slug=subject)
    competences.withdraw(competence=told, by=request.actor, at=timezone.now())
    return go(request, "directory:edit", slug)


@page
def deputies(request: SignedInRequest, slug: str) -> HttpResponse:
    person = get_object_or_404(User.objects.active(), slug=slug)
    require(may_name_deputies(request, person))
    return render(request, "directory/deputies.html", own.deputies(person, DeputyForm()))


@deed
def name_deputy(request: SignedInRequest, slug: str) -> HttpResponse:
    person = get_object_or_404(User.objects.active(), slug=slug)
    require(may_name_deputies(request, person))
    form = DeputyForm(request.POST)
    if form.is_valid():
        try:
            deputy_services.name(person=person, by=request.actor, at=timezone.now(), **form.cleaned_data)
        except DomainError as refusal:
            form.add_error(None, str(refusal))
        else:
            return go(request, "directory:deputies", slug)
    return render(request, "directory/deputies.html", own.deputies(person, form), status=422)


@deed
def withdraw_deputy(request: SignedInRequest, slug: str) -> HttpResponse:
    person = get_object_or_404(User.objects.active(), slug=slug)
    require(may_name_deputies(request, person))
    told = {"deputy__slug": request.POST.get("deputy", ""), "first_day": own.day(request.POST.get("first_day", ""))}
    deputy = get_object_or_404(Deputy.objects.select_related("person"), person=person, **told)
    deputy_services.withdraw(deputy=deputy, by=request.actor, at=timezone.now())
    return go(request, "directory:deputies", slug)
