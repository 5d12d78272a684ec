"""`kompas verify`: prove that nobody changed an event since it was sealed, and that every stored file is as it was."""

import argparse

import django


def run(_chosen: argparse.Namespace) -> int:
    django.setup()
    return max(_event_log(), _database_and_files())


def _event_log() -> int:
    from kompas.journal.sealing import verify

    proof = verify()
    if proof.broken_at is not None:
        print(
            f"The event log was changed: link {proof.broken_at} does not hold, the {proof.links} before it do. "
            "Compare with the head told in the log and in the administrators' letters, and with a backup."
        )
        return 1
    print(f"The event log holds: {proof.links} links, head {proof.head}.")
    if proof.waiting:
        print(f"{proof.waiting} events wait for the worker to seal them.")
    return 0


def _database_and_files() -> int:
    from kompas.config.backup import checking

    wrong = [*checking.of_database(), *checking.of_files()]
    for complaint in wrong:
        print(complaint)
    if wrong:
        print("Bring back what is lost from a backup: ./kompas restore.")
        return 1
    print("The database is sound, and every stored file is there as it was stored.")
    return 0
