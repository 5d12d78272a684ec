from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

NOT_KEPT = {"Cache-Control": "no-store"}  # a proxy that kept an answer would tell of yesterday's health


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 when the database answers, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "database unreachable"}, status=503, headers=NOT_KEPT)
    return JsonResponse({"status": "ok"}, headers=NOT_KEPT)


@require_safe
def version(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"name": "Kompas", "version": settings.KOMPAS_VERSION}, headers=NOT_KEPT)
