"""What does the circular on how units handled proposals (提案办理情况通报) say?"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from reporting.documents.making import Making, head, meta, written_on
from reporting.documents.naming import days, full_name, period_name, title_lines
from reporting.documents.outcomes import days_to_reply, forms_returned
from reporting.documents.portions import lapses, median_of, most_of, percentage
from reporting.documents.tree import (
    Appendix,
    Blank,
    Document,
    Heading,
    Node,
    Paragraph,
    Part,
    Table,
)
from reporting.documents.wording import Pieces, cell, counted, joined, paragraph
from reporting.figures.value import LapsePart
from reporting.findings.facts import Facts
from rules.dates import date_zh
from rules.numbers import numeral_zh

TEMPLATE = "unit-circular/1"
DAYS = "proposals.days_to_reply_by_unit"
REPLIES_TO_COMPARE = 3
"""A unit with fewer dated replies is not called fast or slow: one hard proposal would decide."""
UNITS_TO_COMPARE = 4
"""Among fewer units there is nobody to be compared with."""
NAMED_AT_MOST = 3
COUNTING = (
    "主办件数含分办，分办于几个单位的各计一次。用时自交办之日至该单位末次答复之日计，含会办的提案。"
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the table of units: a breakdown by unit, or days by unit."""

    heading: str
    id: str
    of: Callable[[Facts, str, str], Part | None]


def _counted(facts: Facts, id: str, name: str) -> Part | None:
    return cell(facts.part(id, name))


def _middle(facts: Facts, id: str, name: str) -> Part | None:
    quote = median_of(facts, id, name)
    return None if quote is None else cell(quote)


def _most(facts: Facts, id: str, name: str) -> Part | None:
    quote = most_of(facts, id, name)
    return None if quote is None else cell(quote)


COLUMNS = (
    Column("主办件数", "proposals.by_unit", _counted),
    Column("已办复", "proposals.replied_by_unit", _counted),
    Column("按期", "proposals.replied_on_time_by_unit", _counted),
    Column("收回意见表", "proposals.feedback_by_unit", _counted),
    Column("满意", "proposals.content_by_unit", _counted),
    Column("用时中位数", DAYS, _middle),
    Column("最长用时", DAYS, _most),
)


def unit_circular(facts: Facts, making: Making) -> Document:
    """All units together, the fast and the slow, what is open; the table unit by unit behind."""
    scope = facts.scope
    table = unit_table(facts)
    told = head(scope, making)
    if making.form == "paper":
        told["addressee"] = "各承办单位"
    behind = (paragraph(COUNTING), table) if table else ()
    return Document(
        title=title_lines(
            full_name(scope.named.name), f"关于{period_name(scope)}提案办理情况的通报"
        ),
        body=tuple(_body(facts)),
        appendices=(Appendix("承办单位提案办理情况统计表", behind),) if behind else (),
        meta=meta(scope, making, TEMPLATE),
        draft=making.draft,
        **told,
    )


def _body(facts: Facts) -> Iterator[Node]:
    yield paragraph(f"现将{days(facts.scope)}政协提案的办理情况通报如下。")
    if not facts.value("proposals.assigned"):
        yield paragraph("本期没有交办提案的记录。")
        return
    yield Heading(1, "总体情况")
    yield _overall(facts)
    if (returned := forms_returned(facts)) is not None:
        yield returned
    if said := days_to_reply(facts):
        yield paragraph(said)
    yield Heading(1, "各单位办理情况")
    yield from _compared(facts)
    yield Heading(1, "尚未办复的提案")
    yield _open(facts)
    yield Heading(1, "有关要求")
    yield paragraph(
        "各承办单位要在办理前后与提案人充分沟通，在规定期限内答复；"
        "已承诺的事项要明确时限，抓好落实；提案人不满意的，要逐件了解原因，按规定重新办理。"
    )
    yield paragraph(Blank("对下一步办理工作的具体要求和报送时间"))


