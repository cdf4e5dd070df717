"""How do many plain rows get into a sheet in little time? As XML in the package that was written.

xlsxwriter keeps an object a cell, and looks each up again when it writes it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from html import escape

Cell = str | int | Decimal | date | None
Row = Sequence[Cell]

_LONGEST = 32_767
_SHARED = "xl/sharedStrings.xml"
_DAY_0 = date(1899, 12, 30)
_COUNTS = re.compile(rb'count="(\d+)" uniqueCount="(\d+)"')
_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_LIKE_AN_ESCAPE = re.compile("(_x[0-9a-fA-F]{4}_)")


def with_rows(parts: Mapping[str, bytes], rows: Mapping[int, Iterable[Row]]) -> Mapping[str, bytes]:
    """The parts of a workbook with rows in the place of the last one of some of its sheets.

    Args:
        parts: by name, as xlsxwriter packs them; the last row of such a sheet has a cell with a
            format in each column, and the rows come in these formats.
        rows: by number of sheet, from 1, in order.
    """
    if not rows:
        return parts
    texts = _Texts(parts[_SHARED])
    filled = {}
    for number, each in sorted(rows.items()):
        name = f"xl/worksheets/sheet{number}.xml"
        filled[name] = _filled(parts[name], each, texts)
    return {**parts, **filled, _SHARED: texts.xml()}


@dataclass(slots=True)
class _Texts:
    """The workbook's table of texts, each once; those of before keep their numbers."""

    before: bytes
    known: dict[str, int] = field(default_factory=dict)
    used: int = 0
    first: int = field(init=False)

    def __post_init__(self) -> None:
        self.first = self._counts()[1]

    def _counts(self) -> tuple[int, int]:
        told = _COUNTS.search(self.before)
        assert told is not None
        return int(told[1]), int(told[2])

    def number(self, text: str) -> int:
        self.used += 1
        return self.known.setdefault(text, self.first + len(self.known))

    def xml(self) -> bytes:
        used, different = self._counts()
        counts = f'count="{used + self.used}" uniqueCount="{different + len(self.known)}"'
        head, _, end = _COUNTS.sub(counts.encode(), self.before, count=1).rpartition(b"</sst>")
        return b"".join((head, "".join(map(_text, self.known)).encode(), b"</sst>", end))


def _text(text: str) -> str:
    """A text as Excel escapes it: what XML cannot hold is _x0000_, and so is what looks like it."""
    told = _LIKE_AN_ESCAPE.sub(r"_x005F\1", text[:_LONGEST])
    told = _NOT_XML.sub(lambda found: f"_x{ord(found[0]):04X}_", escape(told, quote=False))
    space = ' xml:space="preserve"' if text != text.strip() else ""
    return f"<si><t{space}>{told}</t></si>"


def _filled(sheet: bytes, rows: Iterable[Row], texts: _Texts) -> bytes:
    end = sheet.index(b"</sheetData>")
    start = sheet.rindex(b"<row ", 0, end)
    last = sheet[start:end]
    cells = re.findall(rb'<c r="([A-Z]+)(\d+)" s="(\d+)"', last)
    first, columns = int(cells[0][1]), [(one[0].decode(), one[2].decode()) for one in cells]
    lines = list(_lines(rows, first, columns, texts))
    reach = f":{columns[-1][0]}{max(first, first + len(lines) - 1)}"
    head = re.sub(rb'(?<=<dimension ref="A1):\w+', reach.encode(), sheet[:start], count=1)
    return b"".join((head, "".join(lines).encode(), sheet[end:]))


def _lines(
    rows: Iterable[Row], first: int, columns: Sequence[tuple[str, str]], texts: _Texts
) -> Iterator[str]:
    """A row's XML each; a cell with nothing in it is not there."""
    opened = [(f'<c r="{letter}', f'" s="{style}') for letter, style in columns]
    number = texts.number
    for at, row in enumerate(rows, start=first):
        cells = [f'<row r="{at}">']
        for (cell, style), value in zip(opened, row, strict=True):
            match value:
                case None | "":
                    continue
                case str():
                    cells.append(f'{cell}{at}{style}" t="s"><v>{number(value)}</v></c>')
                case date():
                    cells.append(f'{cell}{at}{style}"><v>{(value - _DAY_0).days}</v></c>')
                case _:
                    cells.append(f'{cell}{at}{style}"><v>{value}</v></c>')
        cells.append("</row>")
        yield "".join(cells)
