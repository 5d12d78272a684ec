"""What the pages show on which one tells of oneself."""

from datetime import date
from typing import Any

from django.http import Http404, QueryDict
from django.utils import timezone

from kompas.accounts.models import User
from kompas.organisation.models import Competence, Deputy
from kompas.organisation.queries import subject_tree
from kompas.web.directory.forms import DeputyForm, OfferForm, PhoneForm, WordsForm
from kompas.web.shared.pages import SignedInRequest

type Told = tuple[Competence, WordsForm]


def context(
    request: SignedInRequest,
    *,
    phone_form: PhoneForm | None = None,
    offer_form: OfferForm | None = None,
    words_form: Told | None = None,
) -> dict[str, Any]:
    """Every form of her page, as opened, but for the one that was sent and refused."""
    person = fresh(request.user)
    told = Competence.objects.filter(person=person).select_related("subject").order_by("subject__sort_key", "pk")
    refused = {words_form[0].pk: words_form[1]} if words_form else {}
    return {
        "colleague": person,
        "phone_form": phone_form or PhoneForm(initial={"phone": person.phone, "opened_on": person.version}),
        "offer_form": offer_form or new_offer(person),
        "competences": [(one, refused.get(one.pk) or WordsForm.of(one)) for one in told],
    }


def fresh(person: User) -> User:
    """As she stands now."""
    return User.objects.get(pk=person.pk)


def new_offer(person: User, sent: QueryDict | None = None) -> OfferForm:
    known = set(person.competences.values_list("subject_id", flat=True))
    return OfferForm(sent, tree=subject_tree(), known=known, auto_id="id_offer_%s")


def deputies(person: User, form: DeputyForm) -> dict[str, Any]:
    today = timezone.localdate()
    named = Deputy.objects.filter(person=person, last_day__gte=today).select_related("deputy")
    return {"colleague": person, "form": form, "deputies": named, "today": today}


def day(words: str) -> date:
    """The day that a form of ours carried; whatever else somebody sends is not found."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise Http404 from None
