"""What the worker does with the journal, every few seconds: seal it, and let the readers read."""

from django.tasks import task

from kompas.journal.following import run_readers
from kompas.journal.sealing import seal


@task
def follow() -> None:
    seal()
    run_readers()
