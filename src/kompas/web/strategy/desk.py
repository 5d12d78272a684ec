"""The draft desk: what it shows, and how a view finds the draft and the part it was asked for."""

from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django_htmx.http import reswap, retarget

from kompas.errors import DomainError, LostUpdate
from kompas.strategy import queries
from kompas.strategy.doubts import doubts
from kompas.strategy.models import KINDS, Part, PartKind, Revision, Strategy, kind_of
from kompas.strategy.permissions import ADOPT, WRITE
from kompas.strategy.services import PartGone
from kompas.strategy.services.divisions import merged
from kompas.strategy.services.order import siblings
from kompas.web.shared.pages import SignedInRequest, go
from kompas.web.strategy.layout import KIND_WORDS, TEXT_WORDS, WORD_OF, laid_out


def may_write(request: SignedInRequest, strategy: Strategy) -> bool:
    return request.reach.may(WRITE, strategy.unit_id)


def find_strategy(request: SignedInRequest, slug: str) -> Strategy:
    """The strategy at this address, if the person may see that it exists."""
    visible = Strategy.objects.visible_to(request.user, request.reach).select_related("unit")
    return get_object_or_404(visible, slug=slug)


def find_draft(request: SignedInRequest, slug: str) -> Revision:
    """The open draft, for those who write it; for all others there is none."""
    strategy = find_strategy(request, slug)
    draft = queries.draft_of(strategy) if may_write(request, strategy) else None
    if draft is None:
        raise Http404
    return draft


def find_kind(word: str) -> PartKind:
    if word not in KIND_WORDS:
        raise Http404
    return KINDS[KIND_WORDS[word]]


def find_part(draft: Revision, word: str, address: str) -> Part:
    """The part that stands at this address now."""
    part = queries.find_part(draft, find_kind(word), address)
    if part is None:
        raise Http404
    return part


def sent_part(request: SignedInRequest, draft: Revision, word: str, address: str) -> Part:
    """The part that a form was opened for, wherever it stands by now. Raises PartGone."""
    return part_by_key(draft, find_kind(word), request.POST.get("lasting") or address)


def part_by_key(draft: Revision, kind: PartKind, key: str) -> Part:
    """The part whose lasting identity (or number, where it has none) has this key. Raises PartGone."""
    if not key.isdecimal() or len(key) > queries.MOST_DIGITS:
        raise PartGone
    rows = kind.rows.filter(revision=draft).select_related("revision__strategy")
    found: Part | None = rows.filter(**{f"{kind.identity}_id" if kind.identity else "number": key}).first()
    if found is None:
        raise PartGone
    return found


def anchor_of(part: Part) -> str:
    return f"{WORD_OF[kind_of(part).code]}-{part.address}"  # type: ignore[attr-defined]


def now(request: SignedInRequest) -> dict[str, Any]:
    """Who does a deed, and when."""
    return {"by": request.user, "at": timezone.now()}


def opened_on(request: SignedInRequest) -> int:
    """The version that a form without fields was opened on; 0, which no row has, where nothing sensible was sent."""
    sent = request.POST.get("opened_on", "")
    return int(sent) if sent.isdecimal() and len(sent) <= queries.MOST_DIGITS else 0


def anew(part: Part) -> Part:
    """The part as it stands now, at the address it has now."""
    kind = kind_of(part)
    found: Part = kind.rows.select_related(*filter(None, ["revision__strategy", kind.identity])).get(pk=part.pk)
    return found


def words_of(part: Part) -> dict[str, Any]:
    """What a part says, and with the one before it, where there is one: as a page shows before it asks."""
    kind, among = kind_of(part), siblings(part)
    place = next(index for index, each in enumerate(among) if each.pk == part.pk)
    said = {"head": getattr(part, kind.head), "body": getattr(part, kind.body) if kind.body else ""}
    if place == 0:
        return said
    before = among[place - 1]
    joint = {name: getattr(before, name) for name in (kind.head, kind.body) if name} | merged(before, part)
    return {**said, "before": getattr(before, kind.head), "joint": [joint[n] for n in (kind.head, kind.body) if n]}


def back(request: SignedInRequest, slug: str, anchor: str = "") -> HttpResponse:
    """To the desk, at the part that was written: the whole desk for htmx, since numbers and order may have moved."""
    desk = reverse("strategy:draft", args=[slug])
    if not request.htmx or not _is_on(request, desk):
        return go(request, desk + (f"#{anchor}" if anchor else ""))
    draft = find_draft(request, slug)
    response = render(request, "strategy/_draft_desk.html", {**context(request, draft), "focus": anchor})
    return reswap(retarget(response, "#kladde"), "outerHTML")


def _is_on(request: SignedInRequest, address: str) -> bool:
    """Whether htmx asks from this page; a sheet may also be a page of its own, which has no desk to put anew."""
    current = request.htmx.current_url
    return current is None or urlsplit(current).path == address


def refused(request: SignedInRequest, slug: str, refusal: DomainError) -> HttpResponse:
    """To the desk, saying why a deed without a form of its own was refused."""
    messages.error(request, in_words(refusal))
    return back(request, slug)


def in_words(refusal: DomainError) -> str:
    """What a refusal says where there is no form to show both texts in."""
    if isinstance(refusal, LostUpdate):
        return _("It has changed since you opened the page. Look at it as it stands now, and try again.")
    return str(refusal)


def context(request: SignedInRequest, draft: Revision) -> dict[str, Any]:
    """All that the desk shows, in a fixed number of queries."""
    requests = list(draft.comment_requests.standing().for_list())
    return {
        "strategy": draft.strategy,
        "draft": draft,
        "language": draft.language,
        **laid_out(draft),
        "obstacles": obstacles_with_links(draft),
        "doubts": doubts_with_links(draft),
        "comment_requests": requests,
        "unanswered": sum(each.is_open for each in requests),
        "may_adopt": request.reach.may(ADOPT, draft.strategy.unit_id),
    }


def obstacles_with_links(draft: Revision) -> list[tuple[queries.Obstacle, str]]:
    """What stands in the way of adopting, each with the address on the desk where it is put right."""
    return _with_links(draft, queries.obstacles(draft))


def doubts_with_links(draft: Revision) -> list[tuple[queries.Obstacle, str]]:
    """What to think of before adopting it all the same."""
    return _with_links(draft, doubts(draft))


def _with_links(draft: Revision, found: list[queries.Obstacle]) -> list[tuple[queries.Obstacle, str]]:
    desk = reverse("strategy:draft", args=[draft.strategy.slug])
    return [(each, _elsewhere(*each.address) or desk + _anchor(*each.address)) for each in found]


def _elsewhere(code: str, address: str) -> str:
    """The page beside the desk where an obstacle is put right, if it is none of the desk's."""
    pages = {"next_period": "next_period:show", "challenges": "strategy:challenges"}
    return reverse(pages[code], args=[address]) if code in pages else ""


def _anchor(code: str, address: str) -> str:
    if code == "comments":
        return "#kommentarer"
    if code in WORD_OF:
        return f"#{WORD_OF[code]}-{address}"
    if address in TEXT_WORDS.values():
        return "#tekst-" + next(word for word, name in TEXT_WORDS.items() if name == address)
    return "#kladde" if code else "#fokuspunkter"
