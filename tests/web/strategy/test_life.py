"""The list, beginning, commenting, adopting, publishing and closing, as pages."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kompas.organisation.roles import Role
from kompas.strategy import queries, services
from kompas.strategy.models import CommentRequest, Revision, Strategy
from kompas.strategy.workflow import State
from tests.makers import a_member, a_unit, a_user, with_role
from tests.pages import faults_in, leaps_in
from tests.strategy.makers import a_draft, a_full_draft, adopted, replied

pytestmark = pytest.mark.django_db


def _at(page: str, revision: Revision, *more: str | int) -> str:
    return reverse(f"strategy:{page}", args=[revision.strategy.slug, *more])


def _ask(draft: Revision, *people: Any) -> list[CommentRequest]:
    due_on = timezone.localdate() + timedelta(days=7)
    return services.ask_for_comment(
        revision=draft, people=people, due_on=due_on, by=draft.created_by, at=timezone.now()
    )


def test_the_list_shows_what_is_adopted_to_all_and_drafts_to_their_writers(client: Client) -> None:
    unit = a_unit()
    adopted(a_full_draft(unit, title="Den vedtagne"))
    a_draft(unit, title="Kladden her")
    a_draft(a_unit("Et andet sted"), title="Kladden der")

    client.force_login(a_member(unit))
    seen = client.get(reverse("strategy:overview")).content.decode()
    assert ("Den vedtagne" in seen, "Kladden her" in seen, "Kladden der" in seen) == (True, False, False)
    assert reverse("strategy:new") not in seen

    client.force_login(with_role(Role.SECTION_LEADER, unit))
    seen = client.get(reverse("strategy:overview")).content.decode()
    assert ("Den vedtagne" in seen, "Kladden her" in seen, "Kladden der" in seen) == (True, True, False)
    assert reverse("strategy:new") in seen


def test_the_list_is_narrowed_by_state_and_unit(client: Client) -> None:
    unit = a_unit(code="vej")
    adopted(a_full_draft(unit, title="Den vedtagne"))
    draft = a_draft(unit, title="Kladden her")
    client.force_login(draft.created_by)

    def titles(query: str) -> list[bool]:
        html = client.get(reverse("strategy:overview") + query).content.decode()
        assert faults_in(html) == leaps_in(html) == []
        return ["Den vedtagne" in html, "Kladden her" in html]

    assert titles("?tilstand=draft") == [False, True]
    assert titles("?enhed=vej") == [True, True]
    assert titles("?tilstand=closed&enhed=vej") == [False, False]
    assert titles("?tilstand=ukendt&enhed=ukendt") == [True, True]


def test_the_list_asks_a_fixed_number_of_queries(client: Client, django_assert_max_num_queries: Any) -> None:
    unit = a_unit()
    chief = with_role(Role.CHIEF, unit)
    for _each in range(12):
        a_draft(unit, by=chief)
    client.force_login(chief)

    with django_assert_max_num_queries(14):
        client.get(reverse("strategy:overview"))


def test_the_choice_of_units_tells_nothing_of_hidden_drafts(client: Client) -> None:
    a_draft(a_unit("Den hemmelige enhed"))
    client.force_login(a_user())

    assert "Den hemmelige enhed" not in client.get(reverse("strategy:overview")).content.decode()


def test_an_empty_list_tells_what_to_do(client: Client) -> None:
    client.force_login(a_user())

    html = client.get(reverse("strategy:overview")).content.decode()

    assert "k-empty" in html
    assert faults_in(html) == []


def test_a_draft_is_begun_for_a_unit_that_one_writes_for(client: Client) -> None:
    unit = a_unit(code="teknik")
    elsewhere = a_unit("Et andet sted", code="skole")
    client.force_login(with_role(Role.CONSULTANT, unit))
    sent = {"title": "Vores strategi", "unit": "teknik", "period_from": "2026", "period_to": "", "language": "da"}
    assert elsewhere.name not in client.get(reverse("strategy:new")).content.decode()

    refused = client.post(reverse("strategy:create"), {**sent, "unit": "skole"})
    backwards = client.post(reverse("strategy:create"), {**sent, "period_to": "2020"})
    assert (refused.status_code, backwards.status_code, Strategy.objects.count()) == (422, 422, 0)
    assert b"Vores strategi" in backwards.content

    begun = client.post(reverse("strategy:create"), sent)
    assert begun["Location"] == _at("draft", Revision.objects.get())


def test_a_new_strategy_follows_after_an_adopted_one(client: Client) -> None:
    former = adopted(a_full_draft(a_unit(code="teknik"), title="Den forrige")).strategy
    hidden = a_draft(former.unit, title="En kladde").strategy
    client.force_login(with_role(Role.CONSULTANT, former.unit))
    page = client.get(reverse("strategy:new")).content.decode()
    assert ("Den forrige (2026–2029)" in page, "En kladde" in page) == (True, False)
    sent = {"title": "Den næste", "unit": "teknik", "language": "da", "predecessor": hidden.slug}
    assert client.post(reverse("strategy:create"), sent).status_code == 422

    client.post(reverse("strategy:create"), {**sent, "predecessor": former.slug})

    following = Strategy.objects.get(predecessor=former)
    frame = client.get(reverse("strategy:draft_frame", args=[following.slug])).content.decode()
    assert f'<option value="{former.slug}" selected>' in frame


def test_who_writes_for_no_unit_begins_nothing(client: Client) -> None:
    client.force_login(with_role(Role.CASE_WORKER))

    assert client.get(reverse("strategy:new")).status_code == 403
    assert client.post(reverse("strategy:create"), {"title": "x"}).status_code == 403


def test_people_are_chosen_by_name_also_from_other_units(client: Client) -> None:
    draft = a_full_draft()
    near, far = a_member(draft.strategy.unit, "Birgit Kær"), a_member(a_unit("Skole"), "Åge Sø")
    client.force_login(draft.created_by)
    page = client.get(_at("comment_ask", draft)).content.decode()
    assert (near.name in page, far.name in page, faults_in(page)) == (True, False, [])

    kept = {"due_on": "24.12.2099", "people": near.slug}
    found = client.post(_at("comment_ask_send", draft), {**kept, "navn": "åge", "find": "1"}).content.decode()
    assert (near.name in found, far.name in found, "24.12.2099" in found) == (True, True, True)
    assert f'value="{near.slug}"' in found
    assert not CommentRequest.objects.exists()

    client.post(_at("comment_ask_send", draft), {**kept, "people": [near.slug, far.slug]})
    assert {each.person for each in CommentRequest.objects.all()} == {near, far}


@pytest.mark.parametrize(
    "sent", [{"people": []}, {"due_on": "1.1.2001"}, {"due_on": "i morgen"}, {"people": ["findes-ikke"]}]
)
def test_a_request_to_nobody_or_for_no_day_is_refused_in_words(client: Client, sent: dict[str, Any]) -> None:
    draft = a_full_draft()
    client.force_login(draft.created_by)
    given = {"people": [a_user().slug], "due_on": "24.12.2099", **sent}

    response = client.post(_at("comment_ask_send", draft), given)

    assert (response.status_code, CommentRequest.objects.count()) == (422, 0)
    assert faults_in(response.content.decode()) == []


def test_who_is_asked_reads_the_draft_answers_and_sees_her_answer(client: Client) -> None:
    draft, anne = a_full_draft(), a_user("Anne Holm")
    _ask(draft, anne)
    client.force_login(anne)

    to_desk = client.get(_at("draft", draft))
    assert to_desk["Location"] == _at("comment", draft)
    html = client.get(_at("comment", draft)).content.decode()
    assert faults_in(html) == leaps_in(html) == []
    assert "holde vejene farbare" in html
    assert client.post(_at("comment_send", draft), {"comment": " "}).status_code == 422

    done = client.post(_at("comment_send", draft), {"comment": "Klimaet mangler"}, follow=True)
    assert b"Klimaet mangler" in done.content
    client.force_login(draft.created_by)
    assert b"Klimaet mangler" in client.get(_at("draft", draft)).content


def test_who_is_asked_reads_but_does_not_write(client: Client) -> None:
    draft, anne = a_full_draft(), a_user("Anne Holm")
    _ask(draft, anne)
    client.force_login(anne)

    for page in ("draft_frame", "comment_ask", "adopt", "draft_delete"):
        assert client.get(_at(page, draft)).status_code == 404


def test_a_request_taken_back_closes_the_draft_to_her(client: Client) -> None:
    draft, anne = a_full_draft(), a_user("Anne Holm")
    _ask(draft, anne)
    client.force_login(draft.created_by)
    client.post(_at("comment_withdraw", draft), {"person": anne.slug})

    client.force_login(anne)
    assert client.get(_at("comment", draft)).status_code == 404


def test_what_stands_in_the_way_leads_to_where_it_is_put_right(client: Client) -> None:
    draft = a_draft()
    client.force_login(draft.created_by)

    html = client.get(_at("adopt", draft)).content.decode()
    refused = client.post(_at("adopt_now", draft), {"opened_on": draft.version})

    assert _at("draft", draft) + "#fokuspunkter" in html
    assert _at("adopt_now", draft) not in html
    assert refused.status_code == 422


def test_a_strategy_is_adopted_with_one_button_and_a_reason_where_answers_are_missing(client: Client) -> None:
    draft = a_full_draft()
    _ask(draft, a_user("Anne Holm"))
    client.force_login(draft.created_by)
    page = client.get(_at("adopt", draft)).content.decode()
    assert ("Anne Holm" in page, faults_in(page)) == (True, [])

    hasty = client.post(_at("adopt_now", draft), {"opened_on": draft.version})
    assert (hasty.status_code, faults_in(hasty.content.decode())) == (422, [])
    done = client.post(_at("adopt_now", draft), {"opened_on": draft.version, "despite": "Det haster"})

    assert done["Location"] == _at("show", draft)
    assert b"Det haster" in client.get(_at("show", draft)).content
    assert Strategy.objects.get().state == State.ADOPTED


def test_nobody_adopts_a_draft_that_changed_while_she_read(client: Client) -> None:
    draft = a_full_draft()
    client.force_login(draft.created_by)

    refused = client.post(_at("adopt_now", draft), {"opened_on": draft.version - 1})

    assert refused.status_code == 422
    assert f'name="opened_on" value="{draft.version - 1}"' in refused.content.decode()
    assert Strategy.objects.get().state == State.DRAFT


def test_publishing_shows_first_what_citizens_see(client: Client) -> None:
    wording = adopted(a_full_draft())
    client.force_login(wording.created_by)
    page = client.get(_at("publish", wording)).content.decode()
    assert ("holde vejene farbare" in page, faults_in(page), leaps_in(page)) == (True, [], [])

    client.post(_at("publish_now", wording), {"opened_on": wording.strategy.version})
    assert Client().get(reverse("public:strategy", args=[wording.strategy.slug])).status_code == 200

    wording.strategy.refresh_from_db()
    assert faults_in(client.get(_at("publish", wording)).content.decode()) == []
    client.post(_at("unpublish_now", wording), {"opened_on": wording.strategy.version})
    assert Client().get(reverse("public:strategy", args=[wording.strategy.slug])).status_code == 404


def test_a_strategy_is_closed_and_reopened(client: Client) -> None:
    wording = adopted(a_full_draft())
    client.force_login(wording.created_by)
    assert faults_in(client.get(_at("close", wording)).content.decode()) == []

    client.post(_at("close_now", wording), {"opened_on": wording.strategy.version})
    wording.strategy.refresh_from_db()
    assert wording.strategy.state == State.CLOSED
    assert faults_in(client.get(_at("close", wording)).content.decode()) == []

    client.post(_at("reopen_now", wording), {"opened_on": wording.strategy.version})
    wording.strategy.refresh_from_db()
    assert wording.strategy.state == State.ADOPTED


def test_a_new_revision_begins_with_a_reason(client: Client) -> None:
    wording = adopted(a_full_draft())
    client.force_login(wording.created_by)
    assert faults_in(client.get(_at("revise", wording)).content.decode()) == []
    assert client.post(_at("revise_now", wording), {"reason": ""}).status_code == 422

    begun = client.post(_at("revise_now", wording), {"reason": "Klimaet mangler"})

    assert begun["Location"] == _at("draft", wording)
    assert b"Klimaet mangler" in client.get(_at("draft", wording)).content


@pytest.mark.parametrize("page", ["publish", "close", "revise"])
@pytest.mark.parametrize("role", [Role.CASE_WORKER, Role.SECRETARY, Role.ADMINISTRATOR])
def test_those_without_a_say_do_not_get_there(client: Client, page: str, role: Role) -> None:
    wording = adopted(a_full_draft())
    client.force_login(with_role(role, wording.strategy.unit))

    assert client.get(_at(page, wording)).status_code == 403


@pytest.mark.parametrize("deed", ["publish_now", "unpublish_now", "close_now", "reopen_now", "revise_now"])
def test_those_without_a_say_change_nothing(client: Client, deed: str) -> None:
    wording = adopted(a_full_draft())
    client.force_login(a_member(wording.strategy.unit))

    sent = client.post(_at(deed, wording), {"opened_on": wording.strategy.version, "reason": "x"})

    assert sent.status_code == 403
    wording.strategy.refresh_from_db()
    assert (wording.strategy.state, wording.strategy.is_published) == (State.ADOPTED, False)
    assert queries.draft_of(wording.strategy) is None


def test_my_day_shows_the_chief_a_draft_that_another_wrote_as_soon_as_it_is_ready(client: Client) -> None:
    unit = a_unit()
    draft = a_full_draft(unit, by=with_role(Role.CONSULTANT, unit))
    own = a_full_draft(unit, title="Chefens egen", by=with_role(Role.CHIEF, unit, "Dorte Skov"))
    unfinished = a_draft(unit, by=draft.created_by)

    client.force_login(own.created_by)
    html = client.get("/min-dag/").content.decode()
    assert [_at("adopt", each) in html for each in (draft, own, unfinished)] == [True, False, False]

    client.force_login(draft.created_by)
    assert _at("adopt", draft) not in client.get("/min-dag/").content.decode()


def test_a_new_revision_is_ready_once_something_is_changed(client: Client) -> None:
    unit = a_unit()
    wording = adopted(a_full_draft(unit))
    by: dict[str, Any] = {"by": with_role(Role.CONSULTANT, unit), "at": timezone.now()}
    draft = services.begin_revision(strategy=wording.strategy, reason="Nyt", **by)
    client.force_login(wording.created_by)
    assert _at("adopt", draft) not in client.get("/min-dag/").content.decode()

    services.change_texts(revision=draft, texts={"vision": "Rene veje"}, opened_on=1, **by)
    assert _at("adopt", draft) in client.get("/min-dag/").content.decode()


def test_doubts_are_told_and_keep_nobody_from_adopting(client: Client) -> None:
    wording = adopted(a_full_draft())
    draft = services.begin_revision(strategy=wording.strategy, reason="Nyt", by=wording.created_by, at=timezone.now())
    client.force_login(draft.created_by)
    for page in ("draft", "adopt"):
        html = client.get(_at(page, draft)).content.decode()
        assert "Kerneopgaven mangler" in html
        assert f"{_at('draft', draft)}#tekst-kerneopgave" in html
        assert "Den siger det samme som den gældende udgave" in html
        assert "Der er intet i vejen" not in html
        assert faults_in(html) == leaps_in(html) == []

    texts = {"core_task": "Vi holder vejene farbare"}
    services.change_texts(revision=draft, texts=texts, opened_on=1, by=draft.created_by, at=timezone.now())
    assert "Der er intet i vejen" in client.get(_at("draft", draft)).content.decode()

    services.change_texts(revision=draft, texts={"core_task": ""}, opened_on=2, by=draft.created_by, at=timezone.now())
    draft.refresh_from_db()
    client.post(_at("adopt_now", draft), {"opened_on": draft.version})
    draft.refresh_from_db()
    assert not draft.is_draft


def test_a_second_strategy_for_the_same_unit_and_years_is_asked_about_first(client: Client) -> None:
    unit = a_unit(code="teknik")
    adopted(a_full_draft(unit, title="Tæt på opgaven"))
    client.force_login(with_role(Role.CONSULTANT, unit))
    sent = {"title": "Tæt på", "unit": "teknik", "period_from": "2026", "period_to": "2029", "language": "da"}

    asked = client.post(reverse("strategy:create"), sent)
    html = asked.content.decode()
    assert (asked.status_code, Strategy.objects.count()) == (422, 1)
    assert ("Tæt på opgaven" in html, 'value="teknik 2026 2029"' in html) == (True, True)
    assert faults_in(html) == leaps_in(html) == []

    again = {**sent, "period_to": "2030", "alligevel": "teknik 2026 2029"}
    assert client.post(reverse("strategy:create"), again).status_code == 302
    assert client.post(reverse("strategy:create"), {**sent, "alligevel": "teknik 2026 2029"}).status_code == 302
    assert Strategy.objects.count() == 3


def test_a_form_sent_twice_begins_one_strategy(client: Client) -> None:
    unit = a_unit(code="teknik")
    client.force_login(with_role(Role.CONSULTANT, unit))
    sent = {"title": "Tæt på", "unit": "teknik", "period_from": "2026", "language": "da"}

    answers = [client.post(reverse("strategy:create"), sent) for _click in range(4)]

    assert {answer.headers["Location"] for answer in answers} == {f"/strategier/{Strategy.objects.get().slug}/kladde/"}
    assert client.post(reverse("strategy:create"), {**sent, "title": "En anden"}).status_code == 422


def test_what_somebody_else_begins_is_another_strategy(client: Client) -> None:
    unit = a_unit(code="teknik")
    sent = {"title": "Tæt på", "unit": "teknik", "period_from": "2026", "language": "da"}
    for _person in range(2):
        client.force_login(with_role(Role.CONSULTANT, unit))
        client.post(reverse("strategy:create"), {**sent, "alligevel": "teknik 2026 "})

    assert Strategy.objects.count() == 2


def test_my_day_tells_what_waits_for_whom(client: Client) -> None:
    draft, anne = a_full_draft(title="Sammen om vejene"), a_user("Anne Holm")
    [request] = _ask(draft, anne)
    client.force_login(anne)
    assert _at("comment", draft) in client.get("/min-dag/").content.decode()

    services.answer_comment(request=request, comment="Fint", by=anne, at=timezone.now())
    client.force_login(draft.created_by)
    assert _at("comment_reply", draft, draft.number, anne.slug) in client.get("/min-dag/").content.decode()

    replied(request)
    html = client.get("/min-dag/").content.decode()
    assert _at("adopt", draft) in html
    assert _at("draft", draft) in html
