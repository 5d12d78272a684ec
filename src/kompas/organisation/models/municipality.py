"""The municipality itself, and how its units head their letters."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kompas.organisation.models.unit import Unit

THE_ONE = 1  # one installation is one municipality


class Municipality(models.Model):
    """The one row that tells whose house this is. Where it is missing, the operator's settings tell what they can."""

    name = models.CharField(_("name"), max_length=120)
    cvr = models.CharField(_("CVR number"), max_length=8, blank=True)
    address = models.TextField(_("address"), max_length=200, blank=True)
    web = models.URLField(_("website"), max_length=200, blank=True)
    accessibility = models.URLField(_("accessibility statement"), max_length=300, blank=True)
    privacy_name = models.CharField(_("data protection officer"), max_length=120, blank=True)
    privacy_email = models.EmailField(_("e-mail of the data protection officer"), max_length=254, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(name="municipality_is_one", condition=Q(id=THE_ONE)),
            models.CheckConstraint(name="municipality_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="municipality_accessibility_is_https",
                condition=Q(accessibility="") | Q(accessibility__startswith="https://"),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Letterhead(models.Model):
    """What a unit tells at the top of its letters. What it leaves empty is taken from the unit above.

    `lines` are the names under the municipality's, one a line. The logo is a PNG that Kompas has drawn anew.
    """

    unit = models.OneToOneField(Unit, models.PROTECT, related_name="letterhead")
    lines = models.TextField(_("names"), max_length=240, blank=True)
    address = models.TextField(_("address"), max_length=200, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), max_length=254, blank=True)
    logo = models.BinaryField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(name="letterhead_no_empty_logo", condition=Q(logo=None) | ~Q(logo=b"")),
        ]

    def __str__(self) -> str:
        return str(self.unit)
