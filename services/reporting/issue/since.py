"""Which figures of a document are other numbers by now, and which events made the difference?"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncEngine

from reporting.documents.evidence_book import name_of
from reporting.figures.value import Lapse, Number, Parts, Share, Value
from reporting.findings.facts import Facts, silent_sectors, yuan
from reporting.findings.quote import Reference, reference
from reporting.issue.tracing import Later, Tracing
from rules.dates import date_zh

GONE = "—"
"""Stands for a number that today cannot be told, as when a year is no longer compared."""
Texts = Mapping[str, Sequence[str]]
"""By figure id how a document prints it, each text once."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A printed figure that is another number today.

    Attributes:
        printed, now: as the document has it, and as today's would.
        events: those that arrived after the document's cut and made the difference.
        why: in Chinese, where no event did; else "".
    """

    figure: str
    name: str
    printed: str
    now: str
    events: tuple[Later, ...]
    why: str


async def moved(
    engine: AsyncEngine, printed: Texts, today: Texts, then: Facts, now: Facts
) -> list[Moved]:
    """The printed figures that are other numbers now, in reading order.

    Args:
        today: what the document would print if it were written now.
        then: the facts at the document's cut; `now` those at a later one.
    """
    tracing = Tracing(engine, then, now)
    found = []
    for id, texts in printed.items():
        of = reference(id)
        text = _said(today.get(id, ())) or _text(now, of)
        if _digits(texts) != _digits(today.get(id) or (text,)):
            events = tuple(await tracing.events(of))
            why = "" if events else _why(then, now)
            found.append(Moved(id, name_of(of), _said(texts), text, events, why))
    return found


def texts_of(printed: Iterable[Sequence[str]]) -> dict[str, list[str]]:
    """By figure id its texts, from pairs in reading order."""
    found: dict[str, list[str]] = {}
    for id, text in printed:
        texts = found.setdefault(id, [])
        if text not in texts:
            texts.append(text)
    return found


def _said(texts: Sequence[str]) -> str:
    """Every way in which it is said; a chart's bare number only where nothing has its unit."""
    full = [text for text in texts if not text.replace(".", "").isdigit()]
    return "；".join(full or texts)


def _digits(texts: Iterable[str]) -> set[str]:
    """The numbers alone: 1860人 and 1860名 say the same; 持平 is no difference, 0."""
    return {
        "".join(sign for sign in text if sign.isdigit() or sign == ".") or "0" for text in texts
    }


def _text(facts: Facts, of: Reference) -> str:
    """A figure that today's document has no sentence for, with its own unit."""
    try:
        source = facts.at("" if of.aspect == "change" else of.against).values
    except KeyError:
        return GONE
    if of.figure not in source:
        return GONE
    if of.aspect == "silent":
        return f"{len(silent_sectors(source, of.figure))}个"
    if of.aspect == "change":
        return facts.change(of.figure).text if facts.before else GONE
    return _of_value(source[of.figure], of)


def _of_value(value: Value, of: Reference) -> str:
    match value:
        case Parts() if of.part:
            part = value.part(of.part)
            return part.share if of.aspect else f"{part.value}{value.figure.of.unit}"
        case Parts():
            return f"{value.whole}{value.figure.of.unit}"
        case Number() if value.figure.unit == "分":
            return yuan(value.value)
        case Number() | Share() | Lapse():
            return value.text
        case _:
            return GONE


def _why(then: Facts, now: Facts) -> str:
    before, after = then.scope.stock_day, now.scope.stock_day
    if before != after:
        return f"没有新的事件：统计日由{date_zh(before)}变为{date_zh(after)}"
    return "没有新的事件：计算方法或程序版本有变化"
