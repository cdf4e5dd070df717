"""How does HTTP ask for documents, and for those that were issued?"""

import asyncio
import base64
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from contracts.reporting.issue import KeptFile, OriginPosition
from kernel.command import Command
from kernel.cursors import until
from kernel.http.asking import Asking, allowed
from kernel.identity import Role, permission
from kernel.ids import derived, uuid7
from kernel.log.chain import Origin
from kernel.problems import Problem, unknown
from reporting.archive.cut import cut_now
from reporting.documents.making import Form, program_version
from reporting.documents.narrating import unverified
from reporting.figures.api import asked_scope
from reporting.figures.catalogue import VERSION
from reporting.figures.scope import Scope
from reporting.issue.beside import Drafted, beside, drafted
from reporting.issue.commands import DocumentKind, IssueDocument, SupersedeDocument
from reporting.issue.gathering import folded
from reporting.issue.issuing import NOT_HANDED_OUT, PRINTED_FILE, Written, read_printed, written
from reporting.issue.kinds import KINDS
from reporting.issue.queries import digest, issued, issued_one, keep, kept, standing_like
from reporting.issue.tables import IssuedRow
from reporting.issue.verifying import verified

ISSUE = permission("reporting.issue", Role.CLERK)
READ = permission("reporting.issue.read", Role.CLERK, Role.LEADER)

router = APIRouter(tags=["文件 documents"])


@router.post("/committees/{committee}/documents/{kind}", summary="印发文件 issue a document")
async def issue(
    committee: str,
    kind: DocumentKind,
    plenary: str | None = None,
    window: str = "plenary",
    draft: bool = False,
    form: Form = "paper",
    from_draft: UUID | None = None,
    asking: Asking = allowed(ISSUE),
) -> JSONResponse:
    """Print a document with its evidence; it is kept unless it is a draft.

    `form` is paper (signed and dated) or report (to the next plenary). The same idempotency key
    again gives the document that was issued under it. `from_draft` prints an approved draft with
    what people wrote in it; plenary, window, form and the moment of the figures are then its own.
    A document of the same kind, form, window and scope that was issued before is superseded.
    """
    document = _id(asking)
    if (before := await issued_one(asking.engine, None, document)) is not None:
        return JSONResponse(await _reprinted(asking, before))
    await folded(asking.engine, await cut_now(asking.engine, asking.here))
    own = await drafted(asking, from_draft, kind, approved=not draft) if from_draft else None
    form = own.form if own else form
    scope = await _scope(asking, plenary, window, own)
    made = await written(
        asking.engine,
        scope,
        kind,
        form=form,
        draft=draft,
        phrases=await beside(asking).phrases(asking.engine, scope),
        texts=own.texts if own else (),
    )
    told = _told(None if draft else document, made, scope, own)
    if draft:
        return JSONResponse(told)
    await keep(asking.engine, list(made.files.values()))
    command = _command(document, kind, form, scope, made, own)
    answer = await asking.ask_together([*await _told_of(asking, command, own), command])
    position = answer.headers.get("jianyan-position", "")
    await _seen(asking, position)
    return JSONResponse(told, 201, {"Jianyan-Position": position})


async def _scope(asking: Asking, plenary: str | None, window: str, own: Drafted | None) -> Scope:
    """What the request names, now; of a draft its own, at the moment of its approval."""
    if own is not None:
        scope = await asked_scope(asking, own.plenary, own.window, own.approved_at)
        return replace(scope, lens=own.lens)
    if plenary is None:
        raise Problem(422, "WhichPlenary", "须写明会次，如 5/3", "name the plenary, e.g. 5/3")
    return await asked_scope(asking, plenary, window, None)


def _id(asking: Asking) -> UUID:
    """A retried request means the same document."""
    key = asking.request.headers.get("idempotency-key")
    return derived("document", asking.principal.id, key) if key else uuid7()


async def _told_of(asking: Asking, command: IssueDocument, own: Drafted | None) -> list[Command]:
    """Its draft is told of the document, and what it takes the place of, that it does."""
    commands: list[Command] = [] if own is None else [own.issued(command.document)]
    for row in await standing_like(asking.engine, command):
        here = row.committee
        taken = {"document": row.document, "by": command.document}
        commands.append(SupersedeDocument(committee=here, **taken))
        if row.draft is not None and row.draft != command.draft:
            commands.append(beside(asking).superseded(here, row.draft, command.document))
    return commands


