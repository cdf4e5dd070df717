"""How does the table in docs/benchmarks.md come about?"""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from bench.rounds import middle
from bench.row import Goal, Measured

BEGIN = "<!-- measured: written by `make bench` -->"
END = "<!-- end of what was measured -->"
HEADING = ("what", "floor", "measure", "floor gave", "ours", "ours / floor", "goal", "reached")


def table(found: Sequence[Measured]) -> str:
    """Markdown: one line a goal."""
    lines = [_line(HEADING), _line(["---"] * len(HEADING))]
    return "\n".join([*lines, *(line for one in found for line in _row(one))])


def _row(found: Measured) -> list[str]:
    """What is measured and against what is said once."""
    named = (f"{found.row.what} ({found.amount:,})", found.row.against)
    return [
        _goal(found, goal, ("", "") if place else named)
        for place, goal in enumerate(found.row.goals)
    ]


def _goal(found: Measured, goal: Goal, named: tuple[str, str]) -> str:
    floor, ours = middle(found.floor, goal.measure), middle(found.ours, goal.measure)
    reached = {True: "yes", False: "**no**", None: ""}[goal.holds(floor, ours)]
    values = [_number(floor), _number(ours), f"{ours / floor:.2f}", goal.text(), reached]
    return _line([*named, goal.measure, *values])


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 else f"{value:,.2f}"


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def written(page: Path, machine: Mapping[str, str], rounds: int, found: Sequence[Measured]) -> None:
    """Put a run's table between the marks of the page; what people wrote around it stays."""
    before, _, rest = page.read_text("utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    facts = "\n".join(f"- {name}: {value}" for name, value in machine.items())
    told = f"{facts}\n- medians of {rounds} rounds, floor and ours in turns\n\n{table(found)}"
    page.write_text(f"{before}{BEGIN}\n\n{told}\n\n{END}{after}", "utf-8")
