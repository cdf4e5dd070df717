"""Which tables show the year's proposals?"""

from reporting.documents.tree import Node, Part, Table
from reporting.documents.wording import cell
from reporting.figures.value import Parts
from reporting.findings.facts import Facts

OUTCOMES = (
    ("proposals.filed", "立案"),
    ("proposals.merged_apart", "并案"),
    ("proposals.converted", "转为意见和建议"),
    ("proposals.not_filed", "不予立案"),
    ("proposals.withdrawn", "撤案"),
    ("proposals.returned", "退回补充"),
    ("proposals.under_review", "审查中"),
)


def tables(facts: Facts) -> tuple[Node, ...]:
    """Outcome, make-up and categories, each only when there is something in it."""
    if not facts.value("proposals.received"):
        return ()
    made = (
        outcome_table(facts),
        breakdown_table(facts, "proposals.by_category", "立案提案分类统计", "类别"),
        breakdown_table(facts, "proposals.by_sponsor_kind", "立案提案提案者统计", "提案者"),
        breakdown_table(facts, "proposals.grades", "提案办理结果统计", "办理结果"),
    )
    return tuple(table for table in made if table is not None)


def outcome_table(facts: Facts) -> Table:
    """Received, and what became of each."""
    rows = [(said, cell(facts.count(id))) for id, said in OUTCOMES if facts.value(id)]
    total = ("收到提案合计", cell(facts.count("proposals.received")))
    return Table("提案审查结果统计", ("审查结果", "件数"), (*rows, total), (3, 2))


def breakdown_table(facts: Facts, id: str, caption: str, heading: str) -> Table | None:
    """A breakdown with counts and shares, last year's counts beside them when there are any."""
    parts = facts.parts(id)
    if not parts:
        return None
    headings, widths = [heading, "件数"], [3, 2]
    if not facts.small:
        headings, widths = [*headings, "占比"], [*widths, 2]
    if _was_there(facts, id):
        headings, widths = [*headings, "上年件数"], [*widths, 2]
    rows: list[tuple[Part, ...]] = []
    for one in parts:
        name = f"{one.name}类" if id == "proposals.grades" else one.name
        row: list[Part] = [name, cell(facts.part(id, one.name))]
        if "占比" in headings:
            row.append(cell(facts.share(id, one.name)))
        if "上年件数" in headings:
            row.append(cell(facts.earlier_part(id, one.name)))
        rows.append(tuple(row))
    return Table(caption, tuple(headings), tuple(rows), tuple(widths))


def _was_there(facts: Facts, id: str) -> bool:
    """Whether the year before has any part of this breakdown."""
    found = facts.before.values[id] if facts.before else None
    return isinstance(found, Parts) and any(one.value for one in found.parts)
