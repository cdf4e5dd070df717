"""How does someone learn whether a file is what was issued, and what has changed since?"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import typer

from jianyan import asked
from jianyan.commands.ledgers import content_of
from jianyan.failed import Failed
from jianyan.link import connected
from jianyan.settling import settle
from jianyan.show import as_json, line, moment
from jianyan.words import say
from reporting.issue.word_parts import LARGEST

OTHER = 2
EVENTS_SHOWN = 5


def verify(
    context: typer.Context,
    what: Annotated[
        str, typer.Argument(metavar="FILE|ID", help="文件，或已印发文件的编号 a file, or an id")
    ],
    json: asked.Json = False,
) -> int:
    """核验 Is it what was issued, and still right? 0 genuine, 2 changed or unknown, 1 error."""
    file = Path(what)
    id = None if file.exists() else _id(what)
    with connected(asked.home(context)) as host:
        settle(host)
        if id is None:
            told = _uploaded(host, file)
        else:
            told = host.get(f"/reporting/documents/{id}/verify")
    if json:
        as_json(told)
    else:
        for text in readout(told):
            line(text)
    genuine = told["state"] == "genuine" if id is None else told["same_bytes"]
    return 0 if genuine and not told.get("differences") else OTHER


def _id(what: str) -> str:
    try:
        return str(UUID(what))
    except ValueError:
        raise Failed(
            f"没有文件“{what}”，它也不是文件编号（见 jianyan document list）",
            f"{what!r} is neither a file nor the id of a document (see jianyan document list)",
        ) from None


def _uploaded(host: Any, file: Path) -> Any:
    """What the service says of a file; one that it cannot read is an error, not an answer."""
    try:
        if file.is_file() and file.stat().st_size > LARGEST:
            raise _too_large(file)
        return host.upload("/reporting/documents/verify", file.name, content_of(file))
    except Failed as failure:
        raise Failed(failure.zh, failure.en, code=1, type=failure.type) from None


def _too_large(file: Path) -> Failed:
    mib = LARGEST // 1024**2
    return Failed(
        f"“{file}”超过 {mib} MB，不会是印发的文件", f"{file} is larger than {mib} MiB: no paper is"
    )


def readout(told: Mapping[str, Any]) -> Iterator[str]:
    """The answer as lines, in Chinese or English."""
    if "state" in told:
        yield _what_it_is(told)
        if told["document"] is None:
            return
    yield _which(told)
    yield from _edits(told)
    if told["differences"]:
        yield say(
            f"按印发时的截止重算，{len(told['differences'])}个数不同：",
            f"recomputed at its own cut, {len(told['differences'])} figures differ:",
        )
        for one in told["differences"]:
            yield f"  {one['name']}：{one['printed']} → {one['now']}"
    elif told["same_bytes"]:
        yield say("按印发时的截止重算，逐字节相同", "recomputed at its own cut: the same bytes")
    else:
        yield say("按印发时的截止重算，数字相同", "recomputed at its own cut: the same figures")
    yield from _since(told["since"])


def _what_it_is(told: Mapping[str, Any]) -> str:
    match told["state"]:
        case "genuine":
            return say(f"真实：与印发的“{told['file']}”一致", f"genuine: {told['file']} as issued")
        case "check-copy":
            return say("核对稿，未经改动；不是正式文件", "an unchanged check copy, not the paper")
        case "resaved":
            return say(
                "文字与印发件一致，但经另存，不是原件",
                "saved again: the text is as issued, the file is not",
            )
        case "changed":
            many = told["edited"]
            return say(
                f"已被改动：{many}处文字与印发件不同", f"changed: {many} texts are not as issued"
            )
        case _:
            return say("未知：此处没有印发过这份文件", "unknown: no such document was issued here")


def _which(told: Mapping[str, Any]) -> str:
    issued = told.get("issued")
    if issued is None:
        return f"{told['title']} {told['document']}"
    title, id = told["title"], told["document"]
    on, by, as_of = issued["on"], issued["by"] or "—", moment(issued["as_of"])
    return say(
        f"{title}，{on} 由 {by} 印发，数据截至 {as_of}，编号 {id}",
        f"{title}, issued {on} by {by}, data as of {as_of}, id {id}",
    )


def _edits(told: Mapping[str, Any]) -> Iterator[str]:
    for one in told.get("edits", ()):
        place = say(one["place_zh"], one["place_en"])
        if one["was"] is None:
            yield say(f"  {place} 增加：{one['now']}", f"  {place} put in: {one['now']}")
        elif one["now"] is None:
            yield say(f"  {place} 删去：{one['was']}", f"  {place} taken out: {one['was']}")
        else:
            yield say(f"  {place} 原为：{one['was']}", f"  {place} was: {one['was']}")
            yield say(f"  {place} 现为：{one['now']}", f"  {place} now: {one['now']}")
    if more := told.get("edited", 0) - len(told.get("edits", ())):
        yield say(f"  ……另有{more}处", f"  ... and {more} more")


def _since(since: list[Mapping[str, Any]]) -> Iterator[str]:
    """Each figure that is another number today, and what made it so."""
    if not since:
        yield say("印发以来，文中各数没有变化", "no figure has changed since")
        return
    yield say(f"印发以来，{len(since)}个数有变化：", f"{len(since)} figures have changed since:")
    for one in since:
        yield say(
            f"  {one['name']}：文中{one['printed']}，现为{one['now']}",
            f"  {one['name']}: {one['printed']} in the paper, {one['now']} now",
        )
        for event in one["events"][:EVENTS_SHOWN]:
            yield _event(event)
        if one["why"]:
            yield f"    {one['why']}"
        if (more := one["count"] - len(one["events"][:EVENTS_SHOWN])) > 0:
            yield say(f"    ……另有{more}个事件", f"    ... and {more} events more")


def _event(event: Mapping[str, Any]) -> str:
    day, came, what = event["occurred_on"], moment(event["arrived_at"]), event["title"]
    case = f" {event['case']}" if event["case"] else ""
    return say(f"    {day} {what}{case}（{came} 收到）", f"    {day} {what}{case} (arrived {came})")
