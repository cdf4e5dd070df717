"""Who is meant by the names of a row, and what do its numbers add to them?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from contracts.sectors.activity import Attendance
from contracts.values import Named
from kernel.ledgers import CellProblem, Unreadable
from rules.names import derived_id
from sectors.activity.commands import Attendee, CountAttendance, StrikeCount
from sectors.activity.ledger.lines import Claim, Line, Printed, settled_counts
from sectors.activity.ledger.particulars import readable
from sectors.activity.ledger.roster import Roster

AWAY = (Attendance.LEAVE, Attendance.ABSENT)


@dataclass(slots=True)
class Attendees:
    """The persons of one file. `unknown`: names not on the roster, each once, in order."""

    committee: UUID
    roster: Roster
    unknown: dict[str, None] = field(default_factory=dict)

    def named(self, line: Line, claim: Claim, day: date) -> Named:
        """The member who is meant, else the name with the id that every paper gives it.

        Raises:
            CellProblem: two of that name, and nothing settles it.
        """
        name, hints = claim.person.name, (claim.person.note, *claim.hints)
        try:
            found = self.roster.meant(name, day, [hint for hint in hints if hint], claim.number)
        except Unreadable as unreadable:
            number = line.row.number
            raise CellProblem(number, claim.column, unreadable.zh, unreadable.en) from None
        if found is not None:
            return Named(id=found.member, name=name)
        if claim.member:
            self.unknown.setdefault(name)
        return Named(id=derived_id(self.committee, "person", name), name=name)

    def of_line(self, line: Line, day: date) -> list[Attendee]:
        """Everybody of a row that is one activity's, each once."""
        _, claims = line.items[0]
        found: dict[UUID, Attendee] = {}
        for claim in claims:
            if claim.attendance is not None:
                named = self.named(line, claim, day)
                member = claim.member and self.roster.is_member(named.id)
                attendee = Attendee(person=named, member=member, attendance=claim.attendance)
                found.setdefault(named.id, attendee)
        return [*found.values(), *self._everyone(line, day, found)]

    def _everyone(self, line: Line, day: date, named: dict[UUID, Attendee]) -> list[Attendee]:
        """全体委员: all on the roll that day but those named otherwise."""
        if line.everyone is None:
            return []
        roll = self.roster.on_roll(day)
        if not roll:
            zh = f"没有{day}的委员名册，无法确定“全体委员”是哪些人"
            raise CellProblem(line.row.number, line.everyone.column, zh, "no roster of that day")
        return [
            Attendee(
                person=Named(id=one.member, name=one.name), attendance=line.everyone.attendance
            )
            for one in roll
            if one.member not in named
        ]


def counted(
    line: Line, about: Mapping[str, Any], attendees: Sequence[Attendee]
) -> CountAttendance | StrikeCount:
    """The numbers of a row where they say more than its names do; `about` is whose they are.

    Raises:
        CellProblem: 应到 is not 实到 + 请假 + 缺席.
    """
    printed, names = line.counts or Printed(), _listed(attendees)
    if not printed.said():
        return StrikeCount(**about)
    field = "expected" if line.row.has("expected") else "came"
    counts = readable(line.row, field, lambda: settled_counts(printed, names))
    told = (counts.expected, counts.present, counts.leave, counts.absent)
    if told == (names.expected, names.present, names.leave, names.absent):
        return StrikeCount(**about)
    if names.expected:
        line.row.warn(
            field,
            f"人数（应到{told[0]}、实到{told[1]}、请假{told[2]}、缺席{told[3]}）与所列姓名不符"
            f"（应到{names.expected}、实到{names.present}、请假{names.leave}、缺席{names.absent}），"
            "人数以填写的为准",
            f"the numbers {told} differ from the names listed; the numbers hold",
        )
    return CountAttendance(
        **about,
        expected=counts.expected,
        present=counts.present,
        leave=counts.leave,
        absent=counts.absent,
    )


def _listed(attendees: Sequence[Attendee]) -> Printed:
    """How many members are named as present, on leave, absent."""
    marks = [attendee.attendance for attendee in attendees if attendee.member]
    leave, absent = marks.count(Attendance.LEAVE), marks.count(Attendance.ABSENT)
    return Printed(len(marks), len(marks) - leave - absent, leave, absent)
