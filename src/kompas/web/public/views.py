from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render

from kompas.web.shared.pages import public_page


@public_page
def front(request: HttpRequest) -> HttpResponseBase:
    if request.user.is_authenticated:
        return redirect("my_day:overview")
    return render(request, "public/front.html")
