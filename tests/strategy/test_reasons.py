"""Why a commitment is there is told by rooms that strategy does not know."""

from collections.abc import Collection, Iterator, Mapping

import pytest

from kompas.accounts.models import User
from kompas.organisation.reach import Reach
from kompas.strategy import reasons
from kompas.strategy.reasons import Reason, declare
from tests.makers import a_user

NOBODYS = Reach(frozenset(), {})
WEAKNESS = Reason(kind="Svaghed", words="Vi svarer for sent")


@pytest.fixture(autouse=True)
def _nothing_declared(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(reasons, "GIVERS", {})
    yield


def _of_all(commitments: Collection[int], _person: User, _reach: Reach) -> Mapping[int, list[Reason]]:
    return {key: [WEAKNESS] for key in commitments}


@pytest.mark.django_db
def test_what_led_to_a_commitment_is_told_under_the_heading_of_its_room() -> None:
    declare("boards", heading="Kort fra tavler", find=_of_all)

    found = reasons.reasons([1], a_user(), NOBODYS)

    assert [(each.heading, each.reasons) for each in found] == [("Kort fra tavler", (WEAKNESS,))]


@pytest.mark.django_db
def test_what_led_to_two_that_became_one_is_told_once() -> None:
    declare("boards", heading="Kort fra tavler", find=_of_all)

    assert reasons.reasons([1, 2], a_user(), NOBODYS)[0].reasons == (WEAKNESS,)


@pytest.mark.django_db
def test_a_room_that_knows_nothing_of_it_has_no_heading() -> None:
    declare("boards", heading="Kort fra tavler", find=lambda _keys, _person, _reach: {})

    assert reasons.reasons([1], a_user(), NOBODYS) == []


def test_one_name_is_declared_by_one_room_only() -> None:
    declare("boards", heading="Kort fra tavler", find=_of_all)
    with pytest.raises(ValueError, match="twice"):
        declare("boards", heading="Kort fra tavler", find=_of_all)
