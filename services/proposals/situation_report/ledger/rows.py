"""What does one row of the ledger say?"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce
from operator import add
from typing import Final

from contracts.proposals.situation_report import Level
from kernel.ledgers import Cell, Hints, Row, SkipRow, Unreadable, day, line, printed, squeeze
from proposals.situation_report.commands import LONGEST_TITLE, SHORTEST_TITLE
from proposals.situation_report.ledger.levels import Levels
from proposals.situation_report.ledger.reporting import Reporters, ReportersReader
from proposals.situation_report.ledger.usage import (
    NOT_USED,
    InstructionCell,
    LeadersCell,
    Told,
    UseCell,
    used_at,
    used_on,
)

LONGEST_WORD: Final = 40
NOT_COUNTED: Final = ("暂存", "草稿", "删除", "无效", "作废")
BY_HEADING: Final[dict[str, str]] = {
    "used_by_district": "区",
    "used_by_city": "市",
    "used_by_province": "省",
    "used_by_nation": "全国",
}
SENT_TO: Final[dict[str, Level]] = {
    "sent_to_district": "district",
    "sent_to_city": "city",
    "sent_to_province": "province",
}


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A good row."""

    title: str
    received_on: date
    reporters: Reporters
    topics: tuple[str, ...]
    issue_no: str | None
    issued_on: date | None
    told: Told
    text: str | None


@dataclass(frozen=True, slots=True)
class RowReader:
    """Reads rows of one committee's ledger.

    Attributes:
        history: papers of the past may contradict themselves; it is only said.
    """

    reporters: ReportersReader
    levels: Levels
    history: bool = False

    def __call__(self, row: Row) -> ReportLine:
        """The row's meaning.

        Raises:
            CellProblem: the row comes back. SkipRow: it is a draft or was struck out.
        """
        status = squeeze(row.printed("status"))
        if status in NOT_COUNTED:
            raise SkipRow(f"状态为“{status}”", f"its state is {status}")
        title = _title(row)
        received_on = row.need("received_on", day)
        line_ = ReportLine(
            title=title,
            received_on=received_on,
            reporters=self.reporters.read(row, received_on),
            topics=_topics(row),
            issue_no=_issue_no(row),
            issued_on=row.date("issued_on"),
            told=self._told(row),
            text=row.passage("text"),
        )
        self._check_order(row, line_)
        return line_

    def _told(self, row: Row) -> Told:
        told = reduce(add, self._uses(row), Told())
        on = row.date("used_on")
        if on is not None:
            told = replace(told, uses=used_on(on, told.uses))
        return told + self._instructions(row) + Told(sent=tuple(_sent(row)))

    def _uses(self, row: Row) -> Iterator[Told]:
        """Each column by itself: some name their level in the heading."""
        levels = self.levels
        yield row.get("used_here", UseCell(levels, "own")) or Told()
        for field, tier in BY_HEADING.items():
            yield row.get(field, UseCell(levels, levels.of_tier(tier))) or Told()
        yield row.get("adopted_by_district", Adopted(UseCell(levels, "district"))) or Told()
        above = UseCell(levels, levels.of_tier("全国"), unclear=True)
        yield row.get("used_above", above) or Told()
        yield self._by_level_column(row)

    def _by_level_column(self, row: Row) -> Told:
        """采用级别 says where, 采用情况 how; either may stand alone."""
        where = row.get("used_level", UseCell(self.levels)) or Told()
        if not row.has("used") or not where.uses:
            return where + (row.get("used", UseCell(self.levels)) or Told())
        at = dict.fromkeys(use.level for use in where.uses)
        how = [row.get("used", UseCell(self.levels, level)) or Told() for level in at]
        told = reduce(add, how, Told())
        if row.problems:
            raise row.problems[-1]
        if not told.uses and not told.instructions:
            zh = "填写了采用级别，采用情况却写未采用"
            raise row.problem("used", zh, "a level of use is given, yet it says not used")
        return told

    def _instructions(self, row: Row) -> Told:
        leaders = row.get("leader", LeadersCell(self.levels))
        told = leaders or row.get("instruction", InstructionCell(self.levels)) or Told()
        on = row.date("instructed_on")
        if on is None:
            return told
        dated = (
            one if one.instructed_on else one.model_copy(update={"instructed_on": on})
            for one in told.instructions
        )
        return replace(told, instructions=tuple(dated))

    def _check_order(self, row: Row, said: ReportLine) -> None:
        """Nothing is issued, used or instructed on before it was received."""
        days: list[tuple[str, date | None]] = [("issued_on", said.issued_on)]
        days += [("used_on", use.used_on) for use in said.told.uses]
        days += [("instructed_on", one.instructed_on) for one in said.told.instructions]
        for field, on in days:
            if on is not None and on < said.received_on:
                zh, en = f"{on}早于来稿时间{said.received_on}", f"{on} is before the receipt"
                if not self.history:
                    raise row.problem(field, zh, en)
                row.warn(field, zh, en)


def _title(row: Row) -> str:
    title = row.text("title")
    if not SHORTEST_TITLE <= len(title) <= LONGEST_TITLE:
        zh = f"标题应为{SHORTEST_TITLE}至{LONGEST_TITLE}个字，现为{len(title)}个字"
        raise row.problem("title", zh, f"a title has 4 to 100 characters, not {len(title)}")
    return title


def _topics(row: Row) -> tuple[str, ...]:
    topics = row.parts("topics")
    if any(len(topic) > LONGEST_WORD for topic in topics):
        raise row.problem("topics", f"主题词超过{LONGEST_WORD}字", "a topic is too long")
    return topics


def _issue_no(row: Row) -> str | None:
    """The number as printed; 第3期 and 3 are kept as they are, 3.0 is 3."""
    number = row.get("issue_no", line)
    if number is not None and len(number) > LONGEST_WORD:
        raise row.problem("issue_no", f"期数超过{LONGEST_WORD}字", "an issue number is too long")
    return number


@dataclass(frozen=True, slots=True)
class Adopted:
    """A reader of 区采纳落实情况: what the district's offices did with it, in free words."""

    cell: UseCell

    def __call__(self, cell: Cell, hints: Hints) -> Told:
        """At most one use, at the district's level."""
        try:
            told = self.cell(cell, hints)
        except Unreadable:
            zh = f"“{printed(cell)}”没有写明采纳，未计为采用"
            hints.warn(zh, "it does not say that it was adopted; not counted as a use")
            return Told()
        return replace(told, uses=used_at("district", told.uses[:1]))


def _sent(row: Row) -> Iterator[Level]:
    for field, level in SENT_TO.items():
        if row.has(field) and not NOT_USED.search(squeeze(row.printed(field))):
            yield level
