"""What time is it? The only place where the kernel asks."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")
Clock = Callable[[], datetime]


def wall_clock() -> datetime:
    """The machine's time, aware, in UTC, in whole microseconds."""
    return datetime.now(UTC)


def today() -> date:
    """The calendar day in Asia/Shanghai."""
    return wall_clock().astimezone(SHANGHAI).date()
