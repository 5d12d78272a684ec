"""The one tree of subjects, and who knows what."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from kompas.accounts.models import User
from kompas.accounts.names import search_key, sort_key


class Subject(models.Model):
    """A field of expertise at the top, a subject below it: Vej > Vejafvanding. Also what inquiries are sorted by."""

    slug = models.SlugField(_("address"), max_length=90, unique=True)
    name = models.CharField(_("name"), max_length=120)
    sort_key = models.CharField(max_length=160, editable=False)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("belongs under")
    )
    also_called = models.CharField(
        _("also called"), max_length=240, blank=True, help_text=_("Words that people use for it, divided by commas.")
    )
    search_key = models.CharField(max_length=420, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(name="subject_not_its_own_parent", condition=Q(parent=None) | ~Q(parent=F("id"))),
            models.CheckConstraint(name="subject_has_a_name", condition=~Q(name="")),
        ]
        ordering = ["sort_key", "pk"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.set_keys()
        if kwargs.get("update_fields") and {"name", "also_called"} & set(kwargs["update_fields"]):
            kwargs["update_fields"] = {*kwargs["update_fields"], "sort_key", "search_key"}
        super().save(*args, **kwargs)

    def set_keys(self) -> None:
        """What `save` does before it stores; whoever stores many at once calls it."""
        self.sort_key, self.search_key = sort_key(self.name), search_key(f"{self.name} {self.also_called}")


class Competence(models.Model):
    """What a person can be asked about, in her own words."""

    person = models.ForeignKey(User, models.PROTECT, related_name="competences")
    subject = models.ForeignKey(Subject, models.PROTECT, related_name="competences")
    helps_with = models.CharField(_("can help with"), max_length=240, blank=True)
    search_key = models.CharField(max_length=240, editable=False, default="")
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "subject"], name="competence_once")]

    def __str__(self) -> str:
        return f"{self.person}: {self.subject}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.search_key = search_key(self.helps_with)
        if kwargs.get("update_fields") and "helps_with" in kwargs["update_fields"]:
            kwargs["update_fields"] = {*kwargs["update_fields"], "search_key"}
        super().save(*args, **kwargs)
