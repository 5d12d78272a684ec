"""What hangs on the old strategy: what follows by rule, and what is asked about."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render

from kompas.errors import DomainError
from kompas.strategy import services
from kompas.strategy.fates import Course
from kompas.strategy.hanging import HANGING
from kompas.strategy.succession import Plan, Question, plan, questions, things
from kompas.web.next_period import workbench
from kompas.web.next_period.forms import AnswerForm
from kompas.web.shared.pages import SignedInRequest, deed, go, page


@page
def hanging(request: SignedInRequest, slug: str) -> HttpResponse:
    found = _find(request, slug)
    return _page(request, found, {})


@deed
def answer(request: SignedInRequest, slug: str) -> HttpResponse:
    found = _find(request, slug)
    question = _asked(request, found)
    form = AnswerForm(question, request.POST)
    if form.is_valid():
        try:
            services.answer_for(succession=found.succession, **form.answered(), **workbench.now(request))
        except DomainError as refusal:
            form.refuse(refusal, {"reason": form.initial.get("reason", "")})
        else:
            return go(request, "next_period:hanging", slug)
    return _page(request, found, {_key(question): form}, status=422)


def _find(request: SignedInRequest, slug: str) -> Plan:
    succession = workbench.find_open(request, slug)
    if not succession.is_open:
        raise Http404
    return plan(succession)


def _key(question: Question) -> str:
    """How a form names what it answers for: the kind of thing, the thing, and the part it hangs on."""
    code, part = question.row.old.key
    return f"{question.kind.code}.{question.thing.key}.{code}.{part}"


def _asked(request: SignedInRequest, found: Plan) -> Question:
    sent = request.POST.get("om", "")
    for question in questions(found):
        if _key(question) == sent:
            return question
    raise Http404


def _page(request: SignedInRequest, found: Plan, sent: dict[str, AnswerForm], status: int = 200) -> HttpResponse:
    asked = questions(found)
    shown: dict[str, Any] = {
        "succession": found.succession,
        "strategy": found.succession.old,
        "plan": found,
        "language": found.old.language,
        "asked": [(_key(each), each, sent.get(_key(each)) or AnswerForm(each)) for each in asked],
        "unanswered": sum(each.answer is None for each in asked),
        "by_rule": list(_by_rule(found)),
    }
    return render(request, "next_period/hanging.html", shown, status=status)


def _by_rule(found: Plan) -> list[tuple[str, int, int]]:
    """For each kind of thing how many follow, and how many stay, without a question."""
    told = []
    for kind in HANGING.values():
        courses = [kind.courses[row.fate] for row, _thing in things(kind, found.rows) if row.fate]
        follow, stay = courses.count(Course.FOLLOWS), courses.count(Course.STAYS)
        if follow or stay:
            told.append((str(kind.words), follow, stay))
    return told
