"""How does a test write a clerk's table down, and have it read?"""

import csv
import io

import pytest

from reporting.against.ledger import read_sheet


def as_csv(rows, heads=("指标", "数值", "占比"), encoding="gb18030"):
    """A table of rows `name|value|share` as the bytes of a CSV."""
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow(heads)
    writer.writerows([[*row.split("|"), "", ""][: len(heads)] for row in rows])
    return target.getvalue().encode(encoding)


@pytest.fixture
def table():
    """Rows to the bytes of a CSV in GB18030."""
    return as_csv


@pytest.fixture
def sheet():
    """Rows to the table as it is read."""
    return lambda rows: read_sheet(as_csv(rows), "数字.csv")
