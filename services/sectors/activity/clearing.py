"""What falls away of those who come when an activity moves to other days, or is no more? Pure."""

from uuid import UUID

from kernel.event import Event
from sectors.activity.events import CheckInStruck, LeaveLapsed, SignUpWithdrawn
from sectors.activity.state import Activity


def nobody_is_there(activity: Activity, which: UUID) -> list[Event]:
    """Leave, and who was checked in, were for those days; who has signed up stays so."""
    lapsed = [LeaveLapsed(activity=which, person=who) for who in activity.leaves]
    struck = [CheckInStruck(activity=which, person=who) for who in activity.arrivals]
    return [*lapsed, *struck]


def none_come(activity: Activity, which: UUID) -> list[Event]:
    """Nor does anybody have a place any more."""
    withdrawn = [SignUpWithdrawn(activity=which, person=who) for who in activity.signed_up]
    return [*nobody_is_there(activity, which), *withdrawn]
