"""How does HTTP hand out an issued document in another form: as a page, PDF, or check copy?"""

from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Response

from kernel.http.asking import Asking, allowed
from kernel.identity import Role, permission
from kernel.problems import Problem
from reporting.issue.drawing import check_copy_of, page_of, pdf_of
from reporting.issue.forms import CHECK_COPY_FILE
from reporting.issue.handing import files_of, found
from reporting.issue.printed import PRINTED_FILE, read_tree
from reporting.render.html import POLICY
from reporting.render.pdf import PdfUnavailable

READ = permission("reporting.issue.forms", Role.CLERK, Role.LEADER)
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

router = APIRouter(tags=["文件 documents"])


@router.get("/documents/{document}/html", summary="网页 as a page")
async def page(document: UUID, asking: Asking = allowed(READ)) -> Response:
    """The issued document for reading and print, drawn from the kept tree: the same figures."""
    row = await found(asking, document)
    tree, _ = read_tree((await files_of(asking, row))[PRINTED_FILE])
    headers = {"content-security-policy": POLICY}
    return Response(await page_of(tree), media_type="text/html; charset=utf-8", headers=headers)


@router.get("/documents/{document}/check-copy", summary="核对稿 check copy")
async def check_copy(document: UUID, asking: Asking = allowed(READ)) -> Response:
    """The issued document with a mark at each figure and the list of the marks, as .docx."""
    row = await found(asking, document)
    tree, marks = read_tree((await files_of(asking, row))[PRINTED_FILE])
    stem = row.names[0].rpartition(".")[0]
    headers = {"content-disposition": _attached(f"{stem}-{CHECK_COPY_FILE}")}
    return Response(await check_copy_of(tree, marks), media_type=DOCX, headers=headers)


@router.get("/documents/{document}/pdf", summary="PDF")
async def as_pdf(document: UUID, asking: Asking = allowed(READ)) -> Response:
    """The kept .docx through LibreOffice; `501` where that is not installed."""
    row = await found(asking, document)
    paper = (await files_of(asking, row))[row.names[0]]
    try:
        content = await pdf_of(paper)
    except PdfUnavailable as why:
        raise Problem(501, "PdfUnavailable", why.zh, why.en) from None
    name = f"{row.names[0].rpartition('.')[0]}.pdf"
    return Response(
        content,
        media_type="application/pdf",
        headers={"content-disposition": _attached(name)},
    )


def _attached(name: str) -> str:
    return f"attachment; filename*=UTF-8''{quote(name)}"
