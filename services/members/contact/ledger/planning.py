"""What does a ledger of contacts ask for, row by row?"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from contracts.contacts import SideKind
from contracts.members.contact import Side
from kernel.command import Command
from kernel.ids import derived
from kernel.importing.plan import Entry, LedgerKind, Plan, Terms
from kernel.ledgers import BadRow, CellProblem, Ledger, Row
from kernel.secret import Secret
from members.contact.commands import AskFollowUp, FinishFollowUp, RecordContact, RetractContact
from members.contact.ledger.knowledge import Knowledge, know
from members.contact.ledger.line import Line, LineReader
from members.contact.ledger.shape import SHAPE
from members.contact.ledger.stamps import UNTOLD, Recorded, digest_of_words, words_of
from members.contact.queries import Texts
from members.contact.tables import ContactRow

STREAM = "contact-"
Mark = tuple[object, ...]


def plan(ledger: Ledger, known: Knowledge, terms: Terms) -> Plan:
    """The commands of every good row; one that was changed here in the meantime comes back."""
    readings = ledger.read(LineReader(terms.committee, known))
    here = {one.contact: one for one in known.contacts}
    which = _identities(terms.committee, [told for _, told in readings.good], known)
    entries, bad = [], list(readings.bad)
    for (row, told), contact in zip(readings.good, which, strict=True):
        try:
            meant = _meant(row, told, here.get(contact), known)
        except CellProblem as problem:
            bad.append(BadRow.of(problem))
            continue
        entries.append(_entry(row, meant, contact, terms))
    return Plan(
        entries=tuple(entries),
        bad=tuple(bad),
        warnings=tuple(f"第{one.row}行未计入：{one.zh}" for one in readings.skipped),
    )


def _identities(committee: UUID, lines: Sequence[Line], known: Knowledge) -> list[UUID]:
    """By stamp or number; else the n-th of its day, persons and maker, here or new."""
    numbers = {one.number: one.contact for one in known.contacts}
    here = {one.contact for one in known.contacts}
    free: dict[Mark, list[UUID]] = defaultdict(list)
    for row in known.contacts:
        free[_mark(Recorded.of(row))].append(row.contact)
    told = [_told(line, numbers, here) for line in lines]
    taken = set(filter(None, told))
    seen: dict[Mark, int] = defaultdict(int)
    found = []
    for line, one in zip(lines, told, strict=True):
        mark = _mark(line.recorded)
        if one is None:
            left = [other for other in free[mark] if other not in taken]
            seen[mark] += 1
            one = left[0] if left else _fresh(committee, mark, seen[mark], taken | here)
        taken.add(one)
        found.append(one)
    return found


def _told(line: Line, numbers: Mapping[str, UUID], here: set[UUID]) -> UUID | None:
    if line.stamp is not None and line.stamp.contact in here:
        return line.stamp.contact
    return numbers.get(line.number or "")


def _mark(recorded: Recorded) -> Mark:
    return recorded.made_on, recorded.by, tuple(sorted(recorded.reached))


def _fresh(committee: UUID, mark: Mark, nth: int, taken: set[UUID]) -> UUID:
    found = derived("contact", committee, *mark, nth)
    return found if found not in taken else _fresh(committee, mark, nth + 1, taken)


@dataclass(frozen=True, slots=True)
class Meant:
    """A row as it is asked: what it left alone stands there as the books have it."""

    told: Line
    key: str


def _meant(row: Row, told: Line, before: ContactRow | None, known: Knowledge) -> Meant:
    """Groups of cells that were left alone say nothing new; changed on both sides is a clash."""
    stamp = told.stamp
    if stamp is None or before is None or stamp.contact != before.contact:
        return Meant(told, "")
    books = Recorded.of(before)
    key = f"@{stamp.recorded}.{stamp.words}"
    if told.recorded.digest() == stamp.recorded:
        told = replace(told, recorded=books, by=_by(before))
    elif books.digest() not in (stamp.recorded, told.recorded.digest()):
        raise _clash(row)
    return Meant(_words(row, told, known.texts[before.contact]), key)


def _words(row: Row, told: Line, texts: Texts) -> Line:
    """The words that the row changes."""
    assert told.stamp is not None
    if told.stamp.words == UNTOLD:
        return told
    said = digest_of_words(told.said, told.wanted, told.outcome)
    if said == told.stamp.words:
        return replace(told, said=None, wanted=None, outcome=None)
    if words_of(texts) not in (told.stamp.words, said):
        raise _clash(row)
    return told


def _by(before: ContactRow) -> Side:
    return Side(kind=SideKind(before.by_kind), id=before.by, name=before.by_name)


def _clash(row: Row) -> CellProblem:
    return row.problem(
        "",
        "系统中的记录在本表导出之后已被修改，与本行不一致，未作覆盖；请重新导出后再改",
        "the record was changed here since this sheet went out; nothing was overwritten",
    )


def _entry(row: Row, meant: Meant, contact: UUID, terms: Terms) -> Entry:
    commands = tuple(_commands(meant.told, contact, terms.committee))
    return Entry(row, f"{contact}{meant.key}", f"{STREAM}{contact}", commands)


def _commands(told: Line, contact: UUID, committee: UUID) -> Iterator[Command]:
    """What was asked to be done is asked on the day of the contact, and done on its own day."""
    said = told.recorded
    which = {"committee": committee, "contact": contact}
    yield RecordContact(
        **which,
        on=said.made_on,
        made_on=said.made_on,
        way=said.way,
        pair=said.pair,
        by=told.by,
        reached=said.reached,
        said=_secret(told.said),
    )
    finished = told.outcome is not None or said.done_on is not None
    if finished or told.wanted is not None or said.due_on is not None:
        what = _secret(told.wanted)
        yield AskFollowUp(**which, on=said.made_on, what=what, due_on=said.due_on)
    if finished:
        done_on = said.done_on
        on = done_on or said.made_on
        yield FinishFollowUp(**which, on=on, outcome=_secret(told.outcome), done_on=done_on)


def _secret(text: str | None) -> Secret | None:
    return None if text is None else Secret(text)


def retract(stream: str, terms: Terms, reason: str) -> Command:
    """Take back what a row asked for that is missing from the next file."""
    contact = UUID(stream.removeprefix(STREAM))
    return RetractContact(committee=terms.committee, contact=contact)


CONTACTS = LedgerKind("contacts", (SHAPE,), know, plan, retract)
