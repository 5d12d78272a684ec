"""Lines become paragraphs and items again."""

from kompas.strategy.importer.understanding.blocks import Kind
from tests.strategy.importer.understanding.makers import blocks

WIDE = "Vi har mange veje i kommunen, og de skal holdes ved lige hele året, også"


def texts(*given: str, kind: str = "txt") -> list[str]:
    return [block.text for block in blocks(*given, kind=kind)]


def test_a_wrapped_paragraph_is_one_text_and_its_divided_word_whole() -> None:
    assert texts(
        f"{WIDE} når det er koldt og glat på virksom-", "hedernes grunde.", "", "Et nyt afsnit begynder her."
    ) == [
        f"{WIDE} når det er koldt og glat på virksomhedernes grunde.",
        "Et nyt afsnit begynder her.",
    ]


def test_an_item_goes_on_in_small_letters_although_nothing_else_wraps() -> None:
    assert texts("Vi vil", "- sætte ind, når en pædagog", "eller en forælder er bekymret", "- lytte") == [
        "Vi vil",
        "sætte ind, når en pædagog eller en forælder er bekymret",
        "lytte",
    ]


def test_lines_without_marks_are_texts_of_their_own_where_nothing_wraps() -> None:
    assert texts("Vi vil", "svare samme dag", "ringe tilbage") == ["Vi vil", "svare samme dag", "ringe tilbage"]


def test_a_lead_in_stands_alone_although_it_would_fit_the_line_before() -> None:
    kinds = [block.kind for block in blocks(f"{WIDE} om natten.", "Derfor vil vi:", "- salte", "- rydde sne")]

    assert kinds == [Kind.TEXT, Kind.LEAD, Kind.ITEM, Kind.ITEM]


def test_a_line_that_returns_before_a_list_each_time_leads_it_in_whatever_its_words() -> None:
    found = blocks("Sådan lykkes det for os", "- læse", "Sådan lykkes det for os", "- skrive")

    assert [block.kind for block in found] == [Kind.LEAD, Kind.ITEM, Kind.LEAD, Kind.ITEM]


def test_a_paragraph_that_begins_with_its_own_heading_is_divided() -> None:
    heading, text = blocks("Vision: Alle børn er med.")

    assert (heading.kind, heading.text) == (Kind.HEADING, "Vision")
    assert [(span.line, span.start) for span in text.spans()] == [(0, 8)]


def test_who_is_quoted_is_no_item() -> None:
    assert [block.kind for block in blocks("”Uden frivillige ingen hal.”", "- Formand for Idrætsrådet")] == [
        Kind.ASIDE,
        Kind.ASIDE,
    ]


def test_a_name_after_a_full_stop_begins_a_text() -> None:
    assert texts("De skal bo hjemme længst muligt.", "Medarbejderne", "De skal have tid.")[1] == "Medarbejderne"
