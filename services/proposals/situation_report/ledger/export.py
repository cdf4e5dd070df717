"""How does a living report become a row of a ledger that imports as what it is?"""

from collections.abc import Iterator
from datetime import date
from typing import Final

from kernel.ledgers import Value
from kernel.ledgers.streaming import Heading
from proposals.people import Register, SeveralOfThatName
from proposals.situation_report.commands import Instruction, Use
from proposals.situation_report.ledger.levels import Levels
from proposals.situation_report.ledger.usage import leader_level
from proposals.situation_report.tables import SituationReportRow, instructions_of, uses_of

SHEET: Final = "社情民意信息台账"
HEADINGS: Final = (
    Heading("序号", 6),
    Heading("来稿时间", 12),
    Heading("姓名", 18),
    Heading("界别", 14),
    Heading("反映单位", 24),
    Heading("信息标题", 50),
    Heading("主题", 18),
    Heading("期数", 8),
    Heading("编报时间", 12),
    Heading("报区", 6),
    Heading("报市", 6),
    Heading("报省", 6),
    Heading("采用情况", 40),
    Heading("领导批示", 30),
    Heading("删除说明", 40),
)
KINDS: Final = {"single": "单篇", "digest": "综合", None: ""}


def line(
    number: int, row: SituationReportRow, note: str | None, register: Register, levels: Levels
) -> tuple[Value, ...]:
    """A report as a row of its ledger; `note` says if its text was forgotten."""
    return (number, *_line(row, register, levels), note)


def _line(row: SituationReportRow, register: Register, levels: Levels) -> Iterator[Value]:
    yield row.received_on
    yield "、".join(_names(row, register)) if row.by_person else None
    yield row.sector
    yield row.unit if row.by_person else "、".join(row.reporters)
    yield row.title
    yield "、".join(row.topics)
    yield row.issue_no
    yield row.issued_on
    for level in ("district", "city", "province"):
        yield "√" if level in row.forwarded else None
    yield "；".join(use_text(use, levels) for use in uses_of(row))
    yield "；".join(instruction_text(one, levels) for one in instructions_of(row))


def _names(row: SituationReportRow, register: Register) -> Iterator[str]:
    """A name that several members bear is told apart in brackets."""
    for name, person in zip(row.reporters, row.reporter_ids, strict=True):
        mark = None
        try:
            register.find(name, row.received_on)
        except SeveralOfThatName as several:
            meant = (one for one in several.candidates if one.person == person)
            mark = next((one.member_no or one.sector_name for one in meant), None)
        yield f"{name}（{mark}）" if mark else name


def use_text(use: Use, levels: Levels) -> str:
    """省政协单篇采用, with its day in brackets, under words that are read as this level."""
    return f"{levels.printed(use.level)}{KINDS[use.kind]}采用{_on(use.used_on)}"


def instruction_text(one: Instruction, levels: Levels) -> str:
    """The level stands in brackets where the leader's title does not tell it."""
    leader = one.leader or ""
    told = leader_level(leader, levels) == one.level
    return (
        f"{leader}批示{_on(one.instructed_on)}{'' if told else f'（{levels.printed(one.level)}）'}"
    )


def _on(day: date | None) -> str:
    return f"（{day.isoformat()}）" if day else ""
