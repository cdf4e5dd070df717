"""Something held for two days, and something planned for two hours."""

from datetime import date
from uuid import UUID

from sectors.calendar.entries import Entry

WHOLE = Entry(
    entry=UUID(int=1),
    title="乡村产业调研",
    kind="调研",
    starts_on=date(2026, 4, 9),
    ends_on=date(2026, 4, 10),
    starts=None,
    ends=None,
    place="云溪村，村委会; 二楼",
    host="教育界",
    bodies=(),
    state="held",
)
HOURS = Entry(
    entry=UUID(int=2),
    title="委员学习日",
    kind="学习",
    starts_on=date(2026, 4, 17),
    ends_on=date(2026, 4, 17),
    starts="14:30",
    ends="16:30",
    place=None,
    host=None,
    bodies=(),
    state="planned",
)
