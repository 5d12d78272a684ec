"""What tells everybody that a page is the practice area's, machines too."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class Unreal:
    """Keeps the practice area out of every search engine."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response
