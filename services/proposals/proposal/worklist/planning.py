"""What does a whole 办理回复明细表 that came back ask for? Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.members.rules import CommitteeRules
from contracts.naming import Organisations
from contracts.values import Named
from kernel.command import Command
from kernel.importing.plan import Difference, Entry, Plan, Terms
from kernel.ledgers import CellProblem, Ledger, Readings
from kernel.ledgers.ledger import BadRow
from proposals.proposal.handling.commands import (
    DivideWork,
    ReplyToProposal,
    SendCoOpinion,
    TakeBackDivision,
)
from proposals.proposal.worklist.export import answer, inside
from proposals.proposal.worklist.lines import Line, LineReader
from proposals.proposal.worklist.queries import Case
from proposals.proposal.worklist.stamps import Answer, Inside, task_id
from proposals.proposal.worklist.standing import Part

BLAMES = {
    "LaterThanDeadline": "own_due",
    "UnknownGrade": "grade",
    "RepliedBeforeAssigned": "answered",
    "ReturnPending": "answered",
    "StepMissing": "answered",
}
"""By the rule that says no the column that it is about."""

MEANWHILE = "导出之后系统中的这些内容已被他人修改，与本行不一致，未作覆盖；请重新导出后再填"


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What is known before the first row is read.

    Attributes:
        cases: the tasks of all units that the file names, as far as the asker may fill them in.
        own: the unit that asks, and those whose work it carries on; None when the office does.
        units: whom the names of units may mean.
    """

    cases: Sequence[Case]
    rules: CommitteeRules | None
    own: frozenset[UUID] | None
    today: date
    units: Organisations


def plan(ledger: Ledger, known: Knowledge, terms: Terms) -> Plan:
    """Each row's changes as commands; a row in which nothing was changed asks for nothing."""
    reader = LineReader(known.cases, known.rules, known.own, known.units)
    found: Readings[Line] = ledger.read(reader)
    entries: list[Entry] = []
    differences: list[Difference] = []
    bad: list[BadRow] = list(found.bad)
    for row, line in found.good:
        try:
            change = Change.of(line, known)
            commands = tuple(change.commands(terms))
        except CellProblem as problem:
            bad.append(BadRow.of(problem))
            continue
        task = task_id(line.case.row.proposal, line.case.unit)
        # Never the same again, even should all be assigned anew: only what differs is asked.
        key = f"{task}@{line.case.row.position}"
        entries.append(Entry(row, key, f"proposal-{line.case.row.proposal}", commands))
        differences += change.differences()
    return Plan(
        entries=tuple(entries),
        bad=tuple(bad),
        happening=True,
        differences=tuple(differences),
        blames=BLAMES,
    )


@dataclass(frozen=True, slots=True)
class Change:
    """What a row makes of its task; None leaves a group of cells as it stands in the books."""

    line: Line
    known: Knowledge
    answer: Answer | None
    inside: Inside | None

    @classmethod
    def of(cls, line: Line, known: Knowledge) -> "Change":
        """What was filled in since it went out, and is not so already.

        Raises:
            CellProblem: somebody else changed the same cells meanwhile.
        """
        held, stamp = line.case, line.stamp
        filled, divided = line.answer, line.inside
        if stamp is None:
            filled = Answer(filled.on or answer(held).on, filled.grade or held.grade)
            divided = Inside(
                divided.section or held.section,
                divided.person or held.person,
                divided.own_due_on or held.own_due_on,
            )
        went_out = (stamp.answer, stamp.inside) if stamp else (None, None)
        said = _told(line, "answered", filled.digest(), answer(held).digest(), went_out[0])
        inwards = _told(line, "section", divided.digest(), inside(held).digest(), went_out[1])
        return cls(line, known, filled if said else None, divided if inwards else None)

    def commands(self, terms: Terms) -> Iterator[Command]:
        """In the order in which they must happen.

        Raises:
            CellProblem: what was filled in cannot be asked for.
        """
        case = self.line.case
        about = {"committee": terms.committee, "proposal": case.row.proposal}
        unit = Named(id=case.unit, name=case.unit_name)
        if self.inside is not None and self.inside.empty():
            yield TakeBackDivision(**about, unit=unit)
        elif self.inside is not None:
            yield DivideWork(
                **about,
                unit=unit,
                section=self.inside.section,
                person=self.inside.person,
                own_due_on=self.inside.own_due_on,
            )
        if self.answer is None:
            return
        self._check(self.answer)
        if case.part is Part.ASSIST:
            yield SendCoOpinion(**about, unit=unit, on=self.answer.on)
        else:
            yield ReplyToProposal(**about, unit=unit, on=self.answer.on, grade=self.answer.grade)

    def _check(self, told: Answer) -> None:
        held, row = self.line.case, self.line.row
        if held.part is Part.ASSIST and told.grade != held.grade:
            zh = "会办单位不填解决程度，由主办单位答复"
            raise row.problem("grade", zh, "an assisting unit gives no grade")
        if held.grade is not None and told.grade is None:
            zh = "已登记的解决程度不能清空"
            raise row.problem("grade", zh, "a grade that was given is not taken back here")
        if told.on is None and held.answered_on is not None:
            zh = "已登记的答复不能清空；须重新办理的，由办公室办理"
            raise row.problem("answered", zh, "an answer that was given is not taken back here")
        if told.on is None and not held.answered:
            zh = "填写解决程度须同时填写实际办结日期"
            raise row.problem("answered", zh, "a grade needs the day of the answer")
        if told.on is not None and told.on != held.answered_on:
            self._check_day(told.on)

    def _check_day(self, on: date) -> None:
        """No day to come; and what would move a limit that is past is the office's to say."""
        held, row = self.line.case, self.line.row
        if on > self.known.today:
            raise row.problem("answered", f"{on}尚未到来", f"{on} has not come yet")
        if held.part is Part.ASSIST and held.answered:
            zh = "已登记的会办意见日期不能改动"
            raise row.problem("answered", zh, "the day of an opinion is not changed here")
        if self.known.own is None:
            return
        if held.answered:
            zh = "已登记的答复日期由办公室更正"
            raise row.problem("answered", zh, "the office corrects the day of an answer")
        due = held.due_on
        if due is not None and on <= due < self.known.today:
            zh = f"办理期限{due}已过，补报期限内的答复日期由办公室办理"
            raise row.problem("answered", zh, f"due {due} is past: the office records that day")

    def differences(self) -> Iterator[Difference]:
        """Cell by cell, before and after."""
        held, after = self.line.case, self.answer
        if after is not None:
            yield from self._differs("answered", held.answered_on, after.on)
            yield from self._differs("grade", held.grade, after.grade)
        if self.inside is not None:
            yield from self._differs("section", held.section, self.inside.section)
            yield from self._differs("person", held.person, self.inside.person)
            yield from self._differs("own_due", held.own_due_on, self.inside.own_due_on)

    def _differs(
        self, field: str, before: str | date | None, after: str | date | None
    ) -> Iterator[Difference]:
        if before != after:
            row = self.line.row
            told = ("" if one is None else str(one) for one in (before, after))
            yield Difference(row.number, row.heading(field), *told)


def _told(line: Line, field: str, filled: str, held: str, went_out: str | None) -> bool:
    """Whether a group of cells was filled in, and says something new.

    Args:
        went_out: how it digested when the file was written; None for a file of another hand.
    """
    if filled in (held, went_out):
        return False
    if went_out is not None and held != went_out:
        raise line.row.problem(field, MEANWHILE, "changed here since it was exported")
    return True
