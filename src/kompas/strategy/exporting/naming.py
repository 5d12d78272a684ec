"""What a file that is taken along is called: made of the address, so that no letter of it needs escaping."""

from kompas.strategy.models import Revision, Strategy


def name_of_strategy(strategy: Strategy) -> str:
    return strategy.slug if strategy.slug.startswith("strategi") else f"strategi-{strategy.slug}"


def name_of_wording(revision: Revision, *, is_in_force: bool) -> str:
    """Without an ending. A wording that is not in force tells which one it is."""
    name = name_of_strategy(revision.strategy)
    if is_in_force:
        return name
    return f"{name}-kladde-{revision.number}" if revision.is_draft else f"{name}-udgave-{revision.number}"
