"""The draft desk: who reaches it, writing part by part with and without htmx, and two people at once."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from kompas.accounts.models import User
from kompas.organisation.models import Unit
from kompas.organisation.roles import Role
from kompas.strategy import queries, services
from kompas.strategy.models import KINDS, Revision, Strategy
from kompas.web.strategy.layout import TEXT_WORDS, WORD_OF
from tests.makers import NOON, TODAY, a_member, a_unit, a_user, with_role
from tests.pages import faults_in, leaps_in
from tests.strategy.makers import a_commitment, a_draft, a_full_draft, a_part, adopted

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}
HIDDEN_FROM = ["draft", "draft_frame", "adopt", "draft_delete", "comment_ask", "comment"]


@pytest.fixture
def unit() -> Unit:
    return a_unit("Teknik og Erhverv")


@pytest.fixture
def writer(unit: Unit, client: Client) -> User:
    writer = with_role(Role.CONSULTANT, unit, "Jonas Østergård")
    client.force_login(writer)
    return writer


@pytest.fixture
def draft(unit: Unit) -> Revision:
    return a_full_draft(unit)


def _at(page: str, draft: Revision, *parts: object) -> str:
    return reverse(f"strategy:{page}", args=[draft.strategy.slug, *parts])


def _sentences(draft: Revision) -> list[str]:
    return [each.text for each in queries.outline(draft).all_commitments]


@pytest.mark.parametrize("page", HIDDEN_FROM)
@pytest.mark.parametrize("role", [Role.CASE_WORKER, Role.SECRETARY, Role.ADMINISTRATOR])
def test_a_draft_does_not_exist_for_those_who_do_not_write_it(
    client: Client, draft: Revision, role: Role, page: str
) -> None:
    client.force_login(with_role(role, draft.strategy.unit))
    assert client.get(_at(page, draft)).status_code == 404 or page == "draft"
    assert client.get(_at("draft", draft), follow=True).status_code == 404


@pytest.mark.parametrize("page", HIDDEN_FROM)
def test_nor_does_it_exist_for_writers_of_another_unit(client: Client, draft: Revision, page: str) -> None:
    client.force_login(with_role(Role.CHIEF, a_unit("Et andet sted")))
    assert client.get(_at(page, draft), follow=True).status_code == 404


def test_the_draft_of_a_new_revision_is_hidden_though_the_strategy_is_open(client: Client, draft: Revision) -> None:
    wording = adopted(draft)
    services.begin_revision(strategy=wording.strategy, reason="Nyt", by=wording.created_by, at=NOON)
    client.force_login(a_member(wording.strategy.unit))

    assert client.get(_at("show", draft)).status_code == 200
    wording.strategy.revisions.drafts().update(title="Næste skridt")
    for page in ("draft", "draft_frame"):
        shown = client.get(_at(page, draft), follow=True)
        assert shown.redirect_chain[-1] == (_at("show", draft), 302)
        assert "Næste skridt" not in shown.content.decode()


def _deeds(draft: Revision) -> list[tuple[str, dict[str, str]]]:
    part = ("loefte", "1")
    return [
        (_at("draft_frame_save", draft), {"title": "Nyt", "language": "da", "opened_on": "1"}),
        (_at("draft_text_save", draft, "vision"), {"text": "Nyt", "opened_on": "1"}),
        (_at("draft_add_save", draft, "loefte"), {"text": "nyt"}),
        (_at("draft_part_save", draft, *part), {"text": "nyt", "opened_on": "1"}),
        (_at("draft_place", draft, *part), {"under": ""}),
        (_at("draft_remove_now", draft, *part), {"opened_on": "1"}),
        (_at("draft_merge_now", draft, *part), {"opened_on": "1"}),
        (_at("draft_split_now", draft, *part), {"first_text": "a", "second_text": "b", "opened_on": "1"}),
        (_at("draft_move", draft), {"flyt": "fokuspunkt.1.op"}),
        (_at("draft_whole", draft), {"hel": "1.1"}),
        (_at("draft_delete_now", draft), {"opened_on": str(draft.version)}),
        (_at("adopt_now", draft), {"opened_on": str(draft.version)}),
        (_at("comment_ask_send", draft), {"people": "", "due_on": "24.12.2030"}),
        (_at("comment_withdraw", draft), {"person": "bo"}),
        (_at("comment_send", draft), {"comment": "Hej"}),
    ]


@pytest.mark.parametrize("number", range(15))
def test_no_deed_on_a_draft_by_those_who_do_not_write_it(client: Client, draft: Revision, number: int) -> None:
    before = queries.outline(draft)
    client.force_login(a_member(draft.strategy.unit))
    address, sent = _deeds(draft)[number]

    assert client.post(address, sent).status_code == 404

    draft.refresh_from_db()
    assert (queries.outline(draft), draft.is_draft) == (before, True)


def test_writers_who_do_not_lead_cannot_adopt(client: Client, writer: User, draft: Revision) -> None:
    assert client.get(_at("adopt", draft)).status_code == 403
    assert client.post(_at("adopt_now", draft), {"opened_on": draft.version}).status_code == 403


def test_the_desk_shows_the_whole_draft_in_a_fixed_number_of_queries(
    client: Client, writer: User, draft: Revision, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(25):
        few = client.get(_at("draft", draft))
    area = draft.focus_area_texts.get()
    for number in range(30):
        a_commitment(draft, f"løfte nummer {number}", area)
        a_part(draft, "stakeholder", f"Interessent {number}")
    with django_assert_max_num_queries(25):
        many = client.get(_at("draft", draft))

    html = many.content.decode()
    assert faults_in(few.content.decode()) == faults_in(html) == leaps_in(html) == []
    assert html.count("løfte nummer") >= 30


@pytest.mark.parametrize("word", TEXT_WORDS)
def test_each_text_is_written_on_a_page_of_its_own(client: Client, writer: User, draft: Revision, word: str) -> None:
    page = client.get(_at("draft_text", draft, word))
    assert faults_in(page.content.decode()) == []

    sent = client.post(_at("draft_text_save", draft, word), {"text": "Nye ord", "opened_on": draft.texts_version})

    assert sent["Location"] == _at("draft", draft) + f"#tekst-{word}"
    draft.refresh_from_db()
    assert getattr(draft, TEXT_WORDS[word]) == "Nye ord"


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_each_kind_of_part_is_added_put_right_and_removed(client: Client, writer: User, unit: Unit, kind: Any) -> None:
    draft, word = a_draft(unit), WORD_OF[kind.code]
    assert faults_in(client.get(_at("draft_add", draft, word)).content.decode()) == []
    client.post(_at("draft_add_save", draft, word), {kind.head: "Det første"})
    part = kind.rows.get()
    lasting = getattr(part, f"{kind.identity}_id") if kind.identity else ""
    assert faults_in(client.get(_at("draft_part", draft, word, part.address)).content.decode()) == []

    sent = {kind.head: "Det andet", "opened_on": 1, "lasting": lasting}
    client.post(_at("draft_part_save", draft, word, part.address), sent)
    part = kind.rows.get()
    assert getattr(part, kind.head) == "Det andet"

    question = client.get(_at("draft_remove", draft, word, part.address))
    assert "Det andet" in question.content.decode()
    client.post(_at("draft_remove_now", draft, word, part.address), {"opened_on": part.version, "lasting": lasting})
    assert not kind.rows.exists()


def test_with_htmx_a_sheet_stands_in_the_place_of_its_part(client: Client, writer: User, draft: Revision) -> None:
    html = client.get(_at("draft_part", draft, "loefte", 1), headers=HTMX).content.decode()

    assert html.lstrip().startswith('<div class="sheet" id="loefte-1">')
    assert "<html" not in html
    assert html.count("autofocus") == 1


def test_with_htmx_the_whole_desk_comes_back_since_numbers_may_have_moved(
    client: Client, writer: User, draft: Revision
) -> None:
    part = draft.commitment_texts.get(commitment__number=1)
    sent = {"text": "holde alle veje farbare", "opened_on": 1, "lasting": part.commitment_id}

    response = client.post(_at("draft_part_save", draft, "loefte", 1), sent, headers=HTMX)

    assert (response["HX-Retarget"], response["HX-Reswap"]) == ("#kladde", "outerHTML")
    assert "holde alle veje farbare" in response.content.decode()
    assert "<html" not in response.content.decode()


def test_a_lost_update_shows_both_texts_and_can_then_be_saved(client: Client, writer: User, draft: Revision) -> None:
    part = draft.commitment_texts.get(commitment__number=1)
    by: dict[str, Any] = {"by": draft.created_by, "at": NOON}
    services.change_part(part=part, values={"text": "hendes ord"}, opened_on=1, **by)
    sent: dict[str, object] = {"text": "hans ord", "opened_on": 1, "lasting": part.commitment_id}

    response = client.post(_at("draft_part_save", draft, "loefte", 1), sent)

    html = response.content.decode()
    assert response.status_code == 422
    assert "hendes ord" in html
    assert "hans ord" in html
    assert 'name="opened_on" value="2"' in html
    client.post(_at("draft_part_save", draft, "loefte", 1), {**sent, "opened_on": 2})
    part.refresh_from_db()
    assert part.text == "hans ord"


def test_a_lost_update_of_a_text_shows_both(client: Client, writer: User, draft: Revision) -> None:
    by: dict[str, Any] = {"by": draft.created_by, "at": NOON}
    services.change_texts(revision=draft, texts={"vision": "Hendes vision"}, opened_on=1, **by)

    response = client.post(_at("draft_text_save", draft, "vision"), {"text": "Hans vision", "opened_on": 1})

    assert response.status_code == 422
    assert b"Hendes vision" in response.content
    assert b"Hans vision" in response.content


def test_a_form_opened_on_one_commitment_never_overwrites_another(
    client: Client, writer: User, draft: Revision
) -> None:
    """Numbers follow the order until they are adopted, so an address may mean another commitment by now."""
    opened = draft.commitment_texts.get(commitment__number=2)
    area = draft.focus_area_texts.get()
    by: dict[str, Any] = {"by": draft.created_by, "at": NOON}
    services.move_under(part=opened, focus_area=area.focus_area, **by)
    services.move(part=opened, step=-1, **by)
    sent = {"text": "det, jeg åbnede", "opened_on": 2, "lasting": opened.commitment_id}

    client.post(_at("draft_part_save", draft, "loefte", 2), sent)

    assert _sentences(draft) == ["det, jeg åbnede", "holde vejene farbare"]


@pytest.mark.parametrize("address", [("loefte", "99"), ("loefte", "x"), ("ukendt", "1"), ("fokuspunkt", "findes-ikke")])
def test_what_does_not_stand_in_the_draft_is_not_found(
    client: Client, writer: User, draft: Revision, address: tuple[str, str]
) -> None:
    assert client.get(_at("draft_part", draft, *address)).status_code == 404


def test_a_part_removed_meanwhile_is_told_in_words(client: Client, writer: User, draft: Revision) -> None:
    sent = {"text": "nyt", "opened_on": 1, "lasting": 999_999}

    response = client.post(_at("draft_part_save", draft, "loefte", 1), sent, follow=True)

    assert response.status_code == 200
    assert "alert-error" in response.content.decode()
    assert "nyt" not in _sentences(draft)


@pytest.mark.parametrize("sent", ["", "loefte", "loefte.x.op", "loefte.999999.op", "vaerdi.1.op"])
def test_a_move_that_cannot_be_done_is_told_in_words(client: Client, writer: User, draft: Revision, sent: str) -> None:
    response = client.post(_at("draft_move", draft), {"flyt": sent}, follow=True)

    assert response.status_code == (404 if sent == "" else 200)
    if sent:
        assert "alert-error" in response.content.decode()


def test_a_button_moves_a_part(client: Client, writer: User, draft: Revision) -> None:
    a_part(draft, "value", "Den anden")

    client.post(_at("draft_move", draft), {"flyt": "vaerdi.2.op"})

    assert [each.name for each in draft.values_held.all()] == ["Den anden", "En value"]


def test_a_commitment_moves_to_another_area(client: Client, writer: User, draft: Revision) -> None:
    text = draft.commitment_texts.get(commitment__number=2)
    sent = {"under": "sikker-drift", "lasting": text.commitment_id}

    client.post(_at("draft_place", draft, "loefte", 2), sent)

    [area] = queries.outline(draft).focus_areas
    assert [each.text for each in area.commitments] == ["holde vejene farbare", "svare inden for en uge"]


def test_a_sentence_is_confirmed_with_one_button(client: Client, writer: User, draft: Revision) -> None:
    part = a_part(draft, "commitment", "tage trivsel op, når", is_incomplete=True)
    assert f'value="{part.commitment_id}.1"' in client.get(_at("draft", draft)).content.decode()

    client.post(_at("draft_whole", draft), {"hel": f"{part.commitment_id}.1"})

    part.refresh_from_db()
    assert not part.is_incomplete


def test_parts_are_split_and_merged(client: Client, writer: User, draft: Revision) -> None:
    text = draft.commitment_texts.get(commitment__number=2)
    assert faults_in(client.get(_at("draft_split", draft, "loefte", 2)).content.decode()) == []
    halves = {"first_text": "svare", "second_text": "inden for en uge", "opened_on": 1, "lasting": text.commitment_id}
    client.post(_at("draft_split_now", draft, "loefte", 2), halves)
    assert _sentences(draft)[1:] == ["svare", "inden for en uge"]

    second = draft.commitment_texts.get(commitment__number=3)
    assert "svare inden for en uge" in client.get(_at("draft_merge", draft, "loefte", 3)).content.decode()
    sent = {"opened_on": second.version, "lasting": second.commitment_id}
    client.post(_at("draft_merge_now", draft, "loefte", 3), sent)
    assert _sentences(draft)[1:] == ["svare inden for en uge"]


def test_a_focus_area_is_split_by_its_commitments(client: Client, writer: User, draft: Revision) -> None:
    area = draft.focus_area_texts.get()
    page = client.get(_at("draft_split", draft, "fokuspunkt", "sikker-drift")).content.decode()
    assert faults_in(page) == []
    [text] = draft.commitment_texts.filter(focus_area=area.focus_area)
    sent = {"name": "Farbare veje", "commitments": text.commitment_id, "opened_on": 1, "lasting": area.focus_area_id}

    client.post(_at("draft_split_now", draft, "fokuspunkt", "sikker-drift"), sent)

    assert [each.name for each in queries.outline(draft).focus_areas] == ["Sikker drift", "Farbare veje"]


def test_half_a_split_is_refused_without_losing_the_other_half(client: Client, writer: User, draft: Revision) -> None:
    text = draft.commitment_texts.get(commitment__number=2)
    sent = {"first_text": "svare hurtigt", "second_text": "", "opened_on": 1, "lasting": text.commitment_id}

    response = client.post(_at("draft_split_now", draft, "loefte", 2), sent)

    assert response.status_code == 422
    assert b"svare hurtigt" in response.content
    assert faults_in(response.content.decode()) == []


def test_words_are_shown_as_words_and_never_as_markup(client: Client, writer: User, draft: Revision) -> None:
    evil = "<script>alert(1)</script>"
    a_commitment(draft, evil)
    a_part(draft, "stakeholder", evil, text=evil)
    asked = a_user("<b>Bo</b>")
    services.ask_for_comment(revision=draft, people=[asked], due_on=TODAY, by=draft.created_by, at=NOON)

    html = client.get(_at("draft", draft)).content.decode()

    assert evil not in html
    assert "<b>Bo</b>" not in html
    assert faults_in(html) == []


def test_a_draft_is_deleted_after_a_question(client: Client, writer: User, draft: Revision) -> None:
    assert faults_in(client.get(_at("draft_delete", draft)).content.decode()) == []

    response: HttpResponse = client.post(_at("draft_delete_now", draft), {"opened_on": draft.version})  # type: ignore[assignment]

    assert response["Location"] == reverse("strategy:overview")
    assert not Strategy.objects.exists()
