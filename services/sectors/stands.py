"""Is there the activity that something refers to? Pure."""

from typing import Any
from uuid import UUID

NOT_THERE = frozenset({"unknown", "retracted"})
"""The phases of an activity in which nothing can be said of it."""


def activity_stream(activity: UUID) -> str:
    """The stream of an activity, whose state a decision may ask for."""
    return f"activity-{activity}"


def stands(activity: Any) -> bool:
    """Whether an activity, as its slice folds it, is in the records: planned or held."""
    return str(activity.phase.value) not in NOT_THERE
