"""What a strategy rests on, on its pages: who sees it, who keeps it, and its files."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from kompas.accounts.models import User
from kompas.organisation.roles import Role
from kompas.strategy import services
from kompas.strategy.models import Ground, Strategy
from kompas.strategy.services import GroundValues
from tests.makers import NOON, a_member, a_unit, an_adopted_strategy, with_role
from tests.pages import faults_in, leaps_in, queries_of
from tests.strategy.makers import a_full_draft

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 referat"


@pytest.fixture
def strategy() -> Strategy:
    return an_adopted_strategy(slug="retning")


@pytest.fixture
def writer(strategy: Strategy) -> User:
    return with_role(Role.CONSULTANT, strategy.unit)


@pytest.fixture
def colleague(client: Client) -> User:
    person = a_member(a_unit("Et andet sted"))
    client.force_login(person)
    return person


def kept(strategy: Strategy, by: User, name: str = "Værksted", *, is_public: bool = False) -> Ground:
    values = GroundValues(name=name, kind="workshop", about="Alle var der.", is_public=is_public)
    file = ContentFile(PDF, name="referat.pdf")
    ground = services.add_ground(strategy=strategy, values=values, file=file, by=by, at=NOON)
    key = strategy.commitments.get(number=2).pk
    return services.link_ground(ground=ground, commitments=[key], by=by, at=NOON)


def at(page: str, *more: str | int, room: str = "strategy", slug: str = "retning") -> str:
    return reverse(f"{room}:{page}", args=[slug, *more])


def text_of(response: Any) -> str:
    return str(response.content.decode())


@pytest.mark.usefixtures("colleague")
def test_all_who_work_here_read_grounds_and_save_their_files(client: Client, strategy: Strategy, writer: User) -> None:
    ground = kept(strategy, writer)

    for address in (at("grounds"), at("ground", ground.slug), at("commitment", 2)):
        page = text_of(client.get(address))
        assert "Værksted" in page
        assert faults_in(page) == leaps_in(page) == []
    file = client.get(at("ground_file", ground.slug))
    assert b"".join(file.streaming_content) == PDF  # type: ignore[attr-defined]
    assert file["Content-Type"] == "application/octet-stream"
    assert file["Content-Disposition"].startswith("attachment")


@pytest.mark.usefixtures("colleague")
def test_who_does_not_write_keeps_changes_joins_and_removes_nothing(
    client: Client, strategy: Strategy, writer: User
) -> None:
    ground = kept(strategy, writer)

    for page in ("ground_new",):
        assert client.get(at(page)).status_code == 403
    assert client.get(at("ground_edit", ground.slug)).status_code == 403
    assert client.post(at("ground_create"), {"name": "Ny", "kind": "workshop"}).status_code == 403
    for page in ("ground_save", "ground_link", "ground_remove"):
        assert client.post(at(page, ground.slug), {"opened_on": 1}).status_code == 403
    assert Ground.objects.get().name == "Værksted"


@pytest.mark.usefixtures("colleague")
@pytest.mark.parametrize("page", ["grounds", "ground", "ground_file"])
def test_grounds_of_a_draft_and_their_files_do_not_exist_for_colleagues(client: Client, page: str) -> None:
    draft = a_full_draft()
    values = GroundValues(name="Værksted", kind="workshop")
    ground = services.add_ground(
        strategy=draft.strategy, values=values, file=ContentFile(PDF, name="a.pdf"), by=draft.created_by, at=NOON
    )
    more = [] if page == "grounds" else [ground.slug]

    assert client.get(at(page, *more, slug=draft.strategy.slug)).status_code == 404


def test_citizens_read_what_is_marked_public_and_nothing_else(client: Client, strategy: Strategy, writer: User) -> None:
    shown, hidden = kept(strategy, writer, "Borgerpanelet", is_public=True), kept(strategy, writer, "Lederseminaret")

    page = text_of(client.get(at("grounds", room="public")))

    assert "Borgerpanelet" in page
    assert "Lederseminaret" not in page
    assert faults_in(page) == leaps_in(page) == []
    file = client.get(at("ground_file", shown.slug, room="public"))
    list(file)  # to its end: closing it here would close the test's database connection too
    assert file.status_code == 200
    assert client.get(at("ground_file", hidden.slug, room="public")).status_code == 404


def test_nothing_is_public_of_a_strategy_that_is_not_published(client: Client) -> None:
    strategy = an_adopted_strategy(slug="retning", published=False)
    ground = kept(strategy, with_role(Role.CONSULTANT, strategy.unit), is_public=True)

    assert client.get(at("ground_file", ground.slug, room="public")).status_code == 404


def test_a_writer_adds_what_the_text_names_and_joins_it_with_commitments(
    client: Client, strategy: Strategy, writer: User
) -> None:
    source = strategy.revisions.get().sources.all()[0]
    client.force_login(writer)
    assert f"?kilde={source.number}" in text_of(client.get(at("grounds")))
    form = text_of(client.get(f"{at('ground_new')}?kilde={source.number}"))
    assert source.name.split()[0] in form
    assert faults_in(form) == leaps_in(form) == []

    file = SimpleUploadedFile("referat.pdf", PDF)
    given = {"name": source.name, "kind": "workshop", "held_on": "2025-04-10", "file": file, "kilde": source.number}
    assert client.post(at("ground_create"), given).status_code == 302
    ground = Ground.objects.get()
    client.post(at("ground_link", ground.slug), {"commitments": ["2", "3"]})

    assert ground.source_number == source.number
    assert sorted(ground.links.values_list("commitment__number", flat=True)) == [2, 3]
    assert f"?kilde={source.number}" not in text_of(client.get(at("grounds")))


@pytest.mark.parametrize(
    "wrong", [{"name": ""}, {"kind": "rygte"}, {"held_on": "i går"}, {"file": SimpleUploadedFile("a.html", b"<p>")}]
)
def test_what_is_no_ground_is_said_in_words(
    client: Client, strategy: Strategy, writer: User, wrong: dict[str, Any]
) -> None:
    client.force_login(writer)

    shown = client.post(at("ground_create"), {"name": "Værksted", "kind": "workshop", **wrong})

    assert shown.status_code == 422
    assert faults_in(text_of(shown)) == []
    assert not Ground.objects.exists()


def test_a_second_who_saves_sees_what_stands_now_and_keeps_her_words(
    client: Client, strategy: Strategy, writer: User
) -> None:
    ground = kept(strategy, writer)
    values = GroundValues(name="Først", kind="workshop")
    services.change_ground(ground=ground, values=values, opened_on=1, by=writer, at=NOON)
    client.force_login(writer)

    shown = client.post(at("ground_save", ground.slug), {"name": "Sidst", "kind": "workshop", "opened_on": 1})

    assert shown.status_code == 422
    assert "Først" in text_of(shown)
    assert 'value="Sidst"' in text_of(shown)


def test_many_grounds_take_no_more_queries_than_few(client: Client, strategy: Strategy, writer: User) -> None:
    kept(strategy, writer)
    client.force_login(writer)
    few = [queries_of(client, address) for address in (at("grounds"), at("commitment", 2))]
    for number in range(5):
        kept(strategy, writer, f"Værksted {number}")

    assert [queries_of(client, address) for address in (at("grounds"), at("commitment", 2))] == few
