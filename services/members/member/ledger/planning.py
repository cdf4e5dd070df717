"""What does a roster ask for, row by row?"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from uuid import UUID

from kernel.command import Command
from kernel.importing.plan import Entry, Plan, Terms
from kernel.ledgers import BadRow, Ledger, Row
from kernel.secret import Secret
from members.member.commands import (
    AdmitMember,
    CorrectParticulars,
    KeepPrivateParticulars,
    SettleBodies,
    SettleRoles,
)
from members.member.leaving.commands import RecordLeaving
from members.member.ledger.identity import Identity, identities
from members.member.ledger.knowledge import Knowledge
from members.member.ledger.line import Line, line
from rules.names import person_name, sector_name

PARTICULARS = (
    "member_no", "gender", "nation", "birth_year", "party", "education", "employer", "position",
)  # fmt: skip


def plan(ledger: Ledger, known: Knowledge, terms: Terms) -> Plan:
    """The commands of every good row; rows struck, of another term or for bodies are listed."""
    readings = ledger.read(lambda row: line(row, known))
    repeated = list(_repeated(ledger, readings.good))
    twice = {bad.row for bad in repeated}
    good = [(row, told) for row, told in readings.good if row.number not in twice]
    people = identities(terms.committee, [told for _, told in good], known.people)
    for total in ledger.totals:
        if total.differs():
            ledger.warn(*total.warning())
    return Plan(
        entries=tuple(
            entry(row, told, who, known, terms)
            for (row, told), who in zip(good, people, strict=True)
        ),
        bad=(*readings.bad, *repeated),
        warnings=(
            *(f"第{skip.row}行未计入：{skip.zh}" for skip in readings.skipped),
            *_unlisted(good, known),
            *(zh for zh, _ in ledger.not_taken()),
        ),
    )


def entry(row: Row, told: Line, who: Identity, known: Knowledge, terms: Terms) -> Entry:
    """One person: admitted, corrected, in bodies and roles, private particulars, perhaps gone."""
    commands = (_left if told.left else _present)(told, who, known, terms)
    return Entry(row, str(who.member), f"member-{who.member}", tuple(commands))


def _present(told: Line, who: Identity, known: Knowledge, terms: Terms) -> Iterable[Command]:
    yield _admit(told, who, known, terms)
    yield _correct(told, who, terms)
    days = {"since": told.changed_on, "on": told.changed_on, "as_of": known.plenary.opens}
    here = {"committee": terms.committee, "member": who.member}
    if told.bodies:
        yield SettleBodies(kinds=told.kinds, bodies=told.bodies, **here, **days)
    if told.roles is not None:
        yield SettleRoles(roles=told.roles, **here, **days)
    yield from _private(told, who, terms)


def _left(told: Line, who: Identity, known: Knowledge, terms: Terms) -> Iterable[Command]:
    """One who left: admitted if never heard of, then off the roll."""
    if told.left is None:
        return
    how, until = told.left
    yield _admit(told, who, known, terms)
    yield _correct(told, who, terms)
    yield from _private(told, who, terms)
    here = {"committee": terms.committee, "member": who.member}
    yield RecordLeaving(how=how, until=until, on=until, **here)


def _admit(told: Line, who: Identity, known: Knowledge, terms: Terms) -> AdmitMember:
    opens = known.plenary.opens
    day = told.since or (told.left[1] if told.left else opens)
    return AdmitMember(
        committee=terms.committee,
        on=day,
        name=told.name,
        nth=who.nth,
        term=known.plenary.term,
        since=told.since,
        since_if_new=opens if known.follows and not told.left else None,
        as_of=opens,
        bodies=told.bodies,
        roles=told.roles or (),
        **_particulars(told),
    )


def _correct(told: Line, who: Identity, terms: Terms) -> CorrectParticulars:
    return CorrectParticulars(
        committee=terms.committee, member=who.member, name=told.name, **_particulars(told)
    )


def _particulars(told: Line) -> dict[str, object]:
    return {name: getattr(told, name) for name in PARTICULARS} | dict(told.further)


def _private(told: Line, who: Identity, terms: Terms) -> Iterable[Command]:
    if told.private:
        kept = {kind: Secret(text) for kind, text in told.private.items()}
        yield KeepPrivateParticulars(committee=terms.committee, member=who.member, **kept)


def _repeated(ledger: Ledger, good: Sequence[tuple[Row, Line]]) -> Iterable[BadRow]:
    """The same person, or the same number, a second time: the later row comes back."""
    persons: dict[tuple[object, ...], int] = {}
    numbers: dict[str, int] = {}
    for row, told in good:
        if told.member_no and told.member_no in numbers:
            yield _twice(row, "member_no", "委员编号", numbers[told.member_no])
            continue
        mark = told.phone or (told.member_no, told.sector, told.employer)
        first = persons.setdefault((person_name(told.name), mark), row.number)
        if first != row.number:
            yield _twice(row, "name", "姓名和手机" if told.phone else "姓名", first)
        elif told.member_no:
            numbers[told.member_no] = row.number


def _twice(row: Row, field: str, what: str, first: int) -> BadRow:
    problem = row.problem(
        field,
        f"{what}与第{first}行重复，以第{first}行为准",
        f"the same as row {first}, which holds",
    )
    return BadRow.of(problem)


def _unlisted(good: Sequence[tuple[Row, Line]], known: Knowledge) -> Iterable[str]:
    """Sectors that the rules do not list, each once, with the nearest that they do."""
    if not known.sectors:
        return
    rows: dict[str, list[int]] = defaultdict(list)
    for row, told in good:
        if told.sector and sector_name(told.sector) not in known.sectors:
            rows[told.sector].append(row.number)
    for sector, numbers in rows.items():
        alike = get_close_matches(sector_name(sector), known.sectors, n=1, cutoff=0.3)
        nearest = f"，最接近的是“{known.sectors[alike[0]]}”" if alike else ""
        where = f"第{numbers[0]}行" + (f"等{len(numbers)}行" if len(numbers) > 1 else "")
        yield f"{where}：规则所列界别中没有“{sector}”，已照录{nearest}"


def retract(stream: str, terms: Terms, reason: str) -> RecordLeaving:
    """One missing from the next file is off the roll, as entered by mistake."""
    return RecordLeaving(
        committee=terms.committee,
        member=UUID(stream.removeprefix("member-")),
        how="retracted",
        reason=Secret(reason),
    )
