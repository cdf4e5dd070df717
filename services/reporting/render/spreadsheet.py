"""How is an .xlsx written whose bytes depend on nothing but what was written?"""

import io
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # xlsxwriter ships no types

from reporting.render.many_rows import Row, with_rows
from reporting.render.package import unzipped, zipped

Workbook = Any
Sheet = Any
Format = Any
ManyRows = Mapping[int, Iterable[Row]]
"""By number of sheet, from 1, the rows in the place of its last one, as `with_rows` has them."""

_NO_CLOCK = datetime(2000, 1, 1)


def spreadsheet(fill: Callable[[Workbook], ManyRows | None]) -> bytes:
    """What `fill` writes into an empty xlsxwriter workbook, as a file without a clock.

    `fill` says of each cell what it is (`write_string`, `write_number`): a text stays a text. It
    may give back many rows more.
    """
    target = io.BytesIO()
    workbook = xlsxwriter.Workbook(target, {"in_memory": True})
    workbook.set_properties({"created": _NO_CLOCK})
    rows = fill(workbook)
    workbook.close()
    return zipped(with_rows(unzipped(target.getvalue()), rows or {}))
