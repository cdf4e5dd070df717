"""What does one row of a proposal ledger say?"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from uuid import UUID

from kernel.ledgers import (
    Cell,
    Hints,
    Numbered,
    Row,
    SkipRow,
    Unreadable,
    When,
    number_of,
    squeeze,
)
from kernel.ledgers import line as one_line
from proposals.proposal.about import HIGHEST_NUMBER, LONGEST_TITLE
from proposals.proposal.ledger.choices import short, yes_or_no
from proposals.proposal.ledger.handling import FIELDS, Handled, HandlingReader
from proposals.proposal.ledger.knowledge import Knowledge
from proposals.proposal.ledger.marks import OF_WEIGHT, MarkReader, Marks
from proposals.proposal.ledger.sponsoring import Signed, SponsorReader
from proposals.proposal.ledger.words import NOT_WITHDRAWN, WITHDRAWN, Result, Reviewed, reviewed
from proposals.proposal.state import PERSONAL
from rules.dates import SHANGHAI
from rules.invalid import Invalid
from rules.names import title_name
from rules.numbers import parse_numeral, parse_term_session

LONGEST_WORD = 100
LONGEST_REASON = 500
HANDLED = (Result.FILED, Result.MERGED)
WITH_A_REASON = (Result.NOT_FILED, Result.RETURNED, Result.WITHDRAWN)
UNITS = frozenset({"lead", "assisting"})
DIGITS = re.compile(r"\d{1,6}")


@dataclass(frozen=True, slots=True)
class Line:
    """A row's content.

    Attributes:
        number: the printed case number; serial: the printed 流水号.
        submitted_at: set when the paper tells the time of day, too.
        decided_on: the day of the review's result, assumed where the ledger does not tell.
        into: the printed number of the proposal merged into.
    """

    row: Row
    number: Numbered | None
    serial: Numbered | None
    title: str
    signed: Signed
    category: str | None
    topics: tuple[str, ...]
    submitted_on: date | None
    submitted_at: datetime | None
    review: Reviewed
    decided_on: date
    day_assumed: bool
    into: int | None
    handled: Handled | None
    marks: Marks
    text: str | None

    def title_key(self) -> str:
        """What tells the row again in the next file when it has no number."""
        day = self.submitted_on or ""
        return f"{title_name(self.title)}/{day}/{self.signed.sponsors.first.id}"


class LineReader:
    """Reads rows in their order; a number that stands twice brings the later row back."""

    def __init__(
        self, committee: UUID, known: Knowledge, fields: frozenset[str], history: bool
    ) -> None:
        self._plenary, self._fields = known.plenary, fields
        self._sponsors = SponsorReader(committee, known.register)
        self._handling = HandlingReader(committee, known.rules, history)
        listed = known.rules.categories if known.rules else ()
        units = bool(UNITS & fields)
        self._handling_fields = [f for f in FIELDS if f in fields and (units or f != "dealt")]
        self._marks = MarkReader(committee, known.plenary, self._sponsors)
        self._categories: Mapping[str, str] = {squeeze(one): one for one in listed}
        self._used: dict[tuple[str, int], int] = {}

    def __call__(self, row: Row) -> Line:
        """One row.

        Raises:
            CellProblem: the row comes back. SkipRow: it does not count.
        """
        self._of_this_plenary(row)
        review = self._review(row)
        self._unused_reason(row, review)
        number, serial = self._numbers(row, review)
        title = row.need("title", short(LONGEST_TITLE))
        when = row.when("submitted")
        signed = self._sponsors.read(row, when.on if when else self._plenary.opens)
        decided_on, assumed = self._decided(row, when)
        line = Line(
            row=row,
            number=number,
            serial=serial,
            title=title,
            signed=signed,
            category=self._category(row),
            topics=tuple(topic[:LONGEST_WORD] for topic in row.parts("topics")),
            submitted_on=when.on if when else None,
            submitted_at=_instant(when),
            review=review,
            decided_on=decided_on,
            day_assumed=assumed,
            into=self._into(row, review, number),
            handled=None,
            marks=self._marks.read(row, signed.sponsors),
            text=row.passage("text"),
        )
        self._check_headcount(row, signed)
        line = replace(line, handled=self._handled(row, line))
        return replace(line, marks=self._weight(row, line))

    def _of_this_plenary(self, row: Row) -> None:
        """A row of another plenary is passed over."""
        told = _told_plenary(row)
        here = (self._plenary.term, self._plenary.session)
        if told is not None and told != here:
            zh = f"属于{told[0]}届{told[1]}次会议，不是{here[0]}届{here[1]}次会议"
            raise SkipRow(zh, f"is of plenary {told[0]}/{told[1]}, not {here[0]}/{here[1]}")

    def _review(self, row: Row) -> Reviewed:
        """The result; without such a column a row with a number is taken for filed."""
        if row.get("withdrawn", yes_or_no(WITHDRAWN, NOT_WITHDRAWN)):
            return Reviewed(Result.WITHDRAWN, reason=self._reason(row))
        said = row.get("review", lambda cell, hints: reviewed(one_line(cell, hints)))
        if said is not None:
            told = self._reason(row) or said.reason
            return replace(said, reason=told and told[:LONGEST_REASON])
        numbered = row.has("case_no") or ("case_no" not in self._fields and row.has("serial_no"))
        if "review" not in self._fields and numbered:
            return Reviewed(Result.FILED)
        return Reviewed(Result.PENDING, said=False)

    def _reason(self, row: Row) -> str | None:
        """The reason, which some write as the remark on how it was dealt with."""
        reader = short(LONGEST_REASON)
        return row.get("reason", reader) or row.get("remark", reader)

    def _unused_reason(self, row: Row, review: Reviewed) -> None:
        if review.result in (*WITH_A_REASON, Result.MERGED):
            return
        for field in ("reason", "remark"):
            if row.has(field):
                zh = "只有不予立案、退回和撤案记理由，本格未导入"
                row.warn(field, zh, "only what was not filed, returned or withdrawn has a reason")

    def _check_headcount(self, row: Row, signed: Signed) -> None:
        """How many signed is told twice; the names count."""
        told, named = row.count("headcount"), len(signed.sponsors.all())
        if told is not None and told != named and signed.sponsors.kind in PERSONAL:
            zh = f"写的是{told}人，列出姓名的是{named}人，按列出的姓名导入"
            row.warn("headcount", zh, f"{told} declared, {named} named; the names were taken")

    def _weight(self, row: Row, line: Line) -> Marks:
        """Only what was filed is chosen, awarded, or meant for a unit."""
        if line.review.result in HANDLED:
            return line.marks
        for field in (*OF_WEIGHT, "intended"):
            if row.has(field) and (field not in ("key", "awards") or _claims(line.marks, field)):
                row.warn(field, "提案未立案，本格未导入", "it was not filed: this was left out")
        return replace(line.marks, basis=None, awards=(), no_award=False, intended=())

    def _numbers(self, row: Row, review: Reviewed) -> tuple[Numbered | None, Numbered | None]:
        serial = self._number(row, "serial_no")
        number = self._number(row, "case_no")
        if "case_no" not in self._fields:
            number = serial
        if review.result is Result.FILED and number is None:
            zh, en = "立案提案没有案号", "a filed proposal has no number"
            raise row.problem("case_no", zh, en)
        return number, serial

    def _number(self, row: Row, field: str) -> Numbered | None:
        found = row.get(field, case_number)
        if found is None:
            return None
        earlier = self._used.setdefault((field, found.number), row.number)
        if earlier != row.number:
            zh = f"{found.number}号与第{earlier}行重复"
            raise row.problem(field, zh, f"number {found.number} stands in row {earlier} already")
        return found

    def _category(self, row: Row) -> str | None:
        """As written; where only space or width differs, as the committee's list has it."""
        said = row.get("category", short(LONGEST_WORD))
        return None if said is None else self._categories.get(squeeze(said), said)

    def _decided(self, row: Row, when: When | None) -> tuple[date, bool]:
        """立案日期, else 审查日期, else the later of submission and the plenary's opening."""
        told = row.date("filed") or row.date("reviewed")
        if told is None and not UNITS & self._fields:
            told = row.date("dealt")
        if told is not None:
            return told, False
        opens = self._plenary.opens
        return (max(opens, when.on) if when else opens), True

    def _into(self, row: Row, review: Reviewed, own: Numbered | None) -> int | None:
        if review.result is not Result.MERGED:
            self._merged_into_it(row)
            return None
        self._one_target(row)
        found = row.get("into", case_number)
        told = DIGITS.search(review.reason or "")
        number = found.number if found else int(told[0]) if told else None
        if number is None:
            raise row.problem("into", "并案而未注明并入的案号", "merged, but not into what")
        if own is not None and own.number == number:
            raise row.problem("into", "提案不能并入自身", "a proposal is merged into itself")
        return number

    def _one_target(self, row: Row) -> None:
        if len(row.parts("into")) > 1:
            zh = "一件提案只能并入一件，请只写并入的那一件的案号"
            raise row.problem("into", zh, "it can be merged into one proposal only")

    def _merged_into_it(self, row: Row) -> None:
        """A filed proposal's cell names those merged into it, whose own rows say so."""
        said = row.optional("into")
        if said is not None and said not in ("否", "是"):
            zh = f"本件不是并案，所列“{said}”未采用；被并入的提案请在各自的行写明并案和并入案号"
            row.warn("into", zh, "it is not merged itself: those merged into it say so themselves")

    def _handled(self, row: Row, line: Line) -> Handled | None:
        """Only what is filed, or answered with what it was merged into, is handled."""
        units = UNITS & self._fields
        told = [field for field in self._handling_fields if row.has(field)]
        if not told:
            return None
        if line.review.result not in HANDLED:
            zh = "未立案提案的办理情况未导入"
            row.warn(told[0], zh, "handling of what is not filed was left out")
            return None
        if not units:
            zh = "台账没有承办单位列，交办和答复情况未导入"
            row.warn(told[0], zh, "no column of units: handling was left out")
            return None
        return self._handling.read(row, line.signed.sponsors)


