"""What was read from a document becomes a draft, whole and with every word."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kompas.organisation.roles import Role
from kompas.strategy import queries
from kompas.strategy.importer.facts import Period, Source
from kompas.strategy.importer.lines import Document
from kompas.strategy.importer.pieces import Role as PieceRole
from kompas.strategy.importer.reading import Part, Reading, assemble
from kompas.strategy.models import Revision
from kompas.strategy.queries import Outline
from kompas.strategy.rules import NAMELESS, UNTITLED
from kompas.strategy.services import create_draft_from_reading
from tests.makers import NOON, a_unit, with_role
from tests.strategy.importer.handmade import DOCUMENT, PIECES

pytestmark = pytest.mark.django_db
EMPTY = Document("txt", ())


def _stored(reading: Reading) -> Outline:
    unit = a_unit()
    strategy = create_draft_from_reading(reading=reading, unit=unit, by=with_role(Role.CONSULTANT, unit), at=NOON)
    return queries.outline(strategy.revisions.get())


def _words(shown: Outline) -> set[str]:
    """Every word of the draft."""
    revision = shown.revision
    texts = [revision.title, revision.core_task, revision.vision, revision.purpose, revision.steering, revision.history]
    texts += [f"{each.name} {each.text}" for each in shown.stakeholders]
    texts += [f"{each.name} {each.intro}" for each in shown.focus_areas]
    texts += [each.text for each in shown.all_commitments]
    for items in (shown.values, shown.criteria, shown.goals, shown.sources):
        texts += [f"{each.name} {each.text}" for each in items]
    return set(" ".join(texts).split())


def test_everything_that_was_read_stands_in_the_draft() -> None:
    reading = Reading(
        EMPTY,
        texts={role: f"{role} tekst" for role in PieceRole},
        stakeholders=[Part("Borgerne", "Mødes venligt.")],
        areas=[
            Part("Drift", "Den skal være sikker.", children=[Part(text="måle"), Part(text="og ve", is_incomplete=True)])
        ],
        commitments=[Part(text="følge op")],
        values=[Part("Proaktive", "Før fristen.")],
        criteria=[Part("Specifikt", "Hvad vil vi?")],
        goals=[Part(text="Flere cykler")],
        sources=[Source("Workshop", "workshop", 2026)],
        period=Period(2026, 2029),
    )

    shown = _stored(reading)

    revision = shown.revision
    assert (revision.title, revision.vision, shown.strategy.period) == ("title tekst", "vision tekst", "2026–2029")
    assert [(each.slug, each.name, each.text) for each in shown.stakeholders] == [
        ("borgerne", "Borgerne", "Mødes venligt.")
    ]
    [area] = shown.focus_areas
    assert (area.slug, area.name, area.intro) == ("drift", "Drift", "Den skal være sikker.")
    assert [(each.number, each.text, each.is_incomplete) for each in shown.all_commitments] == [
        (1, "måle", False),
        (2, "og ve", True),
        (3, "følge op", False),
    ]
    assert [(each.name, each.text) for each in shown.values] == [("Proaktive", "Før fristen.")]
    assert [(each.name, each.text) for each in shown.criteria] == [("Specifikt", "Hvad vil vi?")]
    assert [each.text for each in shown.goals] == ["Flere cykler"]
    assert [(each.name, each.kind, each.year) for each in shown.sources] == [("Workshop", "workshop", 2026)]


@pytest.mark.parametrize(("language", "stored"), [("da", "da"), ("nb", "nb"), ("nn", "nb"), ("sv", "sv"), ("en", "en")])
def test_a_document_without_a_title_says_so_in_its_own_language(language: str, stored: str) -> None:
    shown = _stored(Reading(replace(EMPTY, language=language)))

    assert (shown.revision.language, shown.revision.title) == (stored, UNTITLED[stored])


def test_long_names_begin_their_texts_and_nothing_is_lost() -> None:
    long = " ".join(f"ord{number}" for number in range(120))
    reading = Reading(
        EMPTY,
        texts={PieceRole.TITLE: long, PieceRole.PURPOSE: "formålet"},
        stakeholders=[Part(long, "til sidst")],
        areas=[Part(long)],
        values=[Part(long)],
        criteria=[Part(long)],
        sources=[Source(long, "x" * 100, 99)],
    )

    shown = _stored(reading)

    assert set(long.split()) <= _words(shown)
    assert shown.revision.title.endswith("…")
    assert shown.revision.purpose == f"{long}\n\nformålet"
    assert shown.stakeholders[0].text == f"{long}\n\ntil sidst"
    assert shown.focus_areas[0].intro == long
    assert (len(shown.sources[0].name) <= 400, shown.sources[0].year) == (True, None)
    assert shown.revision.history == long


def test_what_has_no_name_is_called_by_its_text_or_said_to_have_none() -> None:
    reading = Reading(
        EMPTY,
        values=[Part("", "Vi er ordentlige")],
        areas=[Part("", "x " * 300, children=[Part(text="måle")])],
        stakeholders=[Part("", "En linje\n\nog en til")],
    )

    shown = _stored(reading)

    assert [(each.name, each.text) for each in shown.values] == [("Vi er ordentlige", "")]
    assert shown.focus_areas[0].name == NAMELESS["da"]
    assert shown.focus_areas[0].intro.split() == ["x"] * 300
    assert (shown.stakeholders[0].name, shown.stakeholders[0].text) == (NAMELESS["da"], "En linje\n\nog en til")


def test_areas_of_one_name_have_addresses_of_their_own() -> None:
    shown = _stored(Reading(EMPTY, areas=[Part("Drift"), Part("Drift"), Part("drift")]))

    assert [each.slug for each in shown.focus_areas] == ["drift", "drift-2", "drift-3"]


def test_a_period_that_is_none_is_left_out() -> None:
    assert _stored(Reading(EMPTY, period=Period(None, 2030))).strategy.period == "2030"
    assert _stored(Reading(EMPTY, period=Period(2030, 2026))).strategy.period == "2026–2030"
    assert _stored(Reading(EMPTY, period=Period(99, 99999))).strategy.period == ""


def test_a_thousand_bullets_are_stored_in_a_handful_of_statements(django_assert_max_num_queries: object) -> None:
    reading = Reading(EMPTY, commitments=[Part(text=f"løfte {number}") for number in range(1000)])
    unit = a_unit()
    by = with_role(Role.CONSULTANT, unit)

    with django_assert_max_num_queries(40):  # type: ignore[operator]
        create_draft_from_reading(reading=reading, unit=unit, by=by, at=NOON)

    assert Revision.objects.get().commitment_texts.count() == 1000


TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=420)
PARTS = st.lists(st.builds(Part, name=TEXT, text=TEXT), max_size=3)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(stakeholders=PARTS, areas=PARTS, values=PARTS, commitments=PARTS, title=TEXT, sources=st.lists(TEXT, max_size=3))
def test_whatever_was_read_no_word_is_lost(
    stakeholders: list[Part],
    areas: list[Part],
    values: list[Part],
    commitments: list[Part],
    title: str,
    sources: list[str],
) -> None:
    reading = Reading(
        EMPTY,
        texts={PieceRole.TITLE: title},
        stakeholders=stakeholders,
        areas=areas,
        values=values,
        commitments=commitments,
        sources=[Source(name, "other", None) for name in sources],
    )

    shown = _stored(reading)

    said = [title, *sources, *(each.text for each in commitments)]
    said += [f"{each.name} {each.text}" for each in (*stakeholders, *areas, *values)]
    assert set(" ".join(said).split()) <= _words(shown)


@pytest.mark.parametrize(
    ("lead_ins", "kept"),
    [
        ({"Vi vil": 3, "Derfor vil vi": 1}, "Vi vil"),
        ({"Vores løfter": 3, "Derfor vil vi": 1}, "Derfor vil vi"),  # nothing goes on from the first
        ({"Fordi det er vigtigt for alle, der bor og arbejder i kommunen, vil vi": 2}, ""),
        ({}, ""),
    ],
)
def test_the_document_leads_its_commitments_in_with_its_own_words(lead_ins: dict[str, int], kept: str) -> None:
    shown = _stored(Reading(EMPTY, commitments=[Part(text="svare")], lead_ins=Counter(lead_ins)))
    assert shown.revision.lead_in == kept


def test_what_leads_a_list_of_commitments_in_is_read_from_the_document() -> None:
    assert assemble(DOCUMENT, PIECES).lead_ins == {"Derfor vil vi": 1}
