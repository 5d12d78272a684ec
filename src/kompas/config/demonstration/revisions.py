"""The strategies through time: how the former one was changed, comments answered, other views and their answers."""

from datetime import datetime
from typing import Any

from django.core.files.base import ContentFile

from kompas.accounts.models import User
from kompas.config.demonstration.reading import days_ago, on, tables
from kompas.strategy import services
from kompas.strategy.models import KINDS, CommitmentText, FocusArea, Revision, Strategy
from kompas.strategy.workflow import Outcome


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


def talk_over(drafts: dict[str, Revision], staff: dict[str, User], now: datetime) -> None:
    """Comments are answered, and somebody sees it otherwise: once to the end, once still waiting."""
    told = tables("views")
    for reply in told["reply"]:
        requests = drafts[reply["draft"]].comment_requests.filter(answered_at__isnull=False)
        services.reply_to_comment(
            request=requests.get(person=staff[reply["person"]]),
            outcome=Outcome(reply["outcome"]),
            words=reply["words"],
            by=drafts[reply["draft"]].created_by,
            at=days_ago(reply["days_ago"], now, 9),
        )
    for view in told["view"]:
        _view(view, staff, now)


def _view(told: dict[str, Any], staff: dict[str, User], now: datetime) -> None:
    first, last = told["strategy"]
    revision = Revision.objects.in_force().get(strategy__period_from=first, strategy__period_to=last)
    about = ("commitment", _sentence(revision, told["begins"]).commitment_id)
    by = staff[told["by"]]
    challenge = services.raise_challenge(
        revision=revision, about=about, view=told["view"], by=by, at=days_ago(told["days_ago"], now, 10)
    )
    for turn, answer in enumerate(told.get("answer", [])):
        if turn:
            again = told["again"]
            services.ask_again(challenge=challenge, words=again["words"], by=by, at=days_ago(again["days_ago"], now, 8))
        challenge.refresh_from_db()
        services.answer_challenge(
            challenge=challenge,
            outcome=Outcome(answer["outcome"]),
            words=answer["words"],
            opened_on=challenge.version,
            by=staff[answer["by"]],
            at=days_ago(answer["days_ago"], now, 12),
        )


def rest_on_grounds(strategy: Strategy, *, by: User, at: datetime) -> None:
    """What the strategy rests on, with files and with the commitments that it led to."""
    revision = strategy.revisions.adopted().latest("number")
    for told in tables("grounds")["ground"]:
        former = None
        if "former" in told:
            former = Strategy.objects.get(period_from=told["former"][0], period_to=told["former"][1])
        values = services.GroundValues(
            name=told["name"],
            kind=told["kind"],
            held_on=told["held_on"],
            about=told["about"],
            is_public=told["public"],
            former=former,
        )
        file = ContentFile(told["text"].strip().encode(), name=told["file"]) if "file" in told else None
        ground = services.add_ground(
            strategy=strategy, values=values, file=file, source_number=told["source"], by=by, at=at
        )
        keys = [_sentence(revision, begins).commitment_id for begins in told["led_to"]]
        services.link_ground(ground=ground, commitments=keys, by=by, at=at)
