from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from kompas.organisation.models import Deputy, Unit
from kompas.web.my_day.greeting import greeting
from kompas.web.shared import day
from kompas.web.shared.pages import SignedInRequest, page

NEWS_DAYS = 14
MOST_NEWS = 12


@page
def overview(request: SignedInRequest) -> HttpResponse:
    now, today = timezone.now(), timezone.localdate()
    deputies = Deputy.objects.in_force(on=today).select_related("person", "deputy")
    context = {
        "greeting": greeting(request.user.name, timezone.localtime(now)),
        "today": today,
        "offers": day.all_offers(request, at=now),
        "owed": day.all_owed(request, at=now),
        "underway": day.all_underway(request, at=now),
        "news": day.all_news(request, since=now - timedelta(days=NEWS_DAYS), most=MOST_NEWS),
        "stand_in_for_me": deputies.filter(person=request.user),
        "i_stand_in_for": deputies.filter(deputy=request.user),
        "units": Unit.objects.in_force(on=today).filter(memberships__person=request.user).in_order(),
    }
    return render(request, "my_day/overview.html", context)
