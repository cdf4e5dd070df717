"""How does the office have a document written, commented on and approved before it is issued?"""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from jianyan import asked
from jianyan.failed import refused
from jianyan.files import write_into
from jianyan.link import connected
from jianyan.settling import settle
from jianyan.show import as_json, line, note, table
from jianyan.states import body_kind, draft_state, handing, phases
from jianyan.words import say

Id = Annotated[str, typer.Argument(metavar="DRAFT", help="文稿编号 the draft")]
Source = Annotated[str, typer.Argument(metavar="FILE|-", help="UTF-8 文本文件，- 为标准输入 text")]
Section = Annotated[str, typer.Option("--section", help="章节，各级标题以 / 分隔 headings")]
By = Annotated[str, typer.Option("--by", metavar="NAME", help="何人或何会议 by whom")]


def add_to(document: typer.Typer) -> None:
    """The commands beside those of issued documents."""
    for name, command in (
        ("draft", draft),
        ("drafts", list_drafts),
        ("show", show),
        ("write", write),
        ("send-out", send_out),
        ("comment", comment),
        ("settle", settle_comment),
        ("comments", comments),
        ("approve", approve),
        ("hand-up", hand_up),
        ("return", send_back),
        ("accept", accept),
        ("handed-in", handed_in),
    ):
        document.command(name)(command)


def draft(
    context: typer.Context,
    kind: asked.Kind,
    committee: asked.Code,
    plenary: asked.Plenary,
    window: asked.Window = "plenary",
    form: Annotated[str, typer.Option("--form", help="paper 或 report")] = "paper",
    scope: asked.ScopeOption = asked.Scope.COMMITTEE,
    of: asked.Of = None,
    title: Annotated[str | None, typer.Option("--title", help="文稿名称 what it is called")] = None,
) -> None:
    """开立文稿 Open a draft; prints its id."""
    told = {"window": window, "form": form, "scope": scope, "of": of, "title": title}
    body = {"kind": asked.kind(kind), "plenary": asked.plenary(plenary), **told}
    with connected(asked.home(context)) as host:
        settle(host)
        answer = host.post(_path(committee), {k: v for k, v in body.items() if v is not None})
    line(str(answer["stream"]).partition("-")[2])


def list_drafts(
    context: typer.Context,
    committee: asked.Code,
    phase: Annotated[
        str | None,
        typer.Option("--phase", metavar="PHASE", help=f"只列此状态 of this phase: {phases()}"),
    ] = None,
) -> None:
    """文稿列表 Drafts by title."""
    with connected(asked.home(context)) as host:
        found = host.get(_path(committee), phase=phase)
    heads = [say("编号", "id"), say("名称", "title"), say("届次", "plenary"), say("状态", "phase")]
    table(heads, [(one["draft"], one["title"], one["plenary"], draft_state(one)) for one in found])


def show(context: typer.Context, id: Id, committee: asked.Code, json: asked.Json = False) -> None:
    """查看文稿 Its sections with blanks, numbers that no figure proves, what to look at."""
    with connected(asked.home(context)) as host:
        settle(host)
        told = host.get(_path(committee, id))
    if json:
        as_json(told)
        return
    line(f"{told['title']}  {draft_state(told)}")
    for one in told["sections"]:
        name = one["section"] or say("（开头）", "(opening)")
        blanks = "；".join(one["blanks"])
        line(f"  {name}" + (say(f"  待填：{blanks}", f"  blanks: {blanks}") if blanks else ""))
    _remarks(told)


def _remarks(told: Any) -> None:
    for one in told["unverified"]:
        place = f"{one['section']}（{one['by']}）"
        note(
            say(f"未经核实的数字：{one['number']}，{place}", f"unverified: {one['number']} {place}")
        )
    for one in told["unplaced"]:
        place = f"{one['section']}〔{one['blank']}〕（{one['by']}）"
        note(say(f"文字没有位置：{place}", f"a text without a place: {place}"))
    for one in told["warnings"]:
        place = f"{one['section']}：…{one['around']}…"
        note(say(f"提示：{one['zh']}（{place}）", f"note: {one['en']} ({place})"))


def write(
    context: typer.Context,
    id: Id,
    source: Source,
    committee: asked.Code,
    author: Annotated[str, typer.Option("--author", metavar="NAME", help="作者 who wrote it")],
    section: Section = "",
    blank: Annotated[str, typer.Option("--blank", help="填写哪一待填处 which blank")] = "",
    nth: Annotated[int, typer.Option("--nth", help="同名待填处的第几处 of equal ones")] = 1,
) -> None:
    """撰写 Write a text for a section or a blank; figures stand as {proposals.received}.

    A subject of a plan is marked as {主题:托育服务}, so that the next summary looks for it.
    """
    body = {"section": section, "blank": blank, "nth": nth, "author": author}
    with connected(asked.home(context)) as host:
        host.put(f"{_path(committee, id)}/texts", {**body, "text": words_of(source)})
    line(say("已写入", "written"))


def send_out(
    context: typer.Context,
    id: Id,
    committee: asked.Code,
    to: Annotated[list[str], typer.Option("--to", metavar="NAME", help="征求对象，可多次 whom")],
    until: Annotated[str, typer.Option("--until", metavar="DAY", help="截止日期 the last day")],
) -> None:
    """征求意见 Send a draft out for comment."""
    body = {"readers": [{"name": one} for one in to], "until": asked.day(until)}
    _done(
        context,
        committee,
        id,
        "consultation",
        say(f"已送{len(to)}处征求意见", f"sent to {len(to)}"),
        body,
    )


