"""A text is set for the page without a word being changed."""

import pytest

from kompas.web.shared.typesetting import lead_in, own_lead_in, prose, run_on, typeset, without_lead_in

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
    assert lead_in(sentences, language) == above


def test_a_sentence_is_led_in_by_itself_unless_it_brings_its_own_beginning() -> None:
    assert own_lead_in("svare", "da") == "Derfor vil vi"
    assert own_lead_in("Derfor vil vi svare", "da") == own_lead_in("Vi svarer", "da") == ""


def test_words_that_stand_above_a_list_are_not_repeated_in_it() -> None:
    assert without_lead_in("Derfor vil vi svare", "da") == "svare"
    assert without_lead_in("derfor vil vi: svare", "da") == "svare"
    for kept in ("svare", "Vi vil svare", "Derfor vil vi", "Derfor vil vi:"):
        assert without_lead_in(kept, "da") == kept
    assert not run_on(["svare", "Derfor vil vi"], "da")
