"""How does HTTP ask for documents, and for those that were issued?"""

import asyncio
from typing import Any
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import JSONResponse

from contracts.reporting.documents import DocumentKind
from contracts.reporting.issue import KeptFile, OriginPosition
from kernel.command import Command
from kernel.cursors import until
from kernel.http.asking import Asking, allowed
from kernel.http.paging import InPages
from kernel.http.unchanged import IfChanged
from kernel.identity import Role, permission
from kernel.ids import derived, uuid7
from kernel.log.chain import Origin
from kernel.problems import unknown
from reporting.archive.cut import cut_now
from reporting.cases.waiting import folded
from reporting.documents.making import program_version
from reporting.documents.narrating import unverified
from reporting.figures.catalogue import VERSION
from reporting.issue.beside import Drafted, beside
from reporting.issue.commands import IssueDocument, SupersedeDocument
from reporting.issue.forms import Also, Wanted, forms
from reporting.issue.handing import encoded, files_of, found
from reporting.issue.issuing import Written, written
from reporting.issue.kinds import KINDS
from reporting.issue.printed import PRINTED_FILE, read_printed, read_tree
from reporting.issue.printing import Named, Print, print_of
from reporting.issue.queries import digest, issued, issued_one, keep, standing_like
from reporting.issue.tables import IssuedRow
from reporting.issue.twice import difference_zh
from reporting.issue.verifying import told, verified

ISSUE = permission("reporting.issue", Role.CLERK)
READ = permission("reporting.issue.read", Role.CLERK, Role.LEADER)

router = APIRouter(tags=["文件 documents"])


@router.post("/committees/{committee}/documents/{kind}", summary="印发文件 issue a document")
async def issue(
    committee: str,
    kind: DocumentKind,
    also: Also,
    named: Named,
    asking: Asking = allowed(ISSUE),
) -> JSONResponse:
    """Print a document with its evidence; it is kept unless it is a draft.

    `form` is paper (signed and dated) or report (to the next plenary); `scope` and `of` say whose
    work it tells of, where the kind can be written of one body, unit or member. `from_draft` prints
    an approved draft with what people wrote in it; plenary, window, form, scope and the moment of
    the figures are then its own. A document of the same kind, form, window and scope that was
    issued before is superseded. The same idempotency key again gives the document that was issued
    under it. What is wanted also is not kept: it is drawn from what is.
    """
    document = _id(asking)
    if (before := await issued_one(asking.engine, None, document)) is not None:
        return JSONResponse(await _reprinted(asking, before, also))
    await folded(asking.engine, await cut_now(asking.engine, asking.here))
    what = await print_of(asking, kind, named)
    phrases = await beside(asking).phrases(asking.engine, what.scope)
    making = what.making(phrases, document)
    made = await written(asking.engine, what.scope, kind, making, what.texts)
    if what.draft:
        return JSONResponse(await _told(None, made, what, also))
    position = await _kept(asking, _command(document, what, made), made, what.own)
    answer = await _told(document, made, what, also)
    return JSONResponse(answer, 201, {"Jianyan-Position": position})


def _id(asking: Asking) -> UUID:
    """A retried request means the same document."""
    key = asking.request.headers.get("idempotency-key")
    return derived("document", asking.principal.id, key) if key else uuid7()


async def _kept(asking: Asking, command: IssueDocument, made: Written, own: Drafted | None) -> str:
    """Its files are kept, then it is issued, and can be asked for; the position it was written at.

    Raises:
        Problem: as `Asking.ask_together`.
    """
    await keep(asking.engine, list(made.files.values()))
    asked = await asking.ask_together([*await _told_of(asking, command, own), command])
    position = asked.headers.get("jianyan-position", "")
    origin, _, number = position.partition("@")
    if number:
        await until(asking.engine, "views", Origin.parse(origin), int(number))
    return position


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


