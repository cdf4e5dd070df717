"""Who has to answer the proposal of a row, what was answered, and what the sponsors say?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.feedback import Answer
from contracts.members.rules import CommitteeRules
from contracts.values import Named, Satisfaction
from kernel.ledgers import Cell, Hints, Row, line, parts, unknown_word
from proposals.proposal.grades import grade_of, words_of
from proposals.proposal.ledger.choices import Again, again, short
from proposals.proposal.ledger.opinions import EachSays
from proposals.proposal.ledger.questions import QUESTIONS, Form
from proposals.proposal.ledger.words import is_separate, satisfaction
from proposals.proposal.state import Sponsors
from rules.names import derived_id

FIELDS = (
    "lead", "assisting", "assigned", "due", "replied", "dealt", "grade", "feedback", "fed_back",
    "again", "again_on", "follow_up", "followed_on", "follow_note",
    *(question.field for question in QUESTIONS),
)  # fmt: skip
LONGEST_NOTE = 500
Opinions = tuple[tuple[Named, Satisfaction, str], ...]


@dataclass(frozen=True, slots=True)
class Handled:
    """What the handling columns of a row say.

    Attributes:
        assisting: None where the row does not tell who assists.
        grades, follow_ups: one, or one a leading unit.
        answers: what each sponsor ticked on the form, by id.
        again: whether it was answered again, None without a word.
        again_on: the day on which that was ordered.
    """

    leading: tuple[Named, ...]
    assisting: tuple[Named, ...] | None
    separate: bool
    assigned_on: date | None
    due_on: date | None
    answered: bool
    replied_on: date | None
    grades: tuple[str, ...]
    opinions: Opinions
    fed_back_on: date | None
    answers: Mapping[UUID, tuple[Answer, ...]]
    again: Again | None
    again_on: date | None
    follow_ups: tuple[str, ...]
    followed_on: date | None
    follow_note: str | None


class HandlingReader:
    """Reads the handling columns by one committee's rules."""

    def __init__(self, committee: UUID, rules: CommitteeRules | None, history: bool) -> None:
        self._committee, self._rules, self._history = committee, rules, history
        self._form = Form(rules)

    def read(self, row: Row, sponsors: Sponsors) -> Handled:
        """Of a row that says something of its handling.

        Raises:
            CellProblem: an answer without a unit, an opinion without an answer, an order of
                days that cannot be (with history that is only told).
        """
        handled = self._read(row, sponsors)
        self._check_units(row, handled)
        self._check_days(row, handled)
        self._check_answered(row, handled)
        return handled

    def _check_answered(self, row: Row, handled: Handled) -> None:
        """What rests on a reply needs one, what rests on an opinion needs that."""
        if not handled.answered:
            for field, told in (
                ("feedback", handled.opinions),
                ("again", handled.again not in (None, Again.ONCE)),
                ("follow_up", handled.follow_ups),
            ):
                if told:
                    name = "意见" if field == "feedback" else row.heading(field)
                    zh = f"有{name}而无答复日期和办理结果"
                    en = "an opinion or a further step without a reply"
                    raise row.problem(field, zh, en)
        who = {sponsor.id for sponsor, _, _ in handled.opinions}
        for question in QUESTIONS if not set(handled.answers) <= who else ():
            if row.has(question.field):
                zh = f"填了“{row.heading(question.field)}”而没有该提案人的意见，请补填意见反馈"
                raise row.problem(
                    question.field, zh, "a question is answered, but no opinion given"
                )
        if handled.follow_note is not None and not handled.follow_ups:
            zh = "没有跟踪办理结果，跟踪办理情况未导入；请补填结果等次"
            row.warn("follow_note", zh, "no later grade: the note was left out")

    def _read(self, row: Row, sponsors: Sponsors) -> Handled:
        separate = is_separate(row.optional("mode"))
        named = self._units(row.parts("lead"))
        beside = self._units(row.parts("assisting"))
        leading = (*named, *beside) if separate else named[:1]
        assisting = () if separate else (*named[1:], *beside)
        told = bool(assisting) or separate or not row.stands("assisting")
        grades = row.get("grade", self._grades) or ()
        replied = row.date("replied") or row.date("dealt")
        follow_ups = row.get("follow_up", self._grades) or ()
        done, ordered_on = row.get("again", again) or (None, None)
        return Handled(
            leading,
            assisting if told else None,
            separate and len(leading) > 1,
            row.date("assigned"),
            row.date("due"),
            bool(grades) or replied is not None,
            replied,
            grades if len(grades) in (0, 1, len(leading)) else grades[:1],
            row.get("feedback", EachSays(sponsors, satisfaction)) or (),
            row.date("fed_back"),
            self._form.read(row, sponsors),
            done,
            row.date("again_on") or ordered_on,
            follow_ups if len(follow_ups) in (0, 1, len(leading)) else follow_ups[:1],
            row.date("followed_on"),
            row.get("follow_note", short(LONGEST_NOTE)),
        )

    def _units(self, names: Sequence[str]) -> tuple[Named, ...]:
        found = [
            Named(id=derived_id(self._committee, "organisation", name), name=name) for name in names
        ]
        return tuple({unit.id: unit for unit in found}.values())

    def _grades(self, cell: Cell, hints: Hints) -> tuple[str, ...]:
        """The letters of the committee's scheme; several where several units answer."""
        whole = line(cell, hints)
        if self._rules is None:
            return (whole,)
        if (grade := grade_of(self._rules, whole)) is not None:
            return (grade.letter,)
        found = [grade_of(self._rules, part) for part in parts(cell, hints)]
        letters = tuple(grade.letter for grade in found if grade is not None)
        if not letters or len(letters) < len(found):
            raise unknown_word(whole, words_of(self._rules))
        return letters

    def _check_units(self, row: Row, handled: Handled) -> None:
        if handled.leading:
            return
        if handled.assisting:
            zh, en = "有会办单位而无主办单位", "assisting units without a leading one"
            raise row.problem("lead", zh, en)
        zh, en = "有交办或答复而无承办单位", "assigned or answered, but no unit is named"
        raise row.problem("lead", zh, en)

    def _check_days(self, row: Row, handled: Handled) -> None:
        assigned = handled.assigned_on
        if assigned is None:
            return
        if handled.replied_on is not None and handled.replied_on < assigned:
            zh = f"答复日期{handled.replied_on}早于交办日期{assigned}"
            self._out_of_order(row, "replied", zh, "replied before it was assigned")
        if handled.due_on is not None and handled.due_on < assigned:
            zh = f"办结期限{handled.due_on}早于交办日期{assigned}"
            self._out_of_order(row, "due", zh, "due before it was assigned")

    def _out_of_order(self, row: Row, field: str, zh: str, en: str) -> None:
        """A rule of time: today it brings the row back, history is only told."""
        if not self._history:
            raise row.problem(field, zh, en)
        row.warn(field, zh, en)
