"""Persons as rows and activities as columns: √, 请假, 缺席, blank for not expected."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from contracts.sectors.activity import Attendance
from kernel.ledgers import (
    Cell,
    CellProblem,
    Hints,
    Ledger,
    Row,
    Unreadable,
    day,
    printed,
)
from sectors.activity.ledger.by_attendance import claim_of
from sectors.activity.ledger.lines import Claim, Line, person_key, row_key
from sectors.activity.ledger.marks import Legend, legend_of, mark_at
from sectors.activity.ledger.occasion import Occasion
from sectors.activity.ledger.told import day_within, hosts_in, label_of, notes_of, plain_text


@dataclass(frozen=True, slots=True)
class ActivityColumn:
    """A column that is one activity's; without `occasion` its heading does not say which."""

    at: int
    text: str
    occasion: Occasion | None


@dataclass(slots=True)
class _Above:
    """By field and column, what labelled rows above the heading say."""

    said: dict[str, dict[int, Cell]] = field(default_factory=dict)

    def text(self, what: str, at: int) -> str | None:
        """The text under a label, over a column."""
        return printed(self.said.get(what, {}).get(at)).strip() or None


def lines_of_matrix(ledger: Ledger) -> "Reading":
    """How rows of this sheet are read; its columns are found once."""
    return Reading(activity_columns(ledger), legend_of(notes_of(ledger)))


@dataclass(frozen=True, slots=True)
class Reading:
    """Reads one row as a line."""

    columns: Sequence[ActivityColumn]
    legend: Legend

    def __call__(self, row: Row) -> Line:
        """The person of the row at every activity that the person was expected at."""
        if not any(column.occasion for column in self.columns):
            zh = "表头中没有活动：每列上方应写明活动主题和日期"
            raise row.problem("", zh, "no column tells an activity with its day")
        person = claim_of(row, None)
        items = [item for column in self.columns if (item := self._item(row, column, person))]
        keys = [occasion.key() for occasion, _ in items]
        twice = next((o.title for o, _ in items if keys.count(o.key()) > 1), None)
        if twice is not None:
            zh = f"“{twice}”在两列中出现（主题、日期、组织单位相同）"
            raise row.problem("", zh, f"two columns are the same activity {twice}")
        first = next(c.occasion for c in self.columns if c.occasion)
        key = row_key(first, "matrix " + person_key(person.person, person.number))
        return Line(row, key, tuple(items))

    def _item(
        self, row: Row, column: ActivityColumn, person: Claim
    ) -> tuple[Occasion, tuple[Claim, ...]] | None:
        mark = self._mark(row, column)
        if mark is None:
            return None
        if column.occasion is None:
            zh = f"表头“{column.text}”没有写明活动主题和日期"
            raise CellProblem(row.number, column.text, zh, "the heading tells no activity and day")
        claim = Claim(person.person, mark, person.column, hints=person.hints, number=person.number)
        return column.occasion, (claim,)

    def _mark(self, row: Row, column: ActivityColumn) -> Attendance | None:
        if column.occasion is None and self._is_no_mark(row, column):
            return None
        return mark_at(row, column.at, column.text, self.legend)

    def _is_no_mark(self, row: Row, column: ActivityColumn) -> bool:
        return self.legend.mark_of(printed(row.grid_row.at(column.at))) is None


def activity_columns(ledger: Ledger) -> list[ActivityColumn]:
    """Every column beside those of the person, with the activity told over it."""
    fit, above = ledger.fit, _above(ledger)
    taken = {at for places in fit.columns.values() for at in places} | set(fit.ordinals)
    further = {heading.at: heading for heading in ledger.further}
    topics = {at for at in above.said.get("topic", {}) if above.text("topic", at)}
    found: list[ActivityColumn] = []
    for at in sorted((set(further) | topics) - taken):
        heading = further.get(at)
        texts = [heading.above, heading.text] if heading else []
        cell = heading.cell if heading else None
        occasion = _occasion(ledger, above, at, texts, cell)
        shown = occasion.title if occasion else "".join(texts)
        found.append(ActivityColumn(at, shown, occasion))
    return found


def _above(ledger: Ledger) -> _Above:
    """The rows above the heading that begin with a label."""
    above = _Above()
    for row in ledger.head:
        own = list(row.own())
        column = label_of(printed(own[0][1])) if own else None
        if column is not None and len(own) > 1:
            above.said.setdefault(column.field, dict(own[1:]))
    return above


def _occasion(
    ledger: Ledger, above: _Above, at: int, texts: Sequence[str], cell: Cell
) -> Occasion | None:
    """Topic and day: from labelled rows, else out of the heading's own words."""
    on, title = None, above.text("topic", at)
    for candidate in (above.said.get("day", {}).get(at), cell):
        on = on or _day(candidate, ledger.hints)
    rest = []
    for text in texts:
        within, words = day_within(text, ledger.hints)
        on = on or within
        rest.append("" if within and not words else words)
    title = title or next((words for words in rest if words and not _is_day(words)), None)
    if title is None or on is None:
        return None
    return Occasion(
        title=plain_text(title),
        first=on,
        kind=above.text("kind", at),
        hosts=hosts_in(above.text("host", at), ledger.hints),
        place=above.text("place", at),
        form=above.text("form", at),
    )


def _day(cell: Cell, hints: Hints) -> date | None:
    if cell is None:
        return None
    try:
        return day(cell, hints)
    except Unreadable:
        return None


def _is_day(text: str) -> bool:
    return text.replace("-", "").replace(".", "").replace("/", "").isdigit()
