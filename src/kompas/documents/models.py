"""Files that owners point at."""

import secrets

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


def random_name(_instance: "StoredFile", _name: str) -> str:
    """A name in storage that tells nothing and cannot be guessed."""
    token = secrets.token_hex(16)
    return f"{token[:2]}/{token[2:]}"


class StoredFile(models.Model):
    """A file as it was received. Written to storage before the row commits; leaves only through its owner's view."""

    file = models.FileField(upload_to=random_name, max_length=60)
    name = models.CharField(_("file name"), max_length=200)
    media_type = models.CharField(max_length=120)
    size = models.PositiveBigIntegerField(_("bytes"))
    digest = models.CharField(_("SHA-256"), max_length=64)
    stored_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(name="stored_file_has_a_name", condition=~Q(name=""))]

    def __str__(self) -> str:
        return self.name
