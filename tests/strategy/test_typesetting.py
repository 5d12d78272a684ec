"""A text is set for the page without a word being changed."""

import pytest

from kompas.strategy.typesetting import begins_small, heading, leading, run_on, typeset, without_lead_in
from kompas.web.shared.prose import prose

SPACE = "\u00a0"


@pytest.mark.parametrize(
    ("language", "written", "shown"),
    [
        ("da", 'Vi siger "lad os se" hver gang', "Vi siger »lad os se« hver gang"),
        (
            "da",
            "“Vi er kun så dygtige, som omgivelserne opfatter os”.",
            "»Vi er kun så dygtige, som omgivelserne opfatter os«.",
        ),
        ("da", "„sådan”", "»sådan«"),
        ("da", "»allerede sat«", "»allerede sat«"),
        ("nb", 'kalt "innbyggerdialog"', "kalt «innbyggerdialog»"),
        ("sv", 'kallas "dialog"', "kallas ”dialog”"),
        ("en", 'called "dialogue"', "called “dialogue”"),
        ("da", "når der 'dømmes projekt'", "når der 'dømmes projekt'"),
        ("da", 'et rør på 5" og et på 7"', 'et rør på 5" og et på 7"'),
        ("da", "Strategi 2020 - 2022", "Strategi 2020–2022"),
        ("da", "2020-2022", "2020–2022"),
        ("da", "12345-6789", "12345-6789"),
        ("da", "tillid - til, at vi lykkes", f"tillid{SPACE}– til, at vi lykkes"),
        ("da", "borger- og virksomhedsservice", "borger- og virksomhedsservice"),
        ("da", "jf. § 7, stk. 1, nr. 2", f"jf.{SPACE}§{SPACE}7, stk.{SPACE}1, nr.{SPACE}2"),
    ],
)
def test_marks_and_dashes_are_those_of_the_language(language: str, written: str, shown: str) -> None:
    assert typeset(written, language) == shown


def test_each_line_is_a_paragraph_and_bullets_make_a_list() -> None:
    text = "Vi vil:\n- lytte\n• svare\n\nOg så videre."
    assert prose(text, "da") == "<p>Vi vil:</p>\n<ul><li>lytte</li><li>svare</li></ul>\n<p>Og så videre.</p>"


def test_what_looks_like_markup_is_shown_as_it_was_written() -> None:
    assert prose("<script>x</script>\n- <b>", "da") == (
        "<p>&lt;script&gt;x&lt;/script&gt;</p>\n<ul><li>&lt;b&gt;</li></ul>"
    )


def test_nothing_makes_no_paragraph() -> None:
    assert prose("", "da") == ""


@pytest.mark.parametrize(
    ("language", "sentences", "above"),
    [
        ("da", ["lytte", "svare"], "Derfor vil vi"),
        ("da", ["lytte", "Vi svarer"], "Det lover vi"),
        ("da", ["lytte", "Derfor vil vi svare"], "Derfor vil vi"),
        ("sv", ["lyssna"], "Därför vill vi"),
        ("nb", ["Vi lytter"], "Det lover vi"),
        ("en", ["listen"], "That is why we will"),
    ],
)
def test_the_words_above_commitments_are_those_that_they_go_on_from(
    language: str, sentences: list[str], above: str
) -> None:
    assert heading(sentences, leading(language), language) == above


def test_a_document_leads_in_with_its_own_words() -> None:
    assert leading("da", "Vi vil") == "Vi vil"
    assert heading(["lytte", "vi vil svare"], "Vi vil", "da") == "Vi vil"
    assert heading(["lytte", "Derfor vil vi svare"], "Vi vil", "da") == "Det lover vi"


def test_only_a_sentence_without_a_beginning_of_its_own_is_led_in() -> None:
    assert begins_small("svare")
    assert not any(begins_small(each) for each in ("Derfor vil vi svare", "Vi svarer", "90 procent", ""))


def test_words_that_stand_above_a_list_are_not_repeated_in_it() -> None:
    words = leading("da")
    assert without_lead_in("Derfor vil vi svare", words) == "svare"
    assert without_lead_in("derfor vil vi: svare", words) == "svare"
    for kept in ("svare", "Vi vil svare", "Derfor vil vi", "Derfor vil vi:"):
        assert without_lead_in(kept, words) == kept
    assert not run_on(["svare", "Derfor vil vi"], words)
