"""What a comment or another view is about: the whole wording, one of its texts, or one of its parts."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AboutAPart(models.Model):
    """`about` is the code of a kind of part or the name of a text; empty: the whole.

    `about_key` is that of what lasts of the part, or its number where nothing does. `quoted` is what stood there
    when it was written, so that it is understood however the text is changed afterwards.
    """

    about = models.CharField(_("what it is about"), max_length=20, blank=True)
    about_key = models.PositiveBigIntegerField(default=0)
    quoted = models.TextField(_("as it stood"), blank=True)

    class Meta:
        abstract = True
