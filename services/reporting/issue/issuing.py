"""How does a document come about: cut, facts, tree, proof, files?"""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.problems import Problem
from reporting.cases.waiting import folded
from reporting.documents.checks import broken
from reporting.documents.evidence_book import evidence_book, quoted
from reporting.documents.making import Form, Making, program_version
from reporting.documents.tree import Document, blanks
from reporting.documents.tree import figures as printed_figures
from reporting.figures.scope import Scope
from reporting.findings.facts import Facts
from reporting.issue.commands import DocumentKind
from reporting.issue.drawing import drawn
from reporting.issue.gathering import facts_of, proof_of
from reporting.issue.kinds import EVIDENCE_FILE, KINDS
from reporting.issue.twice import differ, differences
from reporting.recheck.rechecking import Difference

PRINTED_FILE = "文中数字.json"
"""Kept beside the files: every printed figure, so that it can be compared later."""


@dataclass(frozen=True, slots=True)
class Written:
    """A document with its files, not yet issued.

    Attributes:
        files: bytes by file name, the paper first; of a document to be kept also PRINTED_FILE.
        broken: identities of the check sheet that do not hold, as (name, formula).
        differing: of a draft, quoted figures that come out otherwise when they are counted again.
    """

    document: Document
    files: Mapping[str, bytes]
    blanks: tuple[str, ...]
    broken: tuple[tuple[str, str], ...]
    differing: tuple[Difference, ...] = ()


async def composed(
    engine: AsyncEngine, scope: Scope, kind: DocumentKind, making: Making
) -> tuple[Facts, Document]:
    """The facts of a scope and the document that says them."""
    await folded(engine, scope.cut)
    facts = await facts_of(engine, scope)
    return facts, KINDS[kind].write(facts, making)


async def written(
    engine: AsyncEngine, scope: Scope, kind: DocumentKind, *, form: Form, draft: bool
) -> Written:
    """A document and its evidence as files.

    Raises:
        Problem: no draft was asked for, and figures are partial or differ when counted again.
    """
    if scope.partial is not None and not draft:
        raise partial(scope.partial)
    making = Making(program_version(), form, draft)
    facts, document = await composed(engine, scope, kind, making)
    differing = await differences(engine, facts, document)
    if differing and not draft:
        raise differ(differing)
    proof = await proof_of(engine, facts, document)
    book = await asyncio.to_thread(evidence_book, document, facts, proof)
    files = await drawn(document, book)
    wrong = tuple((one.name, one.formula) for one in broken(facts, quoted(document)))
    return Written(
        document,
        {
            KINDS[kind].file: files.paper,
            EVIDENCE_FILE: files.evidence,
            PRINTED_FILE: printed_file(document),
        },
        blanks(document),
        wrong,
        differing,
    )


def partial(reason: str) -> Problem:
    """409: a clean print of incomplete figures is refused."""
    zh = f"数据不全，不能正式印发：{reason}；可先印制草稿"
    en = "the figures are partial; print a draft, or replay what is parked first"
    return Problem(409, "Partial", zh, en, partial=reason)


def printed_file(document: Document) -> bytes:
    """Every printed figure in reading order, and every blank, as JSON."""
    figures = [[one.id, one.text] for one in printed_figures(document)]
    told = {"figures": figures, "blanks": list(blanks(document))}
    return json.dumps(told, ensure_ascii=False, indent=0).encode()


def read_printed(content: bytes) -> dict[str, Any]:
    """What `printed_file` wrote."""
    told: dict[str, Any] = json.loads(content)
    return told
