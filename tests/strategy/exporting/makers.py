"""A wording on paper, a strategy's file there and back, and the strategies that are hard to set."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import jsonschema

from kompas.accounts.models import User
from kompas.organisation.roles import Role
from kompas.strategy.exporting.paper import Paper, paper
from kompas.strategy.exporting.reading import read
from kompas.strategy.exporting.record import SCHEMA, record_of
from kompas.strategy.importer import child
from kompas.strategy.importer.reading import assemble
from kompas.strategy.models import Revision, Strategy
from kompas.strategy.services import create_draft_from_reading
from kompas.strategy.services.bringing import bring_in
from tests.makers import NOON, a_commitment, a_draft_strategy, a_unit, a_user, adopt, an_adopted_strategy, with_role

LATER = NOON + timedelta(days=30)
SHAPE = json.loads(SCHEMA.read_text())
TWIN = Path(__file__).parents[1] / "importer" / "documents" / "twin.txt"
ADDRESS = "https://kompas.egevang.example/strategi/retning/"
MARKUP = '*stjerne* _under_ #panic("nej") $x^2$ \\bagud @ref <mærke> [klamme] `kode` // kommentar /* og */ ~ = -- "'
ODD = "»godt« «gut» “good” 😀 👩‍👩‍👧 שלום مرحبا بكم \u202eomvendt\u202c \u200b\u00ad½ ₂ Ω ж \ufffd \x07"


def a_paper(strategy: Strategy) -> Paper:
    revision = strategy.revisions.order_by("-number").first()
    assert revision is not None
    return paper(revision, organisation="Egevang Kommune", address=ADDRESS)


def an_odd_strategy(**fields: Any) -> Strategy:
    """Letters that no font has, words that are markup elsewhere, and a commitment of 4,000 letters."""
    strategy = a_draft_strategy(
        title=f"Strategi {ODD}"[:300],
        vision=f"{ODD}\n- {MARKUP}\n- {ODD}",
        purpose=MARKUP,
        history="\u05d0" * 300,
        **fields,
    )
    revision: Revision = strategy.revisions.get()
    a_commitment(revision, None, 0, 7, words=700)
    a_commitment(revision, None, 1, 3).texts.update(text=MARKUP, is_incomplete=True)
    a_commitment(revision, None, 2, 4).texts.update(text="u" * 4000)
    adopt(revision)
    return strategy


def a_read_strategy() -> Strategy:
    """A whole department's strategy, as it was read from its document."""
    reading = assemble(*child.read(TWIN))
    return create_draft_from_reading(reading=reading, unit=a_unit(), by=a_user(), at=NOON)


def a_long_strategy() -> Strategy:
    return an_adopted_strategy(areas=(40,) * 5, words=40)


def a_record(strategy: Strategy, *, with_draft: bool = True) -> dict[str, Any]:
    return record_of(strategy, with_draft=with_draft, organisation="Egevang Kommune", address="https://x/", at=LATER)


def brought(record: Any, *, as_adopted: bool = True, by: User | None = None) -> Strategy:
    """What comes of the record in another unit, brought in by its chief."""
    by = by or with_role(Role.CHIEF)
    unit = by.memberships.get().unit
    content = json.dumps(record).encode()
    return bring_in(record=read(content, at=LATER), unit=unit, as_adopted=as_adopted, by=by, at=LATER)


def without_about(record: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in record.items() if name != "about"}


def assert_comes_back_equal(strategy: Strategy) -> None:
    first = a_record(strategy)
    jsonschema.validate(first, SHAPE, format_checker=jsonschema.FormatChecker())

    again = brought(first, as_adopted=strategy.state != "draft")

    assert without_about(a_record(again)) == without_about(first)
