"""Who has to answer the proposal of a row, what was answered, and what the sponsors say?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.feedback import Answer
from contracts.members.rules import CommitteeRules
from contracts.values import Named, Satisfaction
from kernel.ledgers import Cell, Hints, Row, day, line, passage, squeeze, unknown_word
from proposals.proposal.grades import grade_of, words_of
from proposals.proposal.ledger.choices import Again, again, short
from proposals.proposal.ledger.naming import each_or
from proposals.proposal.ledger.of_units import Grade, OfUnit, of_units
from proposals.proposal.ledger.opinions import BETWEEN, EachSays
from proposals.proposal.ledger.questions import QUESTIONS, Form
from proposals.proposal.ledger.words import is_separate, satisfaction
from proposals.proposal.state import Sponsors
from rules.names import derived_id

FIELDS = (
    "lead", "assisting", "assigned", "due", "replied", "dealt", "grade", "feedback", "fed_back",
    "again", "again_on", "follow_up", "followed_on", "follow_note",
    *(question.field for question in QUESTIONS),
)  # fmt: skip
NOTE = short(500)
ANSWERED = ("已答复", "已办复", "已回复")
"""What stands behind a unit that answered without a grade."""
ANSWERS_AGAIN = ("再办理中", "重新办理中", "二次办理中", "待再办理", "待重新办理")
"""What stands behind a unit whose answer did not do."""
Opinions = tuple[tuple[Named, Satisfaction, str], ...]


@dataclass(frozen=True, slots=True)
class Handled:
    """What the handling columns of a row say.

    Attributes:
        assisting: None where the row does not tell who assists.
        replies, follow_ups: those of the units that answer, of 分办 each leading one unless the
            cells name some of them.
        replied_on: the day of the reply, of several the last.
        answers: what each sponsor ticked on the form, by id.
        again: whether it was answered again, None without a word.
        again_on: the day on which that was ordered.
    """

    leading: tuple[Named, ...]
    assisting: tuple[Named, ...] | None
    separate: bool
    assigned_on: date | None
    due_on: date | None
    replied_on: date | None
    replies: tuple[OfUnit, ...]
    opinions: Opinions
    fed_back_on: date | None
    answers: Mapping[UUID, tuple[Answer, ...]]
    again: Again | None
    again_on: date | None
    follow_ups: tuple[OfUnit, ...]


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
        if not handled.replies:
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
        awaited = any(reply.awaited for reply in handled.replies)
        if awaited and handled.again is not Again.AWAITED:
            zh = f"办理结果写明有单位再办理中，“{row.heading('again')}”请写“再办理中”"
            raise row.problem("again", zh, "a unit answers again, but the row does not say so")

    def _read(self, row: Row, sponsors: Sponsors) -> Handled:
        separate = is_separate(row.optional("mode"))
        named = self._units(row.parts("lead"))
        beside = self._units(row.parts("assisting"))
        leading = (*named, *beside) if separate else named[:1]
        assisting = () if separate else (*named[1:], *beside)
        told = bool(assisting) or separate or not row.stands("assisting")
        several = separate and len(leading) > 1
        units = leading if several else leading[:1]
        replies, replied_on = self._replies(row, units)
        done, ordered_on = row.get("again", again) or (None, None)
        return Handled(
            leading,
            assisting if told else None,
            several,
            row.date("assigned"),
            row.date("due"),
            replied_on,
            replies,
            row.get("feedback", EachSays(sponsors, satisfaction)) or (),
            row.date("fed_back"),
            self._form.read(row, sponsors),
            done,
            row.date("again_on") or ordered_on,
            self._follow_ups(row, units),
        )

    def _replies(self, row: Row, units: Sequence[Named]) -> tuple[tuple[OfUnit, ...], date | None]:
        """Each unit's reply, and the day of the last one."""
        named = units if len(units) > 1 else ()
        grades: Sequence[str] | dict[UUID, Grade] = (
            row.get("grade", each_or(named, self._answered, self._grades)) or ()
        )
        on = row.get("replied", each_or(named, day, day)) or row.date("dealt")
        if on is None and not grades:
            return (), None
        if isinstance(on, dict) and not grades:
            grades = dict.fromkeys(on)
        _told_of(row, "replied", grades, on)
        found = of_units(units, grades, on)
        last = max((one.on for one in found if one.on is not None), default=None)
        return found, last

    def _follow_ups(self, row: Row, units: Sequence[Named]) -> tuple[OfUnit, ...]:
        """What became of each unit's promise, with the note and the day."""
        named = units if len(units) > 1 else ()
        grades: Sequence[str] | dict[UUID, Grade] = (
            row.get("follow_up", each_or(named, self._grade, self._grades)) or ()
        )
        on = row.get("followed_on", each_or(named, day, day))
        note = row.get("follow_note", each_or(named, NOTE, NOTE))
        if note is not None and not grades:
            zh = "没有跟踪办理结果，跟踪办理情况未导入；请补填结果等次"
            row.warn("follow_note", zh, "no later grade: the note was left out")
        if not grades:
            return ()
        _told_of(row, "followed_on", grades, on)
        _told_of(row, "follow_note", grades, note)
        return of_units(units, grades, on, note)

    def _units(self, names: Sequence[str]) -> tuple[Named, ...]:
        found = [
            Named(id=derived_id(self._committee, "organisation", name), name=name) for name in names
        ]
        return tuple({unit.id: unit for unit in found}.values())

    def _answered(self, cell: Cell, hints: Hints) -> Grade:
        """What stands behind a unit's name: its grade, or that it answered."""
        plain = squeeze(line(cell, hints))
        if plain in ANSWERED:
            return None
        return Again.AWAITED if plain in ANSWERS_AGAIN else self._grade(cell, hints)

    def _grade(self, cell: Cell, hints: Hints) -> str:
        return self._grades(cell, hints)[0]

    def _grades(self, cell: Cell, hints: Hints) -> tuple[str, ...]:
        """The letters of the committee's scheme; several where several units answer."""
        whole = line(cell, hints)
        if self._rules is None:
            return (whole,)
        if (grade := grade_of(self._rules, whole)) is not None:
            return (grade.letter,)
        # Not each once: of three units two may have the same grade.
        pieces = [one.strip() for one in BETWEEN.split(passage(cell, hints)) if one.strip()]
        found = [grade_of(self._rules, piece) for piece in pieces]
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
        early = min((one.on for one in handled.replies if one.on is not None), default=None)
        if early is not None and early < assigned:
            zh = f"答复日期{early}早于交办日期{assigned}"
            self._out_of_order(row, "replied", zh, "replied before it was assigned")
        if handled.due_on is not None and handled.due_on < assigned:
            zh = f"办结期限{handled.due_on}早于交办日期{assigned}"
            self._out_of_order(row, "due", zh, "due before it was assigned")

    def _out_of_order(self, row: Row, field: str, zh: str, en: str) -> None:
        """A rule of time: today it brings the row back, history is only told."""
        if not self._history:
            raise row.problem(field, zh, en)
        row.warn(field, zh, en)


def _told_of(
    row: Row, field: str, grades: Sequence[str] | Mapping[UUID, Grade], told: object
) -> None:
    """Days and notes by name are those of units that the grades name, or of all of these.

    Raises:
        CellProblem: a unit has a day or a note, but is not among those that are graded.
    """
    if not isinstance(grades, Mapping):
        return
    if isinstance(told, Mapping) and not set(told) <= set(grades):
        zh = f"“{row.heading(field)}”写到的单位没有相应的结果，请补填该单位的结果或删去"
        raise row.problem(field, zh, "it names a unit that has no result")
    if told is not None and not isinstance(told, Mapping) and len(grades) > 1:
        zh = "未写明各是哪个单位的，已有记录的单位不更改；要更正请写作“某单位：内容；某单位：内容”"
        row.warn(field, zh, "it names no unit: of units that have one already, it was not taken")
