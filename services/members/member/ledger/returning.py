"""What does a roster that went out, was edited and came back ask for? Exactly its edits. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from contracts.sectors.body import body_id
from contracts.values import BodyKind
from kernel.command import Command
from kernel.importing.plan import Difference, Entry, Plan, Terms
from kernel.ledgers import BadRow, CellProblem, Ledger, Row
from kernel.secret import Secret
from members.member.commands import (
    AdmitMember,
    CorrectParticulars,
    JoinBody,
    KeepPrivateParticulars,
    SettleBodies,
    SettleRoles,
    member_id,
)
from members.member.leaving.commands import RecordLeaving
from members.member.ledger.export import PRIVATE, told, went_out
from members.member.ledger.identity import identities
from members.member.ledger.line import Line, as_told, line
from members.member.ledger.particulars import two_parties
from members.member.ledger.planning import PARTICULARS, entry
from members.member.ledger.private_cells import MEANWHILE, Private
from members.member.ledger.register import Register
from members.member.ledger.stamps import Stamp, digest, stamp_of
from members.member.queries import MemberListed

FIELDS = {
    BodyKind.SECTOR: ("sector", "sector_duty"),
    BodyKind.SECTOR_GROUP: ("sector_group",),
    BodyKind.AREA_GROUP: ("area_group", "area_duty"),
    BodyKind.SPECIAL_COMMITTEE: ("special_committee", "special_duty"),
}
KINDS = {field: kind for kind, (field, _) in PRIVATE.items()}
"""By the field of a private column, the kind of its vault item."""

SEVERAL = ("special_committee", "sector_group", "area_group", "roles")
"""Fields of which a cell may name several."""


@dataclass(frozen=True, slots=True)
class Edited:
    """One row that came back: what it says now, of whom, and in which fields it was edited."""

    row: Row
    line: Line
    held: MemberListed
    fields: frozenset[str]


def plan(ledger: Ledger, known: Register, terms: Terms) -> Plan:
    """Each row's edits as commands; rows that were added are read like those of any roster."""
    readings = ledger.read(lambda row: _read(row, known))
    entries: list[Entry] = []
    differences: list[Difference] = []
    bad: list[BadRow] = list(readings.bad)
    first: dict[UUID, int] = {}
    added: list[tuple[Row, Line]] = []
    for row, found in readings.good:
        if isinstance(found, Line):
            added.append((row, found))
            continue
        who = found.held.member
        if first.setdefault(who, row.number) != row.number:
            bad.append(BadRow.of(_copied(row, first[who])))
            continue
        try:
            commands = tuple(_commands(found, known, terms))
        except CellProblem as problem:
            bad.append(BadRow.of(problem))
            continue
        # Never the same again: the same edit, undone and made once more, is asked once more.
        key = f"{who}@{known.versions.get(who, 0)}"
        entries.append(Entry(row, key, f"member-{who}", commands))
        differences += _differences(found)
    people = identities(terms.committee, [one for _, one in added], known.roster.people)
    entries += [
        entry(row, one, who, known.roster, terms)
        for (row, one), who in zip(added, people, strict=True)
    ]
    skipped = (f"第{skip.row}行未计入：{skip.zh}" for skip in readings.skipped)
    return Plan(
        entries=tuple(entries),
        bad=tuple(bad),
        warnings=tuple(skipped),
        happening=True,
        differences=tuple(differences),
    )


def _read(row: Row, known: Register) -> Edited | Line:
    """A row with a stamp, as far as it was edited; one without, whole.

    Raises:
        CellProblem: the stamp is nobody's, or an edited cell cannot be taken.
    """
    if not row.has("stamp"):
        return line(row, known.roster)
    stamp = stamp_of(row.printed("stamp"))
    held = known.listed.get(stamp.member) if stamp else None
    if stamp is None or held is None:
        zh = "核对码不是本委员会的委员，或已被改动；请重新导出"
        raise row.problem("stamp", zh, "the stamp is of no member here: export again")
    now = as_told(row, known.roster)
    fields = frozenset(_edited(row, now, stamp, held, known))
    fields |= two_parties(row, held.second_party, fields)
    meant = {row.heading(field) for field in fields}
    row.problems = [one for one in row.problems if one.column in meant]
    return Edited(row, now, held, fields)


def _edited(
    row: Row, now: Line, stamp: Stamp, held: MemberListed, known: Register
) -> Iterator[str]:
    """The fields that were edited and say something new.

    Raises:
        CellProblem: somebody else changed the same meanwhile, or it may not be emptied.
    """
    books = went_out(held)
    for field, stands in books.items():
        if not row.stands(field):
            continue
        says, was = digest(field, _printed(row, field)), stamp.cells.get(field)
        if says in (was, stands) or (was is None and not row.has(field)):
            continue
        if was is not None and was != stands:
            raise row.problem(field, MEANWHILE, "changed here since it was exported")
        yield field
    private = Private(known.kept.get(held.member, {}), known.ever.get(held.member, {}), stamp)
    for field, kind in KINDS.items():
        if row.stands(field) and private.edited(row, now, field, kind):
            yield field


