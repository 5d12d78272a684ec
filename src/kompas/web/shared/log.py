"""One JSON line per request, without personal data: which page, how long, how it ended; never who."""

import logging
import secrets
import time
from collections.abc import Callable

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from pythonjsonlogger.json import JsonFormatter

logger = logging.getLogger("kompas.request")


class JsonLines(JsonFormatter):
    """Time, level, logger and message, and the fields of the record."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")


class RequestLog:
    """Gives each request a code, which an error page shows and the log carries."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.code = secrets.token_hex(4)  # type: ignore[attr-defined]
        begun = time.perf_counter()
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")  # what is public and lasting says so itself
        fields = {
            "code": request.code,  # type: ignore[attr-defined]
            "method": request.method,
            "page": page_name(request),
            "status": response.status_code,
            "milliseconds": round((time.perf_counter() - begun) * 1000, 1),
        }
        logger.log(logging.ERROR if response.status_code >= 500 else logging.INFO, "request", extra=fields)
        return response

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Where it failed, without the values that it failed on. What is not found or not allowed has not failed."""
        if isinstance(exception, Http404 | PermissionDenied | SuspiciousOperation):
            return
        trace = exception.__traceback__
        places = []
        while trace:
            places.append(f"{trace.tb_frame.f_code.co_qualname}:{trace.tb_lineno}")
            trace = trace.tb_next
        code = getattr(request, "code", "")
        logger.error("failed", extra={"code": code, "error": type(exception).__name__, "places": places[-8:]})


def page_name(request: HttpRequest) -> str:
    """The name of the page, since an address may hold a name or a search word."""
    match = request.resolver_match
    if match is None:
        try:
            match = resolve(request.path_info)
        except Resolver404:
            return "unknown"
    return match.view_name or "unnamed"
