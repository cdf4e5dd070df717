"""What can stand in a cell, and how does it cross the pipe from the parser's process?"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Literal

FlawKind = Literal["error", "no_result"]


# calamine resolves the _x0007_ of a workbook, but leaves halves of characters as they are.
ESCAPED_SURROGATES = re.compile(r"(?:_x[dD][89a-fA-F][0-9a-fA-F]{2}_)+")


@dataclass(frozen=True, slots=True)
class Flaw:
    """A formula that shows an error (`printed`, e.g. #REF!), or has no stored result."""

    kind: FlawKind
    printed: str


Cell = str | float | bool | date | datetime | time | Flaw | None


def from_calamine(value: Any) -> Cell:
    """What calamine read; its empty text is our None, an amount of time becomes days."""
    if value == "" and isinstance(value, str):
        return None
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if isinstance(value, timedelta):
        return value.total_seconds() / 86400
    if isinstance(value, str):
        return ESCAPED_SURROGATES.sub(_unescaped, value)
    kept: Cell = value
    return kept


def _unescaped(found: re.Match[str]) -> str:
    """Both halves are the character, one alone stays a surrogate and brings its row back."""
    units = bytes.fromhex("".join(found[0][at + 2 : at + 6] for at in range(0, len(found[0]), 7)))
    return units.decode("utf-16-be", "surrogatepass")


def pack(cell: Cell) -> Any:
    """A cell as JSON: null, text, number and bool are themselves, the rest a tagged pair."""
    match cell:
        case Flaw():
            return [cell.kind, cell.printed]
        case datetime():
            return ["datetime", cell.isoformat()]
        case date():
            return ["date", cell.isoformat()]
        case time():
            return ["time", cell.isoformat()]
        case _:
            return cell


def unpack(packed: Any) -> Cell:
    """The cell that `pack` made this of."""
    if isinstance(packed, int) and not isinstance(packed, bool):
        return float(packed)
    if not isinstance(packed, list):
        plain: Cell = packed
        return plain
    kind, text = packed
    match kind:
        case "datetime":
            return datetime.fromisoformat(text)
        case "date":
            return date.fromisoformat(text)
        case "time":
            return time.fromisoformat(text)
        case "error":
            return Flaw("error", text)
        case _:
            return Flaw("no_result", text)


def printed(cell: Cell) -> str:
    """The cell as a person reads it: 23.0 is 23, a day is 2025-03-01, blank is empty text."""
    match cell:
        case None:
            return ""
        case bool():
            return "TRUE" if cell else "FALSE"
        case float():
            return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
        case datetime():
            return cell.isoformat(sep=" ", timespec="minutes")
        case date() | time():
            return cell.isoformat()
        case Flaw():
            return cell.printed
        case _:
            return cell


def is_blank(cell: Cell) -> bool:
    """Nothing there, or nothing but space."""
    return cell is None or (isinstance(cell, str) and not cell.strip())
