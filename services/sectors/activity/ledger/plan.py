"""How do the lines of a ledger become entries: kinds, hosts and persons settled, or sent back?"""

from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from kernel.command import Command
from kernel.importing.plan import Entry, Plan, Terms
from kernel.ledgers import BadRow, CellProblem, Ledger, Row
from sectors.activity.commands import Attendee, RecordActivity, RecordAttendance, StrikeAttendance
from sectors.activity.ledger.attendees import Attendees, counted
from sectors.activity.ledger.by_activity import lines_by_activity
from sectors.activity.ledger.by_attendance import line_by_attendance
from sectors.activity.ledger.hosts import Bodies
from sectors.activity.ledger.know import Acquaintance
from sectors.activity.ledger.lines import Claim, Line
from sectors.activity.ledger.matrix import lines_of_matrix
from sectors.activity.ledger.particulars import Particulars, acceptable
from sectors.activity.ledger.shapes import BY_ACTIVITY, BY_ATTENDANCE, SIGN_IN
from sectors.activity.ledger.sign_in import lines_of_sign_in, warn_of_counts


def planned(ledger: Ledger, known: Acquaintance, terms: Terms, bodies: Bodies) -> Plan:
    """The plan of a ledger in any arrangement."""
    read = ledger.read(_reader(ledger))
    lines = [line for _, line in read.good]
    if ledger.shape is SIGN_IN:
        warn_of_counts(ledger, lines)
    particulars = Particulars.of(lines, known, terms, bodies)
    planning = Planning(particulars, Attendees(terms.committee, known.roster))
    entries: list[Entry] = []
    bad = list(read.bad)
    for line in lines:
        try:
            entries.append(planning.entry(line))
        except CellProblem as problem:
            bad.append(BadRow.of(problem))
    return Plan(
        tuple(entries),
        tuple(bad),
        tuple(planning.attendees.unknown),
        tuple(particulars.warnings),
        tuple(particulars.before.values()),
    )


def _reader(ledger: Ledger) -> Callable[[Row], Line]:
    if ledger.shape is BY_ACTIVITY:
        return lines_by_activity(ledger)
    if ledger.shape is BY_ATTENDANCE:
        return line_by_attendance
    return lines_of_sign_in(ledger) if ledger.shape is SIGN_IN else lines_of_matrix(ledger)


@dataclass(slots=True)
class Planning:
    """One file being planned."""

    particulars: Particulars
    attendees: Attendees
    _rows: dict[UUID, int] = field(default_factory=dict)

    def entry(self, line: Line) -> Entry:
        """A line's commands. Raises CellProblem when the row comes back."""
        if line.counts is not None:
            return self._of_activity(line)
        commands: dict[Command, None] = {}
        about = ""
        for occasion, claims in line.items:
            record = self.particulars.record(line.row, occasion)
            commands |= dict.fromkeys((record, *self.particulars.beside(line.row, occasion)))
            for claim in claims:
                attendance = self._attendance(line, record, claim)
                commands.setdefault(attendance)
                about = about or _about(attendance)
        return Entry(line.row, line.key, about, tuple(commands))

    def _of_activity(self, line: Line) -> Entry:
        """One row an activity: particulars, everybody, numbers."""
        row, (occasion, _) = line.row, line.items[0]
        record = self.particulars.record(row, occasion)
        first = self._rows.setdefault(record.activity, row.number)
        if first != row.number:
            zh = f"与第{first}行是同一项活动（主题、日期、组织单位相同）"
            raise row.problem("", zh, f"the same activity as row {first}")
        everybody = self.attendees.of_line(line, occasion.first)
        commands = [record, *self.particulars.beside(row, occasion, alone=True)]
        if line.whole:
            commands.append(_attendances(row, record, everybody, whole=True))
        about = {"committee": record.committee, "activity": record.activity, "on": record.starts_on}
        commands.append(acceptable(row, lambda: counted(line, about, everybody)))
        return Entry(row, line.key, f"activity-{record.activity}", tuple(commands))

    def _attendance(
        self, line: Line, record: RecordActivity, claim: Claim
    ) -> RecordAttendance | StrikeAttendance:
        named = self.attendees.named(line, claim, record.starts_on)
        if claim.attendance is None:
            return StrikeAttendance(
                committee=record.committee,
                activity=record.activity,
                person=named.id,
                by_ledger=True,
                on=record.starts_on,
            )
        member = claim.member and self.attendees.roster.is_member(named.id)
        attendee = Attendee(person=named, member=member, attendance=claim.attendance)
        return _attendances(line.row, record, [attendee])


def _attendances(
    row: Row, record: RecordActivity, attendees: list[Attendee], *, whole: bool = False
) -> RecordAttendance:
    return acceptable(
        row,
        lambda: RecordAttendance(
            committee=record.committee,
            activity=record.activity,
            attendees=tuple(attendees),
            whole=whole,
            by_ledger=True,
            on=record.starts_on,
        ),
    )


def _about(command: RecordAttendance | StrikeAttendance) -> str:
    """What a row of one person is about: that attendance, which has no stream of its own.

    The activity's stream moves with every other row of the ledger, so it cannot tell whether
    this one was changed by hand; the decider can, and refuses.
    """
    if isinstance(command, RecordAttendance):
        return f"attendance-{command.activity}-{command.attendees[0].person.id}"
    return f"attendance-{command.activity}-{command.person}"
