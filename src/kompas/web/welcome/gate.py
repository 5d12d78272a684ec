"""Until the house is set up, every page leads to the first visit."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers

from kompas.organisation.services import first_visit

ALSO_OPEN = ("/velkommen/", "/sprog/", "/sundhed/", "/version/")


class Gate:
    """Stands before all pages, also those of sign-in: nobody gets in who was made before the house is ready."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path_info.startswith(ALSO_OPEN) or first_visit.is_over():
            return self.get_response(request)
        response = redirect("welcome:enter")
        add_never_cache_headers(response)
        return response
