"""The sheet on which one part of a draft is written: within the desk with htmx, without it a page of its own."""

from typing import Any

from django.forms import CharField
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from kompas.strategy.differences import compare
from kompas.strategy.models import CommitmentText, Part, Revision, kind_of
from kompas.strategy.services.order import siblings
from kompas.web.shared.comparing import Piece, pieces
from kompas.web.shared.one_line import OneLineField
from kompas.web.shared.pages import SignedInRequest
from kompas.web.strategy import desk
from kompas.web.strategy.forms import FrameForm, PartForm, TextForm
from kompas.web.strategy.layout import TEXT_WORDS, WORD_OF

WRITTEN = (CharField, OneLineField)  # fields that hold words, in the order of what stands now


def text_name(word: str) -> str:
    """The field of the draft that this Danish word in an address stands for."""
    if word not in TEXT_WORDS:
        raise Http404
    return TEXT_WORDS[word]


def frame(request: SignedInRequest, draft: Revision, form: FrameForm, status: int = 200) -> HttpResponse:
    slug = draft.strategy.slug
    own = {
        "anchor": "titel",
        "title": _("Title, period and language"),
        "save": reverse("strategy:draft_frame_save", args=[slug]),
        "now": [draft.title, draft.strategy.period],
    }
    return _sheet(request, draft, form, own, status)


def text(request: SignedInRequest, draft: Revision, word: str, form: TextForm, status: int = 200) -> HttpResponse:
    own = {
        "anchor": f"tekst-{word}",
        "title": form.fields["text"].label,
        "save": reverse("strategy:draft_text_save", args=[draft.strategy.slug, word]),
        "now": [getattr(draft, text_name(word))],
    }
    return _sheet(request, draft, form, own, status)


def new_part(
    request: SignedInRequest, draft: Revision, word: str, form: PartForm, under: str, status: int = 200
) -> HttpResponse:
    own = {
        "anchor": f"ny-{word}-{under}" if under else f"ny-{word}",
        "title": _("New: %(kind)s") % {"kind": desk.find_kind(word).words},
        "save": reverse("strategy:draft_add_save", args=[draft.strategy.slug, word]),
        "under": under,
        "is_new": True,
    }
    return _sheet(request, draft, form, own, status)


def part(request: SignedInRequest, draft: Revision, part: Part, form: PartForm, status: int = 200) -> HttpResponse:
    kind = kind_of(part)
    address = [draft.strategy.slug, WORD_OF[kind.code], part.address]  # type: ignore[attr-defined]
    own = {
        "anchor": desk.anchor_of(part),
        "title": capfirst(str(kind.words)),
        "save": reverse("strategy:draft_part_save", args=address),
        "now": [getattr(part, name) for name in (kind.head, kind.body) if name],
        "tools": _tools(part, address),
        "areas": _areas(draft, part),
        "place": reverse("strategy:draft_place", args=address) if isinstance(part, CommitmentText) else "",
    }
    return _sheet(request, draft, form, own, status)


def _tools(part: Part, address: list[str]) -> list[tuple[str, str]]:
    """What else can be done with a part: words and addresses."""
    tools = []
    if kind_of(part).code != "source":
        tools.append((_("Divide in two"), reverse("strategy:draft_split", args=address)))
    if siblings(part)[0].pk != part.pk:
        tools.append((_("Put together with the one before"), reverse("strategy:draft_merge", args=address)))
    tools.append((_("Remove"), reverse("strategy:draft_remove", args=address)))
    return tools


def _areas(draft: Revision, part: Part) -> list[tuple[str, str, bool]]:
    """The places that a commitment may stand: address, name, and whether it stands there."""
    if not isinstance(part, CommitmentText):
        return []
    areas = draft.focus_area_texts.select_related("focus_area").order_by("order", "pk")
    named = [(area.focus_area.slug, area.name, area.focus_area_id == part.focus_area_id) for area in areas]
    return [*named, ("", _("Outside the focus areas"), part.focus_area_id is None)]


def _sheet(request: SignedInRequest, draft: Revision, form: Any, own: dict[str, Any], status: int) -> HttpResponse:
    template = "strategy/_draft_sheet.html" if request.htmx else "strategy/draft_sheet.html"
    if request.htmx:  # the sheet has taken the place of the link that was pressed, and of its focus
        next(iter(form.visible_fields())).field.widget.attrs["autofocus"] = True
    context = {"strategy": draft.strategy, "draft": draft, "language": draft.language, "form": form, **own}
    if getattr(form, "is_conflict", False):
        context["apart"] = _apart(own["now"], form)
    return render(request, template, context, status=status)


def _apart(now: list[str], form: Any) -> list[tuple[Piece, ...]]:
    """What she wrote against what somebody else saved meanwhile, field by field, where they differ."""
    mine = [str(field.value() or "").strip() for field in form.visible_fields() if field.field.__class__ in WRITTEN]
    pairs = zip(now, mine, strict=False)
    return [pieces(compare(saved, written)) for saved, written in pairs if saved and written and saved != written]
