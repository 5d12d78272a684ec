from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from kompas.organisation.letterheads import Heading
from kompas.strategy.differences import compare
from kompas.web.components.forms import EveryField
from kompas.web.shared.comparing import pieces
from kompas.web.shared.pages import SignedInRequest, page
from kompas.web.shared.versioned import TwoTexts

ICONS = (
    "account",
    "calendar-month",
    "check",
    "document",
    "edit",
    "email",
    "groups",
    "home",
    "info",
    "search",
    "upload",
)

HEADING = Heading(
    municipality="Egevang Kommune",
    lines=("Teknik og Erhverv", "Vej og Trafik"),
    address=("Rådhustorvet 1", "4990 Egevang"),
    phone="70 00 00 00",
    email="vej@egevang.example",
    web="https://egevang.example",
    logo=None,
    told_by={},
)


@page
def overview(request: SignedInRequest) -> HttpResponse:
    wrong = EveryField({"email": "anne(at)egevang"}, auto_id="wrong_%s")
    now = timezone.now()
    context = {
        "days": [now.date() + timedelta(days=days) for days in (-3, 0, 1, 9)],
        "form": EveryField(auto_id="new_%s"),
        "wrong": wrong,
        "now": now,
        "middle": {"before": "b", "after": "a"},
        "icons": ICONS,
        "heading": HEADING,
        "difference": pieces(compare("Vi svarer inden for fem dage.", "Vi svarer inden for tre hverdage.")),
        "both": [TwoTexts("Navn", "Vej og Trafik", "Veje og stier"), TwoTexts("Telefon", "", "12 34 56 78")],
    }
    return render(request, "showcase/overview.html", context)
