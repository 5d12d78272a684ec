"""Every benchmark runs, at its smallest size, from the command line."""

import json
import os
import subprocess
import sys

import pytest

from kompas.config.benchmarks import benchmarks, lines
from kompas.config.environment import ROOT


def bench(*words: str) -> "subprocess.CompletedProcess[str]":
    ours = {name: value for name, value in os.environ.items() if not name.startswith("KOMPAS_")}
    command = [sys.executable, "-m", "kompas.cli", "bench", *words]
    return subprocess.run(command, cwd=ROOT, env=ours, capture_output=True, text=True, timeout=300)


@pytest.mark.parametrize("name", benchmarks())
def test_each_benchmark_runs_at_its_smallest_size_and_tells_figures(name: str) -> None:
    done = bench(name, "--size", "1", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)


def test_each_benchmark_says_in_one_line_what_it_measures() -> None:
    assert all(20 < len(about) <= 160 for about in benchmarks().values())


def test_an_unknown_benchmark_is_answered_with_those_that_exist() -> None:
    done = bench("findes-ikke")
    assert done.returncode == 2
    assert "demo_start" in done.stderr


def test_figures_read_as_an_outline() -> None:
    assert list(lines({"a": 1, "rows": {"x": {"ms": 2, "ratio": 1.5}}})) == ["a     1", "rows", "  x  ms 2  ratio 1.5"]
