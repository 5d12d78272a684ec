"""A wording on paper, and the strategies that are hard to set."""

from pathlib import Path
from typing import Any

from kompas.strategy.exporting.paper import Paper, paper
from kompas.strategy.importer import child
from kompas.strategy.importer.reading import assemble
from kompas.strategy.models import Revision, Strategy
from kompas.strategy.services import create_draft_from_reading
from tests.makers import NOON, a_commitment, a_draft_strategy, a_unit, a_user, adopt, an_adopted_strategy

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
