"""What became of an import, as `import --json` prints it?"""

from collections.abc import Iterable, Sequence
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, model_validator

from kernel.ledgers.ledger import BadRow, Ledger, Readings


class Bad(BaseModel):
    """One reason why a row came back; `column` is the printed heading, "" the whole row."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    row: int
    column: str
    reason: str


class ImportOutcome(BaseModel):
    """Counts of rows; `good` is new + changed + unchanged, `rows` is good + rows in `bad`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    rows: int
    good: int
    bad: tuple[Bad, ...] = ()
    unchanged: int = 0
    changed: int = 0
    not_on_roster: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _adds_up(self) -> Self:
        if self.rows != self.good + len({bad.row for bad in self.bad}):
            raise ValueError("rows must be good rows and bad ones")
        if self.unchanged + self.changed > self.good:
            raise ValueError("changed and unchanged rows are among the good ones")
        return self

    @property
    def new(self) -> int:
        """Rows that were not known before."""
        return self.good - self.changed - self.unchanged

    def exit_code(self) -> int:
        """0 when all rows are good, 3 when some came back (2 is LedgerRefused)."""
        return 3 if self.bad else 0


def outcome_of(
    ledger: Ledger,
    readings: Readings[Any],
    refused: Sequence[BadRow] = (),
    *,
    unchanged: int = 0,
    changed: int = 0,
    not_on_roster: Iterable[str] = (),
    chinese: bool = True,
) -> ImportOutcome:
    """The outcome of a file: what its reading gave, and what the system `refused` afterwards."""
    bad = sorted([*readings.bad, *refused], key=lambda one: one.row)
    listed = [
        (f"第{s.row}行未计入：{s.zh}", f"Row {s.row} is passed over: {s.en}")
        for s in readings.skipped
    ]
    return ImportOutcome(
        rows=readings.rows(),
        good=readings.rows() - len({one.row for one in bad}),
        bad=tuple(
            Bad(row=one.row, column=one.column, reason=one.zh if chinese else one.en) for one in bad
        ),
        unchanged=unchanged,
        changed=changed,
        not_on_roster=tuple(not_on_roster),
        warnings=tuple(zh if chinese else en for zh, en in [*ledger.warnings, *listed]),
    )
