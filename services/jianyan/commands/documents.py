"""How does a clerk print the year's documents, and print one again?"""

import base64
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from jianyan import asked
from jianyan.commands.verifying import verify
from jianyan.files import write_into
from jianyan.link import Host, connected
from jianyan.settling import settle
from jianyan.show import line, moment, note, table, working
from jianyan.states import document_state
from jianyan.words import say

document = typer.Typer(help="文稿和已印发的文件 Drafts and documents", no_args_is_help=True)


Page = Annotated[bool, typer.Option("--html", help="另附网页 also a page for reading and print")]
Pdf = Annotated[bool, typer.Option("--pdf", help="另附 PDF（需 LibreOffice）also as PDF")]
CheckCopy = Annotated[
    bool, typer.Option("--check-copy", help="另附核对稿，逐数标注 also with a mark at each figure")
]


def report(
    context: typer.Context,
    kind: asked.Kind,
    committee: asked.Code,
    out: asked.Out,
    plenary: asked.Plenary = "",
    window: asked.Window = "plenary",
    scope: asked.ScopeOption = asked.Scope.COMMITTEE,
    of: asked.Of = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="数据不全也印，不留存 print although partial")
    ] = False,
    from_draft: Annotated[
        str | None,
        typer.Option(
            "--from-draft", metavar="DRAFT", help="印发已审定的文稿 print an approved draft"
        ),
    ] = None,
    html: Page = False,
    pdf: Pdf = False,
    check_copy: CheckCopy = False,
) -> None:
    """印发文件 Issue a document and keep it; 2 while figures are partial."""
    here, which, what = asked.code(committee), None, asked.kind(kind)
    if from_draft is None:
        which = asked.plenary(asked.needed(plenary, "--plenary"))
    also = {"html": html, "pdf": pdf, "check_copy": check_copy}
    with connected(asked.home(context)) as host:
        settle(host)
        how = {"window": window, "draft": draft, "from_draft": from_draft, "scope": scope, "of": of}
        told = issue(host, what, here, which, **how, **also)
    for path in written(told, out):
        line(str(path))
    _tell(told, draft)


def issue(host: Host, kind: str, committee: str, plenary: str | None, **how: Any) -> Any:
    """Have a document made."""
    with working(say("正在生成文件……", "making the document ...")):
        path = f"/reporting/committees/{committee}/documents/{kind}"
        return host.post(path, plenary=plenary, **how)


def written(told: Any, out: Path) -> list[Path]:
    """Write the document's files, each under the document's name: a folder holds several."""
    stem = Path(told["files"][0]["name"]).stem
    given = [one["name"] for one in told["files"]]
    names = [name if Path(name).stem == stem else f"{stem}-{name}" for name in given]
    contents = [base64.b64decode(one["content"]) for one in told["files"]]
    return [write_into(out, name, content) for name, content in zip(names, contents, strict=True)]


def _tell(told: Any, draft: bool) -> None:
    if told["document"]:
        line(say(f"已印发并留存：{told['document']}", f"issued and kept: {told['document']}"))
    elif draft:
        line(say("草稿，未留存", "a draft, not kept"))
    _warn(told)
    if told["blanks"]:
        zh, en = f"待填{len(told['blanks'])}处：", f"{len(told['blanks'])} blanks: "
        note(say(zh, en) + "；".join(_once(told["blanks"])))


def _warn(told: Any) -> None:
    for warning in told.get("warnings", ()):
        note(say(f"提示：{warning}", f"note: {warning}"))


def _once(blanks: Sequence[str]) -> list[str]:
    """Each blank once, with how often it stands."""
    return [f"{blank}（{n}处）" if n > 1 else blank for blank, n in Counter(blanks).items()]


@document.command("list")
def list_documents(
    context: typer.Context,
    committee: Annotated[
        str | None, typer.Option("--committee", metavar="CODE", help="只列此委员会 of this one")
    ] = None,
) -> None:
    """列出已印发的文件 List issued documents, latest first."""
    here = None if committee is None else asked.code(committee)
    with connected(asked.home(context)) as host:
        found = host.get("/reporting/documents", committee=here)
    heads = [
        say("编号", "id"),
        say("标题", "title"),
        say("届次", "plenary"),
        say("数据截至", "as of"),
        say("状态", "state"),
        say("文稿", "draft"),
    ]
    rows = [
        (
            *(one["document"], one["title"], one["plenary"], moment(one["as_of"])),
            *(document_state(one), one["draft"] or ""),
        )
        for one in found
    ]
    table(heads, rows)


@document.command("reprint")
def reprint(
    context: typer.Context,
    id: Annotated[str, typer.Argument(metavar="ID", help="编号 the document")],
    out: asked.Out,
    html: Page = False,
    pdf: Pdf = False,
    check_copy: CheckCopy = False,
) -> None:
    """重印 Write an issued document again, to the byte."""
    also = {"html": html, "pdf": pdf, "check_copy": check_copy}
    with connected(asked.home(context)) as host:
        told = host.get(f"/reporting/documents/{id}", **also)
    for path in written(told, out):
        line(str(path))
    if told["superseded_by"]:
        note(say(f"注意：该文件{document_state(told)}", f"note: {document_state(told)}"))
    _warn(told)


document.command("verify")(verify)
