"""Title, unit, period, sources, values and criteria."""

import pytest

from kompas.strategy.importer import facts
from kompas.strategy.importer.pieces import Role
from tests.strategy.importer.understanding.makers import understood

BODY = ("", "VISION", "Alle skal kunne komme frem hele året.", "", "Vi vil:", "- salte", "- rydde sne")


@pytest.mark.parametrize(
    ("cover", "title", "unit"),
    [
        (("FRI BANE", "Strategi for Vej og Park 2024-2027"), "FRI BANE", "Vej og Park"),
        (("BØRN, UNGE OG LÆRING", "Mod på livet", "Strategi 2024-2027"), "Mod på livet", "BØRN, UNGE OG LÆRING"),
        (("HR og Udvikling, Lindø Kommune", "Arbejdspladsen først"), "Arbejdspladsen først", "HR og Udvikling"),
        (("Sundhedsstrategi 2030", "Sundhed og Forebyggelse"), "Sundhedsstrategi 2030", "Sundhed og Forebyggelse"),
        (("DIREKTIONSSEKRETARIATET", "KERNEOPGAVE OG STRATEGI"), "KERNEOPGAVE OG STRATEGI", "DIREKTIONSSEKRETARIATET"),
        (("EN GRØN OG FREMKOMMELIG", "KOMMUNE", "Mobilitetsstrategi"), "EN GRØN OG FREMKOMMELIG KOMMUNE", None),
    ],
)  # fmt: skip
def test_the_cover_tells_title_and_unit(cover: tuple[str, ...], title: str, unit: str | None) -> None:
    reading = understood(*cover, *BODY)

    assert (reading.texts[Role.TITLE], reading.unit) == (title, unit)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Strategi 2024-2027", 2024, 2027),
        ("2023-26", 2023, 2026),
        ("fra 1. januar 2024 til 31. december 2028", 2024, 2028),
        ("1 April 2024 to 31 March 2028", 2024, 2028),
        ("frem mod 2030", None, 2030),
        ("gælder til og med 2027", None, 2027),
    ],
)
def test_a_period_is_read_as_it_is_written(text: str, first: int | None, last: int | None) -> None:
    assert facts.period_in(text) == facts.Period(first, last)


def test_sources_are_what_the_strategy_rests_on_in_its_order_with_kind_and_year() -> None:
    reading = understood(
        *BODY, "", "BAGGRUND",
        "Strategien afløser Strategi 2019-2022.",
        "Den bygger på Klimaplan 2023, en kulturanalyse fra 2022 og to workshops.",
    )  # fmt: skip

    assert [(one.name, one.kind, one.year) for one in reading.sources] == [
        ("Strategi 2019-2022", "former_strategy", None),
        ("Klimaplan", "plan", 2023),
        ("kulturanalyse", "culture_analysis", 2022),
        ("to workshops", "workshop", None),
    ]


def test_what_the_strategy_does_not_replace_is_no_source() -> None:
    reading = understood(*BODY, "", "FORMÅL", "Strategien erstatter ikke personalepolitikken.")

    assert reading.sources == []


def test_values_are_pairs_whatever_their_heading() -> None:
    reading = understood(
        *BODY,
        "",
        "SÅDAN ARBEJDER VI",
        "Fair: vi behandler alle ens",
        "Åben – vi spørger først",
        "Enkel: vi fjerner resten",
    )

    assert [part.name for part in reading.values] == ["Fair", "Åben", "Enkel"]


def test_values_in_one_sentence_are_told_apart() -> None:
    reading = understood(*BODY, "", "VÆRDIER", "Vi er åbne, modige og ordentlige.")

    assert [part.name for part in reading.values] == ["åbne", "modige", "ordentlige"]


def test_the_name_of_a_value_may_have_more_than_one_word() -> None:
    reading = understood(
        *BODY, "", "VÆRDIER", "- Når vi er fagligt stærke, lærer vi.", "- Når vi er nysgerrige, spørger vi."
    )

    assert [part.name for part in reading.values] == ["fagligt stærke", "nysgerrige"]


def test_criteria_have_their_questions() -> None:
    reading = understood(*BODY, "", "Handleplaner er SMART:", "Specifikt\thvad?", "Målbart\thvornår er vi i mål?")

    assert [(part.name, part.text) for part in reading.criteria] == [
        ("Specifikt", "hvad?"),
        ("Målbart", "hvornår er vi i mål?"),
    ]


def test_a_vision_that_no_heading_announces_says_itself_what_it_is() -> None:
    reading = understood(
        "Kulturstrategi", "", "Vores vision er, at alle kan være med i kulturen.", "", "Vi vil:", "- spille"
    )

    assert reading.texts[Role.VISION] == "Vores vision er, at alle kan være med i kulturen."


@pytest.mark.parametrize(
    ("lines", "doubt"),
    [
        (("DAGSORDEN", "1. Godkendelse af dagsorden", "2. Strategi", "Fraværende: ingen"), "agenda"),
        (("Pressemeddelelse", "Byrådet har en ny strategi.", "Jeg er glad, siger borgmesteren."), "news"),
        (("Udbudsbetingelser", "Ordregiver er kommunen.", "Tilbudsfrist den 1. juni."), "tender"),
        (("Kvalitetsrapport 2024", "Karaktererne er gode.", "Det går fremad."), "nothing_found"),
    ],
)
def test_another_paper_is_no_strategy(lines: tuple[str, ...], doubt: str) -> None:
    document = understood(*lines).document

    assert (document.is_strategy, document.doubt) == (False, doubt)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Strategien skal give os en fælles retning.", Role.PURPOSE),
        ("Strategien bygger på det, vi har lært af borgerne.", Role.HISTORY),
        ("Vi drømmer om en havn, hvor folk bader.", Role.VISION),
        ("Vej og Park sørger for, at man kommer frem.", Role.CORE_TASK),
    ],
)
def test_a_short_section_whose_heading_says_nothing_is_known_by_its_own_voice(text: str, role: Role) -> None:
    reading = understood("FRI BANE", "", "TIL EN BEGYNDELSE", text, "", "SPOR 1: VEJE", "Vi vil:", "- salte", "- feje")

    assert reading.texts[role] == text


def test_a_known_heading_ends_the_foreword_that_it_stands_under() -> None:
    reading = understood(
        ("FRI BANE", {"level": 1}), ("Indledning", {"level": 2}), "Der er langt igen.",
        ("Kerneopgave", {"level": 3}), "Vi holder vejene åbne.", kind="docx",
    )  # fmt: skip

    assert reading.texts[Role.CORE_TASK] == "Vi holder vejene åbne."


def test_criteria_stand_in_two_lines_as_well() -> None:
    reading = understood(
        *BODY, "", "GODE MÅL ER SMART", "Specifikt", "Hvad vil vi helt præcist?", "Målbart", "Hvordan?"
    )

    assert [(part.name, part.text) for part in reading.criteria] == [
        ("Specifikt", "Hvad vil vi helt præcist?"),
        ("Målbart", "Hvordan?"),
    ]


def test_who_signed_and_a_sentence_that_counts_the_areas_belong_to_no_text() -> None:
    reading = understood(
        "FRI BANE", "", "VISION", "Alle kommer frem hele året.", "", "Strategien har to spor: veje og parker.", "",
        "OPFØLGNING", "Vi følger op hvert år.", "", "På Direktionens vegne", "", "Ane Holm", "", "direktør",
    )  # fmt: skip

    assert reading.texts[Role.VISION] == "Alle kommer frem hele året."
    assert reading.texts[Role.STEERING] == "Vi følger op hvert år."
