"""Which charts show a year's work, beside the year before where there was one?"""

from typing import Literal

from reporting.documents.naming import period_name
from reporting.documents.tree import Chart, Series
from reporting.documents.year_tables import ids, names_of, was_there
from reporting.figures.value import Parts
from reporting.findings.facts import Facts

FEWEST = 2
"""A chart of one bar says nothing."""


def category_chart(facts: Facts) -> Chart | None:
    """Filed proposals by category, standing; a small group has its numbers in the text."""
    if facts.small:
        return None
    return breakdown_chart(facts, "proposals.by_category", "column", "立案提案分类（件）")


def level_chart(facts: Facts) -> Chart | None:
    """Uses by level, standing; a small group has its numbers in the text."""
    if facts.small:
        return None
    return breakdown_chart(facts, "proposals.sr_by_level", "column", "社情民意信息采用（篇次）")


def activity_chart(facts: Facts) -> Chart | None:
    """Activities by kind this year, lying: the names are long; the table has the year before."""
    if facts.small:
        return None
    return breakdown_chart(facts, "sectors.by_kind", "bar", "各类活动（次）", earlier=False)


def breakdown_chart(
    facts: Facts, id: str, kind: Literal["bar", "column"], title: str, *, earlier: bool = True
) -> Chart | None:
    """One series this year, one the year before where there was one and it is wanted."""
    names = names_of(facts, id)
    if len(names) < FEWEST:
        return None
    series = [Series(period_name(facts.scope), _values(facts.values[id], names), ids(id, names))]
    if earlier and facts.before is not None and was_there(facts, id):
        before = facts.before
        values = _values(before.values[id], names)
        series.append(Series(period_name(before.scope), values, ids(id, names, before.name)))
    return Chart(kind, title, names, tuple(series))


def _values(found: object, names: tuple[str, ...]) -> tuple[int, ...]:
    assert isinstance(found, Parts)
    return tuple(found.part(name).value for name in names)
