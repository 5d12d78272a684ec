"""Comments on a draft: asking named people, and the page on which they read and answer."""

from datetime import date, timedelta

from django.contrib import messages
from django.db.models import F, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kompas.accounts.models import User
from kompas.accounts.names import search_key
from kompas.errors import DomainError
from kompas.organisation.reach import subtree
from kompas.promises.queries import days_off
from kompas.strategy import queries, services
from kompas.strategy.abouts import abouts
from kompas.strategy.models import CommentRequest, Revision
from kompas.strategy.queries import outline
from kompas.web.shared import reading
from kompas.web.shared.pages import SignedInRequest, deed, go, page, require
from kompas.web.strategy import desk
from kompas.web.strategy.forms import AskForm
from kompas.web.strategy.forms_views import CommentForm, ReplyForm
from kompas.web.strategy.onwards import onwards
from kompas.web.strategy.views_reading import ADDRESSES
from kompas.workdays import is_workday, next_workday

USUAL_DAYS = 14
MOST_SHOWN = 60


@page
@onwards
def ask(request: SignedInRequest, slug: str) -> HttpResponse:
    draft = desk.find_draft(request, slug)
    usual = next_workday(timezone.localdate() + timedelta(days=USUAL_DAYS), days_off=days_off(draft.strategy.unit))
    form = AskForm(initial={"due_on": usual})
    return _ask_page(request, draft, form)


@deed
def ask_send(request: SignedInRequest, slug: str) -> HttpResponse:
    """Ask those who are chosen; the button that searches only shows more people to choose among."""
    draft = desk.find_draft(request, slug)
    if "find" in request.POST:
        return _ask_page(request, draft, AskForm(initial=_kept(request)))
    form = AskForm(request.POST)
    if form.attempt(lambda given: services.ask_for_comment(revision=draft, **given, **desk.now(request))):
        messages.success(request, _("They have been asked, and get a mail."))
        _tell_day_off(request, draft, form.cleaned_data["due_on"])
        return desk.back(request, slug, "kommentarer")
    return _ask_page(request, draft, form, status=422)


@deed
def withdraw(request: SignedInRequest, slug: str) -> HttpResponse:
    draft = desk.find_draft(request, slug)
    open_ones = draft.comment_requests.open()
    asked = get_object_or_404(open_ones, person__slug=request.POST.get("person", ""))
    try:
        services.withdraw_comment(request=asked, **desk.now(request))
    except DomainError as refusal:
        return desk.refused(request, slug, refusal)
    return desk.back(request, slug, "kommentarer")


@page
@onwards
def comment(request: SignedInRequest, slug: str) -> HttpResponse:
    return _comment_page(request, _my_request(request, slug))


@deed
@onwards
def comment_send(request: SignedInRequest, slug: str) -> HttpResponse:
    asked = _my_request(request, slug)
    form = CommentForm(abouts(outline(asked.revision)), request.POST)
    if form.attempt(lambda given: services.answer_comment(request=asked, **given, **desk.now(request))):
        messages.success(request, _("Thank you. Your comment stands beside the draft now."))
        return go(request, "strategy:comment", slug)
    return _comment_page(request, asked, form, status=422)


@page
def reply(request: SignedInRequest, slug: str, number: int, person: str) -> HttpResponse:
    return _reply_page(request, _to_reply(request, slug, number, person), ReplyForm())


@deed
def reply_send(request: SignedInRequest, slug: str, number: int, person: str) -> HttpResponse:
    said = _to_reply(request, slug, number, person)
    form = ReplyForm(request.POST)
    if form.attempt(lambda given: services.reply_to_comment(request=said, **given, **desk.now(request))):
        messages.success(request, _("%(name)s is told of your answer.") % {"name": said.person.name})
        return _where_comments_stand(request, said.revision)
    return _reply_page(request, said, form, status=422)


def _to_reply(request: SignedInRequest, slug: str, number: int, person: str) -> CommentRequest:
    """A comment of this person on that wording: one that nobody has answered yet, before the others."""
    strategy = desk.find_strategy(request, slug)
    require(desk.may_write(request, strategy))
    said = CommentRequest.objects.filter(
        revision__strategy=strategy, revision__number=number, person__slug=person, answered_at__isnull=False
    )
    found = (
        said.select_related("person", "reply__by", "revision").order_by(F("reply").asc(nulls_first=True), "pk").first()
    )
    if found is None:
        raise Http404
    found.revision.strategy = strategy
    return found


def _reply_page(request: SignedInRequest, said: CommentRequest, form: ReplyForm, status: int = 200) -> HttpResponse:
    revision = said.revision
    shown = {"strategy": revision.strategy, "revision": revision, "language": revision.language}
    return render(request, "strategy/comment_reply.html", {**shown, "said": said, "form": form}, status=status)


def _where_comments_stand(request: SignedInRequest, revision: Revision) -> HttpResponse:
    if revision.is_draft:
        return desk.back(request, revision.strategy.slug, "kommentarer")
    return go(request, "strategy:edition", revision.strategy.slug, revision.number)


def _my_request(request: SignedInRequest, slug: str) -> CommentRequest:
    """What this person was asked about the open draft: the request still open, or the last one answered."""
    draft = queries.draft_of(desk.find_strategy(request, slug))
    mine = draft.comment_requests.standing().filter(person=request.user) if draft else CommentRequest.objects.none()
    found = mine.select_related("asked_by", "reply__by").order_by("-asked_at", "-pk").first()
    if found is None or draft is None:
        raise Http404
    found.revision = draft
    return found


def _comment_page(
    request: SignedInRequest, asked: CommentRequest, form: CommentForm | None = None, status: int = 200
) -> HttpResponse:
    context = reading.whole(asked.revision, ADDRESSES)
    form = form or CommentForm(abouts(context["outline"]))
    return render(request, "strategy/comment.html", {**context, "asked": asked, "form": form}, status=status)


def _tell_day_off(request: SignedInRequest, draft: Revision, due_on: date) -> None:
    """It may be meant so: somebody has the weekend in mind. But it should not happen unseen."""
    off = days_off(draft.strategy.unit)
    if not is_workday(due_on, days_off=off):
        why = off.why(due_on) or date_format(due_on, "l")
        messages.info(request, _("The last day is no working day (%(why)s).") % {"why": why})


def _ask_page(request: SignedInRequest, draft: Revision, form: AskForm, status: int = 200) -> HttpResponse:
    sought = request.POST.get("navn", "").strip()
    chosen = request.POST.getlist("people")
    people = [person for person in _people(draft, sought, chosen) if person != request.user]
    form.offer(people)
    own = {"sought": sought, "found": len(people), "most": MOST_SHOWN}
    shown = {"strategy": draft.strategy, "draft": draft, "form": form, **own}
    return render(request, "strategy/comment_ask.html", shown, status=status)


def _people(draft: Revision, sought: str, chosen: list[str]) -> list[User]:
    """Those chosen already, and those whose name holds the words sought, or else those who belong to the unit."""
    waiting = draft.comment_requests.open().values("person")
    people: QuerySet[User] = User.objects.active().exclude(pk__in=waiting)
    if sought:
        more = people.filter(search_key__contains=search_key(sought))
    else:
        more = people.filter(memberships__unit__in=subtree(draft.strategy.unit)).distinct()
    first = list(people.filter(slug__in=chosen))
    return first + list(more.exclude(slug__in=chosen)[:MOST_SHOWN])


def _kept(request: SignedInRequest) -> dict[str, object]:
    return {"people": request.POST.getlist("people"), "due_on": request.POST.get("due_on", "")}
