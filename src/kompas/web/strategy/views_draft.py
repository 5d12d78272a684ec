"""Writing a draft: the desk, and the sheet of each text and part."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render

from kompas.errors import DomainError
from kompas.strategy import services
from kompas.strategy.models import FocusArea, kind_of
from kompas.web.shared.pages import SignedInRequest, deed, page
from kompas.web.strategy import desk, sheets
from kompas.web.strategy.forms import PartForm, frame_form, text_form
from kompas.web.strategy.onwards import onwards


@page
@onwards
def draft(request: SignedInRequest, slug: str) -> HttpResponse:
    strategy = desk.find_strategy(request, slug)
    if not desk.may_write(request, strategy):
        return redirect("strategy:comment", slug)
    return render(request, "strategy/draft.html", desk.context(request, desk.find_draft(request, slug)))


@page
@onwards
def frame(request: SignedInRequest, slug: str) -> HttpResponse:
    found = desk.find_draft(request, slug)
    return sheets.frame(request, found, frame_form(found))


@deed
def frame_save(request: SignedInRequest, slug: str) -> HttpResponse:
    found = desk.find_draft(request, slug)
    form = frame_form(found, request.POST)
    if form.attempt(lambda given: services.change_frame(revision=found, **given, **desk.now(request))):
        return desk.back(request, slug, "titel")
    return sheets.frame(request, desk.find_draft(request, slug), form, status=422)


@page
@onwards
def text(request: SignedInRequest, slug: str, word: str) -> HttpResponse:
    found = desk.find_draft(request, slug)
    return sheets.text(request, found, word, text_form(found, sheets.text_name(word)))


@deed
def text_save(request: SignedInRequest, slug: str, word: str) -> HttpResponse:
    found, name = desk.find_draft(request, slug), sheets.text_name(word)
    form = text_form(found, name, request.POST)

    def change(given: dict[str, Any]) -> None:
        texts = {name: given["text"]}
        services.change_texts(revision=found, texts=texts, opened_on=given["opened_on"], **desk.now(request))

    if form.attempt(change):
        return desk.back(request, slug, f"tekst-{word}")
    return sheets.text(request, desk.find_draft(request, slug), word, form, status=422)


@page
@onwards
def add(request: SignedInRequest, slug: str, word: str) -> HttpResponse:
    found, kind = desk.find_draft(request, slug), desk.find_kind(word)
    return sheets.new_part(request, found, word, PartForm(kind), request.GET.get("under", ""))


@deed
def add_save(request: SignedInRequest, slug: str, word: str) -> HttpResponse:
    found, kind, under = desk.find_draft(request, slug), desk.find_kind(word), request.POST.get("under", "")
    form = PartForm(kind, request.POST)
    area = FocusArea.objects.filter(strategy=found.strategy, slug=under).first()

    def put(_given: dict[str, Any]) -> None:
        form.done = services.add_part(
            revision=found, kind=kind, values=form.values(), focus_area=area, **desk.now(request)
        )

    if form.attempt(put):
        return desk.back(request, slug, desk.anchor_of(desk.anew(form.done)))
    return sheets.new_part(request, found, word, form, under, status=422)


@page
@onwards
def part(request: SignedInRequest, slug: str, word: str, address: str) -> HttpResponse:
    found = desk.find_draft(request, slug)
    stands = desk.find_part(found, word, address)
    return sheets.part(request, found, stands, PartForm(kind_of(stands), part=stands))


@deed
def part_save(request: SignedInRequest, slug: str, word: str, address: str) -> HttpResponse:
    found = desk.find_draft(request, slug)
    try:
        stands = desk.sent_part(request, found, word, address)
    except DomainError as refusal:
        return desk.refused(request, slug, refusal)
    form = PartForm(kind_of(stands), request.POST, part=stands)

    def change(given: dict[str, Any]) -> None:
        services.change_part(part=stands, values=form.values(), opened_on=given["opened_on"] or 0, **desk.now(request))

    if form.attempt(change):
        return desk.back(request, slug, desk.anchor_of(desk.anew(stands)))
    return sheets.part(request, found, desk.anew(stands), form, status=422)
