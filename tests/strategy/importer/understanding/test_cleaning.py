"""What a page adds is dropped; what only looks like it stays."""

from tests.strategy.importer.understanding.makers import dropped


def page(number: int) -> dict[str, int]:
    return {"page": number}


def test_page_numbers_in_words_are_dropped() -> None:
    assert dropped("Side 1 af 3", "Vision", "side 2", "2 (3)") == {
        "Side 1 af 3": "page_number",
        "side 2": "page_number",
        "2 (3)": "page_number",
    }


def test_bare_numbers_are_page_numbers_only_where_they_grow() -> None:
    assert list(dropped("Vision", "1", "Vi vil mere.", "2", "Formål", "3")) == ["1", "2", "3"]
    assert "90" not in dropped("Vision", "1", "90", "2", "Formål", "3")


def test_a_head_that_returns_on_each_page_is_dropped() -> None:
    head = "Strategi for Vej og Park"

    found = dropped(
        (head, page(1)), ("Vision", page(1)), (head, page(2)), ("Formål", page(2)), (head, page(3)), ("Mål", page(3))
    )

    assert found == {head: "running_head"}


def test_labels_that_count_the_areas_are_no_running_heads() -> None:
    pages = [line for number in (1, 2, 3) for line in ((f"Pejlemærke {number}", page(number)), ("Navn", page(number)))]

    assert not any("Pejlemærke" in text for text in dropped(*pages))


def test_an_overview_and_the_heading_it_names_are_no_running_heads() -> None:
    found = dropped(
        ("Rent vand", page(1)), ("Åbne byer", page(1)), ("1", page(1)), ("Åbne byer", page(2)), ("2", page(2))
    )

    assert set(found) == {"1", "2"}


def test_a_table_of_contents_is_dropped_with_its_heading_but_not_the_heading_that_it_names_first() -> None:
    found = dropped("Indhold", "Kerneopgave", "Vision", "", "Kerneopgave", "Vi hjælper.", "Vision", "Alle er med.")

    assert found == {"Indhold": "contents", "Kerneopgave": "contents", "Vision": "contents"}
    assert len(found) == 3


def test_leaders_tell_a_table_of_contents_without_a_heading() -> None:
    assert list(dropped("Forord ........ 3", "Vision . . . . . 4", "Vision")) == [
        "Forord ........ 3",
        "Vision . . . . . 4",
    ]
