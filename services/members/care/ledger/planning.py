"""What does a ledger of material ask for, row by row?"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from kernel.command import Command
from kernel.ids import derived
from kernel.importing.plan import Entry, LedgerKind, Plan, Terms
from kernel.ledgers import BadRow, CellProblem, Ledger, Row
from members.care.ledger.export import told_of
from members.care.ledger.knowledge import Knowledge, know
from members.care.ledger.line import Line, LineReader
from members.care.ledger.shape import SHAPE
from members.care.ledger.stamps import of_all
from members.care.material.commands import MarkRead, RetractMaterial, SendMaterial, StrikeReading
from members.care.material.tables import MaterialRow
from rules.names import title_name

STREAM = "material-"
Mark = tuple[str, date]


def plan(ledger: Ledger, known: Knowledge, terms: Terms) -> Plan:
    """The commands of every good row; one that was changed here in the meantime comes back."""
    readings = ledger.read(LineReader(known))
    which = _Identities(terms.committee, known)
    entries, bad = [], list(readings.bad)
    for row, told in readings.good:
        material = which.of(told)
        before = which.here.get(material)
        try:
            commands = tuple(_commands(row, told, material, before, terms.committee))
        except CellProblem as problem:
            bad.append(BadRow.of(problem))
            continue
        key = f"{material}@{told.stamp.text()}" if told.stamp else str(material)
        entries.append(Entry(row, key, f"{STREAM}{material}", commands))
    return Plan(
        entries=tuple(entries),
        bad=tuple(bad),
        warnings=tuple(f"第{one.row}行未计入：{one.zh}" for one in readings.skipped),
    )


class _Identities:
    """Which material each row is: by its stamp, else the n-th of its title and day."""

    def __init__(self, committee: UUID, known: Knowledge) -> None:
        self._committee = committee
        self.here = {one.material: one for one in known.materials}
        self._same: Mapping[Mark, list[UUID]] = defaultdict(list)
        self._seen: dict[Mark, int] = defaultdict(int)
        for one in known.materials:
            self._same[title_name(one.title), one.sent_on].append(one.material)

    def of(self, told: Line) -> UUID:
        """One that is here, or a new one."""
        if told.stamp is not None and told.stamp.material in self.here:
            return told.stamp.material
        mark = (title_name(told.title), told.sent_on)
        self._seen[mark] += 1
        nth, held = self._seen[mark], self._same[mark]
        if nth <= len(held):
            return held[nth - 1]
        return derived("material", self._committee, *mark, nth)


def _commands(
    row: Row, told: Line, material: UUID, before: MaterialRow | None, committee: UUID
) -> Iterator[Command]:
    """What the cells say, but for those that were left alone since they went out."""
    which = {"committee": committee, "material": material, "on": told.sent_on}
    if told.stamp is None or before is None:
        said = {name: getattr(told, name) for name in _TOLD}
        named = told.recipients if told.scope is None else ()
        yield SendMaterial(**which, **said, scope=told.scope, recipients=named)
        yield from (MarkRead(**which, member=one) for one in told.readers)
        return
    said, recipients = _told(row, told, before), _recipients(row, told, before)
    yield SendMaterial(**which, **said, recipients=recipients)
    yield from _readings(row, told, before, which)


_TOLD = ("title", "kind", "sent_on", "way")


def _told(row: Row, told: Line, before: MaterialRow) -> dict[str, Any]:
    assert told.stamp is not None
    if told.told() == told.stamp.told:
        return {name: getattr(before, name) for name in _TOLD}
    if told_of(before) not in (told.stamp.told, told.told()):
        raise _clash(row)
    return {name: getattr(told, name) for name in _TOLD}


def _recipients(row: Row, told: Line, before: MaterialRow) -> tuple[UUID, ...]:
    """Those who have it already, or more; nobody can be left out."""
    assert told.stamp is not None
    if of_all(told.recipients) == told.stamp.scope:
        return before.recipients
    if not set(before.recipients) <= set(told.recipients):
        zh = "已发放的委员不能从发放范围中去掉；如未发放，请撤销后重新登记"
        raise row.problem("scope", zh, "whom it was sent to cannot be left out")
    return told.recipients


def _readings(
    row: Row, told: Line, before: MaterialRow, which: Mapping[str, Any]
) -> Iterator[Command]:
    """Names added are read, names taken away are not; an empty cell says nothing."""
    assert told.stamp is not None
    now = of_all(told.readers)
    if not told.readers or now == told.stamp.readers:
        return
    if of_all(before.readers) not in (told.stamp.readers, now):
        raise _clash(row)
    added = (one for one in told.readers if one not in before.readers)
    yield from (MarkRead(**which, member=one) for one in added)
    gone = (one for one in before.readers if one not in told.readers)
    yield from (StrikeReading(**which, member=one) for one in gone)


def _clash(row: Row) -> CellProblem:
    return row.problem(
        "",
        "系统中的记录在本表导出之后已被修改，与本行不一致，未作覆盖；请重新导出后再改",
        "the record was changed here since this sheet went out; nothing was overwritten",
    )


def retract(stream: str, terms: Terms, reason: str) -> Command:
    """Take back what a row asked for that is missing from the next file."""
    material = UUID(stream.removeprefix(STREAM))
    return RetractMaterial(committee=terms.committee, material=material)


MATERIALS = LedgerKind("materials", (SHAPE,), know, plan, retract)
