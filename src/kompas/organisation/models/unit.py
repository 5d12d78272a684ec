"""The unit: a department, a section, a team; a tree of any depth."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kompas.accounts.names import search_key, sort_key


class UnitQuerySet(models.QuerySet["Unit"]):
    def in_force(self, *, on: date) -> Self:
        return self.filter(Q(valid_from=None) | Q(valid_from__lte=on), Q(valid_to=None) | Q(valid_to__gte=on))

    def lasting(self, *, on: date) -> Self:
        """Those in force that have no last day: only they take in people, roles and units."""
        return self.in_force(on=on).filter(valid_to=None)

    def in_order(self) -> Self:
        return self.order_by("sort_key", "pk")


class Unit(models.Model):
    """`code` is what people write in lists and addresses; it lasts while the name changes.

    A unit that ends has a last day, `valid_to`, and may name its successor. Nothing is deleted.
    """

    code = models.SlugField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=120)
    sort_key = models.CharField(max_length=160, editable=False)
    search_key = models.CharField(max_length=160, editable=False)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("belongs to")
    )
    valid_from = models.DateField(_("from"), null=True, blank=True)
    valid_to = models.DateField(_("last day"), null=True, blank=True)
    successor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="predecessors", verbose_name=_("succeeded by")
    )
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = UnitQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="unit_not_its_own_parent", condition=Q(parent=None) | ~Q(parent=F("id"))),
            models.CheckConstraint(
                name="unit_ends_after_it_begins",
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
            ),
            models.CheckConstraint(name="unit_has_a_name", condition=~Q(name="")),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.set_keys()
        if kwargs.get("update_fields") and "name" in kwargs["update_fields"]:
            kwargs["update_fields"] = {*kwargs["update_fields"], "sort_key", "search_key"}
        super().save(*args, **kwargs)

    def set_keys(self) -> None:
        """What `save` does before it stores; whoever stores many at once calls it."""
        self.sort_key, self.search_key = sort_key(self.name), search_key(self.name)
