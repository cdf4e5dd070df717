"""What does a whole ledger of proposals ask for? Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from uuid import UUID

from pydantic import ValidationError

from kernel.ids import derived
from kernel.importing.plan import Entry, Plan, Terms
from kernel.ledgers import BadRow, Ledger, Readings
from proposals.proposal.ledger.asking import commands_of
from proposals.proposal.ledger.choices import Again
from proposals.proposal.ledger.knowledge import Knowledge, Marked
from proposals.proposal.ledger.line import Line, LineReader
from proposals.proposal.ledger.settling import settled
from proposals.proposal.ledger.words import Result
from proposals.proposal.state import LIVE
from proposals.units import Names
from rules.names import title_name

SHOWN = 20


def plan(ledger: Ledger, known: Knowledge, terms: Terms) -> Plan:
    """Rows to entries; those merged come last, so that what they are merged into is there."""
    fields = frozenset(ledger.headings)
    reader = LineReader(terms.committee, known, fields, terms.history)
    found: Readings[Line] = ledger.read(reader)
    lines = [line for _, line in found.good]
    placed = Places(known, terms).of(lines)
    names = Names(known.units)
    entries, bad = _entries(placed, known, terms, names)
    kept = {entry.row.number for entry in entries}
    good = [line for line in lines if line.row.number in kept]
    return Plan(
        entries=tuple(entries),
        bad=(*found.bad, *bad),
        not_on_roster=tuple(dict.fromkeys(name for line in good for name in line.signed.strangers)),
        warnings=(*_warnings(ledger, found, good, known), *names.unsettled()),
    )


class Places:
    """Finds for each line its key and its proposal: remembered, recorded here, or new."""

    def __init__(self, known: Knowledge, terms: Terms) -> None:
        self._known, self._terms = known, terms
        self._times: Counter[str] = Counter()
        self._taken: set[str] = set()

    def of(self, lines: Iterable[Line]) -> list[tuple[Line, str, UUID]]:
        """(line, key, proposal), in the order of the lines."""
        return [(line, *self._place(line)) for line in lines]

    def _place(self, line: Line) -> tuple[str, UUID]:
        keys = self._own_keys(line)
        for key in self._earlier_keys(line, keys):
            if key in self._known.remembered and key not in self._taken:
                self._taken.add(key)
                return key, self._known.remembered[key]
        self._taken.add(keys[0])
        return keys[0], self._recorded(line) or self._new(keys[0])

    def _own_keys(self, line: Line) -> list[str]:
        """Its numbers, else title, day and sponsor; the n-th row alike gets `#n`."""
        keys = [f"流水号{line.serial.number}"] if line.serial else []
        keys += [f"案号{line.number.number}"] if line.number else []
        if keys:
            return keys
        title = line.title_key()
        self._times[title] += 1
        nth = self._times[title]
        return [title if nth == 1 else f"{title}#{nth}"]

    def _earlier_keys(self, line: Line, keys: list[str]) -> list[str]:
        """A row that has a number now may have come without one, under its title."""
        if not self._known.remembered or not (line.number or line.serial):
            return keys
        return [*keys, line.title_key()]

    def _new(self, key: str) -> UUID:
        known = self._known.plenary
        return derived("proposal", self._terms.committee, known.plenary, key)

    def _recorded(self, line: Line) -> UUID | None:
        """The proposal that came another way and has this number and this title."""
        found = self._known.numbered.get(line.number.number) if line.number else None
        if found is None and line.serial is not None:
            found = self._known.serial.get(line.serial.number)
        same = found is not None and found.title == title_name(line.title)
        return found.proposal if found is not None and same else None


def _entries(
    placed: Sequence[tuple[Line, str, UUID]], known: Knowledge, terms: Terms, names: Names
) -> tuple[list[Entry], list[BadRow]]:
    targets = Targets(placed, known)
    entries: list[Entry] = []
    merged: list[Entry] = []
    bad: list[BadRow] = []
    for line, key, proposal in placed:
        into, problem = targets.of(line, proposal)
        if problem is not None:
            bad.append(problem)
            continue
        told = settled(line, names, known.held.get(proposal, ()))
        try:
            commands = commands_of(told, proposal, into, terms, known.plenary.plenary)
        except ValidationError as wrong:
            bad.append(_unusable(line, wrong))
            continue
        _tell_what_stays(line, known.marked.get(proposal))
        entry = Entry(line.row, key, f"proposal-{proposal}", commands)
        (entries if into is None else merged).append(entry)
    return [*entries, *merged], bad


def _tell_what_stays(line: Line, marked: Marked | None) -> None:
    """An award and a second answer are no ledger's to take back."""
    if marked is None:
        return
    once = line.handled is not None and line.handled.again is Again.ONCE
    for field, denied in (
        ("awards", marked.awarded and line.marks.no_award),
        ("again", marked.answered_again and once),
    ):
        if denied:
            zh = "系统中已有记录，台账的“否”未采用；记录如有误，请在系统中更正"
            line.row.warn(field, zh, "it is recorded here; the ledger's no was not taken")


