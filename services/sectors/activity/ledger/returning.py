"""What does a ledger of activities that went out, was edited and came back ask for? Its edits."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from contracts.values import Named
from kernel.command import Command
from kernel.importing.plan import Entry, Plan, Terms
from kernel.ledgers import BadRow, CellProblem, Ledger, Person, Row
from sectors.activity.commands import Attendee, RecordAttendance, StrikeAttendance
from sectors.activity.ledger.attendees import Attendees, counted
from sectors.activity.ledger.beside import ALONE, Beside
from sectors.activity.ledger.by_activity import LISTS, lines_by_activity, printed_counts
from sectors.activity.ledger.corrections import Edited, corrections
from sectors.activity.ledger.export import lists_of, went_out
from sectors.activity.ledger.hosts import Bodies
from sectors.activity.ledger.know import Acquaintance
from sectors.activity.ledger.lines import Claim, Line
from sectors.activity.ledger.particulars import Particulars, acceptable
from sectors.activity.ledger.plan import Planning
from sectors.activity.ledger.stamps import CAME, COUNTED, FIELDS, TOLD, Stamp, digest, stamp_of
from sectors.activity.tables import ActivityRow, AttendanceRow

Lists = Mapping[str, Sequence[AttendanceRow]]
MEANWHILE = "导出之后系统中的这一项已被修改，与本表不一致，未作覆盖；请重新导出后再改"


@dataclass(frozen=True, slots=True)
class Books:
    """What stands here: what any ledger must know, who stood how to each activity, and beside."""

    known: Acquaintance
    held: Mapping[UUID, ActivityRow]
    stood: Mapping[UUID, Sequence[AttendanceRow]]
    beside: Mapping[UUID, Beside]

    def of(self, activity: UUID) -> Beside:
        """What stands beside an activity's record."""
        return self.beside.get(activity, ALONE)


def planned_returned(ledger: Ledger, books: Books, terms: Terms, bodies: Bodies) -> Plan:
    """Each row's edits as commands; rows that were added are read like those of any ledger."""
    added = lines_by_activity(ledger)
    readings = ledger.read(lambda row: _edited(row, books) if row.has("stamp") else added(row))
    lines = [one for _, one in readings.good if isinstance(one, Line)]
    particulars = Particulars.of(lines, books.known, terms, bodies)
    planning = Planning(particulars, Attendees(terms.committee, books.known.roster))
    entries: list[Entry] = []
    bad = list(readings.bad)
    first: dict[UUID, int] = {}
    for _, one in readings.good:
        try:
            if isinstance(one, Line):
                entries.append(planning.entry(one))
            else:
                _refuse_copies(one, first)
                entries.append(_entry(one, books, planning, terms))
        except CellProblem as problem:
            bad.append(BadRow.of(problem))
    return Plan(
        tuple(entries),
        tuple(bad),
        tuple(planning.attendees.unknown),
        tuple(particulars.warnings),
        tuple(particulars.before.values()),
        happening=True,
    )


def _refuse_copies(one: Edited, first: dict[UUID, int]) -> None:
    number = first.setdefault(one.held.activity, one.row.number)
    if number != one.row.number:
        zh = f"与第{number}行是同一项活动（核对码相同）；新增的活动请将核对码留空"
        raise one.row.problem("", zh, f"the same activity as row {number}")


def _edited(row: Row, books: Books) -> Edited:
    """Which fields were edited and say something new.

    Raises:
        CellProblem: the stamp is of nothing here, or somebody changed the same cell meanwhile.
    """
    stamp = stamp_of(row.printed("stamp"))
    held = books.held.get(stamp.activity) if stamp else None
    if stamp is None or held is None:
        zh = "核对码不是本委员会现有的活动，或已被改动；请重新导出"
        raise row.problem("stamp", zh, "the stamp is of no activity here: export again")
    stood, beside = books.stood.get(held.activity, ()), books.of(held.activity)
    here = Stamp.of(held.activity, went_out(held, stood, books.known.roster, beside))
    edited = frozenset(_changed(row, stamp, here))
    return Edited(row, held, beside, edited, here)


