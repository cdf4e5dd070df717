"""Which figures are there, on one page? Run as a module it renews docs/figures.md."""

import sys
from pathlib import Path

from reporting.figures.catalogue import FIGURES, VERSION
from reporting.figures.catalogue.sourceless import SOURCELESS
from reporting.figures.figure import DAY, Breakdown, Count, Days, DaysBy, Figure, Ratio, sense

SENSES = {"cohort": "会次或期内进入的", "flow": "期内发生的", "stock": "统计日的"}


def page() -> str:
    """The catalogue as Markdown: id, name, sense of time, meaning."""
    lines = [
        "# Figures",
        "",
        f"Version {VERSION}. Made by `python -m reporting.figures.listing`; a test compares it.",
        "",
        "| id | 名称 | 时间口径 | 含义 |",
        "|---|---|---|---|",
        *(_line(figure) for figure in FIGURES.values()),
        "",
        "## 尚无来源 No source yet",
        "",
        "Reports name these; nothing is recorded that would tell them, so they are not counted.",
        "",
        "| 名称 | 缘由 |",
        "|---|---|",
        *(f"| {one.zh} | {one.why} |" for one in SOURCELESS),
    ]
    return "\n".join(lines) + "\n"


def _line(figure: Figure) -> str:
    return f"| `{figure.id}` | {figure.zh} | {SENSES[sense(figure)]} | {_means(figure)} |"


def _means(figure: Figure) -> str:
    match figure:
        case Count():
            return f"{figure.means}（{figure.unit}）"
        case Ratio():
            return f"{figure.means}：`{figure.of.id}` / `{figure.over.id}`"
        case Breakdown():
            return f"{figure.means}；占比以 `{figure.of.id}` 为底"
        case Days():
            return f"{figure.means}（{DAY}）：以 `{figure.of.id}` 为底"
        case DaysBy():
            return f"{figure.means}（{DAY}）：以 `{figure.of.id}` 为底，列中位数和最长"


if __name__ == "__main__":
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path()
    (root / "docs" / "figures.md").write_text(page(), encoding="utf-8")
