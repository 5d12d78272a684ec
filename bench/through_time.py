"""How long a strategy's pages take after many years: 200 commitments, 40 wordings, 500 cards; the median of each.

`size` is the number of wordings; each brings five commitments and twelve cards on a board. Every page of the strategy,
its boards and its next period that links lead to is measured, two examples of each kind, as its writer sees it.
"""

import itertools
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from bench._database import on_disk
from bench.pages import EMPTY, Uncounted, figures_of, visit_in_turn

WORDINGS = 40
COMMITMENTS = 5  # for each wording: 200
CARDS = 12.5  # for each wording: 500
AREAS = 6
CHANGED = 12  # commitments reworded from one wording to the next
ROUNDS, ROUNDS_OF_A_TRIAL = 9, 1  # below ten wordings nobody reads the figures
BEGINNINGS = (
    "/strategier/langsigt/",
    "/strategi/langsigt/",
    "/strategier/langsigt/historie/",
    "/strategier/langsigt/forskelle/?fra=1&til=3",
    "/strategier/langsigt/naeste-periode/",
    "/analyser/omverdenen-paa-langsigt/",
    "/analyser/omverdenen-paa-langsigt/nyt/",
)


def run(size: int | None = None) -> dict[str, Any]:
    """Page by page: milliseconds at the median, by the clock and of the processor; ratio; kilobytes uncompressed."""
    from django.core.cache import cache
    from django.test.utils import setup_test_environment, teardown_test_environment

    with on_disk():
        setup_test_environment(debug=False)
        try:
            writer = _a_long_history(size or WORDINGS)
            client = Uncounted(cache, writer)
            pages = {address: (client, address) for address in _addresses(client)}
            rounds = ROUNDS if (size or WORDINGS) >= 10 else ROUNDS_OF_A_TRIAL
            return figures_of(visit_in_turn({"empty page": (client, EMPTY), **pages}, rounds))
        finally:
            teardown_test_environment()


def _a_long_history(wordings: int) -> Any:
    """The strategy's writer, when it has been revised so often, each time for a reason and with other words."""
    from tests.makers import NOON, a_unit, an_adopted_strategy, with_role

    from kompas.organisation.roles import Role
    from kompas.strategy import services

    unit = a_unit()
    writer = with_role(Role.CHIEF, unit)
    strategy = an_adopted_strategy(unit, slug="langsigt", areas=_shares(wordings * COMMITMENTS))
    for number in range(2, wordings + 1):
        at = NOON + timedelta(days=30 * number)
        draft = services.begin_revision(strategy=strategy, reason=f"Årets eftersyn nr. {number}", by=writer, at=at)
        rows = list(draft.commitment_texts.order_by("commitment__number"))
        for row in itertools.islice(itertools.cycle(rows), number * CHANGED, (number + 1) * CHANGED):
            values = {"text": f"{row.text} (skærpet ved eftersyn {number})"}
            services.change_part(part=row, values=values, opened_on=row.version, by=writer, at=at)
        if number < wordings:
            draft.refresh_from_db()
            services.adopt(revision=draft, opened_on=draft.version, by=writer, at=at)
    _a_full_board(unit, strategy, int(wordings * CARDS), writer)
    _a_next_period(unit, strategy, writer)
    return writer


def _a_full_board(unit: Any, strategy: Any, cards: int, writer: Any) -> None:
    """One board; each card led to a commitment."""
    from tests.makers import NOON

    from kompas.analyses import services

    board = services.begin_board(
        kind="pestel",
        title="Omverdenen på langsigt",
        held_on=NOON.date(),
        unit=unit,
        strategy=strategy,
        by=writer,
        at=NOON,
    )
    fields, commitments = list(board.fields.all()), list(strategy.commitments.all())
    for number in range(cards):
        at = NOON + timedelta(minutes=number)
        text = f"Iagttagelse {number}: det, der sker omkring os, får betydning for det, vi lover"
        card = services.add_card(board=board, field=fields[number % len(fields)], text=text, by=writer, at=at)
        services.link(source=card, commitment=commitments[number % len(commitments)], by=writer, at=at)


def _a_next_period(unit: Any, strategy: Any, writer: Any) -> None:
    from tests.makers import NOON

    from kompas.strategy import services

    services.begin_next_period(
        strategy=strategy,
        unit=unit,
        title="Det næste langsigt",
        period_from=2030,
        period_to=2033,
        by=writer,
        at=NOON + timedelta(days=2000),
    )


def _shares(commitments: int) -> list[int]:
    return [len(range(number, commitments, AREAS)) for number in range(AREAS)]


def _addresses(client: Uncounted) -> Iterator[str]:
    """Every page under the strategy's own addresses that links lead to, two examples of each kind."""
    from tests.pages import Frontier, links_in

    frontier = Frontier(BEGINNINGS)
    for address in frontier:
        response = client.get(address)
        if response.status_code != 200 or not response.headers["Content-Type"].startswith("text/html"):
            continue
        yield address
        links = links_in(response.content.decode(), address)
        frontier.add(link for link in links if "langsigt" in link)
