"""How is a chart drawn as SVG, with the values that were given and no share of its own?"""

import math
from collections.abc import Iterator
from decimal import Decimal

from reporting.documents.tree import Chart, Series
from reporting.render.web.markup import h
from reporting.render.word.chart_look import colour
from reporting.render.xml import Element

WIDTH = 600
"""Of the drawing in its own units; on the page it is as wide as the text."""
_NAMES, _BAR, _GAP, _PLOT = 150, 18, 14, 220
_LEGEND = 26
_LETTER = 14
_FULL = Decimal("0.8")
"""How much of the room the largest value takes: its number stands beside it."""


def svg(chart: Chart, label: str) -> Element:
    """The drawing; a reader who cannot see it is told its label, and the table below has it all."""
    height, content = _drawn(chart)
    legend = list(_legend(chart, height))
    box = f"0 0 {WIDTH} {height + (_LEGEND if legend else 0)}"
    return h("svg", *content, *legend, viewBox=box, role="img", aria_label=label)


def _drawn(chart: Chart) -> tuple[int, list[Element]]:
    match chart.kind:
        case "bar":
            return _lying(chart)
        case "column":
            return _PLOT + 2 * _LETTER, list(_standing(chart))
        case "line":
            return _PLOT + 2 * _LETTER, list(_lines(chart))
        case "pie":
            return _PLOT, list(_pie(chart))


def _share(value: int | Decimal, chart: Chart) -> Decimal:
    """How much of the room a value takes; what is below zero takes none and keeps its number."""
    most = max((value for series in chart.series for value in series.values), default=0)
    return max(Decimal(value), Decimal(0)) / most * _FULL if most > 0 else Decimal(0)


def _lying(chart: Chart) -> tuple[int, list[Element]]:
    """A row of bars a category, from the top; its name at the left."""
    drawn, y = [], 4
    for n, name in enumerate(chart.categories):
        height = _BAR * len(chart.series)
        drawn.append(_text(name, _NAMES - 8, y + height // 2 + 4, "end", room=_NAMES - 8))
        for m, series in enumerate(chart.series):
            width = round((WIDTH - _NAMES) * _share(series.values[n], chart))
            drawn.append(_rect(_NAMES, y + m * _BAR, width, _BAR - 3, m))
            said = series.printed()[n]
            drawn.append(_text(said, _NAMES + width + 6, y + m * _BAR + 12, "start"))
        y += height + _GAP
    return y, drawn


def _standing(chart: Chart) -> Iterator[Element]:
    """A group of columns a category."""
    step = WIDTH / max(len(chart.categories), 1)
    width = min(40.0, step * 0.7 / max(len(chart.series), 1))
    for n, name in enumerate(chart.categories):
        middle = step * (n + 0.5)
        yield _text(name, round(middle), _PLOT + _LETTER + 4, "middle", room=round(step) - 4)
        for m, series in enumerate(chart.series):
            left = round(middle + width * (m - len(chart.series) / 2))
            height = round(_PLOT * _share(series.values[n], chart))
            yield _rect(left, _PLOT - height, round(width) - 2, height, m)
            at = left + round(width / 2)
            yield _text(series.printed()[n], at, _PLOT - height - 5, "middle")
    yield h("path", d=f"M0 {_PLOT}H{WIDTH}", stroke="#595959")


def _lines(chart: Chart) -> Iterator[Element]:
    """A line a series; the highest of a category has its number above, the others below."""
    step = WIDTH / max(len(chart.categories), 1)
    across = [round(step * (n + 0.5)) for n in range(len(chart.categories))]
    for x, name in zip(across, chart.categories, strict=True):
        yield _text(name, x, _PLOT + _LETTER + 4, "middle", room=round(step) - 4)
    every = [
        [_PLOT - round(_PLOT * _share(value, chart)) for value in series.values]
        for series in chart.series
    ]
    highest = {x: min(points[n] for points in every) for n, x in enumerate(across)}
    for m, (series, points) in enumerate(zip(chart.series, every, strict=True)):
        path = "".join(
            f"{'L' if n else 'M'}{x} {y}"
            for n, (x, y) in enumerate(zip(across, points, strict=True))
        )
        yield h("path", d=path, fill="none", stroke=f"#{colour(m)}", stroke_width=2)
        for x, y, text in zip(across, points, series.printed(), strict=True):
            yield h("circle", cx=x, cy=y, r=3, fill=f"#{colour(m)}")
            yield _text(text, x, y - 7 if y == highest[x] else y + 18, "middle")
    yield h("path", d=f"M0 {_PLOT}H{WIDTH}", stroke="#595959")


def _pie(chart: Chart) -> Iterator[Element]:
    """Slices from the top, clockwise; names and values stand beside, one a line."""
    series = chart.series[0] if chart.series else Series("", (), ())
    whole = sum(max(value, 0) for value in series.values)
    x, y, radius, start = 120, _PLOT // 2, 96, Decimal(0)
    told = zip(chart.categories, series.values, series.printed(), strict=True)
    for n, (name, value, text) in enumerate(told):
        part = Decimal(max(value, 0)) / whole if whole else Decimal(0)
        yield h("path", d=_slice(x, y, radius, start, part), fill=f"#{colour(n)}", stroke="#fff")
        start += part
        line = 20 + n * 20
        yield _rect(260, line - 10, 12, 12, n)
        yield _text(f"{name}，{text}", 280, line, "start")


def _slice(x: int, y: int, radius: int, start: Decimal, part: Decimal) -> str:
    if part >= 1:
        return f"M{x} {y - radius}a{radius} {radius} 0 1 1 -1 0z"
    (x1, y1), (x2, y2) = (_on_circle(x, y, radius, at) for at in (start, start + part))
    return f"M{x} {y}L{x1} {y1}A{radius} {radius} 0 {int(part > Decimal('0.5'))} 1 {x2} {y2}z"


def _on_circle(x: int, y: int, radius: int, share: Decimal) -> tuple[str, str]:
    turn = 2 * math.pi * float(share)
    return f"{x + radius * math.sin(turn):.2f}", f"{y - radius * math.cos(turn):.2f}"


def _legend(chart: Chart, top: int) -> Iterator[Element]:
    """Only where several series must be told apart."""
    if len(chart.series) < 2:
        return
    step = WIDTH // len(chart.series)
    for n, series in enumerate(chart.series):
        yield _rect(n * step + 20, top + 8, 12, 12, n)
        yield _text(series.name, n * step + 38, top + 18, "start", room=step - 44)


def _rect(x: int, y: int, width: int, height: int, n: int) -> Element:
    return h("rect", x=x, y=y, width=width, height=height, fill=f"#{colour(n)}")


def _text(text: str, x: int, y: int, anchor: str, room: int = 0) -> Element:
    """A line of text; one longer than its room is set closer, never cut."""
    long: dict[str, str | int] = {"textLength": room, "lengthAdjust": "spacingAndGlyphs"}
    more = long if room and len(text) * _LETTER > room else {}
    return h("text", text, x=x, y=y, text_anchor=anchor, **more)
