"""Which stated figures stand, now or at an earlier instant?"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.ext.asyncio import AsyncEngine

from contracts.reporting.stated import StatedNumber
from reporting.figures.scope import Scope
from reporting.figures.stated import Standing, stated
from rules.dates import Window, parse_window
from rules.numbers import NO_SHARE, share, term_session_zh


def window_of(scope: Scope) -> str:
    """How stated figures name a scope's window."""
    if scope.span.plenary is not None:
        return f"{scope.plenary.term}/{scope.plenary.session}"
    assert scope.span.last is not None
    return str(Window(scope.span.first, scope.span.last))


async def beside(engine: AsyncEngine, scope: Scope, figures: Sequence[str]) -> list[dict[str, Any]]:
    """What is stated of a window, to stand beside the proved figures; all marked, in no sum.

    Args:
        figures: only of these; all, and those under names of their own, when none is named.
    """
    told = await stated(engine, scope.committee, window=window_of(scope), instant=scope.cut.instant)
    standing = [one for one in told if one.number is not None]
    return [as_told(one) for one in standing if not figures or one.row.figure in figures]


def as_told(one: Standing) -> dict[str, Any]:
    """A stated figure as HTTP tells it."""
    row, number = one.row, one.number
    return {
        "stated": True,
        "id": str(row.stated),
        "figure": row.figure,
        "name": row.name,
        "part": row.part,
        "window": {"text": row.window, "zh": window_zh(row.window)},
        "scope": row.scope,
        "whose": row.whose,
        **(_number(number, row.unit) if number is not None else {"withdrawn": True}),
        "by": one.by,
        "since": one.since.isoformat(),
        "reason": one.reason or None,
    }


def _number(number: StatedNumber, unit: str) -> Mapping[str, Any]:
    """Value, base and share, and how they are printed."""
    said = number.model_dump()
    if number.value is None:
        return {**said, "text": number.share}
    text = f"{number.value}{unit}"
    if number.share is not None:
        text += f"（{number.share}）"
    return {**said, "text": text}


def printed_share(number: StatedNumber, digits: int) -> str | None:
    """The share that a number says, else that its count is of its base; None for a bare count."""
    if number.share is not None or number.value is None or number.base is None:
        return number.share
    found = share(number.value, number.base, digits)
    return None if found == NO_SHARE else found


def window_zh(window: str) -> str:
    """A window as a document says it."""
    found = parse_window(window) if "/" not in window else None
    if isinstance(found, Window):
        return found.name_zh()
    term, _, session = window.partition("/")
    return term_session_zh(int(term), int(session))