class Targets:
    """What lines are merged into: rows of this file first, else what is recorded here."""

    def __init__(self, placed: Sequence[tuple[Line, str, UUID]], known: Knowledge) -> None:
        self._known = known
        self._rows = {line.number.number: (line, one) for line, _, one in placed if line.number}

    def of(self, line: Line, proposal: UUID) -> tuple[UUID | None, BadRow | None]:
        """The proposal to merge into, or why there is none; (None, None) when it is not merged."""
        if line.into is None:
            return None, None
        target, live = self._find(line.into)
        if target is None:
            zh = f"并入的{line.into}号不存在，或其所在行有误"
            return None, _problem(line, zh, f"no good proposal {line.into} to merge into")
        if target == proposal:
            return None, _problem(line, "提案不能并入自身", "a proposal is merged into itself")
        if not live:
            zh = f"并入的{line.into}号本身未立案"
            return None, _problem(line, zh, f"proposal {line.into} is not filed itself")
        return target, None

    def _find(self, number: int) -> tuple[UUID | None, bool]:
        if number in self._rows:
            line, proposal = self._rows[number]
            return proposal, line.review.result in (Result.FILED, Result.PENDING)
        recorded = self._known.numbered.get(number)
        if recorded is None:
            return None, False
        return recorded.proposal, recorded.phase in [phase.value for phase in LIVE]


def _problem(line: Line, zh: str, en: str) -> BadRow:
    return BadRow.of(line.row.problem("into", zh, en))


def _unusable(line: Line, wrong: ValidationError) -> BadRow:
    where = "、".join(".".join(map(str, one["loc"])) for one in wrong.errors())
    return BadRow.of(line.row.problem("", f"内容不符合要求（{where}）", f"not valid: {where}"))


def _warnings(
    ledger: Ledger, found: Readings[Line], good: Sequence[Line], known: Knowledge
) -> Iterable[str]:
    yield from _other_plenary(ledger, known)
    yield from (zh for zh, _ in ledger.not_taken())
    for total in ledger.totals:
        if total.differs():
            yield total.warning()[0]
    if found.skipped:
        rows = "；".join(f"第{one.row}行{one.zh}" for one in found.skipped[:SHOWN])
        yield f"{len(found.skipped)}行未计入：{rows}"
    assumed = sum(line.day_assumed and line.review.result is Result.FILED for line in good)
    if assumed:
        yield f"{assumed}件立案提案没有立案日期和审查日期，按提交日期与开幕日期中较晚的一日推定"
    yield from _new_categories(good, known)
    yield from _gaps(good)


def _other_plenary(ledger: Ledger, known: Knowledge) -> Iterable[str]:
    told = (ledger.period.term, ledger.period.session)
    here = (known.plenary.term, known.plenary.session)
    if None not in told and told != here:
        yield f"表题写的是{told[0]}届{told[1]}次会议，导入的是{here[0]}届{here[1]}次会议"


def _new_categories(good: Sequence[Line], known: Knowledge) -> Iterable[str]:
    if known.rules is None:
        return
    used = Counter(line.category for line in good if line.category)
    new = {name: times for name, times in used.items() if name not in known.rules.categories}
    if new:
        told = "、".join(f"{name}（{times}件）" for name, times in new.items())
        yield f"类别不在本委员会的类别表之中，已照录：{told}"


def _gaps(good: Sequence[Line]) -> Iterable[str]:
    """Numbers between the lowest and the highest that no row has."""
    used = sorted({line.number.number for line in good if line.number})
    gaps = [
        f"{low + 1}" if high == low + 2 else f"{low + 1}—{high - 1}"
        for low, high in pairwise(used)
        if high > low + 1
    ]
    if gaps:
        more = f"等{len(gaps)}处" if len(gaps) > SHOWN else ""
        yield f"案号有空缺：{'、'.join(gaps[:SHOWN])}{more}"
