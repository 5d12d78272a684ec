"""How the former strategy was changed while it was in force: what differs, and since when."""

from typing import Any

from kompas.accounts.models import User
from kompas.config.demonstration.reading import on, tables
from kompas.strategy import services
from kompas.strategy.models import KINDS, CommitmentText, FocusArea, Revision, Strategy


def load(strategy: Strategy, *, writer: User, director: User) -> None:
    """Each revision begun by its writer and adopted by the director."""
    for told in tables("revisions")["revision"]:
        begun, adopted = on(told["begun"]), on(told["adopted"], 15)
        draft = services.begin_revision(strategy=strategy, reason=told["reason"], by=writer, at=begun)
        _write(draft, told, {"by": writer, "at": begun})
        draft.refresh_from_db()
        services.adopt(revision=draft, opened_on=draft.version, by=director, at=adopted)


def _write(draft: Revision, told: dict[str, Any], by: dict[str, Any]) -> None:
    if "vision" in told:
        services.change_texts(revision=draft, texts={"vision": told["vision"]}, opened_on=1, **by)
    for name, text in told.get("value", []):
        services.change_part(part=draft.values_held.get(name=name), values={"text": text}, opened_on=1, **by)
    for change in told.get("change", []):
        part = _sentence(draft, change["begins"])
        services.change_part(part=part, values={"text": change["text"]}, opened_on=part.version, **by)
    for new in told.get("add", []):
        area = _area(draft, new["focus_area"])
        services.add_part(revision=draft, kind=KINDS["commitment"], values={"text": new["text"]}, focus_area=area, **by)
    for split in told.get("split", []):
        first, second = ({"text": split[side]} for side in ("first", "second"))
        services.split(part=_sentence(draft, split["begins"]), first=first, second=second, opened_on=1, **by)
    for merge in told.get("merge", []):
        services.merge(part=_sentence(draft, merge["begins"]), opened_on=1, **by)
    for move in told.get("move", []):
        part = _sentence(draft, move["begins"])
        services.move_under(part=part, focus_area=_area(draft, move["focus_area"]), **by)


def _sentence(draft: Revision, begins: str) -> CommitmentText:
    return draft.commitment_texts.get(text__startswith=begins)


def _area(draft: Revision, name: str) -> FocusArea:
    return draft.focus_area_texts.select_related("focus_area").get(name=name).focus_area
