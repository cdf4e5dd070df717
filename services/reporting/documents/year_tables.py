"""Which tables show a year's work, with the year before where there was one?"""

from reporting.documents.tree import Part, Table
from reporting.documents.wording import cell
from reporting.figures.value import Parts
from reporting.findings.facts import Facts
from reporting.findings.quote import Reference

HOSTS_AT_MOST = 12
MORE = "合计大于"
"""How a caption says that the parts add up to more than the whole."""


def category_table(facts: Facts) -> Table | None:
    """Filed proposals by category."""
    return breakdown_table(facts, "proposals.by_category", "立案提案分类统计", "类别", "件数")


def level_table(facts: Facts) -> Table | None:
    """Uses of situation reports by level."""
    return breakdown_table(
        facts, "proposals.sr_by_level", "社情民意信息采用统计", "采用层级", "采用篇次"
    )


def activity_table(facts: Facts) -> Table | None:
    """Activities by common kind."""
    return breakdown_table(facts, "sectors.by_kind", "各类活动统计", "活动类别", "次数")


def host_table(facts: Facts) -> Table | None:
    """The hosts with most activities; where some were joint, it says that each host has them."""
    joint = (
        f"（联合主办的各计一次，{MORE}活动数）" if facts.value("sectors.joint_activities") else ""
    )
    table = breakdown_table(facts, "sectors.by_host", f"活动主办情况{joint}", "主办", "次数")
    if table is None or len(table.rows) <= HOSTS_AT_MOST:
        return table
    caption = f"{table.caption}（次数较多的）"
    return Table(caption, table.headings, table.rows[:HOSTS_AT_MOST], table.widths)


def breakdown_table(
    facts: Facts, id: str, caption: str, heading: str, counted: str
) -> Table | None:
    """A breakdown with counts; shares unless they are of few; the year before beside it.

    Where a case stands in several parts, the caption says that they add up to more.
    """
    names = names_of(facts, id)
    if not names:
        return None
    earlier = was_there(facts, id)
    shares = () if facts.few(id) else ("占比",)
    before = (f"上年{counted}",) if earlier else ()
    rows = tuple(_row(facts, id, name, earlier=earlier) for name in names)
    headings = (heading, counted, *shares, *before)
    added = sum(one.value for one in facts.parts(id))
    if added > facts.whole(id) and MORE not in caption:
        caption += f"（可分属几项的各计一次，{MORE}总数）"
    return Table(caption, headings, rows, (4, *(3 for _ in headings[1:])))


def _row(facts: Facts, id: str, name: str, *, earlier: bool) -> tuple[Part, ...]:
    shown = f"{name}类" if id == "proposals.grades" else name
    row: list[Part] = [shown, cell(facts.part(id, name))]
    if not facts.few(id):
        row.append(cell(facts.share(id, name)))
    if earlier:
        row.append(cell(facts.earlier_part(id, name)))
    return tuple(row)


def names_of(facts: Facts, id: str) -> tuple[str, ...]:
    """The parts of this year in the order of print, then those only the year before had."""
    names = [one.name for one in facts.parts(id) if one.value]
    found = facts.before.values.get(id) if facts.before else None
    if names and isinstance(found, Parts):
        names += [one.name for one in found.parts if one.value and one.name not in names]
    return tuple(names)


def was_there(facts: Facts, id: str) -> bool:
    """Whether the year before has any part of this breakdown."""
    found = facts.before.values.get(id) if facts.before else None
    return isinstance(found, Parts) and any(one.value for one in found.parts)


def ids(id: str, names: tuple[str, ...], against: str = "") -> tuple[str, ...]:
    """The ids under which a chart shows the parts of a breakdown."""
    return tuple(str(Reference(id, against, name)) for name in names)
