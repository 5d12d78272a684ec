"""What a strategy hangs under goes along with its file: from when to when, and why.

A policy from outside goes along whole, and is hung under here as there. A strategy of the house goes by its address and
title; here that is told and bound to nothing (`ToldParent`), since the same address may be another strategy's here.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import Max
from django.utils.translation import gettext as _

from kompas.accounts.models import User
from kompas.strategy.exporting import further
from kompas.strategy.exporting.further import Held
from kompas.strategy.exporting.shape import At
from kompas.strategy.models import OutsidePolicy, ParentLink, Strategy, ToldParent
from kompas.strategy.models.parents import REASON_LENGTH
from kompas.strategy.workflow import OPEN_TO_ALL

PARENTS, NUMBERS = 2_000, 999_999
DAYS = ("from_on", "until_on", "reason", "end_reason")


@dataclass(frozen=True, slots=True)
class ReadParent:
    """`policy` holds the fields of OutsidePolicy, or `house` those of ToldParent; `days` are of both links."""

    commitment: int | None
    days: Mapping[str, Any]
    policy: Mapping[str, Any] = field(default_factory=dict)
    house: Mapping[str, Any] = field(default_factory=dict)


def _write(strategy: Strategy, held: Held) -> list[dict[str, Any]] | None:
    told = [each for each in _links(strategy) if each["commitment"] in {None, *held["commitment"]}]
    return sorted(told, key=lambda each: (each["from_on"], json.dumps(each, sort_keys=True))) or None


def _links(strategy: Strategy) -> Iterator[dict[str, Any]]:
    """Those that stand here, and those that were told already by the file that the strategy came in."""
    links = list(strategy.parent_links.select_related("commitment", "parent_commitment", "policy"))
    open_to_all = Strategy.objects.filter(state__in=OPEN_TO_ALL).with_title()
    parents = open_to_all.in_bulk([each.parent_id for each in links if each.parent_id])
    for link in links:
        parent = parents.get(link.parent_id or 0)
        if link.policy:
            yield _link(link, policy=_policy(link.policy))
        elif parent:
            number = link.parent_commitment.number if link.parent_commitment else None
            yield _link(link, strategy={"address": parent.slug, "title": parent.title, "commitment": number})
    for told in strategy.told_parents.select_related("commitment"):
        yield _link(told, strategy={"address": told.address, "title": told.title, "commitment": told.parent_commitment})


def _link(link: ParentLink | ToldParent, **under: dict[str, Any]) -> dict[str, Any]:
    return {
        "commitment": link.commitment.number if link.commitment else None,
        "policy": None,
        "strategy": None,
        **under,
        "from_on": link.from_on.isoformat(),
        "until_on": link.until_on.isoformat() if link.until_on else None,
        "reason": link.reason,
        "end_reason": link.end_reason,
    }


def _policy(policy: OutsidePolicy) -> dict[str, Any]:
    on = policy.adopted_on
    return {
        "title": policy.title,
        "body": policy.body,
        "adopted_on": on.isoformat() if on else None,
        "link": policy.link,
    }


def _read(place: At, held: Held) -> list[ReadParent]:
    found: list[ReadParent] = []
    for each in place.list(PARENTS):
        told = each.object(("commitment", "policy", "strategy", *DAYS))
        commitment = told["commitment"].number_or_none(1, NUMBERS)
        if commitment is not None and commitment not in held["commitment"]:
            told["commitment"].refuse(_("there is no such commitment in any wording."))
        if (told["policy"].value is None) == (told["strategy"].value is None):
            each.refuse(_("either a policy or a strategy should stand here."))
        if told["policy"].value is not None:
            parent = ReadParent(commitment, _days(told), policy=_read_policy(told["policy"]))
        else:
            parent = ReadParent(commitment, _days(told), house=_read_house(told["strategy"]))
        if parent in found:
            each.refuse(_("the same parent stands there twice."))
        found.append(parent)
    return found


def _days(told: Mapping[str, At]) -> dict[str, Any]:
    from_on, until_on = told["from_on"].day(), told["until_on"].day_or_none()
    end_reason = told["end_reason"].text(REASON_LENGTH, empty=until_on is None)
    if until_on is None and end_reason:
        told["end_reason"].refuse(_("what has not ended tells no reason for it."))
    if until_on is not None and until_on < from_on:
        told["until_on"].refuse(_("its last day lies before its first."))
    reason = told["reason"].text(REASON_LENGTH, empty=False)
    return {"from_on": from_on, "until_on": until_on, "reason": reason, "end_reason": end_reason}


def _read_policy(place: At) -> dict[str, Any]:
    told = place.object(("title", "body", "adopted_on", "link"))
    link = told["link"].text(500)
    if link:
        try:
            URLValidator()(link)
        except ValidationError:
            told["link"].refuse(_("an address on the web should stand here, such as https://www.kommune.dk/."))
    on: date | None = told["adopted_on"].day_or_none()
    title, body = told["title"].text(300, empty=False), told["body"].text(200, empty=False)
    return {"title": title, "body": body, "adopted_on": on, "link": link}


def _read_house(place: At) -> dict[str, Any]:
    told = place.object(("address", "title", "commitment"))
    return {
        "address": told["address"].slug(100),
        "title": told["title"].text(300, empty=False),
        "parent_commitment": told["commitment"].number_or_none(1, NUMBERS),
    }


def _bring(*, strategy: Strategy, told: Sequence[ReadParent], by: User, at: datetime) -> None:
    numbered = {each.number: each for each in strategy.commitments.all()}
    number = strategy.parent_links.aggregate(last=Max("number"))["last"] or 0
    for each in told:
        if each.commitment is not None and each.commitment not in numbered:
            continue
        commitment = numbered[each.commitment] if each.commitment else None
        if each.house:
            ToldParent.objects.create(strategy=strategy, commitment=commitment, **each.house, **each.days)
            continue
        number += 1
        ended = {"ended_at": at, "ended_by": by} if each.days["until_on"] else {}
        ParentLink.objects.create(
            strategy=strategy,
            number=number,
            commitment=commitment,
            policy=_known(each.policy),
            begun_at=at,
            begun_by=by,
            **each.days,
            **ended,
        )


def _known(fields: Mapping[str, Any]) -> OutsidePolicy:
    """The policy as this house knows it already, which no file rewrites; or as the file tells it."""
    named = {name: fields[name] for name in ("title", "body", "adopted_on")}
    return OutsidePolicy.objects.filter(**named).first() or OutsidePolicy.objects.create(**fields)


further.declare("parents", write=_write, read=_read, bring=_bring)
