"""The deeds of post: queueing and delivering letters, and telling by which server they leave (`mail_server`)."""

from kompas.post.services.outbox import ATTEMPTS, LEASE, deliver_next, queue

__all__ = ["ATTEMPTS", "LEASE", "deliver_next", "queue"]
