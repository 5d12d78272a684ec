"""A wording as PDF."""

from datetime import datetime
from typing import Any

from kompas.documents.pdf import MISSING, legible, set_paper
from kompas.strategy.exporting.paper import Paper


def as_pdf(paper: Paper, *, at: datetime) -> bytes:
    """The paper set as PDF/UA-1 and PDF/A-2a; `at` is the instant its wording is from.

    Raises:
        PaperBusy: too many others wait.
    """
    data = _legible(paper.as_json())
    data["misses"] = MISSING in str(data["sheets"]) and MISSING not in str(paper.as_json()["sheets"])
    return set_paper("strategy", data, at=at)


def _legible(told: Any) -> Any:
    if isinstance(told, str):
        return legible(told)
    if isinstance(told, dict):
        return {key: _legible(value) for key, value in told.items()}
    if isinstance(told, list | tuple):
        return [_legible(value) for value in told]
    return told