def _command(
    document: UUID,
    kind: DocumentKind,
    form: Form,
    scope: Scope,
    made: Written,
    own: Drafted | None,
) -> IssueDocument:
    cut = scope.cut
    return IssueDocument(
        committee=scope.committee,
        document=document,
        kind=kind,
        form=form,
        title="".join(made.document.title),
        plenary=scope.plenary.plenary,
        term=scope.plenary.term,
        session=scope.plenary.session,
        window=scope.span.text,
        cut=cut.arrival,
        as_of=cut.instant,
        origins=tuple(
            OriginPosition(origin=origin, position=at) for origin, at in sorted(cut.origins.items())
        ),
        files=tuple(
            KeptFile(name=name, digest=digest(content), length=len(content))
            for name, content in made.files.items()
        ),
        blanks=len(made.blanks),
        program=program_version(),
        catalogue=VERSION,
        template=KINDS[kind].template,
        scope=scope.lens.sort,
        of=scope.lens.id,
        whose=scope.lens.name,
        draft=own.draft if own else None,
    )


async def _seen(asking: Asking, position: str) -> None:
    """The document can be asked for as soon as its issue is answered."""
    origin, _, number = position.partition("@")
    if number:
        await until(asking.engine, "views", Origin.parse(origin), int(number))


@router.get("/documents", summary="已印发文件 issued documents")
async def read_documents(
    committee: str | None = None, asking: Asking = allowed(READ)
) -> list[dict[str, Any]]:
    """The issued documents that the asker may see, latest first."""
    here = None
    if committee is not None:
        here = await asking.running.committee(committee)
        if here is None:
            raise unknown("委员会", committee)
    found = await issued(asking.engine, asking.scope(), here)
    return [_listed(row) for row in found]


@router.get("/documents/{document}", summary="重印 reprint")
async def read_document(document: UUID, asking: Asking = allowed(READ)) -> dict[str, Any]:
    """The kept bytes, after their digests were checked."""
    return await _reprinted(asking, await _found(asking, document))


@router.get("/documents/{document}/verify", summary="核验 verify")
async def verify(document: UUID, asking: Asking = allowed(READ)) -> dict[str, Any]:
    """Recompute the document under its kept cut; each figure that differs is named."""
    row = await _found(asking, document)
    files = await _files(asking, row)
    printed = files.pop(PRINTED_FILE)
    return await verified(asking.engine, row, files, printed, beside(asking).phrases)


async def _found(asking: Asking, document: UUID) -> IssuedRow:
    row = await issued_one(asking.engine, asking.scope(), document)
    if row is None:
        raise unknown("文件", document)
    return row


async def _files(asking: Asking, row: IssuedRow) -> dict[str, bytes]:
    contents = await kept(asking.engine, row.digests)
    return dict(zip(row.names, contents, strict=True))


async def _reprinted(asking: Asking, row: IssuedRow) -> dict[str, Any]:
    files = await _files(asking, row)
    return {
        "document": str(row.document),
        "title": row.title,
        "files": await asyncio.to_thread(_encoded, files),
        "blanks": read_printed(files[PRINTED_FILE])["blanks"],
        "partial": None,
    }


def _told(
    document: UUID | None, made: Written, scope: Scope, own: Drafted | None
) -> dict[str, Any]:
    wrong = [f"核对不符：{name}（{formula}）" for name, formula in made.broken]
    numbers = [f"未经核实的数字：{one.number}，{one.where}" for one in unverified(made.document)]
    return {
        "document": None if document is None else str(document),
        "title": "".join(made.document.title),
        "files": _encoded(made.files),
        "blanks": list(made.blanks),
        "partial": scope.partial,
        "warnings": [*wrong, *(own.warnings if own else ()), *numbers],
    }


def _encoded(files: Mapping[str, bytes]) -> list[dict[str, str]]:
    """The files that a person opens, base64."""
    return [
        {"name": name, "content": base64.b64encode(content).decode()}
        for name, content in files.items()
        if name not in NOT_HANDED_OUT
    ]


def _listed(row: IssuedRow) -> dict[str, Any]:
    return {
        "document": str(row.document),
        "committee": str(row.committee),
        "kind": row.kind,
        "title": row.title,
        "file": row.names[0],
        "plenary": f"{row.term}/{row.session}",
        "window": row.window,
        "as_of": row.as_of.isoformat(),
        "cut": row.cut,
        "blanks": row.blanks,
        "digest": row.digests[0],
        "scope": row.scope,
        "of": None if row.of is None else str(row.of),
        "whose": row.whose,
        "draft": str(row.draft) if row.draft else None,
        "superseded_by": str(row.superseded_by) if row.superseded_by else None,
    }
