"""The picture of the red thread: nothing lies on anything else, and nothing lies outside."""

from itertools import pairwise

import pytest

from kompas.web.shared.thread_picture import COLUMNS, MARGIN, Box, Branch, Picture, draw, measure, wrap

SHORT = "tage godt imod nye kolleger"
LONG = " ".join(["spildevandspumpestation og vedligeholdelse"] * 20)  # 60 words
MONSTER = "speciallægepraksisplanlægningsstabiliseringsperiode" * 3


def a_tree(*sizes: int, words: str = SHORT) -> Branch:
    areas = tuple(
        Branch(f"Fokuspunkt {area}", "", note=f"{size} løfter", children=tuple(a_knot(words) for _ in range(size)))
        for area, size in enumerate(sizes)
    )
    return Branch("Vi giver rammer, der kan leves i", "", note="Kerneopgave", children=areas)


def a_knot(words: str) -> Branch:
    return Branch(words, "", mark="7", is_naked=True)


SHAPES = {
    "four by five": a_tree(5, 5, 5, 5),
    "nine by twelve": a_tree(*[12] * 9),
    "one by one": a_tree(1),
    "no area": a_tree(),
    "an empty area among full ones": a_tree(3, 0, 2),
    "commitments of sixty words": a_tree(4, 4, words=LONG),
    "words wider than their box": a_tree(2, words=MONSTER),
    "a core task higher than all that hangs on it": Branch(LONG, "", note="Kerneopgave", children=a_tree(1).children),
}


@pytest.fixture(params=list(SHAPES.values()), ids=list(SHAPES))
def picture(request: pytest.FixtureRequest) -> Picture:
    return draw(request.param)


def test_no_box_lies_on_another(picture: Picture) -> None:
    for column in COLUMNS:
        boxes = sorted((box for box in picture.boxes if box.column == column.name), key=lambda box: box.y)
        assert all(upper.bottom < lower.y for upper, lower in pairwise(boxes))
    for left, right in pairwise(COLUMNS):
        assert left.x + left.width + 40 < right.x  # room for the threads


def test_every_box_lies_inside_the_picture(picture: Picture) -> None:
    for box in picture.boxes:
        assert 0 < box.x - MARGIN <= box.right <= picture.width - MARGIN or box.x == MARGIN
        assert MARGIN <= box.y < box.bottom <= picture.height - MARGIN


def test_every_line_of_text_lies_inside_its_box(picture: Picture) -> None:
    sizes = {column.name: column.size * column.weight for column in COLUMNS}
    for box in picture.boxes:
        for line in box.lines:
            assert box.x < line.x
            assert line.x + measure(line.words, sizes[box.column]) < box.right
            assert box.y < line.y - 10
            assert line.y < box.bottom


def test_no_word_is_lost(picture: Picture) -> None:
    for box in picture.boxes:
        shown = "".join(line.words.removesuffix("-") for line in box.lines)
        assert shown.replace(" ", "") == box.branch.words.replace(" ", "")


def test_every_box_but_the_root_hangs_on_one_thread_that_meets_its_middle(picture: Picture) -> None:
    ends = [thread.path.rsplit(" ", 2)[1:] for thread in picture.threads]
    assert ends == [[str(box.x), str(box.middle)] for box in picture.boxes if box.column != "root"]


def test_the_core_task_stands_on_the_first_screen_however_long_the_thread_is() -> None:
    picture = draw(a_tree(*[12] * 9))
    assert picture.height > 4000
    assert _root(picture).y < 200


def test_a_small_tree_is_drawn_around_its_middle() -> None:
    picture = draw(a_tree(2, 2))
    assert abs(_root(picture).middle - picture.height // 2) <= 1


@pytest.mark.parametrize("room", [60, 120, 500])
def test_wrapped_lines_are_never_wider_than_their_room(room: int) -> None:
    for text in (SHORT, LONG, MONSTER):
        assert all(measure(line, 14) <= room for line in wrap(text, room, 14))


def test_nothing_to_say_takes_no_line() -> None:
    assert wrap("  ", 100, 14) == ()


def _root(picture: Picture) -> Box:
    return next(box for box in picture.boxes if box.column == "root")
