"""Which id does an activity have, and which an attendance?"""

from datetime import date
from uuid import UUID

from kernel.ids import derived
from rules.names import organisation_name, title_name


def activity_id(committee: UUID, title: str, starts_on: date, host: str | None) -> UUID:
    """An activity is topic + first day (+ host when given): the same on every node."""
    by = organisation_name(host) if host else ""
    return derived("activity", committee, title_name(title), starts_on.isoformat(), by)


def attendance_id(activity: UUID, person: UUID) -> UUID:
    """One person at one activity."""
    return derived("attendance", activity, person)
