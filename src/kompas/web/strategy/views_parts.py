"""Moving, dividing, joining and removing the parts of a draft."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from kompas.errors import DomainError
from kompas.strategy import services
from kompas.strategy.models import CommitmentText, FocusArea, FocusAreaText, Part, Revision, kind_of
from kompas.web.shared.pages import SignedInRequest, deed, page
from kompas.web.strategy import desk
from kompas.web.strategy.forms import OpenedForm, SplitAreaForm, SplitForm
from kompas.web.strategy.layout import WORD_OF
from kompas.web.strategy.onwards import onwards

STEPS = {"op": -1, "ned": 1}


@deed
def move(request: SignedInRequest, slug: str) -> HttpResponse:
    """One place up or down: the button's value tells which part and which way (`loefte.12.op`)."""
    draft = desk.find_draft(request, slug)
    word, _dot, rest = request.POST.get("flyt", "").partition(".")
    key, _dot, way = rest.partition(".")
    kind = desk.find_kind(word)
    try:
        part = desk.part_by_key(draft, kind, key)
        services.move(part=part, step=STEPS.get(way, 1), **desk.now(request))
    except DomainError as refusal:
        return desk.refused(request, slug, refusal)
    return desk.back(request, slug, desk.anchor_of(desk.anew(part)))


@deed
def place(request: SignedInRequest, slug: str, word: str, address: str) -> HttpResponse:
    """A commitment under another focus area."""
    draft = desk.find_draft(request, slug)
    area = FocusArea.objects.filter(strategy=draft.strategy, slug=request.POST.get("under", "")).first()
    try:
        part = desk.sent_part(request, draft, word, address)
        if isinstance(part, CommitmentText):
            services.move_under(part=part, focus_area=area, **desk.now(request))
    except DomainError as refusal:
        return desk.refused(request, slug, refusal)
    return desk.back(request, slug, desk.anchor_of(desk.anew(part)))


@deed
def whole(request: SignedInRequest, slug: str) -> HttpResponse:
    """Confirm that a sentence marked as unfinished is whole as it stands."""
    draft = desk.find_draft(request, slug)
    key, _dot, version = request.POST.get("hel", "").partition(".")
    try:
        part = desk.part_by_key(draft, desk.find_kind("loefte"), key)
        opened_on = int(version) if version.isdecimal() else 0
        values = {"is_incomplete": False}
        services.change_part(part=part, values=values, opened_on=opened_on, **desk.now(request))
    except DomainError as refusal:
        return desk.refused(request, slug, refusal)
    return desk.back(request, slug, desk.anchor_of(desk.anew(part)))


@page
@onwards
def remove(request: SignedInRequest, slug: str, word: str, address: str) -> HttpResponse:
    draft = desk.find_draft(request, slug)
    return _ask(request, draft, desk.find_part(draft, word, address), "strategy/draft_remove.html")


@deed
def remove_now(request: SignedInRequest, slug: str, word: str, address: str) -> HttpResponse:
    draft = desk.find_draft(request, slug)
    try:
        part = desk.sent_part(request, draft, word, address)
        services.remove_part(part=part, opened_on=desk.opened_on(request), **desk.now(request))
    except DomainError as refusal:
        return desk.refused(request, slug, refusal)
    return desk.back(request, slug)


@page
@onwards
def merge(request: SignedInRequest, slug: str, word: str, address: str) -> HttpResponse:
    draft = desk.find_draft(request, slug)
    return _ask(request, draft, desk.find_part(draft, word, address), "strategy/draft_merge.html")


@deed
def merge_now(request: SignedInRequest, slug: str, word: str, address: str) -> HttpResponse:
    draft = desk.find_draft(request, slug)
    try:
        part = desk.sent_part(request, draft, word, address)
        one = services.merge(part=part, opened_on=desk.opened_on(request), **desk.now(request))
    except DomainError as refusal:
        return desk.refused(request, slug, refusal)
    return desk.back(request, slug, desk.anchor_of(desk.anew(one)))


@page
@onwards
def split(request: SignedInRequest, slug: str, word: str, address: str) -> HttpResponse:
    draft = desk.find_draft(request, slug)
    part = desk.find_part(draft, word, address)
    return _split_page(request, draft, part, _split_form(part))


@deed
def split_now(request: SignedInRequest, slug: str, word: str, address: str) -> HttpResponse:
    draft = desk.find_draft(request, slug)
    try:
        part = desk.sent_part(request, draft, word, address)
    except DomainError as refusal:
        return desk.refused(request, slug, refusal)
    form = _split_form(part, request.POST)
    if form.attempt(lambda given: _divide(part, form, given, **desk.now(request))):
        return desk.back(request, slug, f"{word}-{address}")
    return _split_page(request, draft, desk.anew(part), form, status=422)


def _divide(part: Part, form: SplitForm | SplitAreaForm, given: dict[str, Any], **by: Any) -> None:
    opened_on = given["opened_on"]
    if isinstance(form, SplitAreaForm) and isinstance(part, FocusAreaText):
        services.split_focus_area(
            part=part, name=given["name"], commitments=given["commitments"], opened_on=opened_on, **by
        )
    elif isinstance(form, SplitForm):
        services.split(part=part, first=form.side("first"), second=form.side("second"), opened_on=opened_on, **by)


def _split_form(part: Part, *args: Any) -> SplitForm | SplitAreaForm:
    if isinstance(part, FocusAreaText):
        return SplitAreaForm(*args, part=part)
    return SplitForm(kind_of(part), *args, part=part)


def _split_page(
    request: SignedInRequest, draft: Revision, part: Part, form: OpenedForm, status: int = 200
) -> HttpResponse:
    return _ask(request, draft, part, "strategy/draft_split.html", status=status, form=form)


def _ask(
    request: SignedInRequest, draft: Revision, part: Part, template: str, status: int = 200, **own: Any
) -> HttpResponse:
    kind = kind_of(part)
    shown = {
        "strategy": draft.strategy,
        "draft": draft,
        "language": draft.language,
        "kind": kind,
        "word": WORD_OF[kind.code],
        "part": part,
        "anchor": desk.anchor_of(part),
        "lasting": getattr(part, f"{kind.identity}_id") if kind.identity else "",
        **desk.words_of(part),
        **own,
    }
    return render(request, template, shown, status=status)
