"""What a focus area is, told by the structure of the whole."""

from kompas.strategy.importer.pieces import Role
from tests.strategy.importer.understanding.makers import outline, understood

FRAME = ["Derfor vil vi:", "- lytte", "- svare", ""]


def test_headings_built_alike_are_areas_and_others_are_not() -> None:
    reading = understood(
        "Strategi for Vej og Park", "", "VISION", "Alle kommer frem.", "",
        "VEJE", "Vejene er slidte.", *FRAME, "PARKER", "Parkerne er grønne.", *FRAME,
        "OPFØLGNING", "Lederne følger op hvert år.",
    )  # fmt: skip

    assert outline(reading) == {"VEJE": ["lytte", "svare"], "PARKER": ["lytte", "svare"]}
    assert reading.texts[Role.STEERING] == "Lederne følger op hvert år."


def test_stakeholders_set_like_the_areas_are_no_areas() -> None:
    reading = understood(
        "FRI LEG", "",
        "HVEM ER VI TIL FOR?", "", "BØRN OG UNGE", "De skal opleve voksne med tid.", "",
        "FORÆLDRE", "De skal mødes.", "",
        "TO FOKUSOMRÅDER", "", "LEG", "Leg er vigtigt.", *FRAME, "SPROG", "Sprog er vigtigt.", *FRAME,
    )  # fmt: skip

    assert list(outline(reading)) == ["LEG", "SPROG"]
    assert [part.name for part in reading.stakeholders] == ["BØRN OG UNGE", "FORÆLDRE"]


def test_goals_and_commitments_of_an_area_are_kept_apart() -> None:
    reading = understood(
        "Indsatsområde 1: Klima", "Det haster.", "Mål", "- CO2 er halveret", "Indsatser", "- plante træer", "",
        "Indsatsområde 2: Natur", "Mål", "- Flere fugle", "Indsatser", "- slå mindre græs",
    )  # fmt: skip

    assert outline(reading) == {"Klima": ["plante træer"], "Natur": ["slå mindre græs"]}
    assert [goal.text for goal in reading.goals] == ["CO2 er halveret", "Flere fugle"]


def test_a_summary_before_the_areas_is_no_second_set_of_commitments() -> None:
    reading = understood(
        "STRATEGIEN KORT", "", "Vand", "- gemme regnen", "", "Varme", "- udfase olie", "",
        "VISION", "Vi er halvvejs i mål.", "",
        "Vand", "Det regner mere.", "Derfor vil vi:", "- gemme regnen, hvor den falder", "",
        "Varme", "Olie er dyrt.", "Derfor vil vi:", "- udfase de sidste oliefyr",
    )  # fmt: skip

    assert outline(reading) == {"Vand": ["gemme regnen, hvor den falder"], "Varme": ["udfase de sidste oliefyr"]}


def test_an_area_whose_label_was_forgotten_is_one_all_the_same() -> None:
    reading = understood(
        "Spor 1: Vand",
        "Det er vådt.",
        *FRAME,
        "Spor 2: Varme",
        "Det er varmt.",
        *FRAME,
        "Vaner",
        "Det er svært.",
        *FRAME,
    )

    assert list(outline(reading)) == ["Vand", "Varme", "Vaner"]


def test_sentences_that_begin_vi_vil_are_commitments_where_there_is_no_list() -> None:
    reading = understood(
        "Kulturstrategi", "",
        "Vi har to temaer: Børn og kultur, Kultur på landet", "",
        "Børn og kultur", "", "Alle børn skal møde kunst. Vi vil udvide musikskolen. Vi vil åbne biblioteket.", "",
        "Kultur på landet", "", "Der er langt til byen. Vi vil køre en kulturbus.",
    )  # fmt: skip

    assert outline(reading) == {
        "Børn og kultur": ["Vi vil udvide musikskolen.", "Vi vil åbne biblioteket."],
        "Kultur på landet": ["Vi vil køre en kulturbus."],
    }
    assert reading.areas[0].text == "Alle børn skal møde kunst."


def test_paragraphs_that_begin_alike_are_commitments() -> None:
    reading = understood(
        "Socialstrategi", "",
        "Vi møder borgeren, hvor borgeren er", "Mange har mødt os før.",
        "Vi giver én indgang.", "Vi kommer hjem til folk.", "",
        "Vi bliver klogere hele tiden", "Viden bliver gammel.", "Vi evaluerer hvert år.", "Vi deler resultaterne.",
    )  # fmt: skip

    assert outline(reading) == {
        "Vi møder borgeren, hvor borgeren er": ["Vi giver én indgang.", "Vi kommer hjem til folk."],
        "Vi bliver klogere hele tiden": ["Vi evaluerer hvert år.", "Vi deler resultaterne."],
    }