def _changed(row: Row, stamp: Stamp, here: Stamp) -> Iterator[str]:
    for field in FIELDS:
        says, was, stands = digest(row.printed(field)), stamp.cells[field], here.cells[field]
        if not row.stands(field) or says in (was, stands):
            continue
        if was != stands:
            raise row.problem(field, MEANWHILE, "changed here since it was exported")
        yield field


def _entry(one: Edited, books: Books, planning: Planning, terms: Terms) -> Entry:
    commands: list[Command] = []
    if one.fields & set(TOLD):
        commands += corrections(one, planning.particulars, terms)
    if one.fields & set(CAME):
        commands += _attendances(one, books, planning.attendees, terms)
    if one.fields & set(COUNTED):
        commands.append(_counts(one, terms))
    # Never the same again: an edit that is undone and made once more is asked once more.
    key = f"{one.held.activity}@{one.stamp.text()[33:]}"
    return Entry(one.row, key, f"activity-{one.held.activity}", tuple(commands))


def _attendances(
    one: Edited, books: Books, attendees: Attendees, terms: Terms
) -> Iterator[Command]:
    """Who was added to an edited list is recorded so; who was taken off, and is in none, struck."""
    about = {"committee": terms.committee, "activity": one.held.activity, "on": one.held.starts_on}
    before = lists_of(books.stood.get(one.held.activity, ()))
    now = _now(one, before, books, attendees)
    were = {held.person: held for field in one.fields & set(CAME) for held in before[field]}
    new = [each for each in now.values() if _differs(each, were.get(each.person.id))]
    if new:
        yield acceptable(one.row, lambda: RecordAttendance(**about, attendees=tuple(new)))
    for gone in were:
        if gone not in now:
            yield StrikeAttendance(**about, person=gone)


def _now(one: Edited, before: Lists, books: Books, attendees: Attendees) -> dict[UUID, Attendee]:
    """Everybody in the lists that were edited.

    Raises:
        CellProblem: somebody stands in two lists.
    """
    elsewhere = {held.person for field in CAME if field not in one.fields for held in before[field]}
    now: dict[UUID, Attendee] = {}
    for field, how, member in LISTS:
        if field not in one.fields:
            continue
        for named in _named(one, field, before[field], books, attendees):
            if named.id in elsewhere or named.id in now:
                zh = f"“{named.name}”在两列中出现"
                raise one.row.problem(field, zh, f"{named.name} stands in two lists")
            real = member and attendees.roster.is_member(named.id)
            now[named.id] = Attendee(person=named, member=real, attendance=how)
    return now


def _differs(one: Attendee, before: AttendanceRow | None) -> bool:
    return before is None or (before.attendance, before.member) != (one.attendance, one.member)


def _named(
    one: Edited,
    field: str,
    before: Sequence[AttendanceRow],
    books: Books,
    attendees: Attendees,
) -> Iterator[Named]:
    """The persons of a list; a name that stood in it before means whom it meant."""
    roster, day = books.known.roster, one.held.starts_on
    written: dict[str, list[AttendanceRow]] = defaultdict(list)
    for held in before:
        written[roster.written(held.person, held.name, day)].append(held)
    names = one.row.names(field)
    if names.everyone:
        zh = "导出的台账中请写姓名，不写“全体委员”"
        raise one.row.problem(field, zh, "names are needed here")
    for person in names:
        same = written.get(_as_written(person))
        if same:
            yield from (Named(id=held.person, name=held.name) for held in same)
        else:
            claim = Claim(person, None, one.row.heading(field), member=field != "guests")
            yield attendees.named(Line(one.row, "", ()), claim, day)


def _as_written(person: Person) -> str:
    return f"{person.name}（{person.note}）" if person.note else person.name


def _counts(one: Edited, terms: Terms) -> Command:
    """The numbers of the row, whole; all blank the names are counted again."""
    line = Line(one.row, "", (), counts=printed_counts(one.row))
    about = {"committee": terms.committee, "activity": one.held.activity}
    return acceptable(one.row, lambda: counted(line, about | {"on": one.held.starts_on}, ()))
