"""`kompas strategy read` tells a person, or a program, what was understood."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.utils import translation

from kompas import cli
from tests.strategy.importer.bad_documents import BAD

DOCUMENTS = Path(__file__).parents[1] / "strategy" / "importer" / "documents"


def test_a_person_reads_the_parts_under_danish_labels(capsys: pytest.CaptureFixture[str]) -> None:
    with translation.override("da"):
        assert cli.main(["strategy", "read", str(DOCUMENTS / "nested_md.md")]) == 0

    told = capsys.readouterr()
    assert "HR-strategi 2024-2026" in told.out
    assert "KERNEOPGAVE\n  At Vesterlund Kommune" in told.out
    assert "Fokuspunkt 2: Udvikle\n  • give alle nye ledere en makker" in told.out
    assert "28 linjer:" in told.out
    assert told.err == ""


def test_a_program_reads_json_of_the_agreed_shape(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["strategy", "read", "--json", str(DOCUMENTS / "afskaaret.txt")]) == 0

    told = json.loads(capsys.readouterr().out)
    assert list(told) == [
        *("is_strategy", "language", "title", "unit", "period", "core_task", "vision", "purpose", "stakeholders"),
        *("focus_areas", "commitments", "values", "criteria", "goals", "sources", "steering", "history"),
        *("unplaced", "warnings", "lines"),
    ]
    assert told["focus_areas"][-1]["commitments"][-1]["incomplete"] is True
    assert told["lines"]["total"] == sum(told["lines"][part] for part in ("placed", "unplaced", "dropped"))


def test_the_extracted_lines_are_shown_with_their_marks(capsys: pytest.CaptureFixture[str]) -> None:
    with translation.override("da"):
        assert cli.main(["strategy", "read", "--text", str(DOCUMENTS / "overskrifter_docx.docx")]) == 0

    told = capsys.readouterr().out
    assert "   1  # Sammen før det bliver svært" in told
    assert "-- side 2 --\n   3  # Kerneopgave" in told
    assert "  18  **Derfor vil vi:**" in told
    assert "• tilbyde en åben anonym rådgivning" in told


def test_what_is_no_strategy_is_told_with_the_reason_and_the_way_on(capsys: pytest.CaptureFixture[str]) -> None:
    with translation.override("da"):
        assert cli.main(["strategy", "read", "--json", str(DOCUMENTS / "faktura.txt")]) == 0

    told = capsys.readouterr()
    assert json.loads(told.out)["is_strategy"] is False
    assert "Det her ligner en faktura, ikke en strategi." in json.loads(told.out)["warnings"]
    assert "--anyway" in told.err


@pytest.mark.parametrize("name", ["skannet.pdf", "tom.txt", "regneark.xlsx"])
def test_what_cannot_be_read_is_one_sentence_and_exit_code_two(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["strategy", "read", "--json", str(BAD[name](tmp_path))]) == 2

    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(str(tmp_path / name))
    assert told.err.count("\n") == 1


def test_the_command_speaks_danish_and_makes_no_data_folder(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "kompas.cli", "strategy", "read", str(tmp_path / "ingen.txt")]
    surroundings = {"PATH": "/usr/bin", "KOMPAS_DATA": str(tmp_path / "data"), "LANG": "C.UTF-8"}
    done = subprocess.run(words, capture_output=True, text=True, env=surroundings)

    assert done.returncode == 2
    assert "Filen er der ikke." in done.stderr
    assert not (tmp_path / "data").exists()
