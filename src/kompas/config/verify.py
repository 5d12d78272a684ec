"""`kompas verify`: prove that nobody changed, removed or inserted an event since it was sealed."""

import argparse

import django


def run(_chosen: argparse.Namespace) -> int:
    django.setup()
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
