"""Where is remembered what became of each situation report?"""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Index, MetaData

from kernel.rows import table_of
from proposals.situation_report.commands import Instruction, Use

tables = MetaData()


@dataclass(frozen=True, slots=True)
class SituationReportRow:
    """One living report.

    `uses` and `instructions` hold one JSON object each; `used_levels` says where it was used,
    each level once. `text_length` counts bytes of the text in the vault, None without one.
    """

    report: UUID
    committee: UUID
    title: str
    reporter_ids: tuple[UUID, ...]
    reporters: tuple[str, ...]
    by_person: bool
    unit: str | None
    sector_id: UUID | None
    sector: str | None
    topics: tuple[str, ...]
    received_on: date
    text_length: int | None
    forwarded: tuple[str, ...] = ()
    issue_no: str | None = None
    issued_on: date | None = None
    used_levels: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    instructions: tuple[str, ...] = ()


situation_reports = table_of(tables, "situation_reports", SituationReportRow, "report")
Index(
    "situation_reports_by_day",
    situation_reports.c.committee,
    situation_reports.c.received_on,
)


def uses_of(row: SituationReportRow) -> tuple[Use, ...]:
    """The uses that a row holds, in the order in which they were recorded."""
    return tuple(Use.model_validate_json(text) for text in row.uses)


def instructions_of(row: SituationReportRow) -> tuple[Instruction, ...]:
    """The instructions that a row holds, in the order in which they were recorded."""
    return tuple(Instruction.model_validate_json(text) for text in row.instructions)
