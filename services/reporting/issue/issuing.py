"""How does a document come about: cut, facts, tree, proof, files?"""

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from kernel.problems import Problem
from reporting.documents.checks import broken
from reporting.documents.evidence_book import evidence_book, quoted
from reporting.documents.making import Form, Making, program_version
from reporting.documents.narrating import Text, narrated
from reporting.documents.tree import Document, blanks
from reporting.documents.tree import figures as printed_figures
from reporting.figures.scope import Scope
from reporting.findings.facts import Facts
from reporting.issue.commands import DocumentKind
from reporting.issue.drawing import drawn
from reporting.issue.gathering import facts_of, folded, proof_of
from reporting.issue.kinds import EVIDENCE_FILE, KINDS
from reporting.issue.narrative import NARRATIVE_FILE, narrative_file, without_place

PRINTED_FILE = "文中数字.json"
"""Kept beside the files: every printed figure, so that it can be compared later."""
NOT_HANDED_OUT = frozenset({PRINTED_FILE, NARRATIVE_FILE})
"""Files that the program reads; a person opens the others."""


@dataclass(frozen=True, slots=True)
class Written:
    """A document with its files, not yet issued.

    Attributes:
        files: bytes by file name, the paper first; of a document to be kept also PRINTED_FILE.
        broken: identities of the check sheet that do not hold, as (name, formula).
    """

    document: Document
    files: Mapping[str, bytes]
    blanks: tuple[str, ...]
    broken: tuple[tuple[str, str], ...]


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
    facts = await facts_of(engine, scope)
    found = narrated(KINDS[kind].write(facts, making), facts, texts)
    if found.unplaced and not making.draft:
        raise without_place(found.unplaced)
    return facts, found.document


async def written(
    engine: AsyncEngine,
    scope: Scope,
    kind: DocumentKind,
    *,
    form: Form,
    draft: bool,
    phrases: Mapping[str, str],
    texts: Sequence[Text] = (),
) -> Written:
    """A document and its evidence as files.

    Raises:
        Problem: figures are partial, or a text has no place, and no draft was asked for.
    """
    if scope.partial is not None and not draft:
        raise partial(scope.partial)
    making = Making(program_version(), form, draft, phrases)
    facts, document = await composed(engine, scope, kind, making, texts)
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
            **({NARRATIVE_FILE: narrative_file(texts)} if texts else {}),
        },
        blanks(document),
        wrong,
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
