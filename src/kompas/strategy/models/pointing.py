"""Rows that point at one lasting part, whatever its kind: one column per kind, exactly one of them filled."""

from collections.abc import Sequence

from django.db.models import Q

PARTS = ("commitment", "focus_area", "stakeholder")  # the kinds that last, as `PartKind.identity` names them


def one_of(names: Sequence[str]) -> Q:
    """Exactly one of these columns is filled."""
    condition = Q()
    for filled in names:
        condition |= Q(**{f"{name}__isnull": name != filled for name in names})
    return condition


def at_most_one_of(names: Sequence[str]) -> Q:
    return one_of(names) | Q(**{f"{name}__isnull": True for name in names})
