"""How does a clerk's sheet look: titles, headings, rows, totals, and the dirt of daily use?"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from random import Random

import xlsxwriter

Cell = str | int | date | None
MADE_ON = datetime(2025, 12, 31)
"""Written into every workbook, so that two runs give the same bytes."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: title rows above, one heading row, rows, and what stands below."""

    name: str
    above: tuple[tuple[Cell, ...], ...]
    heading: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    below: tuple[tuple[Cell, ...], ...] = ()

    @property
    def lines(self) -> tuple[tuple[Cell, ...], ...]:
        """Every row as it stands, from the first."""
        return (*self.above, self.heading, *self.rows, *self.below)


def write_workbook(path: Path, sheets: Sequence[Sheet]) -> None:
    """An .xlsx whose bytes depend on the sheets alone."""
    book = xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"})
    book.set_properties({"created": MADE_ON, "author": "云岭市政协提案委员会"})
    title = book.add_format({"bold": True, "font_size": 14, "align": "center"})
    heading = book.add_format({"bold": True, "border": 1, "text_wrap": True})
    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        page.set_column(0, len(sheet.heading) - 1, 14)
        head = len(sheet.above)
        for index, line in enumerate(sheet.lines):
            page.write_row(index, 0, line, heading if index == head else None)
        if sheet.above and len(sheet.heading) > 1:
            page.merge_range(0, 0, 0, len(sheet.heading) - 1, sheet.above[0][0], title)
    book.close()


def write_csv(path: Path, sheet: Sheet) -> None:
    """A .csv as an old office program saves it: GB18030, commas, CRLF."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(
        [("" if cell is None else str(cell)) for cell in line] for line in sheet.lines
    )
    path.write_bytes(text.getvalue().encode("gb18030"))


class Hand:
    """A clerk's hand: writes the same thing now one way, now another."""

    def __init__(self, seed: str) -> None:
        self._rng = Random(f"{seed}/hand")

    def day(self, day: date | None) -> Cell:
        """A date cell mostly, else one of the text forms."""
        if day is None:
            return None
        forms: list[Cell] = [
            day,
            day,
            f"{day:%Y.%m.%d}",
            f"{day.year}年{day.month}月{day.day}日",
            f"{day.year}/{day.month}/{day.day}",
            f"{day:%Y%m%d}",
        ]
        return self._rng.choice(forms)

    def name(self, name: str) -> str:
        """A two-character name is now and then padded by a full-width space."""
        if len(name) == 2 and self._rng.random() < 0.5:
            return f"{name[0]}　{name[1]}"
        return f"{name} " if self._rng.random() < 0.03 else name

    def names(self, names: Sequence[str]) -> str:
        """Several names in one cell, mostly with the usual separator."""
        mark = self._rng.choices(("、", "，", ";", "\n"), (85, 8, 4, 3))[0]
        return mark.join(names)

    def text(self, text: str) -> str:
        """A title with a stray space at one end now and then."""
        return self._rng.choices((text, f"  {text}", f"{text} "), (92, 4, 4))[0]

    def number(self, number: int, width: int) -> str:
        """A padded number, now and then in full-width digits."""
        plain = f"{number:0{width}d}"
        if self._rng.random() < 0.05:
            return plain.translate(str.maketrans("0123456789", "０１２３４５６７８９"))
        return plain

    def often(self, chance: float) -> bool:
        """Does it happen this time?"""
        return self._rng.random() < chance
