"""`kompas strategy import` stores a draft at once, or says in one sentence why not."""

from pathlib import Path
from typing import Any

import pytest

from kompas import cli
from kompas.config import serving
from kompas.documents.models import StoredFile
from kompas.organisation.models import Unit
from kompas.organisation.roles import Role
from kompas.strategy.models import DocumentImport, Strategy
from kompas.strategy.workflow import ImportState
from tests.makers import a_member, a_unit, with_role

pytestmark = pytest.mark.django_db
DOCUMENTS = Path(__file__).parents[1] / "strategy" / "importer" / "documents"
TWIN, AGENDA = DOCUMENTS / "twin.txt", DOCUMENTS / "dagsorden.txt"


def bring(file: Path, unit: str = "te", *more: str) -> int:
    return cli.main(["strategy", "import", str(file), "--unit", unit, *more])


@pytest.fixture
def unit() -> Unit:
    return a_unit(code="te")


def test_a_document_becomes_a_draft_of_the_only_one_who_writes(unit: Unit, capsys: pytest.CaptureFixture[str]) -> None:
    writer = with_role(Role.CONSULTANT, unit)
    assert bring(TWIN) == 0
    strategy = Strategy.objects.get()
    assert capsys.readouterr().out.strip().endswith(f"/strategier/{strategy.slug}/kladde/")
    assert strategy.revisions.get().created_by == writer
    assert strategy.revisions.get().commitment_texts.count() > 10
    assert DocumentImport.objects.get().state == ImportState.FINISHED


def test_the_printed_address_is_where_kompas_runs_or_a_path(
    unit: Unit, capsys: pytest.CaptureFixture[str], settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_role(Role.CONSULTANT, unit)
    monkeypatch.delenv("KOMPAS_BASE_URL", raising=False)
    settings.DATA, settings.BASE_URL = tmp_path, "http://127.0.0.1:8301"
    with serving.alone(tmp_path):
        settings.BASE_URL = "http://127.0.0.1:8000"
        assert bring(TWIN) == 0
    assert capsys.readouterr().out.startswith("http://127.0.0.1:8301/strategier/")
    assert bring(TWIN) == 0
    assert capsys.readouterr().out.startswith("/strategier/")


def test_a_second_start_on_the_same_data_leaves_the_address_of_the_first(tmp_path: Path, settings: Any) -> None:
    settings.BASE_URL = "http://127.0.0.1:8301"
    with serving.alone(tmp_path):
        settings.BASE_URL = "http://127.0.0.1:8302"
        with pytest.raises(serving.CannotStart), serving.alone(tmp_path):
            pass
        assert serving.running_at(tmp_path) == "http://127.0.0.1:8301"
    assert serving.running_at(tmp_path) is None


def test_where_several_may_write_one_is_named(unit: Unit, capsys: pytest.CaptureFixture[str]) -> None:
    with_role(Role.CONSULTANT, unit, "Carla Friis")
    second = with_role(Role.CHIEF, unit, "Dan Krog")
    assert bring(TWIN) == 2
    assert second.email in capsys.readouterr().err
    assert bring(TWIN, "te", "--by", second.email.upper()) == 0
    assert Strategy.objects.get().revisions.get().created_by == second


def test_who_may_not_write_is_refused(unit: Unit, capsys: pytest.CaptureFixture[str]) -> None:
    writer, other = with_role(Role.CONSULTANT, unit), a_member(unit)
    assert bring(TWIN, "te", "--by", other.email) == 2
    assert writer.email in capsys.readouterr().err
    assert not Strategy.objects.exists()


def test_a_unit_that_nobody_writes_for_is_refused(unit: Unit, capsys: pytest.CaptureFixture[str]) -> None:
    assert bring(TWIN) == 2
    assert unit.name in capsys.readouterr().err


def test_an_unknown_unit_is_refused_with_the_units_there_are(unit: Unit, capsys: pytest.CaptureFixture[str]) -> None:
    assert bring(TWIN, "xx") == 2
    assert "te" in capsys.readouterr().err


def test_a_house_without_units_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert bring(TWIN) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_what_is_no_strategy_is_refused_with_the_reason_and_the_way_on(
    unit: Unit, capsys: pytest.CaptureFixture[str]
) -> None:
    with_role(Role.CONSULTANT, unit)
    assert bring(AGENDA) == 2
    told = capsys.readouterr().err
    assert "--anyway" in told
    assert len(told.strip().splitlines()) == 1
    assert not DocumentImport.objects.exists()
    assert not StoredFile.objects.exists()
    assert bring(AGENDA, "te", "--anyway") == 0
    assert Strategy.objects.count() == 1


@pytest.mark.parametrize("name", ["findes_ikke.txt", "."])
def test_what_is_no_file_is_refused_in_one_sentence(unit: Unit, capsys: pytest.CaptureFixture[str], name: str) -> None:
    with_role(Role.CONSULTANT, unit)
    assert bring(DOCUMENTS / name) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert not StoredFile.objects.exists()
