"""How is an .xlsx written whose bytes depend on nothing but what was written?"""

import io
from collections.abc import Callable
from datetime import datetime
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]  # xlsxwriter ships no types

from reporting.render.package import normalised

Workbook = Any
Sheet = Any
Format = Any

_NO_CLOCK = datetime(2000, 1, 1)


def spreadsheet(fill: Callable[[Workbook], None]) -> bytes:
    """What `fill` writes into an empty xlsxwriter workbook, as a file without a clock.

    `fill` says of each cell what it is (`write_string`, `write_number`): a text stays a text.
    """
    target = io.BytesIO()
    workbook = xlsxwriter.Workbook(target, {"in_memory": True})
    workbook.set_properties({"created": _NO_CLOCK})
    fill(workbook)
    workbook.close()
    return normalised(target.getvalue())
