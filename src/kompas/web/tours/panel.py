"""The panel of the tour under way, on every page. Asks the session only, which every page has read already."""

from typing import Any

from django.http import HttpRequest

from kompas.web.tours.walking import under_way


def frame(request: HttpRequest) -> dict[str, Any]:
    user = getattr(request, "user", None)
    walk = under_way(request) if user is not None and user.is_authenticated else None
    return {"walk": walk, "is_at_stop": walk is not None and walk.path == request.path}
