"""What a strategy rests on goes along with its file; files and former strategies stay, and the file says so."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.base import ContentFile

from kompas.organisation.roles import Role
from kompas.strategy import services
from kompas.strategy.exporting import grounds
from kompas.strategy.exporting.reading import read
from kompas.strategy.exporting.record import as_bytes
from kompas.strategy.exporting.shape import NotTheFormat
from kompas.strategy.models import Ground, GroundLink, Strategy
from kompas.strategy.services import GroundValues
from tests.makers import NOON, an_adopted_strategy, with_role
from tests.strategy.exporting.makers import LATER, a_record, assert_comes_back_equal, brought
from tests.strategy.makers import a_commitment, a_full_draft, adopted

pytestmark = pytest.mark.django_db
SURVEY = GroundValues(
    name="Borgernes svar",
    kind="survey",
    held_on=date(2024, 5, 2),
    about="De vil ringe.\n- Ikke skrive.",
    is_public=True,
)


def a_grounded_strategy() -> Strategy:
    """It rests on a survey with a file that led to two commitments, and on a former strategy that led to none."""
    draft = a_full_draft()
    strategy, by = adopted(draft).strategy, draft.created_by
    file = ContentFile(b"%PDF-1.7 svar", name="svar.pdf")
    survey = services.add_ground(strategy=strategy, values=SURVEY, file=file, source_number=1, by=by, at=NOON)
    keys = list(strategy.commitments.values_list("pk", flat=True))
    services.link_ground(ground=survey, commitments=keys, by=by, at=NOON)
    before = GroundValues(name="Den forrige", kind="former_strategy", former=an_adopted_strategy())
    services.add_ground(strategy=strategy, values=before, by=by, at=NOON)
    strategy.refresh_from_db()
    return strategy


def test_grounds_come_back_equal() -> None:
    assert_comes_back_equal(a_grounded_strategy())


def test_grounds_stand_here_by_whoever_brought_them_and_citizens_do_not_read_them_yet() -> None:
    by = with_role(Role.CHIEF)

    again = brought(a_record(a_grounded_strategy()), by=by)

    ground = again.grounds.get(slug="borgernes-svar")
    assert (ground.name, ground.kind, ground.held_on, ground.about) == (
        SURVEY.name,
        SURVEY.kind,
        SURVEY.held_on,
        SURVEY.about,
    )
    assert (ground.added_by, ground.added_at, ground.is_public, ground.file) == (by, LATER, False, None)
    assert sorted(ground.links.values_list("commitment__number", flat=True)) == [1, 2]
    assert ground.source_number == 1


def test_what_stays_in_the_house_is_named() -> None:
    strategy = a_grounded_strategy()
    former = strategy.grounds.get(slug="den-forrige").former
    assert former is not None

    assert a_record(strategy)["about"]["left_behind"] == [
        {"ground": "borgernes-svar", "file": "svar.pdf", "former": None},
        {"ground": "den-forrige", "file": None, "former": former.slug},
    ]


def test_a_link_that_was_taken_away_stays_in_the_house() -> None:
    strategy = a_grounded_strategy()
    ground = strategy.grounds.get(slug="borgernes-svar")
    services.link_ground(ground=ground, commitments=[], by=ground.added_by, at=NOON)

    assert a_record(strategy)["further"]["grounds"][0]["commitments"] == []


def test_a_file_without_the_draft_tells_of_none_of_its_commitments() -> None:
    strategy = a_grounded_strategy()
    ground = strategy.grounds.get(slug="borgernes-svar")
    draft = services.begin_revision(strategy=strategy, reason="Mere", by=ground.added_by, at=NOON)
    new = a_commitment(draft, "noget helt nyt").commitment
    services.link_ground(ground=ground, commitments=[new.pk], by=ground.added_by, at=NOON)

    assert a_record(strategy, with_draft=False)["further"]["grounds"][0]["commitments"] == []
    assert_comes_back_equal(strategy)


def test_a_strategy_brought_as_a_draft_keeps_the_grounds_of_its_last_wording() -> None:
    strategy = a_grounded_strategy()
    by = strategy.grounds.get(slug="borgernes-svar").added_by
    draft = services.begin_revision(strategy=strategy, reason="Mindre", by=by, at=NOON)
    services.remove_part(part=draft.commitment_texts.all()[0], opened_on=1, by=by, at=NOON)

    again = brought(a_record(strategy), as_adopted=False, by=with_role(Role.CONSULTANT))

    assert again.grounds.count() == 2
    assert GroundLink.objects.filter(ground__strategy=again).count() == 1


def test_a_file_from_before_grounds_went_along_is_read() -> None:
    record = a_record(a_grounded_strategy())
    del record["about"]["left_behind"], record["further"]["grounds"]

    assert not brought(record).grounds.exists()


def test_no_file_holds_more_links_than_can_be_stored_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grounds, "LINKS_IN_ALL", 1)
    with pytest.raises(NotTheFormat, match=r"further\.grounds: .* 1 "):
        read(as_bytes(a_record(a_grounded_strategy())), at=LATER)


FAULTS: dict[str, tuple[str, Callable[[Any], object]]] = {
    "no list": (r"further\.grounds", lambda told: told["further"].update(grounds={})),
    "too many": (r"further\.grounds", lambda told: told["further"].update(grounds=[{}] * 1001)),
    "an unknown name": (r"grounds\[0\].*file", lambda told: told["further"]["grounds"][0].update(file="x.pdf")),
    "an address of markup": (r"grounds\[0\]\.key", lambda told: told["further"]["grounds"][0].update(key="<b>")),
    "an address of a page": (r"grounds\[0\]\.key", lambda told: told["further"]["grounds"][0].update(key="ny")),
    "an address twice": (
        r"grounds\[1\]\.key",
        lambda told: told["further"]["grounds"][1].update(key="borgernes-svar"),
    ),
    "no name": (r"grounds\[0\]\.name", lambda told: told["further"]["grounds"][0].update(name=" ")),
    "a long name": (r"grounds\[0\]\.name", lambda told: told["further"]["grounds"][0].update(name="a" * 401)),
    "an unknown kind": (r"grounds\[0\]\.kind", lambda told: told["further"]["grounds"][0].update(kind="rygte")),
    "no day": (r"grounds\[0\]\.held_on", lambda told: told["further"]["grounds"][0].update(held_on="2024-02-30")),
    "a week for a day": (
        r"grounds\[0\]\.held_on",
        lambda told: told["further"]["grounds"][0].update(held_on="2024-W05-1"),
    ),
    "NUL": (r"grounds\[0\]\.about", lambda told: told["further"]["grounds"][0].update(about="a\0b")),
    "a source twice": (r"grounds\[1\]\.source", lambda told: told["further"]["grounds"][1].update(source=1)),
    "a source as text": (r"grounds\[0\]\.source", lambda told: told["further"]["grounds"][0].update(source="1")),
    "a commitment that is not there": (
        r"grounds\[0\]\.commitments\[0\]",
        lambda told: told["further"]["grounds"][0].update(commitments=[99]),
    ),
    "a commitment twice": (
        r"grounds\[0\]\.commitments\[1\]",
        lambda told: told["further"]["grounds"][0].update(commitments=[1, 1]),
    ),
    "what stays behind as text": (r"about\.left_behind", lambda told: told["about"].update(left_behind="alt")),
    "a file of no ground": (
        r"about\.left_behind\[0\]\.ground",
        lambda told: told["about"]["left_behind"][0].update(ground=None),
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_what_does_not_fit_is_refused_by_its_place(fault: str) -> None:
    record = a_record(a_grounded_strategy())
    words, spoil = FAULTS[fault]
    spoil(record)
    before = Strategy.objects.count(), Ground.objects.count()

    with pytest.raises(NotTheFormat, match=words):
        brought(record)

    assert (Strategy.objects.count(), Ground.objects.count()) == before
