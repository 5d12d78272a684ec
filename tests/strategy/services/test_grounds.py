"""What a strategy rests on: kept with its file, joined with the commitments it led to."""

from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction

from kompas.accounts.models import User
from kompas.documents.models import StoredFile
from kompas.errors import LostUpdate, NotAllowed
from kompas.journal.models import Event
from kompas.organisation.reach import reach_of
from kompas.organisation.roles import Role
from kompas.strategy import grounds, reasons, services
from kompas.strategy.models import Commitment, Ground, GroundLink, Revision, Strategy
from kompas.strategy.services import GroundGone, GroundValues, NotAFile, NotAGround
from kompas.strategy.services.grounds import LARGEST_FILE
from kompas.strategy.why import forerunners, why
from tests.makers import NOON, TODAY, a_member, a_unit, an_adopted_strategy, with_role
from tests.strategy.makers import a_full_draft, adopted

pytestmark = pytest.mark.django_db
WORKSHOP = GroundValues(name="Kerneopgaven på en dag", kind="workshop", held_on=date(2020, 1, 15))
PDF = b"%PDF-1.7 noget"


@pytest.fixture
def strategy() -> Strategy:
    return an_adopted_strategy()


@pytest.fixture
def writer(strategy: Strategy) -> User:
    return with_role(Role.CONSULTANT, strategy.unit)


def added(strategy: Strategy, by: User, values: GroundValues = WORKSHOP, **more: Any) -> Ground:
    return services.add_ground(strategy=strategy, values=values, by=by, at=NOON, **more)


def a_file(name: str = "referat.pdf", content: bytes = PDF) -> "ContentFile[bytes]":
    return ContentFile(content, name=name)


def a_commitment(strategy: Strategy, number: int = 2) -> Commitment:
    return strategy.commitments.get(number=number)


def linked(ground: Ground, by: User, *numbers: int) -> Ground:
    keys = [a_commitment(ground.strategy, number).pk for number in numbers]
    return services.link_ground(ground=ground, commitments=keys, by=by, at=NOON)


def test_a_ground_lasts_beside_the_adopted_text(strategy: Strategy, writer: User) -> None:
    ground = added(strategy, writer, file=a_file())

    assert ground.slug == "kerneopgaven-paa-en-dag"
    assert ground.file is not None
    with ground.file.file.open() as file:
        assert file.read() == PDF
    assert Event.objects.get(kind="strategy.ground_added").data["has_file"] == 1


def test_only_who_writes_for_the_unit_adds_changes_joins_and_removes(strategy: Strategy, writer: User) -> None:
    ground, other = added(strategy, writer), a_member(strategy.unit)
    by: dict[str, Any] = {"by": other, "at": NOON}

    with pytest.raises(NotAllowed):
        added(strategy, other)
    with pytest.raises(NotAllowed):
        services.change_ground(ground=ground, values=WORKSHOP, opened_on=1, **by)
    with pytest.raises(NotAllowed):
        services.link_ground(ground=ground, commitments=[], **by)
    with pytest.raises(NotAllowed):
        services.remove_ground(ground=ground, opened_on=1, **by)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("side.html", b"<script>"),
        ("tegning.svg", b"<svg>"),
        ("program.exe", b"MZ"),
        ("uden", PDF),
        ("falsk.pdf", b"PK\x03\x04"),
        ("falsk.txt", b"MZ\0\0"),
        ("tom.pdf", b""),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused_and_nothing_is_kept(
    strategy: Strategy, writer: User, name: str, content: bytes
) -> None:
    with pytest.raises(NotAFile):
        added(strategy, writer, file=a_file(name, content))

    assert not Ground.objects.exists()
    assert not StoredFile.objects.exists()


def test_a_file_that_is_too_large_is_refused(strategy: Strategy, writer: User) -> None:
    large = a_file()
    large.size = LARGEST_FILE + 1
    with pytest.raises(NotAFile, match="25"):
        added(strategy, writer, file=large)


@pytest.mark.parametrize("values", [{"name": "  "}, {"name": "x" * 401}, {"kind": "rygte"}])
def test_what_is_no_ground_is_refused(strategy: Strategy, writer: User, values: dict[str, Any]) -> None:
    with pytest.raises(NotAGround):
        added(strategy, writer, GroundValues(**{"name": "Workshop", "kind": "workshop", **values}))


def test_a_new_file_takes_the_place_of_the_old_one(
    strategy: Strategy, writer: User, django_capture_on_commit_callbacks: Any
) -> None:
    ground = added(strategy, writer, file=a_file())
    assert ground.file is not None
    old = str(ground.file.file.name)

    with django_capture_on_commit_callbacks(execute=True):
        services.change_ground(ground=ground, values=WORKSHOP, file=a_file("nyt.pdf"), opened_on=1, by=writer, at=NOON)

    assert StoredFile.objects.get().name == "nyt.pdf"
    assert not default_storage.exists(old)


def test_two_who_change_it_at_the_same_moment_do_not_overwrite_each_other(strategy: Strategy, writer: User) -> None:
    ground = added(strategy, writer)
    services.change_ground(ground=ground, values=WORKSHOP, opened_on=1, by=writer, at=NOON)

    with pytest.raises(LostUpdate):
        services.change_ground(ground=ground, values=WORKSHOP, opened_on=1, by=writer, at=NOON)


def test_removed_it_is_gone_with_its_file_and_links(strategy: Strategy, writer: User) -> None:
    ground = linked(added(strategy, writer, file=a_file()), writer, 2)

    services.remove_ground(ground=ground, opened_on=1, by=writer, at=NOON)

    assert not StoredFile.objects.exists()
    assert not GroundLink.objects.exists()
    with pytest.raises(GroundGone):
        linked(ground, writer, 2)


