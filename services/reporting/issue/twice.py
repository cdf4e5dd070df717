"""Do the figures that a document quotes come out the same when they are counted again?"""

from collections.abc import Iterator, Mapping

from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.problems import Problem
from reporting.archive.proof import EventProof
from reporting.documents.evidence_book import needed, quoted
from reporting.documents.tree import Document
from reporting.figures.catalogue import FIGURES
from reporting.findings.facts import Facts
from reporting.recheck.api import told
from reporting.recheck.rechecking import Difference, recounted

NAMED = 10
"""So many events are named in one line; all are in the answer."""


async def differences(
    engine: AsyncEngine, facts: Facts, document: Document
) -> tuple[Difference, ...]:
    """What differs of the quoted figures: of this window, and of every other that is quoted.

    Of whose work the document is, of that they are counted again: of the committee with or without
    those below, of one body, unit or member.
    """
    told = []
    for against, ids in _quoted(document).items():
        of = facts.at(against)
        told.append((of.scope, {id: of.values[id] for id in sorted(ids) if id in of.values}))
    found = await recounted(engine, told) if told else []
    return tuple(one for each in found for one in each)


def _quoted(document: Document) -> Mapping[str, set[str]]:
    """By window the figures behind all that is printed, of a rate its two counts too."""
    named: dict[str, set[str]] = {}
    for of, _ in quoted(document):
        if of.aspect != "stated":
            for against in {of.against, ""} if of.aspect == "change" else {of.against}:
                named.setdefault(against, set()).add(of.figure)
    for against, id in needed(document):
        named.setdefault(against, set()).add(id)
    return named


def differ(found: tuple[Difference, ...]) -> Problem:
    """409: a figure that comes out otherwise is not printed; its events are named."""
    lines = [difference_zh(one) for one in found]
    zh = f"{'；'.join(lines)}。不能正式印发，请核对所列事件，或先印制草稿"
    en = "figures differ when counted again; look at the events named, or print a draft"
    events = [f"{event.title} {event.stream}" for one in found for event in _events(one)]
    listed = [told(one) for one in found]
    return Problem(409, "FiguresDiffer", zh, en, details=events[:NAMED], differences=listed)


def _events(one: Difference) -> Iterator[EventProof]:
    return (event for case in one.cases for event in case.events)


def difference_zh(one: Difference) -> str:
    """One line: which figure, both values."""
    part = f"（{one.part}）" if one.part is not None else ""
    return f"复算不符：{FIGURES[one.figure].zh}{part} 统计为{one.first}，复算为{one.second}"