def comment(
    context: typer.Context,
    id: Id,
    source: Source,
    committee: asked.Code,
    by: By,
    section: Section = "",
) -> None:
    """登记意见 Enter a comment that came on paper."""
    body = {"section": section, "by": {"name": by}, "text": words_of(source)}
    _done(context, committee, id, "comments", say("已登记", "recorded"), body)


def settle_comment(
    context: typer.Context,
    id: Id,
    which: Annotated[str, typer.Argument(metavar="COMMENT", help="意见编号 the comment")],
    committee: asked.Code,
    accepted: Annotated[bool, typer.Option("--accepted/--not-accepted", help="是否采纳")],
    reason: Annotated[str, typer.Option("--reason", help="说明 why")] = "",
) -> None:
    """采纳情况 Say whether a comment is accepted, and why not."""
    body = {"accepted": accepted, "reason": reason}
    _done(context, committee, id, f"comments/{which}/settlement", say("已登记", "recorded"), body)


def comments(
    context: typer.Context,
    id: Id,
    committee: asked.Code,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE.xlsx", help="写成意见采纳情况表")
    ] = None,
) -> None:
    """意见 The comments and what became of each; --out writes the table."""
    path = f"{_path(committee, id)}/comments"
    with connected(asked.home(context)) as host:
        found = host.get(path)
        content = None if out is None else host.file(f"{path}.xlsx")
    heads = [say("编号", "id"), say("章节", "section"), say("提出者", "by"), say("意见", "comment")]
    settled = {True: say("采纳", "yes"), False: say("未采纳", "no"), None: "—"}
    rows = [
        (one["comment"], one["section"], one["by"], one["text"] or "", settled[one["accepted"]])
        for one in found
    ]
    table([*heads, say("采纳", "accepted")], rows)
    if out is not None and content is not None:
        line(str(write_into(out.parent, out.name, content)))


def approve(
    context: typer.Context,
    id: Id,
    committee: asked.Code,
    by: By,
    on: Annotated[str | None, typer.Option("--on", metavar="DAY", help="审定日期 the day")] = None,
) -> None:
    """审定 Approve a draft as it stands, with the figures of this moment."""
    body = {"by": by, "on": None if on is None else asked.day(on)}
    with connected(asked.home(context)) as host:
        settle(host)
        host.post(f"{_path(committee, id)}/approval", body)
    line(say("已审定", "approved"))


def hand_up(context: typer.Context, id: Id, committee: asked.Code, by: By) -> None:
    """上报 Hand a body's summary up to the committee."""
    _done(context, committee, id, "handing-up", say("已上报", "handed up"), by=by)


def send_back(
    context: typer.Context,
    id: Id,
    committee: asked.Code,
    reason: Annotated[str, typer.Option("--reason", help="理由 why")],
) -> None:
    """退回 Return a body's summary."""
    _done(context, committee, id, "return", say("已退回", "returned"), {"reason": reason})


def accept(context: typer.Context, id: Id, committee: asked.Code) -> None:
    """接收 Accept a body's summary."""
    _done(context, committee, id, "acceptance", say("已接收", "accepted"))


def handed_in(
    context: typer.Context,
    committee: asked.Code,
    plenary: asked.Plenary,
    window: asked.Window = "plenary",
) -> None:
    """上报情况 Which bodies handed their summary in, and which have not."""
    here = asked.code(committee)
    with connected(asked.home(context)) as host:
        settle(host)
        path = f"/reporting/committees/{here}/handed-in"
        told = host.get(path, plenary=asked.plenary(plenary), window=window)
    heads = [
        say("机构", "body"),
        say("类别", "kind"),
        say("上报", "handed in"),
        say("文稿", "draft"),
    ]
    rows = [
        (one["name"], body_kind(one), handing(one), one["draft"] or "") for one in told["bodies"]
    ]
    table(heads, rows)
    if told["missing"]:
        names = "、".join(told["missing"])
        note(say(f"尚未上报：{names}", f"not handed in: {names}"))


def _done(
    context: typer.Context,
    committee: str,
    id: str,
    what: str,
    said: str,
    body: Mapping[str, Any] | None = None,
    **query: Any,
) -> None:
    """Have something done to a draft, and say so."""
    with connected(asked.home(context)) as host:
        host.post(f"{_path(committee, id)}/{what}", body, **query)
    line(said)


def _path(committee: str, draft: str | None = None) -> str:
    base = f"/reporting/committees/{asked.code(committee)}/drafts"
    return base if draft is None else f"{base}/{draft}"


def words_of(source: str) -> str:
    """What a file or standard input says.

    Raises:
        Failed: it cannot be read, or is no UTF-8 text.
    """
    try:
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
        return data.decode("utf-8-sig")
    except OSError as why:
        raise refused(
            f"无法读取 {source}：{why.strerror}", f"cannot read {source}: {why.strerror}"
        ) from None
    except UnicodeDecodeError:
        zh = f"{source} 不是 UTF-8 文本，请另存为纯文本"
        raise refused(zh, f"{source} is no UTF-8 text; save it as plain text") from None