def _claims(marks: Marks, field: str) -> bool:
    """Whether the ledger says more than that it is none."""
    return bool(marks.basis if field == "key" else marks.awards)


def case_number(cell: Cell, hints: Hints) -> Numbered:
    """A number from 1 to 999,999 with its printed form."""
    found = number_of(cell, hints)
    if not 1 <= found.number <= HIGHEST_NUMBER:
        raise Unreadable(f"“{found.printed}”不是可用的编号", f"{found.printed!r} is no number")
    return found


def _instant(when: When | None) -> datetime | None:
    """Midnight is how spreadsheets write a bare day."""
    if when is None or when.at is None or when.at == time():
        return None
    return datetime.combine(when.on, when.at, SHANGHAI)


def _told_plenary(row: Row) -> tuple[int, int] | None:
    """届 and 次 of the row's own columns.

    Raises:
        CellProblem: something else stands there.
    """
    both = row.optional("plenary")
    term, session = row.optional("term"), row.optional("session")
    field = "plenary" if both is not None else "term"
    try:
        if both is not None:
            return parse_term_session(both)
        if term is None or session is None:
            return None
        return parse_numeral(term.strip("第届")), parse_numeral(session.strip("第次会议"))
    except Invalid:
        said = both or f"{term}届{session}次"
        zh = f"“{said}”看不出是几届几次会议，请写作“五届三次”"
        raise row.problem(field, zh, f"{said!r} names no plenary") from None
