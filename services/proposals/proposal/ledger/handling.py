"""Who has to answer the proposal of a row, what was answered, and what the sponsors say?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from contracts.members.rules import CommitteeRules
from contracts.values import Named, Satisfaction
from kernel.ledgers import Cell, Hints, Row, Unreadable, line, parts, passage, unknown_word
from proposals.proposal.grades import grade_of, words_of
from proposals.proposal.ledger.words import is_separate, satisfaction
from proposals.proposal.state import Sponsors
from rules.names import derived_id, person_name

FIELDS = ("lead", "assisting", "assigned", "due", "replied", "grade", "feedback", "fed_back")
SAID_BY = re.compile(r"(.+?)[:：](.+)|(.+?)[(（](.+)[)）]")
BETWEEN = re.compile(r"[、,，;；/／\n]+")
Opinions = tuple[tuple[Named, Satisfaction, str], ...]


@dataclass(frozen=True, slots=True)
class Handled:
    """What the handling columns of a row say; `grades` is one, or one a leading unit."""

    leading: tuple[Named, ...]
    assisting: tuple[Named, ...]
    separate: bool
    assigned_on: date | None
    due_on: date | None
    answered: bool
    replied_on: date | None
    grades: tuple[str, ...]
    opinions: Opinions
    fed_back_on: date | None


class HandlingReader:
    """Reads the handling columns by one committee's rules."""

    def __init__(self, committee: UUID, rules: CommitteeRules | None, history: bool) -> None:
        self._committee, self._rules, self._history = committee, rules, history

    def read(self, row: Row, sponsors: Sponsors) -> Handled | None:
        """None when the row says nothing of its handling.

        Raises:
            CellProblem: an answer without a unit, an opinion without an answer, an order of
                days that cannot be (with history that is only told).
        """
        if not any(row.has(field) for field in FIELDS):
            return None
        handled = self._read(row, sponsors)
        self._check_units(row, handled)
        self._check_days(row, handled)
        if handled.opinions and not handled.answered:
            zh, en = "有意见而无答复日期和办理结果", "an opinion without a reply"
            raise row.problem("feedback", zh, en)
        return handled

    def _read(self, row: Row, sponsors: Sponsors) -> Handled:
        separate = is_separate(row.optional("mode"))
        named = self._units(row.parts("lead"))
        beside = self._units(row.parts("assisting"))
        leading = (*named, *beside) if separate else named[:1]
        assisting = () if separate else (*named[1:], *beside)
        grades = row.get("grade", self._grades) or ()
        replied = row.date("replied")
        return Handled(
            leading,
            assisting,
            separate and len(leading) > 1,
            row.date("assigned"),
            row.date("due"),
            bool(grades) or replied is not None,
            replied,
            grades if len(grades) in (0, 1, len(leading)) else grades[:1],
            row.get("feedback", OpinionReader(sponsors)) or (),
            row.date("fed_back"),
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


class OpinionReader:
    """A reader of the opinions of these sponsors."""

    def __init__(self, sponsors: Sponsors) -> None:
        self._sponsors = sponsors

    def __call__(self, cell: Cell, hints: Hints) -> Opinions:
        """One opinion is the first sponsor's; 张三：满意；李四：理解 is each one's own."""
        text = line(cell, hints)
        pieces = [piece.strip() for piece in BETWEEN.split(passage(cell, hints)) if piece.strip()]
        if len(pieces) == 1 and not self._said_by(pieces[0]):
            return self._of([(self._sponsors.first, pieces[0])])
        if all(self._said_by(piece) for piece in pieces):
            return self._of([self._named(piece) for piece in pieces])
        everyone = self._sponsors.all()
        if len(pieces) == len(everyone):
            return self._of(list(zip(everyone, pieces, strict=True)))
        raise Unreadable(
            f"“{text}”中的意见与提案人不能一一对应，请写作“张三：满意；李四：基本满意”",
            f"{text!r} does not tell whose opinions these are",
        )

    def _said_by(self, piece: str) -> tuple[str, str] | None:
        found = SAID_BY.fullmatch(piece)
        if found is None or piece in ("满意(理解)", "基本满意(理解)"):
            return None
        return (found[1] or found[3]).strip(), (found[2] or found[4]).strip()

    def _named(self, piece: str) -> tuple[Named, str]:
        said = self._said_by(piece)
        assert said is not None
        for sponsor in self._sponsors.all():
            if person_name(sponsor.name) == person_name(said[0]):
                return sponsor, said[1]
        raise Unreadable(f"“{said[0]}”不是本提案的提案人", f"{said[0]!r} is not a sponsor")

    def _of(self, said: list[tuple[Named, str]]) -> Opinions:
        found = [(sponsor, satisfaction(word), word) for sponsor, word in said]
        return tuple((who, meant, word) for who, meant, word in found if meant is not None)
