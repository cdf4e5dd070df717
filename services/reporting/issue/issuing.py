"""How does a document come about: cut, facts, tree, proof, files?"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncEngine

from contracts.reporting.documents import DocumentKind
from kernel.problems import Problem
from reporting.cases.waiting import folded
from reporting.documents.checks import broken
from reporting.documents.evidence_book import evidence_book, quoted
from reporting.documents.making import Making
from reporting.documents.marks import Mark
from reporting.documents.narrating import Text, narrated
from reporting.documents.tree import Document, blanks
from reporting.figures.scope import Scope
from reporting.findings.facts import Facts
from reporting.issue.drawing import Drawn, drawn
from reporting.issue.gathering import facts_of, proof_of
from reporting.issue.kinds import EVIDENCE_FILE, KINDS
from reporting.issue.narrative import NARRATIVE_FILE, narrative_file, without_place
from reporting.issue.printed import PRINTED_FILE, printed_file
from reporting.issue.twice import differ, differences
from reporting.recheck.rechecking import Difference
from reporting.render.marking import marks_of

NOT_HANDED_OUT = frozenset({PRINTED_FILE, NARRATIVE_FILE})
"""Files that the program reads; a person opens the others."""


@dataclass(frozen=True, slots=True)
class Written:
    """A document with its files, not yet issued.

    Attributes:
        files: bytes by file name, the paper first; of a document to be kept also PRINTED_FILE.
        marks: what a check copy says of each figure.
        broken: identities of the check sheet that do not hold, as (name, formula).
        differing: of a draft, quoted figures that come out otherwise when they are counted again.
    """

    document: Document
    files: Mapping[str, bytes]
    blanks: tuple[str, ...]
    broken: tuple[tuple[str, str], ...]
    marks: tuple[Mark, ...]
    differing: tuple[Difference, ...] = ()


async def composed(
    engine: AsyncEngine,
    scope: Scope,
    kind: DocumentKind,
    making: Making,
    texts: Sequence[Text] = (),
) -> tuple[Facts, Document]:
    """The facts of a scope and the document that says them, with what people wrote in it.

    Raises:
        Problem: 409, a text has no place in it and no draft was asked for.
    """
    await folded(engine, scope.cut)
    facts = await facts_of(engine, scope, KINDS[kind])
    found = narrated(KINDS[kind].write(facts, making), facts, texts)
    if found.unplaced and not making.draft:
        raise without_place(found.unplaced)
    return facts, found.document


async def written(
    engine: AsyncEngine,
    scope: Scope,
    kind: DocumentKind,
    making: Making,
    texts: Sequence[Text] = (),
) -> Written:
    """A document and its evidence as files.

    Raises:
        Problem: no draft was asked for, and figures are partial or differ when counted again, or a
            text has no place.
    """
    if scope.partial is not None and not making.draft:
        raise partial(scope.partial)
    facts, document = await composed(engine, scope, kind, making, texts)
    again = asyncio.create_task(differences(engine, facts, document))
    try:
        files, marks = await _drawn(engine, facts, document)
        differing = await again
    finally:
        again.cancel()
    if differing and not making.draft:
        raise differ(differing)
    wrong = tuple((one.name, one.formula) for one in broken(facts, quoted(document)))
    return Written(
        document,
        {
            KINDS[kind].file_of(scope): files.paper,
            EVIDENCE_FILE: files.evidence,
            PRINTED_FILE: printed_file(document, marks),
            **({NARRATIVE_FILE: narrative_file(texts)} if texts else {}),
        },
        blanks(document),
        wrong,
        marks,
        differing,
    )


async def _drawn(
    engine: AsyncEngine, facts: Facts, document: Document
) -> tuple[Drawn, tuple[Mark, ...]]:
    """The paper and its evidence, and what a check copy says of each figure."""
    proof = await proof_of(engine, facts, document)
    book = await asyncio.to_thread(evidence_book, document, facts, proof)
    marks = await asyncio.to_thread(marks_of, document, book)
    return await drawn(document, book), marks


def partial(reason: str) -> Problem:
    """409: a clean print of incomplete figures is refused."""
    zh = f"数据不全，不能正式印发：{reason}；可先印制草稿"
    en = "the figures are partial; print a draft, or replay what is parked first"
    return Problem(409, "Partial", zh, en, partial=reason)
