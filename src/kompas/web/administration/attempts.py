"""Sending a form on to its deed, and a refusal back to the form."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.utils import timezone
from django.utils.functional import Promise

from kompas.errors import DomainError
from kompas.web.shared.pages import SignedInRequest
from kompas.web.shared.versioned import VersionedForm


def done(
    request: SignedInRequest,
    form: forms.Form,
    deed: Callable[..., object],
    said: str | Promise,
    *,
    saved: Callable[[], dict[str, Any]] = dict,
    **given: Any,
) -> bool:
    """Whether `deed` was done with what the form says; if not, the form tells why.

    Of what is sent only the form's own fields reach the deed. `saved` reads the fields anew, to show both texts.
    """
    if not form.is_valid():
        return False
    try:
        deed(**given, **form.cleaned_data, by=request.actor, at=timezone.now())
    except DomainError as refusal:
        if isinstance(form, VersionedForm):
            form.refuse(refusal, saved())
        else:
            form.add_error(None, str(refusal))
        return False
    messages.success(request, str(said))
    return True
