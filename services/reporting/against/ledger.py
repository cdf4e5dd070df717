"""How is a clerk's own table of numbers read: names, numbers, shares, whatever else is in it?"""

from collections.abc import Iterator

from kernel.ledgers import Column, Shape, Unreadable, printed
from kernel.ledgers.apart import parse_apart
from kernel.ledgers.cell import is_blank
from kernel.ledgers.cleaning import one_line, squeeze
from kernel.ledgers.grid import GridRow
from kernel.ledgers.heading import Fit, heading_text
from kernel.ledgers.limits import USUAL, Limits
from kernel.ledgers.opening import choose
from reporting.against.cells import Habit, count_and_share, habit_of, rate_of
from reporting.against.lines import Line, Sheet, Unread
from reporting.against.names import Vocabulary, bare
from rules.shares import Share

SHAPE = Shape(
    "numbers",
    "数字表",
    (
        Column(
            "name",
            "指标",
            ("指标名称", "项目", "统计项目", "统计指标", "名称", "内容", "事项", "类别"),
            required=True,
            example="收到提案",
        ),
        Column(
            "value",
            "数值",
            ("数量", "数字", "数据", "件数", "数", "数目", "结果", "合计", "本年", "人数"),
            required=True,
            example="5898件",
        ),
        Column(
            "share",
            "占比",
            ("比例", "比重", "百分比", "比率", "所占比例", "占比%", "比例%"),
            note="可不填；写作 89.9%",
            example="84.9%",
        ),
    ),
)
SHARE_MARKS = ("占", "比例", "比重", "百分比")
RATES = ("率", "占比", "比例")
BLANKS_LISTED = 50


def read_sheet(
    data: bytes,
    name: str = "",
    vocabulary: Vocabulary | None = None,
    *,
    sheet: str | None = None,
    limits: Limits = USUAL,
) -> Sheet:
    """A table of two or three columns: what is named, its number, its share.

    Blocks while a child process parses.

    Raises:
        LedgerRefused: no such table is in the file; nothing of it is used.
    """
    book = parse_apart(data, limits)
    fit = choose(book, (SHAPE,), sheet)
    reading = _Reading(fit, vocabulary or Vocabulary())
    for row in fit.grid.rows[fit.last + 1 :]:
        reading.take(row)
    told = (tuple(reading.lines), tuple(reading.unread), tuple(reading.blanks()))
    return Sheet(name, fit.grid.name, *told, tuple(reading.headings))


class _Reading:
    """A pass over the rows: what stands over a row says what it is a part of."""

    def __init__(self, fit: Fit, vocabulary: Vocabulary) -> None:
        self._fit, self._vocabulary = fit, vocabulary
        self._name, self._value = fit.columns["name"][0], fit.columns["value"][0]
        self._share, self._column_says = _share_column(fit)
        self._habit = self._habit_of()
        self._runs = _Runs()
        self._rows: list[int] = []
        self.lines: list[Line] = []
        self.unread: list[Unread] = []
        self.headings: list[tuple[int, str]] = []

    def take(self, row: GridRow) -> None:
        """One row below the heading."""
        if self._rows and row.number > self._rows[-1] + 1:
            self._runs.end()
        self._rows.append(row.number)
        name = one_line(printed(row.at(self._name))).strip()
        cells = [row.at(at) for at in (self._value, self._share) if at is not None]
        if not name:
            self._say(row, self._name, "没有指标名称，无法核对", "the row has no name")
        elif all(is_blank(cell) for cell in cells):
            self._runs.heading(squeeze(name))
            self.headings.append((row.number, name))
        else:
            self._line(row, name)

    def blanks(self) -> Iterator[int]:
        """The rows between the heading and the last one that hold nothing."""
        before, left = self._fit.grid.rows[self._fit.last].number, BLANKS_LISTED
        for number in self._rows:
            listed = range(before + 1, number)[:left]
            yield from listed
            left -= len(listed)
            before = number

    def _line(self, row: GridRow, text: str) -> None:
        name, of_which, note = bare(text)
        try:
            count, share = self._numbers(row, name)
        except Unreadable as unreadable:
            self._say(row, self._value, unreadable.zh, unreadable.en)
            return
        term = self._vocabulary.term(name, self._runs.says)
        self._runs.line(of_which, stands_alone=term is not None and term.part is None)
        says = note if "占" in note else self._runs.says or self._column_says
        self.lines.append(Line(row.number, name, term, count, share, self._runs.number, says))

    def _numbers(self, row: GridRow, name: str) -> tuple[int | None, Share | None]:
        """The count, and the share of its own column or of the same cell."""
        beside = None if self._share is None else rate_of(row.at(self._share), self._habit)
        cell = row.at(self._value)
        if is_blank(cell):
            return None, beside
        if beside is None and name.endswith(RATES):
            return None, rate_of(cell, habit_of([cell]))
        count, inside = count_and_share(cell)
        return count, beside or inside

    def _say(self, row: GridRow, at: int, zh: str, en: str) -> None:
        heading = heading_text(self._fit.grid.rows[self._fit.index].at(at))
        self.unread.append(Unread(row.number, heading, zh, en))

    def _habit_of(self) -> Habit:
        if self._share is None:
            return Habit()
        below = self._fit.grid.rows[self._fit.last + 1 :]
        return habit_of(row.at(self._share) for row in below)


class _Runs:
    """Which rows belong together: below a heading row, or from 其中 to the next whole."""

    def __init__(self) -> None:
        self.number, self.says = 0, ""
        self._last, self._of_which = 0, False

    def heading(self, text: str) -> None:
        self._begin(of_which=False)
        self.says = text

    def line(self, of_which: bool, *, stands_alone: bool) -> None:
        if of_which and not self._of_which:
            self._begin(of_which=True)
        elif stands_alone and self._of_which and not of_which:
            self.end()

    def end(self) -> None:
        self.number, self.says, self._of_which = 0, "", False

    def _begin(self, *, of_which: bool) -> None:
        self._last += 1
        self.number, self.says, self._of_which = self._last, "", of_which


def _share_column(fit: Fit) -> tuple[int | None, str]:
    """Where shares stand, and of what the heading says that they are (占立案比例)."""
    if "share" in fit.columns:
        return fit.columns["share"][0], ""
    for heading in fit.further:
        if any(mark in heading.text for mark in SHARE_MARKS):
            return heading.at, squeeze(heading.text)
    return None, ""
