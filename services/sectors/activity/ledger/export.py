"""How does an activity become a row of a ledger that can be edited and comes back as its edits?"""

from collections.abc import Sequence
from decimal import Decimal

from contracts.sectors.activity import Attendance
from kernel.ledgers import Value
from kernel.ledgers.streaming import Heading, StreamedRow
from sectors.activity.ledger.beside import ALONE, Beside, hosts_of
from sectors.activity.ledger.by_activity import LISTS
from sectors.activity.ledger.reached import written
from sectors.activity.ledger.roster import Roster
from sectors.activity.ledger.stamps import FIELDS, Stamp
from sectors.activity.tables import ActivityRow, AttendanceRow

SHEET = "活动台账"
COLUMNS = {
    "topic": Heading("活动主题", 36),
    "kind": Heading("活动类别", 12),
    "form": Heading("活动形式", 12),
    "host": Heading("组织单位", 20),
    "day": Heading("活动时间", 12),
    "last": Heading("结束时间", 12),
    "place": Heading("活动地点", 20),
    "topics": Heading("涉及领域", 16),
    "served": Heading("惠及群众人数", 14),
    "reached": Heading("惠及对象", 20),
    "money": Heading("金额", 12),
    "present": Heading("参加委员", 40),
    "late": Heading("迟到委员", 16),
    "half": Heading("半程委员", 16),
    "leave": Heading("请假委员", 20),
    "absent": Heading("缺席委员", 20),
    "guests": Heading("列席人员", 20),
    "expected": Heading("应到人数", 10),
    "came": Heading("实到人数", 10),
    "on_leave": Heading("请假人数", 10),
    "missing": Heading("缺席人数", 10),
}
HEADINGS = (*(COLUMNS[field] for field in FIELDS), Heading("核对码", 10, hidden=True))
AWAY = (Attendance.LEAVE, Attendance.ABSENT)


def line(
    row: ActivityRow, stood: Sequence[AttendanceRow], roster: Roster, beside: Beside = ALONE
) -> StreamedRow:
    """One row with its stamp."""
    cells = went_out(row, stood, roster, beside)
    return (*(cells[field] for field in FIELDS), Stamp.of(row.activity, cells).text())


def went_out(
    row: ActivityRow, stood: Sequence[AttendanceRow], roster: Roster, beside: Beside = ALONE
) -> dict[str, Value]:
    """What stands in each cell; numbers only where they were told as numbers."""
    last = None if row.ends_on == row.starts_on else row.ends_on
    told: dict[str, Value] = {
        "topic": row.title,
        "kind": row.kind,
        "form": row.form,
        "host": "、".join(dict.fromkeys(one.name for one in hosts_of(row, beside))) or None,
        "day": row.starts_on,
        "last": last,
        "place": row.place,
        "topics": "、".join(row.topics) or None,
        "served": row.beneficiaries,
        "reached": written(beside.told.beneficiaries),
        "money": None if row.money is None else f"{Decimal(row.money) / 100:.2f}",
        "expected": row.expected,
        "came": row.present,
        "on_leave": row.leave,
        "missing": row.absent,
    }
    return told | {field: _names(row, mine, roster) for field, mine in lists_of(stood).items()}


def lists_of(stood: Sequence[AttendanceRow]) -> dict[str, list[AttendanceRow]]:
    """By column, who stands in it; a guest's leave is no line of the ledger."""
    found: dict[str, list[AttendanceRow]] = {field: [] for field, _, _ in LISTS}
    for one in stood:
        field = field_of(one)
        if field is not None:
            found[field].append(one)
    return found


def field_of(one: AttendanceRow) -> str | None:
    """The column in which a person stands."""
    how = Attendance(one.attendance)
    if not one.member:
        return None if how in AWAY else "guests"
    return next(field for field, mark, member in LISTS if member and mark is how)


def _names(row: ActivityRow, stood: Sequence[AttendanceRow], roster: Roster) -> str | None:
    named = (roster.written(one.person, one.name, row.starts_on) for one in stood)
    return "、".join(dict.fromkeys(named)) or None
