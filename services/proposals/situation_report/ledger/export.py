"""How do living reports become a ledger that imports as what they are?"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from kernel.ledgers import Table, Value, write_table
from proposals.people import Register, SeveralOfThatName
from proposals.situation_report.commands import Instruction, Use
from proposals.situation_report.ledger.levels import Levels
from proposals.situation_report.ledger.usage import leader_level
from proposals.situation_report.tables import SituationReportRow, instructions_of, uses_of

HEADINGS: Final = (
    "序号", "来稿时间", "姓名", "界别", "反映单位", "信息标题", "主题", "期数", "编报时间", "报区",
    "报市", "报省", "采用情况", "领导批示",
)  # fmt: skip
WIDTHS: Final = (6, 12, 18, 14, 24, 50, 18, 8, 12, 6, 6, 6, 40, 30)
KINDS: Final = {"single": "单篇", "digest": "综合", None: ""}


def write_ledger(
    title: str, rows: Sequence[SituationReportRow], register: Register, levels: Levels
) -> bytes:
    """The reports as .xlsx, in the order given."""
    lines = ((number, *_line(row, register, levels)) for number, row in enumerate(rows, start=1))
    return write_table([Table("社情民意信息台账", HEADINGS, lines, (title,), WIDTHS)])


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
