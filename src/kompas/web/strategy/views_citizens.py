"""What a strategy means for citizens: where it is told, written, shown and taken away again."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kompas.errors import DomainError
from kompas.strategy import services
from kompas.strategy.services.citizens import LONGEST
from kompas.web.shared.pages import SignedInRequest, deed, go, page
from kompas.web.strategy import citizens_desk as citizens
from kompas.web.strategy import desk
from kompas.web.strategy.forms import OpenedForm


class CitizenForm(OpenedForm):
    """A text in plain words. Too long a text is refused by the service, which says how long it may be."""

    words = forms.CharField(
        label=gettext_lazy("What it means for you"),
        required=False,
        max_length=LONGEST * 2,
        help_text=gettext_lazy("Say “you” and “we”. What changes, what does it ask of you, whom do you ask?"),
        widget=forms.Textarea(attrs={"rows": 10}),
    )


@page
def overview(request: SignedInRequest, slug: str) -> HttpResponse:
    strategy, revision = citizens.find(request, slug)
    context = {"strategy": strategy, "revision": revision, "places": citizens.places(revision)}
    return render(request, "strategy/citizens.html", context)


@page
def text(request: SignedInRequest, slug: str, word: str, address: str, language: str) -> HttpResponse:
    strategy, revision = citizens.find(request, slug)
    place = citizens.place_of(revision, word, address)
    standing = place.text_in(citizens.language_of(language))
    form = CitizenForm(
        initial={
            "opened_on": standing.version if standing else 0,
            "words": standing.words if standing else "",
        }
    )
    shown = citizens.context(strategy, revision, place, language)
    return render(request, "strategy/citizens_text.html", {**shown, "form": form})


@deed
def save(request: SignedInRequest, slug: str, word: str, address: str, language: str) -> HttpResponse:
    strategy, revision = citizens.find(request, slug)
    place = citizens.place_of(revision, word, address)
    form = CitizenForm(request.POST)
    if form.attempt(lambda given: _write(request, strategy, place, citizens.language_of(language), given)):
        messages.success(request, _("Saved. Citizens do not see it until you show it."))
        return go(request, citizens.address_of(strategy, place, language))
    shown = citizens.context(strategy, revision, citizens.place_of(revision, word, address), language)
    return render(request, "strategy/citizens_text.html", {**shown, "form": form}, status=422)


@deed
def show(request: SignedInRequest, slug: str, word: str, address: str, language: str) -> HttpResponse:
    return _done(request, slug, (word, address, language), services.show_to_citizens, _("Citizens can read the text."))


@deed
def hide(request: SignedInRequest, slug: str, word: str, address: str, language: str) -> HttpResponse:
    done = _("Citizens no longer see the text.")
    return _done(request, slug, (word, address, language), services.hide_from_citizens, done)


def _write(
    request: SignedInRequest, strategy: Any, place: citizens.Place, language: str, given: dict[str, Any]
) -> None:
    services.write_to_citizens(
        strategy=strategy,
        focus_area=place.focus_area,
        commitment=place.commitment,
        language=language,
        **given,
        **desk.now(request),
    )


def _done(request: SignedInRequest, slug: str, at: tuple[str, str, str], service: Any, done: str) -> HttpResponse:
    """Do one of the deeds on a text that stands already, and say how it went on its page."""
    strategy, revision = citizens.find(request, slug)
    place = citizens.place_of(revision, at[0], at[1])
    standing = place.text_in(citizens.language_of(at[2]))
    if standing is None:
        raise Http404
    try:
        service(text=standing, opened_on=desk.opened_on(request), **desk.now(request))
    except DomainError as refusal:
        messages.error(request, desk.in_words(refusal))
    else:
        messages.success(request, done)
    return go(request, citizens.address_of(strategy, place, at[2]))
