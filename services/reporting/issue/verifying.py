"""Does an issued document still follow from its events, and what would it say today?"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from contracts.reporting.documents import DocumentKind
from reporting.archive.cut import Cut, cut_now
from reporting.documents.evidence_book import name_of
from reporting.documents.making import Making, program_version
from reporting.documents.narrating import Text
from reporting.documents.tree import Document
from reporting.documents.tree import figures as printed_figures
from reporting.figures.lens import Sort
from reporting.figures.resolving import narrowed
from reporting.figures.scope import Scope
from reporting.findings.facts import Facts
from reporting.findings.quote import reference
from reporting.issue.beside import PhrasesOf
from reporting.issue.issuing import composed
from reporting.issue.narrative import NARRATIVE_FILE, read_narrative
from reporting.issue.printed import PRINTED_FILE, read_printed
from reporting.issue.since import Moved, moved, texts_of
from reporting.issue.tables import IssuedRow
from reporting.issue.word_parts import Parts
from reporting.issue.word_text import properties
from reporting.render.docx import docx

Printed = Sequence[Sequence[str]]
EVENTS_SHOWN = 50
"""Named of one figure; `count` tells of all."""


@dataclass(frozen=True, slots=True)
class Verified:
    """A document recomputed under its kept cut, and under today's.

    Attributes:
        differences: figures that no longer follow from what had arrived at the kept cut.
        since: figures that are other numbers by what arrived later.
    """

    differences: tuple[dict[str, str | None], ...]
    same_bytes: bool
    since: tuple[Moved, ...]
    partial: str | None


async def verified(
    engine: AsyncEngine, row: IssuedRow, files: Mapping[str, bytes], phrases: PhrasesOf
) -> Verified:
    """Recompute a document under its kept cut, and name what has changed since.

    The phrases are those of its day, and people's texts those that it was issued with.
    """
    paper = files[row.names[0]]
    then = await _scope(engine, row, Cut(row.cut, row.as_of, {}))
    now = await _scope(engine, row, await cut_now(engine, row.committee))
    making = Making(
        row.program,
        "report" if row.form == "report" else "paper",
        phrases=await phrases(engine, then),
        document=await asyncio.to_thread(lambda: properties(Parts(paper)).get("document", "")),
    )
    texts = read_narrative(files.get(NARRATIVE_FILE))
    was, document = await _recomposed(engine, row, then, making, texts)
    today, fresh = await _recomposed(engine, row, now, making, texts)
    told = read_printed(files[PRINTED_FILE])["figures"]
    since = await moved(engine, texts_of(told), texts_of(_pairs(fresh)), was, today)
    return Verified(
        differences=tuple(differences(told, _pairs(document))),
        same_bytes=await asyncio.to_thread(docx, document) == paper,
        since=tuple(since),
        partial=now.partial,
    )


async def _scope(engine: AsyncEngine, row: IssuedRow, cut: Cut) -> Scope:
    told = (row.committee, row.term, row.session, row.window, cut, Sort(row.scope))
    return await narrowed(engine, *told, None if row.of is None else str(row.of))


async def _recomposed(
    engine: AsyncEngine, row: IssuedRow, scope: Scope, making: Making, texts: Sequence[Text]
) -> tuple[Facts, Document]:
    """The document as the present program writes it."""
    kind: DocumentKind = row.kind  # type: ignore[assignment]  # written by a command of that type
    return await composed(engine, scope, kind, making, texts)


def _pairs(document: Document) -> list[tuple[str, str]]:
    return [(one.id, one.text) for one in printed_figures(document)]


def told(row: IssuedRow, found: Verified) -> dict[str, Any]:
    """As HTTP answers it."""
    return {
        "document": str(row.document),
        "title": row.title,
        "same_figures": not found.differences,
        "same_bytes": found.same_bytes,
        "differences": list(found.differences),
        "since": [_moved(one) for one in found.since],
        "partial": found.partial,
        "program": {"then": row.program, "now": program_version()},
    }


def _moved(one: Moved) -> dict[str, Any]:
    return {
        "figure": one.figure,
        "name": one.name,
        "printed": one.printed,
        "now": one.now,
        "why": one.why or None,
        "count": len(one.events),
        "events": [
            {
                "event": str(each.event),
                "type": each.type,
                "title": each.title,
                "occurred_on": each.occurred_on.isoformat(),
                "arrived_at": each.arrived_at.isoformat(),
                "origin": each.origin,
                "case": each.case,
            }
            for each in one.events[:EVENTS_SHOWN]
        ],
    }


def differences(then: Printed, now: Printed) -> list[dict[str, str | None]]:
    """Each figure that is printed otherwise, no longer, or newly, in reading order."""
    before, after = texts_of(then), texts_of(now)
    return [
        {"figure": id, "name": name_of(reference(id)), "printed": was, "now": is_now}
        for id in dict.fromkeys([*before, *after])
        for was, is_now in zip_longest(before.get(id, ()), after.get(id, ()))
        if was != is_now
    ]
