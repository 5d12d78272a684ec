"""Deciding what becomes of one part."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render

from kompas.errors import DomainError
from kompas.strategy import services
from kompas.strategy.fates import Fate
from kompas.strategy.services import Choice
from kompas.strategy.succession import Plan, Row, plan
from kompas.web.next_period import workbench
from kompas.web.next_period.forms import DecisionForm
from kompas.web.shared.pages import SignedInRequest, deed, page


@page
def part(request: SignedInRequest, slug: str, word: str, address: str) -> HttpResponse:
    found, row = _find(request, slug, word, address)
    chosen = request.GET.get("beslutning") or workbench.FATE_WORD[row.fate or Fate.KEPT]
    form = DecisionForm(row, found, _fate(chosen))
    return _sheet(request, found, row, form)


@deed
def decide(request: SignedInRequest, slug: str, word: str, address: str) -> HttpResponse:
    found, row = _find(request, slug, word, address)
    form = DecisionForm(row, found, _fate(request.POST.get("beslutning", "")), request.POST)
    if form.is_valid():
        given = {"choice": form.choice(), "opened_on": form.cleaned_data["opened_on"], **workbench.kind_of(row)}
        try:
            services.decide(succession=found.succession, **given, **workbench.now(request))
        except DomainError as refusal:
            form.refuse(refusal, form.saved())
        else:
            return workbench.back(request, found.succession, row)
    return _sheet(request, found, row, form, status=422)


@deed
def keep(request: SignedInRequest, slug: str, word: str, address: str) -> HttpResponse:
    """Keep a part as it is, at one press."""
    found, row = _find(request, slug, word, address)
    given = {"choice": Choice(Fate.KEPT), "opened_on": workbench.opened_on(request), **workbench.kind_of(row)}
    try:
        services.decide(succession=found.succession, **given, **workbench.now(request))
    except DomainError as refusal:
        messages.error(request, workbench.in_words(refusal))
    return workbench.back(request, found.succession, row)


@deed
def withdraw(request: SignedInRequest, slug: str, word: str, address: str) -> HttpResponse:
    found, row = _find(request, slug, word, address)
    given = {"opened_on": workbench.opened_on(request), **workbench.kind_of(row)}
    try:
        services.withdraw_decision(succession=found.succession, **given, **workbench.now(request))
    except DomainError as refusal:
        messages.error(request, workbench.in_words(refusal))
    return workbench.back(request, found.succession)


def _find(request: SignedInRequest, slug: str, word: str, address: str) -> tuple[Plan, Row]:
    succession = workbench.find_open(request, slug)
    if not succession.is_open:
        raise Http404
    found = plan(succession)
    return found, workbench.find_row(found, word, address)


def _fate(word: str) -> Fate:
    if word not in workbench.FATES:
        raise Http404
    return workbench.FATES[word][0]


def _sheet(request: SignedInRequest, found: Plan, row: Row, form: DecisionForm, status: int = 200) -> HttpResponse:
    asked = request.GET.get("vis") or request.POST.get("vis", "")
    shown: dict[str, Any] = {
        "succession": found.succession,
        "strategy": found.succession.old,
        "plan": found,
        "language": found.old.language,
        "line": workbench.line_of(row),
        "row": row,
        "form": form,
        "fates": [(word, words, fate == form.fate) for word, (fate, words) in workbench.FATES.items()],
        "chosen": workbench.FATE_WORD[form.fate],
        "asked": asked if asked in workbench.NARROWED else "",
    }
    return render(request, "next_period/part.html", shown, status=status)
