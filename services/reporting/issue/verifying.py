"""Does an issued document still follow from its events, under the cut it was printed from?"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any, Literal

from sqlalchemy.ext.asyncio import AsyncEngine

from reporting.archive.cut import Cut
from reporting.documents.evidence_book import name_of
from reporting.documents.making import Making, program_version
from reporting.documents.tree import figures as printed_figures
from reporting.figures.lens import Lens, Sort
from reporting.figures.scope import scope_of
from reporting.findings.quote import reference
from reporting.issue.beside import PhrasesOf
from reporting.issue.commands import DocumentKind
from reporting.issue.issuing import composed, read_printed
from reporting.issue.narrative import NARRATIVE_FILE, read_narrative
from reporting.issue.tables import IssuedRow
from reporting.render.docx import docx

Printed = Sequence[Sequence[str]]


async def verified(
    engine: AsyncEngine,
    row: IssuedRow,
    files: dict[str, bytes],
    printed: bytes,
    phrases: PhrasesOf,
) -> dict[str, Any]:
    """Recompute a document under its kept cut, with the same phrases and texts.

    Each figure that differs is named.
    """
    cut = Cut(row.cut, row.as_of, {})
    scope = await scope_of(engine, row.committee, row.term, row.session, row.window, cut)
    scope = replace(scope, lens=Lens(Sort(row.scope), row.of, row.whose))
    kind: DocumentKind = row.kind  # type: ignore[assignment]  # written by a command of that type
    form: Literal["paper", "report"] = "report" if row.form == "report" else "paper"
    making = Making(row.program, form, phrases=await phrases(engine, scope))
    texts = read_narrative(files.get(NARRATIVE_FILE))
    _, document = await composed(engine, scope, kind, making, texts)
    now = [(one.id, one.text) for one in printed_figures(document)]
    found = differences(read_printed(printed)["figures"], now)
    paper = next(iter(files.values()))
    return {
        "document": str(row.document),
        "title": row.title,
        "same_figures": not found,
        "same_bytes": docx(document) == paper,
        "differences": found,
        "partial": scope.partial,
        "program": {"then": row.program, "now": program_version()},
    }


def differences(then: Printed, now: Printed) -> list[dict[str, str | None]]:
    """Each figure that is printed otherwise, no longer, or newly, in reading order."""
    before, after = _by_id(then), _by_id(now)
    return [
        {"figure": id, "name": name_of(reference(id)), "printed": was, "now": is_now}
        for id in dict.fromkeys([*before, *after])
        for was, is_now in zip_longest(before.get(id, ()), after.get(id, ()))
        if was != is_now
    ]


def _by_id(printed: Printed) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for id, text in printed:
        texts = found.setdefault(id, [])
        if text not in texts:
            texts.append(text)
    return found