def _command(document: UUID, what: Print, made: Written) -> IssueDocument:
    scope, cut = what.scope, what.scope.cut
    return IssueDocument(
        committee=scope.committee,
        document=document,
        kind=what.kind,
        form=what.form,
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
        template=KINDS[what.kind].template,
        scope=scope.lens.sort,
        of=scope.lens.id,
        whose=scope.lens.name,
        draft=what.own.draft if what.own else None,
    )


@router.get("/documents", summary="已印发文件 issued documents")
async def read_documents(
    pages: InPages,
    tagging: IfChanged,
    committee: str | None = None,
    asking: Asking = allowed(READ),
) -> Any:
    """The issued documents that the asker may see, latest first, with an ETag."""
    here = None
    if committee is not None:
        here = await asking.running.committee(committee)
        if here is None:
            raise unknown("委员会", committee)
    rows = await issued(asking.engine, asking.scope(), here, pages.turn)
    return tagging.told([_listed(row) for row in pages.told(rows)])


@router.get("/documents/{document}", summary="重印 reprint")
async def read_document(
    document: UUID, also: Also, asking: Asking = allowed(READ)
) -> dict[str, Any]:
    """The kept bytes, after their digests were checked, and what else is drawn from them."""
    return await _reprinted(asking, await found(asking, document), also)


@router.get("/documents/{document}/verify", summary="核验 verify")
async def verify(document: UUID, asking: Asking = allowed(READ)) -> dict[str, Any]:
    """Recompute the document under its kept cut, and today; each figure that differs is named.

    `differences` do not follow from the kept cut, `since` are other numbers by what came later,
    with the events that made them so.
    """
    row = await found(asking, document)
    files = await files_of(asking, row)
    return told(row, await verified(asking.engine, row, files, beside(asking).phrases))


async def _reprinted(asking: Asking, row: IssuedRow, also: Wanted) -> dict[str, Any]:
    files = await files_of(asking, row)
    printed, paper = files[PRINTED_FILE], files[row.names[0]]
    tree = read_tree(printed) if also.tree else None
    more = await forms(also, row.names[0], paper, tree)
    return {
        "document": str(row.document),
        "title": row.title,
        "files": await asyncio.to_thread(encoded, files | dict(more.files)),
        "blanks": read_printed(printed)["blanks"],
        "partial": None,
        "warnings": list(more.warnings),
        **_standing(row.draft, row.superseded_by),
    }


async def _told(document: UUID | None, made: Written, what: Print, also: Wanted) -> dict[str, Any]:
    own = what.own
    name, paper = next(iter(made.files.items()))
    more = await forms(also, name, paper, (made.document, made.marks))
    wrong = [f"核对不符：{name}（{formula}）" for name, formula in made.broken]
    wrong += map(difference_zh, made.differing)
    numbers = [f"未经核实的数字：{one.number}，{one.where}" for one in unverified(made.document)]
    return {
        "document": None if document is None else str(document),
        "title": "".join(made.document.title),
        "files": await asyncio.to_thread(encoded, {**made.files, **more.files}),
        "blanks": list(made.blanks),
        "partial": what.scope.partial,
        "warnings": [*wrong, *(own.warnings if own else ()), *numbers, *more.warnings],
        **_standing(own.draft if own else None, None),
    }


def _standing(draft: UUID | None, superseded_by: UUID | None) -> dict[str, str | None]:
    """From which draft a document was printed, and which took its place."""
    return {
        "draft": str(draft) if draft else None,
        "superseded_by": str(superseded_by) if superseded_by else None,
    }


def _listed(row: IssuedRow) -> dict[str, Any]:
    return {
        "document": str(row.document),
        "committee": str(row.committee),
        "kind": row.kind,
        "title": row.title,
        "file": row.names[0],
        "plenary": f"{row.term}/{row.session}",
        "window": row.window,
        "scope": row.scope,
        "of": None if row.of is None else str(row.of),
        "whose": row.whose,
        "as_of": row.as_of.isoformat(),
        "cut": row.cut,
        "blanks": row.blanks,
        "digest": row.digests[0],
        **_standing(row.draft, row.superseded_by),
    }
