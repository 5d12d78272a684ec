"""Which lines are headings, and what they announce."""

import pytest

from kompas.strategy.importer.understanding.blocks import Kind
from kompas.strategy.importer.vocabulary import Section
from tests.strategy.importer.understanding.makers import headings


def names(*given: str) -> list[str]:
    return [block.name for block in headings(*given) if block.kind is Kind.HEADING]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Pejlemærke 1: Nærhed", "Nærhed"),
        ("SPOR A – TRYGHED", "TRYGHED"),
        ("Strategisk mål 3: Sund aldring", "Sund aldring"),
        ("Fokusområde: FÆLLES SPROG", "FÆLLES SPROG"),
        ("4.1 KLAR BESKED", "KLAR BESKED"),
    ],
)
def test_a_heading_loses_its_number_and_its_label(text: str, name: str) -> None:
    assert names(text, "Det er vigtigt for os alle sammen.") == [name]


def test_a_word_after_a_label_is_no_roman_number() -> None:
    assert names("INDSATS I BYERNE", "Byerne vokser år for år.") == ["INDSATS I BYERNE"]


def test_a_label_alone_gives_its_meaning_to_the_line_under_it() -> None:
    label, name = headings("Tema B.", "Sprog", "Sprog åbner verden for alle.")[:2]

    assert (label.inner, name.kind, name.label) == ("label", Kind.HEADING, "tema")


def test_numbers_in_a_row_are_a_list_and_a_number_alone_is_a_heading() -> None:
    def numbered(number: int, text: str) -> tuple[str, dict[str, str]]:
        return text, {"bullet": f"{number}."}

    listed = headings(numbered(1, "sige goddag"), numbered(2, "holde åbent"), numbered(3, "køre bøger ud"))
    alone = headings(numbered(5, "Attraktiv arbejdsplads"), "Vi konkurrerer om de bedste.", "Derfor vil vi:", "- lytte")

    assert [block.kind for block in listed] == [Kind.ITEM] * 3
    assert alone[0].kind is Kind.HEADING


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("VORES KERNEOPGAVE", Section.CORE_TASK),
        ("Hvad er vi sat i verden for?", Section.CORE_TASK),
        ("Hvor skal vi hen?", Section.VISION),
        ("Hvorfor en strategi?", Section.PURPOSE),
        ("Hvem arbejder vi for?", Section.STAKEHOLDERS),
        ("Fra strategi til handling", Section.STEERING),
        ("Grundlag", Section.HISTORY),
        ("Fire pejlemærker", Section.AREAS),
    ],
)
def test_the_words_of_a_heading_say_what_it_announces(text: str, section: Section) -> None:
    assert headings(text, "", "En tekst, der er lang nok til at være brødtekst.")[0].section is section


def test_the_line_before_a_lead_in_that_returns_is_a_heading_however_it_is_set() -> None:
    found = names(
        "Tidlig Indsats", "Det begynder tidligt.", "Det vil vi gøre ved at", "- lytte",
        "Stærke Fællesskaber", "Ensomhed gør syg.", "Det vil vi gøre ved at", "- støtte",
    )  # fmt: skip

    assert found == ["Tidlig Indsats", "Stærke Fællesskaber"]


def test_a_heading_that_returns_in_every_area_divides_it() -> None:
    area = ["Hvorfor?", "Det er der god grund til.", ""]
    found = headings("Leg", "", *area, "Sprog", "", *area, "Natur", "", *area)

    assert {block.inner for block in found if block.name == "Hvorfor?"} == {"mark"}
