"""How heavily a Danish text reads, and the traps that make a machine count wrongly."""

import pytest

from kompas.plainlanguage import Band, Reading, heavy_words, long_sentences, read, sentences


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Vi svarer dig. Det sker inden for en uke.", 2),
        ("Vi følger § 19, stk. 1, nr. 2, i loven.", 1),
        ("Det kan være et hegn, f.eks. et raftehegn. Ring til os.", 2),
        ("Kom kl. 14.00 og bliv til 15.30.", 1),
        ("Mødet er den 19. december på rådhuset.", 1),
        ("Kommer du? Så ring! Vi er her.", 3),
        ("Vi siger »kom bare.« Og vi mener det.", 2),
        ("Det koster ca. 100 kr. og tager bl.a. en dag.", 1),
        ("# Overskrift uden punktum\nEn sætning.", 1),
        ("Du får:\n- en plan\n- en ven\n- et svar", 4),
        ("En linje uden punktum\nEn til", 2),
        ("Vi har læst »Efter § 7, stk. 1, skal der svares.« Det gør vi.", 1),
        ("", 0),
        ("...", 0),
    ],
)
def test_sentences_end_where_a_reader_would_stop(text: str, count: int) -> None:
    assert len(sentences(text)) == count, sentences(text)


def test_long_words_have_seven_letters_or_more() -> None:
    assert read("Seksen bogstav.") == Reading(words=2, sentences=1, long_words=1)


@pytest.mark.parametrize(
    ("words", "count", "long_words", "lix", "band"),
    [
        (20, 2, 2, 20, Band.VERY_EASY),
        (24, 1, 0, 24, Band.VERY_EASY),
        (25, 1, 0, 25, Band.EASY),
        (20, 1, 5, 45, Band.HARD),
        (40, 1, 8, 60, Band.VERY_HARD),
        (0, 0, 0, 0, Band.VERY_EASY),
        (2, 1, 1, 52, Band.HARD),
        (200, 8, 3, 27, Band.EASY),  # 25 + 1.5: half is rounded up
    ],
)
def test_lix_is_words_per_sentence_and_long_words_per_hundred(
    words: int, count: int, long_words: int, lix: int, band: Band
) -> None:
    reading = Reading(words, count, long_words)
    assert (reading.lix, reading.band) == (lix, band)


def test_a_whole_text_reads_as_a_person_counts_it() -> None:
    text = "Vi bygger cykelstier, så du kan komme trygt frem. Du hører fra os, når vi begynder."
    assert read(text) == Reading(words=16, sentences=2, long_words=2)
    assert read(text).lix == 21  # 16/2 + 100*2/16 = 8 + 12.5


def test_long_sentences_are_pointed_out() -> None:
    assert long_sentences("ord " * 25 + ".") == []
    assert len(long_sentences("ord " * 26 + ".")) == 1


def test_words_of_the_office_are_pointed_out_once() -> None:
    text = "Såfremt du ønsker det, skal du i henhold til loven søge. Såfremt ikke, så ring."
    assert heavy_words(text) == ["såfremt", "i henhold til"]
