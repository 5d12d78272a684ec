"""Names as a field of one line holds them."""

import pytest

from kompas.accounts.names import one_line


@pytest.mark.parametrize(
    ("written", "held"),
    [
        ("Åse  Kjær ", "Åse Kjær"),
        ("12\x0b34", "12 34"),
        ("Åse\r\n\r\nKlik her: http://x", "Åse Klik her: http://x"),
        ("Vej\u2028Trafik", "Vej Trafik"),
        ("\u202eesÅ\u202c", "esÅ"),
        ("\u2066Bo\u2069", "Bo"),
        ("Bo\u200b Lund\ufeff", "Bo Lund"),
        ("Vej\u00adafvanding", "Vejafvanding"),
        ("Bo\x00\ud800", "Bo"),
        ("\u202e\x0b", ""),
        ("Ægir – “Søren” 💡", "Ægir – “Søren” 💡"),
    ],
)
def test_a_name_holds_nothing_that_breaks_turns_or_hides(written: str, held: str) -> None:
    assert one_line(written) == held
