"""Beside a find stand the words around what was asked for."""

from hypothesis import given
from hypothesis import strategies as st

from kompas.search.snippets import WIDTH, marked, snippet
from kompas.search.words import asked

LONG = "Vi skaber rammer. " * 20 + "Kommunernes byggetilladelser bliver lettere at få. " + "Vi følger op. " * 20


def _shown(text: str, question: str) -> str:
    return "".join(f"[{part.text}]" if part.is_asked else part.text for part in snippet(text, asked(question)))


def test_a_short_text_is_shown_whole_with_the_words_marked() -> None:
    assert _shown("Borgernes ønsker høres.", "borger ønske") == "[Borgernes] [ønsker] høres."


def test_a_long_text_is_cut_between_words_around_the_first_find() -> None:
    shown = _shown(LONG, "kommune")

    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert "[Kommunernes] byggetilladelser bliver" in shown
    assert len(shown) < WIDTH + 10


def test_a_text_without_what_was_asked_for_is_shown_from_its_beginning() -> None:
    assert _shown(LONG, "trivsel").startswith("Vi skaber rammer.")


@given(text=st.text(max_size=400), question=st.text(max_size=40))
def test_marking_never_changes_a_text(text: str, question: str) -> None:
    assert "".join(part.text for part in marked(text, asked(question))) == text
    assert len("".join(part.text for part in snippet(text, asked(question)))) <= WIDTH + 4
