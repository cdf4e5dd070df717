"""How does HTTP hold a clerk's own table of numbers against itself, and against the figures?"""

import asyncio
from dataclasses import asdict
from typing import Any

from fastapi import APIRouter, UploadFile
from pydantic import AwareDatetime

from kernel.http.asking import Asking, allowed
from kernel.identity import Role, permission
from kernel.importing.routes import refusal
from kernel.ledgers import LedgerRefused
from reporting.against.comparing import Compared, compared, unknown_names, vocabulary_of
from reporting.against.consistency import inconsistencies
from reporting.against.explaining import Explained, Item, explained
from reporting.against.finding import Finding
from reporting.against.ledger import read_sheet
from reporting.against.lines import Sheet
from reporting.against.names import Vocabulary
from reporting.figures.asked import asked_scope
from reporting.figures.computing import computed

COMPARE = permission("reporting.figures.compare", Role.CLERK, Role.LEADER)
LISTED = 200
"""Cases named of one difference; `evidence` counts them all."""

router = APIRouter(tags=["核对 against"])


@router.post("/figures/against", summary="数字表自查 a table against itself")
async def against_itself(
    file: UploadFile, sheet: str | None = None, asking: Asking = allowed(COMPARE)
) -> dict[str, Any]:
    """What in a table of numbers does not follow from its neighbours; no committee is asked."""
    vocabulary = Vocabulary()
    read = await _read(file, sheet, vocabulary)
    return {**_sheet(read, vocabulary), "figures": []}


@router.post("/committees/{committee}/figures/against", summary="与数字表核对 against a table")
async def against(
    committee: str,
    file: UploadFile,
    plenary: str,
    window: str = "plenary",
    as_of: AwareDatetime | None = None,
    sheet: str | None = None,
    asking: Asking = allowed(COMPARE),
) -> dict[str, Any]:
    """Each number of a table beside the figure that it names, and what makes each difference.

    Of a figure that differs, `cases` are ours and `candidates` what would give their number.
    """
    scope = await asked_scope(asking, plenary, window, as_of)
    values = await computed(asking.engine, scope)
    vocabulary = vocabulary_of(values)
    read = await _read(file, sheet, vocabulary)
    figures = []
    for one in compared(read, values):
        why = None if one.equal else await explained(asking.engine, scope, one, values)
        figures.append(_compared(one, why))
    return {
        **_sheet(read, vocabulary),
        "window": {"text": scope.span.text, "zh": scope.span.zh()},
        "as_of": scope.cut.instant.isoformat(),
        "partial": scope.partial,
        "figures": figures,
    }


async def _read(file: UploadFile, sheet: str | None, vocabulary: Vocabulary) -> Sheet:
    data, name = await file.read(), file.filename or ""
    try:
        return await asyncio.to_thread(read_sheet, data, name, vocabulary, sheet=sheet)
    except LedgerRefused as refused:
        raise refusal(refused, name) from None


def _sheet(read: Sheet, vocabulary: Vocabulary) -> dict[str, Any]:
    return {
        "file": read.file,
        "sheet": read.sheet,
        "rows": len(read.lines),
        "inconsistent": [_finding(one) for one in inconsistencies(read, vocabulary)],
        "unknown": [
            {"row": line.row, "name": line.name, "nearest": nearest}
            for line, nearest in unknown_names(read)
        ],
        "unread": [asdict(one) for one in read.unread],
        "blank": list(read.blank),
        "headings": [{"row": row, "name": name} for row, name in read.headings],
    }


def _finding(one: Finding) -> dict[str, Any]:
    return {**asdict(one), "kind": str(one.kind), "rows": list(one.rows)}


def _compared(one: Compared, why: Explained | None) -> dict[str, Any]:
    told: dict[str, Any] = {
        "row": one.line.row,
        "name": one.line.name,
        "figure": one.figure,
        "part": one.part,
        "title": one.title,
        "aspect": one.aspect,
        "theirs": one.theirs,
        "ours": one.ours,
        "equal": one.equal,
        "more": one.more,
    }
    if why is not None:
        told["evidence"] = len(why.items)
        told["cases"] = [_item(item) for item in why.items[:LISTED]]
        told["candidates"] = [
            {"zh": each.zh, "en": each.en, "cases": [_item(item) for item in each.items[:LISTED]]}
            for each in why.candidates
        ]
    return told


def _item(item: Item) -> dict[str, Any]:
    return {"case": item.case, "number": item.number, "label": item.label}
