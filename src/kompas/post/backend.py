"""Django's mail face to the outbox, so that sign-in's own letters take the same way as all others."""

from collections.abc import Sequence

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from kompas.post.services import queue


class OutboxBackend(BaseEmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            for recipient in message.recipients():
                queue(
                    to=recipient,
                    subject=str(message.subject),
                    text=str(message.body),
                    is_secret=settings.SEALED_LETTER_HEADER in message.extra_headers,
                    at=timezone.now(),
                )
        return len(email_messages)
