"""For which organisation does an id count, at one cut? Pure."""

from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID

from reporting.cases.organisations import AliasCase, MergerCase


def standing(
    aliases: Iterable[AliasCase], mergers: Iterable[MergerCase], until: date | None
) -> Mapping[UUID, UUID]:
    """By id the organisation that it counts for; ids that count for themselves are missing.

    Another name counts for its organisation. What was merged by a day counts for the successor, or
    for itself with `until` None: whether it does is the committee's rule.
    """
    steps = {one.stood_for: one.organisation for one in aliases}
    if until is not None:
        steps |= {one.organisation: one.successor for one in mergers if one.since <= until}
    return {id: end for id in steps if (end := _end(id, steps)) != id}


def _end(id: UUID, steps: Mapping[UUID, UUID]) -> UUID:
    """The last one of a chain; where it leads in a circle, the one before it closes."""
    passed = [id]
    while (after := steps.get(passed[-1])) is not None and after not in passed:
        passed.append(after)
    return passed[-1]
