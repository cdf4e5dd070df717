"""Clerks' spreadsheets: how are they read, given back with reasons, and written?

A slice's `ledger.py` declares a Shape and maps a row to its command:

    SHAPE = Shape("leads", "线索台账", (Column("title", "案由", required=True), ...))

    def command(row: Row) -> RecordLead:
        return RecordLead(title=row.text("title"), on=row.date("on"), by=row.names("by"))

    ledger = open_ledger(path, SHAPE, sheet=None, period=plenary_period)
    readings = ledger.read(command)          # good rows, reasons of the bad, rows skipped
    outcome = outcome_of(ledger, readings)   # the JSON of `import --json`
    rejected = write_rejected(ledger, readings.bad)

`open_ledger` blocks while a child process parses; from async code run it in a thread.
"""

from typing import TYPE_CHECKING, Any

from kernel.ledgers.cell import Cell, Flaw, printed
from kernel.ledgers.cleaning import clean, squeeze
from kernel.ledgers.dates import Month, Span, When, day, moment, month, span
from kernel.ledgers.heading import Heading
from kernel.ledgers.ledger import BadRow, Ledger, Readings, Skipped, Source
from kernel.ledgers.limits import Limits
from kernel.ledgers.names import Names, Person, people, person
from kernel.ledgers.numbers import Numbered, count, id_number, number_of, phone
from kernel.ledgers.opening import open_ledger
from kernel.ledgers.period import Period, period_of
from kernel.ledgers.problems import CellProblem, LedgerRefused, SkipRow, Unreadable
from kernel.ledgers.reading import Hints, Reader, line, one_of, parts, passage, unknown_word
from kernel.ledgers.row import Row
from kernel.ledgers.shape import Column, Further, Shape
from kernel.ledgers.totals import DeclaredTotal

if TYPE_CHECKING:
    from kernel.ledgers.outcome import Bad, ImportOutcome, outcome_of
    from kernel.ledgers.rejected import write_rejected
    from kernel.ledgers.template import write_template
    from kernel.ledgers.writing import Table, Value, write_table

# The parser's process imports this package for every file: what it never needs (pydantic,
# xlsxwriter: half a second) is loaded when first asked for.
_LATER = {
    "Bad": "outcome",
    "ImportOutcome": "outcome",
    "outcome_of": "outcome",
    "write_rejected": "rejected",
    "write_template": "template",
    "Table": "writing",
    "Value": "writing",
    "write_table": "writing",
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)


__all__ = [
    "Bad",
    "BadRow",
    "Cell",
    "CellProblem",
    "Column",
    "DeclaredTotal",
    "Flaw",
    "Further",
    "Heading",
    "Hints",
    "ImportOutcome",
    "Ledger",
    "LedgerRefused",
    "Limits",
    "Month",
    "Names",
    "Numbered",
    "Period",
    "Person",
    "Reader",
    "Readings",
    "Row",
    "Shape",
    "SkipRow",
    "Skipped",
    "Source",
    "Span",
    "Table",
    "Unreadable",
    "Value",
    "When",
    "clean",
    "count",
    "day",
    "id_number",
    "line",
    "moment",
    "month",
    "number_of",
    "one_of",
    "open_ledger",
    "outcome_of",
    "parts",
    "passage",
    "people",
    "period_of",
    "person",
    "phone",
    "printed",
    "span",
    "squeeze",
    "unknown_word",
    "write_rejected",
    "write_table",
    "write_template",
]
