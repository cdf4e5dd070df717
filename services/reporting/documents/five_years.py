"""What do the years of a term come to, side by side?

A year before the system stands as a paper states it, marked 填报; no year is added to another.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from reporting.documents.making import Making, head, meta
from reporting.documents.naming import (
    days,
    full_name,
    period_name,
    short_name,
    title_lines,
    whole_year,
    year,
)
from reporting.documents.tree import Blank, Document, Figure, Heading, Node, Paragraph, Part, Table
from reporting.documents.wording import NO_RECORD, paragraph
from reporting.figures.value import Lapse, Lapses, Number, Parts, Share, Value
from reporting.findings.facts import Facts, StatedFigure, yuan
from reporting.findings.quote import Reference
from rules.dates import date_zh
from rules.numbers import NO_SHARE, ordinal_zh

TEMPLATE = "five-years/1"
YEARS = 5
STATED = "填报"
MONEY = "sectors.money"
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "提案工作",
        (
            "proposals.received",
            "proposals.filed",
            "proposals.filing_rate",
            "proposals.filed_collective",
            "proposals.sponsors",
            "proposals.replied",
            "proposals.reply_rate",
            "proposals.satisfaction_rate",
            "proposals.key_proposals",
        ),
    ),
    (
        "反映社情民意信息",
        (
            "proposals.sr_received",
            "proposals.sr_issued",
            "proposals.sr_used",
            "proposals.sr_instructions",
        ),
    ),
    (
        "协商议政、民主监督和调研",
        (
            "sectors.activities_consultation",
            "sectors.activities_oversight",
            "sectors.activities_inspection",
            "sectors.activities_research",
            "sectors.research_reports",
        ),
    ),
    (
        "学习、活动和为民办实事",
        (
            "sectors.activities",
            "sectors.activities_study",
            "sectors.activities_training",
            "sectors.deeds",
            "sectors.people_served",
            MONEY,
        ),
    ),
    (
        "委员队伍和履职",
        (
            "members.on_roll",
            "proposals.participation_rate",
            "sectors.participation_rate",
            "sectors.training_coverage",
        ),
    ),
)
"""What is shown of each year; a line that no year has is left out."""


class Year(NamedTuple):
    """One column: its heading, its name in figure ids ("" for this year), its values if proved."""

    zh: str
    name: str
    values: Mapping[str, Value]


def five_years(facts: Facts, making: Making) -> Document:
    """A table a kind of work, the years from the first to this one; a group's as text."""
    scope = facts.scope
    every = years_of(facts)
    return Document(
        title=title_lines(full_name(scope.named.name), _title(facts)),
        body=(
            paragraph(
                f"现将{short_name(scope.named.name)}{_title(facts)}汇总如下。",
                f"本年度统计时间为{days(scope)}。各年度按同一口径统计，互不相加：",
                "同一委员或者单位在几个年度都有记录的，相加会重复；",
                "标明“填报”的取自原有文件，未经逐件核对。",
            ),
            *_groups(facts, every),
            Heading(1, "总体评价"),
            paragraph(Blank("历年工作的进展、经验和不足")),
            *_sources(facts, every),
        ),
        meta=meta(scope, making, TEMPLATE),
        draft=making.draft,
        **head(scope, making),
    )


def _title(facts: Facts) -> str:
    scope = facts.scope
    if scope.span.plenary is not None:
        return f"{ordinal_zh(scope.plenary.term, '届')}历年工作情况"
    return f"{year(scope) - YEARS + 1}—{year(scope)}年工作情况"


def years_of(facts: Facts) -> tuple[Year, ...]:
    """The sessions of the term so far, or five calendar years, or the same days of several years.

    The oldest comes first, this one last.
    """
    scope = facts.scope
    proved = {one.name: one.values for one in facts.years}
    if scope.span.plenary is not None:
        term, last = scope.plenary.term, scope.plenary.session
        names = [(f"{ordinal_zh(n, '次')}会议", f"{term}/{n}") for n in range(1, last)]
        this = f"{ordinal_zh(last, '次')}会议"
    elif not whole_year(scope):
        others = [Year(period_name(one.scope), one.name, one.values) for one in facts.years]
        return (*reversed(others), Year(period_name(scope), "", facts.values))
    else:
        first = year(scope) - YEARS + 1
        names = [(f"{n}年", str(n)) for n in range(first, year(scope))]
        this = f"{year(scope)}年"
    earlier = [Year(zh, name, proved.get(name, {})) for zh, name in names[1 - YEARS :]]
    return (*earlier, Year(this, "", facts.values))