def test_promises_without_areas_stand_on_their_own() -> None:
    reading = understood("Bibliotekets løfter", "", "Vi vil:", "- sige goddag", "- holde åbent")

    assert [one.text for one in reading.commitments] == ["sige goddag", "holde åbent"]
    assert not reading.areas


def test_areas_named_in_a_list_with_what_is_said_of_them() -> None:
    reading = understood(
        "Driftsstrategi", "", "Vores to fokusområder", "- Klima: Vi sparer strøm.", "- Natur: Vi slår mindre græs."
    )

    assert outline(reading) == {"Klima": ["Vi sparer strøm."], "Natur": ["Vi slår mindre græs."]}


def test_a_box_of_facts_is_no_part_of_an_area() -> None:
    facts = ["Fakta", "60 procent af fortovene er smalle."]
    reading = understood(
        "Spor 1: Byer", "Byer er for alle.", *facts, "Derfor vil vi:", "- bygge", "", "Spor 2: Veje", *FRAME
    )

    assert reading.areas[0].text == "Byer er for alle."
    assert reading.unplaced == facts


def test_a_commitment_that_the_document_breaks_off_is_marked() -> None:
    reading = understood(
        "Spor 1: Byer", *FRAME, "Spor 2: Veje", "Derfor vil vi:", "- rydde sne", "- salte, når det er glat, og"
    )

    assert [one.is_incomplete for one in reading.areas[1].children] == [False, True]


def test_a_table_names_areas_and_commitments_by_its_head_and_an_empty_cell_goes_on() -> None:
    rows = ["Fokusområde\tVi vil\tAnsvarlig", "Unge\tgive alle en mentor\tTeam A", "oprette brobygning\tTeam A"]

    reading = understood(
        "Ungestrategi", "", "VISION", "Alle unge er på vej.", "", *rows, "Forældre\tholde møder\tTeam B"
    )

    assert outline(reading) == {"Unge": ["give alle en mentor", "oprette brobygning"], "Forældre": ["holde møder"]}
    assert reading.texts[Role.VISION] == "Alle unge er på vej."


def test_items_numbered_under_their_area_are_items() -> None:
    reading = understood(
        "Havnestrategi", "",
        "1. En levende havn", "Havnen er for alle.", "Vi handler ved at", "1.1 åbne bassinet", "1.2 lave torvedage", "",
        "2. En sikker havn", "Sikkerhed er vigtig.", "Vi handler ved at", "2.1 hæve digerne", "2.2 øve beredskab",
    )  # fmt: skip

    assert outline(reading) == {
        "En levende havn": ["åbne bassinet", "lave torvedage"],
        "En sikker havn": ["hæve digerne", "øve beredskab"],
    }


def test_a_sub_heading_in_every_area_and_who_is_quoted_are_no_areas() -> None:
    reading = understood(
        "Børnestrategi", "",
        "STÆRKE BEGYNDELSER", "Her er vi i dag", "Mange børn trives.", "»Det er rart at have en ven.«", "Noah, 5 år",
        "Sådan gør vi", "- leger hver dag", "",
        "TRYGGE OVERGANGE", "Her er vi i dag", "Skiftet er svært.", "Sådan gør vi", "- besøger skolen",
    )  # fmt: skip

    assert outline(reading) == {"STÆRKE BEGYNDELSER": ["leger hver dag"], "TRYGGE OVERGANGE": ["besøger skolen"]}
    assert reading.areas[0].text == "Mange børn trives."


def test_what_stands_above_a_lead_in_that_returns_is_no_commitment() -> None:
    reading = understood(
        "Digitale principper", "",
        "Princip 1", "Brugeren først", "Vi begynder med behovet.", "Det betyder i praksis:", "Vi tester med borgere.",
        "",
        "Princip 2", "Sikkert altid", "Vi passer på data.", "Det betyder i praksis:", "Vi øver beredskab.",
    )  # fmt: skip

    assert outline(reading) == {"Brugeren først": ["Vi tester med borgere."], "Sikkert altid": ["Vi øver beredskab."]}
    assert [area.text for area in reading.areas] == ["Vi begynder med behovet.", "Vi passer på data."]
