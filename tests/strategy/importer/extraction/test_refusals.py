"""What can't be read is refused in one sentence; what can, is read, whatever it does."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kompas.strategy.importer.extraction import READERS, extract
from kompas.strategy.importer.lines import Document
from kompas.strategy.importer.refusals import SENTENCES, CannotRead, Refusal
from tests.strategy.importer.bad_documents import BAD, READABLE, SECRET

WHY = {
    "bombe.docx": Refusal.UNPACKS_TOO_LARGE,
    "bombe.odt": Refusal.UNPACKS_TOO_LARGE,
    "mange_filer.docx": Refusal.UNPACKS_TOO_LARGE,
    "latter.docx": Refusal.ENTITIES,
    "fremmed_entitet.docx": Refusal.ENTITIES,
    "fremmed_entitet.odt": Refusal.ENTITIES,
    "klatrer_ud.docx": Refusal.NO_WORDS,
    "uden_indhold.docx": Refusal.ANOTHER_TYPE,
    "i_stykker.odt": Refusal.BROKEN,
    "dyb.odt": Refusal.TOO_DEEP,
    "dyb.html": Refusal.TOO_DEEP,
    "aabne_klammer.html": Refusal.NO_WORDS,
    "vaeldig.txt": Refusal.TOO_LARGE,
    "krypteret.pdf": Refusal.ENCRYPTED,
    "skannet.pdf": Refusal.SCANNED,
    "afbrudt.pdf": Refusal.BROKEN,
    "kun_hoved.pdf": Refusal.BROKEN,
    "pdf_som.docx": Refusal.ANOTHER_TYPE,
    "pdf_som.html": Refusal.ANOTHER_TYPE,
    "png_som.pdf": Refusal.ANOTHER_TYPE,
    "program_som.txt": Refusal.ANOTHER_TYPE,
    "doc_som.docx": Refusal.OLD_WORD,
    "tom.txt": Refusal.EMPTY,
    "tom.pdf": Refusal.EMPTY,
    "tom.docx": Refusal.EMPTY,
    "kun_luft.txt": Refusal.NO_WORDS,
    "regneark.xlsx": Refusal.UNKNOWN_TYPE,
}
HARMLESS = {"dyb.md"}  # holds one word, which is read


@pytest.mark.parametrize("name", sorted(set(BAD) - READABLE - HARMLESS))
def test_a_bad_file_is_refused_for_what_is_wrong_with_it(name: str, tmp_path: Path) -> None:
    with pytest.raises(CannotRead) as refused:
        extract(BAD[name](tmp_path))

    assert refused.value.refusal == WHY[name]


@pytest.mark.parametrize("name", sorted(READABLE))
def test_a_readable_file_is_read_however_odd_it_is(name: str, tmp_path: Path) -> None:
    texts = [line.text for line in extract(BAD[name](tmp_path)).lines]

    assert "Strategi for Prøveområdet 2024-2027" in texts
    assert "Vision" in texts
    assert "prøve igen" in texts
    assert SECRET not in "".join(texts)


def test_ten_thousand_bullets_are_ten_thousand_lines(tmp_path: Path) -> None:
    lines = extract(BAD["ti_tusind_punkter.txt"](tmp_path)).lines

    assert sum(line.bullet == "-" and line.text == "endnu et løfte" for line in lines) == 10_000


def test_only_an_ordinary_file_is_opened(tmp_path: Path) -> None:
    real = tmp_path / "strategi.txt"
    real.write_text("Vision")
    link, folder, pipe = tmp_path / "link.txt", tmp_path / "mappe.txt", tmp_path / "rør.txt"
    link.symlink_to(real)
    folder.mkdir()
    os.mkfifo(pipe)

    for path in (link, folder, pipe, Path("/dev/zero"), Path("/dev/null")):
        with pytest.raises(CannotRead) as refused:
            extract(path)
        assert refused.value.refusal == Refusal.NOT_A_FILE
    with pytest.raises(CannotRead) as refused:
        extract(tmp_path / "ingen.txt")
    assert refused.value.refusal == Refusal.NOT_FOUND


def test_a_declared_size_is_not_believed(tmp_path: Path) -> None:
    path = BAD["bombe.docx"](tmp_path)
    content = bytearray(path.read_bytes())
    at = content.rindex(b"PK\x01\x02")
    content[at + 24 : at + 28] = (1000).to_bytes(4, "little")  # what the directory says it unpacks to
    path.write_bytes(content)

    with pytest.raises(CannotRead):
        extract(path)


def test_every_refusal_is_one_sentence_or_two_with_the_remedy() -> None:
    assert set(SENTENCES) == set(Refusal)
    for refusal in Refusal:
        assert str(CannotRead(refusal)).endswith(".")


HEADS = [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"\xff\xfe", b"# ", b"<table><tr><td>", b"---\n"]


@pytest.mark.parametrize("suffix", sorted(READERS))
@given(head=st.sampled_from(HEADS), body=st.one_of(st.binary(max_size=600), st.text(max_size=300).map(str.encode)))
@example(head=b"", body=b"\xff\xfe\x00\xd8")
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_give_lines_or_a_refusal(suffix: str, head: bytes, body: bytes, tmp_path: Path) -> None:
    path = tmp_path / f"hvad_som_helst{suffix}"
    path.write_bytes(head + body)

    try:
        document = extract(path)
    except CannotRead as refused:
        assert str(refused)
    else:
        assert Document.from_json(document.as_json()) == document
        assert all(line.text for line in document.lines)


@pytest.mark.parametrize("suffix", [".txt", ".md", ".html"])
@given(text=st.text(alphabet="abæ -•*#|>[]()_`&;<>/123.\n\t\f\u00ad", max_size=200))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_marks_give_lines_or_a_refusal(suffix: str, text: str, tmp_path: Path) -> None:
    path = tmp_path / f"mærker{suffix}"
    path.write_text(text)

    try:
        assert extract(path).lines
    except CannotRead as refused:
        assert refused.refusal in {Refusal.EMPTY, Refusal.NO_WORDS, Refusal.BROKEN}
