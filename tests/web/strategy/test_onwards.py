"""Once a draft is adopted, its addresses lead on and its comments are kept."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kompas.accounts.models import User
from kompas.organisation.roles import Role
from kompas.strategy import services
from kompas.strategy.models import Revision
from tests.makers import a_member, a_unit, a_user, with_role
from tests.pages import faults_in, leaps_in
from tests.strategy.makers import a_commitment, a_draft, a_full_draft, adopted, replied

pytestmark = pytest.mark.django_db
PAGES = ["draft", "comment", "comment_ask", "adopt", "draft_delete", "draft_frame"]
SAID = "Løfte 4 og 5 siger det samme"


def _at(page: str, revision: Revision) -> str:
    return reverse(f"strategy:{page}", args=[revision.strategy.slug])


def _commented(draft: Revision, person: User) -> None:
    due_on, at = timezone.localdate() + timedelta(days=7), timezone.now()
    [asked] = services.ask_for_comment(revision=draft, people=[person], due_on=due_on, by=draft.created_by, at=at)
    services.answer_comment(request=asked, comment=SAID, by=person, at=at)
    replied(asked)


def _text(response: Any) -> str:
    return str(response.content.decode())


@pytest.mark.parametrize("page", PAGES)
def test_an_address_of_a_draft_leads_on_to_the_strategy_it_became(client: Client, page: str) -> None:
    draft = adopted(a_full_draft())
    for person in (a_user("Hanne Holm"), draft.created_by):
        client.force_login(person)
        shown = client.get(_at(page, draft), follow=True)

        assert shown.redirect_chain[-1] == (_at("show", draft), 302)
        assert "Kladden blev vedtaget" in _text(shown)


def test_a_comment_sent_too_late_is_told_so(client: Client) -> None:
    draft = adopted(a_full_draft())
    client.force_login(a_user())
    shown = client.post(_at("comment_send", draft), {"comment": SAID}, follow=True)
    assert "Kladden blev vedtaget" in _text(shown)


@pytest.mark.parametrize("page", PAGES)
def test_a_draft_that_was_never_adopted_leads_nowhere(client: Client, page: str) -> None:
    draft = a_draft()
    client.force_login(a_user())
    assert client.get(_at(page, draft), follow=True).status_code == 404


def test_what_does_not_stand_in_the_next_draft_is_still_not_found(client: Client) -> None:
    draft = adopted(a_full_draft())
    services.begin_revision(strategy=draft.strategy, reason="Nyt", by=draft.created_by, at=timezone.now())
    client.force_login(draft.created_by)

    assert client.get(_at("draft", draft)).status_code == 200
    missing = reverse("strategy:draft_part", args=[draft.strategy.slug, "loefte", "99"])
    assert client.get(missing).status_code == 404


@pytest.mark.parametrize("page", ["show", "edition"])
def test_comments_are_kept_for_those_who_wrote_the_draft_and_those_who_were_asked(client: Client, page: str) -> None:
    unit, kirsten = a_unit(), a_user("Kirsten Aagaard")
    draft = a_full_draft(unit)
    _commented(draft, kirsten)
    adopted(draft)
    number = [1] if page == "edition" else []
    address = reverse(f"strategy:{page}", args=[draft.strategy.slug, *number])

    for person in (kirsten, with_role(Role.CONSULTANT, unit)):
        client.force_login(person)
        seen = _text(client.get(address))
        assert SAID in seen
        assert "1 kommentar til kladden" in seen
        assert faults_in(seen) == leaps_in(seen) == []

    client.force_login(a_member(unit))
    assert SAID not in _text(client.get(address))


def test_one_commitment_worded_in_full_changes_nothing_for_the_others(client: Client) -> None:
    draft = a_full_draft()
    client.force_login(draft.created_by)
    a_commitment(draft, "Derfor vil vi sende breve", draft.focus_area_texts.get())
    a_commitment(draft, "Vi svarer altid")
    adopted(draft)

    whole = _text(client.get(_at("show", draft)))
    alone = [_text(client.get(reverse("strategy:commitment", args=[draft.strategy.slug, n]))) for n in (1, 2, 3, 4)]
    assert whole.count('loefter" lang="da">Derfor vil vi<') == 1
    assert whole.count('loefter" lang="da">Det lover vi<') == 1
    assert ">sende breve<" in whole
    assert ">Derfor vil vi svare inden for en uge<" in whole
    assert [("part__lead-in" in page) for page in alone] == [True, False, True, False]
    assert "Derfor vil vi sende breve" in alone[1]


def test_a_document_leads_in_with_its_own_words_also_in_its_next_revision(client: Client) -> None:
    draft = a_full_draft()
    Revision.objects.filter(pk=draft.pk).update(lead_in="Vi vil")
    adopted(draft)
    services.begin_revision(strategy=draft.strategy, reason="Nyt", by=draft.created_by, at=timezone.now())
    assert draft.strategy.revisions.get(number=2).lead_in == "Vi vil"

    client.force_login(draft.created_by)
    alone = reverse("strategy:commitment", args=[draft.strategy.slug, 1])
    for address in (_at("show", draft), alone):
        shown = _text(client.get(address))
        assert ("Vi vil<" in shown, "Derfor vil vi" in shown) == (True, False)
