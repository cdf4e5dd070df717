"""Which tables only count, without shares?"""

from reporting.documents.tree import Table
from reporting.documents.wording import cell
from reporting.findings.facts import Facts


def counts_table(facts: Facts, id: str, caption: str, heading: str, counted: str) -> Table:
    """A breakdown as names and counts; parts of zero are left out."""
    rows = tuple((one.name, cell(facts.part(id, one.name))) for one in facts.parts(id) if one.value)
    return Table(caption, (heading, counted), rows, (4, 3))
