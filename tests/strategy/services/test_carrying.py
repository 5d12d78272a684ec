"""What hangs on a strategy goes on in the next period: by rule, as somebody answers, and never on nothing."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kompas.accounts.models import User
from kompas.errors import LostUpdate, NotAllowed
from kompas.journal.models import Event
from kompas.organisation.roles import Role
from kompas.strategy import hanging, services
from kompas.strategy.fates import FOLLOWING, STAYING, Course, Fate, fits
from kompas.strategy.hanging import HANGING, Move, Thing
from kompas.strategy.models import PartKind, Succession, SuccessionAnswer
from kompas.strategy.services import CannotAnswerFor, NotReady
from kompas.strategy.succession import Question, plan, questions
from tests.makers import NOON, a_unit, with_role
from tests.strategy.makers import a_commitment, a_full_draft, a_next_period, adopted, decided, row_saying

pytestmark = pytest.mark.django_db


class Pennants:
    """Things that hang on commitments, as a room above would hold them: key of the thing, key of the commitment."""

    def __init__(self) -> None:
        self.under: dict[int, int] = {}

    def found(self, kind: PartKind, keys: Any) -> dict[int, list[Thing]]:
        if kind.code != "commitment":
            return {}
        return {
            key: [Thing(thing, f"Vimpel {thing}") for thing, under in self.under.items() if under == key]
            for key in keys
        }

    def rehang(self, kind: PartKind, moves: Sequence[Move], by: User, at: datetime) -> None:
        for thing, old, new in moves:
            assert self.under[thing] == old
            self.under[thing] = new


@pytest.fixture
def pennants() -> Iterator[Pennants]:
    held = Pennants()
    hanging.declare("test.pennant", "vimpler", found=held.found, rehang=held.rehang)
    yield held
    del HANGING["test.pennant"]


@pytest.fixture
def cards() -> Iterator[Pennants]:
    held = Pennants()
    hanging.declare("test.card", "kort", found=held.found, courses=STAYING)
    yield held
    del HANGING["test.card"]


def _keep_the_rest(succession: Succession) -> None:
    for row in plan(succession).open:
        decided(succession, row.old.head, Fate.KEPT)


def _adopt(succession: Succession) -> None:
    draft = succession.new.revisions.get()
    services.adopt(revision=draft, opened_on=draft.version, by=succession.begun_by, at=NOON)


def _answer(succession: Succession, question: Question, to: int | None, **fields: Any) -> SuccessionAnswer:
    given: dict[str, Any] = {"reason": "Det passer her", "opened_on": 0, "by": succession.begun_by, **fields}
    return services.answer_for(
        succession=succession,
        kind=question.kind.code,
        thing=question.thing.key,
        of=question.row.old.key,
        to=to,
        at=NOON,
        **given,
    )


def test_what_hangs_on_a_kept_commitment_follows_by_rule(pennants: Pennants) -> None:
    succession = a_next_period()
    old = row_saying(succession, "holde").old.pk
    pennants.under[7] = old
    _keep_the_rest(succession)

    _adopt(succession)

    assert pennants.under[7] == row_saying(succession, "holde").new[0].pk
    went = SuccessionAnswer.objects.get()
    assert (went.words, went.commitment_id, went.answered_by) == ("Vimpel 7", pennants.under[7], None)
    assert went.decision.commitment_id == old


def test_what_hangs_on_a_split_commitment_waits_for_an_answer_which(pennants: Pennants) -> None:
    succession = a_next_period()
    pennants.under[7] = row_saying(succession, "holde").old.pk
    decided(succession, "holde", Fate.SPLIT, texts=[{"text": "rydde sne"}, {"text": "lappe huller"}], reason="To slags")
    _keep_the_rest(succession)
    with pytest.raises(NotReady, match="venter på svar"):
        _adopt(succession)
    (question,) = questions(plan(succession))

    _answer(succession, question, question.choices[1].pk)
    _adopt(succession)

    assert pennants.under[7] == question.choices[1].pk
    assert Event.objects.get(kind="strategy.hanging_answered").data == {"hanging": "test.pennant", "thing": 7}


def test_what_hangs_on_a_dropped_commitment_goes_under_another_or_stays(pennants: Pennants) -> None:
    succession = a_next_period()
    old = row_saying(succession, "holde").old.pk
    pennants.under.update({7: old, 8: old})
    decided(succession, "holde", Fate.DROPPED, reason="Overtaget af staten")
    _keep_the_rest(succession)
    first, second = questions(plan(succession))

    _answer(succession, first, first.choices[0].pk)
    _answer(succession, second, None, reason="Det sluttede med perioden")
    _adopt(succession)

    assert pennants.under == {7: row_saying(succession, "svare").new[0].pk, 8: old}


def test_cards_stay_with_the_former_strategy_and_nobody_is_asked(cards: Pennants) -> None:
    succession = a_next_period()
    old = row_saying(succession, "holde").old.pk
    cards.under[3] = old
    decided(succession, "holde", Fate.DROPPED, reason="Overtaget af staten")
    _keep_the_rest(succession)

    _adopt(succession)

    assert cards.under == {3: old}
    assert SuccessionAnswer.objects.get().commitment_id is None


def test_a_decision_made_anew_asks_anew_about_what_hangs_there(pennants: Pennants) -> None:
    succession = a_next_period()
    pennants.under[7] = row_saying(succession, "holde").old.pk
    decided(succession, "holde", Fate.REWORDED, texts=[{"text": "holde stier farbare"}], reason="Stier")
    (question,) = questions(plan(succession))
    _answer(succession, question, question.choices[0].pk)

    decided(succession, "holde", Fate.DROPPED, reason="Nej")

    (question,) = questions(plan(succession))
    assert question.answer is None


def test_an_answer_whose_text_is_removed_on_the_desk_is_asked_for_anew(pennants: Pennants) -> None:
    succession = a_next_period()
    pennants.under[7] = row_saying(succession, "holde").old.pk
    decided(succession, "holde", Fate.DROPPED, reason="Nej")
    decided(succession, "svare", Fate.KEPT)
    (question,) = questions(plan(succession))
    _answer(succession, question, question.choices[0].pk)
    part = succession.new.revisions.get().commitment_texts.get()

    services.remove_part(part=part, opened_on=part.version, by=succession.begun_by, at=NOON)

    (question,) = questions(plan(succession))
    assert question.answer is None


def test_answers_are_guarded(pennants: Pennants) -> None:
    succession = a_next_period()
    pennants.under[7] = row_saying(succession, "holde").old.pk
    decided(succession, "holde", Fate.DROPPED, reason="Nej")
    (question,) = questions(plan(succession))

    with pytest.raises(NotAllowed):
        _answer(succession, question, None, by=with_role(Role.CHIEF, a_unit("Børn og Unge")))
    with pytest.raises(CannotAnswerFor, match="begrundelse"):
        _answer(succession, question, None, reason=" ")
    with pytest.raises(CannotAnswerFor, match="Vælg"):
        _answer(succession, question, question.row.old.pk)
    _answer(succession, question, None)
    with pytest.raises(LostUpdate):
        _answer(succession, question, None)
    decided(succession, "holde", Fate.KEPT)
    with pytest.raises(CannotAnswerFor, match="ikke længere"):
        _answer(succession, question, None)


def test_a_kind_that_may_move_has_to_say_how() -> None:
    with pytest.raises(ValueError, match="say how"):
        hanging.declare("test.stiff", "stive", found=Pennants().found)


@pytest.mark.parametrize(
    ("fate", "new", "same", "shared", "holds"),
    [
        (Fate.KEPT, 1, True, False, True),
        (Fate.KEPT, 1, False, False, False),
        (Fate.KEPT, 2, True, False, False),
        (Fate.REWORDED, 1, False, False, True),
        (Fate.REWORDED, 0, False, False, False),
        (Fate.MERGED, 1, False, True, True),
        (Fate.MERGED, 1, False, False, False),
        (Fate.SPLIT, 2, False, False, True),
        (Fate.SPLIT, 1, False, False, False),
        (Fate.DROPPED, 0, False, False, True),
        (Fate.DROPPED, 1, False, False, False),
    ],
)
def test_a_decision_holds_as_long_as_the_next_period_says_so(
    fate: Fate,
    new: int,
    same: bool,
    shared: bool,
    holds: bool,
) -> None:
    assert fits(fate, new=new, is_same_text=same, is_shared=shared) is holds


def test_every_fate_has_a_course() -> None:
    assert set(FOLLOWING) == set(STAYING) == set(Fate)
    assert Course.ASKED not in STAYING.values()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_is_decided_everything_that_hung_ends_somewhere_definite(pennants: Pennants, data: Any) -> None:
    draft = a_full_draft()
    for text in ("plante træer", "måle støj"):
        a_commitment(draft, text)
    succession = a_next_period(adopted(draft).strategy)
    old = [row.old.pk for row in plan(succession).rows if row.old.kind.code == "commitment"]
    pennants.under = {thing: data.draw(st.sampled_from(old)) for thing in range(6)}
    before = dict(pennants.under)
    _decide_at_random(succession, data)

    for question in questions(plan(succession)):
        to = data.draw(st.sampled_from([None, *(said.pk for said in question.choices)]))
        _answer(succession, question, to)
    _adopt(succession)

    new = {said.pk for said in plan(succession).parts if said.kind.code == "commitment"}
    answers = {each.thing: each for each in SuccessionAnswer.objects.filter(decision__succession=succession)}
    assert set(answers) == set(before)
    for thing, went in answers.items():
        assert went.decision.commitment_id == before[thing]
        assert pennants.under[thing] == (went.commitment_id or before[thing])
        assert went.commitment_id is None or went.commitment_id in new


def _decide_at_random(succession: Succession, data: Any) -> None:
    """Decide each commitment at random; one is kept, so that there is something to adopt and to merge into."""
    rows = [row for row in plan(succession).rows if row.old.kind.code == "commitment"]
    kept = decided(succession, rows[0].old.head, Fate.KEPT).links.get().commitment_id
    texts = {Fate.REWORDED: [{"text": "nyt"}], Fate.SPLIT: [{"text": "det ene"}, {"text": "det andet"}]}
    for row in rows[1:]:
        fate = data.draw(st.sampled_from(list(Fate)))
        into = [kept] if fate == Fate.MERGED else []
        decided(succession, row.old.head, fate, texts=texts.get(fate, []), into=into, reason="Fordi")
    _keep_the_rest(succession)
