"""Which task is a row about, and what does it say of it?"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from contracts.members.rules import CommitteeRules
from contracts.naming import Organisations
from kernel.ledgers import Cell, Hints, Reader, Row, Unreadable, unknown_word
from kernel.ledgers import line as one_line
from proposals.proposal.grades import grade_of, words_of
from proposals.proposal.worklist.export import number_of, plenary_of
from proposals.proposal.worklist.queries import Case
from proposals.proposal.worklist.stamps import Answer, Inside, Stamp, stamp_of, task_id
from rules.invalid import Invalid
from rules.numbers import parse_term_session

LONGEST_WORD = 100
Place = tuple[UUID, int]
"""A unit and a case number."""


@dataclass(frozen=True, slots=True)
class Line:
    """What one row says; without a stamp a blank cell says nothing."""

    row: Row
    case: Case
    stamp: Stamp | None
    answer: Answer
    inside: Inside


class LineReader:
    """Finds each row's task among those that the asker may fill in, each once a file."""

    def __init__(
        self,
        cases: Iterable[Case],
        rules: CommitteeRules | None,
        own: frozenset[UUID] | None,
        units: Organisations,
    ) -> None:
        """With `own` the rows of all other units are refused."""
        self._rules, self._own, self._units = rules, own, units
        self._tasks: dict[UUID, Case] = {}
        self._numbered: Mapping[Place, list[Case]] = defaultdict(list)
        for one in cases:
            self._tasks[task_id(one.row.proposal, one.unit)] = one
            if one.row.case_no is not None:
                self._numbered[one.unit, one.row.case_no].append(one)
        self._read: dict[UUID, int] = {}

    def __call__(self, row: Row) -> Line:
        """One row.

        Raises:
            CellProblem: the row comes back.
        """
        units = self._unit(row)
        stamp = row.get("stamp", _stamp)
        case = (
            self._numbered_case(row, units) if stamp is None else self._stamped(row, stamp, units)
        )
        self._once(row, case)
        return Line(
            row,
            case,
            stamp,
            Answer(row.date("answered"), row.get("grade", self._grade(case.grade))),
            Inside(
                row.get("section", _plain_word),
                row.get("person", _plain_word),
                row.date("own_due"),
            ),
        )

    def _unit(self, row: Row) -> frozenset[UUID]:
        """Whom the printed name may mean: it may have been assigned under any of its names."""
        name = row.text("unit")
        units = self._units.ever(name)
        if self._own is not None and not self._own & units:
            zh = f"本行是“{name}”的办理任务，只能由该单位或办公室填报"
            raise row.problem("unit", zh, f"this row is {name}'s, who alone or the office fills it")
        return units if self._own is None else self._own & units

    def _stamped(self, row: Row, stamp: Stamp, units: Collection[UUID]) -> Case:
        """The task that went out under this stamp; the printed columns must still be its own."""
        case = self._tasks.get(stamp.task)
        if case is None or case.unit not in units:
            zh = "核对码不是本单位现有的办理任务（可能已退办或改派），请重新导出"
            raise row.problem("stamp", zh, "not a task of this unit any more: export again")
        printed = row.number_of("case_no")
        if case.row.case_no is not None and (printed is None or printed.number != case.row.case_no):
            zh = f"提案编号与核对码不符，核对码是{number_of(case)}号的；请勿单独移动某一列"
            raise row.problem("case_no", zh, f"the stamp is that of number {case.row.case_no}")
        return case

    def _numbered_case(self, row: Row, units: Iterable[UUID]) -> Case:
        """The task by unit, number and, where several plenaries have that number, plenary."""
        row.text("case_no")
        printed = row.number_of("case_no")
        number = 0 if printed is None else printed.number
        sat = row.get("plenary", _plenary)
        found = [one for unit in units for one in self._numbered.get((unit, number), ())]
        if sat is not None:
            found = [one for one in found if (one.term, one.session) == sat]
        if len(found) > 1:
            listed = "、".join(filter(None, map(plenary_of, found)))
            raise row.problem(
                "plenary", f"几次会议都有此号（{listed}），请填写届次", "which plenary?"
            )
        if not found:
            zh = f"该单位的办理任务中没有{number}号提案"
            raise row.problem("case_no", zh, f"the unit has no task of number {number}")
        return found[0]

    def _once(self, row: Row, case: Case) -> None:
        task = task_id(case.row.proposal, case.unit)
        if task in self._read:
            zh = f"与第{self._read[task]}行是同一办理任务"
            raise row.problem("case_no", zh, f"the same task as row {self._read[task]}")
        self._read[task] = row.number

    def _grade(self, held: str | None) -> Reader[str]:
        """A reader of the letters of the committee's scheme, and of the one given already."""

        def read(cell: Cell, hints: Hints) -> str:
            printed = one_line(cell, hints)
            grade = grade_of(self._rules, printed) if self._rules else None
            if grade is not None:
                return grade.letter
            if held is not None and printed in (held, f"{held}类"):
                return held
            raise unknown_word(printed, words_of(self._rules) if self._rules else ())

        return read


def _stamp(cell: Cell, hints: Hints) -> Stamp:
    found = stamp_of(one_line(cell, hints))
    if found is None:
        raise Unreadable("核对码已被改动，请重新导出", "the stamp was changed: export again")
    return found


def _plenary(cell: Cell, hints: Hints) -> tuple[int, int]:
    printed = one_line(cell, hints)
    try:
        return parse_term_session(printed)
    except Invalid:
        raise Unreadable(
            f"“{printed}”不是届次，应写作五届三次", f"{printed!r} is no plenary"
        ) from None


def _plain_word(cell: Cell, hints: Hints) -> str:
    printed = one_line(cell, hints)
    if len(printed) > LONGEST_WORD:
        raise Unreadable(f"超过{LONGEST_WORD}个字", f"longer than {LONGEST_WORD} characters")
    return printed