def _groups(facts: Facts, every: Sequence[Year]) -> tuple[Node, ...]:
    nodes: list[Node] = []
    for title, ids in GROUPS:
        known = [id for id in ids if facts.knows(id)]
        if not known:
            continue
        lines = [(id, row) for id in known if (row := _line(facts, every, id))]
        nodes.append(Heading(1, title))
        if not lines:
            nodes.append(paragraph(NO_RECORD))
        elif facts.small:
            nodes += [_said(facts, every, id, row) for id, row in lines]
        else:
            nodes.append(_table(facts, title, every, lines))
    return tuple(nodes)


def _line(facts: Facts, every: Sequence[Year], id: str) -> tuple[Part, ...]:
    """One figure in each year; () where no year has any."""
    cells = tuple(_cell(facts, one, id) for one in every)
    return cells if any(isinstance(cell, Figure) for cell in cells) else ()


def _cell(facts: Facts, one: Year, id: str) -> Part:
    """Proved where it was recorded, else as stated with its mark, else a dash."""
    if (value := _recorded(facts, one, id)) is not None:
        return Figure(str(Reference(id, one.name)), _printed(value, id))
    found = _stated(facts, one, id)
    return NO_SHARE if found is None else _marked(found)


def _recorded(facts: Facts, one: Year, id: str) -> Value | None:
    value = one.values.get(id)
    return value if value is not None and _counts(facts, one, value) else None


def _marked(told: StatedFigure) -> Figure:
    id = Reference(told.figure, told.year, aspect="stated")
    return Figure(str(id), f"{STATED}{told.text}")


def _stated(facts: Facts, one: Year, id: str) -> StatedFigure | None:
    named = (told for told in facts.stated if (told.figure, told.year) == (id, one.name))
    return next(named, None)


def _counts(facts: Facts, one: Year, value: Value) -> bool:
    """What was not recorded and what is none look alike: a dash; of few no rate is printed."""
    match value:
        case Share():
            return value.numerator > 0 and not facts.few(value.figure.id, one.name)
        case Number():
            return value.value > 0
        case Lapse():
            return value.days is not None
        case Parts() | Lapses():
            return False


def _printed(value: Value, id: str) -> str:
    if id == MONEY and isinstance(value, Number):
        return yuan(value.value)
    return value.text


def _table(
    facts: Facts, title: str, every: Sequence[Year], lines: Sequence[tuple[str, tuple[Part, ...]]]
) -> Table:
    rows = tuple((_name(facts, id), *cells) for id, cells in lines)
    headings = ("指标", *(one.zh for one in every))
    return Table(f"{title}历年情况", headings, rows, (4, *(3 for _ in every)))


def _name(facts: Facts, id: str) -> str:
    return facts.values[id].figure.zh


def _said(facts: Facts, every: Sequence[Year], id: str, cells: tuple[Part, ...]) -> Node:
    """收到提案：第一次会议4件，第二次会议5件。 Years without any are left out."""
    told = [
        (one.zh, cell) for one, cell in zip(every, cells, strict=True) if isinstance(cell, Figure)
    ]
    pieces: list[Part] = [f"{_name(facts, id)}："]
    for n, (zh, figure) in enumerate(told):
        pieces += [f"{'，' if n else ''}{zh}", figure]
    return Paragraph((*pieces, "。"))


def _sources(facts: Facts, every: Sequence[Year]) -> tuple[Node, ...]:
    """From which paper each stated figure is: its words may hold any digit."""
    shown = [
        (one.zh, told)
        for one in every
        for _, ids in GROUPS
        for id in ids
        if _recorded(facts, one, id) is None and (told := _stated(facts, one, id)) is not None
    ]
    if not shown:
        return ()
    rows = tuple(
        (
            zh,
            _name(facts, told.figure),
            _marked(told),
            told.source,
        )
        for zh, told in shown
        if facts.knows(told.figure)
    )
    caption = f"填报数的出处（截至{date_zh(facts.scope.stock_day)}）"
    return (
        Heading(1, "填报数的出处"),
        Table(caption, ("年份", "指标", "填报数", "出处"), rows, (3, 4, 3, 8)),
    )
