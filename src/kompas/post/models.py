"""The outbox."""

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    QUEUED = "queued", _("Waiting")
    SENT = "sent", _("Sent")
    KEPT = "kept", _("Kept here")  # no mail server is set: it stays in the outbox
    FAILED = "failed", _("Not delivered")
    HELD = "held", _("Held back")  # restored from a backup: it may have been sent already, so a person decides


NEWEST_FIRST = ("-queued_at", "-pk")  # several are written at one instant


class OutgoingMailQuerySet(models.QuerySet["OutgoingMail"]):
    def due(self, *, at: datetime) -> Self:
        """Those to be sent now: queued, their time come, and leased by nobody."""
        return self.filter(
            Q(leased_until=None) | Q(leased_until__lt=at), status=Status.QUEUED, send_after__lte=at
        ).order_by("send_after", "pk")

    def with_status(self, status: str) -> Self:
        """Those of that status; all, where it names none."""
        return self.filter(status=status) if status in Status.values else self

    def held(self) -> "OutgoingMailQuerySet":
        """Those that wait for an administrator since the house was restored."""
        return self.filter(status=Status.HELD)

    def with_token(self, token: str) -> Self:
        """The one mail of that token, or none."""
        return self.filter(message_id__startswith=f"<{token}@")

    def to_somebody_like(self, words: str) -> Self:
        """Those whose recipient's address holds `words`."""
        return self.filter(to__icontains=words.strip()) if words.strip() else self

    def lease(self, key: int, *, at: datetime, until: datetime) -> bool:
        """Take the mail `key` until then; False where it is no longer due, since another worker was quicker."""
        return bool(self.due(at=at).filter(pk=key).update(leased_until=until))


class OutgoingMail(models.Model):
    """One e-mail to one recipient. Sent at least once, always under the same Message-ID.

    A secret one holds a link that makes its reader the person: shown to nobody, and its text goes once it is sent.
    """

    to = models.EmailField(_("to"), max_length=254)
    subject = models.CharField(_("subject"), max_length=200)
    text = models.TextField(_("text"))
    is_secret = models.BooleanField(default=False)
    message_id = models.CharField(max_length=120, unique=True)
    queued_at = models.DateTimeField(_("written"))
    send_after = models.DateTimeField()
    leased_until = models.DateTimeField(null=True, blank=True)
    status = models.CharField(_("status"), max_length=8, choices=Status, default=Status.QUEUED)
    attempts = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=200, blank=True)

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["status", "send_after"], name="outgoing_mail_due"),
            models.Index(fields=["queued_at", "id"], name="outgoing_mail_as_written"),
        ]
        constraints = [
            models.CheckConstraint(
                name="outgoing_mail_sent_with_time",
                condition=Q(status=Status.SENT, sent_at__isnull=False) | (~Q(status=Status.SENT) & Q(sent_at=None)),
            ),
            models.CheckConstraint(
                name="outgoing_mail_secret_gone_when_sent",
                condition=Q(is_secret=False) | ~Q(status=Status.SENT) | Q(text=""),
            ),
        ]

    def __str__(self) -> str:
        return self.message_id

    @property
    def token(self) -> str:
        """What stands for it in an address: the first part of its Message-ID."""
        return self.message_id.strip("<>").partition("@")[0]


class Security(models.TextChoices):
    STARTTLS = "starttls", _("STARTTLS (usually port 587)")
    TLS = "tls", _("TLS from the first word (usually port 465)")
    NONE = "none", _("None: only for a server on this machine")


class MailServer(models.Model):
    """The one row that tells by which server mail leaves, where the operator has set none outside.

    `password` is locked with a key that lies outside the database (`locking`), and never shown.
    """

    host = models.CharField(_("server"), max_length=200)
    port = models.PositiveIntegerField(_("port"), default=587)
    security = models.CharField(_("encryption"), max_length=8, choices=Security, default=Security.STARTTLS)
    username = models.CharField(_("user"), max_length=200, blank=True)
    password = models.TextField(_("password"), blank=True)
    sender = models.EmailField(_("sender"), max_length=254)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(name="mail_server_is_one", condition=Q(id=1)),
            models.CheckConstraint(name="mail_server_is_told", condition=~Q(host="") & ~Q(sender="")),
            models.CheckConstraint(name="mail_server_known_security", condition=Q(security__in=Security.values)),
            models.CheckConstraint(name="mail_server_port", condition=Q(port__gte=1, port__lte=65535)),
        ]

    def __str__(self) -> str:
        return self.host
