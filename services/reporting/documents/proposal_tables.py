"""Which tables show the year's proposals?"""

from reporting.documents.tree import Node, Table
from reporting.documents.wording import cell
from reporting.documents.year_tables import breakdown_table, category_table
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
    """Outcome, categories, units and grades, each only when there is something in it."""
    if not facts.value("proposals.received"):
        return ()
    made = (
        outcome_table(facts),
        category_table(facts),
        breakdown_table(facts, "proposals.by_unit", "承办单位办理提案统计", "承办单位", "件数"),
        breakdown_table(facts, "proposals.grades", "提案办理结果统计", "办理结果", "件数"),
    )
    return tuple(table for table in made if table is not None)


def outcome_table(facts: Facts) -> Table:
    """Received, and what became of each."""
    rows = [(said, cell(facts.count(id))) for id, said in OUTCOMES if facts.value(id)]
    total = ("收到提案合计", cell(facts.count("proposals.received")))
    return Table("提案审查结果统计", ("审查结果", "件数"), (*rows, total), (3, 2))
