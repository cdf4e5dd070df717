"""Is there the activity, or the report, that something refers to? Pure."""

from typing import Any
from uuid import UUID

NOT_THERE = frozenset({"unknown", "retracted"})
"""The phases of an activity or report in which nothing can be said of it."""


def activity_stream(activity: UUID) -> str:
    """The stream of an activity, whose state a decision may ask for."""
    return f"activity-{activity}"


def stands(one: Any) -> bool:
    """Whether an activity or report, as its slice folds it, is in the records."""
    return str(one.phase.value) not in NOT_THERE


def report_stream(report: UUID) -> str:
    """The stream of a research report."""
    return f"research-{report}"


def is_about(kind: str, id: UUID) -> str:
    """The stream of what something came of."""
    return report_stream(id) if kind == "report" else activity_stream(id)