def _overall(facts: Facts) -> Paragraph:
    said = [
        ("共交办提案", facts.count("proposals.assigned")),
        counted(facts, "proposals.lead_units", "由", "单位主办"),
        counted(facts, "proposals.units_involved", "连同会办共涉及", "单位"),
        counted(facts, "proposals.replied", "已办复"),
        percentage(facts, "proposals.reply_rate", "办复率为"),
    ]
    in_time = [
        counted(facts, "proposals.replied_dated", "期限可考的办复提案有"),
        counted(facts, "proposals.replied_on_time", "其中按期办复"),
        percentage(facts, "proposals.on_time_rate", "按期办复率为"),
    ]
    day = f"截至{date_zh(written_on(facts.scope))}，"
    return paragraph(day, joined(said, end="。"), joined(in_time, end="。"))


def _compared(facts: Facts) -> Iterator[Node]:
    """The fast and the slow, of units with replies enough; a tie is no difference."""
    ranked = comparable_units(facts)
    behind = "各单位情况见附表。" if unit_table(facts) else ""
    if len(ranked) < UNITS_TO_COMPARE:
        yield paragraph(f"有办理用时记录的单位较少，不作快慢比较。{behind}")
        return
    fast, slow = fast_and_slow(ranked)
    less = f"答复不足{numeral_zh(REPLIES_TO_COMPARE)}件的单位不作比较。"
    if not fast:
        yield paragraph("各单位办理用时的中位数相同。", less, behind)
        return
    yield paragraph("办理用时的中位数较短的单位有：", _named(facts, fast), "。")
    yield paragraph("办理用时的中位数较长的单位有：", _named(facts, slow), "。")
    yield paragraph(less, behind, Blank("办理得好的单位的做法，用时较长的原因"))


def comparable_units(facts: Facts) -> tuple[LapsePart, ...]:
    """Units with replies enough to be compared, the fastest first."""
    told = [one for one in lapses(facts, DAYS) if one.evidence >= REPLIES_TO_COMPARE]
    return tuple(sorted(told, key=lambda one: (one.median, one.most, one.name)))


def fast_and_slow(
    ranked: Sequence[LapsePart],
) -> tuple[tuple[LapsePart, ...], tuple[LapsePart, ...]]:
    """Who took less, and who took more, than the unit in the middle; nobody is both."""
    middle = ranked[len(ranked) // 2].median
    fast = [one for one in ranked if one.median < middle]
    slow = [one for one in reversed(ranked) if one.median > middle]
    return tuple(fast[:NAMED_AT_MOST]), tuple(slow[:NAMED_AT_MOST])


def _named(facts: Facts, units: Sequence[LapsePart]) -> Pieces:
    said: list[Pieces] = []
    for one in units:
        quote = median_of(facts, DAYS, one.name)
        said.append((f"{one.name}（", *((quote,) if quote else ()), "）"))
    return joined(said, "、")


def _open(facts: Facts) -> Paragraph:
    """Which units still owe an answer."""
    id = "proposals.open_by_unit"
    units: list[Pieces] = [
        (one.name, facts.part(id, one.name)) for one in facts.parts(id) if one.value
    ]
    if units:
        return paragraph("尚有提案未办复的单位有：", joined(units, "、"), "。", Blank("办结的时限"))
    if facts.value("proposals.replied") < facts.value("proposals.assigned"):
        return paragraph("仍有已交办的提案尚未办复。", Blank("尚未办复的单位、件数和办结的时限"))
    return paragraph("已交办的提案均已办复。")


def unit_table(facts: Facts) -> Table | None:
    """One row a unit in the order of print; a column whose figure is not counted is left out."""
    names = [one.name for one in facts.parts("proposals.by_unit") if one.value]
    if not names:
        return None
    columns = [one for one in COLUMNS if facts.knows(one.id) and _any(facts, one, names)]
    rows = tuple((name, *(one.of(facts, one.id, name) or "—" for one in columns)) for name in names)
    headings = ("承办单位", *(one.heading for one in columns))
    return Table("各承办单位办理情况", headings, rows, (5, *(2 for _ in columns)))


def _any(facts: Facts, column: Column, names: Sequence[str]) -> bool:
    """Whether a column has anything to show: not a zero for every unit."""
    if column.of is _counted:
        return any(one.value for one in facts.parts(column.id))
    return any(column.of(facts, column.id, name) is not None for name in names)
