"""How does a clerk bring a ledger in, and get an empty one?"""

import base64
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from jianyan import asked
from jianyan.failed import refused
from jianyan.files import why, write_into
from jianyan.ledger_kinds import TAKEN_BY, TITLES, Blank, Kind
from jianyan.link import Host, connected
from jianyan.settling import hear, settle
from jianyan.show import as_json, line, working
from jianyan.words import say
from jianyan.year.template import year_template

SOME_CAME_BACK = 3
SHOWN = 20
WARNED = 5


KindArgument = Annotated[Kind, typer.Argument(help="台账种类 kind of ledger")]
Preview = Annotated[bool, typer.Option("--preview", help="只试读，不写入 write nothing")]
History = Annotated[bool, typer.Option("--history", help="补录往年，只查次序 back-filled history")]


def import_ledger(
    context: typer.Context,
    kind: KindArgument,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="台账文件 the ledger")],
    committee: asked.Code,
    plenary: asked.Plenary = "",
    preview: Preview = False,
    history: History = False,
    sheet: asked.Sheet = None,
    retract_missing: Annotated[
        bool,
        typer.Option("--retract-missing", help="撤回本次文件中已没有的行 take missing rows back"),
    ] = False,
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="TEXT", help="撤回的理由 why they go")
    ] = None,
    change_of_term: Annotated[
        bool,
        typer.Option(
            "--change-of-term",
            help="换届：名册上没有的委员记为届满 who is not on it ended with the term before",
        ),
    ] = False,
    json: asked.Json = False,
) -> None:
    """导入台账 Import a ledger: 0 all rows good, 3 some came back, 2 refused."""
    here, which = asked.code(committee), _plenary_of(kind, plenary)
    _go_together(kind, history=history, retract_missing=retract_missing, reason=reason)
    data = content_of(file)
    with connected(asked.home(context)) as host:
        told = upload(
            host, kind, here, which, file.name, data,
            preview=preview, history=history, sheet=sheet, retract_missing=reason,
            change_of_term=change_of_term,
        )  # fmt: skip
        _show(file, told, preview=preview, json=json)
        if not preview:
            settle(host)
    if told["outcome"]["bad"]:
        raise typer.Exit(SOME_CAME_BACK)


def _go_together(kind: Kind, *, history: bool, retract_missing: bool, reason: str | None) -> None:
    """Options that a kind of ledger does not take, or that are asked for only together."""
    if kind is Kind.ORGANISATIONS and (history or retract_missing):
        raise refused(
            "单位名录没有 --history 和 --retract-missing：名录中没有的单位不会撤回",
            "a list of organisations takes neither --history nor --retract-missing",
        )
    if retract_missing != (reason is not None):
        raise refused(
            "--retract-missing 与 --reason 须同时使用", "--retract-missing and --reason go together"
        )


def _plenary_of(kind: Kind, plenary: str) -> str:
    """The plenary that a ledger belongs to; a list of organisations belongs to none."""
    if kind is Kind.ORGANISATIONS and not plenary:
        return ""
    return asked.plenary(plenary)


def template(
    context: typer.Context,
    kind: Annotated[
        Blank, typer.Argument(help="台账种类，year 为全年四表 kind of ledger, or all four")
    ],
    out: asked.Out,
) -> None:
    """写出空白台账 Write an empty ledger with notes."""
    if kind is Blank.YEAR:
        line(str(write_into(out, "年度台账模板.xlsx", year_template())))
        return
    which = Kind(kind.value)
    with connected(asked.home(context)) as host:
        content = host.file(f"/{TAKEN_BY[which]}/templates/{which}")
    line(str(write_into(out, f"{TITLES[which]}模板.xlsx", content)))


def content_of(file: Path) -> bytes:
    """The file's bytes.

    Raises:
        Failed: it cannot be read; nothing is asked then.
    """
    try:
        return file.read_bytes()
    except OSError as error:
        zh, en = why(error)
        raise refused(f"无法读取 {file}：{zh}", f"cannot read {file}: {en}") from None


def upload(
    host: Host, kind: Kind, committee: str, plenary: str, name: str, data: bytes, **how: Any
) -> Any:
    """Import it where it belongs, once that service knows the members that were written before."""
    service = TAKEN_BY[kind]
    if service != "members" and host.get("/servers")["nats"] is not None:
        hear(host, [service])
    with working(say(f"正在导入 {name} ……", f"importing {name} ...")):
        path = f"/{service}/committees/{committee}/imports/{kind}"
        which = {"plenary": plenary} if plenary else {}
        return host.upload(path, name, data, **which, **how)


def keep_rejected(source: Path, told: Any) -> Path | None:
    """Write the rows that came back, if any did."""
    if not told["rejected"]:
        return None
    return beside(source, base64.b64decode(told["rejected"]))


def beside(source: Path, content: bytes) -> Path:
    """Rows that came back, written beside their source, or here when that cannot be written."""
    name = f"{source.stem}.退回.xlsx"
    if os.access(source.parent, os.W_OK):
        return write_into(source.parent, name, content)
    return write_into(Path(), name, content)


def counts(name: str, told: Any, *, preview: bool = False) -> str:
    """What became of a ledger, in one line."""
    outcome = told["outcome"]
    new = outcome["good"] - outcome["changed"] - outcome["unchanged"]
    came_back = outcome["rows"] - outcome["good"]
    zh = (
        f"{name}：共{outcome['rows']}行，新增{new}，变更{outcome['changed']}，"
        f"未变{outcome['unchanged']}，退回{came_back}"
    )
    en = (
        f"{name}: {outcome['rows']} rows, {new} new, {outcome['changed']} changed, "
        f"{outcome['unchanged']} unchanged, {came_back} came back"
    )
    if told["retracted"]:
        zh, en = f"{zh}，撤回{told['retracted']}", f"{en}, {told['retracted']} taken back"
    if told["ended"]:
        zh, en = f"{zh}，届满{told['ended']}", f"{en}, {told['ended']} ended with their term"
    return (
        say(f"（试读，未写入）{zh}", f"(preview, nothing written) {en}") if preview else say(zh, en)
    )


def _show(file: Path, told: Any, *, preview: bool, json: bool) -> None:
    outcome = told["outcome"]
    rejected = keep_rejected(file, told)
    if json:
        as_json(outcome)
        return
    line(counts(file.name, told, preview=preview))
    _warnings(outcome["warnings"])
    _names(outcome["not_on_roster"])
    _bad(outcome["bad"])
    if rejected is not None:
        line(
            say(
                f"退回的行连同原因写在 {rejected}", f"rows that came back, with reasons: {rejected}"
            )
        )


def _warnings(warnings: Sequence[str]) -> None:
    for warning in warnings[:WARNED]:
        line(say(f"提示：{warning}", f"note: {warning}"))
    if len(warnings) > WARNED:
        more = len(warnings) - WARNED
        line(say(f"……另有{more}条提示（--json 列出全部）", f"... and {more} more notes (--json)"))


def _names(names: Sequence[str]) -> None:
    if names:
        listed = "、".join(names)
        line(say(f"不在名册：{listed}", f"not on the roster: {listed}"))


def _bad(bad: Sequence[Any]) -> None:
    """Each reason names its row and column."""
    for one in bad[:SHOWN]:
        line(say(f"退回：{one['reason']}", f"came back: {one['reason']}"))
    if len(bad) > SHOWN:
        line(say(f"……另有{len(bad) - SHOWN}处", f"... and {len(bad) - SHOWN} more"))
