"""What may be written on the command line: codes, plenaries, days, instants?"""

import re
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any
from uuid import UUID

import typer

from contracts.reporting.documents import DOCUMENTS
from jianyan.failed import refused
from kernel.clock import SHANGHAI
from rules.codes import check_code
from rules.invalid import Invalid


def needed(text: str, option: str) -> str:
    """An option that may be left out only beside another one."""
    if not text:
        zh, en = f"缺少 {option}", f"Missing option '{option}'."
        raise refused(f"{zh}（--help 查看用法）", f"{en} (--help shows how)")
    return text


def code(text: str) -> str:
    """An administrative code as the committees bear it."""
    try:
        return check_code(text)
    except Invalid as invalid:
        raise refused(invalid.zh, invalid.en) from None


def committee(text: str) -> str:
    """A committee's id, or the code under which it was established."""
    try:
        return str(UUID(text))
    except ValueError:
        return code(text)


def id(text: str) -> str:
    """An id as a list shows it."""
    try:
        return str(UUID(text))
    except ValueError:
        zh, en = f"“{text}”不是编号，编号见列表", f"{text!r} is no id; the list shows them"
        raise refused(zh, en) from None


def plenary(text: str) -> str:
    """TERM/SESSION."""
    if re.fullmatch(r"\d{1,2}/\d{1,2}", text) is None:
        raise refused(
            f"会次“{text}”应写作“届/次”，如 5/3",
            f"a plenary is written TERM/SESSION, e.g. 5/3, not {text!r}",
        )
    return text


def kind(text: str) -> str:
    """A kind of document, by its name in either language."""
    for name, zh in DOCUMENTS.items():
        if text in (name, zh):
            return name
    raise refused(
        f"没有文件种类“{text}”，可选：{kinds()}",
        f"there is no kind of document {text!r}; choose among {', '.join(DOCUMENTS)}",
    )


def kinds() -> str:
    """Every kind of document with its Chinese name."""
    return "；".join(f"{name} {zh}" for name, zh in DOCUMENTS.items())


def day(text: str) -> str:
    """A day as YYYY-MM-DD."""
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise refused(
            f"日期“{text}”应写作 2025-01-08", f"a day is written 2025-01-08, not {text!r}"
        ) from None


def instant_or_none(text: str | None) -> str | None:
    """What `--as-of` names, as `instant`; None where it is not given."""
    return None if text is None else instant(text)


def instant(text: str) -> str:
    """A day and time with its offset; without one, China's time is meant."""
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        raise refused(
            f"时刻“{text}”应写作 2025-01-09T18:00+08:00",
            f"an instant is written 2025-01-09T18:00+08:00, not {text!r}",
        ) from None
    return (read if read.tzinfo else read.replace(tzinfo=SHANGHAI)).isoformat()


def days(of: str | None, window: str, as_of: str | None) -> dict[str, Any]:
    """Which plenary, which of its days, as known when: as a query says it."""
    return {
        "plenary": None if of is None else plenary(of),
        "window": window,
        "as_of": instant_or_none(as_of),
    }


def whose(
    committee: str, session: str, window: str, as_of: str | None
) -> tuple[str, dict[str, Any]]:
    """A committee's code and the `days`: neither committee nor plenary may be left out."""
    here = code(needed(committee, "--committee"))
    return here, days(needed(session, "--plenary"), window, as_of)


def home(context: typer.Context) -> Path:
    """The home that the command line named before the command."""
    found = context.find_root().obj
    assert isinstance(found, Path)
    return found


Code = Annotated[
    str,
    typer.Option("--committee", metavar="CODE", help="委员会的行政区划代码 the committee's code"),
]
Kind = Annotated[str, typer.Argument(metavar="KIND", help=f"文件种类 kind of document: {kinds()}")]
Plenary = Annotated[
    str,
    typer.Option("--plenary", metavar="TERM/SESSION", help="届次，如 5/3 the plenary, e.g. 5/3"),
]
Out = Annotated[
    Path, typer.Option("--out", metavar="DIR", help="输出文件夹 where files are written")
]
Sheet = Annotated[str | None, typer.Option("--sheet", metavar="NAME", help="工作表 which sheet")]
Json = Annotated[bool, typer.Option("--json", help="以 JSON 输出 print JSON")]
Window = Annotated[
    str,
    typer.Option(
        "--window",
        metavar="W",
        help="plenary、2025、2025-Q3、2025-03 或 2025-03-01..2025-05-31 the window",
    ),
]


class Scope(StrEnum):
    """Whose work figures speak of."""

    COMMITTEE = "committee"
    BELOW = "below"
    BODY = "body"
    UNIT = "unit"
    MEMBER = "member"


ScopeOption = Annotated[
    Scope,
    typer.Option(
        "--scope", help="范围：本级、含下级、界别或机构、单位、委员 whose work is counted"
    ),
]
Of = Annotated[
    str | None,
    typer.Option(
        "--of",
        metavar="NAME_OR_ID",
        help="哪个界别、机构、单位或委员 which body, unit or member",
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="INSTANT", help="按当时已收到的事件 as known at that instant"),
]
