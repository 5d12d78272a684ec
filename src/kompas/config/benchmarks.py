"""`kompas bench`: lists the benchmarks in bench/, or runs one. Each has its own data; figures are told with ratios."""

import argparse
import ast
import json
import os
import sys
import tempfile
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

from kompas.config import assets
from kompas.config.environment import ROOT
from kompas.config.supervising import say

FOLDER = ROOT / "bench"


def run(chosen: argparse.Namespace) -> int:
    if chosen.name is None:
        for name, about in benchmarks().items():
            print(f"{name:<20}{about}")
        return 0
    if chosen.name not in benchmarks():
        say(f"There is no benchmark {chosen.name}. There are: {', '.join(benchmarks())}.")
        return 2
    figures = measure(chosen.name, chosen.size)
    if chosen.json:
        print(json.dumps(figures, ensure_ascii=False, indent=2))
    else:
        for line in lines(figures):
            print(line)
    return 0


def benchmarks() -> dict[str, str]:
    """The names of all benchmarks, and the first line of what each says of itself."""
    paths = sorted(path for path in FOLDER.glob("*.py") if not path.name.startswith("_"))
    return {path.stem: _about(path) for path in paths}


def measure(name: str, size: int | None) -> dict[str, Any]:
    """Run one in a data folder of its own, which is thrown away after."""
    with tempfile.TemporaryDirectory(prefix="kompas-bench-") as folder:
        os.environ.update(KOMPAS_MODE="test", KOMPAS_DATA=folder, KOMPAS_DATABASE="")
        sys.path.insert(0, str(ROOT))
        assets.prepare()
        import django

        django.setup()
        module = import_module(f"bench.{name}")
        figures: dict[str, Any] = module.run(size)
    return figures


def lines(figures: Mapping[str, Any], indent: str = "") -> Iterator[str]:
    """The figures as an outline; a row of plain figures stands on one line."""
    width = max((len(name) for name in figures), default=0)
    for name, value in figures.items():
        if not isinstance(value, Mapping):
            yield f"{indent}{name:<{width}}  {value}"
        elif any(isinstance(each, Mapping) for each in value.values()):
            yield f"{indent}{name}"
            yield from lines(value, indent + "  ")
        else:
            row = "  ".join(f"{key} {each}" for key, each in value.items())
            yield f"{indent}{name:<{width}}  {row}"


def _about(path: Path) -> str:
    return (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").split("\n")[0]