def test_a_source_of_the_text_gets_one_ground(strategy: Strategy, writer: User) -> None:
    revision = strategy.revisions.get()
    first = revision.sources.first()
    assert first is not None
    added(strategy, writer, source_number=first.number)

    assert first not in grounds.unkept_sources(revision)
    with pytest.raises(NotAGround):
        added(strategy, writer, source_number=first.number)


def test_a_link_that_was_taken_away_stays_readable_with_who_and_when(strategy: Strategy, writer: User) -> None:
    ground = linked(added(strategy, writer), writer, 2, 3)

    linked(ground, writer, 3, 4)

    gone = GroundLink.objects.get(removed_at__isnull=False)
    assert (gone.commitment.number, gone.removed_by) == (2, writer)
    assert set(GroundLink.objects.standing().values_list("commitment__number", flat=True)) == {3, 4}
    last = Event.objects.filter(kind="strategy.ground_linked").latest("pk")
    assert (last.data["added"], last.data["removed"]) == (1, 1)


def test_nothing_is_told_where_the_links_are_the_same(strategy: Strategy, writer: User) -> None:
    ground = linked(added(strategy, writer), writer, 2)
    linked(ground, writer, 2)
    assert Event.objects.filter(kind="strategy.ground_linked").count() == 1


def test_a_commitment_of_another_strategy_cannot_be_joined(strategy: Strategy, writer: User) -> None:
    other = an_adopted_strategy()
    with pytest.raises(NotAGround):
        services.link_ground(ground=added(strategy, writer), commitments=[a_commitment(other).pk], by=writer, at=NOON)


def test_a_strategy_that_is_deleted_as_a_draft_takes_its_files_with_it() -> None:
    draft = a_full_draft()
    added(draft.strategy, draft.created_by, file=a_file())

    services.delete_draft(revision=draft, opened_on=draft.version, by=draft.created_by, at=NOON)

    assert not StoredFile.objects.exists()


def test_a_commitment_tells_which_ground_led_to_it_and_who_says_so(strategy: Strategy, writer: User) -> None:
    linked(added(strategy, writer), writer, 2)
    anne = a_member(a_unit("Et andet sted"))

    [group] = reasons.reasons([a_commitment(strategy).pk], anne, reach_of(anne, on=TODAY))

    assert [(each.words, each.linked_by) for each in group.reasons] == [("Kerneopgaven på en dag", writer.name)]


def test_grounds_of_a_draft_are_no_reasons_for_who_may_not_see_it() -> None:
    draft = a_full_draft()
    ground = added(draft.strategy, draft.created_by)
    key = draft.commitment_texts.first().commitment_id  # type: ignore[union-attr]
    services.link_ground(ground=ground, commitments=[key], by=draft.created_by, at=NOON)
    anne = a_member(a_unit("Et andet sted"))

    assert reasons.reasons([key], anne, reach_of(anne, on=TODAY)) == []


def _divided(draft: Revision) -> tuple[Revision, Revision]:
    """Adopted, and then adopted again with its first commitment in two."""
    first = adopted(draft)
    by: dict[str, Any] = {"by": first.created_by, "at": NOON}
    second = services.begin_revision(strategy=first.strategy, reason="Delt", **by)
    part = second.commitment_texts.get(commitment__number=1)
    services.split(part=part, first={"text": "holde veje"}, second={"text": "holde stier"}, opened_on=1, **by)
    return first, adopted(second)


def test_what_led_to_a_commitment_led_to_those_that_continue_it() -> None:
    first, second = _divided(a_full_draft())
    linked(added(first.strategy, first.created_by), first.created_by, 1)
    heir = second.commitment_texts.get(text="holde stier").commitment
    reach = reach_of(first.created_by, on=TODAY)

    told = why(heir.pk, first.strategy, first.created_by, reach)

    assert forerunners(heir.pk) == [a_commitment(first.strategy, 1).pk]
    assert [each.words for each in told.groups[0].reasons] == ["Kerneopgaven på en dag"]
    assert [(each.commitment.number, each.text) for each in told.forerunners] == [(1, "holde vejene farbare")]
    assert told.is_told


def test_why_tells_each_wording_in_which_the_words_changed_and_no_other() -> None:
    first = adopted(a_full_draft())
    by: dict[str, Any] = {"by": first.created_by, "at": NOON}
    for text in ("holde alle veje farbare", None):
        draft = services.begin_revision(strategy=first.strategy, reason="Igen", **by)
        if text:
            part = draft.commitment_texts.get(commitment__number=1)
            services.change_part(part=part, values={"text": text}, opened_on=1, **by)
        adopted(draft)

    told = why(
        a_commitment(first.strategy, 1).pk, first.strategy, first.created_by, reach_of(first.created_by, on=TODAY)
    )

    assert [(each.revision.number, each.before) for each in told.wordings] == [
        (2, "holde vejene farbare"),
        (1, None),
    ]


@pytest.mark.parametrize("wrong", [{"name": ""}, {"kind": "rygte"}, {"kind": "workshop", "former": True}])
def test_the_database_refuses_a_ground_that_contradicts_itself(
    strategy: Strategy, writer: User, wrong: dict[str, Any]
) -> None:
    added(strategy, writer)
    if "former" in wrong:
        wrong = {**wrong, "former": an_adopted_strategy()}
    with pytest.raises(IntegrityError), transaction.atomic():
        Ground.objects.update(**wrong)


def test_the_database_refuses_a_link_twice_or_taken_away_by_nobody(strategy: Strategy, writer: User) -> None:
    ground = linked(added(strategy, writer), writer, 2)
    again = GroundLink(ground=ground, commitment=a_commitment(strategy), added_by=writer, added_at=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        again.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        GroundLink.objects.update(removed_at=NOON)
