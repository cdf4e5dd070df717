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
    Reader,
    Row,
    SkipRow,
    Unreadable,
    When,
    number_of,
    squeeze,
)
from kernel.ledgers import line as one_line
from proposals.proposal.about import HIGHEST_NUMBER, LONGEST_TITLE
from proposals.proposal.ledger.handling import FIELDS, Handled, HandlingReader
from proposals.proposal.ledger.knowledge import Knowledge
from proposals.proposal.ledger.sponsoring import Signed, SponsorReader
from proposals.proposal.ledger.words import Result, Reviewed, reviewed, yes
from rules.dates import SHANGHAI
from rules.invalid import Invalid
from rules.names import title_name
from rules.numbers import parse_numeral, parse_term_session

LONGEST_WORD = 100
LONGEST_REASON = 500
HANDLED = (Result.FILED, Result.MERGED)
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
        self._categories: Mapping[str, str] = {squeeze(one): one for one in listed}
        self._used: dict[tuple[str, int], int] = {}

    def __call__(self, row: Row) -> Line:
        """One row.

        Raises:
            CellProblem: the row comes back. SkipRow: it does not count.
        """
        self._of_this_plenary(row)
        review = self._review(row)
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
            text=row.passage("text"),
        )
        return replace(line, handled=self._handled(row, line))

    def _of_this_plenary(self, row: Row) -> None:
        """A row of another plenary is passed over."""
        told = _told_plenary(row)
        here = (self._plenary.term, self._plenary.session)
        if told is not None and told != here:
            zh = f"属于{told[0]}届{told[1]}次会议，不是{here[0]}届{here[1]}次会议"
            raise SkipRow(zh, f"is of plenary {told[0]}/{told[1]}, not {here[0]}/{here[1]}")

    def _review(self, row: Row) -> Reviewed:
        """The result; without such a column a row with a number is taken for filed."""
        if yes(row.optional("withdrawn")):
            return Reviewed(Result.WITHDRAWN, reason=row.get("reason", short(LONGEST_REASON)))
        said = row.get("review", lambda cell, hints: reviewed(one_line(cell, hints)))
        if said is not None:
            told = row.get("reason", short(LONGEST_REASON)) or said.reason
            return replace(said, reason=told and told[:LONGEST_REASON])
        numbered = row.has("case_no") or ("case_no" not in self._fields and row.has("serial_no"))
        if "review" not in self._fields and numbered:
            return Reviewed(Result.FILED)
        return Reviewed(Result.PENDING)

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
        if told is not None:
            return told, False
        opens = self._plenary.opens
        return (max(opens, when.on) if when else opens), True

    def _into(self, row: Row, review: Reviewed, own: Numbered | None) -> int | None:
        if review.result is not Result.MERGED:
            return None
        found = row.get("into", case_number)
        told = DIGITS.search(review.reason or "")
        number = found.number if found else int(told[0]) if told else None
        if number is None:
            raise row.problem("into", "并案而未注明并入的案号", "merged, but not into what")
        if own is not None and own.number == number:
            raise row.problem("into", "提案不能并入自身", "a proposal is merged into itself")
        return number

    def _handled(self, row: Row, line: Line) -> Handled | None:
        """Only what is filed, or answered with what it was merged into, is handled."""
        told = [field for field in FIELDS if row.has(field)]
        if not told:
            return None
        if line.review.result not in HANDLED:
            zh = "未立案提案的办理情况未导入"
            row.warn(told[0], zh, "handling of what is not filed was left out")
            return None
        if not {"lead", "assisting"} & self._fields:
            zh = "台账没有承办单位列，交办和答复情况未导入"
            row.warn(told[0], zh, "no column of units: handling was left out")
            return None
        return self._handling.read(row, line.signed.sponsors)


def short(longest: int) -> Reader[str]:
    """A reader of text on one line, of so many characters at most."""

    def read(cell: Cell, hints: Hints) -> str:
        text = one_line(cell, hints)
        if len(text) > longest:
            raise Unreadable(f"超过{longest}字", f"longer than {longest} characters")
        return text

    return read


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
    """届 and 次 of the row's own columns, where they can be read."""
    both = row.optional("plenary")
    try:
        if both is not None:
            return parse_term_session(both)
        term, session = row.optional("term"), row.optional("session")
        if term is None or session is None:
            return None
        return parse_numeral(term.strip("第届")), parse_numeral(session.strip("第次会议"))
    except Invalid:
        return None
