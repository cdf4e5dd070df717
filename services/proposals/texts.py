"""What does a record's text say; and if it was forgotten, who decided that, when and why?"""

from collections.abc import AsyncGenerator, Callable, Collection, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import MetaData, select
from sqlalchemy.ext.asyncio import AsyncEngine

from contracts.proposals.lead import LeadReceived
from contracts.proposals.situation_report import (
    SituationReportCorrected,
    SituationReportReceived,
    SituationReportRetracted,
)
from contracts.proposals.suggestion import SuggestionReceived, SuggestionRetracted
from kernel.fetching import fetch
from kernel.forgotten import Withdrawn, withdrawn
from kernel.log.chain import Recorded
from kernel.rows import table_of
from kernel.secret import Sealed
from kernel.vault import texts
from kernel.view import View
from proposals.withdrawing import giver, reporter

R = TypeVar("R")
FORGOTTEN = "该内容已依规删除，日志仅留其摘要 forgotten; the log keeps its digest alone"
tables = MetaData()


@dataclass(frozen=True, slots=True)
class Text:
    """A text from the vault.

    Attributes:
        text: None when it was forgotten; `note` says so then.
        withdrawn: who decided that, when, on what basis.
        length: bytes of UTF-8, also of what was forgotten.
    """

    text: str | None
    length: int
    forgotten: bool
    note: str | None
    withdrawn: Withdrawn | None = None


def shown(
    item: UUID, found: Mapping[UUID, str], gone: Mapping[UUID, Withdrawn], length: int
) -> Text:
    """An item as it is read, or what stands in its place."""
    if item in found:
        return Text(found[item], length, forgotten=False, note=None)
    why = gone.get(item)
    return Text(None, length, forgotten=True, note=why.note if why else FORGOTTEN, withdrawn=why)


@dataclass(frozen=True, slots=True)
class RecordTextRow:
    """Where the text of a lead, a situation report or a suggestion lies.

    Attributes:
        text: the vault item, None without one; it stays named when it was forgotten.
        first: the member who gave it, or the first of those; None where it was no member.
    """

    record: UUID
    committee: UUID
    text: UUID | None
    length: int | None
    first: UUID | None


record_texts = table_of(tables, "record_texts", RecordTextRow, "record")


def row(before: RecordTextRow | None, event: Any, recorded: Recorded) -> RecordTextRow | None:
    """One row a record; what was retracted leaves none."""
    match event:
        case SituationReportReceived() | SituationReportCorrected():
            return _row(event.report, event.text, reporter(event), recorded)
        case SuggestionReceived():
            return _row(event.suggestion, event.text, event.sponsors[0].id, recorded)
        case LeadReceived():
            return _row(event.lead, event.text, giver(event), recorded)
        case _:
            return None


def _row(record: UUID, text: Sealed | None, first: UUID | None, at: Recorded) -> RecordTextRow:
    item, length = (None, None) if text is None else (text.id, text.length)
    return RecordTextRow(record, at.origin.committee, item, length, first)


def _record(event: Any, recorded: Recorded) -> UUID:
    names = ("report", "suggestion", "lead")
    found: UUID = next(getattr(event, name) for name in names if hasattr(event, name))
    return found


# The first release held no such rows: version 2 fills them from its logs.
RECORD_TEXTS = View(
    record_texts,
    RecordTextRow,
    (
        SituationReportReceived,
        SituationReportCorrected,
        SituationReportRetracted,
        LeadReceived,
        SuggestionReceived,
        SuggestionRetracted,
    ),
    _record,
    row,
    version=2,
)


async def rows_of(
    engine: AsyncEngine, committee: UUID, records: Collection[UUID]
) -> Sequence[RecordTextRow]:
    """Where the texts of these records of a committee lie."""
    c = record_texts.c
    wanted = select(record_texts).where(c.committee == committee, c.record.in_(records))
    return await fetch(engine, wanted, RecordTextRow)


async def text_of(engine: AsyncEngine, committee: UUID, record: UUID) -> Text | None:
    """The text of one record; None without one."""
    for one in await rows_of(engine, committee, [record]):
        if one.text is not None:
            found = await texts(engine, [one.text])
            gone = {} if found else await withdrawn(engine, [one.text])
            return shown(one.text, found, gone, one.length or 0)
    return None


async def withdrawn_of(
    engine: AsyncEngine, committee: UUID, records: Collection[UUID]
) -> dict[UUID, Withdrawn]:
    """Of those records whose text was forgotten: who decided that, when and why."""
    rows = [one for one in await rows_of(engine, committee, records) if one.text is not None]
    gone = await withdrawn(engine, [one.text for one in rows if one.text is not None])
    return {one.record: gone[one.text] for one in rows if one.text in gone}


async def noted(
    engine: AsyncEngine,
    committee: UUID,
    pages: AsyncGenerator[list[R]],
    record: Callable[[R], UUID],
) -> AsyncGenerator[Sequence[tuple[R, str | None]]]:
    """Every row of a list, with the sentence that stands for its text once that was forgotten."""
    async with aclosing(pages):
        async for page in pages:
            why = await withdrawn_of(engine, committee, [record(one) for one in page])
            notes = {which: one.note for which, one in why.items()}
            yield [(one, notes.get(record(one))) for one in page]