def _printed(row: Row, field: str) -> str:
    return "、".join(row.parts(field)) if field in SEVERAL else row.printed(field)


def _commands(found: Edited, known: Register, terms: Terms) -> Iterator[Command]:
    """In the order in which they must happen.

    Raises:
        CellProblem: what was edited cannot be asked for.
    """
    if found.fields & {"since", "term"}:
        yield _admitted(found, known, terms)
    if found.fields & {"name", *PARTICULARS, *found.line.further}:
        yield _corrected(found, terms)
    yield from _settled(found, terms)
    yield from _kept(found, terms)
    if found.fields & {"left_on", "status"}:
        yield _left(found, terms)


def _corrected(found: Edited, terms: Terms) -> CorrectParticulars:
    now = {name: getattr(found.line, name) for name in PARTICULARS} | dict(found.line.further)
    edited = {name: value for name, value in now.items() if name in found.fields}
    given = {name: value for name, value in edited.items() if value is not None}
    if "name" in found.fields:
        given["name"] = found.line.name
    return CorrectParticulars(
        committee=terms.committee,
        member=found.held.member,
        blank=tuple(name for name, value in edited.items() if value is None),
        **given,
    )


def _settled(found: Edited, terms: Terms) -> Iterator[Command]:
    day = found.line.changed_on
    here = {"committee": terms.committee, "member": found.held.member}
    kinds = tuple(kind for kind, fields in FIELDS.items() if found.fields & set(fields))
    if kinds:
        bodies = tuple(one for one in found.line.bodies if one.kind in kinds)
        yield SettleBodies(kinds=kinds, bodies=bodies, since=day, on=day, **here)
        duties = _duties(found.held)
        for one in bodies:
            # A duty that a roster does not name stays; one whose cell was emptied does not.
            if one.duty is None and body_id(terms.committee, one.kind, one.name) in duties:
                yield JoinBody(kind=one.kind, name=one.name, **here)
    if "roles" in found.fields:
        yield SettleRoles(roles=found.line.roles or (), since=day, on=day, **here)


def _duties(held: MemberListed) -> set[UUID]:
    sector = [held.sector] if held.sector else []
    return {one.body for one in (*sector, *held.special_committees, *held.groups) if one.duty}


def _kept(found: Edited, terms: Terms) -> Iterator[Command]:
    kinds = {KINDS[field] for field in found.fields if field in KINDS}
    if kinds:
        said = {kind: Secret(found.line.private[kind]) for kind in kinds}
        yield KeepPrivateParticulars(committee=terms.committee, member=found.held.member, **said)


def _admitted(found: Edited, known: Register, terms: Terms) -> AdmitMember:
    held, row = found.held, found.row
    field = "since" if "since" in found.fields else "term"
    if "since" in found.fields and found.line.since is None:
        raise row.problem("since", "任职日期不能清空", "the day of admission is not emptied")
    nth = _which(terms.committee, held)
    if nth is None:
        zh = "姓名曾经更正，任职日期和届次请在系统中更正"
        raise row.problem(field, zh, "after a corrected name this is corrected in the program")
    return AdmitMember(
        committee=terms.committee,
        name=held.name,
        nth=nth,
        term=_term(found, known) if "term" in found.fields else held.term,
        since=found.line.since if "since" in found.fields else None,
        on=found.line.since if "since" in found.fields else None,
    )


def _which(committee: UUID, held: MemberListed) -> int | None:
    """Which of that name it is, as the id follows from it."""
    numbers = range(1, 100)
    return next((n for n in numbers if member_id(committee, held.name, n) == held.member), None)


def _term(found: Edited, known: Register) -> int:
    told_terms = found.line.terms
    if len(told_terms) != 1 or min(told_terms) <= found.held.term:
        zh = f"届次只能改为{found.held.term}届之后的一届（连任）"
        raise found.row.problem("term", zh, "a term is changed to a later one only")
    return min(told_terms)


def _left(found: Edited, terms: Terms) -> RecordLeaving:
    if found.line.left is None:
        zh = "离任须同时填写状态和离任日期；恢复在册请在系统中登记就任"
        raise found.row.problem("left_on", zh, "a last day and how; who comes back is admitted")
    how, until = found.line.left
    return RecordLeaving(
        committee=terms.committee, member=found.held.member, how=how, until=until, on=until
    )


def _differences(found: Edited) -> Iterator[Difference]:
    """Cell by cell, before and after; of private particulars only that they differ."""
    before = told(found.held)
    for field in sorted(found.fields):
        heading = found.row.heading(field)
        private = field in KINDS
        was, now = (
            ("（个人信息）", "（已修改）") if private else (before[field], _after(found, field))
        )
        yield Difference(found.row.number, heading, was, now)


def _after(found: Edited, field: str) -> str:
    """As it is printed; a second party may stand with the first."""
    second = found.line.further["second_party"]
    return str(second) if field == "second_party" and second else _printed(found.row, field)


def _copied(row: Row, first: int) -> CellProblem:
    zh = f"核对码与第{first}行相同，以第{first}行为准；新增委员请清空核对码"
    return row.problem("stamp", zh, f"the same member as row {first}, which holds")
