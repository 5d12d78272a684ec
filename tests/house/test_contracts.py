"""The house as drawn: rooms introduce themselves, files stay small, no word names what it does not mean."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "kompas"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts)
ROOMS = sorted(path for path in PACKAGE.rglob("__init__.py") if not {"migrations", "formats"} & set(path.parts))
LONGEST = 300
FORBIDDEN_NAMES = {"utils", "helpers", "core", "manager", "handler", "misc", "common"}


@pytest.mark.parametrize("room", ROOMS, ids=lambda path: str(path.parent.relative_to(PACKAGE)))
def test_every_room_introduces_itself(room: Path) -> None:
    if room.parent.name == "templatetags":
        return
    assert ast.get_docstring(ast.parse(room.read_text()))


def test_no_file_outgrows_one_idea() -> None:
    assert [path.name for path in MODULES if len(path.read_text().splitlines()) > LONGEST] == []


def test_no_module_hides_behind_an_empty_word() -> None:
    assert [path for path in MODULES if path.stem in FORBIDDEN_NAMES] == []


def test_views_stay_thin() -> None:
    """A view finds, asks, calls one service, renders: at most 15 lines below its signature."""
    fat = []
    for path in PACKAGE.rglob("views*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef) and node.end_lineno and node.decorator_list:
                length = node.end_lineno - node.body[0].lineno + 1
                if length > 15:
                    fat.append(f"{path.relative_to(PACKAGE)}:{node.name} ({length})")
    assert fat == []


def test_no_signals_but_those_around_sign_in() -> None:
    listeners = [path for path in MODULES if "import receiver" in path.read_text()]
    assert listeners == [PACKAGE / "accounts" / "journalling.py"]
