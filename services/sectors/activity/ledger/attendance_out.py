"""How do attendances go out so that they come back: a row each, or as a matrix?"""

import io
from collections.abc import Mapping, Sequence
from uuid import UUID

from contracts.sectors.activity import Attendance
from kernel.ledgers import Value
from kernel.ledgers.streaming import Heading, StreamedRow
from kernel.ledgers.writing import writing
from sectors.activity.ledger.by_attendance import GUEST
from sectors.activity.ledger.roster import Roster
from sectors.activity.tables import ActivityRow, AttendanceRow

MEMBER = "委员"
SHEET, MATRIX_SHEET = "活动出席台账", "委员出席情况统计表"
HEADINGS = (
    Heading("委员编号", 12),
    Heading("姓名", 14),
    Heading("身份", 8),
    Heading("活动主题", 36),
    Heading("活动类别", 12),
    Heading("组织单位", 20),
    Heading("活动时间", 12),
    Heading("出席情况", 10),
)
WORDS = {
    Attendance.PRESENT: "已出席",
    Attendance.LATE: "迟到",
    Attendance.HALF: "半程",
    Attendance.LEAVE: "请假",
    Attendance.ABSENT: "缺席",
}
MARKS = WORDS | {Attendance.PRESENT: "√"}
LEGEND = "注：√为出席，空白为不要求参加"
PERSON = ("委员编号", "姓名", "界别")
FIRST = len(PERSON)
WIDTH = 16

Stood = Mapping[UUID, Sequence[AttendanceRow]]


def line(row: ActivityRow, one: AttendanceRow, roster: Roster) -> StreamedRow:
    """One person at one activity."""
    known = roster.known(one.person)
    return (
        known.member_no if known else None,
        roster.written(one.person, one.name, row.starts_on),
        MEMBER if one.member else GUEST,
        row.title,
        row.kind,
        row.host,
        row.starts_on,
        WORDS[Attendance(one.attendance)],
    )


def matrix(held: Sequence[ActivityRow], stood: Stood, roster: Roster) -> bytes:
    """Members as rows, activities as columns, each told by the labelled rows above."""
    people = _members(held, stood)
    marks = {
        (one.person, activity): MARKS[Attendance(one.attendance)]
        for activity, everybody in stood.items()
        for one in everybody
        if one.member
    }
    target = io.BytesIO()
    with writing(target) as book:
        sheet = book.sheet(MATRIX_SHEET)
        sheet.put(0, 0, MATRIX_SHEET, book.title)
        for number, told in enumerate(_labelled(held), start=1):
            sheet.line(number, told, book.head if number == 1 else None)
        top = 1 + len(_labelled(held))
        sheet.line(top, PERSON, book.head)
        for number, (who, name) in enumerate(people.items(), start=top + 1):
            sheet.line(number, _person(who, name, held, roster))
            for at, one in enumerate(held, start=FIRST):
                sheet.put(number, at, marks.get((who, one.activity)))
        sheet.put(top + 1 + len(people), 0, LEGEND)
        sheet.raw.set_column(0, FIRST + len(held), WIDTH)
        sheet.raw.freeze_panes(top + 1, FIRST)
    return target.getvalue()


def _labelled(held: Sequence[ActivityRow]) -> list[tuple[Value, ...]]:
    """A label in the first column, and over each activity's column what it says of it."""
    blank = (None,) * (FIRST - 1)
    return [
        ("活动主题", *blank, *(one.title for one in held)),
        ("活动类别", *blank, *(one.kind for one in held)),
        ("组织单位", *blank, *(one.host for one in held)),
        ("活动时间", *blank, *(one.starts_on for one in held)),
    ]


def _members(held: Sequence[ActivityRow], stood: Stood) -> dict[UUID, str]:
    """Every member expected at any of them, by name."""
    everybody = {
        one.person: one.name for row in held for one in stood.get(row.activity, ()) if one.member
    }
    return dict(sorted(everybody.items(), key=lambda told: (told[1], told[0])))


def _person(who: UUID, name: str, held: Sequence[ActivityRow], roster: Roster) -> tuple[Value, ...]:
    known = roster.known(who)
    written = roster.written(who, name, held[0].starts_on)
    if known is None:
        return (None, written, None)
    return (known.member_no, written, known.sectors[-1] if known.sectors else None)
